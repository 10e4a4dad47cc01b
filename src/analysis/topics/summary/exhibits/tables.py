"""Every topic in one list and one table, with its appendix, and the thresholds behind them.

The sentences themselves are in `money` and `performance`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.topics.summary.exhibits.units import Row, beyond, change_in, titled, value_in


def list_position(topics: pd.DataFrame, *, sentences: Mapping[str, str]) -> Statement:
    """The topics' sentences in the order given, each led by its title and appendix."""
    rows = topics.set_index("topic").to_dict("index")
    return Statement(
        tuple(
            f"{titled(rows[topic], before='Appendix ')}: {words}"
            for topic, words in sentences.items()
        ),
        role="list",
    )


def tabulate_status(stated: pd.DataFrame, *, source: str) -> Table:
    """What is measured in each topic, now and at the last report, its movement and rating.

    `source` is that of the thresholds; the figures' own sources stand in the appendices.
    """
    rows = stated.to_dict("records")
    shown = stated.assign(
        titled=[titled(row) for row in rows],
        now_words=[value_in(row["unit"], row["now"]) for row in rows],
        before_words=[value_in(row["unit"], row["before"]) for row in rows],
        change_words=[_say_movement(row) for row in rows],
    )
    return Table(
        shown,
        (
            Column.page("titled", "Topic (appendix)", addresses=_addresses(rows)),
            Column.words("label", "What is watched"),
            Column.numbers_in_words("now_words", "Now"),
            Column.numbers_in_words("before_words", "Last report"),
            Column.words("change_words", "Change"),
            Column.mark("rating", "Rating"),
        ),
        caption="Every topic: its measure, movement and rating",
        name="status_of_topics",
        source=f"The appendices. For ratings: {source}",
    )


def _addresses(topics: Sequence[Row]) -> dict[str, str]:
    """Where the page of each topic that has an appendix stands, by its title."""
    return {titled(row): f"{row['topic']}.html" for row in topics if pd.notna(row["letter"])}


def _say_movement(topic: Row) -> str:
    movement = str(topic["movement"]).capitalize()
    if topic["movement"] not in ("better", "worse"):
        return movement
    return f"{movement}, {change_in(topic['unit'], topic['change'])}"


def tabulate_thresholds(topics: pd.DataFrame, *, source: str) -> Table:
    """From which value each topic is Amber and Red, and why."""
    rows = topics.to_dict("records")
    shown = topics.assign(
        amber_words=[beyond(row, column="amber_from") for row in rows],
        red_words=[beyond(row, column="red_from") for row in rows],
    )
    return Table(
        shown,
        (
            Column.words("title", "Topic"),
            Column.numbers_in_words("amber_words", "Amber from"),
            Column.numbers_in_words("red_words", "Red from"),
            Column.words("reason", "Why"),
        ),
        caption="From which value a topic is Amber or Red",
        name="thresholds",
        source=source,
    )
