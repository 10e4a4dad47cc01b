"""What the grant asks and pays for: its conditions, the five areas and the single services.

Nothing is summed here; when a service could end is worked out elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import day, percent, pounds, sentence
from analysis.periods import Period

COMMITTED_NOTE = "With notice: contracts that cannot be ended without months of notice."


def list_conditions(conditions: pd.DataFrame) -> Statement:
    """Each condition of the grant, what it means, where the council stands and who set it."""
    return Statement.listing(
        [
            f"{sentence(row['condition'])} {sentence(row['meaning'])} Here: "
            f"{sentence(row['position'])} ({row['source']}.)"
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
            Column.millions("committed_gbp", "With notice"),
            Column.millions("spent_gbp", "Spent"),
            Column.millions("saving_first_gbp", f"Saving {first}"),
            Column.millions("saving_second_gbp", f"Saving {second}"),
        ),
        caption=f"Grant of {now.financial_year} by area, at {now.label}, and the savings planned",
        name="grant_by_area",
        source=" ".join(sources),
        notes=(COMMITTED_NOTE,),
        total=True,
    )


def _raised(name: str) -> str:
    return name[:1].upper() + name[1:]


def tabulate_services(freed: pd.DataFrame, *, now: Period, notice: Period, source: str) -> Table:
    """Every service with its notice, the end of its contract and the first day it could end."""
    return Table(
        freed.assign(
            named=freed["service"] + " (" + freed["service_ref"] + ")",
        ),
        (
            Column.words("named", "Service"),
            Column.millions("budget_gbp", "Budget", decimals=2),
            Column.number("notice_months", "Notice (months)"),
            Column.day("contract_ends", "Contract ends", missing="[z]"),
            Column.day("earliest_end", "Could end on", missing="mandated"),
        ),
        caption=f"Services of the grant at {now.label}, and when each could end",
        name="grant_services",
        source=source,
        notes=(
            f"Could end on: if notice is given on {notice.label}; with the contract if that is "
            "sooner; mandated services cannot. Services without a contract are the council's own.",
        ),
    )


def say_notice(at_most: pd.Series[float], *, years: pd.DataFrame, notice: Period) -> Statement:
    """What ending every service that may end would free, by the end of each year."""
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
            f"If notice is given on {notice.label} to every service that the law does not mandate, "
            f"at most {pounds(at_most['cut_year_gbp'])} is freed in {drawn} and {pounds(freed)} in "
            f"{first}{against}. That is a limit, not a proposal: services can also be made smaller "
            "by agreement.",
        )
    )


def tabulate_ends(
    by_end: pd.DataFrame, *, years: pd.DataFrame, notice: Period, source: str
) -> Table:
    """Services by the day they could end, with what that frees and what is planned on them."""
    first = years["financial_year"].iloc[1]
    return Table(
        by_end.assign(end_shown=[_end(str(each)) for each in by_end["ends"]]),
        (
            Column.words("end_shown", "Could end on"),
            Column.number("services", "Services"),
            Column.millions("budget_gbp", "Budget", decimals=2),
            Column.number("months_left", f"Months left in {first}", missing="[z]"),
            Column.millions("could_free_gbp", f"Could free in {first}", decimals=2),
            Column.millions("planned_gbp", f"Planned in {first}", decimals=2),
        ),
        caption=f"What could end by when, if notice is given on {notice.label}",
        name="earliest_ends",
        source=source,
        notes=(
            "Could free: budget times months left, divided by 12. Mandated services cannot end, "
            "but may cost less.",
        ),
        total=True,
    )


def _end(text: str) -> str:
    if text == "mandated":
        return "Mandated: cannot end"
    return text if text == "Total" else day(pd.Timestamp(text))


def say_too_soon(over: pd.DataFrame, *, years: pd.DataFrame) -> Statement:
    """Whether any planned saving comes sooner than notice allows."""
    first = years["financial_year"].iloc[1]
    told = [
        sentence(
            f"{row['service']} ({row['service_ref']}): {pounds(row['planned_gbp'])} is planned in "
            f"{first}, but ending it frees at most {pounds(row['could_free_gbp'])}"
        )
        for row in over.to_dict("records")
    ]
    if not told:
        every = f"No saving planned for {first} is more than notice allows for its service."
        return Statement((every,))
    return Statement(tuple(told), role="caution")
