"""What a pack's `manifest.json` says: what it was made of and by, and what it holds.

The models are its published schema, docs/manifest.schema.json. Nothing is gathered or measured
here; how a build fills them is `recording`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidationError, WithJsonSchema

from analysis.run.order import Order
from analysis.run.pack import Value

SCHEMA_VERSION: Literal[2] = (
    2  # 1 had no order, times, states or origins, and did not say that it was 1
)
State = Literal["made", "kept", "failed"]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the bytes.")]


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


Moment = Annotated[
    datetime,
    PlainSerializer(_in_utc, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Seconds = Annotated[float, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackEntry(BaseModel):
    """The pack file's own entries, without its appendices and shared parameters."""

    model_config = ConfigDict(extra="allow", frozen=True)

    name: str = Field(description="The pack: a file in packs/, without its .toml.")
    council: str
    committee: str
    meeting: date | None = Field(description="Day of the meeting; null where it is not known.")
    title: str
    period: str = Field(description="The position reported, as in 2015-05 or 2014-15-q4.")
    comparison: str | None = Field(description="The position before; null: the period before.")
    draft: bool = Field(description="Whether every page is marked DRAFT.")
    notice: str = Field(description="The sentence at the head of every page; may be empty.")


class OrderEntry(_Part):
    """What was asked for; the same order builds the pack again."""

    pack: str
    period: str
    only: tuple[str, ...] = Field(description="Topics asked for alone; empty: the whole pack.")
    settings: Mapping[str, Mapping[str, str]] = Field(
        description="Parameters given by hand, by topic and name."
    )
    meeting: date | None = Field(
        default=None, description="Day of the meeting it was asked for; null: as the files say."
    )

    def again(self) -> Order:
        """The order that builds the same pack."""
        return Order(self.pack, self.period, self.only, self.settings, self.meeting)


class AppendixEntry(_Part):
    """One appendix: what it was made with, and how that went."""

    letter: str
    name: str = Field(description="The name of its files.")
    topic: str = Field(description="The notebook, without its .ipynb.")
    title: str
    owner: str = Field(description="The post that answers for it; empty where none is named.")
    parameters: Mapping[str, Value] = Field(description="Every parameter the notebook ran with.")
    inputs: tuple[str, ...] = Field(description="Names of the files it is made from.")
    key: str | None = Field(description="Hash of all it is made from; null where not worked out.")
    state: State = Field(
        description="made: by this build; kept: taken from an earlier one; failed: not there."
    )
    reason: str | None = Field(description="Why it failed, in plain words; null where it did not.")
    attempts: int = Field(ge=0, description="How often it was run; 0 where it was kept.")
    retried_after: tuple[str, ...] = Field(description="The passing fault before each new attempt.")
    warnings: tuple[str, ...] = Field(description="What its cells warned of.")
    seconds: Seconds = Field(description="Time its run took.")


class InputEntry(_Part):
    """An extract as it was read, and where its table comes from."""

    file: str
    sha256: Sha256
    rows: int = Field(ge=0, description="Rows of the file, its header left out.")
    title: str
    owner: str = Field(description="The post that answers for it.")
    origin: str = Field(description="published, illustrative, derived or not recorded.")
    statement: str = Field(description="The sentence its pages carry on where it comes from.")


class CodeEntry(_Part):
    """The workbook's own version; commit and changed are null where there is no git."""

    version: str
    commit: str | None
    changed: bool | None = Field(description="Whether files differed from the commit.")


class FailedCheck(_Part):
    """A check that an appendix, or the pack as a whole, did not pass."""

    check: str
    appendix: str | None = Field(description="Name of the appendix; null for the whole pack.")
    reason: str


class Manifest(_Part):
    """Everything a finished pack says of itself; the only file of it in which the clock shows."""

    schema_version: Literal[2] = Field(description="Version of this form; 2 is the present one.")
    complete: bool = Field(description="Whether every appendix is there.")
    pack: PackEntry
    order: OrderEntry
    appendices: tuple[AppendixEntry, ...]
    inputs: tuple[InputEntry, ...] = Field(description="Every extract read, once, sorted.")
    other_inputs: Mapping[str, Sha256] = Field(
        description="SHA-256 of what else it is made from: pack file, notebooks' cells, "
        "corrections, origins."
    )
    made_from: str | None = Field(
        description="One hash over pack file, notebooks, source, lock and data."
    )
    code: CodeEntry
    python: str
    packages: Mapping[str, str] = Field(description="Version of each package it asks for itself.")
    started: Moment
    finished: Moment
    seconds: Seconds = Field(description="Time the build took.")
    retries: int = Field(ge=0, description="Attempts beyond the first, all appendices together.")
    checks_passed: tuple[str, ...]
    checks_failed: tuple[FailedCheck, ...]
    outputs: Mapping[str, Sha256] = Field(description="Every file of the pack but this one.")

    def text(self) -> str:
        """The manifest as it stands in its file."""
        return self.model_dump_json(indent=2) + "\n"


def read_manifest(path: Path) -> Manifest | None:
    """The manifest at `path`; None if it cannot be read, or is of another version of the form."""
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def read_outputs(path: Path) -> dict[str, str] | None:
    """Fingerprints of what was built, from a manifest of any version; None if it has none."""
    try:
        outputs = json.loads(path.read_text(encoding="utf-8"))["outputs"]
        return {str(name): str(print_) for name, print_ in outputs.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def schema_text() -> str:
    """The published JSON Schema of the manifest, as docs/manifest.schema.json holds it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Manifest.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
