"""Actions by priority and lead agency, those that press, those due next, and their evidence.

The headline and the changes are in `headline`; nothing is counted here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, stacked_bar_chart
from analysis.page.wording import count, day, in_words, inside_sentence, listed, number, sentence
from analysis.periods import Period
from analysis.topics.action_plan.exhibits.headline import STATES, Row

ON_TIME_NOTE = (
    "The day is the first one agreed, even where it was put back since. Evidence is of complete "
    "actions."
)

_WHAT_AND_WHEN = (
    Column.words("named", "Action"),
    Column.words("lead_agency", "Lead agency"),
    Column.day("due", "Due"),
    Column.mark("state", "State"),
)


def draw_priorities(by_priority: pd.DataFrame, *, now: Period, source: str) -> Chart | Statement:
    """Actions in each state, a bar a priority."""
    rows = by_priority.iloc[:-1]
    if rows.empty:
        return Statement(("The plan has no actions.",))
    return stacked_bar_chart(
        rows,
        label="priority",
        parts={name: words.capitalize() for name, words in STATES.items()},
        show=number,
        finding=_say_overdue(rows),
        subtitle=f"Actions by priority and state, number, at {now.label}.",
        table=_states(by_priority, by="priority", label="Priority", now=now, source=source),
    )


def tabulate_agencies(by_agency: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Actions in each state, a row a lead agency."""
    return _states(by_agency, by="lead_agency", label="Lead agency", now=now, source=source)


def _states(counts: pd.DataFrame, *, by: str, label: str, now: Period, source: str) -> Table:
    return Table(
        counts,
        (
            Column.words(by, label),
            *(Column.number(name, words.capitalize()) for name, words in STATES.items()),
            Column.number("actions", "All actions"),
        ),
        caption=f"Actions by {label.lower()} and state, at {now.label}",
        name=f"actions_by_{by}",
        source=source,
        total=True,
    )


def _say_overdue(rows: pd.DataFrame) -> str:
    """Which priorities have the actions that are overdue."""
    late = rows[rows["overdue"] > 0].sort_values("overdue", ascending=False, kind="stable")
    if late.empty:
        return "No action is overdue."
    first, *others = zip(late["priority"], late["overdue"].astype(int), strict=True)
    parts = [
        f"{first[0]} has {count(first[1], 'overdue action')}",
        *(f"{inside_sentence(name)} {in_words(number_late)}" for name, number_late in others),
    ]
    return sentence(listed(parts))


def tabulate_on_time(by_priority: pd.DataFrame, *, now: Period, source: str) -> Table:
    """By priority: actions whose day has passed, those on time, and evidence of complete ones."""
    return Table(
        by_priority,
        (
            Column.words("priority", "Priority"),
            Column.number("fallen_due", "Day has passed"),
            Column.number("on_time", "Done by that day"),
            Column.percent("on_time_share", "On time", missing="[z]"),
            Column.number("with_evidence", "With evidence"),
            Column.number("lacking_evidence", "Without evidence"),
        ),
        caption=f"Actions on time, and evidence of complete actions, at {now.label}",
        name="on_time_by_priority",
        source=source,
        notes=(ON_TIME_NOTE,),
        total=True,
    )


def say_evidence(lacking: pd.DataFrame, *, complete: float) -> Statement:
    """Which complete actions nothing is shown for."""
    if not complete:
        return Statement(("No action is complete yet, so no evidence is due.",))
    if lacking.empty:
        return Statement(("Evidence is given for every complete action.",))
    missing = [
        f"{row['action_ref']} ({row['lead_agency']}), {inside_sentence(row['action'])}"
        for row in lacking.to_dict("records")
    ]
    return Statement((sentence(f"called complete, but without evidence: {listed(missing)}"),))


def tabulate_pressing(pressing: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """Overdue and at-risk actions with progress; a sentence where there are none."""
    if pressing.empty:
        return Statement((f"No action was overdue or at risk at {now.label}.",))
    return Table(
        pressing.assign(
            named=_named(pressing), dated=[_dated(row) for row in pressing.to_dict("records")]
        ),
        (
            Column.words("named", "Action"),
            Column.mark("state", "State"),
            Column.words("lead_agency", "Lead agency"),
            Column.words("dated", "Due"),
            Column.words("progress", "Progress"),
        ),
        caption=f"Actions overdue or at risk, at {now.label}",
        name="pressing_actions",
        source=source,
    )


def _dated(row: Row) -> str:
    """The due day; of an action that is overdue also when it is expected now."""
    if row["state"] != "overdue":
        return day(row["due"])
    if pd.isna(row["expected"]):
        return f"Was {day(row['due'])}; no new date given"
    return f"Was {day(row['due'])}; expected {day(row['expected'])}"


def tabulate_due(
    due: pd.DataFrame, *, months_ahead: int, now: Period, source: str
) -> Table | Statement:
    """The actions due in the months ahead, the first due first; a sentence where there are none."""
    span = f"within {count(months_ahead, 'month')} of {now.label}"
    if due.empty:
        return Statement((f"No action falls due {span}.",))
    return Table(
        due.assign(named=_named(due)),
        _WHAT_AND_WHEN,
        caption=f"Actions due {span}",
        name="actions_due",
        source=source,
    )


def tabulate_others(others: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """The rest of the plan, with the evidence of what is complete."""
    if others.empty:
        return Statement(("Every action of the plan is listed above.",))
    return Table(
        others.assign(
            named=_named(others),
            evidence_shown=others["evidence"].fillna(
                others["state"].map(lambda state: "none" if state == "complete" else "[z]")
            ),
        ),
        (*_WHAT_AND_WHEN, Column.words("evidence_shown", "Evidence")),
        caption=f"Actions that are complete or due later, at {now.label}",
        name="other_actions",
        source=source,
    )


def _named(actions: pd.DataFrame) -> pd.Series[str]:
    return actions["action_ref"] + ": " + actions["action"]
