"""What the page on the action plan says first: position, headline, key figures and changes.

The tables and charts of actions and outcomes are elsewhere; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.page import KeyFigure, KeyFigures, Statement
from analysis.page.task_wording import state_since
from analysis.page.wording import (
    count,
    day,
    in_words,
    inside_sentence,
    is_or_are,
    listed,
    number,
    percent,
    sentence,
)
from analysis.periods import Period

Row = Mapping[Hashable, Any]

STATES = {
    "complete": "complete",
    "on_track": "on track",
    "at_risk": "at risk",
    "overdue": "overdue",
    "not_started": "not started",
}
KEY_FIGURES = {
    "actions": "Actions in the plan",
    **{name: words.capitalize() for name, words in STATES.items()},
    "on_time_share": "Done by the day first agreed, of those whose day has passed",
    "lacking_evidence": "Complete without evidence",
}
IN_DETAIL = {
    **dict.fromkeys(KEY_FIGURES, "actions_by_lead_agency"),
    "on_time_share": "on_time_by_priority",
    "lacking_evidence": "on_time_by_priority",
}


def say_scope(now: Period, *, last: Period, lead_agency: str, months_ahead: int) -> Statement:
    """Position, comparison, whose actions, and how far ahead the page looks."""
    whose = "All agencies." if lead_agency == "all" else f"Actions led by: {lead_agency}."
    return Statement(
        (
            f"Position at {now.label}, compared with the report at {last.label}. {whose} Every "
            f"change is described. Due next means due within {count(months_ahead, 'month')}.",
        ),
        role="note",
    )


def say_headline(figures: pd.DataFrame, *, by_priority: pd.DataFrame, now: Period) -> Statement:
    """How many actions are in each state, how many came in time, and where most is late."""
    totals = figures["now"]
    if not totals["actions"]:
        return Statement(("The plan has no actions.",), role="headline")
    sentences = (_say_states(totals, now=now), _say_on_time(totals), _say_latest(by_priority))
    return Statement(tuple(filter(None, sentences)), role="headline")


def _say_states(totals: pd.Series[float], *, now: Period) -> str:
    numbers = {words: int(totals[name]) for name, words in STATES.items() if totals[name]}
    (first, leading), *others = numbers.items()
    parts = [
        f"{in_words(leading)} {is_or_are(leading)} {first}",
        *(f"{in_words(number)} {words}" for words, number in others),
    ]
    actions = count(int(totals["actions"]), "action")
    return sentence(f"of {actions} in the plan at {now.label}, {listed(parts)}")


def _say_on_time(totals: pd.Series[float]) -> str:
    fallen_due, on_time = int(totals["fallen_due"]), int(totals["on_time"])
    if not fallen_due:
        return "No action has yet passed the day first agreed for it."
    were = "was" if on_time == 1 else "were"
    return sentence(
        f"{in_words(on_time) if on_time else 'none'} of the {in_words(fallen_due)} whose first "
        f"agreed day has passed {were} complete by then ({percent(totals['on_time_share'])})"
    )


def _say_latest(by_priority: pd.DataFrame) -> str:
    """The priority with most actions overdue, if any is."""
    rows, most = by_priority.iloc[:-1], by_priority["overdue"].iloc[:-1].max()
    if not most:
        return "No action is overdue."
    names = list(rows.loc[rows["overdue"].eq(most), "priority"])
    if len(names) > 1:
        return sentence(f"{listed(names)} have most overdue, {in_words(int(most))} each")
    row = rows[rows["overdue"].eq(most)].iloc[0]
    done = f"{in_words(int(row['complete'])) if row['complete'] else 'none'} of its"
    return sentence(
        f"{names[0]} has most overdue, {in_words(int(most))}; {done} "
        f"{count(int(row['actions']), 'action')} {'is' if row['complete'] <= 1 else 'are'} complete"
    )


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Actions by state, those on time and missing evidence, now and at the last report."""
    compared = KeyFigures.compared(
        figures,
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables=IN_DETAIL,
        notes=(),
    )
    shown = (_with_counts(each, figures=figures) for each in compared.figures)
    return replace(compared, figures=tuple(shown))


def _with_counts(figure: KeyFigure, *, figures: pd.DataFrame) -> KeyFigure:
    """The share on time with the two counts it is made of; any other figure as it is."""
    if figure.label != KEY_FIGURES["on_time_share"]:
        return figure
    counted = [_counted(figures[when], share=getattr(figure, when)) for when in ("now", "before")]
    return replace(figure, now=counted[0], before=counted[1])


def _counted(totals: pd.Series[float], *, share: str) -> str:
    if not totals["fallen_due"] > 0:
        return share
    return f"{number(totals['on_time'])} of {number(totals['fallen_due'])} ({share})"


def say_changes(changes: pd.DataFrame) -> Statement:
    """What changed since the last report, an item an action, what became overdue first."""
    return Statement.listing(
        [_say_change(row) for row in changes.to_dict("records")],
        otherwise="No action was added, moved, finished or became overdue since the last report.",
    )


def _say_change(change: Row) -> str:
    what = f"{change['action_ref']} ({change['lead_agency']}), {inside_sentence(change['action'])}"
    parts = [*state_since(change, list_name="plan"), *_say_due(change)]
    return sentence(f"{what}: {listed(parts)}")


def _say_due(change: Row) -> list[str]:
    before, now = change["due_before"], change["due_now"]
    if pd.isna(before) or before == now:
        return []
    moved = "put back" if now > before else "brought forward"
    return [f"{moved} from {day(before)} to {day(now)}"]
