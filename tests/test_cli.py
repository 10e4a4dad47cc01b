"""The command as a user meets it: what it prints, where, and the status it ends with."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.errors import Fault, InputFaults
from analysis.run.build import Built

from .run.checkout import Checkout, entry, no_inputs

ENDLESS = """\
from pathlib import Path
Path("started").write_text(str(__import__("os").getpid()))
while True: pass"""
# The command in a process of its own, with topics whose inputs need no check. It heeds Ctrl-C also
# where the tests run in the background and it would inherit that SIGINT is ignored.
COMMAND = """\
import signal, sys, types
signal.signal(signal.SIGINT, signal.default_int_handler)
for topic in ("first", "second"):
    module = types.ModuleType(topic)
    module.check = lambda data_folder, *, period, comparison: []
    sys.modules[f"analysis.topics.{topic}.source"] = module
from analysis.cli import main
main()"""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A project of two topics, in which the command stands."""
    made = Checkout(tmp_path / "checkout")
    made.appendices(first="", second="")
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def workbook(monkeypatch):
    """Runs the command; topics are checked by `checks`, and read nothing where it has none."""

    def run(*arguments, checks=None):
        for topic in ("first", "second"):
            module = SimpleNamespace(check=(checks or {}).get(topic, no_inputs))
            monkeypatch.setitem(sys.modules, f"analysis.topics.{topic}.source", module)
        return CliRunner().invoke(app, arguments)

    return run


@pytest.fixture
def no_build(monkeypatch):
    """Takes the place of a build: says what was asked for."""
    asked = []

    def build_pack(order, *, project, output, step):
        asked.append((order, output))
        step("checked the inputs")
        pages = {"first.pdf": 1, "pack.pdf": 12}
        folder, replaced = output / "cabinet-2015-05", ("reports/pack.pdf is not what was built.",)
        return Built(folder, 14, pages, ("first cell 3: old",), 12.34, replaced)

    monkeypatch.setattr("analysis.run.build.build_pack", build_pack)
    return asked


def extract_of(file, *, row_count=1, rule_count=1, notes=(), blanks=(), doubts=()):
    """What a topic's check gives of a file, as far as the command shows it."""
    return SimpleNamespace(
        file=file,
        sha256="",
        rows=pd.DataFrame({"scheme_ref": ["A"]}),
        row_count=row_count,
        rule_count=rule_count,
        notes=notes,
        blanks=blanks,
        doubts=doubts,
    )


def test_list_shows_the_packs_and_the_periods_there_are(checkout, workbook):
    for table, period in (("savings", "2015-05"), ("savings", "2015-04"), ("capital", "2015-05")):
        (checkout.root / "data" / table).mkdir(exist_ok=True)
        (checkout.root / "data" / table / f"{period}.csv").write_text("x")
    done = workbook("list")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "Periods in the data folder:",
        "  capital: 2015-05",
        "  savings: 2015-04, 2015-05",
        "cabinet: Resources report (Cabinet, 16 July 2015)",
        "  A  first: The first, 2015-05 against 2015-04",
        "  B  second: The second, 2015-05 against 2015-04",
    ]


def test_check_shows_each_file_once_with_what_was_noticed(checkout, workbook):
    def check(folder, *, period, comparison):
        now, last = f"data/savings/{period}.csv", f"data/savings/{comparison}.csv"
        noticed = {
            "notes": ("read £1 as 1",),
            "blanks": ["owner 2"],
            "doubts": ("Over, or under?",),
        }
        return [
            extract_of(now, row_count=1_044, rule_count=30, **noticed),
            extract_of(last, row_count=40, rule_count=12),
        ]

    done = workbook("check", "cabinet", checks={"first": check, "second": check})
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "data/savings/2015-04.csv: 40 rows",
        "data/savings/2015-05.csv: 1,044 rows",
        "  read £1 as 1",
        "  owner 2",
        "  worth a look: Over, or under?",
        "No faults. Checked for 2 appendices: 2 files, 1,084 rows, 42 rules (columns, keys, "
        "totals, headings, running totals, words and percentages, the report before).",
    ]


def test_check_of_one_topic_reads_that_topic_alone(checkout, workbook):
    def refuse(folder, *, period, comparison):
        raise AssertionError("the other topic was read")

    done = workbook("check", "--only", "second", checks={"first": refuse})
    assert done.exit_code == 0
    assert done.stdout.startswith("No faults. Checked for 1 appendix: 0 files, 0 rows, 0 rules (")


def test_check_warns_of_a_pack_built_from_other_files_and_ends_well(checkout, workbook):
    folder = checkout.project.reports / "cabinet-2015-05"
    folder.mkdir(parents=True)
    content = {"appendices": [], "inputs": [], "other_inputs": {"data/a.csv": "x"}, "outputs": {}}
    (folder / "manifest.json").write_text(json.dumps(content))
    done = workbook("check")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == (
        "Warning: reports/cabinet-2015-05 was built from another data/a.csv than the one checked "
        "now. Build the pack again."
    )


def test_check_prints_every_fault_on_stderr_and_ends_with_1(checkout, workbook):
    def check(folder, *, period, comparison):
        file = f"data/savings/{period}.csv"
        raise InputFaults([Fault(file, 3, "status", "Amberish", "is no status", "Correct it.")])

    done = workbook("check", "--period", "2015-06", checks={"first": check})
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "1 fault in the inputs.",
        "data/savings/2015-06.csv line 3: status 'Amberish' is no status. Correct it.",
    ]


def test_only_a_build_says_that_nothing_was_built(checkout, workbook):
    def check(folder, *, period, comparison):
        raise InputFaults([Fault("data/a.csv", None, None, None, "is empty", "Ask again.")])

    done = workbook("build", checks={"first": check})
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "1 fault in the inputs.",
        "data/a.csv: is empty. Ask again.",
        "Nothing was built.",
    ]


def test_build_hands_on_what_was_asked_and_sums_up(checkout, workbook, no_build):
    arguments = ("--period", "2015-06", "--only", "second", "--only", "first", "--output", "out")
    done = workbook("build", *arguments, "--set", "first.directorate=Adults and Health")
    ((order, output),) = no_build
    assert done.exit_code == 0
    assert (order.pack, order.period, order.only) == ("cabinet", "2015-06", ("second", "first"))
    assert order.settings == {"first": {"directorate": "Adults and Health"}}
    assert output == Path("out")
    assert done.stdout.splitlines() == [
        "checked the inputs",
        f"Built {Path('out') / 'cabinet-2015-05'} in 12 s (14 files)",
        "  first.pdf: 1 page",
        "  pack.pdf: 12 pages",
        "  warning from first cell 3: old",
        "  replaced, though changed by hand: reports/pack.pdf is not what was built.",
    ]


def test_build_goes_to_reports_of_the_project_from_any_folder_in_it(
    checkout, workbook, no_build, monkeypatch
):
    monkeypatch.chdir(checkout.root / "notebooks")
    assert workbook("build").exit_code == 0
    ((order, output),) = no_build
    assert (order.pack, output) == ("cabinet", checkout.project.reports)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "cabinte"), "There is no pack 'cabinte' in packs/. Did you mean 'cabinet'?"),
        (("check", "../cabinet"), "There is no pack '../cabinet' in packs/."),
        (("build", "--period", "May"), "'May' is not a month."),
        (("build", "--only", "frist"), "Pack cabinet has no topic 'frist'. Did you mean 'first'?"),
        (("build", "--set", "first.directorat=x"), "'directorat' is not declared."),
        (("build", "--set", "x"), "'x' is not a setting. Write topic.name=value"),
    ],
)
def test_a_users_mistake_is_told_in_plain_lines(checkout, workbook, arguments, said):
    done = workbook(*arguments)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert not checkout.project.reports.exists()


def test_wrong_usage_ends_with_2(checkout, workbook):
    assert workbook("build", "--colour").exit_code == 2
    assert workbook("build", "cabinet", "second").exit_code == 2


def test_outside_of_a_project_the_command_says_so(tmp_path, workbook, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = workbook("list")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "holds both packs/ and notebooks/" in done.stderr


def start(checkout, *arguments):
    """The command in a process of its own, and so with real signals."""
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments],
        cwd=checkout.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"TMPDIR": str(checkout.root.parent)},
    )


@pytest.mark.slow
def test_the_command_builds_a_pack(checkout):
    process = start(checkout, "build", "--only", "first")
    said, complaints = process.communicate()
    assert (process.returncode, complaints) == (0, "")
    assert "\x1b" not in said
    assert said.splitlines()[0] == "checked the inputs"
    assert "  pack.pdf: " in said
    assert (checkout.root / "reports" / "cabinet-2015-05-only-first" / "index.html").is_file()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals are sent the way of POSIX")
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_build_leaves_no_kernel_and_no_folder(checkout, way):
    checkout.notebook("first", ENDLESS)
    os.mkfifo(started := checkout.root / "notebooks" / "started")
    process = start(checkout, "build")
    kernel = int(started.read_text())  # waits until the cell runs
    process.send_signal(way)
    _, complaints = process.communicate()
    assert (process.returncode, complaints) == (130, "Stopped. Nothing was changed.\n")
    with pytest.raises(ProcessLookupError):
        os.kill(kernel, 0)
    assert list((checkout.root / "reports").iterdir()) == []
    assert [path.name for path in checkout.root.parent.iterdir()] == [checkout.root.name]


def test_a_full_disk_is_told_in_a_plain_line(checkout, workbook, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", "reports/cabinet-2015-05")

    monkeypatch.setattr("analysis.run.build.build_pack", full)
    ended = workbook("build")
    assert ended.exit_code == 1
    assert ended.stderr == (
        "The system refused: No space left on device: reports/cabinet-2015-05. "
        "The last whole pack was not touched.\n"
    )


def test_a_folder_that_holds_a_pack_of_ones_own_is_not_taken(checkout, workbook):
    (checkout.root / "reports" / "cabinet-2015-05").mkdir(parents=True)
    done = workbook("build")
    assert done.exit_code == 1
    assert "is there but is not a pack" in done.stderr


def test_a_pack_that_is_broken_is_told_by_list(checkout, workbook):
    checkout.pack(entry("A", "first"), entry("A", "second"))
    done = workbook("list")
    assert done.exit_code == 1
    assert "packs/cabinet.toml: letter 'A' is used by 2 appendices." in done.stderr
