"""Build a pack: leave it as it is if nothing changed since, else assemble it anew.

Whether nothing changed is told from fingerprints alone; what assembles a pack takes long to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import WorkbookError
from analysis.run.events import Tell
from analysis.run.keys import pack_key
from analysis.run.lock import only_build
from analysis.run.order import Order
from analysis.run.placing import has_remains, incomplete_beside, put_in_order, remove_pack
from analysis.run.project import Project
from analysis.run.scratch import remove_orphans
from analysis.run.standing import standing_pack


@dataclass(frozen=True)
class Request:
    """An order, where its pack goes, who hears of each step, and how it is to be made.

    `fresh` takes nothing that was kept; `cluster` is the address of a Dask cluster, or None.
    """

    order: Order
    project: Project
    output: Path
    tell: Tell
    fresh: bool = False
    cluster: str | None = None


@dataclass(frozen=True)
class Built:
    """Where the finished pack stands, what it holds, and how its making went.

    `runs` has the seconds of each appendix that was made, by its name; `kept` those taken from an
    earlier build; `failed` the reason of each that is missing. `replaced` has a line for each file
    of the pack before that had been edited by hand.
    """

    folder: Path
    files: int
    pages: Mapping[str, int]
    seconds: float
    runs: Mapping[str, float] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    retries: int = 0
    warnings: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: bool = False

    @property
    def complete(self) -> bool:
        """Whether every appendix is there."""
        return not self.failed


def build_pack(request: Request) -> Built:
    """Build a pack into a folder under the request's `output`.

    Raises WorkbookError for whatever is wrong; what stood in the folder is then untouched.
    """
    key = pack_key(request.order, project=request.project)
    if not request.fresh:
        standing = standing_pack(request.order, key=key, output=request.output)
        if standing is not None:
            _clear_beside(standing.folder)
            return Built(standing.folder, standing.files, {}, 0.0, unchanged=True)
    from analysis.run.assembly import assembled  # noqa: PLC0415  takes long to load

    return assembled(request, key=key)


def _clear_beside(destination: Path) -> None:
    """Remove what a build left that was killed just before its end, unless another is under way."""
    if has_remains(destination):
        with suppress(WorkbookError), only_build(destination):
            put_in_order(destination)
            remove_pack(incomplete_beside(destination))
            remove_orphans()
