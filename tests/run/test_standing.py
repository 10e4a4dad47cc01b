"""Whether a pack stands as it is asked for: told from its manifest and its bytes alone."""

from __future__ import annotations

import json

import pytest

from analysis.run.order import Order
from analysis.run.standing import Standing, standing_pack

from .manifests import print_of


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "cabinet-2015-05"
    folder.mkdir()
    (folder / "index.html").write_text("page")
    write(folder, made_from="key", complete=True, outputs={"index.html": print_of("page")})
    return folder


def write(folder, **manifest):
    (folder / "manifest.json").write_text(json.dumps(manifest))


def found(pack, key="key"):
    return standing_pack(Order("cabinet"), key=key, output=pack.parent)


def test_a_pack_made_from_just_this_stands(pack):
    assert found(pack) == Standing(pack, 2)


def test_made_from_anything_else_it_does_not(pack):
    assert found(pack, key="another") is None


@pytest.mark.parametrize("text", ["edited", None])
def test_a_file_changed_or_lost_is_noticed(pack, text):
    (pack / "index.html").unlink()
    if text:
        (pack / "index.html").write_text(text)
    assert found(pack) is None


@pytest.mark.parametrize(
    "manifest",
    [
        {"complete": False, "outputs": {"index.html": print_of("page")}},
        {"complete": True, "outputs": {}},
        {"complete": True},
    ],
)
def test_a_manifest_that_lacks_something_is_not_believed(pack, manifest):
    write(pack, made_from="key", **manifest)
    assert found(pack) is None


@pytest.mark.parametrize("text", ["", "{torn", "[]", "\x00"])
def test_a_manifest_that_is_none_is_not_believed(pack, text):
    (pack / "manifest.json").write_text(text)
    assert found(pack) is None
