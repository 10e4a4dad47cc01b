"""The services of a month, and what each spent in the months before: contracts and loading.

What was forecast is in `forecasts`, and how the files agree in `checking`.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs import (
    Contract,
    Extract,
    Failure,
    Field,
    available_periods,
    commentary,
    read_extract,
    read_history,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.periods import Period

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
_SPENDING = commentary.Spending(
    ("forecast_gbp",), ("annual_budget_gbp", "virements_gbp"), ("management_action_gbp",)
)


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
    questions=(
        commentary.wrong_direction("commentary", _SPENDING),
        commentary.wrong_share("commentary", _SPENDING),
        rules.in_proportion("forecast_gbp", to="annual_budget_gbp"),
    ),
    doubts=(commentary.doubtful_direction("commentary", _SPENDING),),
    table_rules=(_virements_balance,),
    groups=("directorate",),
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


def load(data_folder: str, *, period: Period, directorate: str = "all") -> Extract:
    """The services at the end of a month; a row is a service, money in pounds.

    Only the services of `directorate` unless it is `all`. Raises InputFaults with every fault of
    the file, also where no service has that directorate.
    """
    return read_extract(data_folder, SERVICES, period).only("directorate", directorate)


def months_of_year(data_folder: str, *, until: Period) -> tuple[Period, ...]:
    """The months of the year up to `until` that have a file, earliest first."""
    there = available_periods(data_folder, SERVICES.table)
    months = (until.minus(ago) for ago in reversed(range(until.months_elapsed)))
    return tuple(month for month in months if month in there)


def load_year(data_folder: str, *, until: Period) -> tuple[Extract, ...]:
    """The services of every month of the year up to `until` that has a file, earliest first."""
    return tuple(
        load(data_folder, period=month) for month in months_of_year(data_folder, until=until)
    )


def rows_by_month(year: tuple[Extract, ...]) -> pd.DataFrame:
    """The rows of a year's extracts, one under the other, with their `month` (1 is April)."""
    return pd.concat(
        [
            extract.rows.assign(month=extract.period.months_elapsed)
            for extract in year
            if isinstance(extract.period, Period)
        ],
        ignore_index=True,
    )


def load_history(data_folder: str, *, directorate: str = "all") -> Extract:
    """Spending of earlier years; a row is a service in a month, with that month's amount alone.

    Only the services of `directorate` unless it is `all`. Raises InputFaults with every fault.
    """
    return read_history(data_folder, HISTORY).only("directorate", directorate)
