from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from analysis.run.scheduling.timers import (
    Machine,
    cron,
    installations,
    printed,
    service,
    task,
    this_machine,
    timer,
)

FOLDER = Path("/srv/Monthly workbook")
PLAIN = Machine(FOLDER, ("/srv/Monthly workbook/.venv/bin/workbook",))
# What shells, systemd, cron and XML each take for something else.
ODD = Machine(
    Path('/srv/5% "of" R&D\'s <new> $HOME\\été'), ("/srv/5% $HOME & 'é'/python", "-m", "analysis")
)
MACHINES = pytest.mark.parametrize("machine", [PLAIN, ODD], ids=["plain", "odd"])
NAMESPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
# The published schema of a task: what may stand in each element. In a trigger the order counts.
MAY_HOLD = {
    "Task": {"RegistrationInfo", "Triggers", "Settings", "Data", "Principals", "Actions"},
    "RegistrationInfo": {"URI", "Source", "Date", "Author", "Version", "Description"},
    "Triggers": {"CalendarTrigger"},
    "Repetition": {"Interval", "Duration", "StopAtDurationEnd"},
    "ScheduleByDay": {"DaysInterval"},
    "Settings": {
        *("AllowStartOnDemand", "RestartOnFailure", "MultipleInstancesPolicy"),
        *("DisallowStartIfOnBatteries", "StopIfGoingOnBatteries", "AllowHardTerminate"),
        *("StartWhenAvailable", "NetworkProfileName", "RunOnlyIfNetworkAvailable", "WakeToRun"),
        *("Enabled", "Hidden", "DeleteExpiredTaskAfter", "IdleSettings", "NetworkSettings"),
        *("ExecutionTimeLimit", "Priority", "RunOnlyIfIdle"),
    },
    "Actions": {"Exec"},
    "Exec": {"Command", "Arguments", "WorkingDirectory"},
}
IN_ORDER = {
    "CalendarTrigger": [
        *("Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit"),
        *("RandomDelay", "ScheduleByDay"),
    ]
}
BOOLEAN, DURATION = r"true|false", r"P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?"
VALUES = {
    "Enabled": BOOLEAN,
    "StartBoundary": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
    "Interval": DURATION,
    "Duration": DURATION,
    "DaysInterval": r"[1-9]\d*",
    "MultipleInstancesPolicy": "Parallel|Queue|IgnoreNew|StopExisting",
    "DisallowStartIfOnBatteries": BOOLEAN,
    "StopIfGoingOnBatteries": BOOLEAN,
    "StartWhenAvailable": BOOLEAN,
    "ExecutionTimeLimit": DURATION,
}


def unit(text: str) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str
    parsed.read_string(text)
    return parsed


def as_systemd_reads(words: str) -> list[str]:
    """The words of a command line in a unit: unquoted, and what is doubled made single."""
    read = shlex.split(words, posix=True)
    lone = [word for word in read if re.search("[%$]", re.sub(r"%%|\$\$", "", word))]
    assert lone == [], "systemd would put something else in the place of these"
    return [word.replace("%%", "%").replace("$$", "$") for word in read]


class TestSystemd:
    @MACHINES
    def test_the_service_builds_what_is_due_once_in_the_workbooks_folder(self, machine):
        made = unit(service(machine))
        assert made.sections() == ["Unit", "Service"]
        assert made["Service"]["Type"] == "oneshot"
        assert made["Service"]["WorkingDirectory"].replace("%%", "%") == str(machine.folder)
        assert as_systemd_reads(made["Service"]["ExecStart"]) == [
            *machine.command,
            "build",
            "--due",
        ]

    def test_a_build_that_hangs_does_not_keep_back_the_next_for_ever(self):
        assert unit(service(PLAIN))["Service"]["TimeoutStartSec"] == "12h"

    def test_the_timer_starts_its_service_every_hour_and_catches_up(self):
        made = unit(timer(PLAIN))
        assert made.sections() == ["Unit", "Timer", "Install"]
        assert dict(made["Timer"]) == {
            "OnCalendar": "hourly",
            "Persistent": "true",
            "Unit": "workbook-monthly_workbook.service",
        }
        assert made["Install"]["WantedBy"] == "timers.target"

    @MACHINES
    def test_systemd_finds_nothing_wrong_with_the_units(self, machine, verdict):
        real = Machine(machine.folder, (sys.executable, *machine.command[1:]))
        assert verdict(service(real), timer(real).replace(real.name, "workbook")) == (0, "")

    def test_systemd_would_find_what_is_wrong(self, verdict):
        status, found = verdict(service(PLAIN).replace("oneshot", "oneshut"), timer(PLAIN))
        assert status != 0
        assert "oneshut" in found


@pytest.fixture
def verdict(tmp_path):
    """What systemd itself says of a service and its timer."""
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd-analyze is not installed")

    def run(service: str, timer: str) -> tuple[int, str]:
        (tmp_path / "workbook.service").write_text(service)
        (tmp_path / "workbook.timer").write_text(timer)
        done = subprocess.run(
            [verify, "--user", "--man=no", "verify", "workbook.service", "workbook.timer"],
            cwd=tmp_path,
            env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stderr

    return run


def next_times(line: str, *, start: datetime, count: int) -> list[datetime]:
    """When cron starts a line, counted minute by minute from its five fields."""
    fields = line.split(maxsplit=5)[:5]
    found, now = [], start.replace(second=0, microsecond=0)
    while len(found) < count:
        now += timedelta(minutes=1)
        values = (now.minute, now.hour, now.day, now.month, now.isoweekday() % 7)
        if all(field in ("*", str(value)) for field, value in zip(fields, values, strict=True)):
            found.append(now)
    return found


class TestCron:
    def test_the_line_starts_at_every_full_hour(self):
        start = datetime(2015, 7, 7, 17, 30)
        assert next_times(cron(PLAIN), start=start, count=3) == [
            datetime(2015, 7, 7, 18),
            datetime(2015, 7, 7, 19),
            datetime(2015, 7, 7, 20),
        ]

    @MACHINES
    def test_its_five_fields_are_in_their_ranges(self, machine):
        ranges = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)]
        fields = cron(machine).split(maxsplit=5)[:5]
        assert all(
            field == "*" or low <= int(field) <= high
            for field, (low, high) in zip(fields, ranges, strict=True)
        )

    @MACHINES
    def test_the_shell_gets_the_folder_and_the_command_as_they_are(self, machine):
        command = cron(machine).removesuffix("\n").split(maxsplit=5)[5]
        assert not re.search(r"(?<!\\)%", command), "cron ends a command at a bare %"
        words = shlex.split(command.replace("\\%", "%"))
        assert words == [
            *("cd", str(machine.folder), "&&"),
            *(*machine.command, "build", "--due", ">", "/dev/null"),
        ]

    @MACHINES
    def test_it_is_one_line(self, machine):
        assert cron(machine).count("\n") == 1

    @pytest.mark.skipif(os.name != "posix", reason="cron is there where a POSIX shell is")
    def test_a_shell_runs_it_and_faults_are_left_to_be_mailed(self, tmp_path):
        folder = tmp_path / ODD.folder.name
        folder.mkdir()
        say = "import os, sys; print('all well'); print(os.getcwd(), sys.argv, file=sys.stderr)"
        line = cron(Machine(folder, (sys.executable, "-c", say)))
        command = line.split(maxsplit=5)[5].replace("\\%", "%")
        done = subprocess.run(
            ["/bin/sh", "-c", command], capture_output=True, text=True, check=True
        )
        assert (done.stdout, done.stderr) == ("", f"{folder} ['-c', 'build', '--due']\n")


class TestWindows:
    def root(self, machine=PLAIN):
        return ElementTree.fromstring(task(machine))

    def text(self, name, machine=PLAIN):
        [found] = self.root(machine).iter(f"{NAMESPACE}{name}")
        return found.text

    @MACHINES
    def test_the_elements_are_those_of_the_published_schema(self, machine):
        root = self.root(machine)
        assert (root.tag, root.attrib) == (f"{NAMESPACE}Task", {"version": "1.3"})
        for element in root.iter():
            name = element.tag.removeprefix(NAMESPACE)
            inside = [child.tag.removeprefix(NAMESPACE) for child in element]
            assert len(inside) == len(set(inside)), name
            if name in IN_ORDER:
                assert inside == [each for each in IN_ORDER[name] if each in inside]
            assert set(inside) <= set(IN_ORDER.get(name, MAY_HOLD.get(name, ())))

    @pytest.mark.parametrize("name", VALUES)
    def test_the_values_are_of_the_published_types(self, name):
        assert re.fullmatch(VALUES[name], self.text(name))

    def test_it_starts_every_hour_of_every_day_and_late_if_the_machine_was_off(self):
        assert (self.text("Interval"), self.text("Duration")) == ("PT1H", "P1D")
        assert self.text("DaysInterval") == "1"
        assert self.text("StartWhenAvailable") == "true"
        assert self.text("StartBoundary").endswith("T00:00:00")

    def test_it_never_runs_twice_at_a_time_and_not_for_ever(self):
        assert self.text("MultipleInstancesPolicy") == "IgnoreNew"
        assert self.text("ExecutionTimeLimit") == "PT12H"

    def test_a_notebook_computer_on_its_battery_builds_too(self):
        assert self.text("DisallowStartIfOnBatteries") == "false"
        assert self.text("StopIfGoingOnBatteries") == "false"

    @MACHINES
    def test_it_runs_the_command_in_the_workbooks_folder(self, machine):
        program, *first = machine.command
        assert self.text("Command", machine) == program
        assert self.text("Arguments", machine) == " ".join([*first, "build", "--due"])
        assert self.text("WorkingDirectory", machine) == str(machine.folder)

    @pytest.mark.parametrize("encoding", ["ascii", "utf-8", "cp1252", "utf-16"])
    def test_it_can_be_read_whatever_the_shell_saves_it_as(self, encoding):
        saved = task(ODD).encode(encoding)
        assert ElementTree.tostring(ElementTree.fromstring(saved)) == ElementTree.tostring(
            self.root(ODD)
        )


def test_the_machine_is_the_one_that_prints(council):
    machine = this_machine(council.project)
    assert machine.folder == council.root.resolve()
    done = subprocess.run([*machine.command, "--help"], capture_output=True, text=True, check=True)
    assert "build" in done.stdout


def test_where_no_script_is_installed_python_runs_the_package(council, monkeypatch, tmp_path):
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path))
    assert this_machine(council.project).command == (sys.executable, "-m", "analysis")


def test_each_way_to_install_takes_three_lines_and_names_what_it_prints():
    made = installations(PLAIN)
    assert [len(each.lines) for each in made] == [3, 3, 3]
    assert [kind for each in made for kind in each.kinds] == ["service", "timer", "cron", "task"]
    for each in made:
        asked = re.findall(r"schedule --print (\w+) >", " ".join(each.lines))
        assert tuple(asked) in (each.kinds, ())


def test_the_units_are_saved_under_the_names_they_call_each_other_by():
    lines = " ".join(installations(PLAIN)[0].lines)
    assert f"/{unit(timer(PLAIN))['Timer']['Unit']}" in lines
    assert "--now workbook-monthly_workbook.timer" in lines


@pytest.mark.parametrize("kind", ["service", "timer", "cron", "task"])
def test_each_text_ends_as_a_line_does(kind):
    assert printed(kind, PLAIN).endswith("\n")
    assert not printed(kind, PLAIN).endswith("\n\n")
