"""Whether the packs in reports/ are what was built, and built from what is there now.

A page that was edited after its build is a fault; inputs that moved on are a warning. How a pack
is put in its place is for `placing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import PrintedError
from analysis.run.fingerprints import Prints, changed_since, outputs_in
from analysis.run.keys import sha256
from analysis.run.manifest import Manifest, read_manifest, read_outputs
from analysis.run.placing import MARK
from analysis.run.plan import PlannedAppendix
from analysis.run.project import Project

_PARTS = ("-only-", "-set")
_AGAIN = "Build the pack again."
_MOST_NAMED = 3


@dataclass(frozen=True)
class PrintedPack:
    """A finished pack: its folder as shown, its manifest, what was built and its files now.

    `manifest` is None if it cannot be read or is of another version of the workbook; what was
    `built` is then known still, unless that is None too.
    """

    shown: str
    manifest: Manifest | None
    built: Prints | None
    files: Prints


def printed_packs(reports: Path, *, name: str, root: Path) -> list[PrintedPack]:
    """The pack of a name that stands in `reports`, and parts of it, in the order of their names."""
    folders = sorted(reports.iterdir()) if reports.is_dir() else []
    parts = tuple(f"{name}{part}" for part in _PARTS)
    named = [each for each in folders if each.name == name or each.name.startswith(parts)]
    return [printed_pack(each, root=root) for each in named if (each / MARK).is_file()]


def printed_pack(folder: Path, *, root: Path) -> PrintedPack:
    """The pack that stands in a folder, shown as seen from the project."""
    shown = folder.relative_to(root) if folder.is_relative_to(root) else folder
    files = {name: sha256(path) for name, path in outputs_in(folder).items()}
    mark = folder / MARK
    return PrintedPack(shown.as_posix(), read_manifest(mark), read_outputs(mark), files)


def edited(pack: PrintedPack) -> list[str]:
    """A line for each file of the pack that is no longer the file that was built."""
    if pack.built is None:
        why = "cannot be read, so nothing shows that these are the pages that were built"
        return [f"{pack.shown}/{MARK} {why}."]
    return [
        f"{pack.shown}/{name} {_fate(name, pack.files)}."
        for name, print_ in pack.built.items()
        if pack.files.get(name) != print_
    ]


def left_beside(pack: PrintedPack) -> list[str]:
    """A line for each file in the pack's folder that was not built with it; hidden ones aside."""
    built = pack.files if pack.built is None else pack.built
    return [
        f"{pack.shown}/{name} was not built with the pack. Keep it elsewhere."
        for name in pack.files
        if name not in built and not Path(name).name.startswith(".")
    ]


def outdated(pack: PrintedPack, *, now: Mapping[str, Prints]) -> list[str]:
    """A line if the pack was built from other files than now, or by another workbook."""
    if pack.built is None:
        return []
    if pack.manifest is None:
        return [f"{pack.shown} was built by another version of the workbook. {_AGAIN}"]
    then = inputs_of(pack.manifest)
    made_from = [now.get(appendix.name, {}) for appendix in pack.manifest.appendices]
    here = {name: print_ for prints in made_from for name, print_ in prints.items()}
    other = sorted(name for name in {*then, *here} if then.get(name) != here.get(name))
    return [f"{pack.shown} was built from {_named(other)}. {_AGAIN}"] if other else []


def inputs_of(manifest: Manifest) -> dict[str, str]:
    """Fingerprints of every file a pack was made from: its extracts and the others."""
    return {each.file: each.sha256 for each in manifest.inputs} | dict(manifest.other_inputs)


def refuse_changed(
    prints: Mapping[str, Prints], appendices: Sequence[PlannedAppendix], *, project: Project
) -> None:
    """Raise PrintedError if a file of data is no longer what was checked."""
    changed = changed_since(prints, appendices, project=project)
    if changed:
        raise PrintedError(
            f"{', '.join(changed)} changed while the notebooks ran, so the pages might not show "
            f"what was checked. {_AGAIN}"
        )


def _fate(name: str, files: Prints) -> str:
    return "is not the file that was built" if name in files else "was built and is not there"


def _named(names: list[str]) -> str:
    """Files in words, the first few by name.

    >>> _named(["data/savings/2015-05.csv"])
    'another data/savings/2015-05.csv than the one checked now'
    >>> _named(["a.csv", "b.csv", "c.csv", "d.csv"])
    'other files than those checked now: a.csv, b.csv, c.csv and 1 more'
    """
    if len(names) == 1:
        return f"another {names[0]} than the one checked now"
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"other files than those checked now: {', '.join(names[:_MOST_NAMED])}{more}"
