"""What must be saved, where it is proposed, and what becomes of the reserves.

What happens if savings are late or the grant falls further is in `sensitivities`.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Series, Statement, Table, line_chart
from analysis.page.wording import in_millions, inside_sentence, listed, pounds, sentence
from analysis.topics.public_health_grant.exhibits.headline import say_sufficient
from analysis.topics.public_health_grant.exhibits.sources import joined

HALF_A_PENNY = 0.005
LINES = (
    Series("planned", "As proposed"),
    Series("unsaved", "Nothing saved"),
    Series("minimum", "Minimum"),
)


def say_repayment(years: pd.DataFrame) -> Statement:
    """The assumption, and whether what is proposed is what must be saved."""
    first, second = years.iloc[1], years.iloc[2]
    return Statement(
        (
            f"Assumption: {pounds(first['repay_gbp'])} is repaid in {first['financial_year']} and "
            f"{pounds(second['repay_gbp'])} in {second['financial_year']}; only their sum, "
            f"{pounds(years['draw_gbp'].iloc[0])}, is published.",
            f"If the cut recurs, {_say_proposed(years)}{_say_after(years)}",
        )
    )


def _say_after(years: pd.DataFrame) -> str:
    """The year after the last repayment, where nothing is proposed for it yet."""
    after = years.iloc[-1]
    if pd.notna(after["planned_gbp"]):
        return ""
    return (
        f" Nothing is proposed yet for {after['financial_year']}, when "
        f"{pounds(after['recurring_gbp'])} must be saved; savings that go on would count."
    )


def _say_proposed(years: pd.DataFrame) -> str:
    repaid = years.iloc[1:3]
    unknown = repaid[repaid["planned_gbp"].isna()]
    if not unknown.empty:
        return f"no savings are proposed for {listed(unknown['financial_year'])} yet."
    apart = repaid[repaid["short_gbp"].abs() > HALF_A_PENNY]
    if apart.empty:
        listing = listed(repaid["financial_year"])
        return f"the savings proposed are what must be saved in {listing}."
    told = [
        f"{pounds(abs(row['short_gbp']))} {'less' if row['short_gbp'] > 0 else 'more'} than must "
        f"be saved is proposed for {row['financial_year']}"
        for row in apart.to_dict("records")
    ]
    return f"{listed(told)}."


def tabulate_needed(years: pd.DataFrame, *, source: str) -> Table:
    """Cut, draw and repayment of each year, what must be saved, and what is proposed."""
    return Table(
        years,
        (
            Column.words("financial_year", "Year"),
            Column.millions("cut_gbp", "Cut if it recurs"),
            Column.millions("draw_gbp", "From reserves"),
            Column.millions("repay_gbp", "Repaid"),
            Column.millions("recurring_gbp", "To save if it recurs"),
            Column.millions("once_gbp", "To save if not"),
            Column.millions("planned_gbp", "Proposed", missing="none yet"),
        ),
        caption="What must be saved in each year",
        name="savings_needed",
        source=source,
        notes=(
            "To save: cut, less from reserves, plus repaid. A saving that lasts counts each year.",
        ),
    )


def draw_reserves(
    reserves: pd.DataFrame, *, balances: pd.DataFrame, sources: tuple[str, ...]
) -> Chart:
    """The reserves from year end to year end as proposed and with nothing saved, and the least."""
    start = f"Start of {reserves['financial_year'].iloc[0]}"
    opening = reserves["opening_gbp"].iloc[0]
    ends = pd.DataFrame(
        {
            "when": [start, *("End of " + reserves["financial_year"])],
            "planned": [opening, *reserves["closing_gbp"]],
            "unsaved": [opening, *reserves["unsaved_gbp"]],
            "minimum": reserves["minimum_gbp"].iloc[0],
        }
    )
    return line_chart(
        ends,
        along="when",
        series=LINES,
        show=pounds,
        axis_label="Reserves",
        finding=sentence(say_sufficient(reserves)),
        subtitle="Public Health reserves together if the cut recurs, £m",
        table=_reserves_table(reserves, balances=balances, sources=sources),
    )


def _reserves_table(
    reserves: pd.DataFrame, *, balances: pd.DataFrame, sources: tuple[str, ...]
) -> Table:
    minimum = pounds(reserves["minimum_gbp"].iloc[0])
    return Table(
        reserves,
        (
            Column.words("financial_year", "Year"),
            Column.millions("opening_gbp", "At start"),
            Column.change_in_millions("planned_gbp", "Other uses"),
            Column.change_in_millions("saved_less_cut_gbp", "Saved less cut"),
            Column.millions("closing_gbp", "At end"),
            Column.change_in_millions("headroom_gbp", "Above minimum"),
            Column.millions("unsaved_gbp", "At end, nothing saved"),
        ),
        caption="Public Health reserves by year, if the cut recurs and all proposed is saved",
        name="reserve_path",
        source=joined(sources),
        notes=(
            f"The minimum is {minimum} every year. Nothing saved: reserves meet the cut each year.",
            f"Opening, £m: {_say_balances(balances)}.",
        ),
    )


def _say_balances(balances: pd.DataFrame) -> str:
    return ", ".join(
        f"{inside_sentence(row['reserve'])} {in_millions(row['opening_gbp'], decimals=2)}"
        for row in balances.to_dict("records")
    )
