"""Services' years from their spending: inside or outside, none, and why some have none."""

import pandas as pd
import pytest

from analysis.page import Statement
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits

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


def said(frame: pd.DataFrame) -> str:
    return exhibits.say_service_forecasts(frame, own=OWN).as_text()


def test_places_are_counted_with_the_record():
    assert said(services("inside", "inside", "below")) == (
        "For three services the spending so far gives a range in which eight of ten results are "
        "meant to fall. Of the managers' forecasts two lie inside it, one below and none above. "
        "Where one lies outside, its managers expect something that spending does not show yet, "
        "which is worth a question. About two of ten would be outside in any case.\n"
        "Tried on two earlier years of this council, each time with ranges learnt from the rest, "
        "56 of 77 results fell inside, 73%."
    )


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


def test_the_table_holds_what_the_range_is_made_of():
    table = exhibits.tabulate_service_forecasts(services("below", None), now=NOW, source="Monitor.")
    assert table.as_text().splitlines()[1:] == [
        "Service | Spent (£m) | Share (%) | Jumps | From (£m) | To (£m) | Managers (£m) | They are",
        "Service 0 | 2.000 | 20.00 | 0.100 | 9.50 | 10.70 | 11.00 | below",
        "Service 1 | 2.000 | 20.00 | 0.100 | [z] | 10.70 | 11.00 | [z]",
    ]
    assert "times e to the power of jumps times −0.50 and 0.70" in table.notes[0]


def test_another_method_shows_its_forecast_and_no_share():
    other = services("below").assign(method="additive")
    table = exhibits.tabulate_service_forecasts(other, now=NOW, source="Monitor.")
    assert "Service 0 | 10.000 | 0.100" in table.as_text()
    assert "Share" not in table.as_text()
    assert "the forecast from spending (the rest of the year as last year)" in table.notes[0]


def test_at_most_ten_pressures_are_listed_and_no_underspend():
    many = services(*["inside"] * 12)
    table = exhibits.tabulate_service_forecasts(many, now=NOW, source="Monitor.")
    assert len(table.frame) == 10
    under = exhibits.tabulate_service_forecasts(
        many.assign(net_gbp=-1.0), now=NOW, source="Monitor."
    )
    assert isinstance(under, Statement)
