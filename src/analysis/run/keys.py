"""Whether work was done before: one hash over all that a run, or a whole pack, is made from.

Only bytes are read here, and nothing heavy is loaded: a pack that stands is recognised at once.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import analysis
from analysis.run.order import Order
from analysis.run.project import Project

_LOCK_FILE = "requirements.lock"
_UNREAD = {"__pycache__", ".ipynb_checkpoints"}


def sha256(path: Path) -> str:
    """Fingerprint of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_still(path: Path, print_: str) -> bool:
    """Whether a file is there with this fingerprint."""
    return path.is_file() and sha256(path) == print_


def hash_of(content: Any) -> str:
    """Hash of plain data: the same for the same data, in whatever order its keys stand.

    >>> hash_of({"a": 1, "b": [2]}) == hash_of({"b": [2], "a": 1})
    True
    """
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def run_key(
    *, cells: str, parameters: Mapping[str, Any], context: Any, reads: Any, project: Project
) -> str:
    """Key of a run: its notebook's cells, parameters, place in the pack, data, and the code.

    `reads` has the fingerprint of each file of data by its name.
    """
    made_from = {
        "cells": cells,
        "parameters": dict(parameters),
        "context": context,
        "reads": dict(reads),
        "code": code_print(project),
    }
    return hash_of(made_from)


def pack_key(order: Order, *, project: Project) -> str:
    """Key of a pack: the order, and every file that could have a part in it.

    Those are the pack's file, the calendar of meetings, the notebooks, the folders of data, and
    the code.
    """
    pack_file = project.packs / f"{order.pack}.toml"
    folders = sorted(_data_folders(pack_file, order=order))
    made_from = {
        "order": [order.pack, order.period, order.only, order.settings, order.meeting],
        "calendar": _prints(project.root.glob("calendar.toml")),
        "packs": _prints(project.packs.glob("*.toml")),
        "notebooks": _prints(project.notebooks.glob("*.ipynb")),
        "data": [_prints(_files(project.notebooks / folder)) for folder in folders],
        "code": code_print(project),
    }
    return hash_of(made_from)


def code_print(project: Project) -> str:
    """Hash of what computes: this package, the lock file, Python and the packages installed."""
    lock = project.root / _LOCK_FILE
    return hash_of([package_print(), sha256(lock) if lock.is_file() else "", *_of_environment()])


@cache
def package_print() -> str:
    """Hash of this package's own source."""
    folder = Path(analysis.__file__).parent
    return hash_of(_prints(_files(folder), below=folder))


@cache
def _of_environment() -> tuple[str, str]:
    """Python's version, and the names and versions of the packages that are installed."""
    paths = (Path(each) for each in sys.path if each)
    names = {found.name for path in paths for found in path.glob("*.dist-info")}
    return sys.version, hash_of(sorted(names))


def _data_folders(pack_file: Path, *, order: Order) -> Iterator[str]:
    """Every data folder that the pack or the order names, as seen from the notebooks."""
    try:
        raw = tomllib.loads(pack_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raw = {}  # whatever is wrong with it is told when the pack is read
    tables = [raw, *(entry for entry in raw.get("appendix", []) if isinstance(entry, dict))]
    given = [table.get("parameters", {}) for table in tables] + [*order.settings.values()]
    folders = {each.get("data_folder") for each in given if isinstance(each, dict)}
    parted = [table.get("for_each", {}) for table in tables]
    several = [each.get("data_folder", []) for each in parted if isinstance(each, dict)]
    listed = {name for each in several if isinstance(each, list) for name in each}
    yield from {str(each) for each in folders | listed if each} | {"../data"}


def _files(folder: Path) -> Iterator[Path]:
    """Every file under a folder but what Python and editors leave there."""
    for path in folder.rglob("*"):
        if path.is_file() and _UNREAD.isdisjoint(path.parts):
            yield path


def _prints(paths: Iterable[Path], *, below: Path | None = None) -> dict[str, str]:
    return {(path.relative_to(below) if below else path).as_posix(): sha256(path) for path in paths}
