"""Looked-after children placed at the end of a month, and those who came and went: loading.

No note on them quotes a cell, because a count of fewer than five children must not show.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.inputs import Contract, Extract, Failure, Field, read_extract, read_history, rules
from analysis.inputs.rules import failures_where
from analysis.periods import Period

PLACEMENTS_BELONG_TO = ("all", "Children's Services")
UNQUOTED = (
    "Some cells of the placements were converted, corrected or left out. They are not quoted here, "
    "because a count of fewer than five children must not show.",
)
_YEAR = "[0-9]{4}/[0-9]{2}"


def _children_lead_on(rows: pd.DataFrame) -> list[Failure]:
    month = rows["financial_year"].str[:4].astype(int) * 12 + rows["month"]
    ordered = rows.assign(_month=month).sort_values("_month")
    before = ordered.shift()
    after = before["children_at_end"] + ordered["starters"] - ordered["leavers"]
    leads_on = ordered["_month"].eq(before["_month"] + 1) & ordered["children_at_end"].eq(after)
    return failures_where(
        ordered,
        before["_month"].notna() & ~leads_on,
        column="children_at_end",
        says="does not follow from the month before with starters added and leavers taken off",
    )


def _weeks_alike(rows: pd.DataFrame) -> list[Failure]:
    return [
        Failure(None, name, "differs between rows; one report covers one number of weeks")
        for name in ("weeks_elapsed", "weeks_in_year")
        if rows[name].nunique() > 1
    ]


PLACEMENTS = Contract(
    "placements",
    (
        Field.text("placement_type"),
        Field.count("budget_children").confidential(),
        Field.money("budget_weekly_gbp", least=0).not_additive().steady(),
        Field.count("actual_children").confidential(),
        Field.money("actual_weekly_gbp", least=0).not_additive().steady(),
        Field.number("weeks_elapsed", least=0, most=53).cumulative(),
        Field.number("weeks_in_year", least=52, most=53),
    ),
    key=("placement_type",),
    questions=(rules.in_proportion("actual_weekly_gbp", to="budget_weekly_gbp"),),
    table_rules=(_weeks_alike,),
)

FLOWS = Contract(
    "placements",
    (
        Field.text("financial_year", pattern=_YEAR),
        Field.count("month", least=1, most=12).not_additive(),
        Field.count("starters").confidential(),
        Field.count("leavers").confidential(),
        Field.count("children_at_end").not_additive(),
    ),
    key=("financial_year", "month"),
    table_rules=(_children_lead_on,),
)


def load_placements(data_folder: str, *, period: Period, directorate: str = "all") -> Extract:
    """Looked-after children's placements at the end of a month; a row is a type of placement.

    They belong to Children's Services: for another directorate there is no row. Raises
    InputFaults with every fault of the file.
    """
    return _theirs(unquoted(read_extract(data_folder, PLACEMENTS, period)), directorate)


def load_flows(data_folder: str, *, directorate: str = "all") -> Extract:
    """Children who started and stopped being looked after; a row is a month.

    No row for another directorate than Children's Services. Raises InputFaults with every fault.
    """
    return _theirs(unquoted(read_history(data_folder, FLOWS)), directorate)


def _theirs(extract: Extract, directorate: str) -> Extract:
    """The extract, without any row for a directorate that placements do not belong to."""
    is_theirs = directorate in PLACEMENTS_BELONG_TO
    return extract if is_theirs else extract.with_rows(extract.rows.iloc[:0])


def unquoted(extract: Extract) -> Extract:
    """The extract without the cells that its notes quote; they may be small counts."""
    return replace(extract, notes=UNQUOTED if extract.notes else ())
