"""When each service could end if notice is given by a day, and what that frees in a year.

A row of `services` is a service; whether it should end is nobody's sum.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analysis.methods.totals import with_total
from analysis.methods.working_days import working_days_between
from analysis.periods import Period
from analysis.topics.public_health_grant.measures.proposals import DECIDED

MANDATED = "mandated"
MONTHS = 12
PENNY = 0.005


def freed_in(services: pd.DataFrame, *, notice: Period, financial_year: str) -> pd.DataFrame:
    """The services with the day each could end and what ending it frees in a year, in pounds.

    Notice is given on the last day of `notice`. A service ends after its months of notice, at a
    month's end, or with its contract if that is sooner, but never before notice. What it frees is
    its budget times the whole months of the year that are left, by twelve; of a mandated service
    nothing. Columns used: mandated, notice_months, contract_ends, budget_gbp. Columns added:
    earliest_end (missing for a mandated service), months_left (0 to 12), could_free_gbp.

    >>> services = pd.DataFrame({"mandated": ["no"], "notice_months": [6.0], "budget_gbp": [12.0],
    ...     "contract_ends": pd.to_datetime([None])})
    >>> freed_in(services, notice=Period.parse("2016-01"), financial_year="2016/17")[
    ...     ["months_left", "could_free_gbp"]].values.tolist()
    [[8.0, 8.0]]
    """
    given = pd.Timestamp(notice.last_day)
    after_notice = pd.Series(
        [given + pd.offsets.MonthEnd(int(months)) for months in services["notice_months"]],
        services.index,
        dtype="datetime64[us]",
    )
    sooner = services["contract_ends"].lt(after_notice)
    ends = after_notice.mask(sooner, services["contract_ends"])
    ends = ends.mask(ends.lt(given), given).mask(services["mandated"].eq("yes"))
    left = _months_left(ends, financial_year=financial_year)
    return services.assign(
        earliest_end=ends, months_left=left, could_free_gbp=services["budget_gbp"] * left / MONTHS
    )


def _months_left(ends: pd.Series[pd.Timestamp], *, financial_year: str) -> pd.Series[float]:
    """Whole months of the year after each day, 0 to 12; 0 where there is no day."""
    # March of the year's second calendar year is the last month that can be left.
    last = (int(financial_year[:4]) + 1) * MONTHS + date(1, 3, 31).month
    months = last - (ends.dt.year * MONTHS + ends.dt.month)
    return months.clip(0, MONTHS).fillna(0).astype(float)


def by_earliest_end(freed: pd.DataFrame, *, planned: pd.DataFrame) -> pd.DataFrame:
    """The services by the day they could end, with what that frees and what is planned, in pounds.

    A row is a service, the one that could end first before the others, then the mandated services
    together, then the total. `planned` has a row a proposal. Columns used of it: service_ref,
    saving_first_gbp. Columns returned: service (`mandated` and `Total` in the last rows), services
    (how many), budget_gbp, could_free_gbp, planned_gbp and, missing in the last rows,
    notice_months, earliest_end and with_contract (whether it ends with its contract).

    >>> freed = pd.DataFrame({"service_ref": ["PH-01"], "service": ["Falls"],
    ...     "budget_gbp": [12.0], "notice_months": [6.0], "could_free_gbp": [8.0],
    ...     "contract_ends": pd.to_datetime([None]),
    ...     "earliest_end": pd.to_datetime(["2016-07-31"])})
    >>> planned = pd.DataFrame({"service_ref": ["PH-01"], "saving_first_gbp": [3.0]})
    >>> by_earliest_end(freed, planned=planned)[["service", "planned_gbp"]].values.tolist()
    [['Falls', 3.0], ['Total', 3.0]]
    """
    marked = _with_planned(freed, planned=planned).sort_values("earliest_end", kind="stable")
    free = marked["earliest_end"].notna()
    grouped = marked.assign(service=marked["service"].where(free, MANDATED), services=1).groupby(
        "service", sort=False
    )
    sums = grouped[["services", "budget_gbp", "could_free_gbp", "planned_gbp"]].sum().reset_index()
    words = marked.loc[free, ["service", "notice_months", "earliest_end"]].assign(
        with_contract=marked["contract_ends"].eq(marked["earliest_end"])
    )
    return with_total(sums, label="service").merge(words, on="service", how="left")


def time_for_notice(stated: pd.DataFrame, *, notice: Period) -> pd.Series[Any]:
    """How long notice can wait for the final decisions that are still outstanding.

    `stated` is what `with_state` returns. Entries returned: decided_by (the last day on which one
    is due, NaT where none is outstanding) and working_days (after it, up to the day of notice; 0
    where notice must go out on that day or was due before).

    >>> stated = pd.DataFrame({"decision_state": ["outstanding"],
    ...     "decision_due": pd.to_datetime(["2016-01-27"])})
    >>> time_for_notice(stated, notice=Period.parse("2016-01"))["working_days"]
    2
    """
    waiting = stated.loc[stated["decision_state"].ne(DECIDED), "decision_due"]
    if waiting.empty:
        return pd.Series({"decided_by": pd.NaT, "working_days": 0}, dtype=object)
    last = waiting.max()
    left = working_days_between((last + pd.Timedelta(days=1)).date(), notice.last_day)
    return pd.Series({"decided_by": last, "working_days": left}, dtype=object)


def freed_at_most(
    freed: pd.DataFrame, *, freed_before: pd.DataFrame, years: pd.DataFrame
) -> pd.Series[float]:
    """What ending every service that may end frees, beside what must be saved, in pounds.

    `freed_before` is for the year of the cut, `freed` for the year after. Entries returned:
    cut_year_gbp, first_gbp, needed_gbp (in the year after, if the cut recurs), needed_share (of
    first_gbp; missing where nothing is freed).

    >>> freed = pd.DataFrame({"could_free_gbp": [8.0]})
    >>> years = pd.DataFrame({"recurring_gbp": [0.0, 4.0]})
    >>> freed_at_most(freed, freed_before=freed, years=years)["needed_share"].item()
    0.5
    """
    first, needed = float(freed["could_free_gbp"].sum()), float(years["recurring_gbp"].iloc[1])
    return pd.Series(
        {
            "cut_year_gbp": float(freed_before["could_free_gbp"].sum()),
            "first_gbp": first,
            "needed_gbp": needed,
            "needed_share": needed / first if first else float("nan"),
        }
    )


def more_than_freed(freed: pd.DataFrame, *, planned: pd.DataFrame) -> pd.DataFrame:
    """Services not mandated whose planned saving is more than ending them would free in time.

    A row is a service with all its columns and planned_gbp.

    >>> freed = pd.DataFrame({"service_ref": ["PH-01"], "mandated": ["no"],
    ...     "could_free_gbp": [8.0]})
    >>> planned = pd.DataFrame({"service_ref": ["PH-01"], "saving_first_gbp": [9.0]})
    >>> more_than_freed(freed, planned=planned)["service_ref"].to_list()
    ['PH-01']
    """
    marked = _with_planned(freed, planned=planned)
    over = marked["planned_gbp"] > marked["could_free_gbp"] + PENNY
    return marked[over & marked["mandated"].eq("no")].reset_index(drop=True)


def _with_planned(freed: pd.DataFrame, *, planned: pd.DataFrame) -> pd.DataFrame:
    by_service = planned.groupby("service_ref")["saving_first_gbp"].sum()
    return freed.assign(planned_gbp=freed["service_ref"].map(by_service).fillna(0.0))
