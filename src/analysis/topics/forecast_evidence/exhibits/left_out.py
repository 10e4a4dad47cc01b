"""What was left out of the test and why, and which services may only have changed their name.

What the test found is in the other modules.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count
from analysis.topics.forecast_evidence.exhibits.named import capital

_MOST_SHOWN = 12


def tabulate_reasons(reasons: pd.DataFrame, *, source: str) -> Table:
    """Years of services tested, and those left out by reason, with the money in them."""
    return Table(
        reasons.assign(words=reasons["reason"].map(capital)),
        (
            Column.words("words", "What became of them"),
            Column.number("service_years", "Years of services"),
            Column.number("services", "Services"),
            Column.millions("moved_gbp", "Money moved"),
            Column.percent("moved_share", "Share of the money"),
        ),
        caption="Years of services tested and left out, by reason",
        name="left_out_by_reason",
        source=source,
        notes=(
            "Money moved counts income and refunds without their sign. A service can stand under "
            "several reasons, so the services do not add up. Only the first reason of a year is "
            "counted.",
        ),
        total=True,
    )


def tabulate_left_out(largest: pd.DataFrame, *, source: str) -> Table | Statement:
    """The services with the most money in years that were left out."""
    if largest.empty:
        return Statement(("No year of any service was left out.",))
    return Table(
        largest.assign(name=largest["service"], council=largest["group"].map(capital)),
        (
            Column.words("name", "Service"),
            Column.words("council", "Council"),
            Column.number("left_out", "Years left out"),
            Column.number("tested", "Years tested"),
            Column.millions("moved_gbp", "Money left out"),
            Column.words("reason", "Most frequent reason"),
        ),
        caption="Services with the most money in years left out",
        name="largest_left_out",
        source=source,
    )


def say_renamings(renamings: pd.DataFrame) -> Statement:
    """How many services may go on under another name; none was joined."""
    if renamings.empty:
        return Statement(("No service ends where another of its size begins: none looks renamed.",))
    pairs = count(len(renamings), "service")
    verb = "ends" if len(renamings) == 1 else "end"
    return Statement(
        (
            f"{capital(pairs)} {verb} where another of similar size begins the next month. It may "
            "be the same service under a new name, or chance. None was joined: whoever knows the "
            "council can give both one name in the file, and more years can be tested.",
        ),
        role="caution",
    )


def say_alike(alike: pd.DataFrame) -> Statement:
    """Names of services that differ by hardly a letter, a pair each."""
    told = [
        f"{capital(pair['group'])}: “{pair['one']}” and “{pair['other']}” are spelt nearly alike."
        for pair in alike.to_dict("records")
    ]
    return Statement.listing(told, otherwise="No two services of a council are spelt nearly alike.")


def tabulate_renamings(renamings: pd.DataFrame, *, source: str) -> Table | Statement:
    """Services that end where another begins, the biggest first."""
    if renamings.empty:
        return Statement(("There is no such pair to list.",))
    return Table(
        renamings.head(_MOST_SHOWN).assign(council=renamings["group"].map(capital)),
        (
            Column.words("ended", "Service that ends"),
            Column.words("began", "Service that begins"),
            Column.words("council", "Council"),
            Column.words("began_month", "First month"),
            Column.millions("ended_monthly_gbp", "Month before", decimals=2),
            Column.millions("began_monthly_gbp", "Month after", decimals=2),
        ),
        caption=f"Possible changes of name, the {_MOST_SHOWN} largest at the most",
        name="possible_renamings",
        source=source,
        notes=("Month before and after: the median size of a month of either service.",),
    )
