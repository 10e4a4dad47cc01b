"""Through Jupyter's own manager a forked kernel behaves as an ordinary one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import psutil
import pytest
from jupyter_client.manager import KernelManager

from analysis.run.kernels.forked_process import ForkedProcess
from analysis.run.kernels.starting import VARIABLE

from .started import SECONDS, kernel

pytestmark = pytest.mark.slow
WAITS = "import time; print('waiting', flush=True)\nwhile True: time.sleep(1)"

WITHOUT_FORK = """
import os, socket, sys
import psutil
from jupyter_client.manager import KernelManager
platform, sys.platform, sys.modules["resource"] = sys.platform, "win32", None
del os.fork, os.pidfd_open, os.killpg, socket.SOCK_SEQPACKET, socket.send_fds, socket.recv_fds
from analysis.run.kernels import prepared_parent
from analysis.run.kernels.provisioner import ForkedProvisioner
sys.platform = platform
with prepared_parent() as environment:
    manager = KernelManager(kernel_name="council")
    manager.start_kernel(env={**os.environ, **environment})
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    ask = {"A": "1"}
    reply = client.execute("", user_expressions=ask, reply=True, timeout=60)["content"]
    value = {name: each["data"]["text/plain"] for name, each in reply["user_expressions"].items()}
    provisioner = manager.provisioner
    print(type(provisioner).__name__, type(provisioner.process).__name__, environment, value)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
"""


@pytest.fixture(params=["python3", "council"])
def either(request, shared_parent):
    """Starts a kernel of either kind; what is true of the ordinary one must be of the forked."""

    def start(**options):
        return kernel(shared_parent, name=request.param, **options)

    return start


def is_forked(started) -> bool:
    return isinstance(started.process, ForkedProcess)


def written_first(started) -> str:
    """The first text that the code which runs has written."""
    while True:
        message = started.client.get_iopub_msg(timeout=SECONDS)
        if message["msg_type"] == "stream":
            return message["content"]["text"]


def test_kernels_are_forks_of_one_parent(shared_parent):
    with kernel(shared_parent) as first, kernel(shared_parent) as second:
        assert is_forked(first)
        assert is_forked(second)
        parents = {psutil.Process(each.process.pid).ppid() for each in (first, second)}
        assert len(parents) == 1
        assert first.value("import os; result = os.getpid()") == first.process.pid


def test_a_kernel_that_was_started_listens(shared_parent):
    """Who connects earlier is refused, and tries again only after a tenth of a second."""
    manager = KernelManager(kernel_name="council")
    manager.start_kernel(env={**os.environ, **shared_parent})
    socket.create_connection((manager.ip, manager.shell_port)).close()
    manager.shutdown_kernel(now=True)


def test_a_kernel_can_be_interrupted(either):
    with either() as started:
        asked = started.client.execute(WAITS, stop_on_error=False)
        assert written_first(started) == "waiting\n"
        started.manager.interrupt_kernel()
        assert started.reply_to(asked)["ename"] == "KeyboardInterrupt"
        assert started.value("result = 2") == 2


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [
        ("import os; os._exit(7)", 7),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", -signal.SIGSEGV),
    ],
)
def test_the_end_of_a_kernel_is_told(code, exit_code, either):
    with either() as started:
        process = started.process
        started.client.execute(code)
        process.wait()
        assert process.returncode == exit_code
        assert not started.manager.is_alive()


def test_a_kernel_ends_when_it_is_asked_to(either):
    with either() as started:
        process, seen = started.process, psutil.Process(started.process.pid)
        started.manager.shutdown_kernel()
        assert process.returncode == 0
        assert psutil.wait_procs([seen], timeout=10)[1] == []


@pytest.mark.parametrize("now", [True, False])
def test_a_kernel_can_be_started_again(now, either):
    with either() as started:
        before = started.process
        started.value("kept = result = 1")
        started.manager.restart_kernel(now=now)
        started.client.wait_for_ready(timeout=SECONDS)
        assert started.process.pid != before.pid
        assert before.returncode is not None
        assert type(started.process) is type(before)
        assert started.value("result = 'kept' in globals()") is False


def test_startup_files_of_the_request_are_run(shared_parent, tmp_path):
    folder = tmp_path / "profile_default" / "startup"
    folder.mkdir(parents=True)
    (folder / "00-own.py").write_text("own = 'from the startup file'")
    with kernel(shared_parent | {"IPYTHONDIR": str(tmp_path)}) as started:
        assert is_forked(started)
        assert started.value("result = own") == "from the startup file"


def test_what_a_kernel_starts_does_not_know_of_the_parent(shared_parent):
    with kernel(shared_parent) as started:
        assert started.value(f"import os; result = {VARIABLE!r} in os.environ") is False


def test_what_a_kernel_says_itself_goes_where_it_is_told(shared_parent, tmp_path):
    with (tmp_path / "log").open("w") as log, kernel(shared_parent, stderr=log) as started:
        assert is_forked(started)
    assert "WARNING" in (tmp_path / "log").read_text()


def test_pictures_are_shown_as_in_any_notebook(shared_parent):
    kinds = set()
    with kernel(shared_parent) as started:
        started.client.execute_interactive(
            "import matplotlib.pyplot as plt; plt.plot([1, 2])",
            timeout=SECONDS,
            output_hook=lambda message: kinds.update(message["content"].get("data", ())),
        )
    assert kinds == {"image/png", "text/plain"}


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"independent": True}, "it was asked for with independent"),
        ({"stdout": subprocess.PIPE}, "a pipe to it was asked for"),
    ],
)
def test_what_a_fork_cannot_do_is_done_the_ordinary_way(options, reason, shared_parent, caplog):
    with kernel(shared_parent, **options) as started:
        assert not is_forked(started)
        assert started.value("result = 2") == 2
    assert reason in caplog.text


def test_another_environment_for_python_gives_an_ordinary_kernel(shared_parent, caplog):
    with kernel(shared_parent | {"LC_ALL": "C.UTF-8"}) as started:
        assert not is_forked(started)
        assert started.value("import os; result = os.environ['LC_ALL']") == "C.UTF-8"
    assert "LC_ALL is 'C.UTF-8'" in caplog.text


def test_without_a_parent_there_is_an_ordinary_kernel(tmp_path, caplog):
    with kernel({VARIABLE: str(tmp_path / "nothing")}) as started:
        assert not is_forked(started)
        assert started.value("result = 2") == 2
    assert "the prepared process has ended" in caplog.text


def test_where_there_is_no_fork_the_same_kernel_starts_the_ordinary_way():
    """In a process that lacks what Windows lacks, from the import of the provisioner on."""
    found = subprocess.run(
        [sys.executable, "-c", WITHOUT_FORK], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout == "ForkedProvisioner Popen {} {'A': '1'}\n"
