"""One risk in words: its name, its scores as products, its rating and the state of its action.

The sentences and tables made of these words are in the other modules; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from analysis.page.wording import day

Row = Mapping[Hashable, Any]

RATINGS = {"red": "Red", "amber": "Amber", "green": "Green"}
REGISTERS = {"corporate": "Corporate", "transformation": "Transformation"}
BANDS = {
    "green": "Green: low, 1 to 6",
    "amber": "Amber: medium, 8 to 15",
    "red": "Red: high, 16 to 25",
}
SCORE_NOTE = (
    "A score is likelihood times impact, each from 1 to 5. Green is low (1 to 6), Amber medium "
    "(8 to 15) and Red high (16 to 25)."
)


def named(row: Row) -> str:
    """Title and reference.

    >>> named({"title": "Loss of computer systems", "risk_id": "CR-06"})
    'Loss of computer systems (CR-06)'
    """
    return f"{row['title']} ({row['risk_id']})"


def steps(row: Row, *, when: str = "") -> str:
    """Likelihood times impact; `when` is the ending of the columns, such as `_before`.

    >>> steps({"likelihood_before": 4.0, "impact_before": 5.0}, when="_before")
    '4 × 5'
    """
    return f"{row[f'likelihood{when}']:g} × {row[f'impact{when}']:g}"


def score_in_words(row: Row, *, when: str = "") -> str:
    """Score with the steps that make it.

    >>> score_in_words({"likelihood": 4.0, "impact": 5.0, "score": 20.0})
    '20 (likelihood 4 × impact 5)'
    """
    likelihood, impact = row[f"likelihood{when}"], row[f"impact{when}"]
    return f"{row[f'score{when}']:g} (likelihood {likelihood:g} × impact {impact:g})"


def product(row: Row) -> str:
    """The score as a product, for a table."""
    return f"{steps(row)} = {row['score']:g}"


def product_aimed_at(row: Row) -> str:
    """The target score as a product."""
    return f"{row['target_likelihood']:g} × {row['target_impact']:g} = {row['target_score']:g}"


def dated_action(row: Row, *, on: date) -> str:
    """The action with its date: done, due, or overdue at the end of day `on`.

    >>> row = {"action": "Train staff", "action_done": pd.NaT,
    ...     "action_due": pd.Timestamp(2015, 4, 30), "action_expected": pd.NaT}
    >>> dated_action(row, on=date(2015, 5, 31))
    'Train staff. Overdue: was due 30 April 2015; no new date given.'
    """
    action, due = str(row["action"]).rstrip("."), row["action_due"]
    if not pd.isna(row["action_done"]):
        return f"{action}. Done on {day(row['action_done'])}."
    if due < pd.Timestamp(on):
        return f"{action}. Overdue: was due {day(due)}; {now_expected(row)}."
    return f"{action}. Due {day(due)}."


def now_expected(row: Row) -> str:
    """When an action that is overdue is to be done after all.

    >>> now_expected({"action_expected": pd.Timestamp(2015, 7, 31)})
    'now expected 31 July 2015'
    """
    if pd.isna(row["action_expected"]):
        return "no new date given"
    return f"now expected {day(row['action_expected'])}"
