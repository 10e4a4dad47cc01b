"""What the year may come to, going by how earlier years turned out against their forecasts.

A row of `forecasts` is one report of the whole council; projects are in `programme`, the course of
a year by month in `profiles`, words and files elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.spending_profiles import (
    Refusal,
    ratio_forecast,
    slippage_adjusted,
    slipped_share,
    why_no_ratio,
)
from analysis.periods import Period

AMOUNTS = {
    "original_budget_gbp": "original_gbp",
    "latest_budget_gbp": "budget_gbp",
    "forecast_gbp": "forecast_gbp",
    "spent_to_date_gbp": "spent_gbp",
    "outturn_gbp": "outturn_gbp",
}
ENDS = ("lowest", "middle", "highest")
DOMINANT_SHARE = 0.25
EXAMPLE_OF_LAG_GBP = 10e6


def reports(forecasts: pd.DataFrame, *, until: Period) -> pd.DataFrame:
    """Every report of this year so far and that of the same month of each closed year, in pounds.

    A row is a report, the earliest first. Columns used: financial_year, reported_period and those
    of AMOUNTS. Columns returned: reported_at (in words), month (1 is April), financial_year,
    original_gbp, budget_gbp (the latest), forecast_gbp, spent_gbp, slippage_gbp (budget less
    forecast: what was expected to slip by then), forecast_share (of that budget; NaN without
    one), outturn_gbp (NaN this year), slipped_share (of the spending still expected, the share
    that did not come, 0 to 1; NaN this year).

    >>> forecasts = pd.DataFrame({"financial_year": ["2014/15"], "reported_period": ["2014-05"],
    ...     "original_budget_gbp": [90.0], "latest_budget_gbp": [110.0], "forecast_gbp": [100.0],
    ...     "spent_to_date_gbp": [20.0], "outturn_gbp": [80.0]})
    >>> found = reports(forecasts, until=Period(2015, 5))
    >>> found[["reported_at", "slippage_gbp", "slipped_share"]].values.tolist()
    [['31 May 2014', 10.0, 0.25]]
    """
    periods = forecasts["reported_period"].map(Period.parse)
    this_year = forecasts["financial_year"].eq(until.financial_year) & periods.le(until)
    alike = periods.map(lambda period: period.month == until.month) & periods.lt(until)
    chosen = this_year | (alike & forecasts["outturn_gbp"].notna())
    found = forecasts.assign(period=periods)[chosen].sort_values("period").rename(columns=AMOUNTS)
    return (
        found.assign(
            reported_at=found["period"].map(lambda period: period.label),
            month=found["period"].map(lambda period: period.months_elapsed),
            slippage_gbp=found["budget_gbp"] - found["forecast_gbp"],
            forecast_share=found["forecast_gbp"]
            / found["budget_gbp"].where(found["budget_gbp"] > 0),
            slipped_share=slipped_share(
                found["forecast_gbp"],
                spent_gbp=found["spent_gbp"],
                outturn_gbp=found["outturn_gbp"],
            ),
        )
        .drop(columns=["period", "reported_period"])
        .reset_index(drop=True)
    )


def past_slippage(reports: pd.DataFrame) -> pd.Series[float]:
    """How much of the spending still expected slipped in earlier years, as shares, and how many.

    `reports` is what `reports` returns. Entries returned: years (those with a slipped_share),
    lowest, middle (the median) and highest of it, and lowest_forecast and highest_forecast, the
    shares of the budget that managers expected to spend then. Without any year all but the number
    are missing (NaN).

    >>> past_slippage(pd.DataFrame({"slipped_share": [0.2, 0.3, 0.25, float("nan")],
    ...     "forecast_share": [0.97, 0.98, 0.96, 1.0]})).to_list()
    [3.0, 0.2, 0.25, 0.3, 0.96, 0.98]
    """
    closed = reports.dropna(subset="slipped_share")
    known, forecast = closed["slipped_share"], closed["forecast_share"]
    return pd.Series(
        {
            "years": len(known),
            "lowest": known.min(),
            "middle": known.median(),
            "highest": known.max(),
            "lowest_forecast": forecast.min(),
            "highest_forecast": forecast.max(),
        },
        dtype=float,
    )


def ledger_lag(past: pd.Series[float]) -> pd.Series[float]:
    """By how much the amounts with slippage are too low, in pounds, for an example of a lag.

    Spending that is made but not booked yet is taken to slip like spending still to come. Entries
    returned: behind_gbp (the example, EXAMPLE_OF_LAG_GBP), and lowest_gbp and highest_gbp, that
    times the lowest and highest slipped share of `past`; missing (NaN) without earlier years.

    >>> ledger_lag(pd.Series({"lowest": 0.2, "highest": 0.3})).to_list()
    [10000000.0, 2000000.0, 3000000.0]
    """
    return pd.Series(
        {
            "behind_gbp": EXAMPLE_OF_LAG_GBP,
            "lowest_gbp": EXAMPLE_OF_LAG_GBP * past["lowest"],
            "highest_gbp": EXAMPLE_OF_LAG_GBP * past["highest"],
        }
    )


def dominant(projects: pd.DataFrame) -> pd.DataFrame:
    """The project that alone has more than DOMINANT_SHARE of the budget: one row, or none.

    So large a project is one payment or contract: it comes or it does not, and does not slip by
    the share that many projects do. A row is a project with its columns and budget_share, 0 to 1.
    Of several the largest is taken. Columns used: current_budget_gbp.

    >>> projects = pd.DataFrame({"project_ref": ["A", "B"], "current_budget_gbp": [30.0, 70.0]})
    >>> dominant(projects)[["project_ref", "budget_share"]].values.tolist()
    [['B', 0.7]]
    """
    whole = projects["current_budget_gbp"].sum() or float("nan")
    shares = projects.assign(budget_share=projects["current_budget_gbp"] / whole)
    large = shares[shares["budget_share"] > DOMINANT_SHARE]
    return large.sort_values("current_budget_gbp", ascending=False, kind="stable").head(1)


def outlook(
    programme: pd.Series[float],
    *,
    past: pd.Series[float],
    dominant: pd.DataFrame,
    usual: pd.Series[float],
    refusal: Refusal | None,
) -> pd.DataFrame:
    """What the year comes to by each method in pounds, for the whole council.

    A row is a case: `managers` (their forecast F), then their forecast with slippage as in the
    lowest, middle and highest of the earlier years, `Y + (1 - s) (F - Y)`, then the same where
    the `dominant` project comes in full and only the others slip (`in full`), then spending so far
    over the share usually spent by now, `Y / P`, unless `refusal` says why not. The most comes
    first within a method. Without earlier years only `managers` is left; a single year gives the
    middle case only. Columns returned: case, share (s or P, 0 to 1; NaN for managers), spent_gbp
    (by 31 March), slippage_original_gbp and slippage_latest_gbp (each budget less that).

    Entries used: spent_gbp, forecast_gbp, approved_gbp and budget_gbp of `programme`, the
    council's totals; `past` is what `past_slippage` returns, `dominant` what `dominant` does;
    `usual` has the lowest_share, middle_share and highest_share usually spent by now.

    >>> programme = pd.Series({"spent_gbp": 20.0, "forecast_gbp": 100.0, "approved_gbp": 90.0,
    ...     "budget_gbp": 110.0})
    >>> past = pd.Series({"years": 3.0, "lowest": 0.2, "middle": 0.25, "highest": 0.3})
    >>> loan = pd.DataFrame({"spent_to_date_gbp": [0.0], "forecast_gbp": [40.0]})
    >>> cases = outlook(programme, past=past, dominant=loan, usual=pd.Series(dtype=float),
    ...     refusal="no share")
    >>> cases["spent_gbp"].to_list()
    [100.0, 84.0, 80.0, 76.0, 92.0, 90.0, 88.0]
    """
    spent, forecast = programme["spent_gbp"], programme["forecast_gbp"]
    slipping = {
        f"slippage {end}": (
            share,
            slippage_adjusted(forecast, spent_gbp=spent, slipped_share=share),
        )
        for end, share in _past_shares(past).items()
    }
    in_full = {
        f"in full {end}": (share, _with_one_in_full(programme, one=dominant, slipped_share=share))
        for end, share in _past_shares(past).items()
        if len(dominant)
    }
    dividing = {
        f"ratio {end}": (
            usual[f"{end}_share"],
            ratio_forecast(spent, share=usual[f"{end}_share"]),
        )
        for end in (ENDS if refusal is None else ())
    }
    cases = {"managers": (float("nan"), forecast), **slipping, **in_full, **dividing}
    return pd.DataFrame(
        [(case, share, amount) for case, (share, amount) in cases.items()],
        columns=["case", "share", "spent_gbp"],
    ).assign(
        slippage_original_gbp=lambda frame: programme["approved_gbp"] - frame["spent_gbp"],
        slippage_latest_gbp=lambda frame: programme["budget_gbp"] - frame["spent_gbp"],
    )


def _past_shares(past: pd.Series[float]) -> dict[str, float]:
    """The slipped shares to reckon with: none, that of a single year, or the range."""
    if not past["years"]:
        return {}
    return {end: past[end] for end in (ENDS if past["years"] > 1 else ("middle",))}


def _with_one_in_full(
    programme: pd.Series[float], *, one: pd.DataFrame, slipped_share: float
) -> float:
    """The forecast in pounds where the project of `one` comes in full and the others slip."""
    forecast, spent = one["forecast_gbp"].sum(), one["spent_to_date_gbp"].sum()
    return forecast + slippage_adjusted(
        programme["forecast_gbp"] - forecast,
        spent_gbp=programme["spent_gbp"] - spent,
        slipped_share=slipped_share,
    )


def ratio_refusal(
    projects: pd.DataFrame, *, usual: pd.Series[float], months_elapsed: int
) -> Refusal | None:
    """Why the year is not worked out from the share usually spent by now; None where it is.

    `usual` has the lowest_share, middle_share and highest_share usually spent by now, 0 to 1. The
    lowest is what would be divided by, so it decides. Column used: basis (the same in all rows).

    >>> usual = pd.Series({"lowest_share": 0.116})
    >>> ratio_refusal(pd.DataFrame({"basis": ["ledger"]}), usual=usual, months_elapsed=2)
    'ledger too early'
    """
    return why_no_ratio(
        usual["lowest_share"],
        basis="ledger" if projects["basis"].eq("ledger").any() else "payments",
        months_elapsed=months_elapsed,
    )
