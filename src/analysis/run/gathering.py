"""Put a pack's folder together: the files of every run, and what the pack has of its own.

How a run is made is `making`; where the folder goes is `placing`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from analysis.errors import PublishError
from analysis.publish.context import PageContext
from analysis.run.contexts import appendix_context, front_context
from analysis.run.kept import Kept, KeptRuns
from analysis.run.keys import code_print, hash_of
from analysis.run.pack import Pack
from analysis.run.places import ThisMachine
from analysis.run.plan import PlannedAppendix
from analysis.run.pool import Outcome, made_and_kept
from analysis.run.preparing import Checked
from analysis.run.project import Project
from analysis.run.task import Failed, Made, Missing, Part, WrittenFile


def gather(
    folder: Path,
    checked: Checked,
    outcomes: Mapping[str, Outcome],
    *,
    kept: KeptRuns,
    machine: ThisMachine,
    project: Project,
) -> tuple[WrittenFile, ...]:
    """Every file of the pack but its logs and manifest, written into a folder.

    Raises PublishError if the front page or the whole PDF cannot be made.
    """
    pack = checked.pack
    listed = [_listed(pack, each, outcomes[each.name]) for each in checked.appendices]
    headings = tuple(each.context.heading for each in listed if isinstance(each, Missing))
    front = front_context(pack, missing=headings)
    parts = [part for part in listed if isinstance(part, Part)]
    files = [file for part in parts for file in _copied(part.files, part.folder, folder)]
    key = _key_of_front(front, listed, whole=pack.whole, project=project)
    make = partial(machine.make_front, front=front, listed=listed, whole=pack.whole)
    own = kept.find(key) or _made(key, make, kept)
    return (*files, *_copied(own.made.files, own.folder, folder))


def _made(key: str, make: Callable[[Path], Made], kept: KeptRuns) -> Kept:
    """What the pack has of its own, made and kept."""
    outcome = made_and_kept(key, make, kept=kept)
    if isinstance(outcome, Failed):
        raise PublishError(f"The front page, or the whole as one PDF, {outcome.reason}")
    return outcome


def _listed(pack: Pack, appendix: PlannedAppendix, outcome: Outcome) -> Part | Missing:
    context = appendix_context(pack, appendix)
    if isinstance(outcome, Kept):
        return Part(context, outcome.made.headline, outcome.folder, outcome.made.files)
    return Missing(context, outcome.reason, appendix.owner)


def _key_of_front(
    front: PageContext, listed: Sequence[Part | Missing], *, whole: bool, project: Project
) -> str:
    """Hash of what the front page and the whole are made from: every file that goes into them."""
    parts = [asdict(each) | {"folder": ""} for each in listed]
    return hash_of([asdict(front), parts, whole, code_print(project)])


def _copied(files: Sequence[WrittenFile], source: Path, target: Path) -> Sequence[WrittenFile]:
    """The files, copied: what is edited in the pack by hand stays as it was among the kept."""
    for file in files:
        path = target / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / file.address, path)
    return files
