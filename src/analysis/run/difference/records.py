"""Every change between two packs with all that is known of it, for machines and spreadsheets.

What a reader is told of them is `telling`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from analysis.page.plain_text import spreadsheet_safe
from analysis.run.difference.changes import Change
from analysis.run.difference.packs import PackDifference

_COLUMNS = (
    "letter",
    "appendix",
    "table",
    "row",
    "column",
    "kind",
    "then",
    "now",
    "amount",
    "unit",
    "of_report_before",
)


def as_json(difference: PackDifference) -> str:
    """Every change with all that is known of it."""
    content = {
        "then": difference.then,
        "now": difference.now,
        "left_out": difference.left_out,
        "changes": list(_records(difference)),
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def as_csv(difference: PackDifference) -> str:
    """Every change as a row, safe in a spreadsheet; what does not apply is [z]."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for record in _records(difference):
        writer.writerow([_cell(record[name]) for name in _COLUMNS])
    return buffer.getvalue().rstrip("\n")


def _records(difference: PackDifference) -> Iterator[dict[str, Any]]:
    for change in difference.pack:
        yield _record(change)
    for appendix in difference.appendices:
        for change in appendix.changes:
            yield {**_record(change), "letter": appendix.letter, "appendix": appendix.name}


def _record(change: Change) -> dict[str, Any]:
    return {
        "letter": None,
        "appendix": None,
        "table": change.table or None,
        "title": change.title or None,
        "row": change.row or None,
        "column": change.column or None,
        "kind": change.kind,
        "then": change.then,
        "now": change.now,
        "amount": change.amount,
        "unit": change.unit or None,
        "of_report_before": change.of_report_before,
    }


def _cell(value: object) -> object:
    match value:
        case None:
            return "[z]"
        case bool():
            return "yes" if value else "no"
        case str():
            return spreadsheet_safe(value)
        case _:
            return value
