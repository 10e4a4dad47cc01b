"""What a file of settings says, and what is wrong with it, in words.

Which entries a file may have is for `pack` and `scheduling.calendar`, whose models say so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.errors import PackError
from analysis.run.project import did_you_mean

_RULES = {
    "missing": "is missing",
    "date_type": "is not a date; write it without quotes, as in 2015-07-16",
    "string_type": "is not text; put it in quotes",
    "bool_type": "is neither true nor false",
    "int_type": "is not a whole number",
    "greater_than": "is not more than {gt}",
    "greater_than_equal": "is less than {ge}",
    "less_than_equal": "is more than {le}",
    "string_too_short": "is empty",
    "too_short": "has no entry",
    "tuple_type": "is not a list; write the values in [ ]",
    "list_type": "is not a list; head each {key} with [[{key}]]",
    "dict_type": "is not a table; head it with [{key}]",
    "model_type": "is not a table; head it with [{key}]",
}
_PATTERNS = {"letter": "is not one capital letter", "topic": "is not a notebook's name"}


def read_toml(path: Path, *, shown: str) -> dict[str, Any]:
    """What a TOML file says. Raises PackError, with the file's name as shown, if it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{shown}: is not TOML: {error}. Correct that place.") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{shown}: is not UTF-8 text. Save it as UTF-8.") from error


def in_words(error: Any, *, known: Mapping[str, Iterable[str]]) -> str:
    """One fault of one entry as pydantic found it, with its place, in words.

    `known` has the keys of each table by its name; those of the file itself stand under "".

    >>> fault = {"type": "greater_than_equal", "loc": ("schedule", "clear_days"), "ctx": {"ge": 5}}
    >>> in_words(fault, known={})
    "schedule, key 'clear_days' is less than 5."
    """
    *above, last = error["loc"]
    place = _place(above, last)
    match error["type"]:
        case "extra_forbidden":
            keys = known[str(above[0]) if above else ""]
            return f"{place} is not known.{did_you_mean(str(last), sorted(keys))}"
        case "string_pattern_mismatch":
            return f"{place} '{error['input']}' {_PATTERNS[str(last)]}."
        case "value_error":
            return f"{place}: {error['ctx']['error']}"
        case "model_type" if above:
            return f"{place} is not a table; head each {above[-1]} with [[{above[-1]}]]."
        case "date_type" if isinstance(error["input"], datetime):
            rule = "is not a date; write it without a time, as in 2015-07-16"
        case kind:
            rule = _RULES.get(kind, "{msg}").format(key=last, **error, **error.get("ctx", {}))
    return f"{place} {rule}."


def _place(above: list[Any], last: str | int) -> str:
    """Where an entry stands: `appendix 2, key 'title'`, `schedule, key 'hour'`."""
    match above, last:
        case [table, int(number), *_], _:
            return f"{table} {number + 1}, {_entry(above, last)}"
        case [table], str():
            return f"{table}, {_entry(above, last)}"
    return _entry(above, last)


def _entry(above: list[Any], last: str | int) -> str:
    return f"entry {last + 1} of {above[-1]}" if isinstance(last, int) else f"key '{last}'"
