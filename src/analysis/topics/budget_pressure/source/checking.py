"""Whether everything the topic reads is sound, and its files agree with each other.

What one file may hold stands with its contract.
"""

from __future__ import annotations

from functools import partial

from analysis.errors import Fault
from analysis.inputs import Extract, raise_any, read_in_sequence, read_together
from analysis.periods import Period
from analysis.topics.budget_pressure.source.forecasts import load_forecast_errors, load_forecasts
from analysis.topics.budget_pressure.source.placements import (
    PLACEMENTS,
    load_flows,
    load_placements,
    unquoted,
)
from analysis.topics.budget_pressure.source.services import (
    SERVICES,
    load,
    load_history,
    months_of_year,
)


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself, against the report before and together.

    Raises InputFaults with the faults of all files at once.
    """
    now, last = Period.parse(period), Period.parse(comparison)
    others = [each for each in months_of_year(data_folder, until=now) if each not in (now, last)]
    extracts = read_together(
        partial(read_in_sequence, data_folder, SERVICES, now),
        partial(load_forecasts, data_folder),
        partial(load, data_folder, period=last),
        partial(_placements_in_sequence, data_folder, now),
        partial(load_placements, data_folder, period=last),
        partial(load_history, data_folder),
        partial(load_flows, data_folder),
        partial(load_forecast_errors, data_folder),
        *(partial(load, data_folder, period=month) for month in others),
    )
    services, forecasts, _, placements, _, _, flows, *_ = extracts
    unlike = _unlike_published(services, forecasts, period=now)
    raise_any(unlike + _unlike_placed(flows, placements, period=now))
    return [*extracts]


def _placements_in_sequence(data_folder: str, period: Period) -> Extract:
    extract = read_in_sequence(data_folder, PLACEMENTS, period)
    raise_any(_other_weeks(extract, period=period))
    return unquoted(extract)


def _other_weeks(extract: Extract, *, period: Period) -> list[Fault]:
    """A fault where the weeks gone are not those from 1 April to the period's end."""
    gone = round(period.weeks_elapsed, 2)
    given = extract.rows["weeks_elapsed"].iloc[0]
    if abs(given - gone) < 0.02:
        return []
    rule = f"is not {gone}, the weeks from 1 April to {period.label}"
    remedy = "Ask for the extract of this period, or correct the weeks."
    return [Fault(extract.file, None, "weeks_elapsed", f"{given:g}", rule, remedy)]


def _unlike_published(services: Extract, forecasts: Extract, *, period: Period) -> list[Fault]:
    """Faults of the month's row in the list of published forecasts against the services' sums."""
    rows = services.rows
    budget = rows["annual_budget_gbp"].sum() + rows["virements_gbp"].sum()
    net = rows["forecast_gbp"].sum() + rows["management_action_gbp"].sum() - budget
    listed = forecasts.rows[forecasts.rows["reported_period"] == period.name]
    if listed.empty:
        return [_no_row(forecasts, "reported_period", period=period)]
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


def _unlike_placed(flows: Extract, placements: Extract, *, period: Period) -> list[Fault]:
    """A fault where starters and leavers do not lead to the children placed at the month's end."""
    of_year = flows.rows[flows.rows["financial_year"] == period.financial_year]
    row = of_year[of_year["month"] == period.months_elapsed]
    if row.empty:
        return [_no_row(flows, "month", period=period)]
    placed, given = placements.rows["actual_children"].sum(), row["children_at_end"].iloc[0]
    line = int(flows.lines.loc[row.index[0]])
    rule = f"is not the {placed:.0f} that {placements.file} counts"
    remedy = "Find out which is right, and correct the other."
    fault = Fault(flows.file, line, "children_at_end", f"{given:.0f}", rule, remedy)
    return [fault] if placed != given else []


def _no_row(history: Extract, column: str, *, period: Period) -> Fault:
    return Fault(history.file, None, column, None, f"has no row for {period.name}", "Add it.")
