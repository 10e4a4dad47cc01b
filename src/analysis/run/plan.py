"""What is to run: each appendix of a pack with its notebook, its parameters and its place.

Nothing runs and no data is read here; a plan that exists has parameters that fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.errors import ParameterError, WorkbookError
from analysis.publish.context import PageContext
from analysis.run.notebooks import Notebook, declared_parameters, read_notebook
from analysis.run.pack import Appendix, Pack, Value
from analysis.run.parameters import matched, parsed
from analysis.run.project import Project, did_you_mean

Settings = Mapping[str, Mapping[str, str]]
DEFAULTS: Mapping[str, Value] = {"data_folder": "../data"}


@dataclass(frozen=True)
class PlannedAppendix:
    """One appendix ready to run: the notebook as read, and every parameter it will get."""

    topic: str
    notebook: Notebook
    parameters: Mapping[str, Value]
    context: PageContext


def plan(pack: Pack, *, project: Project, settings: Settings) -> list[PlannedAppendix]:
    """The appendices in the pack's order; `settings` (topic to name to text) override the pack.

    Raises ParameterError or NotebookError with the faults of all notebooks.
    """
    _refuse_unknown_topics(pack, settings)
    planned, faults = [], []
    for appendix in pack.appendix:
        try:
            own = settings.get(appendix.topic, {})
            planned.append(_planned(appendix, pack=pack, project=project, settings=own))
        except WorkbookError as error:
            faults.append(error)
    if faults:
        raise type(faults[0])("\n".join(map(str, faults)))
    return planned


def _planned(
    appendix: Appendix, *, pack: Pack, project: Project, settings: Mapping[str, str]
) -> PlannedAppendix:
    notebook = read_notebook(project.notebooks / f"{appendix.topic}.ipynb")
    declared = declared_parameters(notebook, name=appendix.topic)
    written = {name: parsed(text, declared.get(name, text)) for name, text in settings.items()}
    periods = pack.periods_of(appendix)
    given = {**DEFAULTS, **pack.parameters, **periods, **appendix.parameters, **written}
    return PlannedAppendix(
        appendix.topic,
        notebook,
        matched(given, declared, notebook=appendix.topic),
        page_context(pack, topic=appendix.topic, title=appendix.title, letter=appendix.letter),
    )


def page_context(pack: Pack, *, topic: str, title: str, letter: str = "") -> PageContext:
    """Where a page stands in the pack; its moment is the position's last day, not the clock."""
    return PageContext(
        topic=topic,
        title=title,
        letter=letter,
        council=pack.council,
        committee=pack.committee,
        meeting=pack.meeting,
        pack_title=pack.title,
        draft=pack.draft,
        stamp=pack.position.last_day,
    )


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
