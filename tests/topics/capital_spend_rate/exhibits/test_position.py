"""Capital headline, changes and rate: the words follow the numbers."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import FIVE, projects_of

NOW, LAST = Period.parse("2015-05"), Period.parse("2015-04")
PROGRAMME = pd.Series(
    {
        "budget_gbp": 100e6,
        "spent_gbp": 10e6,
        "spent_share": 0.1,
        "year_gone_share": 2 / 12,
        "months_gone": 2.0,
        "remaining_gbp": 90e6,
        "needed_monthly_gbp": 9e6,
        "achieved_monthly_gbp": 5e6,
        "forecast_gbp": 95e6,
        "unforecast_gbp": 5e6,
    }
)


ALONE = pd.DataFrame({"case": ["managers"], "spent_gbp": [172e6]})


NO_PROJECT = measures.dominant(FIVE.iloc[:0])
SPREAD = pd.Series({"years": 2.0, "lowest_early_gbp": 9.8e6, "highest_early_gbp": 14.2e6})


def headline(
    *, outlook: pd.DataFrame = ALONE, dominant: pd.DataFrame = NO_PROJECT, **changed: float
) -> str:
    figures = compared(pd.Series({**PROGRAMME, **changed}), before=PROGRAMME)
    return exhibits.say_headline(figures, outlook=outlook, dominant=dominant, now=NOW).as_text()


def test_headline_says_share_rate_and_forecast():
    assert headline() == (
        "At 31 May 2015, £10.0m of the £100.0m capital budget for 2015/16 (10.0%) had been spent: "
        "no change since the last report.\n"
        "Two months of 12 (16.7% of the year) have gone. Spending the £90.0m that is left would "
        "take £9.0m a month on average over 10 months; the average so far is £5.00m a month.\n"
        "Managers expect to spend £95.0m by 31 March, £5.0m less than the budget."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"spent_gbp": 12e6}, "had been spent: up £2.0m since the last report"),
        ({"spent_gbp": 0.0, "spent_share": 0.0}, "£0 of the £100.0m capital budget"),
        (
            {"spent_gbp": -1e6, "spent_share": -0.01},
            "spending against the £100.0m capital budget for 2015/16 stood at −£1.0m (−1.0%): "
            "reversals outweighed new spending. That is down £11.0m since",
        ),
        ({"budget_gbp": 0.0}, "There is no capital budget for 2015/16."),
        ({"remaining_gbp": 0.0}, "have gone. The whole budget has been spent."),
        ({"remaining_gbp": -2e6}, "The whole budget has been spent, and £2.0m more."),
        (
            {"months_gone": 12.0, "year_gone_share": 1.0, "remaining_gbp": 0.0},
            "12 months of 12 (100.0% of the year) have gone. The whole budget has been spent.",
        ),
        ({"months_gone": 1.0, "year_gone_share": 1 / 12}, "One month of 12 (8.3% of the year) has"),
        ({"months_gone": 11.0}, "on average over one month;"),
        ({"months_gone": 12.0}, "The year is over, and £90.0m of the budget was unspent."),
        ({"achieved_monthly_gbp": 80e3}, "the average so far is £80,000 a month"),
        ({"achieved_monthly_gbp": 12.34e6}, "the average so far is £12.3m a month"),
        ({"achieved_monthly_gbp": -300e3}, "the average so far is −£0.30m a month"),
        ({"unforecast_gbp": 0.0}, "£95.0m by 31 March, the whole budget."),
        ({"unforecast_gbp": -2e6}, "£2.0m more than the budget."),
    ],
)
def test_headline_follows_the_numbers(changed, words):
    assert words in headline(**changed)


@pytest.mark.parametrize(
    ("slipped", "words"),
    [
        ((132e6, 122e6, 116e6), "between £116.0m and £132.0m"),
        ((122e6,), "£122.0m"),
    ],
)
def test_the_headline_says_what_past_slippage_would_mean(slipped, words):
    cases = [f"slippage {end}" for end in ("lowest", "middle", "highest")]
    outlook = pd.DataFrame(
        {"case": ["managers", *cases[: len(slipped)]], "spent_gbp": [172e6, *slipped]}
    )
    said = headline(outlook=outlook)
    assert said.endswith(
        "£5.0m less than the budget.\nIf as much slips as in earlier years, the whole council's "
        f"spending comes to {words}."
    )


def test_the_headline_says_what_it_means_if_one_very_large_project_comes_in_full():
    cases = ["slippage lowest", "slippage highest", "in full lowest", "in full highest"]
    outlook = pd.DataFrame({"case": cases, "spent_gbp": [132e6, 116e6, 144e6, 133e6]})
    # A has 720 of 1,300: 55 %.
    said = headline(outlook=outlook, dominant=measures.dominant(FIVE))
    assert said.endswith(
        "between £116.0m and £132.0m. If one project, Project A (£720, 55% of the whole budget), "
        "is paid in full and only the others slip, it comes to between £133.0m and £144.0m."
    )


def test_key_figures_of_a_finished_year_say_that_no_rate_is_left():
    now = measures.totals(FIVE, months_elapsed=12)
    before = measures.totals(FIVE, months_elapsed=11)
    figures = exhibits.tabulate_key_figures(
        compared(now, before=before), now=NOW, last=LAST, source="Capital monitor."
    ).figures
    (needed,) = [each for each in figures if each.label.startswith("Average a month")]
    assert needed.now == "[x]"


def changes(**values: object) -> pd.DataFrame:
    row = {
        "project_ref": "A1",
        "title": "Bridge",
        "block": "Roads",
        "stage_before": "design",
        "stage_now": "design",
        "completion_before": pd.Timestamp("2016-03-31"),
        "completion_now": pd.Timestamp("2016-03-31"),
        "budget_gbp": 500_000.0,
        "budget_change_gbp": 0.0,
        "forecast_change_gbp": 0.0,
        "size_gbp": 500_000.0,
    }
    return pd.DataFrame([{**row, **values}])


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"stage_now": "on site"}, "from design to on site (budget £0.5m)."),
        (
            {"completion_now": pd.Timestamp("2016-06-30")},
            "completion moved from 31 March 2016 to 30 June 2016.",
        ),
        (
            {"budget_change_gbp": 150e3, "forecast_change_gbp": -250e3},
            "budget up £0.2m and forecast down £0.3m.",
        ),
        (
            {"stage_before": "not listed", "completion_before": pd.NaT, "budget_change_gbp": 5e5},
            "new in this report, at the stage design (budget £0.5m).",
        ),
        (
            {"stage_now": "not listed", "completion_now": pd.NaT, "budget_change_gbp": -5e5},
            "no longer in the report (budget £0.5m).",
        ),
    ],
)
def test_a_change_is_told_by_what_moved(values, told):
    said = exhibits.say_changes(changes(**values), materiality_gbp=1e5).as_text()
    assert said == f"Bridge (A1, Roads): {told}"


@pytest.mark.parametrize(
    ("budget_gbp", "forecast_gbp", "told"),
    [
        (2e5, -5e5, "All other projects: budget up £0.2m, forecast down £0.5m."),
        (0.0, 0.0, "All other projects: budget unchanged, forecast unchanged."),
    ],
)
def test_the_other_projects_close_the_list(budget_gbp, forecast_gbp, told):
    others = changes(
        project_ref=None,
        title="All other projects",
        budget_change_gbp=budget_gbp,
        forecast_change_gbp=forecast_gbp,
    )
    assert exhibits.say_changes(others, materiality_gbp=1e5).as_text() == told


def test_no_change_is_a_sentence():
    said = exhibits.say_changes(changes().iloc[:0], materiality_gbp=250_000)
    assert said.role == "text"
    assert said.as_text() == (
        "No project with a budget of £0.3m or more changed its stage or completion date, and no "
        "budget or forecast changed by as much, since the last report."
    )


def test_rates_name_the_average_needed_and_achieved():
    rates = measures.monthly_rates(measures.totals(FIVE, months_elapsed=2), busiest_gbp=108.0)
    chart = exhibits.draw_rates(rates, now=NOW, source="Capital monitor.")
    assert chart.finding == (
        "£125 a month is needed to spend the whole budget, £28 is achieved; the council's busiest "
        "month of earlier years came to £108."
    )
    assert "two months so far, of 10 months to go" in chart.subtitle
    assert any("averages" in note for note in chart.table.notes)


def test_without_earlier_years_no_month_is_named_as_the_busiest():
    programme = measures.totals(FIVE, months_elapsed=2)
    rates = measures.monthly_rates(programme, busiest_gbp=float("nan"))
    chart = exhibits.draw_rates(rates, now=NOW, source="Capital monitor.")
    assert chart.finding.endswith("£28 is achieved.")
    assert "earlier years" not in chart.as_text()


def test_rates_of_a_finished_year_have_one_bar():
    programme = measures.totals(FIVE, months_elapsed=12)
    rates = measures.monthly_rates(programme, busiest_gbp=float("nan"))
    chart = exhibits.draw_rates(rates, now=Period.parse("2016-03"), source="Capital monitor.")
    assert chart.finding == "Spending over the whole year averaged £5 a month."
    assert "one bar" in chart.alt


@pytest.mark.parametrize(
    ("spent", "words"),
    [
        ((-10_000, -5_000), "Two projects show negative spending, −£15,000 in all."),
        ((-10_000, 5_000), "One project shows negative spending, −£10,000."),
        ((-749_413, 0), "One project shows negative spending, −£0.75m."),
        ((10_000, 5_000), "No project shows negative spending."),
    ],
)
def test_the_caution_counts_what_is_below_zero(spent, words):
    projects = projects_of(
        *(
            (f"P{place}", "Roads", "on site", 1e6, 0, 0, each, 1e6)
            for place, each in enumerate(spent)
        )
    )
    totals = measures.totals(projects, months_elapsed=2)
    said = exhibits.say_basis(
        totals, projects=projects, spread=SPREAD, now=NOW, refusal="ledger too early"
    )
    assert said.role == "caution"
    assert "we cannot say how much work has been done" in said.as_text()
    assert "had spent £9.8m to £14.2m by the end of May in the two earlier years" in said.as_text()
    assert words in said.as_text()
    assert "an accrual" in said.as_text()
    assert "no forecast is made from it" in said.as_text()


def test_payments_are_not_explained_by_accruals():
    projects = FIVE.assign(basis="payments")
    totals = measures.totals(FIVE, months_elapsed=2)
    said = exhibits.say_basis(
        totals, projects=projects, spread=SPREAD, now=NOW, refusal=None
    ).as_text()
    assert "no forecast" not in said
    assert "earlier years" not in said
    assert said.startswith("These are payments:")
    assert "accrual" not in said
