"""What the options cost: over the years, to build, for each place, and to the council.

Nothing is summed here; what would change the costs' order is in `answer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, stacked_bar_chart
from analysis.page.wording import day, inside_sentence, listed, number, percent, pounds, sentence
from analysis.topics.school_places.exhibits.amounts import cost
from analysis.topics.school_places.exhibits.places import option_columns, short_name

PARTS = {
    "capital_gbp": "Building",
    "running_gbp": "Running",
    "transport_gbp": "Journeys elsewhere",
}


def draw_whole_costs(
    whole: pd.DataFrame,
    *,
    subject: pd.Series[Any],
    years_after: int,
    rate: float,
    transport_gbp: float,
    source: str,
) -> Chart:
    """Whole cost of each option in today's money, in its three parts."""
    return stacked_bar_chart(
        whole,
        label="name",
        parts=PARTS,
        show=cost,
        finding=_say_over_nothing(whole, subject=subject),
        subtitle=f"Whole cost in today's money, the first year and {years_after} after, by part",
        table=Table(
            whole,
            (
                Column.words("name", "Option"),
                *(Column.millions(name, label, decimals=2) for name, label in PARTS.items()),
                Column.millions("whole_gbp", "Whole cost", decimals=2),
                Column.pounds("annual_gbp", "A year"),
                Column.change_in_millions("over_nothing_gbp", "Against doing nothing", decimals=2),
            ),
            caption="Whole cost of each option in today's money",
            name="whole_costs",
            source=source,
            notes=(
                f"Discounted at {percent(rate)} a year. Building includes the allowance. Journeys "
                f"elsewhere: {pounds(transport_gbp)} a year, an assumption, to get a child without "
                "a place nearby to another school. A year: the same amount in each.",
            ),
        ),
    )


def _say_over_nothing(whole: pd.DataFrame, *, subject: pd.Series[Any]) -> str:
    row = whole[whole["option_ref"] == subject["option_ref"]].iloc[0]
    over, name = row["over_nothing_gbp"], str(subject["name"])
    whole_cost = f"{name} costs {cost(row['whole_gbp'])} in today's money"
    if abs(over) < 1:
        return f"{whole_cost}, as much as doing nothing"
    return f"{whole_cost}, {cost(abs(over))} {'more' if over > 0 else 'less'} than doing nothing"


def tabulate_years(by_year: pd.DataFrame, *, options: pd.DataFrame, source: str) -> Table:
    """Building cost as planned, year by year."""
    headings = option_columns(options)
    return Table(
        by_year,
        (
            Column.words("financial_year", "Financial year"),
            *(Column.pounds(ref, headings[ref]) for ref in by_year.columns.drop("financial_year")),
        ),
        caption="Building cost as planned, by financial year",
        name="building_by_year",
        source=source,
        notes=("Without the allowance. Running costs by year are in the files listed below.",),
    )


def say_per_place(building: pd.DataFrame, *, benchmarks: pd.DataFrame) -> Statement:
    """How the options' cost for each place compares with the one benchmark in the same prices."""
    mark = benchmarks[benchmarks["comparable"] == "yes"].iloc[0]
    built = building.dropna(subset=["per_place_gbp"])
    said = [
        f"{_apart(row['per_place_gbp'], mark)} for {short_name(row)}"
        for row in built.to_dict("records")
    ]
    others = benchmarks[benchmarks["comparable"] != "yes"].to_dict("records")
    known_cost = _a_place(mark["cost_per_place_gbp"])
    opening = f"{mark['scheme']} cost {known_cost} (prices of {mark['price_base']}). Against that,"
    compared = sentence(f"{opening} with the allowance: {listed(said)}")
    known = [
        f"{inside_sentence(row['works'])} {_a_place(row['cost_per_place_gbp'])}" for row in others
    ]
    bases = listed(dict.fromkeys(row["price_base"] for row in others))
    later = [f"Not compared, because in prices of {bases}: {listed(known)}."] if known else []
    return Statement((compared, *later))


def _a_place(value_gbp: float) -> str:
    return f"£{number(value_gbp)} a place"


def _apart(per_place_gbp: float, mark: pd.Series[Any]) -> str:
    share = per_place_gbp / mark["cost_per_place_gbp"] - 1
    return f"{percent(abs(share), decimals=0)} {'more' if share >= 0 else 'less'}"


def say_council(
    council: pd.DataFrame, *, subject: pd.Series[Any], funding: pd.DataFrame
) -> Statement:
    """What the council itself pays to build with the bid won and lost, and from whom the rest is.

    The option of the page is told, and where the others stand beside it.
    """
    row = council[council["option_ref"] == subject["option_ref"]].iloc[0]
    own = funding[funding["option_ref"] == subject["option_ref"]].to_dict("records")
    return Statement((_say_bid(row), *_say_beside(council, row=row), *map(_say_funder, own)))


def _say_bid(row: pd.Series[Any]) -> str:
    lost, name = row["lost_gbp"], row["name"]
    if pd.isna(row["won_gbp"]):
        return f"{name} costs the council {cost(lost)} to build; it has no bid for more funding."
    return (
        f"{name} costs the council {cost(lost)} to build with the bid lost and "
        f"{cost(row['won_gbp'])} with it won: winning saves {cost(lost - row['won_gbp'])}."
    )


def _say_beside(council: pd.DataFrame, *, row: pd.Series[Any]) -> list[str]:
    """Which options cost the council more to build and which less, if any other builds."""
    lost = row["lost_gbp"]
    builds = council[(council["adjusted_gbp"] > 0) & (council["option_ref"] != row["option_ref"])]
    dearer = [short_name(each) for each in builds[builds["lost_gbp"] > lost].to_dict("records")]
    cheaper = [short_name(each) for each in builds[builds["lost_gbp"] < lost].to_dict("records")]
    order = [
        f"{words} {listed(names)}"
        for words, names in (("less than", dearer), ("more than", cheaper))
        if names
    ]
    return [sentence(f"with the bid lost, {cost(lost)} is {listed(order)}")] if order else []


def _say_funder(row: Mapping[Any, Any]) -> str:
    amount = f"{row['funder']}, {cost(row['amount_gbp'])}"
    if row["certainty"] == "certain":
        return f"Certain funding: {amount}."
    made, due = day(row["bid_made_on"]), day(row["answer_due"])
    return f"Bid for funding: {amount}, made on {made}; the answer is due by {due}."


def tabulate_council(
    building: pd.DataFrame,
    *,
    council: pd.DataFrame,
    funding: pd.DataFrame,
    mitigated_share: float,
    source: str,
) -> Table:
    """Building cost with its allowance, for each place, and what is left for the council to pay."""
    paid = council[["option_ref", "certain_gbp", "lost_gbp", "won_gbp"]]
    return Table(
        building.merge(paid, on="option_ref"),
        (
            Column.words("name", "Option"),
            Column.pounds("capital_gbp", "As planned"),
            Column.pounds("adjusted_gbp", "With allowance"),
            Column.pounds("per_place_gbp", "A place", missing="[z]"),
            Column.pounds("certain_gbp", "Certain funding"),
            Column.pounds("lost_gbp", "Council, bid lost"),
            Column.pounds("won_gbp", "Council, bid won", missing="[z]"),
        ),
        caption="Building cost, for each place and to the council",
        name="building_cost",
        source=source,
        notes=(
            _say_allowance(building, mitigated_share=mitigated_share),
            f"Not discounted. A place: with the allowance. {_say_certain(funding)}[z] where no "
            "place is added, and where no bid has been made.",
        ),
    )


def _say_allowance(building: pd.DataFrame, *, mitigated_share: float) -> str:
    added = listed(
        percent(share, decimals=0) for share in building["uplift_share"].dropna().unique()
    )
    dealt_with = percent(mitigated_share, decimals=0)
    return (
        f"Allowance: {added}, because estimates made this early usually prove too low. It is the "
        f"Treasury's standard addition less {dealt_with} of it for causes already dealt with, an "
        "assumption."
    )


def _say_certain(funding: pd.DataFrame) -> str:
    """From whom the certain funding is; nothing where there is none."""
    funders = funding.loc[funding["certainty"] == "certain", "funder"].unique()
    return f"Certain funding is from: {listed(funders)}. " if len(funders) else ""
