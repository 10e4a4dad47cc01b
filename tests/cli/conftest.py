from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.run.build import Built
from analysis.run.events import Event

from ..run.checkout import Checkout, no_inputs


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A project of two topics, in which the command stands."""
    made = Checkout(tmp_path / "checkout")
    made.appendices(first="", second="")
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def workbook(monkeypatch):
    """Runs the command; topics are checked by `checks`, and read nothing where it has none."""

    def run(*arguments, checks=None):
        for topic in ("first", "second"):
            module = SimpleNamespace(check=(checks or {}).get(topic, no_inputs))
            monkeypatch.setitem(sys.modules, f"analysis.topics.{topic}.source", module)
        return CliRunner().invoke(app, arguments)

    return run


@pytest.fixture
def no_build(monkeypatch):
    """Takes the place of a build: says what was asked for."""
    asked = []

    def build_pack(request):
        asked.append(request)
        request.tell(Event("checked"))
        return Built(
            request.output / "cabinet-2015-05",
            14,
            {"first.pdf": 1, "pack.pdf": 12},
            12.34,
            runs={"first": 3.21, "third": 1.0},
            kept=("second",),
            retries=1,
            warnings=("first cell 3: old",),
            replaced=("reports/pack.pdf is not what was built.",),
        )

    monkeypatch.setattr("analysis.cli.build.build_pack", build_pack)
    return asked
