"""Which way each test of the managers' forecast points: to more than they say, or to less.

The tests are in `forecasts`, `spending` and `activity`; none of them changes the forecast.
"""

from __future__ import annotations

import pandas as pd

AREA = "Looked-after placements"


def directions(
    *,
    drift_ranges: pd.DataFrame,
    places: pd.Series[float],
    activity_ranges: pd.DataFrame,
    by_area: pd.DataFrame,
) -> pd.Series[str]:
    """`more`, `less` or `neither` for drift, spending and children; missing where there is no test.

    Drift points one way where every earlier year ended on that side of its forecast; children do
    where the cost with every earlier year's comings and goings is on that side of the managers'
    forecast before action; spending does where more services lie on that side of their ranges
    than by chance would lie outside on both. The frames are what the measures of these names
    return.

    >>> none = pd.DataFrame({"drift_gbp": {"lowest": -6.0, "highest": -4.0}})
    >>> at_present = pd.DataFrame({"over_gbp": {"lowest": 4.7, "highest": 5.0}})
    >>> area = pd.DataFrame({"area": [AREA], "before_action_gbp": [4.6]})
    >>> places = pd.Series({"ranged": 38.0, "below": 14.0, "above": 0.0, "by_chance": 10.4})
    >>> directions(drift_ranges=none, places=places, activity_ranges=at_present,
    ...     by_area=area).to_dict()
    {'drift': 'less', 'spending': 'more', 'children': 'more'}
    """
    managers = by_area.loc[by_area["area"] == AREA, "before_action_gbp"].astype(float).sum()
    return pd.Series(
        {
            "drift": _side(drift_ranges["drift_gbp"]),
            "spending": _side_of_services(places),
            "children": _side(activity_ranges["over_gbp"] - managers),
        },
        dtype="str",
    )


def _side(beyond_gbp: pd.Series[float]) -> str | None:
    """The side of nought on which both ends of a range lie."""
    if pd.isna(beyond_gbp["lowest"]):
        return None
    if beyond_gbp["lowest"] > 0:
        return "more"
    return "less" if beyond_gbp["highest"] < 0 else "neither"


def _side_of_services(places: pd.Series[float]) -> str | None:
    """A managers' forecast below its range is one where spending points to more."""
    if pd.isna(places["by_chance"]) or not places["ranged"]:
        return None
    is_far = {"more": places["below"], "less": places["above"]}
    sides = [side for side, services in is_far.items() if services > places["by_chance"]]
    return sides[0] if len(sides) == 1 else "neither"
