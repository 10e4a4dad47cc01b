"""Source lines of several files under one table.

What a source line says is the extract's own; here only what several share is said once.
"""

from __future__ import annotations

from collections.abc import Sequence


def joined(sources: Sequence[str]) -> str:
    """Source lines as one, their last sentence once where all end with the same.

    >>> joined(["Grant (a.csv). Lines are illustrative.", "Plan (b.csv). Lines are illustrative."])
    'Grant (a.csv); Plan (b.csv). Lines are illustrative.'
    >>> joined(["Grant (a.csv). Published.", "Plan (b.csv). Lines are illustrative."])
    'Grant (a.csv). Published. Plan (b.csv). Lines are illustrative.'
    """
    parts = [source.rpartition(". ") for source in sources]
    ends = {end for _, _, end in parts}
    if len(ends) > 1:
        return " ".join(sources)
    return f"{'; '.join(start for start, _, _ in parts)}. {ends.pop()}"
