"""What the reserves bridge, what must be saved to repay them, and what they come to.

The arithmetic of any draw and repayment stands in `methods.reserves`; what could go wrong is for
`sensitivities`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.methods.reserves import repayment_bridge, reserve_path, savings_needed


def cut_of(cuts: pd.DataFrame) -> pd.Series[Any]:
    """The one cut that is bridged, with the nation's cut as a share of all grants, 0 to 1.

    Entries returned: those of the row, and national_share. The council's saving is not worked
    out from it.

    >>> cuts = pd.DataFrame({"national_cut_gbp": [2.0], "national_grant_gbp": [32.0]})
    >>> float(cut_of(cuts)["national_share"])
    0.0625
    """
    share = cuts["national_cut_gbp"] / cuts["national_grant_gbp"]
    return cuts.assign(national_share=share).iloc[0]


def bridge(cut: pd.Series[Any], *, repaid_first_gbp: float) -> pd.DataFrame:
    """The draw that meets the cut in its year, and its repayment in the next two, in pounds.

    A row is a financial year. The saving is taken as given; no percentage makes it. Columns
    returned: financial_year, draw_gbp, repay_gbp. Raises ParameterError for a first repayment
    that is not between nought and the draw.

    >>> cut = pd.Series({"financial_year": "2015/16", "council_saving_gbp": 3.3e6})
    >>> bridge(cut, repaid_first_gbp=1.3e6)["repay_gbp"].to_list()
    [0.0, 1300000.0, 2000000.0]
    """
    return repayment_bridge(
        float(cut["council_saving_gbp"]),
        drawn_in=str(cut["financial_year"]),
        repaid_first_gbp=repaid_first_gbp,
    )


def needed(bridged: pd.DataFrame, *, planned: pd.DataFrame) -> pd.DataFrame:
    """What must be saved in each year, if the cut recurs and if not, and what is planned.

    A row is a year of the bridge, then the year after it. Columns used of `planned` (a row a
    proposal in a year): financial_year, saving_gbp. Columns returned, in pounds: financial_year,
    draw_gbp, repay_gbp, cut_gbp, recurring_gbp, once_gbp, planned_gbp, short_gbp (needed if the
    cut recurs less planned; negative where more is planned). A year without a plan has neither,
    unless nothing must be saved in it.

    >>> cut = pd.Series({"financial_year": "2015/16", "council_saving_gbp": 3.0})
    >>> planned = pd.DataFrame({"financial_year": ["2016/17", "2017/18"], "saving_gbp": [4.0, 4.0]})
    >>> years = needed(bridge(cut, repaid_first_gbp=1.0), planned=planned)
    >>> years["short_gbp"].to_list()
    [0.0, 0.0, 1.0, nan]
    """
    drawn = float(bridged["draw_gbp"].sum())
    years = savings_needed(bridged, cut_gbp=drawn)
    plan = years["financial_year"].map(planned.groupby("financial_year")["saving_gbp"].sum())
    plan = plan.where(plan.notna() | years["recurring_gbp"].ne(0), 0.0)
    return years.assign(planned_gbp=plan, short_gbp=years["recurring_gbp"] - plan)


def path(years: pd.DataFrame, *, reserves: pd.DataFrame, movements: pd.DataFrame) -> pd.DataFrame:
    """The reserves over the years of the bridge if the cut recurs and the plan is kept.

    A row is a year of `needed` but for its last, when nothing is left to repay; the reserves are
    taken together. Savings that the plan lacks come out of the reserves, what it has too much goes
    in. Columns used: of `years` those of `needed`; of `movements` financial_year, movement_gbp; of
    `reserves` opening_gbp, minimum_gbp. Columns returned: those of `reserve_path`.

    >>> years = pd.DataFrame({"financial_year": ["2015/16", "2016/17", "2017/18"],
    ...     "draw_gbp": [3.0, 0.0, 0.0], "repay_gbp": [0.0, 3.0, 0.0], "short_gbp": [0.0, 1.0, 0.0],
    ...     "recurring_gbp": [0.0, 6.0, 3.0]})
    >>> reserves = pd.DataFrame({"opening_gbp": [7.0], "minimum_gbp": [2.0]})
    >>> movements = pd.DataFrame({"financial_year": ["2015/16"], "movement_gbp": [-1.0]})
    >>> path(years, reserves=reserves, movements=movements)["closing_gbp"].to_list()
    [3.0, 5.0]
    """
    bridged = years.iloc[:-1]
    moved = movements.groupby("financial_year")["movement_gbp"].sum()
    flows = bridged.assign(
        planned_gbp=bridged["financial_year"].map(moved).fillna(0.0),
        # A year of which no plan is known saves nothing.
        short_gbp=bridged["short_gbp"].fillna(bridged["recurring_gbp"]),
    )
    return reserve_path(
        flows,
        opening_gbp=float(reserves["opening_gbp"].sum()),
        minimum_gbp=float(reserves["minimum_gbp"].sum()),
    )


def unsaved_path(
    years: pd.DataFrame, *, reserves: pd.DataFrame, movements: pd.DataFrame
) -> pd.DataFrame:
    """The reserves over the same years if the cut recurs and nothing at all is saved.

    Columns as of `path`.

    >>> years = pd.DataFrame({"financial_year": ["2015/16", "2016/17", "2017/18"],
    ...     "draw_gbp": [3.0, 0.0, 0.0], "repay_gbp": [0.0, 3.0, 0.0],
    ...     "recurring_gbp": [0.0, 6.0, 3.0]})
    >>> reserves = pd.DataFrame({"opening_gbp": [7.0], "minimum_gbp": [2.0]})
    >>> movements = pd.DataFrame({"financial_year": ["2015/16"], "movement_gbp": [-1.0]})
    >>> unsaved_path(years, reserves=reserves, movements=movements)["closing_gbp"].to_list()
    [3.0, 0.0]
    """
    nothing_saved = years.assign(short_gbp=years["recurring_gbp"])
    return path(nothing_saved, reserves=reserves, movements=movements)


def changed_reserves(
    reserves: pd.DataFrame, *, before: pd.DataFrame, materiality_gbp: float
) -> pd.DataFrame:
    """Reserves whose balance at the start of the year or minimum changed since the last report.

    A row is a reserve of either report, in the order of the reference; one that stands in one
    report only counts with nought in the other. Columns returned: reserve, opening_gbp,
    opening_change_gbp, minimum_gbp, minimum_change_gbp, is_material (a change of
    `materiality_gbp` or more).

    >>> now = pd.DataFrame({"reserve_ref": ["PHR-1"], "reserve": ["Grant"], "opening_gbp": [5.0],
    ...     "minimum_gbp": [1.0]})
    >>> changed_reserves(now, before=now.assign(opening_gbp=4.0), materiality_gbp=2.0)[
    ...     ["opening_change_gbp", "is_material"]].values.tolist()
    [[1.0, False]]
    """
    keys = ["reserve_ref", "reserve", "opening_gbp", "minimum_gbp"]
    pairs = reserves[keys].merge(
        before[keys], on="reserve_ref", how="outer", suffixes=("", "_before")
    )
    amounts = pairs.filter(like="_gbp").fillna(0.0)
    moved = pd.DataFrame(
        {
            "reserve": pairs["reserve"].fillna(pairs["reserve_before"]),
            "opening_gbp": amounts["opening_gbp"],
            "opening_change_gbp": amounts["opening_gbp"] - amounts["opening_gbp_before"],
            "minimum_gbp": amounts["minimum_gbp"],
            "minimum_change_gbp": amounts["minimum_gbp"] - amounts["minimum_gbp_before"],
        }
    )
    size = moved[["opening_change_gbp", "minimum_change_gbp"]].abs().max(axis="columns")
    material = moved.assign(is_material=size.ge(materiality_gbp))
    return material[size.gt(0)].reset_index(drop=True)


def reserve_years(planned: pd.DataFrame, *, unsaved: pd.DataFrame) -> pd.DataFrame:
    """The reserves year by year with the plan, and what they would come to without it, in pounds.

    A row is a year. Columns returned: financial_year, opening_gbp, planned_gbp (other movements),
    saved_less_cut_gbp (negative for what the reserves meet), closing_gbp, headroom_gbp (above the
    minimum), unsaved_gbp (at the end if nothing is saved), minimum_gbp.

    >>> path = pd.DataFrame({"financial_year": ["2015/16"], "opening_gbp": [7.0],
    ...     "planned_gbp": [-1.0], "draw_gbp": [3.0], "repay_gbp": [0.0], "short_gbp": [0.0],
    ...     "closing_gbp": [3.0], "headroom_gbp": [1.0], "minimum_gbp": [2.0]})
    >>> reserve_years(path, unsaved=path)["saved_less_cut_gbp"].to_list()
    [-3.0]
    """
    saved = planned["repay_gbp"] - planned["draw_gbp"] - planned["short_gbp"]
    return planned.assign(saved_less_cut_gbp=saved, unsaved_gbp=unsaved["closing_gbp"])[
        [
            "financial_year",
            "opening_gbp",
            "planned_gbp",
            "saved_less_cut_gbp",
            "closing_gbp",
            "headroom_gbp",
            "unsaved_gbp",
            "minimum_gbp",
        ]
    ]
