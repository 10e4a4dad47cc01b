"""What a pack file says: the meeting, the period, the appendices and their parameters.

Whether the parameters fit the notebooks is checked in `parameters`; nothing runs here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import PackError, PeriodError
from analysis.methods.working_days import CLEAR_DAYS
from analysis.periods import Period, Quarter, parse_period
from analysis.run.project import Project, did_you_mean
from analysis.run.toml_entries import in_words, read_toml

Value = str | int | float
PERIODS = frozenset({"period", "comparison"})


def _checked_period(text: str) -> str:
    try:
        return parse_period(text).name
    except PeriodError as error:
        raise ValueError(str(error)) from error


def _without_periods(parameters: dict[str, Any]) -> dict[str, Any]:
    if PERIODS.isdisjoint(parameters):
        return parameters
    raise ValueError("period and comparison stand above this table, not in it.")


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    names = Counter(map(file_name, values))
    alike = [value for value in values if names[file_name(value)] > 1]
    if alike:
        raise ValueError(f"{' and '.join(map(repr, alike))} would make files of the same name.")
    return values


def _one_parameter(split: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    if len(split) > 1 or not PERIODS.isdisjoint(split):
        raise ValueError('names one parameter and its values: { directorate = ["...", "..."] }')
    return split


def file_name(text: str) -> str:
    """A text as part of a file's name.

    >>> file_name("Business, Environment and Community"), file_name("Children's Services")
    ('business_environment_and_community', 'childrens_services')
    """
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"['’]", "", text.lower())).strip("_")


PeriodName = Annotated[str, AfterValidator(_checked_period)]
Parameters = Annotated[dict[str, Any], AfterValidator(_without_periods)]
Positive = Annotated[int, Field(gt=0)]
Words = Annotated[str, Field(min_length=1)]
Values = Annotated[tuple[Words, ...], Field(min_length=1, strict=False), AfterValidator(_each_once)]
Split = Annotated[dict[str, Values], AfterValidator(_one_parameter)]


@dataclass(frozen=True)
class Version:
    """One appendix that an entry of the pack makes: the name of its files, and what is its own."""

    name: str
    letter: str
    title: str
    parameters: Mapping[str, Any]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Appendix(_Entry):
    """One appendix, or one for each value of a parameter; `topic` is the notebook's name."""

    letter: Annotated[str, Field(pattern=r"^[A-Z]$")]
    topic: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Words
    period: PeriodName | None = None
    comparison: PeriodName | None = None
    owner: Words | None = None
    for_each: Split = {}
    parameters: Parameters = {}

    def versions(self) -> list[Version]:
        """The appendices this entry makes: itself, or one for each value of `for_each`.

        Those are numbered: A1, A2 and so on, in the order of the values.
        """
        if not self.for_each:
            return [Version(self.topic, self.letter, self.title, self.parameters)]
        [(parameter, values)] = self.for_each.items()
        return [
            Version(
                f"{self.topic}-{file_name(value)}",
                f"{self.letter}{number}",
                f"{self.title}, {value}",
                {**self.parameters, parameter: value},
            )
            for number, value in enumerate(values, start=1)
        ]

    def at(self, settings: Mapping[str, str]) -> Appendix:
        """The same appendix with the period or comparison of some settings, where they have one.

        A new period drops the written comparison.
        """
        periods = {name: settings[name] for name in PERIODS & settings.keys()}
        return self.model_copy(update={"comparison": None} | periods) if periods else self


class Timing(_Entry):
    """When a timer builds the pack for a meeting of its committee, and when its papers go out.

    Both days are working days. A pack without these entries is built by hand alone.
    """

    clear_days: Annotated[int, Field(ge=CLEAR_DAYS)] = CLEAR_DAYS
    working_days_before: Annotated[int, Field(ge=0)] = 1
    hour: Annotated[int, Field(ge=0, le=23)] = 18


class Pack(_Entry):
    """A pack file; `name` is the file's own name and the start of its folder in reports/.

    `owner` is the post that answers for its appendices, where they name none of their own; `whole`
    says whether all of it is also one PDF.
    """

    name: str
    council: Words
    committee: Words
    meeting: date | None = None
    title: Words
    period: PeriodName
    comparison: PeriodName | None = None
    draft: bool = True
    notice: str = ""
    owner: str = ""
    whole: bool = True
    seconds_per_cell: Positive = 600
    minutes_per_run: Positive = 30
    memory_mb: Positive = 4_000
    schedule: Annotated[Timing | None, Field(exclude=True)] = None
    parameters: Parameters = {}
    appendix: Annotated[list[Appendix], Field(min_length=1)]

    @property
    def position(self) -> Period | Quarter:
        """The pack's own period."""
        return parse_period(self.period)

    def at(self, period: str, *, meeting: date | None = None) -> Pack:
        """The same pack at another period, and the meeting that hears it where it is known.

        The file knows that of its own period alone. An appendix with a period of its own keeps it.
        """
        if period == self.period:
            return self.model_copy(update={"meeting": meeting or self.meeting})
        name = parse_period(period).name
        return self.model_copy(update={"period": name, "comparison": None, "meeting": meeting})

    def with_only(self, topics: Sequence[str]) -> Pack:
        """The pack cut down to some topics; all of it for an empty list."""
        known = [entry.topic for entry in self.appendix]
        unknown = [topic for topic in topics if topic not in known]
        if unknown:
            raise PackError("\n".join(_no_such_topic(self.name, topic, known) for topic in unknown))
        kept = [entry for entry in self.appendix if not topics or entry.topic in topics]
        return self.model_copy(update={"appendix": kept})

    def periods_of(self, appendix: Appendix) -> dict[str, str]:
        """The `period` and `comparison` given to an appendix; the period before unless written."""
        period = parse_period(appendix.period or self.period)
        shared = None if appendix.period else self.comparison
        comparison = parse_period(appendix.comparison or shared or period.previous().name)
        return {"period": period.name, "comparison": comparison.name}


_KEYS = {
    "": Pack.model_fields.keys() - {"name"},
    "appendix": Appendix.model_fields.keys(),
    "schedule": Timing.model_fields.keys(),
}


def read_pack(project: Project, name: str) -> Pack:
    """Read `packs/<name>.toml`. Raises PackError that lists every fault of the file."""
    if name not in project.pack_names():
        raise PackError(_no_such_pack(name, project.pack_names()))
    path = project.packs / f"{name}.toml"
    raw = read_toml(path, shown=f"packs/{path.name}")
    faults = _faults_between_entries(raw, project)
    try:
        pack = Pack.model_validate({**raw, "name": name})
    except ValidationError as error:
        faults = [*(in_words(each, known=_KEYS) for each in error.errors()), *faults]
    if "name" in raw:
        faults.insert(0, f"key 'name' is not needed; the pack is called {name}, as its file.")
    if faults:
        raise PackError("\n".join(f"packs/{path.name}: {fault}" for fault in faults))
    return pack


def _faults_between_entries(raw: dict[str, Any], project: Project) -> list[str]:
    """What no single entry shows: letters and topics used twice, notebooks that are not there."""
    listed = raw.get("appendix")
    listed = listed if isinstance(listed, list) else []
    entries = [entry for entry in listed if isinstance(entry, dict)]
    topics = [topic for entry in entries if isinstance(topic := entry.get("topic"), str)]
    missing = [topic for topic in topics if not (project.notebooks / f"{topic}.ipynb").is_file()]
    known = [path.stem for path in project.notebooks.glob("*.ipynb")]
    return [
        *_used_twice(entries, "letter"),
        *_used_twice(entries, "topic"),
        *(
            f"topic '{topic}' has no notebook notebooks/{topic}.ipynb.{did_you_mean(topic, known)}"
            for topic in dict.fromkeys(missing)
        ),
    ]


def _used_twice(entries: list[dict[str, Any]], key: str) -> list[str]:
    counts = Counter(str(entry[key]) for entry in entries if key in entry)
    return [
        f"{key} '{value}' is used by {count} appendices. Give each its own."
        for value, count in counts.items()
        if count > 1
    ]


def _no_such_pack(name: str, known: list[str]) -> str:
    listed = ", ".join(known) or "none yet"
    return f"There is no pack '{name}' in packs/.{did_you_mean(name, known)} Packs: {listed}."


def _no_such_topic(pack: str, topic: str, known: list[str]) -> str:
    hint = did_you_mean(topic, known)
    return f"Pack {pack} has no topic '{topic}'.{hint} Topics: {', '.join(known)}."
