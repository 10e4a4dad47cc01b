"""What is handed to a process of its own, and what comes back from it. Nothing runs here.

A run is one appendix: its notebook executed, and its page written in every form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from analysis.publish.context import PageContext
from analysis.run.notebooks import Notebook
from analysis.run.pack import Value

_LISTS = ("warnings", "retried_after")


@dataclass(frozen=True)
class Limits:
    """What a run may take: seconds a cell and in all; memory in MB, or None for no limit."""

    seconds_per_cell: int = 600
    seconds: float = 1800
    memory_mb: int | None = None


@dataclass(frozen=True)
class Task:
    """A run to be made; `key` is the hash of all it is made from, as far as that is known before.

    `folder` is where the kernel stands, and `data_folder` the folder of data, both full paths.
    """

    name: str
    shown: str
    key: str
    notebook: Notebook
    parameters: Mapping[str, Value]
    context: PageContext
    folder: str
    data_folder: str
    limits: Limits = Limits()


@dataclass(frozen=True)
class WrittenFile:
    """A file of a pack: its address, size in bytes, SHA-256, pages of a PDF, and what it holds."""

    address: str
    size: int
    sha256: str
    pages: int = 0
    description: str = ""


@dataclass(frozen=True)
class Made:
    """A run that ended well: what its page says first, its files, and how it went.

    `opened` has the print of each file and folder of data that the notebook opened;
    `retried_after` has the passing fault before each new attempt.
    """

    heading: str
    headline: str
    files: tuple[WrittenFile, ...]
    warnings: tuple[str, ...]
    opened: Mapping[str, str]
    seconds: float
    started: str
    retried_after: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain data, to be written down."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Made:
        """What `as_json` gave. Raises KeyError or TypeError for anything else."""
        files = tuple(WrittenFile(**each) for each in content["files"])
        lists = {name: tuple(content[name]) for name in _LISTS}
        return cls(**{**content, "files": files, **lists})

    def after(self, faults: Sequence[str]) -> Made:
        """The same, made once those faults had passed."""
        return replace(self, retried_after=tuple(faults))


@dataclass(frozen=True)
class Failed:
    """A run that did not end well: why, in plain lines, and what it was tried again after."""

    reason: str
    retried_after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """An appendix as the front page lists it: what it says first, its files, and where they are."""

    context: PageContext
    headline: str
    folder: Path
    files: tuple[WrittenFile, ...]


@dataclass(frozen=True)
class Missing:
    """An appendix that could not be made: its place, why, and the post that answers for it."""

    context: PageContext
    reason: str
    owner: str
