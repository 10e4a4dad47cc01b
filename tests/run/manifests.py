"""Manifests of packs that no test needs to build."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from analysis.run.manifest import (
    AppendixEntry,
    CodeEntry,
    InputEntry,
    Manifest,
    OrderEntry,
    PackEntry,
)


def print_of(content: str) -> str:
    """Fingerprint of a text."""
    return hashlib.sha256(content.encode()).hexdigest()


def manifest_with(**changes: Any) -> Manifest:
    """The manifest of a cabinet pack without appendices, but for what is given."""
    pack = PackEntry(
        name="cabinet",
        council="Worcestershire County Council",
        committee="Cabinet",
        meeting=date(2015, 7, 16),
        title="Resources report",
        period="2015-05",
        comparison=None,
        draft=True,
        notice="",
    )
    entries: dict[str, Any] = {
        "schema_version": 2,
        "complete": True,
        "pack": pack,
        "order": OrderEntry(pack="cabinet", period="2015-05", only=(), settings={}),
        "appendices": (),
        "inputs": (),
        "other_inputs": {},
        "made_from": None,
        "code": CodeEntry(version="0.1.0", commit=None, changed=None),
        "python": "3.11.2",
        "packages": {},
        "started": datetime(2015, 6, 30, 22, tzinfo=UTC),
        "finished": datetime(2015, 6, 30, 22, 0, 40, tzinfo=UTC),
        "seconds": 40,
        "retries": 0,
        "checks_passed": (),
        "checks_failed": (),
        "outputs": {},
    }
    return Manifest(**(entries | changes))


def appendix_with(name: str, **changes: Any) -> AppendixEntry:
    """Appendix A, made at the first attempt, but for what is given."""
    entries: dict[str, Any] = {
        "letter": "A",
        "name": name,
        "topic": name,
        "title": f"The {name}",
        "owner": "",
        "parameters": {},
        "inputs": (),
        "key": None,
        "state": "made",
        "reason": None,
        "attempts": 1,
        "retried_after": (),
        "warnings": (),
        "seconds": 1,
    }
    return AppendixEntry(**(entries | changes))


def input_with(file: str, *, sha256: str = "", rows: int = 1) -> InputEntry:
    """An extract as read; unless given, its fingerprint is that of its name."""
    return InputEntry(
        file=file,
        sha256=sha256 or print_of(file),
        rows=rows,
        title="Savings monitor",
        owner="Head of Finance",
        origin="illustrative",
        statement="Lines are illustrative.",
    )
