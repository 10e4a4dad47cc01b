"""What would change the answer: in sentences, with other assumptions, and cost by cost.

Nothing is tested here; how weights move the scores is in `scores`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import (
    count,
    in_words,
    inside_sentence,
    listed,
    number,
    percent,
    sentence,
)
from analysis.topics.school_places.exhibits.places import option_columns, short_name

ASSUMPTIONS = {
    "as given": "As on this page",
    "demand low": "Fewer children come",
    "demand high": "More children come",
    "no discounting": "No discounting",
    "double rate": "Discount rate doubled",
    "full allowance": "Allowance in full",
    "least allowance": "Smallest allowance",
    "half transport": "Journeys at half the cost",
    "double transport": "Journeys at double the cost",
}


def say_what_would_change(
    side: pd.DataFrame,
    *,
    subject: pd.Series[Any],
    steady: pd.DataFrame,
    switches: pd.DataFrame,
    apart: pd.DataFrame,
    tested: pd.DataFrame,
) -> Statement:
    """What would have to be otherwise for another option to come first, one thing an item."""
    return Statement(
        (
            _say_weights(steady),
            _say_single_weights(switches),
            _say_building(side, subject=subject, apart=apart),
            _say_tests(tested),
        ),
        role="list",
    )


def _say_weights(steady: pd.DataFrame) -> str:
    first = steady[steady["first"] > 0].sort_values("first", ascending=False, kind="stable")
    sets, (top, *others) = number(first["sets"].iloc[0]), first.to_dict("records")
    leads = f"All weights together: {short_name(top)} is first in"
    if not others:
        return f"{leads} all {sets} sets of weights."
    rest = [f"{short_name(row)} in {number(row['first'])}" for row in others]
    return (
        f"{leads} {number(top['first'])} of {sets} sets of weights within their bounds, "
        f"{listed(rest)}."
    )


def _say_single_weights(switches: pd.DataFrame) -> str:
    leader, rival = (short_name({"name": switches[who].iloc[0]}) for who in ("leader", "rival"))
    inside, total = switches[switches["within"]], switches["swing_points"].sum()
    level = [_say_level(row, total) for row in inside.to_dict("records")]
    if level:
        return f"One weight alone: {rival} draws level with {leader} with {' or '.join(level)}."
    beyond = switches.dropna(subset=["switch_points"])
    known = [_say_level(row, total) for row in beyond.to_dict("records")]
    outside = f"; outside them, {rival} draws level with {' or '.join(known)}" if known else ""
    return f"One weight alone: none within its bounds takes {leader} off the first place{outside}."


def _say_level(row: Mapping[Any, Any], total: float) -> str:
    """The weight at which two options draw level, in points of those that all weights share."""
    title, switch = inside_sentence(str(row["title"])), number(row["switch_points"])
    return (
        f"{title} weighing {switch} points (now {number(row['swing_points'])} of {number(total)})"
    )


def _say_building(side: pd.DataFrame, *, subject: pd.Series[Any], apart: pd.DataFrame) -> str:
    """How far the option's building cost may move before each other that builds costs the same."""
    builds = apart[apart["name"].isin(list(side.loc[side["places_added"] > 0, "name"]))]
    known = builds.dropna(subset=["own_share"]).sort_values("own_share", kind="stable")
    if known.empty:
        return "Building cost: there is no other option to compare."
    moves = [f"{_move(row['own_share'])} for {short_name(row)}" for _, row in known.iterrows()]
    return (
        f"Building cost: for another option to cost the same in all, {short_name(subject)} would "
        f"have to cost {listed(moves)}."
    )


def _move(share: float) -> str:
    return f"{percent(abs(share), decimals=0)} {'more' if share >= 0 else 'less'} to build"


def say_break_even(
    break_even_gbp: float, *, transport_gbp: float, subject: pd.Series[Any]
) -> Statement:
    """At which cost of getting a child elsewhere the option costs the same as doing nothing."""
    name = short_name(subject).capitalize()
    taken = f"{_exact(transport_gbp)} is assumed"
    if pd.isna(break_even_gbp):
        return Statement((f"{name} leaves no fewer children without a place than doing nothing.",))
    if break_even_gbp <= 0:
        return Statement((f"{name} costs less than doing nothing whatever a journey costs.",))
    cheaper = "less" if transport_gbp > break_even_gbp else "more"
    return Statement(
        (
            f"{name} costs the same as doing nothing if getting a child to a school elsewhere "
            f"costs {_exact(break_even_gbp)} a year; {taken}, so it costs {cheaper}. Doing nothing "
            "is shown only as a baseline: the council must by law see that there are enough "
            "school places.",
        )
    )


def _exact(value_gbp: float) -> str:
    return f"£{number(value_gbp)}"


def _say_tests(tested: pd.DataFrame) -> str:
    given = tested["cheapest"].iloc[0]
    same = tested["cheapest"].eq(given) if pd.notna(given) else tested["cheapest"].isna()
    if pd.isna(given):
        return "Other assumptions: as assumed here, no option gives every child a place."
    opening = (
        f"Other assumptions: of the options with a place for every child, "
        f"{short_name({'name': given})} costs least in {in_words(int(same.sum()))} of "
        f"{count(len(tested), 'case')} of the table below"
    )
    others = [_say_other(row) for row in tested[~same].to_dict("records")]
    return sentence(f"{opening}{f'; {listed(others)}' if others else ''}")


def _say_other(row: Mapping[Any, Any]) -> str:
    case = inside_sentence(ASSUMPTIONS[row["assumption"]])
    if pd.isna(row["cheapest"]):
        return f"none gives every child a place in the case “{case}”"
    return f"{short_name({'name': row['cheapest']})} in the case “{case}”"


def tabulate_tests(tested: pd.DataFrame, *, options: pd.DataFrame, source: str) -> Table:
    """Whole cost of each option as given and with one assumption at a time moved."""
    headings = option_columns(options)
    short = dict(zip(options["name"], headings.values(), strict=True))
    return Table(
        tested.assign(
            shown=tested["assumption"].map(ASSUMPTIONS), least=tested["cheapest"].map(short)
        ),
        (
            Column.words("shown", "Assumption"),
            *(Column.millions(ref, label, decimals=2) for ref, label in headings.items()),
            Column.words("least", "Cheapest with a place for every child", missing="[z]"),
        ),
        caption="Whole cost with other assumptions",
        name="tests",
        source=source,
        notes=(
            "One assumption moves at a time. A place for every child: in the last year forecast.",
        ),
    )
