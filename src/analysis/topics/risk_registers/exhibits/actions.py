"""Actions that are late, that had their date put back, and risks with no action left.

The actions of red risks stand in `risks`; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import day, sentence
from analysis.periods import Period
from analysis.topics.risk_registers.exhibits.described import Row, named, now_expected


def tabulate_overdue(overdue: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """Actions not done by their date with owner and days overdue, the longest first."""
    if overdue.empty:
        return Statement((f"No action is overdue at {now.label}.",))
    rows = overdue.to_dict("records")
    return Table(
        overdue.assign(
            risk=[f"{named(row)}. Owner: {row['owner']}." for row in rows],
            dated=[
                f"{sentence(row['action'])} Was due {day(row['action_due'])}; {now_expected(row)}."
                for row in rows
            ],
        ),
        (
            Column.words("risk", "Risk and owner"),
            Column.mark("rating", "Rating"),
            Column.words("dated", "Action"),
            Column.number("days_overdue", "Days late"),
        ),
        caption=f"Actions overdue at {now.label}, longest first",
        name="overdue_actions",
        source=source,
    )


def say_postponed(postponed: pd.DataFrame) -> Statement:
    """Actions whose date was put back since the last report, a sentence each."""
    return Statement.listing(
        [_say_postponed(row) for row in postponed.to_dict("records")],
        otherwise="No unfinished action had its date put back since the last report.",
    )


def _say_postponed(row: Row) -> str:
    return (
        f"Date put back: {row['action']} ({row['risk_id']}), from {day(row['action_due_before'])} "
        f"to {day(row['action_due'])}."
    )


def say_without_action(risks: pd.DataFrame) -> Statement:
    """Risks above their target with nothing more planned, a sentence each."""
    return Statement.listing(
        [
            f"Nothing more planned: {named(row)} is at {row['score']:g} against a target of "
            f"{row['target_score']:g}, and its action was done on {day(row['action_done'])}."
            for row in risks.to_dict("records")
        ],
        otherwise="Every risk above its target has an action still to be done.",
    )
