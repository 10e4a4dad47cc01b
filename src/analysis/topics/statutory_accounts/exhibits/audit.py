"""What the auditor found and asked for, and how far the council has come with it.

The opinion itself is in `headline`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, day, in_words, is_or_are, listed, pounds, sentence
from analysis.periods import Period

KINDS = {
    "corrected misstatement": ("corrected misstatement", "corrected misstatements"),
    "uncorrected misstatement": ("uncorrected misstatement", "uncorrected misstatements"),
    "disclosure": ("gap in the notes", "gaps in the notes"),
    "recommendation": ("recommendation", "recommendations"),
}


def say_findings(by_kind: pd.DataFrame, *, now: Period) -> Statement:
    """How many findings of each kind, their pounds, and what is outstanding."""
    total = by_kind.iloc[-1]
    if not total["findings"]:
        return Statement((f"The auditor had reported no findings at {now.label}.",))
    findings = sentence(count(int(total["findings"]), "finding"))[:-1]
    return Statement((f"{findings}: {say_kinds(by_kind)}. {_say_open(total)}",))


def say_kinds(by_kind: pd.DataFrame) -> str:
    """How many findings of each kind there are, with their pounds; a kind without is left out."""
    kinds = by_kind.iloc[:-1]
    return listed(_say_kind(row) for row in kinds[kinds["findings"] > 0].to_dict("records"))


def _say_kind(row: Mapping[Any, Any]) -> str:
    said = count(int(row["findings"]), *KINDS[row["kind"]])
    return f"{said} ({pounds(row['amount_gbp'])})" if row["amount_gbp"] else said


def _say_open(total: pd.Series[Any]) -> str:
    left, late = int(total["open"]), int(total["overdue"])
    if not left:
        return "No recommendation is open."
    overdue = f"{in_words(late)} of them overdue" if late else "none overdue"
    if left == 1:
        overdue = "and it is overdue" if late else "and it is not overdue"
    return sentence(f"{count(left, 'recommendation')} {is_or_are(left)} open, {overdue}")


def tabulate_findings(
    findings: pd.DataFrame, *, not_listed: pd.Series[int], now: Period, source: str
) -> Table | Statement:
    """Each finding with its amount and the council's answer, by whom and when; and what is not."""
    if findings.empty:
        return Statement(("There are no findings to list.",))
    rows = findings.to_dict("records")
    return Table(
        findings.assign(
            kind_shown=[sentence(KINDS[row["kind"]][0])[:-1] for row in rows],
            answer=[_answer(row) for row in rows],
        ),
        (
            Column.words("title", "Finding"),
            Column.words("kind_shown", "Kind"),
            Column.pounds("amount_gbp", "Amount", missing="[z]"),
            Column.words("answer", "Answer"),
        ),
        caption=f"The auditor's findings, at {now.label}",
        name="audit_findings",
        source=source,
        notes=tuple(_say_not_listed(not_listed)),
    )


def _answer(row: Mapping[Any, Any]) -> str:
    """The council's answer; of a recommendation also who does it, by when, and its state."""
    if pd.isna(row["state"]):
        return sentence(row["response"])
    task = f"{row['owner']}, by {day(row['due'])}, {row['priority']} priority: {row['state']}"
    return f"{sentence(row['response'])} {sentence(task)}"


def _say_not_listed(not_listed: pd.Series[int]) -> list[str]:
    past, later = int(not_listed["past"]), int(not_listed["later"])
    reasons = []
    if past:
        reasons.append(f"{count(past, 'finding')} of earlier years, with nothing left to do")
    if later:
        reasons.append(f"{count(later, 'finding')} reported later")
    return [f"Not listed: {listed(reasons)}."] if reasons else []
