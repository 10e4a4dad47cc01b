from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from .checkout import Checkout, no_inputs


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A project without notebooks."""
    return Checkout(tmp_path / "checkout")


@pytest.fixture
def check_of_topic(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Gives a topic the check of its inputs; by default one that has none."""

    def give(topic: str, check: Callable[..., object] = no_inputs) -> None:
        module = ModuleType(f"analysis.topics.{topic}.source")
        module.check = check
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return give
