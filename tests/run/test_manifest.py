from __future__ import annotations

import json
import subprocess
from types import SimpleNamespace

import pytest

from analysis.run.execution import Outcome
from analysis.run.manifest import Record, code_version, write_manifest
from analysis.run.order import Order
from analysis.run.plan import planned


def extract(file, rows):
    return SimpleNamespace(file=file, sha256=f"sha of {file}", row_count=rows)


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
    assert (version["commit"], version["changed"]) == (repository("rev-parse", "HEAD"), False)
    (checkout.root / "kept.txt").write_text("as changed")
    assert code_version(checkout.root)["changed"] is True


def test_without_a_repository_the_commit_is_unknown_not_empty(checkout):
    version = code_version(checkout.root)
    assert (version["commit"], version["changed"]) == (None, None)


def test_each_input_is_named_once_with_its_rows(checkout, tmp_path):
    checkout.appendices(first="1", second="2")
    pack, appendices = planned(Order("cabinet"), project=checkout.project)
    outcomes = {topic: Outcome(None, ("old",), 1.234) for topic in ("first", "second")}
    read = {"first": [extract("data/b.csv", 2), extract("data/a.csv", 1)], "second": []}
    read["second"] = read["first"][:1]
    folder = tmp_path / "pack"
    folder.mkdir()
    prints = {"first": {"data/a.csv": "sha of data/a.csv", "packs/cabinet.toml": "x"}}
    prints["second"] = {"notebooks/second.ipynb": "y", "data/corrections.csv": "z"}
    record = Record(pack, appendices, outcomes, read, prints, seconds=12.345)
    write_manifest(folder, record, project=checkout.project)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"] == [
        {"file": "data/a.csv", "sha256": "sha of data/a.csv", "rows": 1},
        {"file": "data/b.csv", "sha256": "sha of data/b.csv", "rows": 2},
    ]
    assert manifest["other_inputs"] == {
        "data/corrections.csv": "z",
        "notebooks/second.ipynb": "y",
        "packs/cabinet.toml": "x",
    }
    assert manifest["appendices"][0]["warnings"] == ["old"]
    assert (manifest["appendices"][0]["seconds"], manifest["seconds"]) == (1.2, 12.3)
    assert manifest["outputs"] == {}
