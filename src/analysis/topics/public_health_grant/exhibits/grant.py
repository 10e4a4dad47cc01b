"""What the grant asks and pays for: its conditions, the five areas and the single services.

Nothing is summed here; when a service could end is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, day, inside_sentence, listed, percent, pounds, sentence
from analysis.periods import Period
from analysis.topics.public_health_grant.exhibits.sources import joined

AREAS_NOTE = (
    "Budget: before the cut. In contracts: with months of notice; the council's own services are "
    "not among them, though some need notice too."
)


def list_conditions(conditions: pd.DataFrame) -> Statement:
    """Each condition of the grant, what it means and where the council stands."""
    return Statement.listing(
        [
            f"{sentence(row['condition'])} {sentence(row['meaning'])} "
            f"Here: {inside_sentence(sentence(row['position']))}"
            for row in conditions.to_dict("records")
        ],
        otherwise="No condition of the grant is recorded.",
    )


def say_mandated(areas: pd.DataFrame) -> Statement:
    """How much of the grant pays for services the law mandates, and where most of it is."""
    parts, total = areas.iloc[:-1], areas.iloc[-1]
    if not total["mandated_gbp"]:
        return Statement(("No service that the grant pays for is mandated by law.",))
    most = parts.sort_values("mandated_gbp", ascending=False, kind="stable").iloc[0]
    mandated, share = pounds(total["mandated_gbp"]), percent(total["mandated_share"])
    return Statement(
        (
            f"{mandated} of the {pounds(total['budget_gbp'])} ({share}) pays for services the law "
            f"mandates, {pounds(most['mandated_gbp'])} of it in {most['area']}.",
        )
    )


def tabulate_areas(
    areas: pd.DataFrame, *, years: pd.DataFrame, now: Period, sources: tuple[str, ...]
) -> Table:
    """Budget of each area, mandated and with notice, what is spent and what is to be saved."""
    first, second = years["financial_year"].iloc[1], years["financial_year"].iloc[2]
    return Table(
        areas.assign(area=areas["area"].map(_raised)),
        (
            Column.words("area", "Area"),
            Column.millions("budget_gbp", "Budget"),
            Column.millions("mandated_gbp", "Mandated"),
            Column.millions("committed_gbp", "In contracts"),
            Column.millions("spent_gbp", "Spent"),
            Column.millions("forecast_gbp", "Forecast"),
            Column.millions("saving_first_gbp", f"Saving {first}"),
            Column.millions("saving_second_gbp", f"Saving {second}"),
        ),
        caption=f"Grant of {now.financial_year} by area, at {now.label}, and the savings proposed",
        name="grant_by_area",
        source=joined(sources),
        notes=(AREAS_NOTE,),
        total=True,
    )


def _raised(name: str) -> str:
    return name[:1].upper() + name[1:]


def say_notice(
    at_most: pd.Series[float], *, years: pd.DataFrame, notice: Period, time: pd.Series[Any]
) -> Statement:
    """What ending every service that may end would free, and whether notice can be given."""
    drawn, first = years["financial_year"].iloc[0], years["financial_year"].iloc[1]
    freed, needed = at_most["first_gbp"], at_most["needed_gbp"]
    against = f", less than the {pounds(needed)} that must be saved"
    if not needed:
        against = "; nothing has to be saved in it"
    elif freed >= needed:
        share = percent(at_most["needed_share"])
        against = f"; the {pounds(needed)} that must be saved is {share} of that"
    return Statement(
        (
            f"If notice is given by {notice.last_day:%A} {notice.label} to every service that the "
            f"law does not mandate, at most {pounds(at_most['cut_year_gbp'])} is freed in {drawn} "
            f"and {pounds(freed)} in {first}{against}. That is a limit, not a proposal: services "
            "can also be made smaller by agreement.",
            *_say_time(time, notice=notice),
        )
    )


def _say_time(time: pd.Series[Any], *, notice: Period) -> list[str]:
    """Whether notice can follow the final decisions; nothing where none is outstanding."""
    decided, days = time["decided_by"], int(time["working_days"])
    if pd.isna(decided):
        return []
    due = f"The final decisions are due by {day(decided)}"
    if decided.date() > notice.last_day:
        return [f"{due}, after that day: notice would have to come later, and frees less."]
    if not days:
        return [f"{due}; no working day is left after that, so notice must go out the same day."]
    return [f"{due}, which leaves {count(days, 'working day')} for notice."]


def tabulate_ends(
    by_end: pd.DataFrame, *, years: pd.DataFrame, notice: Period, sources: tuple[str, ...]
) -> Table:
    """Services by the day they could end, with what that frees and what is proposed on them."""
    first = years["financial_year"].iloc[1]
    return Table(
        by_end.assign(
            named=[_service(row) for row in by_end.to_dict("records")],
        ),
        (
            Column.words("named", "Service"),
            Column.millions("budget_gbp", "Budget", decimals=2),
            Column.number("notice_months", "Notice (months)", missing="[z]"),
            Column.day("earliest_end", "Could end on", missing="[z]"),
            Column.millions("could_free_gbp", f"Frees {first}", decimals=2),
            Column.millions("planned_gbp", f"Saving {first}", decimals=2),
        ),
        caption=f"When each service could end, if notice is given by {notice.label}",
        name="earliest_ends",
        source=joined(sources),
        notes=(
            f"Could end on: after its notice{_say_contracts(by_end)}. Frees: budget times the "
            f"whole months of {first} after that day, divided by 12.",
        ),
        total=True,
    )


def _service(row: Mapping[Hashable, Any]) -> str:
    many = count(int(row["services"]), "mandated service")
    return sentence(many)[:-1] if row["service"] == "mandated" else str(row["service"])


def _say_contracts(by_end: pd.DataFrame) -> str:
    """The services that end sooner than their notice, with their contracts."""
    sooner = by_end.loc[by_end["with_contract"].eq(True), "service"]
    if sooner.empty:
        return ""
    return f", or with its contract if that is sooner ({listed(map(inside_sentence, sooner))})"


def say_too_soon(over: pd.DataFrame, *, years: pd.DataFrame) -> Statement:
    """Whether any proposed saving comes sooner than notice allows."""
    first = years["financial_year"].iloc[1]
    told = [
        sentence(
            f"{row['service']}: {pounds(row['planned_gbp'])} is proposed "
            f"for {first}, but ending it frees at most {pounds(row['could_free_gbp'])}"
        )
        for row in over.to_dict("records")
    ]
    if not told:
        every = (
            f"No saving proposed for {first} on a service that may end is more than notice allows."
        )
        return Statement((every,))
    return Statement(tuple(told), role="caution")
