"""What services' spending says of their year: months, refusals, ranges and the record."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.budget_pressure import measures

MAY = Period(2015, 5)
YEARS = ("2012/13", "2013/14", "2014/15")
# Nought in April, 20 in May and 80 over the rest: a fifth of the year by May.
PROFILE = (0.0, 20.0, *[8.0] * 10)


def report(month: int, **to_date: float) -> pd.DataFrame:
    """A month's rows: spent to date of each service, all in one directorate."""
    return pd.DataFrame(
        {
            "directorate": "Places",
            "service": list(to_date),
            "actual_to_date_gbp": list(to_date.values()),
            "month": month,
        }
    )


def history_of(**months: tuple[float, ...]) -> pd.DataFrame:
    """Twelve months of each service, half as much in the first of three years as in the last."""
    return pd.DataFrame(
        [
            (year, month, "Places", service, amount * (2 + place) / 4)
            for place, year in enumerate(YEARS)
            for service, amounts in months.items()
            for month, amount in enumerate(amounts, start=1)
        ],
        columns=["financial_year", "month", "directorate", "service", "amount_gbp"],
    )


def limits(**managers_gbp: float) -> pd.DataFrame:
    """Services with a cash limit of 100 and what managers forecast after action."""
    rows = pd.DataFrame({"service": list(managers_gbp), "managers": list(managers_gbp.values())})
    return rows.assign(directorate="Places", cash_limit_gbp=100.0, net_gbp=rows["managers"] - 100)


MANY = {f"Service {place}": PROFILE for place in range(10)}


def forecasts_of(history: pd.DataFrame, spent: dict[str, float], **managers_gbp: float):
    year = pd.concat([report(1, **dict.fromkeys(spent, 0.0)), report(2, **spent)])
    monthly = measures.spending_by_month(year, history=history, now=MAY)
    tested = measures.tested_forecasts(monthly)
    return measures.service_forecasts(
        monthly, tested=tested, services=limits(**managers_gbp), now=MAY
    ).set_index("service")


def test_a_months_own_amount_is_the_difference_from_the_report_before():
    year = pd.concat([report(1, Roads=5.0, Parks=-2.0), report(2, Roads=12.0, Parks=3.0)])
    monthly = measures.spending_by_month(year, history=history_of(), now=MAY)
    rows = monthly.set_index(["service", "month"])["amount_gbp"]
    assert rows.to_dict() == {
        ("Parks", 1): -2,
        ("Parks", 2): 5,
        ("Roads", 1): 5,
        ("Roads", 2): 7,
    }


def test_after_a_missing_report_a_months_own_amount_is_missing_too():
    year = pd.concat([report(1, Roads=5.0), report(3, Roads=20.0)])
    monthly = measures.spending_by_month(year, history=history_of(), now=Period(2015, 6))
    assert monthly["month"].to_list() == [1]


def test_nothing_later_than_the_report_is_used():
    history = history_of(Roads=PROFILE).assign(
        financial_year=lambda rows: rows["financial_year"].replace("2014/15", "2015/16")
    )
    monthly = measures.spending_by_month(report(1, Roads=5.0), history=history, now=Period(2015, 4))
    this_year = monthly[monthly["financial_year"] == "2015/16"]
    assert this_year["amount_gbp"].to_list() == [5]


def test_spending_divided_by_last_years_share_worked_by_hand():
    # A fifth of last year was spent by May; 30 divided by a fifth is 150.
    spent = dict.fromkeys(MANY, 20.0) | {"Service 0": 30.0}
    managers = {"Service 0": 150.0, "Service 1": 500.0, "Service 2": 10.0}
    shown = forecasts_of(history_of(**MANY), spent, **managers)
    first = shown.loc["Service 0"]
    assert first["method"] == "profile ratio"
    assert first["share"] == pytest.approx(0.2)
    assert first["forecast_gbp"] == pytest.approx(150)
    assert first["low_gbp"] <= first["forecast_gbp"] <= first["high_gbp"]
    assert shown["place"].to_list() == ["inside", "above", "below"]
    assert (shown["why_not"] == "").all()


def test_a_share_under_a_twentieth_is_refused():
    late = {**MANY, "Winter": (0.0, 1.0, *[9.9] * 10)}
    spent = dict.fromkeys(late, 20.0)
    shown = forecasts_of(history_of(**late), spent, Winter=100.0)
    winter = shown.loc["Winter"]
    assert winter["share"] == pytest.approx(0.01)
    assert winter["why_not"] == "small share"
    assert winter[["forecast_gbp", "low_gbp", "high_gbp", "place"]].isna().all()


def test_a_ledger_below_nought_is_refused():
    spent = dict.fromkeys(MANY, 20.0) | {"Service 3": -5.0}
    shown = forecasts_of(history_of(**MANY), spent, **{"Service 3": 100.0})
    assert shown.loc["Service 3", "why_not"] == "reversed"
    assert pd.isna(shown.loc["Service 3", "forecast_gbp"])


def test_a_service_without_last_year_has_no_history():
    spent = dict.fromkeys(MANY, 20.0) | {"New": 20.0}
    shown = forecasts_of(history_of(**MANY), spent, New=100.0)
    assert shown.loc["New", "why_not"] == "no history"


def test_under_twenty_cases_there_is_a_forecast_and_no_range():
    shown = forecasts_of(history_of(Roads=PROFILE), {"Roads": 20.0}, Roads=100.0).loc["Roads"]
    assert shown["forecast_gbp"] == pytest.approx(100)
    assert pd.isna(shown["low_gbp"])
    assert pd.isna(shown["place"])


def test_at_the_end_of_the_year_nothing_is_forecast():
    march = Period(2016, 3)
    year = pd.concat([report(month, Roads=10.0 * month) for month in range(1, 13)])
    monthly = measures.spending_by_month(year, history=history_of(Roads=PROFILE), now=march)
    tested = measures.tested_forecasts(monthly)
    shown = measures.service_forecasts(
        monthly, tested=tested, services=limits(Roads=100.0), now=march
    )
    assert shown["why_not"].to_list() == ["no test"]
    assert measures.own_record(tested, now=march)["cases"] == 0


def test_without_any_earlier_year_nothing_is_forecast():
    shown = forecasts_of(history_of(), {"Roads": 20.0}, Roads=100.0)
    assert shown["why_not"].to_list() == ["no history"]


def test_the_record_counts_results_inside_ranges_learnt_from_other_years():
    # 30 services in three years: two of them have a year before; all alike, so every result is in.
    many = {f"Service {place}": PROFILE for place in range(30)}
    monthly = measures.spending_by_month(
        report(1, **dict.fromkeys(many, 0.0)), history=history_of(**many), now=MAY
    )
    own = measures.own_record(measures.tested_forecasts(monthly), now=MAY)
    # One directorate in two years.
    assert own[["years", "directorate_years", "cases"]].to_list() == [2, 2, 60]
    assert own["inside"] == own["coverage_share"] * 60


@pytest.mark.parametrize("times", [0.01, 1000])
def test_forecasts_and_ranges_scale_with_the_unit(times):
    spent = dict.fromkeys(MANY, 20.0) | {"Service 0": 30.0}
    history = history_of(**MANY)
    one = forecasts_of(history, spent, **{"Service 0": 150.0}).iloc[0]
    scaled = forecasts_of(
        history.assign(amount_gbp=history["amount_gbp"] * times),
        {name: amount * times for name, amount in spent.items()},
        **{"Service 0": 150.0},
    ).iloc[0]
    amounts = ["forecast_gbp", "low_gbp", "high_gbp"]
    assert scaled[amounts].to_list() == pytest.approx([one[name] * times for name in amounts])


def test_places_are_counted_and_none_lies_outside_by_chance_without_a_record():
    by_service = pd.DataFrame({"place": ["below", "inside", "below", None, "above"]})
    own = pd.Series({"coverage_share": 0.5})
    assert measures.places(by_service, own=own).to_dict() == {
        "ranged": 4,
        "inside": 1,
        "below": 2,
        "above": 1,
        "by_chance": 2,
    }
    nothing = measures.places(by_service.iloc[3:4], own=pd.Series({"coverage_share": float("nan")}))
    assert nothing["ranged"] == 0
    assert pd.isna(nothing["by_chance"])
