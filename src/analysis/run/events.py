"""What a build tells while it goes on: one event a step, as words for people or data for machines.

Where events are shown or written is the affair of whoever asked for the build.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["resuming", "checked", "kept", "started", "made", "again", "failed", "wrote"]


@dataclass(frozen=True)
class Event:
    """Something that a build did, about which appendix, and how many are still to be done.

    >>> print(Event("made", "savings_delivery", seconds=3.21, left=4))
    made savings_delivery, 3.2 s
    >>> print(Event("again", "school_places", detail="was cut off."))
    trying school_places again: was cut off.
    """

    kind: Kind
    name: str = ""
    detail: str = ""
    seconds: float | None = None
    left: int | None = None

    def __str__(self) -> str:
        seconds = "" if self.seconds is None else f", {self.seconds:.1f} s"
        match self.kind:
            case "resuming":
                return self.detail
            case "checked":
                return "checked the inputs"
            case "kept":
                return f"nothing changed in {self.name}: taken as it was"
            case "again":
                return f"trying {self.name} again: {self.detail}"
            case "failed":
                return f"{self.name} failed"
            case _:
                return f"{self.kind} {self.name}{seconds}"

    def as_json(self) -> dict[str, Any]:
        """The same as plain data; what does not apply is left out."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}


Tell = Callable[[Event], None]
