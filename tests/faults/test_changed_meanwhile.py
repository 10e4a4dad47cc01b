"""What is changed while a pack is built: a pack is never taken for one made from what is there."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace

import pytest

from analysis.errors import PrintedError
from analysis.inputs.origin import Origin

from ..run.checkout import PACK, entry
from .builds import build, contents, left_in, titled


@pytest.fixture
def with_data(paper, check_of_topic, monkeypatch):
    """The topic reads one extract."""
    monkeypatch.chdir(paper.root)
    extract = paper.root / "data" / "first" / "2015-05.csv"
    extract.parent.mkdir()
    extract.write_text("as sent")
    origin = Origin("first", "Savings", "Head of Finance", "illustrative", "Made up.")

    def check(data_folder, *, period, comparison):
        told = hashlib.sha256(extract.read_bytes()).hexdigest()
        name = "data/first/2015-05.csv"
        return [SimpleNamespace(file=name, sha256=told, rows=(), row_count=1, origin=origin)]

    check_of_topic("first", check)
    return extract


def at(kind, change):
    """Makes a change when a build tells of a step."""
    return lambda event: change() if event.kind == kind else None


@pytest.mark.parametrize("kind", ["checked", "started", "made"])
def test_data_changed_before_the_pack_is_put_together_stops_it(paper, with_data, kind):
    build(paper)
    titled(paper, "New")
    before = contents(paper.project.reports)
    with pytest.raises(PrintedError, match=r"^data/first/2015-05.csv changed while"):
        build(paper, tell=at(kind, lambda: with_data.write_text("sent again")))
    assert contents(paper.project.reports) == before
    assert left_in(paper) == []


CALENDAR = """\
[[meeting]]
committee = "Cabinet"
day = 2015-07-16
period = "2015-05"
"""
CHANGES = {
    "data": lambda paper: (paper.root / "data" / "first" / "2015-05.csv").write_text("again"),
    "notebook": lambda paper: paper.notebook("first", "2"),
    "pack": lambda paper: titled(paper, "New"),
    "lock": lambda paper: (paper.root / "requirements.lock").write_text("pandas==3.1"),
    "calendar": lambda paper: (paper.root / "calendar.toml").write_text(CALENDAR),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_while_the_pack_was_written_is_noticed_by_the_next_build(
    paper, with_data, what
):
    built = build(paper, tell=at("wrote", lambda: CHANGES[what](paper)))
    assert not built.unchanged
    again = build(paper)
    assert not again.unchanged
    assert build(paper).unchanged


def test_a_notebook_changed_while_it_runs_is_run_again(paper):
    built = build(paper, tell=at("started", lambda: paper.notebook("first", "2")))
    assert list(built.runs) == ["first"]
    assert list(build(paper).runs) == ["first"]


def test_a_pack_file_changed_to_nonsense_leaves_the_pack_of_before(paper):
    built = build(paper, tell=at("wrote", lambda: paper.pack(entry("A", "none"), head=PACK)))
    assert built.complete
    assert (built.folder / "manifest.json").is_file()


def test_a_notebook_that_was_another_only_while_the_build_began_is_noticed(paper, monkeypatch):
    """The pack is made from a notebook that is gone again when the next build looks."""
    from analysis.run import assembly

    planned = assembly.planned

    def plan(order, *, project):
        paper.notebook("first", "2")
        return planned(order, project=project)

    monkeypatch.setattr(assembly, "planned", plan)
    build(paper)
    monkeypatch.setattr(assembly, "planned", planned)
    paper.notebook("first", "1")
    assert not build(paper).unchanged
