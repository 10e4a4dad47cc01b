"""Services' years from their spending: inside or outside, none, and why some have none."""

import pandas as pd
import pytest

from analysis.page import Statement
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits, measures

NOW = Period(2015, 5)
OWN = pd.Series({"years": 2.0, "cases": 77.0, "inside": 56.0, "coverage_share": 56 / 77})


def services(*places: str | None, why: str = "small share") -> pd.DataFrame:
    """A service for each place, with no range and the reason `why` where the place is None."""
    rows = pd.DataFrame({"place": list(places)}, dtype=object)
    has = rows["place"].notna()
    given = {
        "spent_gbp": 2e6,
        "share": 0.2,
        "unevenness": 0.1,
        "low_end": -0.5,
        "high_end": 0.7,
        "forecast_gbp": 10e6,
        "low_gbp": 9.5e6,
        "high_gbp": 10.7e6,
        "method": "profile ratio",
    }
    return rows.assign(**given).assign(
        service=[f"Service {place}" for place in range(len(rows))],
        cash_limit_gbp=[float(len(rows) - place) for place in range(len(rows))],
        net_gbp=[float(len(rows) - place) for place in range(len(rows))],
        managers_gbp=11e6,
        why_not=["" if each else why for each in has],
        low_gbp=lambda frame: frame["low_gbp"].where(has),
        method=lambda frame: frame["method"].where(has),
    )


def said(frame: pd.DataFrame, own: pd.Series = OWN) -> str:
    places = measures.places(frame, own=own)
    return exhibits.say_service_forecasts(frame, places=places, own=own).as_text()


def test_places_are_counted_with_the_record_and_with_chance():
    # 21 of 77 results fell outside: of 8 services 2.2.
    assert said(services(*["inside"] * 5, *["below"] * 3)) == (
        "Spending so far gives eight services a range. Of the managers' forecasts five lie inside "
        "it, three below and none above. In two earlier years of this council 56 of 77 results, "
        "73%, fell inside ranges learnt from the rest. By chance about two would be outside, some "
        "each way. Here three are, all because managers forecast less than spending suggests: each "
        "is worth a question."
    )


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (["above", "above"], "Here two are, all because managers forecast more than spending sugg"),
        (["above", "below"], "some each way."),
        (["inside", "below"], "some each way."),
        (["inside"], "By chance about none would be outside"),
    ],
)
def test_only_what_lies_all_on_one_side_is_called_so(places, words):
    text = said(services(*places))
    assert words in text
    assert ("Here" in text) == (places == ["above", "above"])


def test_without_a_record_nothing_is_said_of_chance():
    own = OWN.where(~OWN.index.isin(["cases"]), 0.0).where(OWN.index != "coverage_share")
    assert "chance" not in said(services("below", "inside"), own)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("small share", "under 5% any difference would become 20 times as large or more."),
        ("reversed", "the ledger stands on the wrong side of nought, because bills"),
        ("no history", "a month of this year or of last year is missing."),
        ("no test", "at this month there is no earlier year to test a forecast on."),
    ],
)
def test_a_service_without_a_forecast_has_its_reason(why, words):
    text = said(services("inside", None, why=why))
    assert "No forecast is made from spending for one service (Service 1): " in text
    assert words in text


def test_of_many_refusals_only_the_largest_services_are_named():
    text = said(services(*["inside"] * 2, *[None] * 9))
    assert "for 9 services (the largest are Service 2, Service 3 and Service 4)" in text


def test_without_any_range_only_the_reasons_are_left():
    text = said(services(None))
    assert text.startswith("No service has a range from its spending so far.\nNo forecast is made")


def test_the_table_says_which_way_spending_points():
    table = exhibits.tabulate_service_forecasts(services("below", None), now=NOW, source="Monitor.")
    assert table.as_text().splitlines()[1:] == [
        "Service | Spent (£m) | From (£m) | To (£m) | Managers' forecast (£m) | Spending points to",
        "Service 0 | 2.00 | 9.50 | 10.70 | 11.00 | more",
        "Service 1 | 2.00 | [z] | 10.70 | 11.00 | [z]",
    ]
    other = exhibits.tabulate_service_forecasts(
        services("above", "inside"), now=NOW, source="Monitor."
    )
    assert [row.split(" | ")[-1] for row in other.as_text().splitlines()[2:]] == [
        "less",
        "the same",
    ]
    assert any("docs/methods/budget_pressure.md" in note for note in table.notes)


def test_at_most_ten_pressures_are_listed_and_no_underspend():
    many = services(*["inside"] * 12)
    table = exhibits.tabulate_service_forecasts(many, now=NOW, source="Monitor.")
    assert len(table.frame) == 10
    under = exhibits.tabulate_service_forecasts(
        many.assign(net_gbp=-1.0), now=NOW, source="Monitor."
    )
    assert isinstance(under, Statement)
