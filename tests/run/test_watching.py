"""What a kernel opened, as it was then; in a process of its own, for hooks stay for good."""

from __future__ import annotations

import subprocess
import sys

import pytest

from analysis.run.watching import is_as_it_was, opened_data, prepare_watch, print_of

PROGRAM = """\
import sys
exec(open(sys.argv[1]).read())
data = sys.argv[2]
open(f"{data}/a.csv").read(); open(f"{data}/a.csv").read()
import os; os.listdir(data); open(sys.argv[1]).read()
try: open(f"{data}/none.csv")
except FileNotFoundError: pass
try: bytes(3_000_000_000)
except MemoryError: print("MemoryError")"""


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("as sent")
    (tmp_path / "data" / ".hidden").write_text("an editor's")
    return tmp_path / "data"


def test_each_file_and_folder_of_data_is_told_once(tmp_path, data):
    prepare_watch(tmp_path, data_folder=str(data), memory_mb=None)
    start = tmp_path / "profile_default" / "startup" / "00-watch.py"
    subprocess.run([sys.executable, "-c", PROGRAM, start, data], check=True)
    opened = opened_data(tmp_path)
    assert opened == {"a.csv": print_of(data / "a.csv"), ".": print_of(data), "none.csv": "-"}
    assert is_as_it_was(data, opened)
    (data / ".another").touch()
    assert is_as_it_was(data, opened)
    (data / "b.csv").touch()
    assert not is_as_it_was(data, opened)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
@pytest.mark.parametrize(("memory_mb", "said"), [(500, "MemoryError\n"), (None, "")])
def test_memory_is_limited_where_that_is_asked_for(tmp_path, data, memory_mb, said):
    prepare_watch(tmp_path, data_folder=str(data), memory_mb=memory_mb)
    start = tmp_path / "profile_default" / "startup" / "00-watch.py"
    command = [sys.executable, "-c", PROGRAM, start, data]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == said


def test_a_kernel_that_opened_nothing_told_nothing(tmp_path):
    assert opened_data(tmp_path) == {}
    assert is_as_it_was(tmp_path, {})
