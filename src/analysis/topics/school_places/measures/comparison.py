"""The options side by side, the one the page is about, and what changed since the last report.

Each figure is worked out elsewhere: costs in `costs`, places in `places`, scores in `scores`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

CHANGING = {"adjusted_gbp": "adjusted_change_gbp", "whole_gbp": "whole_change_gbp"}


def compared_options(
    options: pd.DataFrame,
    *,
    places: pd.DataFrame,
    places_high: pd.DataFrame,
    building: pd.DataFrame,
    whole: pd.DataFrame,
    council: pd.DataFrame,
    ranked: pd.DataFrame,
    as_at: date,
) -> pd.DataFrame:
    """What there is to know of each option in one row.

    `places` are those with the pupils of the page's case, `places_high` with high demand. A row
    is an option, in the order of `options`. Columns returned: option_ref, name, places_added,
    short (children without a place in the last school year), short_high (the same with high
    demand), enough (whether short is nought), capital_gbp, adjusted_gbp, per_place_gbp,
    whole_gbp, annual_gbp, lost_gbp, won_gbp, answer_due (NaT where there is no bid),
    score_points, rank, agreed_on (NaT unless agreed by the day) and last_year.
    """
    last = places["school_year"].max()
    parts = (
        _short_in(places, last),
        _short_in(places_high, last).add_suffix("_high"),
        building.set_index("option_ref")[["capital_gbp", "adjusted_gbp", "per_place_gbp"]],
        whole.set_index("option_ref")[["whole_gbp", "annual_gbp"]],
        council.set_index("option_ref")[["lost_gbp", "won_gbp", "answer_due"]],
        ranked.set_index("option_ref")[["score_points", "rank"]],
    )
    side = options[["option_ref", "name", "places_added"]]
    for part in parts:
        side = side.join(part, on="option_ref")
    agreed = options["agreed_on"].where(options["agreed_on"] <= pd.Timestamp(as_at))
    return side.assign(enough=side["short"] == 0, agreed_on=agreed, last_year=last)


def _short_in(places: pd.DataFrame, year: str) -> pd.DataFrame:
    """Children without a place in one school year, by option."""
    return places[places["school_year"] == year].set_index("option_ref")[["short"]]


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
    side: pd.DataFrame,
    *,
    before: pd.DataFrame,
    reasons: pd.DataFrame,
    option_ref: str,
    materiality_gbp: float,
) -> pd.DataFrame:
    """How one option's costs changed, and those of the others that changed materially, in pounds.

    Costs are of building, with the allowance, and the whole cost. A row is an option: the one of
    `option_ref` first, however little it changed, then those of which either changed by
    `materiality_gbp` or more, the largest change first. Columns returned: name, adjusted_gbp,
    adjusted_change_gbp, whole_gbp, whole_change_gbp (now less before; costs that rise are
    positive) and reason (missing where none is recorded).

    >>> side = pd.DataFrame({"option_ref": ["1", "2"], "name": ["New", "Expand"],
    ...     "adjusted_gbp": [110.0, 50.0], "whole_gbp": [90.0, 60.0]})
    >>> before = side.assign(adjusted_gbp=[100.0, 49.0])
    >>> reasons = pd.DataFrame({"option_ref": ["1"], "reason": ["Deeper foundations"]})
    >>> changed = changes_since(side, before=before, reasons=reasons, option_ref="2",
    ...     materiality_gbp=10)
    >>> changed[["name", "adjusted_change_gbp", "whole_change_gbp"]].values.tolist()
    [['Expand', 1.0, 0.0], ['New', 10.0, 0.0]]
    """
    figures, moves = list(CHANGING), list(CHANGING.values())
    own = side.set_index("option_ref")
    moved = own[figures] - before.set_index("option_ref")[figures]
    changed = own[["name", *figures]].join(moved.rename(columns=CHANGING))
    told = changed.join(reasons.set_index("option_ref")["reason"])
    size = changed[moves].abs().max(axis="columns").drop(option_ref)
    others = size[size >= materiality_gbp].sort_values(ascending=False, kind="stable").index
    names = ["name", "adjusted_gbp", "adjusted_change_gbp", "whole_gbp", "whole_change_gbp"]
    return told.loc[[option_ref, *others], [*names, "reason"]].reset_index(drop=True)
