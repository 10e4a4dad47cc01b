"""Whether the inputs of every appendix can be used, asked of the topics before any kernel starts.

Which rules an input must meet is each topic's own affair, in its `source` module.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence

from analysis.errors import Fault, InputFaults, PackError, WorkbookError
from analysis.inputs.extract import Extract
from analysis.run.plan import Order, PlannedAppendix, planned
from analysis.run.project import Project

Extracts = dict[str, Sequence[Extract]]
FILTERS = {"directorate", "focus_area"}  # parameters that name a value of that column


def check_pack(order: Order, *, project: Project) -> Extracts:
    """What each topic of a pack will read; no notebook is run. Raises WorkbookError."""
    _, appendices = planned(order, project=project)
    return check_inputs(appendices, project=project)


def check_inputs(appendices: Sequence[PlannedAppendix], *, project: Project) -> Extracts:
    """The extracts that each topic will read. Raises one error with the faults of all topics."""
    extracts: Extracts = {}
    faults: list[Fault] = []
    others: list[WorkbookError] = []
    for appendix in appendices:
        try:
            extracts[appendix.topic] = _checked(appendix, project)
        except InputFaults as error:
            faults += error.faults
        except WorkbookError as error:
            others.append(error)
    if faults:
        others.append(InputFaults(faults))
    if others:
        raise others[0] if len(others) == 1 else WorkbookError("\n".join(map(str, others)))
    return extracts


def _checked(appendix: PlannedAppendix, project: Project) -> Sequence[Extract]:
    given = appendix.parameters
    extracts = check_of(appendix.topic)(
        project.data_folder(str(given["data_folder"])),
        period=given["period"],
        comparison=given["comparison"],
    )
    for column in FILTERS & given.keys():
        extract = next((each for each in extracts if column in each.rows), None)
        if extract is not None:
            extract.only(column, str(given[column]))
    return extracts


def check_of(topic: str) -> Callable[..., Sequence[Extract]]:
    """The `check` function of a topic's source. Raises PackError if the topic has none."""
    name = f"analysis.topics.{topic}.source"
    try:
        check: Callable[..., Sequence[Extract]] = importlib.import_module(name).check
    except (ModuleNotFoundError, AttributeError) as error:
        if isinstance(error, ModuleNotFoundError) and not name.startswith(str(error.name)):
            raise
        raise PackError(
            f"Topic {topic} has no check of its inputs. Write check(data_folder, *, period, "
            f"comparison) in src/analysis/topics/{topic}/source.py."
        ) from error
    return check
