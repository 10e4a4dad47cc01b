"""`workbook schedule`: when a pack is built for which meeting, and the timers that see to it.

What is due, and when, is `analysis.run.scheduling`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from analysis.cli.app import FAULT, INCOMPLETE, PackName, app, plain_errors, say
from analysis.run.order import Order
from analysis.run.project import Project

if TYPE_CHECKING:
    from analysis.run.scheduling.timers import Machine


@app.command()
def schedule(
    pack: PackName = "cabinet",
    kind: Annotated[
        Literal["service", "timer", "cron", "task"] | None,
        typer.Option("--print", help="Print this text alone, to be saved as a file."),
    ] = None,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Another day than today, as in 2015-07-01."),
    ] = None,
) -> None:
    """Say when a pack is built for each meeting, and print the timers that have it built."""
    from analysis.run.scheduling.timers import printed, this_machine

    with plain_errors():
        project = Project.find(Path.cwd())
        machine = this_machine(project)
        if kind is not None:
            typer.echo(printed(kind, machine), nl=False)
            return
        say(*_meetings(pack, project=project, today=today or datetime.now()), *_timers(machine))


def look_after(project: Project, *, now: datetime, build: Callable[[Order], bool]) -> None:
    """Build what is due, as `workbook build --due` does: faults on stderr, exit status at the end.

    `build` builds an order into reports/ and returns whether the pack is whole; it raises
    WorkbookError or OSError where there is none.
    """
    from analysis.run.scheduling.due import build_due

    with plain_errors():
        done = build_due(project, now=now, build=build, say=typer.echo)
    for fault in done.faults:
        typer.echo(fault, err=True)
    incomplete = [each for each in done.tried if each.state == "incomplete"]
    if done.faults:
        raise typer.Exit(FAULT if len(done.faults) > len(incomplete) else INCOMPLETE)


def _meetings(name: str, *, project: Project, today: datetime) -> list[str]:
    """The rule in words, and the days of each meeting to come, or of all if none is to come."""
    from analysis.run.pack import Timing, read_pack
    from analysis.run.scheduling.calendar import read_calendar
    from analysis.run.scheduling.record import entry_of
    from analysis.run.scheduling.timetable import scheduled
    from analysis.run.scheduling.wording import say_meeting, say_over, say_rule

    pack = read_pack(project, name)
    packs = scheduled(pack, read_calendar(project))
    to_come = [each for each in packs if each.meeting >= today.date()]
    over = [] if to_come else [say_over(packs[-1]), "Its meetings were:"]
    lines = [say_meeting(each, entry=entry_of(each, project=project)) for each in to_come or packs]
    return [
        f"{pack.name}: {pack.title}, for {pack.committee}",
        say_rule(pack.schedule or Timing()),
        "",
        *over,
        *(f"  {line}" for line in lines),
    ]


def _timers(machine: Machine) -> list[str]:
    """For each system how to install the timer, and its text."""
    from analysis.run.scheduling.timers import installations, printed

    lines = [
        "",
        "Each of these looks every hour and builds what is due (`workbook build --due`). One is "
        "enough for all packs, and a new meeting needs no new one. Install it on the machine that "
        "is to build, where this was printed.",
    ]
    for each in installations(machine):
        steps = (f"  {number}. {line}" for number, line in enumerate(each.lines, start=1))
        texts = (line for kind in each.kinds for line in _text(printed(kind, machine)))
        lines += ["", f"{each.system}:", *steps, *texts]
    return lines


def _text(text: str) -> list[str]:
    return ["", *(f"    {line}" if line else "" for line in text.splitlines())]
