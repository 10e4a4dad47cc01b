"""Packs whose runs are made by a cluster of separate processes, some of which are killed."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

import analysis
from analysis.errors import WorkbookError
from analysis.run.build import Request, build_pack
from analysis.run.cluster import cluster_at, connecting
from analysis.run.order import Order
from analysis.run.placing import WITH_CLOCK
from analysis.run.plan import planned
from analysis.run.preparing import checked_pack

from .checkout import TABLE
from .cluster.dask_cluster import dask_cluster

pytestmark = [
    pytest.mark.slow,
    pytest.mark.thorough,
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="tells of itself through named pipes"),
]
READS = "from pathlib import Path\nPath('../data/savings/2015-05.csv').read_text()\n" + TABLE


class Blocking:
    """A notebook that tells its kernel's process when it has begun, and then waits for ever.

    Once `mark` exists it runs through.
    """

    def __init__(self, folder: Path) -> None:
        self.mark, self._told, never = (folder / name for name in ("mark", "told", "never"))
        os.mkfifo(self._told)
        os.mkfifo(never)
        self.cells = (
            "import os\nfrom pathlib import Path\n"
            f"if not Path({str(self.mark)!r}).exists():\n"
            f"    Path({str(self.mark)!r}).touch()\n"
            f"    Path({str(self._told)!r}).write_text(str(os.getpid()))\n"
            f"    Path({str(never)!r}).read_text()\n" + TABLE
        )

    def kernel(self) -> psutil.Process:
        """The kernel's process, once it has begun."""
        return psutil.Process(int(self._told.read_text()))

    def when_begun(self, action) -> threading.Thread:
        """Do something with the kernel's process, in a thread of its own."""
        thread = threading.Thread(target=lambda: action(self.kernel()), daemon=True)
        thread.start()
        return thread


@pytest.fixture
def cluster(tmp_path):
    (folder := tmp_path / "of-the-workers").mkdir()
    with dask_cluster(folder) as started:
        yield started


@pytest.fixture
def blocking(tmp_path):
    return Blocking(tmp_path)


@pytest.fixture
def three(checkout, check_of_topic, blocking):
    for topic in ("first", "second", "third"):
        check_of_topic(topic)
    checkout.appendices(first=blocking.cells, second=READS, third=TABLE)
    data = checkout.root / "data" / "savings"
    data.mkdir()
    (data / "2015-05.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return checkout


def build(checkout, cluster=None, *, to="reports", only=()):
    events = []
    order = Order("cabinet", only=only)
    output = checkout.root / to
    request = Request(order, checkout.project, output, events.append, fresh=True, cluster=cluster)
    return build_pack(request), events


def pages(folder: Path) -> dict[str, bytes]:
    return {
        name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (name := str(path.relative_to(folder))).startswith(WITH_CLOCK)
    }


def manifest(folder: Path) -> dict:
    """What the manifest says, without the times and how often runs were tried."""
    said = json.loads((folder / "manifest.json").read_text())
    for name in ("started", "finished", "seconds", "retries"):
        del said[name]
    for appendix in said["appendices"]:
        for name in ("seconds", "attempts", "retried_after"):
            del appendix[name]
    return said


def opened(folder: Path) -> dict[str, list[str]]:
    logs = (folder / "logs").glob("*.log")
    return {log.name: re.findall("^Opened: .*", log.read_text(), re.MULTILINE) for log in logs}


def test_a_worker_killed_in_mid_run_costs_its_run_alone_and_the_pack_is_the_same(
    three, cluster, blocking
):
    cluster.worker()
    cluster.worker()
    workers = cluster.processes_of_workers(count=2)

    def kill_worker(kernel):
        above = {each.pid for each in kernel.parents()}
        (worker,) = above & set(workers.values())
        os.kill(worker, signal.SIGKILL)

    killer = blocking.when_begun(kill_worker)
    there, events = build(three, cluster.address)
    killer.join(10)
    assert there.complete
    said = json.loads((there.folder / "manifest.json").read_text())["appendices"]
    assert [each["attempts"] for each in said] == [2, 1, 1]
    (fault,) = said[0]["retried_after"]
    lost = re.fullmatch(r"was cut off: the worker (tcp://127\.0\.0\.1:\d+) was lost\.", fault)
    assert lost[1] in workers
    assert [event.name for event in events if event.kind == "again"] == ["first"]
    here, _ = build(three, to="here")
    assert pages(there.folder) == pages(here.folder)
    assert manifest(there.folder) == manifest(here.folder)
    assert opened(there.folder) == opened(here.folder)
    assert opened(here.folder)["second.log"] == ["Opened: savings/2015-05.csv"]
    of_workers = str(cluster.folder).encode()
    assert [name for name, data in pages(there.folder).items() if of_workers in data] == []
    left = [each for process in cluster.started for each in whole_tree(process.pid)]
    assert [each for each in left if "analysis.run.kernels.parent" in each] == []


def whole_tree(number: int) -> list[str]:
    below = psutil.Process(number).children(recursive=True)
    return [" ".join(each.cmdline()) for each in below]


def test_a_cluster_that_is_gone_ends_in_an_incomplete_pack(three, cluster, blocking, monkeypatch):
    monkeypatch.setattr(connecting, "_SECONDS_TO_CONNECT", 2)
    cluster.worker()
    cluster.processes_of_workers(count=1)
    killer = blocking.when_begun(lambda _: cluster.scheduler.kill())
    built, events = build(three, cluster.address, only=("first",))
    killer.join(10)
    assert not built.complete
    assert f"the cluster at {cluster.address} did not answer" in built.failed["first"]
    assert built.retries == 2
    first, _ = (event.detail for event in events if event.kind == "again")
    assert "FutureCancelledError" in first  # the run itself was lost, not the way to it


def test_a_build_that_is_stopped_leaves_nothing_under_way_on_a_worker(three, cluster, blocking):
    cluster.worker()
    pack, appendices = planned(Order("cabinet"), project=three.project)
    task = checked_pack(pack, appendices, project=three.project).tasks[0]
    with cluster_at(cluster.address) as there, ThreadPoolExecutor() as threads:
        made = threads.submit(there.make, task, three.root / "files")
        kernel = blocking.kernel()
        there.stop()
        with pytest.raises(WorkbookError, match=r"^was stopped with the build"):
            made.result(30)
        assert psutil.wait_procs([kernel], timeout=30)[1] == []
        with pytest.raises(WorkbookError, match=r"^was not begun, as the build was stopped"):
            there.make(task, three.root / "files")


def test_data_are_sent_to_a_worker_once(three, cluster):
    cluster.worker()
    pack, appendices = planned(Order("cabinet"), project=three.project)
    task = checked_pack(pack, appendices, project=three.project).tasks[2]
    written = []
    for name in ("one", "two"):
        with cluster_at(cluster.address) as there:
            there.make(task, three.root / name)
        written.append([path.stat().st_mtime_ns for path in cluster.folder.rglob("*.zip")])
    assert len(written[0]) == 1
    assert written[0] == written[1]


def test_a_worker_with_other_code_is_refused(cluster, tmp_path):
    source = Path(analysis.__file__).parent
    copy = tmp_path / "src" / "analysis"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
    with (copy / "periods.py").open("a", encoding="utf-8") as file:
        file.write("# of next week\n")
    cluster.worker({"PYTHONPATH": str(tmp_path / "src")})
    with (
        pytest.raises(WorkbookError, match=r"tcp://127\.0\.0\.1:\d+: the workbook's own code \("),
        cluster_at(cluster.address),
    ):
        pytest.fail("a worker that differs was taken")


def test_a_cluster_that_cannot_be_reached_is_refused_in_time(monkeypatch):
    monkeypatch.setattr(connecting, "_SECONDS_TO_CONNECT", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(WorkbookError, match=f"{address} cannot be reached"):
            cluster_at(address).__enter__()


@pytest.mark.parametrize("address", ["nowhere", "ftp://127.0.0.1:1"])
def test_what_is_no_address_is_refused(address, monkeypatch):
    monkeypatch.setattr(connecting, "_SECONDS_TO_CONNECT", 1)
    with pytest.raises(WorkbookError, match=f"{address} cannot be reached"):
        cluster_at(address).__enter__()


def test_a_cluster_without_workers_is_refused(cluster, monkeypatch):
    monkeypatch.setattr(connecting, "_SECONDS_FOR_WORKERS", 0.1)
    with pytest.raises(WorkbookError, match="has no workers"):
        cluster_at(cluster.address).__enter__()


def test_without_dask_the_line_that_installs_it_is_shown(monkeypatch):
    monkeypatch.setattr(connecting, "find_spec", lambda name: None)
    with pytest.raises(WorkbookError, match=r"pip install 'council-workbook\[cluster\]'"):
        cluster_at("tcp://127.0.0.1:1").__enter__()
