"""What makes a machine look after the schedule every hour: systemd, cron, Task Scheduler.

Which packs are due is for `due`, so a new meeting needs no new timer. Paths are those of the
machine that prints them, and stand nowhere in the project.
"""

from __future__ import annotations

import shlex
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from analysis.run.pack import file_name
from analysis.run.project import Project

Kind = Literal["service", "timer", "cron", "task"]
ARGUMENTS = ("build", "--due")
_DESCRIPTION = "Build the workbook's packs that are due"


@dataclass(frozen=True)
class Machine:
    """Where the workbook is on this machine: its folder, and the command as one types it there."""

    folder: Path
    command: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the timer is called; a machine may hold several workbooks.

        >>> Machine(Path("county") / "Monthly workbook", ()).name
        'workbook-monthly_workbook'
        """
        return f"workbook-{file_name(self.folder.name)}"


@dataclass(frozen=True)
class Installation:
    """One way to have the schedule looked after: the lines that install it, and which texts."""

    system: str
    lines: tuple[str, ...]
    kinds: tuple[Kind, ...]


def this_machine(project: Project) -> Machine:
    """The project's folder and the `workbook` command of the Python that runs here."""
    scripts = Path(sysconfig.get_path("scripts"))
    found = [path for name in ("workbook", "workbook.exe") if (path := scripts / name).is_file()]
    command = (str(found[0]),) if found else (sys.executable, "-m", "analysis")
    return Machine(project.root.resolve(), command)


def printed(kind: Kind, machine: Machine) -> str:
    """The text of one kind of timer, ready to be installed."""
    return {"service": service, "timer": timer, "cron": cron, "task": task}[kind](machine)


def service(machine: Machine) -> str:
    """The systemd service that builds what is due.

    >>> print(service(Machine(Path("w"), ("run it", "100%"))).splitlines()[6])
    ExecStart="run it" "100%%" "build" "--due"
    """
    words = " ".join(map(_systemd_word, (*machine.command, *ARGUMENTS)))
    return f"""\
[Unit]
Description={_DESCRIPTION}

[Service]
Type=oneshot
WorkingDirectory={str(machine.folder).replace("%", "%%")}
ExecStart={words}
TimeoutStartSec=12h
"""


def timer(machine: Machine) -> str:
    """The systemd timer that starts the service of its name, also after the machine was off."""
    return f"""\
[Unit]
Description={_DESCRIPTION}, every hour

[Timer]
OnCalendar=hourly
Persistent=true
Unit={machine.name}.service

[Install]
WantedBy=timers.target
"""


def cron(machine: Machine) -> str:
    """The line of a crontab; what goes wrong is left to cron, which mails it.

    >>> cron(Machine(Path("the workbook"), ("workbook",)))
    "0 * * * * cd 'the workbook' && workbook build --due > /dev/null\\n"
    """
    words = shlex.join((*machine.command, *ARGUMENTS))
    line = f"cd {shlex.quote(str(machine.folder))} && {words} > /dev/null"
    return f"0 * * * * {line.replace('%', chr(92) + '%')}\n"


def task(machine: Machine) -> str:
    """The task of the Windows Task Scheduler, started late if the machine was off.

    Plain ASCII without a declared encoding: whatever a shell saves it as, it can be read.
    """
    program, *first = machine.command
    xml = f"""\
<?xml version="1.0"?>
<Task version="1.3" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{_DESCRIPTION}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <Enabled>true</Enabled>
      <StartBoundary>2015-01-01T00:00:00</StartBoundary>
      <Repetition>
        <Interval>PT1H</Interval>
        <Duration>P1D</Duration>
      </Repetition>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT12H</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(program)}</Command>
      <Arguments>{escape(" ".join((*first, *ARGUMENTS)))}</Arguments>
      <WorkingDirectory>{escape(str(machine.folder))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""
    return xml.encode("ascii", "xmlcharrefreplace").decode("ascii")


def installations(machine: Machine) -> list[Installation]:
    """Each way to have the schedule looked after, in three lines, and what these install."""
    units, show = "~/.config/systemd/user", "workbook schedule --print"
    return [
        Installation(
            "Linux with systemd",
            (
                f"mkdir -p {units} && {show} service > {units}/{machine.name}.service",
                f"{show} timer > {units}/{machine.name}.timer",
                f"systemctl --user enable --now {machine.name}.timer && loginctl enable-linger",
            ),
            ("service", "timer"),
        ),
        Installation(
            "Linux or macOS with cron",
            (
                "crontab -e    (opens the list of what cron does for you)",
                "Add the line below as the last one, save and close.",
                "crontab -l    (shows the list)",
            ),
            ("cron",),
        ),
        Installation(
            "Windows, in a command prompt",
            (
                f"{show} task > {machine.name}.xml",
                f'schtasks /create /tn {machine.name} /xml {machine.name}.xml /ru "%USERNAME%" '
                "/rp *",
                f"schtasks /query /tn {machine.name}",
            ),
            ("task",),
        ),
    ]


def _systemd_word(word: str) -> str:
    """A word of a command as a unit has it: quoted, with what systemd would replace doubled."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("%", "%%").replace("$", "$$") + '"'
