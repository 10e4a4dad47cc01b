"""Put a finished pack where its readers look, whole or not at all.

What is in the pack does not matter here; nothing but folders is made, moved and removed.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analysis.errors import WorkbookError
from analysis.run.refusals import cannot_write, why

MARK = "manifest.json"  # every finished pack holds one
LOGS = "logs"
WITH_CLOCK = (MARK, f"{LOGS}/")  # what differs from build to build
_ATTEMPTS = 5


@contextmanager
def placed_when_whole(destination: Path) -> Iterator[Path]:
    """An empty folder beside `destination` that takes its place if the block ends without error.

    Otherwise, an interruption included, the folder is removed and `destination` is left as it was.
    """
    refuse_foreign(destination)
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        folder = _hidden_folder(destination, "building")
    except OSError as error:
        raise cannot_write(destination.parent, error) from error
    try:
        yield folder
        _place(folder, destination)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def incomplete_beside(destination: Path) -> Path:
    """Where a pack goes that lacks an appendix, so that the last complete one stays.

    >>> incomplete_beside(Path("reports/cabinet-2015-05")).name
    'cabinet-2015-05-incomplete'
    """
    return destination.with_name(f"{destination.name}-incomplete")


def remove_pack(folder: Path) -> None:
    """Remove a finished pack, if there is one; anything else is left alone."""
    if (folder / MARK).is_file():
        _discard(folder, of=folder)


def put_in_order(destination: Path) -> None:
    """Undo what a killed build left: the last pack comes back, half-made ones go.

    Call it while no other build of the pack can be under way.
    """
    for place in (destination, incomplete_beside(destination)):
        for aside in place.parent.glob(f".{place.name}.previous-*"):
            previous = aside / place.name
            if previous.is_dir() and not place.exists():
                previous.rename(place)
        for left in place.parent.glob(f".{place.name}.*-*"):
            shutil.rmtree(left, ignore_errors=True)


def has_remains(destination: Path) -> bool:
    """Whether something stands beside a complete pack that a build which ended well removes."""
    hidden = destination.parent.glob(f".{destination.name}.*")
    return incomplete_beside(destination).exists() or any(hidden)


def refuse_foreign(destination: Path) -> None:
    """Raise WorkbookError if something stands at `destination` that is not a finished pack."""
    if destination.exists() and not (destination / MARK).is_file():
        raise WorkbookError(
            f"{destination} is there but is not a pack (it has no {MARK}). "
            "Move it away, or give another folder with --output."
        )


def _hidden_folder(destination: Path, purpose: str) -> Path:
    name = f".{destination.name}.{purpose}-{uuid.uuid4().hex[:8]}"
    folder = destination.with_name(name)
    folder.mkdir()
    return folder


def _place(folder: Path, destination: Path) -> None:
    """Move `folder` to `destination`; the pack that stood there comes back if that fails.

    Another build may place the same pack between the two moves: then once more, and the last
    one stays.
    """
    _put_on_disk(*folder.rglob("*"), folder)
    for _ in range(_ATTEMPTS):
        aside = _hidden_folder(destination, "previous")
        previous = aside / destination.name
        try:
            with suppress(FileNotFoundError):
                destination.rename(previous)
            folder.rename(destination)
            _put_on_disk(destination.parent)
            return
        except OSError as error:
            failure = error
        finally:
            if not destination.exists():
                with suppress(OSError):
                    previous.rename(destination)
            if destination.exists() or not previous.exists():
                _discard(aside, of=destination)
    raise WorkbookError(f"The new pack could not be moved to {destination}: {why(failure)}.")


def _put_on_disk(*paths: Path) -> None:
    """Have the system write files and folders to the disk itself, for the case that power fails."""
    if os.name != "posix":
        return  # Windows gives no way to do so for a folder
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _discard(folder: Path, *, of: Path) -> None:
    """Remove a folder, under another name first: half removed it must not pass for a pack."""
    doomed = of.with_name(f".{of.name}.removed-{uuid.uuid4().hex[:8]}")
    try:
        folder.rename(doomed)
    except OSError:  # a full disk may have no room for the name
        doomed = folder
    shutil.rmtree(doomed, ignore_errors=True)
