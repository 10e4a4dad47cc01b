"""Where a table comes from: its owner, how it was made and the sentence its pages must carry.

Read from the table's origin.toml; the figures themselves are elsewhere.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from analysis.errors import Fault, InputFaults
from analysis.inputs.catalogue import ORIGIN, shown_path

Origins = Literal["published", "illustrative", "derived", "not recorded"]
_REQUIRED = ("table", "title", "owner", "origin", "statement")
_READ = (*_REQUIRED, "totals")
_KINDS = ("published", "illustrative", "derived")
_KINDS_OF_TOTALS = ("published", "illustrative")


@dataclass(frozen=True)
class Origin:
    """A table's or file's title, owner (a post), kind of origin and its statement for readers.

    `totals` says what an illustrative report's lines add up to: published totals or illustrative.
    """

    table: str
    title: str
    owner: str
    origin: Origins
    statement: str
    totals: str = "published"


def read_origin(data_folder: str | Path, table: str, *, name: str) -> Origin:
    """Origin of one file of a table: what its own [[files]] entry says, else the table's.

    Raises InputFaults if origin.toml is not there, is not TOML or lacks an entry.
    """
    file = shown_path(data_folder, table, ORIGIN)
    given = _parsed(Path(data_folder) / table / ORIGIN, file=file)
    faults = _faults(given, table=table, file=file)
    if faults:
        raise InputFaults(faults)
    files: list[dict[str, Any]] = given.get("files", [])
    own = next((each for each in files if each["name"].removesuffix(".csv") == name), {})
    entries = {**given, **own}
    return Origin(**{key: entries[key] for key in _READ if key in entries})


def _parsed(path: Path, *, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        rule, remedy = "is not there", "Write where the table comes from; see data/README.md."
    except OSError as error:
        rule, remedy = f"cannot be opened ({error.strerror})", "Check who may read it."
    except ValueError as error:
        rule, remedy = f"cannot be read as TOML ({error})", "Mend it; texts need quotation marks."
    raise InputFaults([Fault(file, None, None, None, rule, remedy)])


def _faults(given: dict[str, Any], *, table: str, file: str) -> list[Fault]:
    """Entries that are missing or say what they may not."""
    files = given.get("files", [])
    if not isinstance(files, list) or not all(isinstance(each, dict) for each in files):
        return [Fault(file, None, "files", None, "is not a list", "Begin each with [[files]].")]
    missing = [
        *(key for key in _REQUIRED if not _is_text(given.get(key))),
        *("files.name" for each in files if not _is_text(each.get("name"))),
    ]
    return [
        *(Fault(file, None, key, None, "is missing", "Write it as a text.") for key in missing),
        *(fault for each in (given, *files) for fault in _wrong_origin(each, file=file)),
        *_wrong_table(given.get("table"), table=table, file=file),
    ]


def _wrong_origin(entry: dict[str, Any], *, file: str) -> list[Fault]:
    return [
        Fault(file, None, key, str(kind), f"is not one of {', '.join(kinds)}", remedy)
        for key, kinds, remedy in (
            ("origin", _KINDS, "Say how the lines came about."),
            ("totals", _KINDS_OF_TOTALS, "Say what the lines add up to."),
        )
        if (kind := entry.get(key, "published")) not in kinds
    ]


def _wrong_table(given: object, *, table: str, file: str) -> list[Fault]:
    if not _is_text(given) or given == table:
        return []
    rule = f"is not {table}, the name of its folder"
    return [Fault(file, None, "table", str(given), rule, "Correct it.")]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
