"""What services have spent so far says of their year, beside what their managers forecast.

The ways of forecasting and their ranges are those of `analysis.methods`; the council as a whole is
in `council`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.methods.back_test import back_test, forecast_by_rule, left_one_out, paired_years
from analysis.methods.forecast_ranges import range_ends
from analysis.methods.forecasts import LEAST_SHARE, months_of
from analysis.periods import Period

PLACES = ["inside", "below", "above"]
KEY = ["group", "service"]
LIMITS = ["directorate", "service", "cash_limit_gbp", "net_gbp", "managers_gbp"]
FORECAST = ["method", "forecast_gbp", "unevenness", "low_end", "high_end", "low_gbp", "high_gbp"]


def spending_by_month(year: pd.DataFrame, *, history: pd.DataFrame, now: Period) -> pd.DataFrame:
    """Pounds each service spent in each month of the earlier years and of this one up to `now`.

    `year` has the rows of this year's reports, with `month` (1 is April) and actual_to_date_gbp; a
    month's own amount is the difference from the report before, and missing where that one is.
    `history` has the months of earlier years. A row is a service in a month: group (the
    directorate), service, financial_year, month, amount_gbp.

    >>> year = pd.DataFrame({"directorate": "Places", "service": "Roads", "month": [1, 2],
    ...     "actual_to_date_gbp": [5.0, 12.0]})
    >>> none = year.head(0).assign(financial_year="", amount_gbp=0.0)
    >>> spending_by_month(year, history=none, now=Period(2015, 5))["amount_gbp"].to_list()
    [5.0, 7.0]
    """
    to_date = year.pivot(
        index=["directorate", "service"], columns="month", values="actual_to_date_gbp"
    ).reindex(columns=range(1, now.months_elapsed + 1))
    months = to_date - to_date.shift(axis="columns", fill_value=0.0)
    this_year = months.melt(var_name="month", value_name="amount_gbp", ignore_index=False)
    earlier = history[history["financial_year"] < now.financial_year]
    return pd.concat(
        [earlier, this_year.dropna().reset_index().assign(financial_year=now.financial_year)],
        ignore_index=True,
    ).rename(columns={"directorate": "group"})[[*KEY, "financial_year", "month", "amount_gbp"]]


def tested_forecasts(monthly: pd.DataFrame) -> pd.DataFrame:
    """What every method would have forecast in the council's own earlier years, and the results.

    A row is a forecast of a service at a month of an ended year, as `back_test` returns it.
    """
    return back_test(paired_years(monthly))


def own_record(tested: pd.DataFrame, *, now: Period) -> pd.Series[float]:
    """How the rule did at this month in the council's own earlier years.

    For each year tested, method and range are learnt from the others only. Entries returned:
    years (tested), directorate_years (each directorate in each of them), cases (with a range),
    inside (of them, results in the range), coverage_share (0 to 1; NaN without cases).
    """
    at_month = tested[tested["months_elapsed"] == now.months_elapsed]
    ranged = left_one_out(at_month, by="financial_year").dropna(subset=["low_gbp", "high_gbp"])
    inside = ranged["actual_gbp"].between(ranged["low_gbp"], ranged["high_gbp"])
    return pd.Series(
        {
            "years": at_month["financial_year"].nunique(),
            "directorate_years": len(at_month[["group", "financial_year"]].drop_duplicates()),
            "cases": len(ranged),
            "inside": inside.sum(),
            "coverage_share": inside.mean() if len(ranged) else float("nan"),
        },
        dtype=float,
    )


def service_forecasts(
    monthly: pd.DataFrame, *, tested: pd.DataFrame, services: pd.DataFrame, now: Period
) -> pd.DataFrame:
    """Each service's year in pounds as its spending so far would have it, and as managers do.

    `services` is what `against_cash_limit` returns; they may be of one directorate, for the method
    and the ranges are learnt from all services in `tested`. A row is a service in their order.
    Columns returned: directorate, service, cash_limit_gbp, net_gbp, managers_gbp (forecast after
    action), spent_gbp, share (of last year spent by this month), method, forecast_gbp, unevenness,
    low_end and high_end (in multiples of it), low_gbp, high_gbp, place (of the managers' forecast:
    `below`, `inside` or `above` the range; missing without one) and why_not (`no history`,
    `small share`, `reversed` accruals, `no test`; empty where there is a forecast).
    """
    pairs = this_year(paired_years(monthly), now=now)
    known = so_far(pairs, now=now).join(_by_rule(pairs, tested=tested, now=now))
    limits = services.assign(managers_gbp=services["cash_limit_gbp"] + services["net_gbp"])
    joined = limits[LIMITS].join(known, on=["directorate", "service"])
    reasons = _why_not(joined)
    joined = joined.assign(why_not=reasons, **joined[FORECAST].where(reasons == ""))
    return joined.assign(place=_place(joined))[
        [*LIMITS, "spent_gbp", "share", *FORECAST, "place", "why_not"]
    ]


def places(by_service: pd.DataFrame, *, own: pd.Series[float]) -> pd.Series[float]:
    """Where managers' forecasts lie beside what spending says, and how many would by chance.

    `by_service` is what `service_forecasts` returns, `own` what `own_record` does. Entries
    returned: ranged (services with a range), inside, below and above it, and by_chance: how many
    would lie outside at the rate of earlier years' results (NaN without any).

    >>> by_service = pd.DataFrame({"place": ["below", "below", "inside", "inside", None]})
    >>> places(by_service, own=pd.Series({"coverage_share": 0.75})).to_list()
    [4.0, 2.0, 2.0, 0.0, 1.0]
    """
    counted = by_service["place"].value_counts().reindex(PLACES, fill_value=0)
    ranged = counted.sum()
    by_chance = ranged * (1 - own["coverage_share"])
    return pd.Series({"ranged": ranged, **counted, "by_chance": by_chance}, dtype=float)


def this_year(pairs: pd.DataFrame, *, now: Period) -> pd.DataFrame:
    """The rows of `pairs` that are of this year, with all of last year's months and this one's.

    A row is a service, its months in pounds as in `paired_years`; those of this year need only
    reach `now`.
    """
    rows = pairs[pairs.index.get_level_values("financial_year") == now.financial_year]
    months = range(1, now.months_elapsed + 1)
    needed = [months_of(rows, "last"), months_of(rows, "this", months=months)]
    return rows[pd.concat(needed, axis="columns").notna().all(axis="columns")]


def so_far(pairs: pd.DataFrame, *, now: Period) -> pd.DataFrame:
    """What was spent by this month, this year and last, in pounds.

    A row is a service of `this_year`, its index group and service. Columns returned: spent_gbp,
    spent_last_year_gbp, last_year_gbp and share (of last year spent by this month; NaN where last
    year came to nothing).
    """
    months = range(1, now.months_elapsed + 1)
    last_year = months_of(pairs, "last").sum(axis="columns")
    by_then = months_of(pairs, "last", months=months).sum(axis="columns")
    return pd.DataFrame(
        {
            "spent_gbp": months_of(pairs, "this", months=months).sum(axis="columns"),
            "spent_last_year_gbp": by_then,
            "last_year_gbp": last_year,
            "share": by_then / last_year.where(last_year != 0),
        }
    ).droplevel("financial_year")


def _by_rule(pairs: pd.DataFrame, *, tested: pd.DataFrame, now: Period) -> pd.DataFrame:
    """Method, forecast and range of each service by the rule; none where nothing was tested."""
    if pairs.empty or not tested["months_elapsed"].eq(now.months_elapsed).any():
        return pd.DataFrame(columns=FORECAST, index=pairs.reset_index("financial_year").index)
    by_rule = forecast_by_rule(pairs, months_elapsed=now.months_elapsed, tested=tested)
    ends = range_ends(tested)[["low", "high"]].add_suffix("_end")
    return by_rule.join(ends, on=["months_elapsed", "method"]).set_index(KEY)[FORECAST]


def _why_not(joined: pd.DataFrame) -> pd.Series[str]:
    """Why a service has no forecast from its spending; empty where it has one."""
    missing = joined["forecast_gbp"].isna()
    broken = {
        "no history": joined["spent_gbp"].isna(),
        "small share": missing & (joined["share"] < LEAST_SHARE),
        "reversed": (joined["forecast_gbp"] * joined["last_year_gbp"]).astype(float) < 0,
        "no test": missing,
    }
    return pd.Series(np.select([*broken.values()], [*broken], default=""), joined.index, dtype=str)


def _place(joined: pd.DataFrame) -> pd.Series[str]:
    ends = joined[["low_gbp", "managers_gbp", "high_gbp"]].astype(float)
    low, managers, high = (ends[name] for name in ends)
    places = pd.Series("inside", joined.index, dtype=str)
    return places.mask(managers < low, "below").mask(managers > high, "above").where(low.notna())
