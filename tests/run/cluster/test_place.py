from __future__ import annotations

import hashlib

import pytest

from analysis.errors import TransientError
from analysis.run.cluster.place import brought
from analysis.run.cluster.worker_side import Came
from analysis.run.task import Made, WrittenFile


def made_of(**contents: bytes) -> Made:
    files = tuple(
        WrittenFile(f"data/{name}", len(content), hashlib.sha256(content).hexdigest())
        for name, content in contents.items()
    )
    return Made("A", "All is well.", files, (), {}, 1.0, "2015-07-01")


def test_files_are_written_as_they_were_made(tmp_path):
    made = made_of(a=b"1\r\n", b=b"")
    assert brought(Came(made, {"data/a": b"1\r\n", "data/b": b""}), tmp_path) == made
    assert (tmp_path / "data" / "a").read_bytes() == b"1\r\n"
    assert (tmp_path / "data" / "b").read_bytes() == b""


@pytest.mark.parametrize("came", [{"data/a": b"2"}, {}])
def test_a_file_that_was_damaged_on_its_way_or_is_missing_is_asked_for_again(came, tmp_path):
    with pytest.raises(TransientError, match="data/a was damaged on its way back"):
        brought(Came(made_of(a=b"1"), came), tmp_path)
    assert not (tmp_path / "data").exists()
