"""The difference of two packs in lines to read: the largest first, the rest counted.

What the difference is stands in `packs`; every single change is in `records`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from analysis.page.table import SYMBOLS
from analysis.page.wording import count
from analysis.run.difference.amounts import said
from analysis.run.difference.changes import Change, Kind, cell_in_words
from analysis.run.difference.packs import AppendixDifference, PackDifference
from analysis.run.difference.rows import reference
from analysis.run.difference.tables import KEY_FIGURES
from analysis.run.excerpts import excerpts

NOTHING, NOT_MUCH = "Nothing changed.", "Nothing changed by as much as was asked for."
_MOST = 10  # changes of one table that are told before the rest is counted
_BRACKETS = re.compile(r" \([^()]*\)\.?.*$")  # after a row's title: its reference, unit or owner
_OBVIOUS = {"now", "status", "rating"}  # headings that the words themselves make plain
_HEADINGS: tuple[tuple[str, Sequence[Kind]], ...] = (
    ("Parameters", ("parameter", "appendix")),
    ("Statuses", ("status",)),
    ("Scores", ("score",)),
)


def as_text(difference: PackDifference) -> str:
    """The changes as lines, those of figures in words and the largest first."""
    lines = [f"{difference.now} compared with {difference.then}"]
    lines += [f"  {_line(change)}" for change in difference.pack]
    for appendix in filter(_has_changes, difference.appendices):
        lines += ["", f"{appendix.letter}  {appendix.title}", *_of_appendix(appendix)]
    if not difference.count:
        lines.append(NOTHING if not difference.left_out else NOT_MUCH)
    if difference.left_out:
        lines += ["", f"Left out as too small: {count(difference.left_out, 'figure')}."]
    return "\n".join(lines)


def _has_changes(appendix: AppendixDifference) -> bool:
    return bool(appendix.changes)


def _of_appendix(appendix: AppendixDifference) -> Iterator[str]:
    """Key figures, then what is told of the whole appendix, then the rest table by table."""
    told = [each for each in appendix.changes if not each.of_report_before]
    yield from _group("Key figures", [each for each in told if each.table == KEY_FIGURES])
    rest = [each for each in told if each.table != KEY_FIGURES]
    for heading, kinds in _HEADINGS:
        yield from _group(heading, _each_once(each for each in rest if each.kind in kinds))
    yield from _group("New", _each_once(each for each in rest if _came(each)))
    yield from _group("Gone", _each_once(each for each in rest if _went(each)))
    yield from _by_table([each for each in rest if not _is_of_all_tables(each)])
    if repeated := len(appendix.changes) - len(told):
        what = count(repeated, "change")
        yield f"  {what[:1].upper()}{what[1:]} of what is said of the report before."


def _came(change: Change) -> bool:
    return change.then is None and (change.kind == "table" or change.throughout)


def _went(change: Change) -> bool:
    return change.now is None and (change.kind == "table" or change.throughout)


def _is_of_all_tables(change: Change) -> bool:
    """Whether a change is told above the tables."""
    headed = {kind for _, kinds in _HEADINGS for kind in kinds}
    return change.kind in headed or _came(change) or _went(change)


def _by_table(changes: Sequence[Change]) -> Iterator[str]:
    """Changes under their tables, in the order in which each table is first met."""
    order = {table: at for at, table in enumerate(dict.fromkeys(each.table for each in changes))}
    for _, group in groupby(sorted(changes, key=lambda each: order[each.table]), _table_of):
        of_table = list(group)
        yield from _group(of_table[0].title, of_table[:_MOST])
        if len(of_table) > _MOST:
            yield f"    and {len(of_table) - _MOST} more"


def _table_of(change: Change) -> str:
    return change.table


def _group(heading: str, changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        yield f"  {heading}"
    for change in changes:
        yield f"    {_line(change)}"


def _each_once(changes: Iterable[Change]) -> list[Change]:
    """Changes without those that another table of the appendix tells too; the fullest stays."""
    told = sorted(changes, key=lambda each: (bool(reference(each.row)), len(each.row)))
    for name in (_reference, _title):
        told = list({(name(each), *_outcome(each)): each for each in told}.values())
    return sorted(told, key=lambda each: (each.table, each.row))


def _reference(change: Change) -> str:
    return reference(change.row) or change.row or change.table


def _title(change: Change) -> str:
    return _BRACKETS.sub("", change.row) or change.table


def _outcome(change: Change) -> tuple[object, ...]:
    """What a reader takes from a change; of a row that it came or went, whatever its cells."""
    came = change.then is None
    return (change.kind, came) if change.kind == "row" else (change.kind, change.then, change.now)


def _line(change: Change) -> str:
    """One change in words.

    >>> _line(Change("row", None, "Score 2 × 3 = 6", row="Loss of data (CR-07)"))
    'new: Loss of data (CR-07): Score 2 × 3 = 6'
    >>> _line(Change("status", "amber", "no_status", row="Sickness", column="rating", label="RAG"))
    'Sickness: Amber to No status'
    """
    if change.kind in ("row", "table", "column", "appendix"):
        return _coming_or_going(change)
    named = ", ".join(filter(None, (change.row, "" if _is_plain(change) else change.label)))
    if change.amounts:
        return f"{named}: {said(*change.amounts)}"
    then, now = excerpts(_words(change.then), _words(change.now))
    return f"{named}: {then} to {now}"


def _is_plain(change: Change) -> bool:
    """Whether the words alone say which column they are of."""
    of_key_figures = change.table == KEY_FIGURES and change.column == "now"
    return of_key_figures or (change.kind == "status" and change.column in _OBVIOUS)


def _coming_or_going(change: Change) -> str:
    way, cells = ("gone", change.then) if change.now is None else ("new", change.now)
    match change.kind:
        case "row":
            return f"{way}: {change.row}: {textwrap.shorten(cells or '', 100, placeholder='…')}"
        case _:
            return f"{way}: {change.kind} '{cells}'"


def _words(text: str | None) -> str:
    """A cell, or an entry of the pack, as a sentence has it.

    >>> _words("[x]"), _words("no_status"), _words(None)
    ('not available', 'No status', 'nothing')
    """
    if text is None or text in ("", "None"):
        return "nothing"
    return SYMBOLS[text] if text in SYMBOLS else cell_in_words(text, unit="")
