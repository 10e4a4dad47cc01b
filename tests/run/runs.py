"""Runs that no test needs to make: what is asked for, and what would have come of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from analysis.publish.context import PageContext
from analysis.run.kept import Kept, KeptRuns
from analysis.run.keys import sha256
from analysis.run.task import Made, Task, WrittenFile


def task_of(name: str, **changes: Any) -> Task:
    """A run of a topic, whose key is its name."""
    given = {
        "name": name,
        "shown": f"notebooks/{name}.ipynb",
        "key": f"key of {name}",
        "notebook": None,
        "parameters": {},
        "context": PageContext(name, f"The {name}", "A"),
        "folder": ".",
        "data_folder": ".",
    }
    return Task(**(given | changes))


def written(folder: Path, name: str, **changes: Any) -> Made:
    """A page written into a folder, and what is told of it."""
    path = folder / "pages" / f"{name}.html"
    path.parent.mkdir(parents=True)
    path.write_text(name)
    file = WrittenFile(f"pages/{name}.html", len(name), sha256(path))
    made = Made(f"The {name}", "All well.", (file,), (), {}, 1.5, "2015-06-30T22:00:00+00:00")
    return Made(**(vars(made) | changes))


def keep(kept: KeptRuns, name: str, **changes: Any) -> Kept:
    """A run made and kept."""
    with kept.room() as room:
        return kept.keep(f"key of {name}", room, written(room / "files", name, **changes))
