"""What the appendix on Cabinet decisions says in sentences, and its key figures.

The tables are in `tables`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
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

NOT_PUBLISHED = (
    "Paragraphs and entries are the summary's; what became of the tasks is illustrative."
)
KEY_FIGURES = {
    "paragraphs": "Numbered paragraphs in the register",
    "entries": "Entries, one for each verb",
    "delegations": "Of which delegated, authorised or requested",
    "tasks": "Tasks that the entries set",
    "complete": "Tasks complete",
    "outstanding": "Tasks outstanding",
    "overdue": "Of which overdue",
    "step_late": "Of which not overdue, but a step of them is",
    "due_soon": "Of which due soon",
}
IN_DETAIL = {
    **dict.fromkeys(KEY_FIGURES, "register_of_decisions"),
    "entries": "tasks_by_heading",
    "tasks": "tasks_by_heading",
    "outstanding": "tasks_by_heading",
    "overdue": "tasks_by_heading",
    "step_late": "outstanding_tasks",
    "due_soon": "outstanding_tasks",
}


def say_scope(now: Period, *, last: Period, directorate: str, soon_days: int) -> Statement:
    """Position, comparison, directorate and the meaning of due soon, in words."""
    whose = "All directorates." if directorate == "all" else f"{directorate} only."
    return Statement(
        (
            f"Position at {now.label}, compared with the register at {last.label}. {whose} Due "
            f"soon means due within {count(soon_days, 'day')}. Every change of a task or its day "
            "is described.",
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
    sentences += [_say_step(row) for row in outstanding.to_dict("records") if row["is_step_late"]]
    if not outstanding.empty:
        is_first = outstanding["due"].eq(outstanding["due"].iloc[0])
        sentences.append(_say_first(outstanding[is_first].to_dict("records")))
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


def _say_step(task: Row) -> str:
    """The step of a task whose day has passed, though that of the task has not."""
    return sentence(
        f"a step of paragraph {task['named_paragraph']} is overdue, which was due on "
        f"{day(task['next_step_due'])}: {inside_sentence(task['next_step'])}"
    )


def _say_first(tasks: Sequence[Row]) -> str:
    """The tasks that are due first, or have been overdue longest."""
    task = tasks[0]
    is_late, are_many = task["days_left"] < 0, len(tasks) > 1
    first = "longest overdue" if is_late else "next"
    verb = ("were" if are_many else "was") if is_late else ("are" if are_many else "is")
    due = marked(day(task["due"]), task["due_basis"])
    which = listed(f"paragraph {each['named_paragraph']}, {each['owner']}" for each in tasks)
    return sentence(f"the {first} {verb} due on {due}: {which}")


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Paragraphs, entries and tasks, now and at the last report."""
    return KeyFigures.compared(
        figures,
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables=IN_DETAIL,
        notes=(NOT_PUBLISHED,),
    )


def say_changes(changes: pd.DataFrame) -> Statement:
    """What changed since the last report, an item a task, what became overdue first.

    What is to be done is said of complete tasks only: the others stand in the table of them.
    """
    return Statement.listing(
        [_say_change(row) for row in changes.to_dict("records")],
        otherwise="No task was added, moved, finished or became overdue since the last report.",
    )


def _say_change(change: Row) -> str:
    what = f"Paragraph {change['named_paragraph']}, {change['owner']}"
    if change["state_now"] == "complete":
        what = f"{what}, “{change['follow_up']}”"
    parts = [*state_since(change, list_name="register"), *_say_due(change)]
    return sentence(f"{what}: {listed(parts)}")


def _say_due(change: Row) -> list[str]:
    before, now = change["due_before"], change["due_now"]
    if pd.isna(before) or before == now:
        return []
    moved = "later" if now > before else "earlier"
    return [f"due day moved {moved}, from {day(before)} to {day(now)}"]


def say_verbs(by_verb: pd.DataFrame) -> Statement:
    """The paragraphs that each verb stands in, the most frequent verb first."""
    verbs = by_verb.iloc[:-1].to_dict("records")
    if not verbs:
        return Statement(("The register has no entries.",))
    parts = (f"{row['verb']} {row['paragraphs']}" for row in verbs)
    return Statement((f"Paragraphs by verb: {'; '.join(parts)}.",))


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
