"""Whether the header names the contract's columns: missing, renamed, repeated or unknown ones.

The heading lines above the header and the cells below it belong elsewhere.
"""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches

from analysis.errors import Fault
from analysis.inputs.rows import Record

_PUT_BACK = "Ask for the extract with its usual columns, or change the contract."


def column_names(header: Record, *, names: tuple[str, ...]) -> list[str]:
    """The header's names, in the contract's own case where only the case differs.

    >>> column_names(Record(1, ("Title", "other")), names=("title",))
    ['title', 'other']
    """
    return [cell.casefold() if cell.casefold() in names else cell for cell in header.cells]


def header_faults(header: Record, *, names: tuple[str, ...], file: str) -> list[Fault]:
    """Faults of the header against the contract's columns.

    >>> faults = header_faults(Record(1, ("titel",)), names=("title",), file="data/x.csv")
    >>> faults[0].rule
    'stands where the column title is missing, and was probably renamed'
    """
    given = column_names(header, names=names)
    extra = [name for name in dict.fromkeys(given) if name not in names]
    missing = [name for name in names if name not in given]
    renamed = _renamed(missing, extra)
    return [
        *(
            _repeated(name, header.line, file)
            for name, times in Counter(given).items()
            if times > 1
        ),
        *(_was_renamed(old, new, header.line, file) for old, new in renamed.items()),
        *(_missing(name, header.line, file) for name in missing if name not in renamed),
        *(_extra(name, header.line, file) for name in extra if name not in renamed.values()),
    ]


def _renamed(missing: list[str], extra: list[str]) -> dict[str, str]:
    """Missing columns matched with the extra column most like each."""
    left, pairs = {name.casefold(): name for name in extra}, {}
    for name in missing:
        for match in get_close_matches(name, list(left), n=1, cutoff=0.6):
            pairs[name] = left.pop(match)
    return pairs


def _was_renamed(name: str, found: str, line: int, file: str) -> Fault:
    rule = f"stands where the column {name} is missing, and was probably renamed"
    return Fault(file, line, None, found, rule, f"Name it {name} again, or change the contract.")


def _missing(name: str, line: int, file: str) -> Fault:
    return Fault(file, line, name, None, "is missing from the header", _PUT_BACK)


def _extra(name: str, line: int, file: str) -> Fault:
    rule = "is not a column of the contract" if name else "is a column without a name"
    return Fault(file, line, None, name, rule, _PUT_BACK)


def _repeated(name: str, line: int, file: str) -> Fault:
    return Fault(file, line, None, name, "names more than one column", _PUT_BACK)
