"""`workbook list`: the packs, their appendices, and the periods there are data for.

Nothing is checked here beyond what a pack file must be.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.app import app, plain_errors, say
from analysis.run.order import Order
from analysis.run.project import Project

if TYPE_CHECKING:
    from analysis.run.pack import Pack


@app.command("list")
def list_packs() -> None:
    """List the packs with their appendices, and the periods there are data for."""
    from analysis.inputs.catalogue import available_periods, tables_in
    from analysis.run.plan import DEFAULTS
    from analysis.run.scheduling.calendar import pack_for_meeting

    with plain_errors():
        project = Project.find(Path.cwd())
        data = project.data_folder(str(DEFAULTS["data_folder"]))
        say("Periods in the data folder:")
        for table in tables_in(data):
            names = [period.name for period in available_periods(data, table)]
            say(f"  {table}: {', '.join(names) or 'none'}")
        for name in project.pack_names():
            say(*_pack_lines(pack_for_meeting(Order(name), project=project)))


def _pack_lines(pack: Pack) -> list[str]:
    from analysis.page.wording import day

    meeting = day(pack.meeting) if pack.meeting else "no meeting yet"
    lines = [f"{pack.name}: {pack.title} ({pack.committee}, {meeting})"]
    for each in pack.appendix:
        periods = pack.periods_of(each)
        lines.append(
            f"  {each.letter}  {each.topic}: {each.title}, "
            f"{periods['period']} against {periods['comparison']}"
        )
    return lines
