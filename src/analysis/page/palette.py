"""Colours and shapes of charts and ratings; a colour never stands without its word and shape.

The order of the series colours and the focus pair follow the Government Analysis Function.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SERIES = ("#12436D", "#28A197", "#801650", "#F46A25")
HATCHES = ("", "////", "||||", "xxxx")
FOCUS, CONTEXT = "#12436D", "#BFBFBF"
INK, QUIET = "#1A1A1A", "#595959"

Shape = Literal["square", "circle", "triangle", "diamond", "ring", "up", "down", "level"]

#: Corners of each shape in a box of 100 by 100, y downwards; circle and ring are drawn as such.
CORNERS: dict[Shape, tuple[tuple[int, int], ...]] = {
    "square": ((10, 10), (90, 10), (90, 90), (10, 90)),
    "triangle": ((50, 6), (98, 92), (2, 92)),
    "diamond": ((50, 0), (100, 50), (50, 100), (0, 50)),
    "up": ((50, 4), (94, 50), (66, 50), (66, 96), (34, 96), (34, 50), (6, 50)),
    "down": ((50, 96), (94, 50), (66, 50), (66, 4), (34, 4), (34, 50), (6, 50)),
    "level": ((96, 50), (50, 6), (50, 34), (4, 34), (4, 66), (50, 66), (50, 94)),
}
MARKERS: dict[Shape, str] = {
    "square": "s",
    "circle": "o",
    "triangle": "^",
    "diamond": "D",
    "ring": "o",
    "up": "^",
    "down": "v",
    "level": ">",
}


@dataclass(frozen=True)
class Mark:
    """A word with the shape and colour that go with it, and the hatching of its bars in grey."""

    word: str
    shape: Shape
    colour: str
    hatch: str = ""


MARKS = {
    "blue": Mark("Blue", "square", "#12436D"),
    "green": Mark("Green", "circle", "#1B7F4F", "////"),
    "amber": Mark("Amber", "triangle", "#C2570C", "||||"),
    "red": Mark("Red", "diamond", "#A8122A", "xxxx"),
    "no status": Mark("No status", "ring", "#595959", "----"),
    "complete": Mark("Complete", "square", "#12436D"),
    "on track": Mark("On track", "circle", "#1B7F4F", "////"),
    "at risk": Mark("At risk", "triangle", "#C2570C", "||||"),
    "overdue": Mark("Overdue", "diamond", "#A8122A", "xxxx"),
    "not started": Mark("Not started", "ring", "#595959", "----"),
    "improving": Mark("Improving", "up", "#12436D"),
    "deteriorating": Mark("Deteriorating", "down", "#801650"),
    "no noticeable change": Mark("No noticeable change", "level", "#595959"),
    "no comparison": Mark("No comparison", "ring", "#595959"),
}
