"""Published forecasts of the council, and how far off forecasts were elsewhere: contracts, loading.

The services behind a forecast are in `services`.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs import Contract, Extract, Failure, Field, read_history, rules
from analysis.inputs.rules import failures_where
from analysis.methods.forecasts import METHODS

_YEAR = "[0-9]{4}/[0-9]{2}"
_MONTH = "[0-9]{4}-(0[1-9]|1[0-2])"


def _ratios_in_order(rows: pd.DataFrame) -> list[Failure]:
    return failures_where(
        rows,
        rows["low_ratio"] > rows["high_ratio"],
        column="low_ratio",
        says="is above high_ratio, the other end of the range",
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
    row_rules=(rules.year_of_report,),
    table_rules=(rules.base_of_its_year("budget_gbp", year="financial_year"),),
)
FORECAST_ERRORS = Contract(
    "revenue",
    (
        Field.choice("level", "service", "council"),
        Field.count("months_elapsed", least=1, most=12).not_additive(),
        Field.choice("method", *METHODS),
        Field.count("cases", least=1).not_additive(),
        Field.share("median_error_share", most=100),
        Field.number("low_ratio", least=0),
        Field.number("high_ratio", least=0),
        Field.share("coverage_share"),
    ),
    key=("level", "months_elapsed"),
    row_rules=(_ratios_in_order,),
)


def load_forecasts(data_folder: str) -> Extract:
    """The council's pressure as forecast in every report since 2012/13; a row is a report."""
    return read_history(data_folder, FORECASTS, "forecasts")


def load_forecast_errors(data_folder: str) -> Extract:
    """How far off forecasts from spending were at other councils; a row is a level and month."""
    return read_history(data_folder, FORECAST_ERRORS, "forecast_errors")
