"""`workbook diff`: what changed between two finished packs, by value.

How packs are compared and what is said of it is `analysis.run.difference`.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.cli.app import DIFFERENT, app, plain_errors, say


class Format(StrEnum):
    """How the changes are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@app.command("diff")
def difference(
    then: Annotated[
        Path, typer.Argument(help="The earlier pack's folder, as in reports/cabinet-2015-04.")
    ],
    now: Annotated[Path, typer.Argument(help="The later pack's folder.")],
    at_least: Annotated[
        list[str] | None,
        typer.Option(
            help="Leave out figures that changed by less: in £, as in 100000, or as a part of "
            "them, as in 5%; may be given for each."
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print the changes.")] = Format.TEXT,
) -> None:
    """Say what changed from one pack to another: figures, statuses, risks, rows, parameters.

    Ends with 0 if nothing did, and with 4 if something did.
    """
    from analysis.run.difference.packs import compare_packs, read_materiality
    from analysis.run.difference.records import as_csv, as_json
    from analysis.run.difference.telling import as_text

    with plain_errors():
        least = read_materiality(at_least or [])
        found = compare_packs(then, now, at_least=least)
        said = {Format.TEXT: as_text, Format.JSON: as_json, Format.CSV: as_csv}[format]
        say(said(found))
    if found.count:
        raise typer.Exit(DIFFERENT)
