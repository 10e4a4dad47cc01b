from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.run.build import Built

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

    def build_pack(order, *, project, output, step):
        asked.append((order, output))
        step("checked the inputs")
        pages = {"first.pdf": 1, "pack.pdf": 12}
        folder, replaced = output / "cabinet-2015-05", ("reports/pack.pdf is not what was built.",)
        return Built(folder, 14, pages, ("first cell 3: old",), 12.34, replaced)

    monkeypatch.setattr("analysis.run.build.build_pack", build_pack)
    return asked
