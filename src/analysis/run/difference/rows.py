"""Which row of a table now is which row of the same table then.

Rows are known by their headers: the reference in them, or as many columns as tell rows apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile

from analysis.run.difference.tables import DataTable, Row, has_unit

Pair = tuple[str, Row | None, Row | None]
Key = tuple[str, ...]
_REFERENCE = re.compile(r"\b[A-Z]{2,}-\d+\b")


def reference(text: str) -> str:
    """The one reference in a text, as of a scheme or a risk; "" if there is none, or several.

    >>> reference("Loss of personal data (CR-07). Owner: Head of Legal."), reference("Buses")
    ('CR-07', '')
    """
    found = set(_REFERENCE.findall(text))
    return found.pop() if len(found) == 1 else ""


def paired(then: DataTable, now: DataTable) -> list[Pair]:
    """Each row's name with its cells then and now, None where it is not there; now's order first.

    >>> a = DataTable("t", ("x", "n"), (("Buses", "1"), ("Bins", "2")))
    >>> paired(a, DataTable("t", ("x", "n"), (("Roads", "9"), ("Buses", "3"))))
    [('Roads', None, ('Roads', '9')), ('Buses', ('Buses', '1'), ('Buses', '3')), \
('Bins', ('Bins', '2'), None)]
    """
    key = _key(then, now)
    rows_then, rows_now = dict(_keyed(then.rows, key)), dict(_keyed(now.rows, key))
    keys = [*rows_now, *(each for each in rows_then if each not in rows_now)]
    pairs = [(each, rows_then.get(each), rows_now.get(each)) for each in keys]
    return [(_name(each, one, other), one, other) for each, one, other in pairs]


def _name(key: Key, then: Row | None, now: Row | None) -> str:
    """A row's header in words; only the reference in it where the words changed."""
    headers = {row[0] for row in (then, now) if row}
    named = headers.pop() if len(headers) == 1 else ""
    return named if key == (reference(named),) else ", ".join(key)


def _key(then: DataTable, now: DataTable) -> Callable[[Row], Key]:
    """What tells rows apart in both tables; amounts never do, as they are what changes."""
    tables = (then.rows, now.rows)
    if all(_tells_apart(_by_reference, rows) for rows in tables):
        return _by_reference
    most = _leading_words(then.header, now.header)
    keys = [partial(_by_first, count=count) for count in range(1, most + 1)]
    fitting = (key for key in keys if all(_tells_apart(key, rows) for rows in tables))
    return next(fitting, keys[-1])


def _leading_words(then: Row, now: Row) -> int:
    """How many columns stand first in both tables and have no unit; the first always counts."""
    pairs = zip(then, now, strict=False)
    words = takewhile(lambda pair: pair[0] == pair[1] and not has_unit(pair[0]), pairs)
    return max(1, len(list(words)))


def _tells_apart(key: Callable[[Row], Key], rows: Sequence[Row]) -> bool:
    keys = [key(row) for row in rows]
    return all(any(each) for each in keys) and len(set(keys)) == len(keys)


def _by_reference(row: Row) -> Key:
    return (reference(row[0]) if row else "",)


def _by_first(row: Row, count: int) -> Key:
    return row[:count]


def _keyed(rows: Sequence[Row], key: Callable[[Row], Key]) -> Iterator[tuple[Key, Row]]:
    """Rows under their keys; of rows that nothing tells apart, the second is numbered 2."""
    seen: Counter[Key] = Counter()
    for row in rows:
        known = key(row)
        seen[known] += 1
        yield (known if seen[known] == 1 else (*known, f"no. {seen[known]}")), row
