"""A function in a process of its own: what comes back from it, and what is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import psutil
import pytest

from analysis.errors import NotebookError, PublishError, TransientError, WorkbookError
from analysis.run.processes import OwnProcesses, answer_of, kill_tree

pytestmark = pytest.mark.slow


def doubled(number):
    return 2 * number


def refused():
    raise PublishError("is not a page.")


def seen(name):
    return os.environ.get(name), os.getpid()


def ends_by_itself(how):
    how()


def leave():
    os._exit(0)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def wait(pipe):
    """Tells of itself and a child, and waits."""
    child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
    with open(pipe, "w") as book:  # noqa: PTH123  a named pipe
        book.write(f"{os.getpid()} {child.pid}")
    signal.pause()


def test_what_a_function_returns_or_raises_comes_back():
    processes = OwnProcesses({"SEEN": "yes"})
    assert processes.call(doubled, 21, seconds=60) == 42
    value, number = processes.call(seen, "SEEN", seconds=60)
    assert (value, number != os.getpid()) == ("yes", True)
    with pytest.raises(PublishError, match=r"^is not a page\.$"):
        processes.call(refused, seconds=60)


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
@pytest.mark.parametrize(
    ("how", "said"),
    [(leave, "its process ended"), (die, "its process was ended by SIGKILL")],
)
def test_a_process_that_ends_without_an_answer_was_cut_off(how, said):
    with pytest.raises(TransientError, match=f"^was cut off: {said}.$"):
        OwnProcesses().call(ends_by_itself, how, seconds=60)


@pytest.fixture
def pipe(tmp_path):
    """A named pipe; reading it waits until somebody has written."""
    if os.name != "posix":
        pytest.skip("named pipes are those of POSIX")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def gone(numbers):
    found = [psutil.Process(int(number)) for number in numbers if psutil.pid_exists(int(number))]
    return psutil.wait_procs(found, timeout=15)[1] == []


def test_stopping_ends_what_is_under_way_and_begins_nothing_more(pipe):
    processes, said = OwnProcesses(), []

    def call():
        try:
            processes.call(wait, pipe, seconds=600)
        except WorkbookError as error:
            said.append((type(error), str(error)))

    thread = threading.Thread(target=call)
    thread.start()
    numbers = pipe.read_text().split()
    processes.stop()
    thread.join(60)
    assert said == [(WorkbookError, "was stopped with the build.")]
    assert gone(numbers)
    with pytest.raises(WorkbookError, match="was not begun, as the build was stopped"):
        processes.call(doubled, 1, seconds=60)


def test_a_process_out_of_time_is_killed_with_what_it_started(tmp_path):
    with pytest.raises(NotebookError) as fault:
        OwnProcesses().call(signal.pause, seconds=0)
    assert str(fault.value) == (
        "was stopped, as it took longer than the pack's limit of 0 minutes. "
        "Find what is slow, or raise minutes_per_run."
    )


def test_nothing_is_killed_for_a_process_that_was_never_there():
    kill_tree(None)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    kill_tree(ended.pid)


def no_room():
    raise OSError(28, "No space left on device", "pack.pdf")


def test_what_the_system_refused_is_told_with_its_file(capsys):
    kind, said = answer_of(no_room, ())
    assert kind is WorkbookError
    assert (
        said == "was stopped by the system: the disk is full. Make room and build again (pack.pdf)."
    )
    assert capsys.readouterr().err == ""
