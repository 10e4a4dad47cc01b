"""What the appendix on school places says first: the choice, the options side by side, changes.

Charts and tables of one subject are in `places`, `costs`, `scores` and `risks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.page import Column, KeyFigures, Statement, Table
from analysis.page.wording import (
    change_in_pounds,
    count,
    day,
    inside_sentence,
    listed,
    number,
    percent,
    pounds,
    sentence,
)
from analysis.periods import Period

KEY_FIGURES = {
    "adjusted_gbp": "Building cost with the allowance for optimism",
    "whole_gbp": "Whole cost, in today's money",
    "lost_gbp": "Building cost to the council, bid lost",
    "won_gbp": "Building cost to the council, bid won",
}
ILLUSTRATIVE = (
    "No costs of the options have been published: amounts, pupil numbers and scores here are "
    "illustrative."
)


def say_scope(
    now: Period,
    *,
    last: Period,
    rate: float,
    years_after: int,
    case: str,
    weights: str,
    materiality_gbp: float,
) -> Statement:
    """Position, comparison, discounting, demand, weights and materiality of the page, in words."""
    return Statement(
        (
            f"Position at {now.label}, compared with the report at {last.label}. Costs are added "
            f"up over {years_after} years after the first and discounted at {percent(rate)} a "
            f"year. Demand: {case}. Weights: {weights}. Changes of "
            f"{pounds(materiality_gbp)} or more are described.",
        ),
        role="note",
    )


def say_headline(side: pd.DataFrame, *, subject: pd.Series[Any], basis: str) -> Statement:
    """What was decided, how it compares, what it costs the council, and what if nothing is done.

    `basis` is the origin of the costs: where they are illustrative, the headline says so.
    """
    sentences = [
        _say_choice(subject),
        _say_standing(side, subject=subject),
        _say_council(subject),
        _say_nothing(side.iloc[0]),
    ]
    illustrative = [ILLUSTRATIVE] if basis == "illustrative" else []
    return Statement((*sentences, *illustrative), role="headline")


def _say_choice(subject: pd.Series[Any]) -> str:
    if pd.isna(subject["agreed_on"]):
        return f"The Cabinet has not chosen yet. Scoring highest here is {_named(subject)}."
    return (
        f"The Cabinet agreed on {day(subject['agreed_on'])} to {_named(subject)}. The choice is "
        "the Cabinet's, not this comparison's."
    )


def _named(option: Mapping[str, Any] | pd.Series[Any]) -> str:
    return inside_sentence(str(option["name"]))


def _say_standing(side: pd.DataFrame, *, subject: pd.Series[Any]) -> str:
    """How the option stands by score, and by cost among those with a place for every child."""
    best = side.sort_values("score_points", ascending=False, kind="stable").iloc[0]
    points = f"{number(subject['score_points'], decimals=1)} of 100"
    score = f"It scores highest ({points})"
    if best["option_ref"] != subject["option_ref"]:
        least = number(best["score_points"], decimals=1)
        score = f"It scores {points}, less than {_named(best)} ({least})"
    return f"{score} {_say_cost(side, subject=subject, agrees='highest' in score)}"


def _say_cost(side: pd.DataFrame, *, subject: pd.Series[Any], agrees: bool) -> str:
    whole, year = pounds(subject["whole_gbp"]), subject["last_year"]
    able = side[side["enough"]]
    if not subject["enough"]:
        left = count(int(subject["short"]), "child", "children")
        return f"and costs {whole} in today's money, but leaves {left} without a place in {year}."
    least = able.sort_values("whole_gbp", kind="stable").iloc[0]
    among = f"of the options with a place for every child in {year}"
    if least["option_ref"] == subject["option_ref"]:
        return f"{'and' if agrees else 'but'} costs least {among}: {whole} in today's money."
    other = f"{_named(least)} costs least, {pounds(least['whole_gbp'])}"
    return f"{'but' if agrees else 'and'} costs {whole} in today's money; {among}, {other}."


def _say_council(subject: pd.Series[Any]) -> str:
    lost = pounds(subject["lost_gbp"])
    if pd.isna(subject["won_gbp"]):
        return f"Building it would cost the council {lost}; no bid for more funding is open."
    return (
        f"Building it would cost the council {lost} if the bid for funding is lost and "
        f"{pounds(subject['won_gbp'])} if it is won."
    )


def _say_nothing(nothing: pd.Series[Any]) -> str:
    if not nothing["short"]:
        return f"Without it every child would still have a place nearby in {nothing['last_year']}."
    left = count(int(nothing["short"]), "child", "children")
    return f"With nothing done, {left} would have no place nearby in {nothing['last_year']}."


def tabulate_options(side: pd.DataFrame, *, years_after: int, source: str) -> Table:
    """The options side by side: places, costs, score and what the Cabinet decided."""
    last = side["last_year"].iloc[0]
    notes = (
        "FE, form of entry: one class of up to 30 children in each of the seven year groups, "
        "210 places.",
        f"Whole cost: building, running and getting children without a place to schools "
        f"elsewhere, over {years_after} years after the first, in today's money.",
        "Without a place: children expected but without a place nearby. Building: with the "
        "allowance for optimism. Score: of 100 points; cost is not scored.",
    )
    return Table(
        side.assign(decided=_decided(side)),
        (
            Column.words("name", "Option"),
            Column.number("places_added", "Places added"),
            Column.number("short", f"Without a place, {last}"),
            Column.millions("adjusted_gbp", "Building", decimals=2),
            Column.millions("whole_gbp", "Whole cost", decimals=2),
            Column.number("score_points", "Score", decimals=1),
            Column.words("decided", "Cabinet"),
        ),
        caption="The options side by side",
        name="options",
        source=source,
        notes=notes,
    )


def _decided(side: pd.DataFrame) -> list[str]:
    """What the Cabinet decided about each option."""
    if side["agreed_on"].isna().all():
        return ["Not decided"] * len(side)
    return ["Not agreed" if pd.isna(on) else "Agreed" for on in side["agreed_on"]]


def tabulate_key_figures(
    figures: pd.DataFrame, *, subject: pd.Series[Any], now: Period, last: Period, source: str
) -> KeyFigures:
    """Costs of the option that the page is about, now and at the last report."""
    shown = KeyFigures.compared(
        figures, labels=KEY_FIGURES, now=now.label, before=last.label, source=source
    )
    return replace(shown, caption=f"Key figures of {_named(subject)}")


def say_changes(
    changes: pd.DataFrame, *, subject: pd.Series[Any], last: Period, materiality_gbp: float
) -> Statement:
    """What changed since the last report: the decision first, then costs, largest change first."""
    costs = [_say_change(row) for row in changes.to_dict("records")]
    return Statement.listing(
        [*_say_decided_since(subject, last=last), *costs],
        otherwise=f"Nothing was decided, and no cost changed by {pounds(materiality_gbp)} or more.",
    )


def _say_decided_since(subject: pd.Series[Any], *, last: Period) -> list[str]:
    on = subject["agreed_on"]
    if pd.isna(on) or on <= pd.Timestamp(last.last_day):
        return []
    return [f"The Cabinet agreed to {_named(subject)} on {day(on)}."]


def _say_change(change: Mapping[Any, Any]) -> str:
    capital, whole = change["capital_change_gbp"], change["whole_change_gbp"]
    built = f"{change_in_pounds(capital)} to {pounds(change['capital_gbp'])}"
    in_all = f"{change_in_pounds(whole)} to {pounds(change['whole_gbp'])}"
    parts = [
        *([f"planned building cost {built}"] if abs(capital) >= 1 else []),
        *([f"whole cost {in_all}"] if abs(whole) >= 1 else []),
    ]
    return sentence(f"{change['name']}: {listed(parts)}")
