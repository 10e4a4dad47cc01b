"""The risks of a refresh and of the refreshes before it: read, corrected and checked.

What is exempt from publication leaves the rows and the notes here, before anything can show it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.inputs import (
    Contract,
    Extract,
    Failure,
    Field,
    available_periods,
    latest_before,
    read_extract,
    read_in_sequence,
    read_together,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.periods import Period

REFRESHES = 8
PUBLIC, EXEMPT = "public", "exempt"
KEPT_OF_EXEMPT = ["register", "risk_id", "access"]
_PREFIX = {"corporate": "CR", "transformation": "TR"}
_LINE = re.compile(r"\bline (\d+)\b")


def _in_the_other_register(rows: pd.DataFrame) -> list[Failure]:
    """References that do not begin with the letters of their register."""
    prefix = rows["register"].map(_PREFIX)
    return failures_where(
        rows,
        rows["risk_id"].str[:2] != prefix,
        column="risk_id",
        says=lambda row: f"is in register {row['register']}, so begins {_PREFIX[row['register']]}",
    )


def _expected_though_done(rows: pd.DataFrame) -> list[Failure]:
    return failures_where(
        rows,
        rows["action_expected"].notna() & rows["action_done"].notna(),
        column="action_expected",
        says=lambda row: f"is given, but the action was done on {row['action_done'].date()}",
    )


def _unexplained_movement(both: pd.DataFrame) -> list[Failure]:
    """Risks that moved without a reason of this refresh."""
    steps = ["likelihood", "impact"]
    moved = both[steps].to_numpy() != both[[f"{step}_before" for step in steps]].to_numpy()
    reason, before = both["change_reason"], both["change_reason_before"]
    unexplained = moved.any(axis=1) & (reason.isna() | (reason == before))
    return failures_where(
        both,
        unexplained,
        column="change_reason",
        says=lambda row: (
            f"{'is missing' if pd.isna(row['change_reason']) else 'is that of the last refresh'} "
            f"where likelihood and impact went from {row['likelihood_before']:g} and "
            f"{row['impact_before']:g} to {row['likelihood']:g} and {row['impact']:g}"
        ),
        remedy="Ask the risk's owner why it moved.",
    )


def _step(name: str) -> Field:
    return Field.count(name, least=1, most=5).not_additive()


RISKS = Contract(
    "risks",
    (
        Field.choice("register", *_PREFIX),
        Field.text("risk_id", pattern="[CT]R-[0-9]{2}", like="CR-01"),
        Field.text("title"),
        Field.choice("access", PUBLIC, EXEMPT),
        Field.text("cause"),
        Field.text("consequence"),
        Field.text("owner"),
        _step("likelihood"),
        _step("impact"),
        _step("target_likelihood"),
        _step("target_impact"),
        Field.text("controls"),
        Field.text("action"),
        Field.day("action_due"),
        Field.day("action_expected").optional(),
        Field.day("action_done").optional(),
        Field.text("change_reason").optional(),
        Field.text("see_also").optional(),
    ),
    key=("risk_id",),
    groups=("register",),
    not_after_period=("action_done",),
    row_rules=(
        _in_the_other_register,
        rules.not_before("action_expected", "action_due"),
        _expected_though_done,
    ),
    comparison_rules=(_unexplained_movement,),
)


def load(data_folder: str, *, period: Period, register: str = "all") -> Extract:
    """The risks at the end of a period; a row is a risk, likelihood and impact from 1 to 5.

    Only those of `register` unless it is `all`. A risk that is exempt from publication keeps its
    register, reference and access; all else of it is missing, and notes on it are only counted.
    Raises InputFaults with every fault of the file and of the refresh before.
    """
    refreshes = [period, latest_before(data_folder, RISKS.table, period)]
    readings = (partial(read_extract, data_folder, RISKS, each) for each in refreshes if each)
    return _for_the_public(*read_together(*readings)).only("register", register)


def load_history(data_folder: str, *, period: Period, register: str = "all") -> Extract:
    """The risks of the last eight refreshes to a period; a row is a risk at a refresh.

    The rows have a column `refresh` (`2015-05`) besides those of each file, the earliest first.
    Exempt risks are kept back as in `load`. Raises InputFaults with the faults of all files.
    """
    refreshes = _refreshes(data_folder, period=period)
    readings = (partial(read_extract, data_folder, RISKS, each) for each in refreshes)
    read = read_together(*readings)
    extracts = [_for_the_public(each, *read) for each in read]
    rows = pd.concat(
        [
            each.rows.assign(refresh=when.name)
            for each, when in zip(extracts, refreshes, strict=True)
        ]
    )
    return replace(
        extracts[-1],
        rows=rows.reset_index(drop=True),
        lines=pd.concat([each.lines for each in extracts], ignore_index=True),
        file=_files(extracts),
        sha256="",
        row_count=len(rows),
        notes=tuple(f"{each.file}: {note}" for each in extracts[:-1] for note in each.notes),
        period=None,
    ).only("register", register)


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself and against the refresh before.

    Raises InputFaults with the faults of all files at once. A risk that is gone is a fault until
    corrections.csv records it as closed; a new one is not.
    """
    now, last = Period.parse(period), Period.parse(comparison)
    earlier = {*_refreshes(data_folder, period=now), last} - {now}
    checked, *others = read_together(
        partial(read_in_sequence, data_folder, RISKS, now),
        *(
            partial(read_extract, data_folder, RISKS, each)
            for each in sorted(earlier, reverse=True)
        ),
    )
    return [_for_the_public(each, checked, *others) for each in (checked, *others)]


def _refreshes(data_folder: str, *, period: Period) -> list[Period]:
    """The periods that have a file, the earliest first, the period asked for always the last."""
    there = available_periods(data_folder, RISKS.table)
    earlier = [each for each in there if isinstance(each, Period) and each < period]
    return [*earlier[1 - REFRESHES :], period]


def _files(extracts: Sequence[Extract]) -> str:
    first, last = extracts[0].file, extracts[-1].file
    return last if first == last else f"{first} to {last.rpartition('/')[2]}"


def _for_the_public(extract: Extract, *others: Extract) -> Extract:
    """The extract without what it, or a note in it, says of risks exempt in it or in `others`."""
    is_exempt = extract.rows["access"] == EXEMPT
    lines = {int(line) for line in extract.lines[is_exempt]}
    names = {name for each in (extract, *others) for name in _exempt_references(each)}
    shown = [note for note in extract.notes if not _is_about(note, names=names, lines=lines)]
    said = pd.Index(extract.rows.columns).difference(KEPT_OF_EXEMPT, sort=False)
    rows = extract.rows.assign(**extract.rows[said].mask(is_exempt))
    return replace(extract, rows=rows, notes=(*shown, *_kept_back(len(extract.notes) - len(shown))))


def _exempt_references(extract: Extract) -> list[str]:
    return extract.rows.loc[extract.rows["access"] == EXEMPT, "risk_id"].to_list()


def _is_about(note: str, *, names: set[str], lines: set[int]) -> bool:
    """Whether a note names an exempt risk or quotes its line in the file."""
    return any(name in note for name in names) or any(
        int(line) in lines for line in _LINE.findall(note)
    )


def _kept_back(notes: int) -> list[str]:
    if not notes:
        return []
    what = "1 note is" if notes == 1 else f"{notes} notes are"
    return [f"{what} not shown: about risks that are exempt from publication."]
