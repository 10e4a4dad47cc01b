"""What a pack was made of and by: inputs, parameters, code, packages, checks, outputs.

The only file of a pack in which the clock shows; nothing is measured or checked here.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from analysis.inputs.extract import Extract
from analysis.run.execution import Outcome
from analysis.run.fingerprints import Prints, files_in, sha256
from analysis.run.pack import Pack
from analysis.run.placing import MARK
from analysis.run.plan import PlannedAppendix
from analysis.run.project import Project

DISTRIBUTION = "council-workbook"
CHECKS = (
    "inputs meet their contracts, alone and against the report before",
    "commentaries agree with the figures beside them",
    "parameters are those the notebooks declare",
    "notebooks ran to their last cell, on the inputs that were checked",
    "PDFs meet PDF/UA-1 and PDF/A-3a",
)


@dataclass(frozen=True)
class Record:
    """What a build knows of itself when its pages are written."""

    pack: Pack
    appendices: Sequence[PlannedAppendix]
    outcomes: Mapping[str, Outcome]
    extracts: Mapping[str, Sequence[Extract]]
    prints: Mapping[str, Prints]
    seconds: float


def write_manifest(folder: Path, record: Record, *, project: Project) -> None:
    """Write `manifest.json` into a folder that holds everything else."""
    content = {
        "pack": record.pack.model_dump(mode="json", exclude={"appendix", "parameters"}),
        "appendices": [_appendix(each, record) for each in record.appendices],
        "inputs": _inputs(record),
        "other_inputs": _other_inputs(record),
        "code": code_version(project.root),
        "packages": package_versions(),
        "checks_passed": list(CHECKS),
        "outputs": {name: sha256(path) for name, path in files_in(folder).items()},
        "seconds": round(record.seconds, 1),
    }
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (folder / MARK).write_text(text, encoding="utf-8", newline="")


def package_versions() -> dict[str, str]:
    """Version of Python and of each package the workbook asks for itself."""
    wanted = metadata.requires(DISTRIBUTION) or []
    names = [re.split(r"[^\w.-]", entry)[0] for entry in wanted if "extra ==" not in entry]
    return {"python": platform.python_version()} | {name: metadata.version(name) for name in names}


def code_version(root: Path) -> dict[str, str | bool | None]:
    """Version of the workbook, the commit it was checked out at, and whether files differ from it.

    Commit and difference are unknown (None) where there is no git.
    """
    commit = _git(root, "rev-parse", "HEAD")
    changed = None if commit is None else bool(_git(root, "status", "--porcelain"))
    return {"version": metadata.version(DISTRIBUTION), "commit": commit, "changed": changed}


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _appendix(appendix: PlannedAppendix, record: Record) -> dict[str, Any]:
    outcome = record.outcomes[appendix.name]
    return {
        "letter": appendix.letter,
        "name": appendix.name,
        "topic": appendix.topic,
        "title": appendix.title,
        "parameters": dict(appendix.parameters),
        "warnings": list(outcome.warnings),
        "seconds": round(outcome.seconds, 1),
    }


def _inputs(record: Record) -> list[dict[str, Any]]:
    """Every file read, once, in the order of names."""
    read = {each.file: each for extracts in record.extracts.values() for each in extracts}
    return [
        {"file": name, "sha256": read[name].sha256, "rows": read[name].row_count}
        for name in sorted(read)
    ]


def _other_inputs(record: Record) -> Prints:
    """Fingerprints of what the pack is made from besides its extracts, in the order of names."""
    read = {each.file for extracts in record.extracts.values() for each in extracts}
    prints = {name: each for of_topic in record.prints.values() for name, each in of_topic.items()}
    return {name: prints[name] for name in sorted(prints.keys() - read)}
