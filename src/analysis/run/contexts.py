"""Where each page stands in its pack, and what its reader must know before the first figure.

How that looks is `publish`; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis.periods import parse_period
from analysis.publish.context import PageContext
from analysis.run.pack import Pack
from analysis.run.plan import PlannedAppendix


def appendix_context(pack: Pack, appendix: PlannedAppendix) -> PageContext:
    """Where an appendix stands; its moment is the position's last day, not the clock."""
    notice = " ".join(filter(None, (pack.notice, _after_the_meeting(pack, appendix))))
    return _context(pack, appendix.name, appendix.title, letter=appendix.letter, notice=notice)


def front_context(pack: Pack, *, missing: tuple[str, ...] = ()) -> PageContext:
    """Where the pack's cover and front page stand; `missing` has the headings it lacks."""
    return _context(pack, pack.name, pack.title, notice=pack.notice, missing=missing)


def _context(
    pack: Pack,
    name: str,
    title: str,
    *,
    notice: str,
    letter: str = "",
    missing: tuple[str, ...] = (),
) -> PageContext:
    return PageContext(
        name,
        title,
        letter,
        council=pack.council,
        committee=pack.committee,
        meeting=pack.meeting,
        pack_title=pack.title,
        draft=pack.draft,
        notice=notice,
        missing=missing,
        stamp=pack.position.last_day,
    )


def _after_the_meeting(pack: Pack, appendix: PlannedAppendix) -> str:
    """A sentence for a page with figures of a day after the meeting it goes to."""
    given = appendix.parameters
    days = {name: parse_period(str(given[name])).last_day for name in _positions(given)}
    last = max(days.values())
    if pack.meeting is None or last <= pack.meeting:
        return ""
    whose = "Its" if days["period"] == last else "Some of its"
    return (
        f"{whose} figures are those of {last.day} {last:%B %Y}, after the meeting named above, "
        "because the report they come from was written later."
    )


def _positions(names: Iterable[str]) -> list[str]:
    """Parameters that name a position reported: those with one to compare it with.

    >>> _positions(["period", "comparison", "risks_period", "risks_comparison", "notice_period"])
    ['period', 'risks_period']
    """
    compared = {name.removesuffix("comparison") for name in names if name.endswith("comparison")}
    return [f"{start}period" for start in sorted(compared)]
