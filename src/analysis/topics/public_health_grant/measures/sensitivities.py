"""How long the reserves hold if savings come late, or if the grant is cut further.

The plan itself is in `repayment`; how likely any of this is, nobody has measured.
"""

from __future__ import annotations

import pandas as pd

from analysis.errors import ParameterError
from analysis.methods.reserves import MONTHS, holds, late_shortfall
from analysis.topics.public_health_grant.measures.repayment import path

STEPS = 5
CLOSING = ("closing_first_gbp", "closing_second_gbp", "headroom_gbp")


def late_savings(
    years: pd.DataFrame, *, reserves: pd.DataFrame, movements: pd.DataFrame, step_months: int
) -> pd.DataFrame:
    """Reserves at each year's end if every new saving starts some months late, in pounds.

    A row is a number of months: from 0 in steps of `step_months` up to four steps or 12 months, the
    most at which the reserves hold, and the month after it. Columns returned: months_late,
    short_first_gbp and short_second_gbp (savings missed in the two years after the draw),
    closing_first_gbp, closing_second_gbp, headroom_gbp (the least above the minimum at any year's
    end). Raises ParameterError for a step of less than 1 or more than 12 months.

    >>> years = pd.DataFrame({"financial_year": ["2015/16", "2016/17", "2017/18", "2018/19"],
    ...     "draw_gbp": [3.0, 0.0, 0.0, 0.0], "repay_gbp": [0.0, 1.0, 2.0, 0.0],
    ...     "short_gbp": [0.0] * 4, "planned_gbp": [0.0, 4.0, 5.0, 3.0],
    ...     "recurring_gbp": [0.0, 4.0, 5.0, 3.0]})
    >>> reserves = pd.DataFrame({"opening_gbp": [7.0], "minimum_gbp": [2.0]})
    >>> movements = pd.DataFrame({"financial_year": ["2015/16"], "movement_gbp": [-1.0]})
    >>> late = late_savings(years, reserves=reserves, movements=movements, step_months=6)
    >>> late["months_late"].to_list()
    [0, 6, 7, 12]
    >>> late[["closing_first_gbp", "headroom_gbp"]].iloc[1].to_list()
    [2.0, 0.0]
    """
    held = months_that_hold(years, reserves=reserves, movements=movements)
    telling = [] if held is None else [held, held + 1]
    late = [months for months in sorted({*_steps(step_months), *telling}) if months <= MONTHS]
    rows = [
        _row(
            path(_delayed(years, months_late=months), reserves=reserves, movements=movements),
            short_gbp=_missed(years, months_late=months),
        )
        for months in late
    ]
    table = pd.DataFrame(rows)
    table.insert(0, "months_late", late)
    return table


def _steps(step_months: int) -> list[int]:
    if not 1 <= step_months <= MONTHS:
        raise ParameterError(f"late_months is {step_months}. Write 1 to {MONTHS}.")
    return [step * step_months for step in range(STEPS)]


def months_that_hold(
    years: pd.DataFrame, *, reserves: pd.DataFrame, movements: pd.DataFrame
) -> int | None:
    """The most whole months all new savings can be late with the reserves above their minimum.

    At most 12; None where the reserves do not hold even if nothing is late.

    >>> years = pd.DataFrame({"financial_year": ["2015/16", "2016/17", "2017/18", "2018/19"],
    ...     "draw_gbp": [3.0, 0.0, 0.0, 0.0], "repay_gbp": [0.0, 1.0, 2.0, 0.0],
    ...     "short_gbp": [0.0] * 4, "planned_gbp": [0.0, 4.0, 5.0, 3.0],
    ...     "recurring_gbp": [0.0, 4.0, 5.0, 3.0]})
    >>> reserves = pd.DataFrame({"opening_gbp": [7.0], "minimum_gbp": [2.0]})
    >>> movements = pd.DataFrame({"financial_year": ["2016/17"], "movement_gbp": [-1.0]})
    >>> months_that_hold(years, reserves=reserves, movements=movements)
    6
    """
    held = [
        months
        for months in range(MONTHS + 1)
        if holds(path(_delayed(years, months_late=months), reserves=reserves, movements=movements))
    ]
    return max(held, default=None)


def _missed(years: pd.DataFrame, *, months_late: int) -> pd.Series[float]:
    return late_shortfall(years["planned_gbp"].fillna(0.0), months_late=months_late)


def _delayed(years: pd.DataFrame, *, months_late: int) -> pd.DataFrame:
    return years.assign(short_gbp=years["short_gbp"] + _missed(years, months_late=months_late))


def further_cuts(
    years: pd.DataFrame,
    *,
    reserves: pd.DataFrame,
    movements: pd.DataFrame,
    grant_gbp: float,
    step_share: float,
) -> pd.DataFrame:
    """What a further, lasting cut from the year after the draw asks, or takes from the reserves.

    A row is a share of this year's grant, from 0 in steps of `step_share`. Columns returned:
    cut_share, further_gbp (a year), needed_first_gbp and needed_second_gbp (what must then be
    saved), closing_first_gbp, closing_second_gbp and headroom_gbp (if only the plan is saved).
    Raises ParameterError where four steps are no share of the grant.

    >>> years = pd.DataFrame({"financial_year": ["2015/16", "2016/17", "2017/18", "2018/19"],
    ...     "draw_gbp": [3.0, 0.0, 0.0, 0.0], "repay_gbp": [0.0, 1.0, 2.0, 0.0],
    ...     "short_gbp": [0.0] * 4, "planned_gbp": [0.0, 4.0, 5.0, 3.0],
    ...     "recurring_gbp": [0.0, 4.0, 5.0, 3.0]})
    >>> reserves = pd.DataFrame({"opening_gbp": [7.0], "minimum_gbp": [2.0]})
    >>> movements = pd.DataFrame({"financial_year": ["2015/16"], "movement_gbp": [-1.0]})
    >>> further_cuts(years, reserves=reserves, movements=movements, grant_gbp=30.0,
    ...     step_share=0.01)[["needed_first_gbp", "closing_second_gbp"]].iloc[1].round(6).to_list()
    [4.3, 5.4]
    """
    if not 0 <= step_share * (STEPS - 1) <= 1:
        raise ParameterError(
            f"further_cut_share is {step_share}. {STEPS - 1} such steps must make 0 to 1 of the "
            "grant."
        )
    rows = [
        {"cut_share": share, "further_gbp": grant_gbp * share}
        | _cut_further(years, reserves=reserves, movements=movements, further_gbp=grant_gbp * share)
        for share in [step * step_share for step in range(STEPS)]
    ]
    return pd.DataFrame(rows).rename(
        columns={"short_first_gbp": "needed_first_gbp", "short_second_gbp": "needed_second_gbp"}
    )


def departures(late: pd.DataFrame, *, further: pd.DataFrame) -> pd.DataFrame:
    """Late savings and further cuts in one table: what each takes from the reserves, in pounds.

    `late` is what `late_savings` returns, `further` what `further_cuts` does; the first row of
    each is the proposal itself and stands once. Columns returned: months_late and cut_share (one
    of them missing, both for the proposal), taken_first_gbp, taken_second_gbp, closing_first_gbp,
    closing_second_gbp, headroom_gbp.

    >>> kept = {"closing_first_gbp": 4.0, "closing_second_gbp": 5.0, "headroom_gbp": 1.0}
    >>> late = pd.DataFrame([{"months_late": months, "short_first_gbp": months,
    ...     "short_second_gbp": 0.0, **kept} for months in (0, 3)])
    >>> further = pd.DataFrame([{"cut_share": share, "further_gbp": share, **kept}
    ...     for share in (0.0, 0.5)])
    >>> departures(late, further=further)[["months_late", "cut_share", "taken_first_gbp"]]
       months_late  cut_share  taken_first_gbp
    0          NaN        NaN              0.0
    1          3.0        NaN              3.0
    2          NaN        0.5              0.5
    """
    missed = {"short_first_gbp": "taken_first_gbp", "short_second_gbp": "taken_second_gbp"}
    delays = late.rename(columns=missed)
    cuts = further.iloc[1:].assign(
        taken_first_gbp=further["further_gbp"], taken_second_gbp=further["further_gbp"]
    )
    kept = ["taken_first_gbp", "taken_second_gbp", *CLOSING]
    both = pd.concat([delays[["months_late", *kept]], cuts[["cut_share", *kept]]])
    return both.assign(months_late=both["months_late"].mask(both["months_late"].eq(0))).reset_index(
        drop=True
    )


def _cut_further(
    years: pd.DataFrame, *, reserves: pd.DataFrame, movements: pd.DataFrame, further_gbp: float
) -> dict[str, float]:
    more = pd.Series(further_gbp, years.index).mask(years.index == 0, 0.0)
    cut = years.assign(
        short_gbp=years["short_gbp"] + more, recurring_gbp=years["recurring_gbp"] + more
    )
    return _row(path(cut, reserves=reserves, movements=movements), short_gbp=cut["recurring_gbp"])


def _row(years: pd.DataFrame, *, short_gbp: pd.Series[float]) -> dict[str, float]:
    closing = years["closing_gbp"].to_list()
    return {
        "short_first_gbp": float(short_gbp.iloc[1]),
        "short_second_gbp": float(short_gbp.iloc[2]),
        "closing_first_gbp": closing[1],
        "closing_second_gbp": closing[2],
        "headroom_gbp": float(years["headroom_gbp"].min()),
    }
