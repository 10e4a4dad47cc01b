"""What a page must know of the pack it stands in; a notebook exported alone knows nothing of one.

Nothing here reads a notebook or a pack file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PageContext:
    """Where an appendix stands: its letter, its pack, the meeting, and whether it is signed off.

    `name` is that of the page's files, without an ending. `letter` is empty for a notebook
    exported alone, and for the pack as a whole, whose `title` is the pack's own. `notice` is what
    every reader must know before the first figure, or empty. `missing` has the headings of a
    pack's appendices that could not be made. `stamp` is the fixed moment written
    into the PDF in place of the clock, so that the same inputs give the same bytes.

    >>> PageContext("savings_delivery", "Savings delivery", letter="A").heading
    'Appendix A: Savings delivery'
    """

    name: str
    title: str
    letter: str = ""
    council: str = ""
    committee: str = ""
    meeting: date | None = None
    pack_title: str = ""
    draft: bool = True
    notice: str = ""
    missing: tuple[str, ...] = ()
    stamp: date = date(2000, 1, 1)

    @property
    def heading(self) -> str:
        """The page's title, with its letter where it has one: `Appendix A: Savings delivery`."""
        return f"Appendix {self.letter}: {self.title}" if self.letter else self.title

    @property
    def incomplete(self) -> str:
        """What a pack lacks, in a sentence; empty where it lacks nothing.

        >>> PageContext("cabinet", "Report", missing=("Appendix B: Risks",)).incomplete
        'This pack is incomplete: Appendix B: Risks could not be made.'
        """
        listed = "; ".join(self.missing)
        return f"This pack is incomplete: {listed} could not be made." if listed else ""

    @property
    def occasion(self) -> str:
        """Committee and day of the meeting, as far as they are known: `Cabinet, 16 July 2015`."""
        day = self.meeting and f"{self.meeting.day} {self.meeting:%B %Y}"
        return ", ".join(part for part in (self.committee, day) if part)
