"""What became of a task since the last report, in words that every list of tasks shares.

Who the task is for, and how its day moved, each topic says itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from analysis.page.wording import day


def state_since(change: Mapping[Hashable, Any], *, list_name: str) -> list[str]:
    """How a task's state moved, as a part of a sentence; nothing where it did not.

    Entries used: state_before (`not listed` for a new task), state_now, due_now, completed_on.

    >>> state_since({"state_before": "not started", "state_now": "on track"}, list_name="plan")
    ['from not started to on track']
    """
    before, now = change["state_before"], change["state_now"]
    if before == "not listed":
        return [f"new in the {list_name}, {now}, due on {day(change['due_now'])}"]
    if now == before:
        return []
    if now == "complete":
        return [f"completed on {day(change['completed_on'])}"]
    if now == "overdue":
        return [f"became overdue; it was due on {day(change['due_now'])}"]
    return [f"from {before} to {now}"]
