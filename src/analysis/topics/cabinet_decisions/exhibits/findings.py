"""What the appendix on Cabinet decisions says in sentences, and its key figures.

The tables are in `tables`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import KeyFigures, Statement
from analysis.page.task_wording import state_since
from analysis.page.wording import (
    count,
    day,
    how_many,
    in_words,
    inside_sentence,
    is_or_are,
    listed,
    sentence,
)
from analysis.periods import Period

Row = Mapping[Hashable, Any]

KEY_FIGURES = {
    "paragraphs": "Numbered paragraphs in the register",
    "entries": "Entries, one for each verb",
    "delegations": "Of which delegated, authorised or requested",
    "tasks": "Tasks that the entries set",
    "complete": "Tasks complete",
    "outstanding": "Tasks outstanding",
    "overdue": "Of which overdue",
    "due_soon": "Of which due soon",
}


def say_scope(now: Period, *, last: Period, directorate: str, soon_days: int) -> Statement:
    """Position, comparison, directorate and the meaning of due soon, in words."""
    whose = "All directorates." if directorate == "all" else f"{directorate} only."
    return Statement(
        (
            f"Position at {now.label}, compared with the register at {last.label}. {whose} Due "
            f"soon means due within {count(soon_days, 'day')}. Every change is described.",
        ),
        role="note",
    )


def say_headline(
    decisions: pd.DataFrame, *, figures: pd.DataFrame, outstanding: pd.DataFrame, now: Period
) -> Statement:
    """What is in the register, what is outstanding, and the task that presses most."""
    totals = figures["now"].astype(int)
    held = listed(
        (
            count(totals["entries"], "entry", "entries"),
            count(totals["paragraphs"], "numbered paragraph"),
            count(totals["headings"], "heading"),
        )
    )
    register = sentence(f"{_say_meetings(decisions)} in the register with {held}")
    sentences = [register, _say_tasks(totals, now=now)]
    if not outstanding.empty:
        sentences.append(_say_first(outstanding.iloc[0].to_dict()))
    return Statement(tuple(sentences), role="headline")


def _say_meetings(decisions: pd.DataFrame) -> str:
    days = list(decisions["decided_on"].drop_duplicates().sort_values())
    if not days:
        return "no Cabinet meeting stands"
    if len(days) == 1:
        return f"the Cabinet's meeting of {day(days[0])} stands"
    return f"{in_words(len(days))} Cabinet meetings, {day(days[0])} to {day(days[-1])}, stand"


def _say_tasks(totals: pd.Series[int], *, now: Period) -> str:
    tasks, left, late = totals["tasks"], totals["outstanding"], totals["overdue"]
    if not tasks:
        return "None of the entries sets a task."
    if not left:
        done = "The one task that they set is" if tasks == 1 else f"All {in_words(tasks)} tasks are"
        return f"{done} complete at {now.label}."
    set_by = f"{count(tasks, 'entry', 'entries')} {'sets' if tasks == 1 else 'set'} a task"
    state = f"{_some(totals['complete'])} complete and {_some(left)} outstanding"
    return sentence(f"{set_by}; {state} at {now.label}, {_say_overdue(late, left)}")


def _say_overdue(late: int, left: int) -> str:
    if not late:
        return "none overdue" if left > 1 else "not overdue"
    return "all overdue" if late == left > 1 else f"{in_words(late)} overdue"


def _say_first(task: Row) -> str:
    """The task that is due first, or has been overdue longest."""
    due = marked(day(task["due"]), task["due_basis"])
    first = "The longest overdue was due on" if task["days_left"] < 0 else "The next is due on"
    what = inside_sentence(task["follow_up"])
    return sentence(
        f"{first} {due}, from the {task['owner']}: {what} (paragraph {task['named_paragraph']})"
    )


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Paragraphs, entries and tasks, now and at the last report."""
    return KeyFigures.compared(
        figures, labels=KEY_FIGURES, now=now.label, before=last.label, source=source
    )


def say_changes(changes: pd.DataFrame) -> Statement:
    """What changed since the last report, an item a task, what became overdue first."""
    return Statement.listing(
        [_say_change(row) for row in changes.to_dict("records")],
        otherwise="No task was added, moved, finished or became overdue since the last report.",
    )


def _say_change(change: Row) -> str:
    who = f"Paragraph {change['named_paragraph']}, {change['owner']}"
    parts = [*state_since(change, list_name="register"), *_say_due(change)]
    return sentence(f"{who}, “{change['follow_up']}”: {listed(parts)}")


def _say_due(change: Row) -> list[str]:
    before, now = change["due_before"], change["due_now"]
    if pd.isna(before) or before == now:
        return []
    moved = "later" if now > before else "earlier"
    return [f"due day moved {moved}, from {day(before)} to {day(now)}"]


def say_headings_in_doubt(in_doubt: pd.DataFrame) -> Statement:
    """The caution about headings whose financial year and day do not go together."""
    if in_doubt.empty:
        return Statement(("No heading names a day outside its financial year.",))
    return Statement(
        tuple(
            f"The heading of paragraph {row['paragraph']:.0f}, “{row['heading']}”, names "
            f"{row['named_year']}, but {day(row['day'])} is in {row['year_of_day']}. It stands "
            "here as it was published."
            for row in in_doubt.to_dict("records")
        ),
        role="caution",
    )


def marked(text: str, basis: str) -> str:
    """A text with a mark where it was made up for the sample.

    >>> marked("31 March 2018", "published"), marked("30 October 2015", "illustrative")
    ('31 March 2018', '30 October 2015 (illustrative)')
    """
    return f"{text} (illustrative)" if basis == "illustrative" else text


def _some(amount: int) -> str:
    """How many, with their verb."""
    return f"{how_many(amount)} {is_or_are(amount)}"
