"""What is to run: each appendix of a pack with its notebook, its parameters and its place.

Nothing runs and no data is read here; a plan that exists has parameters that fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis.errors import ParameterError, WorkbookError
from analysis.run.notebooks import Notebook, declared_parameters, read_notebook
from analysis.run.pack import Appendix, Pack, Value, read_pack
from analysis.run.parameters import matched, parsed
from analysis.run.project import Project, did_you_mean

Settings = Mapping[str, Mapping[str, str]]
DEFAULTS: Mapping[str, Value] = {"data_folder": "../data"}


@dataclass(frozen=True)
class PlannedAppendix:
    """One appendix ready to run: the notebook as read, and every parameter it will get."""

    letter: str
    topic: str
    title: str
    notebook: Notebook
    parameters: Mapping[str, Value]


@dataclass(frozen=True)
class Order:
    """Which pack is wanted, and what is asked for beyond what its file says."""

    pack: str
    period: str | None = None
    only: tuple[str, ...] = ()
    settings: Settings = field(default_factory=dict)


def planned(order: Order, *, project: Project) -> tuple[Pack, list[PlannedAppendix]]:
    """The pack as ordered, and its appendices ready to run, in the pack's order.

    Raises WorkbookError with the faults of the pack, or else those of all its notebooks.
    """
    pack = read_pack(project, order.pack)
    if order.period is not None:
        pack = pack.at(order.period)
    pack = pack.with_only(order.only)
    _refuse_unknown_topics(pack, order.settings)
    appendices, faults = [], []
    for entry in pack.appendix:
        try:
            own = order.settings.get(entry.topic, {})
            appendices.append(_planned(entry, pack=pack, project=project, settings=own))
        except WorkbookError as error:
            faults.append(error)
    if faults:
        raise type(faults[0])("\n".join(map(str, faults)))
    return pack, appendices


def _planned(
    entry: Appendix, *, pack: Pack, project: Project, settings: Mapping[str, str]
) -> PlannedAppendix:
    notebook = read_notebook(project.notebooks / f"{entry.topic}.ipynb")
    declared = declared_parameters(notebook, name=entry.topic)
    written = {name: parsed(text, declared.get(name, text)) for name, text in settings.items()}
    given = {
        **DEFAULTS,
        **pack.parameters,
        **entry.parameters,
        **written,
        **pack.periods_of(entry.at(settings)),
    }
    parameters = matched(given, declared, notebook=entry.topic)
    return PlannedAppendix(entry.letter, entry.topic, entry.title, notebook, parameters)


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
                "as in savings_delivery.directorate=Adults."
            )
        settings.setdefault(topic, {})[name] = value
    return settings


def _refuse_unknown_topics(pack: Pack, settings: Settings) -> None:
    known = [appendix.topic for appendix in pack.appendix]
    unknown = [topic for topic in settings if topic not in known]
    faults = [f"'{topic}' in --set is no topic.{did_you_mean(topic, known)}" for topic in unknown]
    if faults:
        raise ParameterError("\n".join([*faults, f"Topics of {pack.name}: {', '.join(known)}."]))
