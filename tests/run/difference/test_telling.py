from __future__ import annotations

import pytest

from analysis.run.difference.packs import Materiality, compare_packs
from analysis.run.difference.telling import as_text

from ..manifests import appendix_with, manifest_with
from .packs_of import SAVINGS, SCHEMES, TABLES, captioned, pack_at

EVERY = Materiality()


@pytest.fixture
def lines(tmp_path):
    """The lines that tell the difference of a pack of some tables from that of others."""

    def tell(tables, *, then=TABLES, at_least=EVERY, **changes):
        old, new = tmp_path / "cabinet-2015-04", tmp_path / "cabinet-2015-05"
        pack_at(old, tables=then)
        pack_at(new, tables=tables, **changes)
        captioned(new, "schemes", "Schemes, 31 May 2015", ["Scheme", "Rating", "Target (£m)"])
        return as_text(compare_packs(old, new, at_least=at_least)).splitlines()

    return tell


def test_nothing_is_said_to_have_changed_where_nothing_did(lines):
    assert lines(TABLES) == ["cabinet-2015-05 compared with cabinet-2015-04", "Nothing changed."]


def test_a_month_in_words(lines):
    tables = {
        "A-01-key_figures.csv": SAVINGS.format(now="£1.4m").replace("£1.0m", "£1.2m"),
        "A-02-schemes.csv": SCHEMES.format(status="green").replace("1200000", "1400000")
        + "Parks (BEC-03),no_status,[x]\n",
    }
    appendix = appendix_with("first", parameters={"period": "2015-06", "aim_gbp": 100})
    pack = manifest_with().pack.model_copy(update={"period": "2015-06"})
    assert lines(tables, appendices=(appendix,), pack=pack) == [
        "cabinet-2015-05 compared with cabinet-2015-04",
        "  period: 2015-05 to 2015-06",
        "",
        "A  The first",
        "  Key figures",
        "    Delivered: £1.2m to £1.4m (up £0.2m, 16.7%)",
        "  Parameters",
        "    period: 2015-05 to 2015-06",
        "  Statuses",
        "    Buses (BEC-01): Amber to Green",
        "  New",
        "    new: Parks (BEC-03): Rating No status",
        "  Schemes, 31 May 2015",
        "    Buses (BEC-01), Target: £1.2m to £1.4m (up £0.2m, 16.7%)",
        "  One change of what is said of the report before.",
    ]


def test_a_change_that_two_tables_show_is_told_once_in_its_fullest_words(lines):
    def tables(status):
        return {
            "A-02-schemes.csv": SCHEMES.format(status=status),
            "A-03-all.csv": f"scheme_ref,title,status\nBEC-01,Buses and trams,{status}\n",
            "A-04-few.csv": f"scheme,status\nBuses and trams (%),{status}\n",
        }

    told = lines(tables("green"), then=tables("amber"))
    assert told[4:] == [
        "    Buses and trams (BEC-01): Amber to Green",
    ]


def test_more_than_ten_changes_of_one_table_are_counted(lines):
    def tables(amount):
        rows = "".join(f"Scheme {number},{amount * number}\n" for number in range(1, 13))
        return {"A-02-schemes.csv": f"scheme,target_gbp\n{rows}"}

    told = lines(tables(2), then=tables(1))
    assert told[4] == "    Scheme 12, target: £12 to £24 (up £12, 100.0%)"
    assert told[-1] == "    and 2 more"
    assert len(told) == 4 + 10 + 1


def test_words_are_cut_to_where_they_part(lines):
    def tables(end):
        return {"A-02-points.csv": f"point,said\nWhy,{'because ' * 20}{end}\n"}

    told = lines(tables("of rain"), then=tables("of snow"))
    around = "…" + ("because " * 20)[-37:] + "of "
    assert told[-1] == f"    Why, said: {around}snow to {around}rain"


def test_columns_and_rows_that_came_and_went_are_told_by_table(lines):
    told = lines(
        {"A-02-late.csv": "name,days\nBuses,3\n"}, then={"A-02-late.csv": "name,weeks\nRoads,1\n"}
    )
    assert told[3:] == [
        "  Late",
        "    new: column 'days'",
        "    gone: column 'weeks'",
        "    new: Buses: days 3",
        "    gone: Roads: weeks 1",
    ]


def test_an_appendix_that_is_new_is_told(lines):
    first = appendix_with("first", parameters={"period": "2015-05", "aim_gbp": 100})
    told = lines(TABLES, appendices=(first, appendix_with("second", letter="B")))
    assert told[1:] == ["", "B  The second", "  Parameters", "    new: appendix 'The second'"]


def test_what_is_left_out_is_counted(lines):
    tables = {**TABLES, "A-02-schemes.csv": SCHEMES.format(status="amber").replace("4000", "4001")}
    assert lines(tables, at_least=Materiality(pounds=1000)) == [
        "cabinet-2015-05 compared with cabinet-2015-04",
        "Nothing changed by as much as was asked for.",
        "",
        "Left out as too small: one figure.",
    ]
