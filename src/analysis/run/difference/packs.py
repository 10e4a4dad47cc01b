"""Two finished packs beside each other: what each appendix says now that it did not say then.

Tables are compared in `changes`; how what is found is told is `telling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.errors import ParameterError, PrintedError
from analysis.run.difference.amounts import POUNDS
from analysis.run.difference.changes import Change, changes_between, largest_first
from analysis.run.difference.rows import reference
from analysis.run.difference.tables import DataTable, tables_of
from analysis.run.manifest import AppendixEntry, Manifest, read_manifest
from analysis.run.placing import MARK

Folders = tuple[Path, Path]
_MADE_BY = ("version", "commit")


@dataclass(frozen=True)
class Materiality:
    """The least change of a figure that is told: in pounds for amounts, as a part for any."""

    pounds: float = 0
    part: float = 0

    def leaves_out(self, change: Change) -> bool:
        """Whether a change is of a figure, and a smaller one than that."""
        if change.kind != "figure" or change.amount is None:
            return False
        in_pounds = change.unit == POUNDS and abs(change.amount) < self.pounds
        return in_pounds or change.part < self.part


@dataclass(frozen=True)
class AppendixDifference:
    """What changed in one appendix, largest first, and how many smaller changes are left out."""

    letter: str
    name: str
    title: str
    changes: tuple[Change, ...]
    left_out: int = 0


@dataclass(frozen=True)
class PackDifference:
    """What changed from one pack to another: of the pack itself, and in each appendix."""

    then: str
    now: str
    pack: tuple[Change, ...]
    appendices: tuple[AppendixDifference, ...]

    @property
    def count(self) -> int:
        """Number of changes told."""
        return len(self.pack) + sum(len(each.changes) for each in self.appendices)

    @property
    def left_out(self) -> int:
        """Number of figures that changed by less than was asked for."""
        return sum(each.left_out for each in self.appendices)


def read_materiality(texts: list[str]) -> Materiality:
    """The least change told, from pounds or per cent. Raises ParameterError for anything else.

    >>> read_materiality(["100,000", "5%"]), read_materiality(["£0.1m"])
    (Materiality(pounds=100000.0, part=0.05), Materiality(pounds=100000.0, part=0))
    """
    found = Materiality()
    for text in texts:
        parts = re.fullmatch(r"£?(\d[\d,]*\.?\d*)(m|%)?", text.strip())
        if parts is None:
            raise ParameterError(
                f"'{text}' in --at-least is neither pounds nor per cent. "
                "Write it as in 100000 or in 5%."
            )
        number, unit = float(parts[1].replace(",", "")), parts[2]
        if unit == "%":
            found = replace(found, part=number / 100)
        else:
            found = replace(found, pounds=number * (1e6 if unit else 1))
    return found


def compare_packs(
    then: Path, now: Path, *, at_least: Materiality = Materiality()
) -> PackDifference:
    """What changed from the pack in one folder to that in another.

    Raises PrintedError for a folder that is no pack, or whose manifest cannot be read.
    """
    old, new = _manifest_of(then), _manifest_of(now)
    before, after = _there(old), _there(new)
    found = [
        _only_in_one(entry, then=None, now=entry.title)
        if name not in before
        else _changed(before[name], entry, folders=(then, now), at_least=at_least)
        for name, entry in after.items()
    ]
    found += [
        _only_in_one(entry, then=entry.title, now=None)
        for name, entry in before.items()
        if name not in after
    ]
    appendices = tuple(each for each in found if each.changes or each.left_out)
    return PackDifference(then.name, now.name, tuple(_of_pack(old, new)), appendices)


def _manifest_of(folder: Path) -> Manifest:
    manifest = read_manifest(folder / MARK)
    if manifest is None:
        there = (folder / MARK).is_file()
        why = "was built by another version of the workbook" if there else f"has no {MARK}"
        remedy = "Build the pack again." if there else "Name the folder of a finished pack."
        raise PrintedError(f"{folder} {why}. {remedy}")
    return manifest


def _there(manifest: Manifest) -> dict[str, AppendixEntry]:
    return {each.name: each for each in manifest.appendices if each.state != "failed"}


def _of_pack(then: Manifest, now: Manifest) -> Iterator[Change]:
    """What the pack file says of the whole, and the workbook that built it."""
    yield from _entries(_says(then), _says(now), kind="pack")


def _says(manifest: Manifest) -> dict[str, str]:
    made_by = {name: getattr(manifest.code, name) for name in _MADE_BY}
    return _texts(manifest.pack.model_dump(mode="json") | made_by)


def _texts(entries: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in entries.items()}


def _entries(then: Mapping[str, str], now: Mapping[str, str], *, kind: Any) -> Iterator[Change]:
    for name in [*now, *(each for each in then if each not in now)]:
        if then.get(name) != now.get(name):
            label = name.replace("_", " ")
            yield Change(kind, then.get(name), now.get(name), column=name, label=label)


def _only_in_one(entry: AppendixEntry, *, then: str | None, now: str | None) -> AppendixDifference:
    change = Change("appendix", then, now)
    return AppendixDifference(entry.letter, entry.name, entry.title, (change,))


def _changed(
    then: AppendixEntry, now: AppendixEntry, *, folders: Folders, at_least: Materiality
) -> AppendixDifference:
    given = _entries(_texts(then.parameters), _texts(now.parameters), kind="parameter")
    tables = [tables_of(folder, now.name) for folder in folders]
    references = [_references(each) for each in tables]
    found = [_placed(each, *references) for each in _in_tables(*tables)]
    told = [each for each in found if not at_least.leaves_out(each)]
    changes = (*given, *largest_first(told))
    return AppendixDifference(now.letter, now.name, now.title, changes, len(found) - len(told))


def _references(tables: Mapping[str, DataTable]) -> set[str]:
    """The references that head rows of an appendix, but where it repeats the report before."""
    own = [each for each in tables.values() if not each.is_of_report_before("")]
    return {reference(row[0]) for table in own for row in table.rows if row} - {""}


def _placed(change: Change, then: set[str], now: set[str]) -> Change:
    """A row that came or went, marked where its reference did so in the whole appendix."""
    other = then if change.then is None else now
    named = reference(change.row)
    throughout = change.kind == "row" and bool(named) and named not in other
    return replace(change, throughout=True) if throughout else change


def _in_tables(then: Mapping[str, DataTable], now: Mapping[str, DataTable]) -> Iterator[Change]:
    for name in [*now, *(each for each in then if each not in now)]:
        one, other = then.get(name), now.get(name)
        if one and other:
            yield from changes_between(one, other)
        elif other:
            yield _table(other, then=None, now=other.title)
        elif one:
            yield _table(one, then=one.title, now=None)


def _table(table: DataTable, *, then: str | None, now: str | None) -> Change:
    before = table.is_of_report_before("")
    return Change("table", then, now, table.name, table.title, of_report_before=before)
