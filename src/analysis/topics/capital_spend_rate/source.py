"""The capital projects of a month, the reports before it and earlier years: read and checked.

What a row may hold stands here; sums and words are elsewhere.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.errors import Fault
from analysis.inputs import (
    Contract,
    Extract,
    Failure,
    Field,
    commentary,
    raise_any,
    read_extract,
    read_history,
    read_in_sequence,
    read_together,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.periods import Period

STAGES = ("feasibility", "design", "procurement", "on site", "complete")
BASES = ("ledger", "payments")
WORKS_TYPES = (
    "standard building",
    "non-standard building",
    "standard civil",
    "non-standard civil",
    "equipment",
    "grant or loan",
)
FUNDING = (
    "funding_grant_gbp",
    "funding_receipts_gbp",
    "funding_borrowing_gbp",
    "funding_contributions_gbp",
)
MONTHS_IN_YEAR = 12
REPORTED = {
    "original_budget_gbp": "approved_budget_gbp",
    "latest_budget_gbp": "current_budget_gbp",
    "forecast_gbp": "forecast_gbp",
    "spent_to_date_gbp": "spent_to_date_gbp",
}
IN_HISTORY = {
    "original_budget_gbp": "original_budget_gbp_history",
    "latest_budget_gbp": "latest_budget_gbp_history",
    "spent_to_date_gbp": "cumulative_spent_gbp",
    "outturn_gbp": "year_gbp",
}
REMEDY = "Find out which was reported, and correct the other."
_SPENDING = commentary.Spending(("forecast_gbp",), ("current_budget_gbp",))


def _one_basis(rows: pd.DataFrame) -> list[Failure]:
    """Ledger and payments cannot be added up: they count the same work in different months."""
    if rows["basis"].nunique() <= 1:
        return []
    rule = "differs between rows; one report is either ledger or payments"
    return [Failure(None, "basis", rule, "Ask for all projects on one basis.")]


def _whole_years(rows: pd.DataFrame) -> list[Failure]:
    """A year's shares need the whole year: a month that is missing would move them."""
    years = rows["financial_year"]
    short = rows.groupby("financial_year")["month"].transform("nunique") < MONTHS_IN_YEAR
    return failures_where(
        rows,
        short & ~years.duplicated(),
        column="financial_year",
        says="does not have all of its months, 1 (April) to 12 (March)",
        remedy="Add the months that are missing, or take the year out until it is closed.",
    )


def _in_order(rows: pd.DataFrame) -> list[Failure]:
    crossed = (rows["p10_share"] > rows["p50_share"]) | (rows["p50_share"] > rows["p90_share"])
    return failures_where(
        rows, crossed, column="p50_share", says="does not lie between p10_share and p90_share"
    )


def _whole_profile(rows: pd.DataFrame) -> list[Failure]:
    if len(rows) == MONTHS_IN_YEAR:
        return []
    rule = "does not have all months, 1 (April) to 12 (March)"
    return [Failure(None, "month", rule, "Add the months that are missing.")]


PROJECTS = Contract(
    "capital",
    (
        Field.text("project_ref", pattern="[A-Z]{3}-[0-9]{3}", like="SCH-001"),
        Field.text("title"),
        Field.text("directorate"),
        Field.text("block"),
        Field.choice("works_type", *WORKS_TYPES),
        Field.money("approved_budget_gbp", least=0).steady(),
        Field.money("rolled_forward_gbp"),
        Field.money("variations_gbp"),
        Field.money("current_budget_gbp", least=0),
        Field.money("spent_to_date_gbp"),
        Field.money("forecast_gbp", least=0),
        Field.choice("basis", *BASES),
        *(Field.money(name, least=0) for name in FUNDING),
        Field.day("start"),
        Field.day("completion"),
        Field.choice("stage", *STAGES),
        Field.yes_no("contracted"),
        Field.text("commentary"),
    ),
    key=("project_ref",),
    groups=("directorate", "block"),
    row_rules=(
        rules.foots(
            "current_budget_gbp", "approved_budget_gbp", "rolled_forward_gbp", "variations_gbp"
        ),
        rules.foots("current_budget_gbp", *FUNDING),
        rules.not_before("completion", "start"),
    ),
    questions=(
        commentary.wrong_direction("commentary", _SPENDING),
        commentary.wrong_share("commentary", _SPENDING),
        rules.in_proportion("forecast_gbp", to="current_budget_gbp"),
        rules.in_proportion("spent_to_date_gbp", to="current_budget_gbp"),
    ),
    doubts=(commentary.doubtful_direction("commentary", _SPENDING),),
    table_rules=(_one_basis,),
)

HISTORY = Contract(
    "capital",
    (
        Field.text("financial_year", pattern="[0-9]{4}/[0-9]{2}", like="2014/15"),
        Field.count("month", least=1, most=MONTHS_IN_YEAR).not_additive(),
        Field.money("cumulative_spent_gbp").not_additive(),
        Field.money("original_budget_gbp", least=0).not_additive(),
        Field.money("latest_budget_gbp", least=0).not_additive(),
    ),
    key=("financial_year", "month"),
    table_rules=(
        rules.never_falls("cumulative_spent_gbp", within=("financial_year",), order="month"),
        _whole_years,
    ),
)

FORECASTS = Contract(
    "capital",
    (
        Field.text("financial_year", pattern="[0-9]{4}/[0-9]{2}", like="2014/15"),
        Field.text("reported_period", pattern="[0-9]{4}-(0[1-9]|1[0-2])", like="2015-05"),
        Field.money("original_budget_gbp", least=0).not_additive(),
        Field.money("latest_budget_gbp", least=0).not_additive(),
        Field.money("forecast_gbp", least=0).not_additive(),
        Field.money("spent_to_date_gbp").not_additive(),
        Field.money("outturn_gbp", least=0).not_additive().optional(),
    ),
    key=("reported_period",),
    row_rules=(rules.year_of_report,),
)

PROFILES = Contract(
    "capital",
    (
        Field.count("month", least=1, most=MONTHS_IN_YEAR).not_additive(),
        Field.share("p10_share"),
        Field.share("p50_share"),
        Field.share("p90_share"),
        Field.count("authority_years", least=1).not_additive(),
    ),
    key=("month",),
    row_rules=(_in_order,),
    table_rules=(_whole_profile,),
)


def load(data_folder: str, *, period: Period, directorate: str = "all") -> Extract:
    """The capital projects at the end of a month; a row is a project, money in pounds.

    Only the projects of `directorate` unless it is `all`. Raises InputFaults with every fault of
    the file, also where no project has that directorate, and where the heading names another
    financial year or day than the file's.
    """
    return read_extract(data_folder, PROJECTS, period).only("directorate", directorate)


def load_history(data_folder: str) -> Extract:
    """Spending of earlier years up to each month; a row is a month, money in pounds."""
    return read_history(data_folder, HISTORY)


def load_forecasts(data_folder: str) -> Extract:
    """Budget, forecast and spending as each report had them; a row is a report, in pounds."""
    return read_history(data_folder, FORECASTS, "forecasts")


def load_profiles(data_folder: str) -> Extract:
    """Shares of a year's spending by month at other authorities, 0 to 1; a row is a month."""
    return read_history(data_folder, PROFILES, "profiles")


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself, against the report before and together.

    Raises InputFaults with the faults of all files at once.
    """
    now, last = Period.parse(period), Period.parse(comparison)
    extracts = read_together(
        partial(read_in_sequence, data_folder, PROJECTS, now),
        partial(load, data_folder, period=last),
        partial(load_history, data_folder),
        partial(load_forecasts, data_folder),
        partial(load_profiles, data_folder),
    )
    projects, _, history, forecasts, _ = extracts
    raise_any(
        [
            *_unlike_projects(forecasts, projects, period=now),
            *_unlike_history(forecasts, history),
        ]
    )
    return [*extracts]


def _unlike_projects(forecasts: Extract, projects: Extract, *, period: Period) -> list[Fault]:
    """Faults of the month's row in the list of reports against the sums of its projects."""
    listed = forecasts.rows[forecasts.rows["reported_period"] == period.name]
    if listed.empty:
        rule, remedy = f"has no row for {period.name}", "Add the figures of the month's report."
        return [Fault(forecasts.file, None, "reported_period", None, rule, remedy)]
    line = int(forecasts.lines.loc[listed.index].iloc[0])
    return [
        Fault(
            forecasts.file,
            line,
            reported,
            f"{listed[reported].iloc[0]:.0f}",
            f"is not the {summed:.0f} that the projects of {projects.file} add up to",
            REMEDY,
            key=period.name,
        )
        for reported, summed in (
            (reported, projects.rows[column].sum()) for reported, column in REPORTED.items()
        )
        if abs(listed[reported].iloc[0] - summed) >= 0.5
    ]


def _unlike_history(forecasts: Extract, history: Extract) -> list[Fault]:
    """Faults of earlier reports against the months of the history, and their results in March."""
    rows = forecasts.rows.assign(
        month=forecasts.rows["reported_period"].map(lambda name: Period.parse(name).months_elapsed),
        line=forecasts.lines,
    )
    year = history.rows[history.rows["month"] == MONTHS_IN_YEAR].set_index("financial_year")
    known = rows.merge(history.rows, on=["financial_year", "month"], suffixes=("", "_history"))
    closed = known.assign(year_gbp=known["financial_year"].map(year["cumulative_spent_gbp"]))
    return [
        Fault(
            forecasts.file,
            int(row["line"]),
            column,
            None if pd.isna(row[column]) else f"{row[column]:.0f}",
            f"is not the {row[other]:.0f} of {history.file}",
            REMEDY,
            key=row["reported_period"],
        )
        for row in closed.to_dict("records")
        for column, other in IN_HISTORY.items()
        if not abs(row[column] - row[other]) < 0.5
    ]
