"""What a build knows of itself, gathered into the pack's manifest and written beside its pages.

What the manifest says is `manifest`; nothing is run or checked here.
"""

from __future__ import annotations

import platform
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import metadata
from pathlib import Path
from typing import Protocol

from analysis.inputs.extract import Extract
from analysis.run.fingerprints import Prints, outputs_in
from analysis.run.keys import sha256
from analysis.run.manifest import (
    SCHEMA_VERSION,
    AppendixEntry,
    CodeEntry,
    FailedCheck,
    InputEntry,
    Manifest,
    OrderEntry,
    PackEntry,
    State,
)
from analysis.run.order import Order
from analysis.run.pack import Pack
from analysis.run.placing import MARK
from analysis.run.plan import PlannedAppendix
from analysis.run.project import Project

DISTRIBUTION = "council-workbook"
RAN = "notebooks ran to their last cell, on the inputs that were checked"
CHECKS = (
    "inputs meet their contracts, alone and against the report before",
    "commentaries agree with the figures beside them",
    "parameters are those the notebooks declare",
    RAN,
    "PDFs meet PDF/UA-1 and PDF/A-3a",
)


class Ran(Protocol):
    """What is told of an appendix that is there: its warnings and the seconds it took."""

    @property
    def warnings(self) -> Sequence[str]:
        """What its cells warned of."""

    @property
    def seconds(self) -> float:
        """Time its run took."""


@dataclass(frozen=True)
class Course:
    """How an appendix came about: who answers for it, how often it was tried, how that ended."""

    owner: str = ""
    state: State = "made"
    attempts: int = 1
    retried_after: tuple[str, ...] = ()
    reason: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Record:
    """What a build knows of itself when its pages are written.

    `outcomes` has the appendices that are there, by name; `courses` those that did not simply run
    once. `prints` are the files each appendix is made from. `started` is worked out from the
    seconds unless it is given.
    """

    order: Order
    pack: Pack
    appendices: Sequence[PlannedAppendix]
    outcomes: Mapping[str, Ran]
    extracts: Mapping[str, Sequence[Extract]]
    prints: Mapping[str, Prints]
    seconds: float
    courses: Mapping[str, Course] = field(default_factory=dict)
    checks_failed: Sequence[FailedCheck] = ()
    made_from: str | None = None
    started: datetime | None = None


def write_manifest(folder: Path, record: Record, *, project: Project) -> Manifest:
    """Write `manifest.json` into a folder that holds everything else; returns what it says."""
    manifest = manifest_of(record, folder=folder, root=project.root)
    (folder / MARK).write_text(manifest.text(), encoding="utf-8", newline="")
    return manifest


def manifest_of(record: Record, *, folder: Path, root: Path) -> Manifest:
    """The manifest of the pack whose files stand in `folder`, built from the checkout at `root`."""
    finished = datetime.now(UTC)
    appendices = tuple(_appendix(each, record) for each in record.appendices)
    failed = {each.check for each in record.checks_failed}
    return Manifest(
        schema_version=SCHEMA_VERSION,
        complete=all(each.state != "failed" for each in appendices),
        pack=PackEntry(**record.pack.model_dump(exclude={"appendix", "parameters"})),
        order=_order(record.order, record.pack),
        appendices=appendices,
        inputs=_inputs(record),
        other_inputs=_other_inputs(record),
        made_from=record.made_from,
        code=code_version(root),
        python=python_version(),
        packages=package_versions(),
        started=record.started or finished - timedelta(seconds=record.seconds),
        finished=finished,
        seconds=round(record.seconds, 1),
        retries=sum(len(each.retried_after) for each in appendices),
        checks_passed=tuple(check for check in CHECKS if check not in failed),
        checks_failed=tuple(record.checks_failed),
        outputs={name: sha256(path) for name, path in outputs_in(folder).items()},
    )


def package_versions() -> dict[str, str]:
    """Version of each package the workbook asks for itself."""
    wanted = metadata.requires(DISTRIBUTION) or []
    names = [re.split(r"[^\w.-]", entry)[0] for entry in wanted if "extra ==" not in entry]
    return {name: metadata.version(name) for name in names}


def python_version() -> str:
    """Version of Python that runs."""
    return platform.python_version()


def code_version(root: Path) -> CodeEntry:
    """Version of the workbook, the commit it was checked out at, and whether files differ from it.

    Commit and difference are unknown (None) where there is no git.
    """
    commit = _git(root, "rev-parse", "HEAD")
    changed = None if commit is None else bool(_git(root, "status", "--porcelain"))
    return CodeEntry(version=metadata.version(DISTRIBUTION), commit=commit, changed=changed)


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _order(order: Order, pack: Pack) -> OrderEntry:
    """The order with the period it came to, so that it still means the same next month."""
    return OrderEntry(
        pack=order.pack,
        period=pack.period,
        only=order.only,
        settings=order.settings,
        meeting=order.meeting,
    )


def _appendix(appendix: PlannedAppendix, record: Record) -> AppendixEntry:
    course = record.courses.get(appendix.name, Course())
    outcome = record.outcomes.get(appendix.name)
    return AppendixEntry(
        letter=appendix.letter,
        name=appendix.name,
        topic=appendix.topic,
        title=appendix.title,
        owner=course.owner,
        parameters=appendix.parameters,
        inputs=tuple(sorted(record.prints.get(appendix.name, {}))),
        key=course.key,
        state=course.state,
        reason=course.reason,
        attempts=course.attempts,
        retried_after=course.retried_after,
        warnings=tuple(outcome.warnings) if outcome else (),
        seconds=round(outcome.seconds, 1) if outcome else 0.0,
    )


def _inputs(record: Record) -> tuple[InputEntry, ...]:
    """Every file read, once, in the order of names."""
    read = {each.file: each for extracts in record.extracts.values() for each in extracts}
    return tuple(_input(read[name]) for name in sorted(read))


def _input(extract: Extract) -> InputEntry:
    origin = extract.origin
    return InputEntry(
        file=extract.file,
        sha256=extract.sha256,
        rows=extract.row_count,
        title=origin.title,
        owner=origin.owner,
        origin=origin.origin,
        statement=origin.statement,
    )


def _other_inputs(record: Record) -> Prints:
    """Fingerprints of what the pack is made from besides its extracts, in the order of names."""
    read = {each.file for extracts in record.extracts.values() for each in extracts}
    prints = {name: each for of_topic in record.prints.values() for name, each in of_topic.items()}
    return {name: prints[name] for name in sorted(prints.keys() - read)}
