"""What is kept and was spoilt, in whatever file and way, is found out and made again."""

from __future__ import annotations

import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.run.placing import WITH_CLOCK

from .builds import build, contents, copy_of

SPOIL = {
    "removed": lambda path: path.unlink(),
    "emptied": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "added to": lambda path: path.write_bytes(path.read_bytes() + b" "),
    "changed": lambda path: path.write_bytes(path.read_bytes().replace(b"Old", b"New") + b"\n"),
    "made a folder": lambda path: (path.unlink(), path.mkdir()),
}


def pages(folder):
    """A pack's files but those in which the clock shows."""
    found = contents(folder)
    return {name: data for name, data in found.items() if not name.startswith(WITH_CLOCK)}


def kept_pages(project):
    """The files of all runs that are kept, without what is noted of their making."""
    found = contents(project.project.kept)
    return {name: data for name, data in found.items() if not name.endswith("made.json")}


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(choice=st.integers(min_value=0), way=st.sampled_from(sorted(SPOIL)))
def test_any_spoilt_file_of_what_is_kept_is_found_out(paper, choice, way):
    pack = build(paper)
    before = pages(pack.folder)
    files = [paper.project.kept / name for name in contents(paper.project.kept)]
    spoilt = files[choice % len(files)]
    kept = kept_pages(paper)
    SPOIL[way](spoilt)
    shutil.rmtree(pack.folder)
    assert pages(build(paper).folder) == before
    assert kept_pages(paper) == kept
    assert build(paper).unchanged


def test_a_run_under_the_key_of_another_is_not_taken(paper):
    pack = build(paper).folder
    before = pages(pack)
    one, two = paper.project.kept.iterdir()
    one.rename(aside := paper.root / "aside")
    two.rename(one)
    aside.rename(two)
    shutil.rmtree(pack)
    again = build(paper)
    assert (again.kept, pages(again.folder)) == ((), before)


@pytest.mark.parametrize("edit", [{"made": {}}, {"check": "0"}, {"key": ""}])
def test_an_edited_record_is_not_taken(paper, edit):
    build(paper)
    for path in paper.project.kept.glob("*/made.json"):
        path.write_text(json.dumps(json.loads(path.read_text()) | edit))
    shutil.rmtree(paper.project.reports)
    again = build(paper)
    assert (again.kept, list(again.runs)) == ((), ["first"])


@pytest.mark.parametrize("text", ["[]", "null", '"x"', "{}", "{", "\ufeff{}", '{"check": []}'])
def test_a_record_that_is_none_is_not_taken(paper, text):
    build(paper)
    for path in paper.project.kept.glob("*/made.json"):
        path.write_text(text)
    shutil.rmtree(paper.project.reports)
    assert build(paper).kept == ()


@pytest.mark.parametrize("text", ["[]", "{}", "{", '{"made_from": null, "complete": true}'])
def test_a_spoilt_manifest_is_written_again(paper, text):
    pack = build(paper).folder
    (pack / "manifest.json").write_text(text)
    again = build(paper)
    assert not again.unchanged
    assert json.loads((pack / "manifest.json").read_text())["complete"] is True


def test_a_manifest_without_its_files_is_not_believed(paper):
    pack = build(paper).folder
    manifest = json.loads((pack / "manifest.json").read_text())
    (pack / "manifest.json").write_text(json.dumps(manifest | {"outputs": {}}))
    assert not build(paper).unchanged
    (pack / "manifest.json").write_text(json.dumps(manifest | {"outputs": []}))
    assert not build(paper).unchanged


def test_a_cache_carried_elsewhere_is_good_there(paper, tmp_path):
    before = pages(build(paper).folder)
    copy = copy_of(paper, tmp_path / "elsewhere")
    shutil.rmtree(copy.project.reports)
    assert pages(build(copy).folder) == before
