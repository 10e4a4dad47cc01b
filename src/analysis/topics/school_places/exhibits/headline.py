"""What the appendix on school places says first: the choice, the options side by side, changes.

Charts and tables of one subject are in `places`, `costs`, `scores` and `risks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.page import Column, KeyFigure, KeyFigures, Statement, Table
from analysis.page.wording import (
    count,
    day,
    inside_sentence,
    listed,
    number,
    percent,
    pounds,
)
from analysis.periods import Period
from analysis.topics.school_places.exhibits.amounts import cost, cost_change
from analysis.topics.school_places.exhibits.places import short_name

KEY_FIGURES = {
    "adjusted_gbp": "Building cost, with the allowance",
    "whole_gbp": "Whole cost, in today's money",
    "lost_gbp": "Building cost to the council, bid lost",
    "won_gbp": "Building cost to the council, bid won",
}
IN_DETAIL = {**dict.fromkeys(KEY_FIGURES, "building_cost"), "whole_gbp": "whole_costs"}
ILLUSTRATIVE = (
    "No costs of the options have been published: amounts, pupil numbers, scores and the days of "
    "the bid are illustrative."
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
            f"{pounds(materiality_gbp)} or more are described, and any of the option agreed.",
        ),
        role="note",
    )


def say_headline(
    side: pd.DataFrame, *, subject: pd.Series[Any], places: pd.DataFrame, basis: str
) -> Statement:
    """What was decided, how it compares, what it costs the council, and where places are short.

    `places` are those of every option by school year. `basis` is the origin of the costs: where
    they are illustrative, the headline says so.
    """
    shortages = (
        _say_first_year(places),
        _say_nothing(side.iloc[0]),
        _say_more_children(subject),
    )
    sentences = [
        _say_choice(subject),
        _say_standing(side, subject=subject),
        _say_council(subject),
        " ".join(filter(None, shortages)),
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
    whole, year = cost(subject["whole_gbp"]), subject["last_year"]
    able = side[side["enough"]]
    if not subject["enough"]:
        left = count(int(subject["short"]), "child", "children")
        return f"and costs {whole} in today's money, but leaves {left} without a place in {year}."
    least = able.sort_values("whole_gbp", kind="stable").iloc[0]
    among = f"of the options with a place for every child in {year}"
    if least["option_ref"] == subject["option_ref"]:
        return f"{'and' if agrees else 'but'} costs least {among}: {whole} in today's money."
    other = f"{_named(least)} costs least, {cost(least['whole_gbp'])}"
    return f"{'but' if agrees else 'and'} costs {whole} in today's money; {among}, {other}."


def _say_council(subject: pd.Series[Any]) -> str:
    lost = cost(subject["lost_gbp"])
    if pd.isna(subject["won_gbp"]):
        return f"Building it would cost the council {lost}; no bid for more funding is open."
    return (
        f"Building it would cost the council {lost} if the bid for funding is lost and "
        f"{cost(subject['won_gbp'])} if it is won; the answer is due by "
        f"{day(subject['answer_due'])}."
    )


def _say_first_year(places: pd.DataFrame) -> str:
    """That places are short from the start, where they are, before anything can open."""
    first = places.iloc[0]
    if not first["short"]:
        return ""
    return (
        f"Places are short from the start: {number(first['pupils'])} pupils for "
        f"{number(first['places'])} places in {first['school_year']}."
    )


def _say_nothing(nothing: pd.Series[Any]) -> str:
    if not nothing["short"]:
        return f"Without it every child would still have a place nearby in {nothing['last_year']}."
    left = count(int(nothing["short"]), "child", "children")
    return f"With nothing done, {left} would have no place nearby in {nothing['last_year']}."


def _say_more_children(subject: pd.Series[Any]) -> str:
    """How many would be left without a place if more children come, where that is more."""
    if subject["short_high"] <= subject["short"]:
        return ""
    left, name = number(subject["short_high"]), short_name(subject)
    return f"If more children come than expected, {left} would have none even with {name}."


def tabulate_options(side: pd.DataFrame, *, years_after: int, source: str) -> Table:
    """The options side by side: places, costs, score and what the Cabinet decided."""
    last = side["last_year"].iloc[0]
    notes = (
        "FE, form of entry: one class of up to 30 children in each of the seven year groups, "
        "210 places. Agreed: by the Cabinet.",
        "Without a place: children without a place nearby, as expected and if more come. Building: "
        "with an allowance, because estimates made this early usually prove too low.",
        f"Whole cost: building, running and getting children without a place to schools "
        f"elsewhere, over {years_after} years after the first, in today's money. Score: of 100 "
        "points; cost is not scored.",
    )
    return Table(
        side.assign(shown=side["name"].where(side["agreed_on"].isna(), side["name"] + " (agreed)")),
        (
            Column.words("shown", "Option"),
            Column.number("places_added", "Places added"),
            Column.number("short", f"Without a place, {last}"),
            Column.number("short_high", "The same, if more come"),
            Column.millions("adjusted_gbp", "Building", decimals=2),
            Column.millions("whole_gbp", "Whole cost", decimals=2),
            Column.number("score_points", "Score", decimals=1),
        ),
        caption="The options side by side",
        name="options",
        source=source,
        notes=notes,
    )


def tabulate_key_figures(
    figures: pd.DataFrame, *, subject: pd.Series[Any], now: Period, last: Period, source: str
) -> KeyFigures:
    """Costs of the option that the page is about, now and at the last report."""
    rows = figures.loc[list(KEY_FIGURES)].assign(
        label=list(KEY_FIGURES.values()), table=[IN_DETAIL[name] for name in KEY_FIGURES]
    )
    return KeyFigures(
        tuple(replace(_key_figure(row), table=row["table"]) for row in rows.to_dict("records")),
        now=now.label,
        before=last.label,
        source=source,
        caption=f"Key figures of {_named(subject)}",
    )


def _key_figure(row: Mapping[Any, Any]) -> KeyFigure:
    if pd.isna(row["now"]):
        return KeyFigure(row["label"], "[x]")
    if pd.isna(row["before"]):
        return KeyFigure(row["label"], cost(row["now"]))
    now, before, change = cost(row["now"]), cost(row["before"]), cost_change(row["change"])
    return KeyFigure(row["label"], now, before, change)


def say_changes(
    changes: pd.DataFrame, *, subject: pd.Series[Any], last: Period, materiality_gbp: float
) -> Statement:
    """What changed since the last report: the decision, the option's costs, then the others'."""
    costs = [_say_change(row) for row in changes.to_dict("records")]
    rest = f"No other option's cost changed by {pounds(materiality_gbp)} or more."
    alone = [rest] if len(costs) == 1 else []
    return Statement((*_say_decided_since(subject, last=last), *costs, *alone), role="list")


def _say_decided_since(subject: pd.Series[Any], *, last: Period) -> list[str]:
    on = subject["agreed_on"]
    if pd.isna(on) or on <= pd.Timestamp(last.last_day):
        return []
    return [f"The Cabinet agreed to {_named(subject)} on {day(on)}."]


def _say_change(change: Mapping[Any, Any]) -> str:
    parts = [
        f"{words} {cost_change(change[f'{name}_change_gbp'])} to {cost(change[f'{name}_gbp'])}"
        for name, words in (("adjusted", "building cost"), ("whole", "whole cost"))
        if abs(change[f"{name}_change_gbp"]) >= 1
    ]
    if not parts:
        return f"{change['name']}: no cost changed."
    known = "none is recorded" if pd.isna(change["reason"]) else change["reason"]
    return f"{change['name']}: {listed(parts)}. Reason: {inside_sentence(known)}."
