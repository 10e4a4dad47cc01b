"""What a cost is worked out from, and that the memory of child processes is seen."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from benchmarks.commands import Failed, run
from benchmarks.measuring import Cost, Spread, memory_of, spread
from benchmarks.pack import ROOT

MEGABYTE = 2**20
HOLD = f"held = b'x' * {100 * MEGABYTE}; print('held', flush=True); input()"


def test_a_cost_is_shared_by_its_runs():
    cost = Cost(16, seconds=8.0, processor_seconds=12.0)
    assert (cost.milliseconds, cost.processor_milliseconds) == (500, 750)


def test_a_spread_has_the_middle_and_both_ends():
    assert spread([3.0, 1.0, 2.0]) == Spread(middle=2.0, least=1.0, greatest=3.0)
    assert spread([4.0, 2.0]) == Spread(middle=3.0, least=2.0, greatest=4.0)


def test_memory_of_a_process_is_that_of_all_below_it():
    before = memory_of(os.getpid())
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        child.stdout.readline()
        held = memory_of(os.getpid()) - before
        child.communicate("\n")
    assert 100 * MEGABYTE < held < 200 * MEGABYTE


# A command that ends at once and leaves behind a process which then uses 0.3 s of the processor.
LEAVE = """\
import subprocess, sys
from benchmarks.measuring import cost_of
work = "import time\\nwhile time.process_time() < 0.3: pass"
leave = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {work!r}])"
print(cost_of(lambda: subprocess.run([sys.executable, "-c", leave]), runs=1).processor_seconds)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are adopted on Linux only")
def test_processor_time_of_a_process_that_was_left_behind_counts():
    told = subprocess.run(
        [sys.executable, "-c", LEAVE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert float(told.stdout) >= 0.3


def test_a_process_that_ended_holds_nothing():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert memory_of(child.pid) == 0


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path):
    command = ["python", "-c", "print('no such pack'); raise SystemExit(3)"]
    with pytest.raises(Failed, match="no such pack"):
        run(command, folder=tmp_path, environment=dict(os.environ))
