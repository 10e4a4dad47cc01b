"""The options side by side, the one the page is about, and what changed since the last report.

Each figure is worked out elsewhere: costs in `costs`, places in `places`, scores in `scores`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd


def compared_options(
    options: pd.DataFrame,
    *,
    places: pd.DataFrame,
    building: pd.DataFrame,
    whole: pd.DataFrame,
    council: pd.DataFrame,
    ranked: pd.DataFrame,
    as_at: date,
) -> pd.DataFrame:
    """What there is to know of each option in one row.

    A row is an option, in the order of `options`. Columns returned: option_ref, name,
    places_added, short (children without a place in the last school year), enough (whether there
    are none), capital_gbp, adjusted_gbp, per_place_gbp, whole_gbp, annual_gbp, lost_gbp, won_gbp,
    score_points, rank, agreed_on (NaT unless agreed by the day) and last_year.
    """
    last = places["school_year"].max()
    short = places[places["school_year"] == last].set_index("option_ref")["short"]
    parts = (
        building.set_index("option_ref")[["capital_gbp", "adjusted_gbp", "per_place_gbp"]],
        whole.set_index("option_ref")[["whole_gbp", "annual_gbp"]],
        council.set_index("option_ref")[["lost_gbp", "won_gbp"]],
        ranked.set_index("option_ref")[["score_points", "rank"]],
    )
    side = options[["option_ref", "name", "places_added"]].join(short, on="option_ref")
    for part in parts:
        side = side.join(part, on="option_ref")
    agreed = options["agreed_on"].where(options["agreed_on"] <= pd.Timestamp(as_at))
    return side.assign(enough=side["short"] == 0, agreed_on=agreed, last_year=last)


def subject_of(side: pd.DataFrame) -> pd.Series[Any]:
    """The option the page is about: the one agreed, or, while none is, the one scoring highest.

    >>> side = pd.DataFrame({"name": ["New", "Expand"], "score_points": [60.0, 70.0],
    ...     "agreed_on": [pd.Timestamp("2015-07-16"), pd.NaT]})
    >>> subject_of(side)["name"]
    'New'
    """
    agreed = side[side["agreed_on"].notna()]
    ranked = side.sort_values("score_points", ascending=False, kind="stable")
    return (ranked if agreed.empty else agreed).iloc[0]


def key_totals(side: pd.DataFrame, *, option_ref: str) -> pd.Series[float]:
    """One option's figures for the comparison with the last report, in their units.

    Entries returned: capital_gbp, adjusted_gbp, per_place_gbp, whole_gbp, annual_gbp, lost_gbp,
    won_gbp.
    """
    names = ["capital_gbp", "adjusted_gbp", "per_place_gbp", "whole_gbp", "annual_gbp"]
    by_option = side.set_index("option_ref")[[*names, "lost_gbp", "won_gbp"]].T
    return by_option[option_ref].astype(float)


def changes_since(
    side: pd.DataFrame, *, before: pd.DataFrame, materiality_gbp: float
) -> pd.DataFrame:
    """Options whose planned building cost or whole cost changed by `materiality_gbp` or more.

    A row is an option, the largest change of either first. Columns returned: name, capital_gbp,
    capital_change_gbp, whole_gbp, whole_change_gbp (now less before; costs that rise are positive).

    >>> side = pd.DataFrame({"option_ref": ["1"], "name": ["New"], "capital_gbp": [110.0],
    ...     "whole_gbp": [90.0]})
    >>> before = side.assign(capital_gbp=100.0)
    >>> changed = changes_since(side, before=before, materiality_gbp=10)
    >>> changed[["capital_change_gbp", "whole_change_gbp"]].values.tolist()
    [[10.0, 0.0]]
    """
    figures = ["capital_gbp", "whole_gbp"]
    both = side[["option_ref", "name", *figures]].join(
        before.set_index("option_ref")[figures].add_suffix("_before"), on="option_ref"
    )
    changed = both.assign(
        capital_change_gbp=both["capital_gbp"] - both["capital_gbp_before"],
        whole_change_gbp=both["whole_gbp"] - both["whole_gbp_before"],
    )
    size = changed[["capital_change_gbp", "whole_change_gbp"]].abs().max(axis="columns")
    order = size[size >= materiality_gbp].sort_values(ascending=False, kind="stable").index
    names = ["name", "capital_gbp", "capital_change_gbp", "whole_gbp", "whole_change_gbp"]
    return changed.loc[order, names].reset_index(drop=True)
