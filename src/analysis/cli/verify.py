"""`workbook verify`: whether a finished pack comes out the same again, byte by byte.

How packs are compared is `analysis.run.verifying`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from analysis.cli.app import DIFFERENT, app, plain_errors, say
from analysis.run.project import Project

if TYPE_CHECKING:
    from analysis.run.order import Order


@app.command()
def verify(
    folder: Annotated[
        Path, typer.Argument(help="A finished pack's folder, as in reports/cabinet-2015-05.")
    ],
) -> None:
    """Build a finished pack once more, elsewhere, and say where it does not come out the same.

    Ends with 0 if every file is the same, and with 4 if not. The pack is left as it is.
    """
    from analysis.run.verifying import verify_pack

    with plain_errors(outcome="Nothing was verified."):
        project = Project.find(Path.cwd())
        console = Console(soft_wrap=True, markup=False, highlight=False)
        with console.status(f"Building {folder.name} once more"):
            verdict = verify_pack(
                folder,
                project=project,
                rebuild=lambda order, output: _rebuilt(order, output, project=project),
                tell=console.print,
            )
        say(verdict.words)
    if verdict.differences:
        raise typer.Exit(DIFFERENT)


def _rebuilt(order: Order, output: Path, *, project: Project) -> Path:
    from analysis.run.build import Request, build_pack

    return build_pack(Request(order, project, output, lambda _: None, fresh=True)).folder
