"""Single risks in tables: the red ones with what is done about them, and all against their target.

What moved is in `movements`, late actions in `actions`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, in_words, listed, number, sentence
from analysis.periods import Period
from analysis.topics.risk_registers.exhibits.described import (
    REGISTERS,
    Row,
    dated_action,
    named,
    product,
    product_aimed_at,
    score_in_words,
    steps,
)

NAMED_AT_MOST = 3
EARLIER = {"new": "new", "newly public": "exempt in the last report"}


def tabulate_red(
    red: pd.DataFrame, *, now: Period, last: Period, source: str
) -> Sequence[Table | Statement]:
    """A table a red risk: score, cause and consequence, controls, action with date and owner."""
    if red.empty:
        return [Statement((f"No risk is Red at {now.label}.",))]
    return [_in_full(row, now=now, last=last, source=source) for row in red.to_dict("records")]


def _in_full(row: Row, *, now: Period, last: Period, source: str) -> Table:
    points = {
        "Score": f"{score_in_words(row)}; {_earlier(row, last=last)}; target {_target(row)}",
        "Why": f"{sentence(row['cause'])} {sentence(row['consequence'])}",
        "In place": sentence(row["controls"]),
        "Being done": f"{dated_action(row, on=now.last_day)} Owner: {row['owner']}.",
    }
    return Table(
        pd.DataFrame({"point": list(points), "said": list(points.values())}),
        (
            Column.words("point", "Red risk"),
            Column.words("said", f"{REGISTERS[row['register']]} register"),
        ),
        caption=f"{named(row)}, {now.label}",
        name=f"red_{str(row['risk_id']).lower().replace('-', '_')}",
        source=source,
    )


def _earlier(row: Row, *, last: Period) -> str:
    if row["movement"] in EARLIER:
        return EARLIER[row["movement"]]
    return f"{row['score_before']:g} ({steps(row, when='_before')}) at {last.label}"


def _target(row: Row) -> str:
    target = row["target_likelihood"], row["target_impact"]
    return "{:g} ({:g} × {:g})".format(row["target_score"], *target)


def say_gaps(risks: pd.DataFrame) -> Statement:
    """How many risks are above their target, and which are furthest from it."""
    if risks.empty:
        return Statement(("No risk is reported in public.",))
    above = risks[risks["gap"] > 0]
    if above.empty:
        return Statement(("Every risk is at its target score or below.",))
    widest = above[above["gap"] == above["gap"].max()]
    which = f": {listed(widest['title'])}" if len(widest) <= NAMED_AT_MOST else ""
    number_above = f"{in_words(len(above))} of {count(len(risks), 'risk')}"
    return Statement(
        (
            sentence(
                f"{number_above} {'is' if len(above) == 1 else 'are'} above target, the furthest "
                f"by {number(widest['gap'].iloc[0])} points{which}"
            ),
        )
    )


def tabulate_gaps(risks: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Every risk with its score, its target and the points between, the widest gap first."""
    rows = risks.to_dict("records")
    return Table(
        risks.assign(
            risk=[named(row) for row in rows],
            reached=[product(row) for row in rows],
            aimed_at=[product_aimed_at(row) for row in rows],
        ),
        (
            Column.words("risk", "Risk"),
            Column.mark("rating", "Rating"),
            Column.numbers_in_words("reached", "Score"),
            Column.numbers_in_words("aimed_at", "Target"),
            Column.number("gap", "Gap"),
        ),
        caption=f"Score, target and the gap between, in points, at {now.label}, widest gap first",
        name="risks_against_target",
        source=source,
    )
