from __future__ import annotations

import pytest

from analysis.errors import ParameterError, PrintedError
from analysis.run.difference.packs import Materiality, compare_packs, read_materiality

from ..manifests import appendix_with, manifest_with
from .packs_of import SAVINGS, SCHEMES, TABLES, pack_at

EVERY = Materiality()


@pytest.fixture
def then(tmp_path):
    return pack_at(tmp_path / "cabinet-2015-04")


@pytest.fixture
def compared(then, tmp_path):
    """The difference to a pack with other tables, or another manifest."""

    def compare(at_least=EVERY, **changes):
        now = pack_at(tmp_path / "cabinet-2015-05", **changes)
        return compare_packs(then, now, at_least=at_least)

    return compare


def test_a_pack_does_not_differ_from_itself(then):
    difference = compare_packs(then, then)
    assert (difference.count, difference.left_out, difference.appendices) == (0, 0, ())


def test_tables_meet_by_name_whatever_their_letter_and_number(compared):
    tables = {
        "B2-07-schemes.csv": SCHEMES.format(status="green"),
        "B2-01-key_figures.csv": TABLES["A-01-key_figures.csv"],
    }
    [appendix] = compared(tables=tables).appendices
    assert [(each.table, each.row, each.then, each.now) for each in appendix.changes] == [
        ("schemes", "Buses (BEC-01)", "amber", "green")
    ]


def test_tables_that_came_or_went_are_told_once(compared):
    tables = {"A-01-key_figures.csv": TABLES["A-01-key_figures.csv"], "A-09-late.csv": "x\n1\n"}
    [appendix] = compared(tables=tables).appendices
    assert [(each.kind, each.then, each.now) for each in appendix.changes] == [
        ("table", None, "Late"),
        ("table", "Schemes", None),
    ]


def test_parameters_that_changed_stand_first(compared):
    other = appendix_with("first", parameters={"period": "2015-06", "weights": "as given"})
    tables = {**TABLES, "A-02-schemes.csv": SCHEMES.format(status="green")}
    [appendix] = compared(tables=tables, appendices=(other,)).appendices
    assert [(each.kind, each.column, each.then, each.now) for each in appendix.changes] == [
        ("parameter", "period", "2015-05", "2015-06"),
        ("parameter", "weights", None, "as given"),
        ("parameter", "aim_gbp", "100", None),
        ("status", "status", "amber", "green"),
    ]


def test_appendices_that_came_went_or_failed_are_told(compared):
    second = appendix_with("second", letter="B")
    failed = appendix_with("first", state="failed", reason="cell 3 failed")
    difference = compared(appendices=(failed, second), complete=False)
    changes = {each.name: each.changes for each in difference.appendices}
    assert {name: [(c.kind, c.then, c.now) for c in found] for name, found in changes.items()} == {
        "second": [("appendix", None, "The second")],
        "first": [("appendix", "The first", None)],
    }


def test_what_the_pack_file_says_is_compared_too(compared):
    pack = manifest_with().pack.model_copy(update={"period": "2015-06", "draft": False})
    difference = compared(pack=pack)
    assert [(each.column, each.then, each.now) for each in difference.pack] == [
        ("period", "2015-05", "2015-06"),
        ("draft", "True", "False"),
    ]


def test_a_row_whose_reference_is_new_to_every_table_is_new_throughout(compared):
    schemes = SCHEMES.format(status="amber")
    tables = {
        **TABLES,
        "A-02-schemes.csv": schemes.replace(
            "Roads (BEC-02),red,400000\n", "Parks (BEC-03),red,1\n"
        ),
        "A-03-largest.csv": "scheme,target_gbp\nRoads (BEC-02),400000\n",
    }
    [appendix] = compared(tables=tables).appendices
    rows = {each.row: each.throughout for each in appendix.changes if each.kind == "row"}
    assert rows == {"Parks (BEC-03)": True, "Roads (BEC-02)": False}


def test_smaller_changes_are_left_out_and_counted(compared):
    tables = {
        "A-01-key_figures.csv": SAVINGS.format(now="£1.3m"),
        "A-02-schemes.csv": SCHEMES.format(status="green").replace("400000", "600000"),
    }
    every = compared(tables=tables)
    assert (every.count, every.left_out) == (3, 0)
    some = compared(Materiality(pounds=150_000), tables=tables)
    [appendix] = some.appendices
    assert [each.kind for each in appendix.changes] == ["figure", "status"]
    assert appendix.changes[0].row == "Roads (BEC-02)"
    assert (some.count, some.left_out) == (2, 1)
    by_part = compared(Materiality(part=0.5), tables=tables)
    assert [each.kind for each in by_part.appendices[0].changes] == ["status"]
    assert by_part.left_out == 2


def test_a_change_of_exactly_what_was_asked_for_is_told(compared):
    tables = {**TABLES, "A-01-key_figures.csv": SAVINGS.format(now="£1.3m")}
    assert compared(Materiality(pounds=100_000), tables=tables).count == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "has no manifest.json"), ("{}", "was built by another version of the workbook")],
)
def test_a_folder_that_tells_too_little_is_refused(then, tmp_path, content, why):
    now = tmp_path / "other"
    now.mkdir()
    if content:
        (now / "manifest.json").write_text(content)
    with pytest.raises(PrintedError, match=why):
        compare_packs(then, now)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], Materiality()),
        (["50000"], Materiality(pounds=50_000)),
        (["£1.5m", "2.5%"], Materiality(pounds=1.5e6, part=0.025)),
    ],
)
def test_the_least_change_is_pounds_or_per_cent(texts, expected):
    assert read_materiality(texts) == expected


@pytest.mark.parametrize("text", ["", "much", "-5", "5 %%", "1e6"])
def test_any_other_least_change_is_refused(text):
    with pytest.raises(ParameterError, match="neither pounds nor per cent"):
        read_materiality([text])
