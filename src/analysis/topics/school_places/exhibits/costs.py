"""What the options cost: over the years, to build, for each place, and to the council.

Nothing is summed here; what would change the costs' order is in `answer`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, stacked_bar_chart
from analysis.page.wording import (
    in_millions,
    inside_sentence,
    listed,
    number,
    percent,
    pounds,
    sentence,
)
from analysis.topics.school_places.exhibits.places import option_columns

PARTS = {
    "capital_gbp": "Building",
    "running_gbp": "Running",
    "transport_gbp": "Getting children elsewhere",
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
        show=lambda amount: f"£{in_millions(amount)}m",
        finding=_say_over_nothing(whole, subject=subject),
        subtitle=f"Whole cost in today's money, the first year and {years_after} after, by part",
        table=Table(
            whole,
            (
                Column.words("name", "Option"),
                *(Column.millions(name, label, decimals=2) for name, label in PARTS.items()),
                Column.millions("whole_gbp", "Whole cost", decimals=2),
                Column.pounds("annual_gbp", "The same every year"),
                Column.change_in_millions("over_nothing_gbp", "Against doing nothing", decimals=2),
            ),
            caption="Whole cost of each option in today's money",
            name="whole_costs",
            source=source,
            notes=(
                f"Discounted at {percent(rate)} a year. Building includes the allowance for "
                f"optimism. A child without a place nearby costs {pounds(transport_gbp)} a year to "
                "get to a school elsewhere.",
            ),
        ),
    )


def _say_over_nothing(whole: pd.DataFrame, *, subject: pd.Series[Any]) -> str:
    row = whole[whole["option_ref"] == subject["option_ref"]].iloc[0]
    over, name = row["over_nothing_gbp"], str(subject["name"])
    cost = f"{name} costs {pounds(row['whole_gbp'])} in today's money"
    if abs(over) < 1:
        return f"{cost}, as much as doing nothing"
    return f"{cost}, {pounds(abs(over))} {'more' if over > 0 else 'less'} than doing nothing"


def tabulate_years(by_year: pd.DataFrame, *, options: pd.DataFrame, source: str) -> Table:
    """Building and running costs as planned, year by year."""
    builds = options.loc[options["places_added"] > 0, "option_ref"]
    headings = option_columns(options)
    last = by_year["financial_year"].iloc[-1]
    return Table(
        by_year,
        (
            Column.words("financial_year", "Financial year"),
            *(
                Column.millions(f"{ref} {kind}_gbp", f"{headings[ref]} {words}", decimals=3)
                for ref in builds
                for kind, words in (("capital", "building"), ("running", "running"))
            ),
        ),
        caption="Building and running cost as planned, by financial year",
        name="costs_by_year",
        source=source,
        notes=(
            f"Without the allowance for optimism. After {last} each year is taken to run at the "
            f"cost of {last}. Doing nothing has neither cost.",
        ),
    )


def say_per_place(building: pd.DataFrame, *, benchmarks: pd.DataFrame) -> Statement:
    """How the options' cost for each place compares with the one benchmark in the same prices."""
    mark = benchmarks[benchmarks["comparable"] == "yes"].iloc[0]
    built = building.dropna(subset=["per_place_gbp"])
    said = [
        f"{inside_sentence(str(row['name']))} {_apart(row['per_place_gbp'], mark)}"
        for row in built.to_dict("records")
    ]
    others = benchmarks[benchmarks["comparable"] != "yes"].to_dict("records")
    cost = _a_place(mark["cost_per_place_gbp"])
    opening = f"{mark['scheme']} cost {cost} (prices of {mark['price_base']}). Against that,"
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


def say_council(council: pd.DataFrame, *, subject: pd.Series[Any]) -> Statement:
    """What the council itself pays to build, with the bid won and lost, beside the others."""
    row = council[council["option_ref"] == subject["option_ref"]].iloc[0]
    lost, name = row["lost_gbp"], str(subject["name"])
    bid = f"{name} costs the council {pounds(lost)} to build; it has no bid for more funding."
    if pd.notna(row["won_gbp"]):
        bid = (
            f"{name} costs the council {pounds(lost)} to build with the bid lost and "
            f"{pounds(row['won_gbp'])} with it won: winning saves {pounds(lost - row['won_gbp'])}."
        )
    builds = council[(council["adjusted_gbp"] > 0) & (council["option_ref"] != row["option_ref"])]
    dearer = [inside_sentence(str(each)) for each in builds.loc[builds["lost_gbp"] > lost, "name"]]
    cheaper = [inside_sentence(str(each)) for each in builds.loc[builds["lost_gbp"] < lost, "name"]]
    order = [
        f"{words} {listed(names)}"
        for words, names in (("less than", dearer), ("more than", cheaper))
        if names
    ]
    beside = [sentence(f"even with no bid won, that is {listed(order)}")] if order else []
    return Statement((bid, *beside))


def tabulate_council(
    building: pd.DataFrame, *, council: pd.DataFrame, mitigated_share: float, source: str
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
            f"Not discounted. {_say_allowance(building, mitigated_share=mitigated_share)} A place: "
            "with the allowance. [z] where no place is added, and where no bid has been made.",
        ),
    )


def _say_allowance(building: pd.DataFrame, *, mitigated_share: float) -> str:
    added = listed(
        percent(share, decimals=0) for share in building["uplift_share"].dropna().unique()
    )
    dealt_with = percent(mitigated_share, decimals=0)
    return f"Allowance: {added}, with {dealt_with} of the causes of optimism taken as dealt with."
