from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from analysis.inputs.origin import Origin
from analysis.run.execution import Outcome
from analysis.run.manifest import FailedCheck, read_manifest
from analysis.run.order import Order
from analysis.run.plan import planned
from analysis.run.recording import (
    CHECKS,
    Course,
    Record,
    code_version,
    manifest_of,
    package_versions,
    write_manifest,
)

from .manifests import input_with, print_of

CABINET = Order("cabinet")
ORIGIN = Origin(
    "savings", "Savings monitor", "Head of Finance", "illustrative", "Lines are illustrative."
)


def extract(file, rows):
    return SimpleNamespace(file=file, sha256=print_of(file), row_count=rows, origin=ORIGIN)


@pytest.fixture
def repository(checkout):
    def git(*arguments):
        identity = ("-c", "user.name=Tests", "-c", "user.email=tests@example.invalid")
        command = ["git", *identity, *arguments]
        return subprocess.run(
            command, cwd=checkout.root, check=True, capture_output=True, text=True
        ).stdout.strip()

    git("init")
    (checkout.root / "kept.txt").write_text("as committed")
    git("add", ".")
    git("commit", "-m", "First")
    return git


def test_the_commit_is_named_and_whether_files_differ_from_it(checkout, repository):
    version = code_version(checkout.root)
    assert (version.commit, version.changed) == (repository("rev-parse", "HEAD"), False)
    (checkout.root / "kept.txt").write_text("as changed")
    assert code_version(checkout.root).changed is True


def test_without_a_repository_the_commit_is_unknown_not_empty(checkout):
    version = code_version(checkout.root)
    assert (version.commit, version.changed) == (None, None)


def test_the_packages_are_those_the_workbook_asks_for_itself():
    versions = package_versions()
    assert {"pandas", "papermill", "typst"} <= versions.keys()
    assert "pytest" not in versions


@pytest.fixture
def record(checkout):
    """Makes the record of a build of two appendices that read a file each, and one both."""
    checkout.appendices(first="1", second="2")

    def make(order=CABINET, **changes):
        pack, appendices = planned(order, project=checkout.project)
        both, own = extract("data/b.csv", 2), extract("data/a.csv", 1)
        other = {name: print_of(name) for name in ("packs/cabinet.toml", "data/corrections.csv")}
        return Record(
            order,
            pack,
            appendices,
            **{
                "outcomes": {each.name: Outcome(None, ("old",), 1.234) for each in appendices},
                "extracts": {"first": [both, own], "second": [both]},
                "prints": {
                    "first": {both.file: both.sha256, own.file: own.sha256, **other},
                    "second": {both.file: both.sha256},
                },
                "seconds": 12.345,
            }
            | changes,
        )

    return make


@pytest.fixture
def recorded(record, checkout, tmp_path):
    """The manifest of such a build, whose folder holds one page."""
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "index.html").write_text("front")

    def make(*order, **changes):
        return manifest_of(record(*order, **changes), folder=tmp_path / "pack", root=checkout.root)

    return make


def test_each_input_is_named_once_with_its_rows_and_where_it_comes_from(recorded):
    manifest = recorded()
    assert manifest.inputs == (
        input_with("data/a.csv", rows=1),
        input_with("data/b.csv", rows=2),
    )
    assert list(manifest.other_inputs) == ["data/corrections.csv", "packs/cabinet.toml"]


def test_each_appendix_names_the_files_it_is_made_from(recorded):
    first, second = recorded().appendices
    assert first.inputs == (
        "data/a.csv",
        "data/b.csv",
        "data/corrections.csv",
        "packs/cabinet.toml",
    )
    assert second.inputs == ("data/b.csv",)


def test_an_appendix_that_simply_ran_was_made_at_the_first_attempt(recorded):
    first = recorded().appendices[0]
    assert (first.state, first.attempts, first.reason, first.key) == ("made", 1, None, None)
    assert (first.warnings, first.seconds) == (("old",), 1.2)


def test_a_pack_is_complete_unless_an_appendix_failed(recorded):
    kept = recorded(courses={"first": Course(state="kept", attempts=0)})
    assert (kept.complete, kept.appendices[0].attempts) == (True, 0)
    failed = recorded(
        outcomes={"second": Outcome(None, (), 1)},
        courses={"first": Course("Head of Finance", "failed", 1, reason="cell 2 failed")},
    )
    assert not failed.complete
    first = failed.appendices[0]
    assert (first.owner, first.reason, first.seconds) == ("Head of Finance", "cell 2 failed", 0)


def test_retries_are_counted_over_all_appendices(recorded):
    died = "The kernel died."
    courses = {
        "first": Course(attempts=3, retried_after=(died, died)),
        "second": Course(attempts=2, retried_after=(died,)),
    }
    assert recorded(courses=courses).retries == 3


def test_a_check_that_failed_did_not_pass(recorded):
    assert recorded().checks_passed == CHECKS
    failed = FailedCheck(check=CHECKS[-1], appendix="first", reason="rule 7.1: no title")
    manifest = recorded(checks_failed=[failed])
    assert manifest.checks_failed == (failed,)
    assert manifest.checks_passed == CHECKS[:-1]


def test_the_order_keeps_the_period_it_came_to(recorded):
    order = recorded(Order("cabinet", None, ("first",), {"first": {"directorate": "A"}})).order
    assert order.again() == Order("cabinet", "2015-05", ("first",), {"first": {"directorate": "A"}})


def test_the_start_is_the_end_less_the_seconds_unless_it_is_known(recorded):
    manifest = recorded()
    assert manifest.finished - manifest.started == timedelta(seconds=12.345)
    assert manifest.finished.tzinfo is UTC
    start = datetime(2015, 6, 30, 22, tzinfo=UTC)
    assert recorded(started=start).started == start


def test_the_manifest_is_written_beside_what_it_names(record, checkout, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("1")
    (tmp_path / "manifest.json").write_text("of before")
    manifest = write_manifest(tmp_path, record(), project=checkout.project)
    assert manifest.outputs["data/a.csv"] == print_of("1")
    assert "manifest.json" not in manifest.outputs
    read = read_manifest(tmp_path / "manifest.json")
    assert read is not None
    assert read.outputs == manifest.outputs
