"""How a draw on reserves is repaid, what must be saved for it, and what the reserves come to.

Which reserves they are and where savings are found is the topic's own knowledge.
"""

from __future__ import annotations

import pandas as pd

from analysis.errors import ParameterError
from analysis.periods import financial_year_after

MONTHS = 12
PENNY = 0.005


def repayment_bridge(draw_gbp: float, *, drawn_in: str, repaid_first_gbp: float) -> pd.DataFrame:
    """A draw on reserves and its repayment in the two years after, in pounds.

    A row is a financial year in order. `repaid_first_gbp` is repaid in the first year after the
    draw and the rest in the second, so that what is repaid is what was drawn. Columns returned:
    financial_year, draw_gbp, repay_gbp. Raises ParameterError for a first repayment below nought
    or above the draw.

    >>> repayment_bridge(3.3, drawn_in="2015/16", repaid_first_gbp=1.0).round(1).values.tolist()
    [['2015/16', 3.3, 0.0], ['2016/17', 0.0, 1.0], ['2017/18', 0.0, 2.3]]
    """
    if not 0 <= repaid_first_gbp <= draw_gbp:
        raise ParameterError(
            f"repaid_first_year_gbp is {repaid_first_gbp:,.0f}. It must be from 0 to the "
            f"{draw_gbp:,.0f} drawn from reserves."
        )
    first = financial_year_after(drawn_in)
    return pd.DataFrame(
        {
            "financial_year": [drawn_in, first, financial_year_after(first)],
            "draw_gbp": [draw_gbp, 0.0, 0.0],
            "repay_gbp": [0.0, repaid_first_gbp, draw_gbp - repaid_first_gbp],
        }
    )


def savings_needed(bridge: pd.DataFrame, *, cut_gbp: float) -> pd.DataFrame:
    """What must be saved in each year if a cut recurs, and if it does not, in pounds.

    A row is a year of the bridge; one more year follows, when nothing is left to repay. A saving
    is spending below what it was before the cut. If the cut recurs the year's saving is cut less
    draw plus repayment; if it falls in the first year only, later years have just the repayment.
    Columns used: financial_year, draw_gbp, repay_gbp. Columns added: cut_gbp, recurring_gbp,
    once_gbp.

    >>> bridge = repayment_bridge(3.0, drawn_in="2015/16", repaid_first_gbp=1.0)
    >>> savings_needed(bridge, cut_gbp=3.0)[["recurring_gbp", "once_gbp"]].values.tolist()
    [[0.0, 0.0], [4.0, 1.0], [5.0, 2.0], [3.0, 0.0]]
    """
    after = financial_year_after(str(bridge["financial_year"].iloc[-1]))
    last = pd.DataFrame({"financial_year": [after], "draw_gbp": [0.0], "repay_gbp": [0.0]})
    years = pd.concat([bridge, last], ignore_index=True)
    own = years["repay_gbp"] - years["draw_gbp"]
    first_only = pd.Series(0.0, index=years.index).mask(years.index == 0, cut_gbp)
    return years.assign(cut_gbp=cut_gbp, recurring_gbp=cut_gbp + own, once_gbp=first_only + own)


def reserve_path(flows: pd.DataFrame, *, opening_gbp: float, minimum_gbp: float) -> pd.DataFrame:
    """Reserves at the start and end of each year, and what is left above the minimum, in pounds.

    A row is a financial year in order of time, whatever the order of `flows`. A year closes at its
    opening plus `planned_gbp` (other movements, negative for a use) less `draw_gbp` plus
    `repay_gbp` less `short_gbp` (savings needed and not made). Columns returned: financial_year,
    opening_gbp, the four, closing_gbp, minimum_gbp, headroom_gbp (negative below the minimum).

    >>> flows = pd.DataFrame({"financial_year": ["2015/16"], "planned_gbp": [-1.0],
    ...     "draw_gbp": [3.0], "repay_gbp": [0.0], "short_gbp": [0.0]})
    >>> path = reserve_path(flows, opening_gbp=7.0, minimum_gbp=2.0)
    >>> path[["closing_gbp", "headroom_gbp"]].values.tolist()
    [[3.0, 1.0]]
    """
    years = flows.sort_values("financial_year", kind="stable").reset_index(drop=True)
    change = years["planned_gbp"] - years["draw_gbp"] + years["repay_gbp"] - years["short_gbp"]
    closing = opening_gbp + change.cumsum()
    path = years[["financial_year", "planned_gbp", "draw_gbp", "repay_gbp", "short_gbp"]].assign(
        closing_gbp=closing,
        minimum_gbp=minimum_gbp,
        headroom_gbp=closing - minimum_gbp,
    )
    path.insert(1, "opening_gbp", closing - change)
    return path


def late_shortfall(savings_gbp: pd.Series[float], *, months_late: int) -> pd.Series[float]:
    """What each year's savings fall short by if every new one starts some months late, in pounds.

    Entries are years in order. New in a year is what its savings rise by; a fall brings nothing
    forward. A year loses a twelfth of what is new in it for each month. Raises ParameterError for
    less than 0 or more than 12 months.

    >>> late_shortfall(pd.Series([0.0, 12.0, 18.0]), months_late=2).to_list()
    [0.0, 2.0, 1.0]
    """
    if not 0 <= months_late <= MONTHS:
        raise ParameterError(f"Savings cannot be {months_late} months late: write 0 to {MONTHS}.")
    new = savings_gbp.diff().fillna(savings_gbp).clip(lower=0)
    return new * months_late / MONTHS


def holds(path: pd.DataFrame) -> bool:
    """Whether the reserves keep to their minimum at the end of every year, to the penny.

    >>> holds(pd.DataFrame({"headroom_gbp": [1.0, 0.0]}))
    True
    """
    return bool((path["headroom_gbp"] > -PENNY).all())
