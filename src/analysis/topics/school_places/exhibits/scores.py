"""How the options score, what the weights rest on, and how steady the order is.

Nothing is weighted here; the sentences on what would change the answer are in `answer`.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.quantity import Quantity, quantities
from analysis.page.wording import inside_sentence, number
from analysis.topics.school_places.exhibits.places import option_columns

MOVED = (
    ("lowest", "Lowest, other weights", 1),
    ("highest", "Highest, other weights", 1),
    ("first", "Sets in which it is first", 0),
)


def say_scores(steady: pd.DataFrame, *, ranked: pd.DataFrame) -> Statement:
    """Which option scores highest and next, and how steady that is."""
    best = ranked.sort_values("score_points", ascending=False, kind="stable")
    first, second = best.iloc[0], best.iloc[1]
    own = steady[steady["option_ref"] == first["option_ref"]].iloc[0]
    return Statement(
        (
            f"{first['name']} scores highest, {number(first['score_points'], decimals=1)} of 100, "
            f"before {inside_sentence(str(second['name']))} with "
            f"{number(second['score_points'], decimals=1)}. With the weights moved within their "
            f"bounds it is first in {number(own['first'])} of {number(own['sets'])} sets.",
        )
    )


def tabulate_scores(
    table: pd.DataFrame, *, steady: pd.DataFrame, options: pd.DataFrame, source: str
) -> Table:
    """Each option's points on each criterion, its score, and how that moves with the weights."""
    headings, sets = option_columns(options), number(steady["sets"].iloc[0])
    return Table(
        pd.concat([_points(table, list(headings)), _moved(steady)], ignore_index=True),
        (
            Column.words("title", "Criterion"),
            Column.percent("weight_share", "Weight", missing="[z]"),
            *(quantities(ref, heading) for ref, heading in headings.items()),
        ),
        caption="Points on each criterion, 0 for the worst option to 100 for the best, and scores",
        name="points",
        source=source,
        notes=(
            "Weight: the criterion's swing points as a share of all. Weighted score: each "
            f"criterion's points times its weight, added up. Other weights: {sets} sets, each "
            "weight at its lowest, its given and its highest points, in every combination.",
        ),
    )


def _points(table: pd.DataFrame, refs: list[str]) -> pd.DataFrame:
    shown = {ref: [Quantity(points, decimals=1) for points in table[ref]] for ref in refs}
    return table.drop(columns=refs).join(pd.DataFrame(shown, index=table.index))


def _moved(steady: pd.DataFrame) -> pd.DataFrame:
    """Rows under the scores: their lowest, their highest and how often they are the first."""
    rows = [
        {"title": title}
        | {
            ref: Quantity(value, decimals=decimals)
            for ref, value in zip(steady["option_ref"], steady[name], strict=True)
        }
        for name, title, decimals in MOVED
    ]
    return pd.DataFrame(rows)


def tabulate_weights(switches: pd.DataFrame, *, criteria: pd.DataFrame, source: str) -> Table:
    """What each weight rests on, how far it may move, and where the second option draws level."""
    bounds = [
        f"{number(low)} to {number(high)}"
        for low, high in zip(switches["low_points"], switches["high_points"], strict=True)
    ]
    rival = switches["rival"].iloc[0]
    return Table(
        switches.assign(bounds=bounds).merge(criteria[["title", "reason"]], on="title"),
        (
            Column.words("title", "Criterion"),
            Column.words("reason", "Why it weighs so"),
            Column.number("swing_points", "Points"),
            Column.words("bounds", "Moved within"),
            Column.number("switch_points", "Level at", missing="[z]"),
        ),
        caption="The weights, and how far each would have to move alone",
        name="weights",
        source=source,
        notes=(
            f"Level at: the points at which {rival} would draw level with "
            f"{switches['leader'].iloc[0]}. [z] where no points from 0 to 100 would do that.",
        ),
    )
