"""`workbook check`: whether a pack could be built, and what was noticed in its inputs.

Which rules an input must meet is each topic's own affair.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.cli.app import PackName, PeriodName, app, counted, plain_errors, say
from analysis.run.order import Order
from analysis.run.project import Project

if TYPE_CHECKING:
    from analysis.inputs.extract import Extract


@app.command()
def check(
    pack: PackName = "cabinet",
    period: PeriodName = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Check this topic alone; may be repeated.")
    ] = None,
) -> None:
    """Check a pack's file, parameters and inputs, and the pages built before; run no notebook."""
    from analysis.run.checking import check_pack

    with plain_errors():
        order = Order(pack, period, tuple(only or ()))
        checked = check_pack(order, project=Project.find(Path.cwd()))
        files = {each.file: each for read in checked.extracts.values() for each in read}
        for name in sorted(files):
            say(*_file_lines(files[name]))
        say(*(f"Warning: {line}" for line in checked.warnings))
        say(_passed(files.values(), appendices=len(checked.extracts)))


def _file_lines(extract: Extract) -> list[str]:
    """A file with its rows, what was noticed on the way and what deserves a second look."""
    doubts = (f"worth a look: {doubt}" for doubt in extract.doubts)
    said = (f"  {note}" for note in (*extract.notes, *extract.blanks, *doubts))
    return [f"{extract.file}: {counted(extract.row_count, 'row')}", *said]


def _passed(extracts: Collection[Extract], *, appendices: int) -> str:
    """What was checked, counted: files, their rows and columns, and the rules they were held to."""
    rows = sum(each.row_count for each in extracts)
    rules = sum(each.rule_count for each in extracts)
    return (
        f"No faults. Checked for {counted(appendices, 'appendix', 'appendices')}: "
        f"{counted(len(extracts), 'file')}, {counted(rows, 'row')}, {counted(rules, 'rule')} "
        "(columns, keys, totals, headings, running totals, words and percentages, the report "
        "before)."
    )
