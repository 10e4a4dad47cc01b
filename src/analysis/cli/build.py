"""`workbook build`: a pack from its inputs to its pages, told step by step.

How a pack is built is `analysis.run`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from analysis.cli.app import PackName, PeriodName, app, counted, plain_errors, say
from analysis.run.order import Order, read_settings
from analysis.run.project import Project

if TYPE_CHECKING:
    from analysis.run.build import Built


@app.command()
def build(
    pack: PackName = "cabinet",
    period: PeriodName = None,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Build this topic alone, into a folder of its own; may be repeated."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Where the pack's folder goes; reports/ if not given.")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", help="Another value for a parameter, as topic.name=value; may be repeated."
        ),
    ] = None,
) -> None:
    """Build a pack: every appendix as HTML, PDF, data and notebook, and the whole as one PDF."""
    from analysis.run.build import build_pack

    with plain_errors(outcome="Nothing was built."):
        order = Order(pack, period, tuple(only or ()), read_settings(settings or ()))
        project = Project.find(Path.cwd())
        console = Console(soft_wrap=True, markup=False, highlight=False)
        with console.status(f"Building {pack}"):
            built = build_pack(
                order, project=project, output=output or project.reports, step=console.print
            )
        say(*_summary(built))


def _summary(built: Built) -> list[str]:
    pages = (f"  {name}: {counted(count, 'page')}" for name, count in built.pages.items())
    warned = (f"  warning from {text}" for text in built.warnings)
    replaced = (f"  replaced, though changed by hand: {line}" for line in built.replaced)
    return [
        f"Built {_shown(built.folder)} in {built.seconds:.0f} s ({counted(built.files, 'file')})",
        *pages,
        *warned,
        *replaced,
    ]


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
