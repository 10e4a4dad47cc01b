"""The services, placements and published forecasts behind the pressure: read and checked.

What a row may hold stands here; sums and words are elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.errors import Fault
from analysis.inputs import (
    Contract,
    Extract,
    Failure,
    Field,
    raise_any,
    read_extract,
    read_history,
    read_in_sequence,
    read_together,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.periods import Period

PLACEMENTS_BELONG_TO = ("all", "Children's Services")
UNQUOTED = (
    "Some cells of the placements were converted, corrected or left out. They are not quoted here, "
    "because a count of fewer than five children must not show.",
)
SUBJECTIVE_GROUPS = (
    "Employees",
    "Premises",
    "Transport",
    "Supplies and services",
    "Third party payments",
    "Transfer payments",
    "Support services",
    "Capital financing",
    "Income",
)
PRESSURE_KINDS = ("demand", "price", "savings not delivered", "one-off", "none")
_YEAR = "[0-9]{4}/[0-9]{2}"
_MONTH = "[0-9]{4}-(0[1-9]|1[0-2])"


def _pressure_without_kind(rows: pd.DataFrame) -> list[Failure]:
    over = rows["forecast_gbp"] - rows["annual_budget_gbp"] - rows["virements_gbp"] > 0
    return failures_where(
        rows,
        over & rows["pressure_kind"].eq("none"),
        column="pressure_kind",
        says="does not say why the forecast is over the budget with virements",
    )


def _virements_balance(rows: pd.DataFrame) -> list[Failure]:
    left = rows["virements_gbp"].sum()
    if abs(left) < 0.005:
        return []
    rule = f"adds up to {left:,.2f} over all services; virements move budget and must come to 0"
    return [Failure(None, "virements_gbp", rule)]


def _year_of_report(rows: pd.DataFrame) -> list[Failure]:
    years = rows["reported_period"].map(lambda name: Period.parse(name).financial_year)
    return failures_where(
        rows.assign(_year=years),
        years.ne(rows["financial_year"]),
        column="financial_year",
        says=lambda row: f"is not {row['_year']}, the year of {row['reported_period']}",
    )


def _weeks_alike(rows: pd.DataFrame) -> list[Failure]:
    return [
        Failure(None, name, "differs between rows; one report covers one number of weeks")
        for name in ("weeks_elapsed", "weeks_in_year")
        if rows[name].nunique() > 1
    ]


SERVICES = Contract(
    "revenue",
    (
        Field.text("directorate"),
        Field.text("service"),
        Field.choice("subjective_group", *SUBJECTIVE_GROUPS),
        Field.money("annual_budget_gbp").steady(),
        Field.money("virements_gbp"),
        Field.money("budget_to_date_gbp"),
        Field.money("actual_to_date_gbp"),
        Field.money("commitments_gbp"),
        Field.money("forecast_gbp").steady(),
        Field.money("management_action_gbp", most=0),
        Field.choice("pressure_kind", *PRESSURE_KINDS),
        Field.text("commentary"),
    ),
    key=("directorate", "service"),
    row_rules=(_pressure_without_kind,),
    table_rules=(_virements_balance,),
    groups=("directorate",),
)
FORECASTS = Contract(
    "revenue",
    (
        Field.text("financial_year", pattern=_YEAR),
        Field.text("reported_period", pattern=_MONTH),
        Field.money("budget_gbp", least=1),
        Field.money("forecast_pressure_gbp"),
        Field.money("outturn_pressure_gbp").optional(),
    ),
    key=("reported_period",),
    row_rules=(_year_of_report,),
)
HISTORY = Contract(
    "revenue",
    (
        Field.text("financial_year", pattern=_YEAR),
        Field.count("month", least=1, most=12).not_additive(),
        Field.text("directorate"),
        Field.text("service"),
        Field.money("amount_gbp"),
    ),
    key=("financial_year", "month", "directorate", "service"),
    table_rules=(
        rules.monthly_not_cumulative(
            "amount_gbp", year="financial_year", order="month", within=("directorate", "service")
        ),
    ),
)
PLACEMENTS = Contract(
    "placements",
    (
        Field.text("placement_type"),
        Field.count("budget_children"),
        Field.money("budget_weekly_gbp", least=0).not_additive().steady(),
        Field.count("actual_children"),
        Field.money("actual_weekly_gbp", least=0).not_additive().steady(),
        Field.number("weeks_elapsed", least=0, most=53).cumulative(),
        Field.number("weeks_in_year", least=52, most=53),
    ),
    key=("placement_type",),
    table_rules=(_weeks_alike,),
)


def load(data_folder: str, *, period: Period, directorate: str = "all") -> Extract:
    """The services at the end of a month; a row is a service, money in pounds.

    Only the services of `directorate` unless it is `all`. Raises InputFaults with every fault of
    the file, also where no service has that directorate.
    """
    return read_extract(data_folder, SERVICES, period).only("directorate", directorate)


def load_placements(data_folder: str, *, period: Period, directorate: str = "all") -> Extract:
    """Looked-after children's placements at the end of a month; a row is a type of placement.

    They belong to Children's Services: for another directorate there is no row. Raises
    InputFaults with every fault of the file.
    """
    extract = _unquoted(read_extract(data_folder, PLACEMENTS, period))
    is_theirs = directorate in PLACEMENTS_BELONG_TO
    return extract if is_theirs else extract.with_rows(extract.rows.iloc[:0])


def load_forecasts(data_folder: str) -> Extract:
    """The council's pressure as forecast in every report since 2012/13; a row is a report."""
    return read_history(data_folder, FORECASTS, "forecasts")


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself, against the report before and together.

    Raises InputFaults with the faults of all files at once.
    """
    now, last = Period.parse(period), Period.parse(comparison)
    extracts = read_together(
        partial(read_in_sequence, data_folder, SERVICES, now),
        partial(load_forecasts, data_folder),
        partial(load, data_folder, period=last),
        partial(_placements_in_sequence, data_folder, now),
        partial(load_placements, data_folder, period=last),
        partial(read_history, data_folder, HISTORY),
    )
    raise_any(_unlike_published(extracts[0], extracts[1], period=now))
    return [*extracts]


def _placements_in_sequence(data_folder: str, period: Period) -> Extract:
    extract = read_in_sequence(data_folder, PLACEMENTS, period)
    raise_any(_other_weeks(extract, period=period))
    return _unquoted(extract)


def _other_weeks(extract: Extract, *, period: Period) -> list[Fault]:
    """A fault where the weeks gone are not those from 1 April to the period's end."""
    gone = round(period.weeks_elapsed, 2)
    given = extract.rows["weeks_elapsed"].iloc[0]
    if abs(given - gone) < 0.02:
        return []
    rule = f"is not {gone}, the weeks from 1 April to {period.label}"
    remedy = "Ask for the extract of this period, or correct the weeks."
    return [Fault(extract.file, None, "weeks_elapsed", f"{given:g}", rule, remedy)]


def _unquoted(extract: Extract) -> Extract:
    """The extract without the cells that its notes quote; they may be small counts."""
    return replace(extract, notes=UNQUOTED if extract.notes else ())


def _unlike_published(services: Extract, forecasts: Extract, *, period: Period) -> list[Fault]:
    """Faults of the month's row in the list of published forecasts against the services' sums."""
    rows = services.rows
    budget = rows["annual_budget_gbp"].sum() + rows["virements_gbp"].sum()
    net = rows["forecast_gbp"].sum() + rows["management_action_gbp"].sum() - budget
    listed = forecasts.rows[forecasts.rows["reported_period"] == period.name]
    if listed.empty:
        rule, remedy = f"has no row for {period.name}", "Add the month's published forecast."
        return [Fault(forecasts.file, None, "reported_period", None, rule, remedy)]
    return [
        Fault(
            forecasts.file,
            int(forecasts.lines.loc[listed.index].iloc[0]),
            column,
            f"{published:.0f}",
            f"is not the {summed:.0f} that the services of {services.file} add up to",
            "Find out which was published, and correct the other.",
        )
        for column, published, summed in (
            ("budget_gbp", listed["budget_gbp"].iloc[0], budget),
            ("forecast_pressure_gbp", listed["forecast_pressure_gbp"].iloc[0], net),
        )
        if abs(published - summed) >= 0.5
    ]
