from __future__ import annotations

import tempfile

import pytest

from ..run.conftest import check_of_topic, checkout
from .builds import no_machine, titled

__all__ = ["check_of_topic", "checkout", "one", "paper"]


@pytest.fixture
def one(checkout, check_of_topic):
    """A project of one topic, in which tests may add a notebook."""
    check_of_topic("first")
    return checkout


@pytest.fixture
def paper(one, monkeypatch):
    """A project of one topic of which nothing is run: files are written, kept and placed."""
    (one.root / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(one.root / "tmp"))
    monkeypatch.setattr("analysis.run.assembly.this_machine", no_machine)
    monkeypatch.setattr("analysis.run.recording.package_versions", dict)  # half of the time
    titled(one, "Old")
    return one
