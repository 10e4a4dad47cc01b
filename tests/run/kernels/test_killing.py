from __future__ import annotations

import os
import subprocess
import sys

import psutil
import pytest

from analysis.run.kernels.killing import kill_tree
from analysis.run.kernels.starting import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")
# A leader that starts one process in its own group and one in a session apart, and tells of them.
LEADER = """
import subprocess, sys
sleep = [sys.executable, "-c", "import signal; signal.pause()"]
print(subprocess.Popen(sleep).pid, subprocess.Popen(sleep, start_new_session=True).pid, flush=True)
{end}
"""


def started(end: str) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A leader that does something in the end, and the processes it has started."""
    code = LEADER.format(end=end)
    leader = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    with leader.stdout as told:
        return leader, [psutil.Process(int(number)) for number in told.readline().split()]


def test_everything_a_process_started_is_killed():
    leader, offspring = started("import signal; signal.pause()")
    kill_tree(leader.pid)
    assert leader.wait(10) == -9
    assert psutil.wait_procs(offspring, timeout=10)[1] == []


def test_what_a_process_left_in_its_group_is_killed():
    leader, (same, apart) = started("")
    os.waitid(os.P_PID, leader.pid, os.WEXITED | os.WNOWAIT)
    kill_tree(leader.pid)
    assert psutil.wait_procs([same], timeout=10)[1] == []
    apart.kill()
    assert leader.wait(10) == 0
