from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from analysis.run.manifest import FailedCheck, read_manifest, read_outputs, schema_text
from analysis.run.order import Order

from .manifests import appendix_with, input_with, manifest_with, print_of

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "manifest.schema.json"


@pytest.fixture
def full():
    """A manifest with an entry of every kind."""
    return manifest_with(
        complete=False,
        appendices=(
            appendix_with("savings", parameters={"aim_gbp": 125_000_000, "share": 1.0, "all": "a"}),
            appendix_with("risks", letter="B2", state="failed", reason="cell 3 failed", attempts=3),
        ),
        inputs=(input_with("data/savings/2015-05.csv", rows=51),),
        other_inputs={"packs/cabinet.toml": print_of("pack")},
        checks_failed=(FailedCheck(check="inputs", appendix=None, reason="One is not there."),),
        outputs={"pack.pdf": print_of("pdf")},
    )


def test_the_published_schema_is_that_of_the_models():
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "Run `make schema`."


def test_a_manifest_meets_the_published_schema(full):
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    content = json.loads(full.text())
    assert list(checker.iter_errors(content)) == []
    content["appendices"][0]["state"] = "mislaid"
    del content["order"]
    wrong = sorted(error.message for error in checker.iter_errors(content))
    assert wrong == [
        "'mislaid' is not one of ['made', 'kept', 'failed']",
        "'order' is a required property",
    ]


def test_every_entry_of_the_manifest_is_described_or_says_itself():
    parts = json.loads(schema_text())["$defs"].values()
    assert [part["title"] for part in parts if "description" not in part] == []


def test_what_is_written_is_what_is_read(full, tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text(full.text(), encoding="utf-8")
    read = read_manifest(path)
    assert read == full
    given = read.appendices[0].parameters
    assert {name: type(value) for name, value in given.items()} == {
        "aim_gbp": int,
        "share": float,
        "all": str,
    }
    assert read_outputs(path) == {"pack.pdf": print_of("pdf")}


def test_times_are_written_in_utc_whatever_the_clock_of_the_machine():
    summer = datetime(2015, 6, 30, 23, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    assert json.loads(manifest_with(started=summer).text())["started"] == "2015-06-30T22:00:00Z"


def test_the_order_of_a_manifest_builds_the_same_again():
    order = {"pack": "cabinet", "period": "2015-05", "only": ["a"], "settings": {"a": {"b": "1"}}}
    assert manifest_with(order=order).order.again() == Order(
        "cabinet", "2015-05", ("a",), {"a": {"b": "1"}}
    )


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"outputs": []}', '"x"', "\x00"])
def test_what_is_no_manifest_reads_as_none(content, tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text(content)
    assert (read_manifest(path), read_outputs(path)) == (None, None)


def test_a_manifest_that_is_not_there_reads_as_none(tmp_path):
    path = tmp_path / "manifest.json"
    assert (read_manifest(path), read_outputs(path)) == (None, None)


def test_of_another_version_only_what_was_built_is_known(full, tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({**json.loads(full.text()), "schema_version": 3}))
    assert (read_manifest(path), read_outputs(path)) == (None, dict(full.outputs))


def test_a_fingerprint_that_is_none_is_refused():
    with pytest.raises(ValidationError, match="outputs"):
        manifest_with(outputs={"pack.pdf": "as before"})
