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
    "adjusted misstatement": ("corrected misstatement", "corrected misstatements"),
    "unadjusted misstatement": ("uncorrected misstatement", "uncorrected misstatements"),
    "disclosure": ("gap in the notes", "gaps in the notes"),
    "recommendation": ("recommendation", "recommendations"),
}


def say_findings(by_kind: pd.DataFrame, *, now: Period) -> Statement:
    """How many findings of each kind, their pounds, and what is still to do."""
    kinds, total = by_kind.iloc[:-1], by_kind.iloc[-1]
    if not total["findings"]:
        return Statement((f"The auditor had reported no findings at {now.label}.",))
    parts = [_say_kind(row) for row in kinds[kinds["findings"] > 0].to_dict("records")]
    findings = count(int(total["findings"]), "finding")
    return Statement((f"{sentence(findings)[:-1]}: {listed(parts)}.", *_say_open(total)))


def _say_kind(row: Mapping[Any, Any]) -> str:
    said = count(int(row["findings"]), *KINDS[row["kind"]])
    return f"{said} ({pounds(row['amount_gbp'])})" if row["amount_gbp"] else said


def _say_open(total: pd.Series[Any]) -> list[str]:
    left, late = int(total["open"]), int(total["overdue"])
    if not left:
        return ["No recommendation is open."]
    overdue = f"{in_words(late)} of them overdue" if late else "none overdue"
    if left == 1:
        overdue = "and it is overdue" if late else "and it is not overdue"
    return [sentence(f"{count(left, 'recommendation')} {is_or_are(left)} open, {overdue}")]


def tabulate_findings(findings: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """Each finding with its amount, the council's answer, and what is still to do."""
    if findings.empty:
        return Statement(("There are no findings to list.",))
    return Table(
        findings.assign(
            finding=findings["finding_ref"] + " " + findings["title"],
            kind_shown=findings["kind"].str.capitalize(),
            done_by=_done_by(findings),
        ),
        (
            Column.words("finding", "Finding"),
            Column.words("kind_shown", "Kind"),
            Column.pounds("amount_gbp", "Amount", missing="[z]"),
            Column.words("response", "Answer"),
            Column.words("owner", "Owner"),
            Column.words("done_by", "To be done by", missing="[z]"),
        ),
        caption=f"The auditor's findings, at {now.label}",
        name="audit_findings",
        source=source,
        notes=("Only recommendations have something to be done by a day.",),
    )


def _done_by(findings: pd.DataFrame) -> pd.Series[Any]:
    """Due day and state of each recommendation; missing for other findings."""
    shown = [
        None if pd.isna(row["state"]) else f"{day(row['due'])}, {row['priority']}: {row['state']}"
        for row in findings.to_dict("records")
    ]
    return pd.Series(shown, findings.index, dtype=object)
