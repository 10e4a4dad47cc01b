"""Jupyter's own commands take the kernel by its name, and get a forked one."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

import nbformat
import psutil
import pytest

from analysis.run.kernels.starting import can_fork

from .started import SECONDS

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
WHOSE = "from pathlib import Path\nimport os\nPath(f'/proc/{os.getppid()}/cmdline').read_text()"


@pytest.fixture
def notebook(tmp_path) -> Path:
    """A notebook that shows by whom its kernel was started."""
    path = tmp_path / "whose.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(WHOSE)]), path)
    return path


def jupyter(*arguments: str, **environment: str) -> str:
    """What a command of Jupyter's writes."""
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    found = subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


def starter(executed: Path) -> str:
    """The command of the process that started the notebook's kernel."""
    (cell,) = nbformat.read(executed, as_version=4).cells
    return cell.outputs[0].data["text/plain"]


@pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")
def test_nbconvert(notebook):
    jupyter(
        *("nbconvert", "--to", "notebook", "--execute", "--inplace", str(notebook)),
        "--ExecutePreprocessor.kernel_name=council",
    )
    assert "analysis.run.kernels.parent" in starter(notebook)


def test_papermill(notebook, shared_parent):
    jupyter("papermill", str(notebook), str(notebook), "-k", "council", **shared_parent)
    assert "analysis.run.kernels.parent" in starter(notebook)


@pytest.fixture
def server(tmp_path):
    """The server under JupyterLab, as a function that asks it for something."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = [
        "--no-browser",
        "--allow-root",
        "--IdentityProvider.token=t",
        "--ServerApp.ip=127.0.0.1",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyter_server", *options, f"--ServerApp.port={port}"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"JUPYTER_RUNTIME_DIR": str(tmp_path)},
    )

    def ask(path: str, method: str = "GET", body: bytes | None = None):
        address = f"http://127.0.0.1:{port}/api/{path}"
        request = Request(address, body, {"Authorization": "token t"}, method=method)
        with urlopen(request, timeout=SECONDS) as reply:
            return json.load(reply)

    with process.stderr as said:
        next(line for line in said if "is running at" in line)
        wait_for(("127.0.0.1", port))
        yield ask
        process.terminate()
        process.wait()


def wait_for(address: tuple[str, int]) -> None:
    """Returns when a server that has said that it runs listens as well."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(ConnectionRefusedError):
            return socket.create_connection(address).close()
    raise TimeoutError(f"nobody listens at {address}")


@pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")
def test_jupyterlab_lists_it_and_starts_a_fork(server):
    spec = server("kernelspecs")["kernelspecs"]["council"]["spec"]
    assert spec["display_name"] == "Python 3 (council workbook)"
    server("kernels", "POST", json.dumps({"name": "council"}).encode())
    parent, kernel = filter(is_prepared, psutil.Process().children(recursive=True))
    assert parent.children() == [kernel]


def is_prepared(process: psutil.Process) -> bool:
    """Whether a process is the prepared parent of a server of ours, or was forked from it."""
    return "analysis.run.kernels.parent" in process.cmdline() and process.ppid() != os.getpid()
