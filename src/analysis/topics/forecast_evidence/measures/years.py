"""Which years of services could be tested, which were left out and why, and what may be renamed.

A row of `pairs` is a service in a year as `back_test.paired_years` gives it; nothing is joined.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations

import pandas as pd

from analysis.methods.back_test import SERVICE, why_left_out
from analysis.methods.forecasts import months_of
from analysis.periods import Period

TESTED = "tested"
TOTAL = "total"
ALIKE = 2.0  # a service that goes on under another name is at most twice, at least half as big
_NEARLY = 0.9  # of the letters of two names that may be one
_FROM_APRIL = 3  # the first month of a financial year, counted from January's 0


def extent(pairs: pd.DataFrame) -> pd.DataFrame:
    """How much there is to test: a row a council, then the total.

    Columns: group, services, service_years, tested (service-years that can be tested), first_year
    and last_year of these (NaN where there is none).

    >>> one = pd.DataFrame([[1.0] * 24], columns=pd.MultiIndex.from_product(
    ...     [["last", "this"], range(1, 13)]), index=pd.MultiIndex.from_tuples(
    ...     [("Leeds", "Roads", "2014/15")], names=["group", "service", "financial_year"]))
    >>> extent(one).values.tolist()[1]
    ['total', 1, 1, 1, '2014/15', '2014/15']
    """
    years = _described(pairs)
    tested = years["financial_year"].where(years["reason"] == TESTED)
    rows = years.assign(_tested=tested)
    both = pd.concat([rows, rows.assign(group=TOTAL)]).groupby("group", sort=False)
    return pd.DataFrame(
        {
            "services": both["name"].nunique(),
            "service_years": both.size(),
            "tested": both["_tested"].count(),
            "first_year": both["_tested"].min(),
            "last_year": both["_tested"].max(),
        }
    ).reset_index()


def years_by_reason(pairs: pd.DataFrame) -> pd.DataFrame:
    """Service-years tested, and left out by reason, with the money that moved in them in pounds.

    A row is `tested`, then each reason, most first, then the total: reason, service_years,
    services (a service may stand under several reasons), moved_gbp (sums of amounts without their
    signs, so that income and refunds count too) and moved_share of all, 0 to 1.
    """
    years = _described(pairs)
    rows = years.groupby("reason").agg(
        service_years=("moved_gbp", "size"),
        services=("name", "nunique"),
        moved_gbp=("moved_gbp", "sum"),
    )
    rows = rows.assign(_first=rows.index == TESTED).sort_values(
        ["_first", "service_years"], ascending=False, kind="stable"
    )
    whole = pd.DataFrame(
        {
            "service_years": len(years),
            "services": years["name"].nunique(),
            "moved_gbp": years["moved_gbp"].sum(),
        },
        index=[TOTAL],
    )
    table = pd.concat([rows.drop(columns="_first"), whole]).rename_axis("reason").reset_index()
    return table.assign(moved_share=table["moved_gbp"] / whole["moved_gbp"].iloc[0])


def largest_left_out(pairs: pd.DataFrame, *, largest: int) -> pd.DataFrame:
    """The services with the most money in years left out, biggest first, in pounds.

    A row is a service: group, service, left_out (service-years), tested (service-years),
    moved_gbp (in the years left out, without signs) and reason, the most frequent one.
    """
    years = _described(pairs)
    is_out = years["reason"] != TESTED
    out = years[is_out].groupby(SERVICE, sort=False)
    rows = pd.DataFrame(
        {
            "left_out": out.size(),
            "moved_gbp": out["moved_gbp"].sum(),
            "reason": out["reason"].agg(lambda reasons: reasons.mode().iloc[0]),
        }
    )
    tested = years[~is_out].groupby(SERVICE).size().reindex(rows.index, fill_value=0)
    ordered = rows.assign(tested=tested).sort_values("moved_gbp", ascending=False, kind="stable")
    return ordered.head(largest).reset_index()


def possible_renamings(amounts: pd.DataFrame) -> pd.DataFrame:
    """Services that end where another of the council begins the next month: perhaps a new name.

    Only pairs whose usual months differ in size by no more than a factor of two; where several
    could follow one, the nearest in size. A row is a pair, biggest first: group, ended, began,
    began_month ('2014-04'), ended_monthly_gbp and began_monthly_gbp (median size of a month).
    """
    lives = _lives(amounts)
    council = lives.groupby("group")
    ended = lives[lives["last"] < council["last"].transform("max")]
    began = lives[lives["first"] > council["first"].transform("min")]
    pairs = ended.assign(next=ended["last"] + 1).merge(
        began, left_on=["group", "next"], right_on=["group", "first"], suffixes=("_a", "_b")
    )
    ratio = pairs["monthly_gbp_b"] / pairs["monthly_gbp_a"]
    pairs = pairs.assign(apart=ratio.where(ratio >= 1, 1 / ratio))
    alike = pairs[pairs["apart"] <= ALIKE].sort_values("apart", kind="stable")
    nearest = alike.drop_duplicates(["group", "service_a"]).drop_duplicates(["group", "service_b"])
    return pd.DataFrame(
        {
            "group": nearest["group"],
            "ended": nearest["service_a"],
            "began": nearest["service_b"],
            "began_month": nearest["next"].map(_month_name),
            "ended_monthly_gbp": nearest["monthly_gbp_a"],
            "began_monthly_gbp": nearest["monthly_gbp_b"],
        }
    ).sort_values("ended_monthly_gbp", ascending=False, kind="stable", ignore_index=True)


def nearly_alike_names(amounts: pd.DataFrame) -> pd.DataFrame:
    """Services of one council whose names differ by hardly a letter, perhaps one misspelt.

    A row is a pair in the order of names: group, one, other. `&` counts as `and`.

    >>> amounts = pd.DataFrame({"group": "Leeds", "service": ["Parks & roads", "Parks and road"]})
    >>> nearly_alike_names(amounts).values.tolist()
    [['Leeds', 'Parks & roads', 'Parks and road']]
    """
    names = amounts[SERVICE].drop_duplicates().sort_values(SERVICE)
    pairs = [
        (group, one, other)
        for group, rows in names.groupby("group")
        for one, other in combinations(rows["service"], 2)
        if _likeness(one, other) >= _NEARLY
    ]
    return pd.DataFrame(pairs, columns=["group", "one", "other"], dtype="str")


def _likeness(one: str, other: str) -> float:
    """How far two names are the same, 0 to 1."""
    match = SequenceMatcher(None, _plain(one), _plain(other), autojunk=False)
    return match.ratio() if match.quick_ratio() >= _NEARLY else 0.0


def _plain(name: str) -> str:
    return name.casefold().replace("&", "and")


def _described(pairs: pd.DataFrame) -> pd.DataFrame:
    """Each service-year's group, service, name (both), reason and moved_gbp."""
    reasons = why_left_out(pairs)
    years = pairs.index.to_frame(index=False)
    return years.assign(
        name=years["group"] + "\n" + years["service"],
        reason=reasons.where(reasons != "", TESTED).to_numpy(),
        moved_gbp=months_of(pairs, "this").abs().sum(axis="columns").to_numpy(),
    )


def _lives(amounts: pd.DataFrame) -> pd.DataFrame:
    """The first and last month of each service, counted through the years, and a usual month."""
    start = amounts["financial_year"].str[:4].astype(int)
    months = amounts.assign(
        _at=start * 12 + amounts["month"] + _FROM_APRIL - 1, _size=amounts["amount_gbp"].abs()
    ).groupby(SERVICE)
    lives = pd.DataFrame(
        {
            "first": months["_at"].min(),
            "last": months["_at"].max(),
            "monthly_gbp": months["_size"].median(),
        }
    )
    return lives[lives["monthly_gbp"] > 0].reset_index()


def _month_name(at: int) -> str:
    """A month counted through the years as its name."""
    return Period(at // 12, at % 12 + 1).name
