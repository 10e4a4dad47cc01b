"""Which risks increased, reduced or stayed, which are new and which are closed.

Movement is the sign of the change in score between two reports; why a risk moved is its owner's
word, in the data.
"""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.methods.totals import with_total

MOVEMENTS = (
    "increased",
    "reduced",
    "unchanged",
    "new",
    "closed",
    "newly public",
    "newly exempt",
)
JOINED, LEFT = ("new", "newly public"), ("closed", "newly exempt")
_THEN = ["risk_id", "access", "likelihood", "impact", "score", "rating"]


def movements(risks: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """Each risk now and at the last report, with its change in points and its movement.

    A row is a risk that is public in either report: increased ones first, then in the order of
    MOVEMENTS, within each the largest change and the highest score first. One that is exempt in
    one report only is `newly exempt` or `newly public`, never closed or new. Both frames are
    scored. Columns returned: those of `risks` (those of `before` for one that is closed, without
    scores), access_before, likelihood_before, impact_before, score_before, rating_before, change
    (missing where there is no pair of scores) and movement.

    >>> now = pd.DataFrame({"risk_id": ["A"], "access": ["public"], "likelihood": [5.0],
    ...     "impact": [4.0], "score": [20.0], "rating": ["red"]})
    >>> then = now.assign(likelihood=4.0, score=16.0)
    >>> movements(now, before=then)[["risk_id", "change", "movement"]].values.tolist()
    [['A', 4.0, 'increased']]
    """
    pairs = _paired(risks, before=before)
    moved = pairs.assign(
        change=pairs["score"] - pairs["score_before"],
        movement=pd.Series(map(_movement, pairs.to_dict("records")), pairs.index, dtype="str"),
    ).dropna(subset="movement")
    order = {movement: place for place, movement in enumerate(MOVEMENTS)}
    return (
        moved.assign(_place=moved["movement"].map(order), _size=moved["change"].abs())
        .sort_values(["_size", "score"], ascending=False, kind="stable")
        .sort_values("_place", kind="stable")
        .drop(columns=["_place", "_size"])
        .reset_index(drop=True)
    )


def movements_by_register(movements: pd.DataFrame) -> pd.DataFrame:
    """Number of risks by movement for each register, then the total.

    A row is a register in order of name; `before` and `now` are the risks public in each report,
    so before + new + newly_public - closed - newly_exempt = now. Columns used: register, movement.
    Columns returned: register, before, the movements (blanks as underscores), now.

    >>> moved = pd.DataFrame({"register": ["corporate"] * 2, "movement": ["new", "reduced"]})
    >>> movements_by_register(moved)[["register", "before", "reduced", "now"]].values.tolist()
    [['corporate', 1, 1, 2], ['Total', 1, 1, 2]]
    """
    numbers = pd.crosstab(movements["register"], movements["movement"]).reindex(
        columns=list(MOVEMENTS), fill_value=0
    )
    whole = numbers.sum(axis="columns")
    return (
        numbers.assign(
            before=whole - numbers[list(JOINED)].sum(axis="columns"),
            now=whole - numbers[list(LEFT)].sum(axis="columns"),
        )
        .rename(columns=lambda name: name.replace(" ", "_"))
        .rename_axis(index="register", columns=None)
        .reset_index()
        .pipe(with_total, label="register")
    )


def _paired(risks: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """One row a risk of either report: its own columns, and those of the last as `_before`."""
    gone = before[~before["risk_id"].isin(risks["risk_id"])]
    closed = gone.assign(access=None, likelihood=math.nan, impact=math.nan, score=math.nan)
    then = before[_THEN].add_suffix("_before")
    return pd.concat([risks, closed.assign(rating=None)], ignore_index=True).merge(
        then, how="left", left_on="risk_id", right_on="risk_id_before"
    )


def _movement(row: dict[Any, Any]) -> str | None:
    """The movement of a pair; None where the risk is public in neither report."""
    match row["access"], row["access_before"]:
        case "public", "public":
            return _way(row["score"] - row["score_before"])
        case "public", other:
            return "newly public" if other == "exempt" else "new"
        case other, "public":
            return "newly exempt" if other == "exempt" else "closed"
    return None


def _way(change: float) -> str:
    return "unchanged" if change == 0 else "increased" if change > 0 else "reduced"
