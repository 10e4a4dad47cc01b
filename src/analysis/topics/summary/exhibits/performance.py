"""Risks, performance, accounts, actions and decisions, a sentence or two a topic.

The figures are the topics' own; what is in money is in `money`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.page.wording import count, how_many, listed, number, sentence
from analysis.periods import Period, Quarter

_NAMED_AT_MOST = 3
_OPINIONS = {
    "unqualified": "an unqualified opinion",
    "qualified": "a qualified opinion",
    "adverse": "an adverse opinion",
    "disclaimer": "a disclaimer of opinion",
}


def say_risks(movements: pd.DataFrame, *, red: int) -> str:
    """How many risks stayed, reduced and increased, the increased ones by name, and the Red."""
    stayed, reduced, increased = (
        list(movements.loc[movements["movement"] == way, "title"])
        for way in ("unchanged", "reduced", "increased")
    )
    both = len(stayed) + len(reduced) + len(increased)
    if not both:
        return f"No risk stands in both reports. {_say_red(red)}"
    named = f": {listed(increased)}" if 0 < len(increased) <= _NAMED_AT_MOST else ""
    return (
        f"{_say_stayed(len(stayed), both)}, {_have(len(reduced))} reduced and "
        f"{_have(len(increased))} increased{named}. {_say_red(red)}"
    )


def _say_stayed(stayed: int, both: int) -> str:
    if stayed > both / 2:
        return f"Most of the {both} risks have stayed at the same level ({number(stayed)})"
    return f"Of the {both} risks, {_have(stayed)} stayed at the same level"


def _say_red(red: int) -> str:
    return f"{how_many(red).capitalize()} {_is(red)} Red."


def say_scorecard(
    figures: pd.DataFrame, *, worse: int, better: int, now: Quarter, last: Quarter
) -> str:
    """Green and red indicators now and at the last report, and the exceptions both ways.

    `worse` are the indicators that are red and deteriorated, `better` the green and improved.
    """
    totals, before = figures["now"], figures["before"]
    ratings = (
        f"In {now.label}, {number(totals['green'])} of {number(totals['indicators'])} indicators "
        f"are green and {number(totals['red'])} red, against {number(before['green'])} and "
        f"{number(before['red'])} in {last.label}."
    )
    exceptions = (
        f"{how_many(worse)} {_is(worse)} red and deteriorated, {how_many(better)} {_is(better)} "
        "green and improved"
    )
    return f"{ratings} {sentence(exceptions)}"


def say_accounts(opinion: pd.Series[Any], *, financial_year: str) -> str:
    """The auditor's opinion on the year's statements, as far as it has come."""
    auditor = f"{opinion['auditor']}, the external auditor,"
    of_what = f"on the {financial_year} financial statements"
    if opinion["stage"] == "not indicated":
        return f"{auditor} has not yet indicated an opinion {of_what}."
    what = _OPINIONS[opinion["outcome"]]
    if opinion["stage"] == "given":
        return f"{auditor} has given {what} {of_what}."
    condition = opinion["condition"]
    subject = "" if pd.isna(condition) else f", subject to {condition}"
    return f"{auditor} has indicated that it will give {what} {of_what}{subject}."


def say_actions(totals: pd.Series[float]) -> str:
    """How many actions of the plan are complete and how many overdue."""
    complete, overdue = int(totals["complete"]), int(totals["overdue"])
    return sentence(
        f"{how_many(complete)} of {count(int(totals['actions']), 'action')} {_is(complete)} "
        f"complete and {how_many(overdue)} {_is(overdue)} overdue"
    )


def say_decisions(totals: pd.Series[float], *, now: Period) -> str:
    """How many of the tasks that the Cabinet's decisions set are outstanding and overdue."""
    tasks, left, overdue = (int(totals[name]) for name in ("tasks", "outstanding", "overdue"))
    if not tasks:
        return "No decision of the Cabinet sets a task."
    steps = int(totals["step_late"])
    though = f", though {how_many(steps)} {_has(steps)} a step overdue" if steps else ""
    late = f", {how_many(overdue)} overdue{though}" if left else ""
    return sentence(
        f"{how_many(left)} of {count(tasks, 'task')} {_is(left)} outstanding at {now.label}{late}"
    )


def _has(amount: int) -> str:
    return "has" if amount < 2 else "have"


def _is(amount: int) -> str:
    return "is" if amount < 2 else "are"


def _have(amount: int) -> str:
    return f"{how_many(amount)} {_has(amount)}"
