"""What is asked for: a pack, and what differs from its file.

Nothing is looked up here, so a command can take an order before anything heavy is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.errors import ParameterError

Settings = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Order:
    """Which pack is wanted, and what is asked for beyond what its file says.

    Without a `meeting` the calendar and the pack's file say which meeting hears the period.
    """

    pack: str
    period: str | None = None
    only: tuple[str, ...] = ()
    settings: Settings = field(default_factory=dict)
    meeting: date | None = None


def read_settings(texts: Iterable[str]) -> dict[str, dict[str, str]]:
    """Settings written as `topic.name=value`. Raises ParameterError for any other form.

    >>> read_settings(["savings_delivery.directorate=Adults"])
    {'savings_delivery': {'directorate': 'Adults'}}
    """
    settings: dict[str, dict[str, str]] = {}
    for text in texts:
        place, equals, value = text.partition("=")
        topic, dot, name = place.partition(".")
        if not (equals and dot and topic and name):
            raise ParameterError(
                f"'{text}' is not a setting. Write topic.name=value, "
                "as in savings_delivery.materiality_gbp=50000."
            )
        settings.setdefault(topic, {})[name] = value
    return settings
