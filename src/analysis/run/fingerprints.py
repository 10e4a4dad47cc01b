"""Fingerprints of files: what a pack is made from, and what it is made of.

Whether two sets of fingerprints agree is for `printed`; nothing is read here but bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from analysis.inputs.catalogue import CORRECTIONS, ORIGIN
from analysis.inputs.extract import Extract
from analysis.run.keys import is_still, sha256
from analysis.run.pack import Pack
from analysis.run.placing import WITH_CLOCK
from analysis.run.plan import PlannedAppendix
from analysis.run.project import Project

Prints = Mapping[str, str]
_NOT_DATA = ("packs/", "notebooks/")


def outputs_in(folder: Path) -> dict[str, Path]:
    """Every file of a pack by its address, sorted, but those in which the clock shows."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path for name, path in named.items() if not name.startswith(WITH_CLOCK)}


def made_from(
    pack: Pack,
    appendices: Sequence[PlannedAppendix],
    extracts: Mapping[str, Sequence[Extract]],
    *,
    project: Project,
) -> dict[str, Prints]:
    """Fingerprints of what each appendix is made from, by its name and the names readers see.

    Its extracts as they were read, corrections.csv, each table's origin.toml, the cells of the
    notebook and the pack file.
    """
    pack_file = f"packs/{pack.name}.toml"
    of_pack = {pack_file: sha256(project.root / pack_file)}
    return {
        each.name: of_pack
        | {f"notebooks/{each.topic}.ipynb": of_cells(each)}
        | _beside(extracts[each.name], appendix=each, project=project)
        | {extract.file: extract.sha256 for extract in extracts[each.name]}
        for each in appendices
    }


def changed_since(
    prints: Mapping[str, Prints], appendices: Sequence[PlannedAppendix], *, project: Project
) -> list[str]:
    """Names of the files of data that are no longer what `made_from` found, sorted."""
    changed = {
        name for each in appendices for name in _changed(of_data(prints[each.name]), each, project)
    }
    return sorted(changed)


def _changed(prints: Prints, appendix: PlannedAppendix, project: Project) -> list[str]:
    above = _above(prints, appendix=appendix, project=project)
    return [name for name, print_ in prints.items() if not is_still(above / name, print_)]


def of_data(prints: Prints) -> Prints:
    """Those fingerprints that are of files of data, by the names readers see."""
    return {name: print_ for name, print_ in prints.items() if not name.startswith(_NOT_DATA)}


def of_cells(appendix: PlannedAppendix) -> str:
    """Fingerprint of a notebook's cells; running it in JupyterLab does not change it."""
    cells = [f"{cell.cell_type}\0{cell.source}" for cell in appendix.notebook.cells]
    return hashlib.sha256("\0".join(cells).encode()).hexdigest()


def _beside(
    extracts: Sequence[Extract], *, appendix: PlannedAppendix, project: Project
) -> dict[str, str]:
    """Fingerprints of the files that say how the extracts are to be read, where they are there."""
    above = _above([extract.file for extract in extracts], appendix=appendix, project=project)
    folders = {Path(extract.file).parent for extract in extracts}
    origins = {folder / ORIGIN for folder in folders}
    corrections = {folder.parent / CORRECTIONS for folder in folders}
    there = [name for name in sorted(origins | corrections) if (above / name).is_file()]
    return {name.as_posix(): sha256(above / name) for name in there}


def _above(names: Collection[str], *, appendix: PlannedAppendix, project: Project) -> Path:
    """The folder from which the names that readers see lead to the files.

    It is the one above the data folder; or above a single table, if that is what is read.
    """
    data = Path(project.data_folder(str(appendix.parameters["data_folder"]))).resolve()
    above = (each for each in data.parents if any((each / name).is_file() for name in names))
    return next(above, data.parent)
