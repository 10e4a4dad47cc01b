from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from analysis.run.kernels.guard import Prepared, changed_sources, reasons_against, source_marks
from analysis.run.kernels.messages import Request
from analysis.run.kernels.starting import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")
COMMAND = [sys.executable, "-m", "ipykernel_launcher", "-f", "connection.json"]
ENVIRONMENT = {"PATH": "here", "PYTHONHASHSEED": "0"}


@pytest.fixture
def request_for(tmp_path):
    """An ordinary request, with whatever a test changes of it."""
    request = Request(COMMAND, str(tmp_path), ENVIRONMENT, 0o22, {})
    return lambda **changed: replace(request, **changed)


@pytest.fixture
def one_thread(monkeypatch, tmp_path):
    """This process as the guard sees it has one thread, whatever the tests before have left."""
    (tmp_path / "tasks" / "1").mkdir(parents=True)
    monkeypatch.setattr("analysis.run.kernels.guard._THREADS", tmp_path / "tasks")


def reasons(request, *, fault=None, but=()):
    """The guard's reasons, every descriptor of this process known but those named."""
    known = {int(each.name) for each in Path("/proc/self/fd").iterdir()} - set(but)
    return reasons_against(request, prepared=Prepared(ENVIRONMENT, {}, fault), known=known)


def test_an_ordinary_request_is_met(request_for, one_thread):
    assert reasons(request_for()) == []


def test_a_process_with_threads_is_not_forked(request_for):
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    found = reasons(request_for())
    release.set()
    thread.join()
    assert len(found) == 1
    assert found[0].startswith("the prepared process has ")
    assert found[0].endswith(" threads")


def test_a_process_with_open_data_is_not_forked(request_for, one_thread, tmp_path):
    data = tmp_path / "data.csv"
    with data.open("w") as file:
        found = reasons(request_for(), but=[file.fileno()])
    assert found == [f"the prepared process has {data} open"]


def test_a_process_that_could_not_be_prepared_is_not_forked(request_for, one_thread):
    assert reasons(request_for(), fault="preparing failed") == ["preparing failed"]


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["/bin/other", *COMMAND[1:]], "/bin/other -m ipykernel_launcher -f connection.json"),
        ([sys.executable, "-I", *COMMAND[1:]], f"{sys.executable} -I -m ipykernel_launcher"),
    ],
)
def test_another_command_is_refused(command, shown, request_for, one_thread):
    (found,) = reasons(request_for(command=command))
    assert found.startswith(f"the command {shown}")


def test_variables_read_once_must_be_as_they_were(request_for, one_thread):
    environment = {"PATH": "there", "IPYTHONDIR": "x", "PYTHONPATH": "src", "LC_ALL": "C"}
    assert reasons(request_for(environment=environment)) == [
        "LC_ALL is 'C', and None in the prepared process",
        "PYTHONHASHSEED is None, and '0' in the prepared process",
        "PYTHONPATH is 'src', and None in the prepared process",
    ]


def test_a_folder_with_settings_for_matplotlib_is_refused(request_for, one_thread, tmp_path):
    (tmp_path / "matplotlibrc").touch()
    (found,) = reasons(request_for())
    assert found.startswith(f"{tmp_path} has a matplotlibrc")


def test_a_folder_that_is_not_there_is_refused(request_for, one_thread, tmp_path):
    folder = str(tmp_path / "gone")
    assert reasons(request_for(folder=folder)) == [f"there is no folder {folder}"]


def test_a_changed_module_is_noticed(monkeypatch, tmp_path):
    source = tmp_path / "extra_module.py"
    source.write_text("A = 1")
    module = ModuleType("extra_module")
    module.__file__ = str(source)
    monkeypatch.setitem(sys.modules, "extra_module", module)
    marks = source_marks()
    assert changed_sources(marks) == []
    source.write_text("A = 1 + 1")
    assert changed_sources(marks) == [str(source)]
    source.unlink()
    assert changed_sources(marks) == [str(source)]


def test_an_upgraded_library_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path))
    marks = source_marks()
    (tmp_path / "pandas-9.dist-info").mkdir()
    assert str(tmp_path) in changed_sources(marks)


def test_the_package_itself_is_watched():
    assert reasons_against.__code__.co_filename in source_marks()
