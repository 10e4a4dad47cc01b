"""How the options score, and how steady their order is.

Nothing is weighted here; the sentences on what would change the answer are in `answer`.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.quantity import Quantity, quantities
from analysis.page.wording import inside_sentence, number
from analysis.topics.school_places.exhibits.places import option_columns


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
            f"bounds it is first in {number(own['first'])} of {number(own['sets'])} sets. The file "
            "of weights listed below has the bounds and the reason of each.",
        )
    )


def tabulate_scores(
    table: pd.DataFrame, *, steady: pd.DataFrame, options: pd.DataFrame, source: str
) -> Table:
    """Each option's points on each criterion, its score, and how often that is the highest."""
    headings, sets = option_columns(options), number(steady["sets"].iloc[0])
    return Table(
        pd.concat([_points(table, list(headings)), _firsts(steady)], ignore_index=True),
        (
            Column.words("title", "Criterion"),
            Column.percent("weight_share", "Weight", missing="[z]"),
            *(quantities(ref, heading) for ref, heading in headings.items()),
        ),
        caption="Points on each criterion, 0 for the worst option to 100 for the best, and scores",
        name="points",
        source=source,
        notes=(
            "Weighted score: each criterion's points times its weight, added up. Sets: the "
            f"{sets} combinations of each weight at its lowest, its given and its highest.",
        ),
    )


def _points(table: pd.DataFrame, refs: list[str]) -> pd.DataFrame:
    shown = {ref: [Quantity(points, decimals=1) for points in table[ref]] for ref in refs}
    return table.drop(columns=refs).join(pd.DataFrame(shown, index=table.index))


def _firsts(steady: pd.DataFrame) -> pd.DataFrame:
    """The row under the scores: in how many sets of weights each option is the first."""
    shown = {
        ref: Quantity(first, decimals=0)
        for ref, first in zip(steady["option_ref"], steady["first"], strict=True)
    }
    return pd.DataFrame([{"title": "Sets in which it is first", **shown}])
