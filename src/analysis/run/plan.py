"""What is to run: each appendix of a pack with its notebook, its parameters and its place.

Nothing runs and no data is read here; a plan that exists has parameters that fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from analysis.errors import ParameterError, WorkbookError
from analysis.run.notebooks import Notebook, declared_parameters, read_notebook
from analysis.run.order import Order, Settings
from analysis.run.pack import Appendix, Pack, Value, Version
from analysis.run.parameters import matched, parsed
from analysis.run.project import Project, did_you_mean
from analysis.run.scheduling.calendar import pack_for_meeting

T = TypeVar("T")
DEFAULTS: Mapping[str, Value] = {"data_folder": "../data"}


@dataclass(frozen=True)
class PlannedAppendix:
    """One appendix ready to run: the notebook as read, and every parameter it will get.

    `name` is that of its files: the topic, and what it is for where there are several. `split` has
    the column and values that the topic's appendices are parted by; it is empty for a single one.
    """

    name: str
    letter: str
    topic: str
    title: str
    notebook: Notebook
    parameters: Mapping[str, Value]
    split: Mapping[str, tuple[str, ...]]
    owner: str = ""

    @property
    def shown(self) -> str:
        """The notebook as faults name it, with what it is for where there are several."""
        file = f"notebooks/{self.topic}.ipynb"
        return file if self.name == self.topic else f"{file} (appendix {self.letter})"


@dataclass(frozen=True)
class _Source:
    """An appendix's notebook and what its cell of parameters declares."""

    entry: Appendix
    notebook: Notebook
    declared: Mapping[str, Value]


def planned(order: Order, *, project: Project) -> tuple[Pack, list[PlannedAppendix]]:
    """The pack as ordered, and its appendices ready to run, in the pack's order.

    Raises WorkbookError with the faults of the pack, or else those of all its notebooks.
    """
    pack = pack_for_meeting(order, project=project)
    part = pack.with_only(order.only)
    _refuse_unknown_topics(order.settings, pack=part)
    sources = _all_or_faults(partial(_read, entry, project) for entry in pack.appendix)
    faults = _unused_parameters(pack, sources)
    appendices = _all_or_faults(
        (
            partial(_planned, source, version, part, order.settings.get(source.entry.topic, {}))
            for source in sources
            if source.entry in part.appendix
            for version in source.entry.versions()
        ),
        faults=faults,
    )
    return part, appendices


def _read(entry: Appendix, project: Project) -> _Source:
    notebook = read_notebook(project.notebooks / f"{entry.topic}.ipynb")
    return _Source(entry, notebook, declared_parameters(notebook, name=entry.topic))


def _planned(
    source: _Source, version: Version, pack: Pack, settings: Mapping[str, str]
) -> PlannedAppendix:
    """The appendix with its own parameters and those of the shared ones that it declares."""
    entry, declared = source.entry, source.declared
    _refuse_split(settings, entry=entry)
    given = {
        **DEFAULTS,
        **{name: value for name, value in pack.parameters.items() if name in declared},
        **version.parameters,
        **{name: parsed(text, declared.get(name, text)) for name, text in settings.items()},
        **pack.periods_of(entry.at(settings)),
    }
    parameters = matched(given, declared, notebook=entry.topic)
    return PlannedAppendix(
        version.name,
        version.letter,
        entry.topic,
        version.title,
        source.notebook,
        parameters,
        entry.for_each,
        entry.owner or pack.owner,
    )


def _refuse_split(settings: Mapping[str, str], *, entry: Appendix) -> None:
    """A parameter that parts an entry into several appendices cannot be the same for all."""
    faults = [
        f"{entry.topic}.{name} in --set is what the pack's for_each parts the appendix by. "
        "Leave it out, or build a pack without for_each."
        for name in entry.for_each
        if name in settings
    ]
    if faults:
        raise ParameterError("\n".join(faults))


def _unused_parameters(pack: Pack, sources: Iterable[_Source]) -> list[WorkbookError]:
    """One fault for each shared parameter that no notebook of the pack declares."""
    declared = {name for source in sources for name in source.declared}
    return [
        ParameterError(
            f"packs/{pack.name}.toml: no notebook declares the parameter '{name}'."
            f"{did_you_mean(name, declared)}"
        )
        for name in pack.parameters
        if name not in declared
    ]


def _all_or_faults(
    makers: Iterable[Callable[[], T]], *, faults: Iterable[WorkbookError] = ()
) -> list[T]:
    """What each maker makes. Raises one error with the faults given and those of all makers."""
    made, found = [], list(faults)
    for make in makers:
        try:
            made.append(make())
        except WorkbookError as error:
            found.append(error)
    if found:
        raise type(found[0])("\n".join(map(str, found)))
    return made


def folder_name(order: Order, pack: Pack) -> str:
    """Name of the pack's folder; a part, or a pack with settings, never replaces the whole.

    >>> from types import SimpleNamespace as Named
    >>> pack = Named(name="cabinet", period="2015-05", appendix=[Named(topic="school_places")])
    >>> folder_name(Order("cabinet"), pack)
    'cabinet-2015-05'
    >>> folder_name(Order("cabinet", only=("school_places",)), pack)
    'cabinet-2015-05-only-school_places'
    """
    only = ["only", *(appendix.topic for appendix in pack.appendix)] if order.only else []
    settings = ["set"] if order.settings else []
    return "-".join([pack.name, pack.period, *only, *settings])


def _refuse_unknown_topics(settings: Settings, *, pack: Pack) -> None:
    known = [appendix.topic for appendix in pack.appendix]
    unknown = [topic for topic in settings if topic not in known]
    faults = [
        f"'{topic}' in --set is not among the topics to build.{did_you_mean(topic, known)}"
        for topic in unknown
    ]
    if faults:
        raise ParameterError("\n".join([*faults, f"Topics of {pack.name}: {', '.join(known)}."]))
