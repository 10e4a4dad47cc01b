"""A forked kernel is as new as an ordinary one, whatever the kernels before it have done."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import psutil
import pytest

from analysis.run.kernels.forked_process import ForkedProcess
from analysis.run.kernels.starting import ENVIRONMENT

from .started import kernel

pytestmark = pytest.mark.slow
FACTS = """
import gc, locale, logging, os, random, re, resource, signal, sys, tempfile, threading, warnings
import matplotlib, numpy, pandas
import analysis.inputs, analysis.page.palette

OPTIONS = re.findall(r"^(\\S+) : ", pandas.describe_option(".*", _print_desc=False), re.MULTILINE)

result = {
    "folder": os.getcwd(),
    "path": sys.path,
    "arguments": len(sys.argv), "command": sys.orig_argv[:-1], "program": sys.argv[0],
    "flags": list(sys.flags), "main": __name__,
    "environment": {n: v for n, v in os.environ.items() if n != "JPY_PARENT_PID"},
    "threads": sorted(re.sub(r"[0-9]+", "n", thread.name) for thread in threading.enumerate()),
    "signals": [str(signal.getsignal(n)).split(" at ")[0] for n in sorted(signal.valid_signals())],
    "mask": sorted(signal.pthread_sigmask(signal.SIG_BLOCK, ())),
    "session": os.getsid(0) == os.getpid() == os.getpgid(0),
    "umask": os.umask(0o022),
    "limits": [resource.getrlimit(n) for n in range(10)],
    "locale": locale.setlocale(locale.LC_ALL), "time zone": __import__("time").tzname,
    "temporary": tempfile.gettempdir(),
    "collector": gc.isenabled(), "recursion": sys.getrecursionlimit(),
    "filters": sorted(map(str, warnings.filters)),
    "logging": [logging.root.level, len(logging.root.handlers)],
    "streams": [sys.__stdout__.line_buffering, sys.__stderr__.line_buffering, sys.stdin is None],
    "names": sorted(name for name in globals() if not name.startswith("_")),
    "rcParams": {n: str(v) for n, v in matplotlib.rcParams.items()},
    "options": {n: repr(pandas.get_option(n)) for n in OPTIONS},
    "numpy errors": numpy.geterr(), "numpy print": str(numpy.get_printoptions()),
    "palette": sorted(vars(analysis.page.palette)),
}
"""
DIRTY = """
import gc, locale, logging, os, random, resource, signal, sys, warnings
import matplotlib, numpy, pandas
import analysis.inputs, analysis.page.palette
os.chdir("/"); os.environ["DIRTY"] = "yes"; os.environ.pop("PATH"); os.umask(0o077)
sys.path.insert(0, "/nowhere"); sys.argv.append("dirty"); sys.setrecursionlimit(5000)
pandas.set_option("display.max_rows", 3); numpy.seterr(all="raise")
numpy.set_printoptions(precision=1)
numpy.random.seed(1); random.seed(1); gc.disable(); warnings.simplefilter("error", FutureWarning)
matplotlib.rcParams["figure.dpi"] = 7; matplotlib.use("svg"); import matplotlib.pyplot
pandas.DataFrame.sum = None; analysis.page.palette.DIRTY = True; logging.basicConfig(level=1)
signal.signal(signal.SIGUSR1, signal.SIG_IGN); kept = open(os.devnull)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
import sqlite3, decimal; decimal.getcontext().prec = 3; sys.modules["analysis.page"] = None
result = 1
"""
DRAW = "import random, numpy; result = [random.random(), numpy.random.random()]"


@pytest.fixture
def private(tmp_path):
    """Folders of the kernel's own, so that nothing of a user's is seen."""
    (tmp_path / "ipython").mkdir()
    (tmp_path / "here").mkdir()
    return {"IPYTHONDIR": str(tmp_path / "ipython")}, tmp_path / "here"


def test_a_kernel_is_new_after_another_has_changed_all_it_could(shared_parent, private):
    environment, folder = private
    with kernel(environment | ENVIRONMENT, name="python3", cwd=folder) as ordinary:
        expected = ordinary.value(FACTS)
    with kernel(environment | shared_parent, cwd=folder) as forked:
        assert isinstance(forked.process, ForkedProcess)
        assert forked.value(FACTS) == expected
        forked.value(DIRTY)
    with kernel(environment | shared_parent, cwd=folder) as forked:
        assert isinstance(forked.process, ForkedProcess)
        assert forked.value(FACTS) == expected


def test_a_kernel_shares_no_file_with_another_or_with_the_parent(shared_parent):
    with kernel(shared_parent) as first, kernel(shared_parent) as second:
        parent = psutil.Process(first.process.pid).ppid()
        opened = [opened_by(process) for process in (parent, first.process.pid, second.process.pid)]
        assert all(opened)
        for one, other in itertools.combinations(opened, 2):
            assert one & other - opened_by(os.getpid()) == set()


def opened_by(process: int) -> set[Path]:
    """The pipes, sockets and files that a process has open."""
    descriptors = Path(f"/proc/{process}/fd")
    names = {link.readlink() for link in descriptors.iterdir() if link.is_symlink()}
    return {name for name in names if not name.name.startswith(("anon_inode", "null", "history"))}


def test_random_numbers_of_one_kernel_are_not_those_of_another(shared_parent):
    drawn = []
    for _ in range(2):
        with kernel(shared_parent) as forked:
            drawn += forked.value(DRAW)
    assert len(set(drawn)) == 4
