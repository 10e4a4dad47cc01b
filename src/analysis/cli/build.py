"""`workbook build`: a pack from its inputs to its pages, told step by step.

How a pack is built is `analysis.run`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.cli.app import INCOMPLETE, PackName, PeriodName, app, counted, plain_errors, say
from analysis.cli.progress import progress
from analysis.cli.schedule import look_after
from analysis.errors import ParameterError
from analysis.run.build import Built, Request, build_pack
from analysis.run.order import Order, read_settings
from analysis.run.project import Project

if TYPE_CHECKING:
    from analysis.run.events import Tell


class LogFormat(StrEnum):
    """How steps are told: as lines for people, or one JSON object a line for machines."""

    TEXT = "text"
    JSON = "json"


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
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Make every run anew, whatever was kept.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Complete the last pack that lacks an appendix.")
    ] = False,
    cluster: Annotated[
        str | None,
        typer.Option(help="Make the runs on a Dask cluster, as in tcp://10.0.0.5:8786."),
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Build what is due by the calendar, and nothing else.")
    ] = False,
    log_format: Annotated[
        LogFormat, typer.Option(help="How each step is told: as text, or as JSON for machines.")
    ] = LogFormat.TEXT,
) -> None:
    """Build a pack: every appendix as HTML, PDF, data and notebook, and the whole as one PDF.

    What did not change since the last build is taken as it was made then.
    """
    with plain_errors(outcome="Nothing was built."):
        project = Project.find(Path.cwd())
        if due:
            _build_due(project, log_format=log_format)
            return
        order = Order(pack, period, tuple(only or ()), read_settings(settings or ()))
        output = output or project.reports
        with _teller(log_format, pack) as tell:
            if resume:
                order = _resumed(order, output=output, fresh=fresh, tell=tell)
            built = build_pack(Request(order, project, output, tell, fresh, cluster))
        summary = _as_json(built) if log_format is LogFormat.JSON else _summary(built)
        say(*summary)
    if not built.complete:
        raise typer.Exit(INCOMPLETE)


def _resumed(order: Order, *, output: Path, fresh: bool, tell: Tell) -> Order:
    """The order of the pack to complete. Raises ParameterError where nothing kept may be taken."""
    from analysis.run.resuming import order_to_resume

    if fresh:
        raise ParameterError(
            "--resume takes what was made already, and --fresh makes all of it anew. "
            "Give one of the two."
        )
    return order_to_resume(order, output=output, tell=tell)


def _build_due(project: Project, *, log_format: LogFormat) -> None:
    """Build what is due; `look_after` tells how that ended, and with which exit status."""

    def build_whole(order: Order) -> bool:
        with _teller(log_format, order.pack) as tell:
            return build_pack(Request(order, project, project.reports, tell)).complete

    look_after(project, now=datetime.now(), build=build_whole)


@contextmanager
def _teller(log_format: LogFormat, pack: str) -> Iterator[Tell]:
    """Who hears of each step."""
    if log_format is LogFormat.JSON:
        yield lambda event: say(json.dumps(event.as_json(), ensure_ascii=False))
        return
    with progress(f"Building {pack}") as tell:
        yield tell


def _summary(built: Built) -> list[str]:
    if built.unchanged:
        return [
            f"Nothing changed since {_shown(built.folder)} was built, so it stands as it is "
            f"({counted(built.files, 'file')})"
        ]
    return [
        f"{_result(built)} in {built.seconds:.0f} s ({counted(built.files, 'file')})",
        *_runs(built),
        *(f"  {name}: {counted(count, 'page')}" for name, count in sorted(built.pages.items())),
        *(f"  warning from {text}" for text in built.warnings),
        *(f"  replaced, though changed by hand: {line}" for line in built.replaced),
        *(f"  failed: {reason}" for reason in built.failed.values()),
    ]


def _result(built: Built) -> str:
    if built.complete:
        return f"Built {_shown(built.folder)}"
    return f"Built {_shown(built.folder)}, incomplete; the last complete pack stays as it was,"


def _runs(built: Built) -> list[str]:
    """How many runs were made, taken and failed, and which took longest."""
    failed, again = len(built.failed), built.retries
    parts = [
        f"{counted(len(built.runs), 'appendix', 'appendices')} made",
        f"{len(built.kept)} taken as before" if built.kept else "",
        f"{failed} failed" if failed else "",
        f"{counted(again, 'attempt')} repeated" if again else "",
    ]
    slowest = max(built.runs, key=built.runs.__getitem__, default=None)
    told = f"; slowest: {slowest}, {built.runs[slowest]:.1f} s" if slowest else ""
    return [f"  {', '.join(filter(None, parts))}{told}"]


def _as_json(built: Built) -> list[str]:
    content = {
        "kind": "unchanged" if built.unchanged else "built",
        "folder": _shown(built.folder).as_posix(),
        "complete": built.complete,
        "files": built.files,
        "seconds": round(built.seconds, 2),
        "made": dict(built.runs),
        "kept": list(built.kept),
        "failed": dict(built.failed),
        "retries": built.retries,
        "warnings": list(built.warnings),
    }
    return [json.dumps(content, ensure_ascii=False)]


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
