from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

import pytest

from analysis.run.order import Order

from ..checkout import PACK, Checkout, entry

SCHEDULE = "[schedule]\nclear_days = 5\nworking_days_before = 1\nhour = 18\n"
EARLIER = SCHEDULE.replace("clear_days = 5", "clear_days = 9")


class Council(Checkout):
    """A project whose packs are built for the meetings of a calendar."""

    def meetings(self, *days: tuple[str, str], committee: str = "Cabinet") -> None:
        """Write the calendar: days of meetings, each with the period it hears."""
        entries = (
            f'[[meeting]]\ncommittee = "{committee}"\nday = {day}\nperiod = "{period}"\n'
            for day, period in days
        )
        (self.root / "calendar.toml").write_text("\n".join(entries), encoding="utf-8")

    def scheduled_pack(self, *, name: str = "cabinet", schedule: str = SCHEDULE) -> None:
        """Write a pack of one appendix with a [schedule]."""
        self.notebook("first")
        self.pack(entry("A", "first"), head=f"{PACK}\n{schedule}", name=name)

    def place(self, folder: str, **manifest: object) -> None:
        """Put a finished pack into reports/, as far as the schedule looks at it."""
        (self.project.reports / folder).mkdir(parents=True, exist_ok=True)
        path = self.project.reports / folder / "manifest.json"
        path.write_text(json.dumps(manifest), encoding="utf-8")


class Builder:
    """Stands for a build: keeps the orders, and ends as told: whole, or not, or by raising."""

    def __init__(self, *ends: bool | BaseException) -> None:
        self.ends = list(ends)
        self.orders: list[Order] = []

    def __call__(self, order: Order) -> bool:
        self.orders.append(order)
        end = self.ends.pop(0) if self.ends else True
        if isinstance(end, BaseException):
            raise end
        return end


def at(text: str) -> datetime:
    """A time of the wall clock: `2015-07-07 18:00`."""
    return datetime.fromisoformat(text)


@pytest.fixture
def council(tmp_path) -> Council:
    """A project with the pack `cabinet`, for the Cabinet of 16 July and 24 September 2015."""
    made = Council(tmp_path / "council")
    made.scheduled_pack()
    made.meetings(("2015-07-16", "2015-05"), ("2015-09-24", "2015-07"))
    return made


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def look(council, said) -> Callable[..., object]:
    """Looks after the schedule at a time, with a builder; what is said is kept."""
    from analysis.run.scheduling.due import build_due

    def look_after(time: str, build: Callable[[Order], bool]) -> object:
        return build_due(council.project, now=at(time), build=build, say=said.append)

    return look_after
