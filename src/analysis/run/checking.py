"""Whether a pack can be built, and what stands in reports/ is what was: without any kernel.

Which rules an input must meet is each topic's own affair, in its `source` module.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from analysis.errors import Fault, InputFaults, PackError, PrintedError, WorkbookError
from analysis.inputs.extract import Extract
from analysis.run.fingerprints import Prints, made_from
from analysis.run.order import Order
from analysis.run.pack import Value
from analysis.run.plan import PlannedAppendix, folder_name, planned
from analysis.run.printed import PrintedPack, edited, left_beside, outdated, printed_packs
from analysis.run.project import Project

Extracts = dict[str, Sequence[Extract]]
_REBUILD = "Put back what was built, or build the pack again."
# Parameters that name a value of the column of their name.
FILTERS = {"directorate", "focus_area", "register", "lead_agency"}


@dataclass(frozen=True)
class CheckedPack:
    """What each topic of a pack will read, and where the pack in reports/ is out of date."""

    extracts: Extracts
    warnings: tuple[str, ...]


def check_pack(order: Order, *, project: Project) -> CheckedPack:
    """What each topic of a pack will read; no notebook is run.

    Raises one WorkbookError with every fault of the inputs and of the pages built before.
    """
    pack, appendices = planned(order, project=project)
    printed = printed_packs(project.reports, name=folder_name(order, pack), root=project.root)
    errors: list[WorkbookError] = []
    extracts: Extracts = {}
    try:
        extracts = check_inputs(appendices, project=project)
    except WorkbookError as error:
        errors.append(error)
    if lines := [line for each in printed for line in edited(each)]:
        errors.append(PrintedError("\n".join([*lines, _REBUILD])))
    _raise_as_one(errors)
    now = made_from(pack, appendices, extracts, project=project)
    return CheckedPack(extracts, tuple(_warnings(printed, now)))


def _warnings(printed: Sequence[PrintedPack], now: Mapping[str, Prints]) -> list[str]:
    return [line for each in printed for line in (*outdated(each, now=now), *left_beside(each))]


def _raise_as_one(errors: Sequence[WorkbookError]) -> None:
    if errors:
        raise errors[0] if len(errors) == 1 else WorkbookError("\n".join(map(str, errors)))


def check_inputs(appendices: Sequence[PlannedAppendix], *, project: Project) -> Extracts:
    """The extracts that each appendix will read, by its name; a file is read once for all.

    Raises one error with the faults of all topics.
    """
    extracts: Extracts = {}
    faults: list[Fault] = []
    others: list[WorkbookError] = []
    read = cache(partial(_read, project=project))
    for appendix in appendices:
        try:
            extracts[appendix.name] = _checked(appendix, read)
        except InputFaults as error:
            faults += error.faults
        except WorkbookError as error:
            if str(error) not in map(str, others):
                others.append(error)
    if faults:
        others.append(InputFaults(faults))
    _raise_as_one(others)
    return extracts


def _checked(
    appendix: PlannedAppendix, read: Callable[..., Sequence[Extract]]
) -> Sequence[Extract]:
    given = appendix.parameters
    extracts = read(appendix.topic, given["data_folder"], given["period"], given["comparison"])
    for column in FILTERS & given.keys():
        extract = next((each for each in extracts if column in each.rows), None)
        if extract is not None:
            extract.only(column, str(given[column]))
            _refuse_left_out(extract, column=column, appendix=appendix)
    return extracts


def _read(
    topic: str, data_folder: Value, period: Value, comparison: Value, *, project: Project
) -> Sequence[Extract]:
    folder = project.data_folder(str(data_folder))
    return check_of(topic)(folder, period=period, comparison=comparison)


def _refuse_left_out(extract: Extract, *, column: str, appendix: PlannedAppendix) -> None:
    """Raise PackError if appendices that part a topic leave a part of its rows to none of them."""
    listed = appendix.split.get(column, ())
    left_out = sorted(set(extract.rows[column]) - set(listed)) if listed else []
    if left_out:
        raise PackError(
            f"for_each of {appendix.topic} leaves out {column} {', '.join(map(repr, left_out))}, "
            f"which {extract.file} has, so the parts would not add up to the whole. Add it."
        )


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
