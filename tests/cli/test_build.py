"""The build as a user meets it: what it prints, where, and the status it ends with."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ..run.checkout import TABLE

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


def test_build_hands_on_what_was_asked_and_sums_up(checkout, workbook, no_build):
    arguments = ("--period", "2015-06", "--only", "second", "--only", "first", "--output", "out")
    done = workbook("build", *arguments, "--set", "first.directorate=Adults and Health")
    (request,) = no_build
    order = request.order
    assert done.exit_code == 0
    assert (order.pack, order.period, order.only) == ("cabinet", "2015-06", ("second", "first"))
    assert order.settings == {"first": {"directorate": "Adults and Health"}}
    assert (request.output, request.fresh) == (Path("out"), False)
    assert done.stdout.splitlines() == [
        "checked the inputs",
        f"Built {Path('out') / 'cabinet-2015-05'} in 12 s (14 files)",
        "  2 appendices made, 1 taken as before, 1 attempt repeated; slowest: first, 3.2 s",
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
    (request,) = no_build
    assert (request.order.pack, request.output) == ("cabinet", checkout.project.reports)


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
    assert list((checkout.root / "reports").iterdir()) == []  # no lock either
    assert list((checkout.root / ".cache" / "runs").iterdir()) == []
    assert [path.name for path in checkout.root.parent.iterdir()] == [checkout.root.name]


def test_a_full_disk_is_told_in_a_plain_line(checkout, workbook, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", "reports/cabinet-2015-05")

    monkeypatch.setattr("analysis.cli.build.build_pack", full)
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


FAILS_UNTIL_MENDED = "open('../mended').close()"


@pytest.mark.slow
def test_an_incomplete_pack_ends_with_status_3_and_is_resumed(checkout):
    checkout.notebook("second", FAILS_UNTIL_MENDED, TABLE)
    process = start(checkout, "build", "--period", "2015-06")
    said, _ = process.communicate()
    reports = checkout.root / "reports"
    assert process.returncode == 3
    assert "cabinet-2015-06-incomplete, incomplete; the last complete pack stays" in said
    assert "  failed: notebooks/second.ipynb cell 3 " in said
    assert [path.name for path in reports.iterdir()] == ["cabinet-2015-06-incomplete"]
    (checkout.root / "mended").touch()
    process = start(checkout, "build", "--resume")
    said, complaints = process.communicate()
    assert (process.returncode, complaints) == (0, "")
    assert said.splitlines()[:2] == [
        "Resuming cabinet of 2015-06, which lacks second",
        "checked the inputs",
    ]
    assert "  1 appendix made, 1 taken as before; slowest: second" in said
    assert [path.name for path in reports.iterdir()] == ["cabinet-2015-06"]


def test_resume_builds_what_was_ordered_where_nothing_is_incomplete(checkout, workbook, no_build):
    done = workbook("build", "--resume", "--period", "2015-06", "--log-format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout.splitlines()[0]) == {
        "kind": "resuming",
        "detail": "No incomplete pack of cabinet stands in reports: building as ordered",
    }
    assert no_build[0].order.period == "2015-06"


def test_resume_and_fresh_contradict_each_other(checkout, workbook, no_build):
    done = workbook("build", "--resume", "--fresh")
    assert (done.exit_code, no_build) == (1, [])
    assert done.stderr.startswith("--resume takes what was made already, and --fresh makes all")
