"""Whether the pack that is asked for stands already, made from what is there now, and untouched.

Nothing but its manifest and the bytes of its files is looked at.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.run.keys import is_still
from analysis.run.order import Order
from analysis.run.placing import MARK


@dataclass(frozen=True)
class Standing:
    """A finished pack: its folder, and how many files it has."""

    folder: Path
    files: int


def standing_pack(order: Order, *, key: str, output: Path) -> Standing | None:
    """The complete pack in `output` that is made from just this, if every file is as it was."""
    for mark in sorted(output.glob(f"{order.pack}-*/{MARK}")):
        manifest = _read(mark)
        if manifest.get("made_from") == key and manifest.get("complete") is True:
            outputs = manifest.get("outputs") or {}
            whole = all(is_still(mark.parent / name, print_) for name, print_ in outputs.items())
            return Standing(mark.parent, len(outputs) + 1) if outputs and whole else None
    return None


def _read(mark: Path) -> dict[str, Any]:
    try:
        content = json.loads(mark.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
