"""Where the project's folders are, found from wherever the command is given.

Nothing is read from the folders here, and no other module guesses a path.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import WorkbookError


@dataclass(frozen=True)
class Project:
    """A checkout of the workbook: the folder that holds `packs/` and `notebooks/`."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> Project:
        """The project that `start` is in, looking upwards. Raises WorkbookError outside of one."""
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / "packs").is_dir() and (folder / "notebooks").is_dir():
                return cls(folder)
        raise WorkbookError(
            f"No workbook here: neither {start} nor a folder above it holds both packs/ and "
            "notebooks/. Change to the project's folder and try again."
        )

    @property
    def packs(self) -> Path:
        """The folder of pack files."""
        return self.root / "packs"

    @property
    def notebooks(self) -> Path:
        """The folder of notebooks, in which every kernel starts."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """The folder in which finished packs stand."""
        return self.root / "reports"

    @property
    def kept(self) -> Path:
        """The folder of runs kept for the next build; it may be removed at any time."""
        return self.root / ".cache" / "runs"

    def pack_names(self) -> list[str]:
        """Names of the packs, sorted."""
        return sorted(path.stem for path in self.packs.glob("*.toml"))

    def data_folder(self, as_given: str) -> str:
        """A `data_folder` parameter, written as seen from the notebooks, as seen from here."""
        return os.path.relpath(self.notebooks / as_given)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A question with the nearest known name, or nothing where none is near.

    >>> did_you_mean("materialty_gbp", ["directorate", "materiality_gbp"])
    " Did you mean 'materiality_gbp'?"
    >>> did_you_mean("colour", ["directorate"])
    ''
    """
    near = difflib.get_close_matches(wrong, list(known), n=1)
    return f" Did you mean '{near[0]}'?" if near else ""
