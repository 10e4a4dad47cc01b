"""How many places there are with each option, and how many children are left without one.

A school year is taken as the financial year in which it begins; costs are in `costs`.
"""

from __future__ import annotations

import pandas as pd

YEAR_GROUPS = 7  # of a primary school: a new class a year grows with its first children
CASES = ("low", "expected", "high")


def places_by_year(options: pd.DataFrame, *, demand: pd.DataFrame, case: str) -> pd.DataFrame:
    """Places and pupils with each option in each school year, and pupils without a place.

    From its first year an option admits `admits_each_year` more children every year until seven
    year groups are full. A row is an option in a school year. Columns used: of `options`
    option_ref, name, admits_each_year, first_year (missing where nothing opens); of `demand`
    school_year, places_now, pupils_<case>. Columns returned: option_ref, name, school_year,
    places, pupils, short (pupils without a place, never negative) and spare (places free, never
    negative). ValueError for a case that is not low, expected or high.

    >>> options = pd.DataFrame({"option_ref": ["1"], "name": ["New school"],
    ...     "admits_each_year": [30.0], "first_year": ["2016/17"]})
    >>> demand = pd.DataFrame({"school_year": ["2015/16", "2016/17"], "places_now": [100.0, 100.0],
    ...     "pupils_expected": [110.0, 120.0]})
    >>> found = places_by_year(options, demand=demand, case="expected")
    >>> found[["places", "short", "spare"]].values.tolist()
    [[100.0, 10.0, 0.0], [130.0, 0.0, 10.0]]
    """
    if case not in CASES:
        raise ValueError(f"a demand case is low, expected or high, not {case}")
    years = demand.assign(pupils=demand[f"pupils_{case}"])
    crossed = options.merge(years[["school_year", "places_now", "pupils"]], how="cross")
    groups = (_starts(crossed["school_year"]) - _starts(crossed["first_year"]) + 1).fillna(0)
    places = crossed["places_now"] + crossed["admits_each_year"] * groups.clip(0, YEAR_GROUPS)
    left = crossed["pupils"] - places
    found = crossed.assign(places=places, short=left.clip(lower=0), spare=(-left).clip(lower=0))
    names = ["option_ref", "name", "school_year", "places", "pupils", "short", "spare"]
    return found[names]


def _starts(labels: pd.Series[str]) -> pd.Series[float]:
    """The year in which each school year begins, as a number; NaN where there is none."""
    return labels.str[:4].astype(float)


def places_table(options: pd.DataFrame, *, demand: pd.DataFrame, case: str) -> pd.DataFrame:
    """Pupils, today's places and the places with each option, side by side.

    A row is a school year. Columns returned: school_year, pupils, pupils_high, and places with
    each option under its option_ref.

    >>> options = pd.DataFrame({"option_ref": ["0"], "name": ["Do nothing"],
    ...     "admits_each_year": [0.0], "first_year": [None]})
    >>> demand = pd.DataFrame({"school_year": ["2015/16"], "places_now": [100.0],
    ...     "pupils_expected": [110.0], "pupils_high": [115.0]})
    >>> places_table(options, demand=demand, case="expected").values.tolist()
    [['2015/16', 110.0, 115.0, 100.0]]
    """
    places = places_by_year(options, demand=demand, case=case)
    wide = places.pivot(index="school_year", columns="option_ref", values="places")
    columns = ["school_year", "pupils", "pupils_high"]
    sides = demand.assign(pupils=demand[f"pupils_{case}"])[columns]
    return sides.join(wide[list(options["option_ref"])], on="school_year")
