"""Whether indicators really changed, in words: each by itself and all of them together.

Their charts are in `control`; what is ordinary and what is a change is worked out in the measures.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.methods.control_charts import LARGEST_IN_RANGES
from analysis.page import Column, Statement, Table
from analysis.page.quantity import Quantity, in_unit, quantities
from analysis.page.wording import count, how_many, in_words, is_or_are, listed, number, sentence
from analysis.periods import Quarter
from analysis.topics.scorecard_results.exhibits.described import (
    column_of,
    name_with_unit,
    target_with_side,
)

Row = Mapping[Hashable, Any]

VERDICTS = {
    "concern": "Real change for the worse",
    "common cause": "Ordinary ups and downs",
    "improvement": "Real change for the better",
    "neutral": "Real change, neither better nor worse",
    "not judged": "Not tested",
}
IN_A_WORD = {
    "concern": "Worse",
    "common cause": "Ordinary",
    "improvement": "Better",
    "neutral": "Changed",
}
STANDINGS = {
    "fails": "Limits miss target",
    "hit and miss": "Target between limits",
    "passes": "Limits meet target",
    "on target": "On target now",
    "off target": "Off target now",
    "no target or result": "No target or result",
}
REASONS = {
    "few results": "too few results",
    "rolling": "figures overlap",
    "cumulative": "figures add up",
    "no result": "no result this time",
}
PHRASES = {
    "concern": ("shows a real change for the worse", "show a real change for the worse"),
    "improvement": ("shows a real change for the better", "show a real change for the better"),
    "neutral": (
        "shows a real change that is neither better nor worse",
        "show a real change that is neither better nor worse",
    ),
    "common cause": ("only goes up and down as usual", "only go up and down as usual"),
    "not judged": ("cannot be tested", "cannot be tested"),
}
SIZES = {"ordinary": "Ordinary", "beyond": "More than ordinary"}
RULES = {
    "outside the limits": "the latest result is outside the limits of {limits}",
    "trend": "seven or more results in succession went the same way",
    "two of three near a limit": "two of the last three results are near the same limit",
    "one side of the mean": "the last seven or more results are on the same side of their mean",
}
ORDINARY_NOTE = (
    f"Ordinary difference: {LARGEST_IN_RANGES} times the average step from one result to the next."
)


def verdict(row: Row) -> str:
    """What an indicator's results over time show, in a few words."""
    if row["not_judged"]:
        return f"Not tested: {REASONS[row['not_judged']]}"
    return VERDICTS[row["variation"]]


def record(row: Row) -> str | None:
    """How many results meet the target of today, in a few words; None without any or a target."""
    known, run = int(row["known_points"]), int(row["met_in_a_row"])
    if pd.isna(row["met_results"]):
        return None
    met = int(row["met_results"])
    if met in (0, known):
        return f"{'all' if met else 'none of'} {known}"
    if run == met > 1:
        return f"last {run} of {known}"
    if pd.isna(row["value"]):
        return f"{met} of {known}"
    latest = "not now" if run == 0 else "also now" if run == 1 else f"also last {run}"
    return f"{met} of {known}, {latest}"


def against_target(row: Row) -> str:
    """An indicator's target of today and how many results meet it, in a few words."""
    target, met = target_with_side(row), record(row)
    if target is None:
        return "No target"
    return f"Target {target}; met: {met}" if met else f"Target {target}"


def course_in_words(row: Row) -> str:
    """What an indicator's results over time show and why, in a sentence."""
    if row["not_judged"] in ("rolling", "cumulative"):
        return f"{verdict(row)}. {_way(row)}"
    if row["not_judged"]:
        return f"{verdict(row)}."
    shown = sentence(verdict(row))
    if row["rule"]:
        return f"{shown[:-1]}: {RULES[row['rule']].format(limits=_limits(row))}."
    return shown


def _way(row: Row) -> str:
    """From the first result to the latest, which prove nothing about what is between."""
    first, latest = (
        in_unit(row[name], unit=row["unit"], decimals=row["decimals"])
        for name in ("first_value", "value")
    )
    if row["first_value"] == row["value"]:
        return f"{latest}, as in {row['first_at']}."
    way = "Up" if row["value"] > row["first_value"] else "Down"
    return f"{way} from {first} in {row['first_at']} to {latest}."


def _limits(row: Row) -> str:
    decimals = row["decimals"] + 1
    lower = number(row["lower_limit"], decimals=decimals)
    return f"{lower} to {in_unit(row['upper_limit'], unit=row['unit'], decimals=decimals)}"


def how_many_show(controlled: pd.DataFrame) -> str:
    """How many indicators show what, as a list in a sentence; the counts add up to all."""
    counts = controlled["variation"].value_counts()
    return listed(
        f"{in_words(int(counts[name]))} {phrases[int(counts[name] > 1)]}"
        for name, phrases in PHRASES.items()
        if name in counts
    )


def say_variation(controlled: pd.DataFrame, *, moves: pd.DataFrame) -> Statement:
    """What the results over time show of all indicators, against targets, and of their moves."""
    if controlled.empty:
        return Statement(("There are no indicators.",))
    shown = f"Of {count(len(controlled), 'indicator')}, {how_many_show(controlled)}"
    said = (sentence(shown), *_say_worse(controlled), *_say_ordinary(controlled))
    return Statement((" ".join(said), *_say_moves(moves)))


def _say_worse(controlled: pd.DataFrame) -> list[str]:
    worse = list(controlled.loc[controlled["variation"] == "concern", "title"])
    return [f"Worse: {'; '.join(worse)}."] if worse else []


def _say_ordinary(controlled: pd.DataFrame) -> list[str]:
    """Where the target lies for those of which the limits can tell."""
    stood = controlled["standing"].value_counts()
    fails, some, passes = (int(stood.get(name, 0)) for name in ("fails", "hit and miss", "passes"))
    if not fails + some + passes:
        return []
    return [
        "Where results only go up and down as usual, the limits of these ups and downs "
        f"miss the target for {how_many(fails)}, have it between them for {how_many(some)} and "
        f"meet it for {how_many(passes)}."
    ]


def _say_moves(moves: pd.DataFrame) -> list[str]:
    """How the direction of travel stands to ordinary variation."""
    if moves.empty:
        return []
    said = f"Of {count(len(moves), 'indicator')} improving or deteriorating, {sizes_of(moves)}."
    return [
        f"{said} The direction of travel looks at the last step, by its owner's threshold; the "
        "control chart looks at three years. So the two can differ."
    ]


def sizes_of(moves: pd.DataFrame) -> str:
    """How many moves are ordinary, how many are more, and of how many nobody can tell."""
    ordinary, beyond = (int(moves["size"].eq(size).sum()) for size in SIZES)
    untold = len(moves) - ordinary - beyond
    said = {
        f"{how_many(ordinary)} {is_or_are(ordinary)} within ordinary ups and downs": True,
        f"{how_many(beyond)} {is_or_are(beyond)} beyond them": beyond,
        f"for {how_many(untold)} we cannot tell": untold,
    }
    *most, last = [words for words, there in said.items() if there]
    return f"{', '.join(most)}; {last}" if most else last


def tabulate_moves(moves: pd.DataFrame, *, source: str) -> Table | Statement:
    """How far each indicator moved that improved or deteriorated, against what is ordinary.

    A note counts those whose results are not tested.
    """
    judged = moves[moves["size"] != "untold"]
    if judged.empty:
        return Statement(("Of no indicator can the size of a change be judged.",))
    return Table(
        judged.assign(
            indicator=column_of(judged, name_with_unit),
            course=judged["variation"].replace(IN_A_WORD),
            change=column_of(judged, _change_with_threshold),
            ordinary=column_of(judged, lambda row: _quantity(row, "ordinary_change", finer=1)),
            size=judged["size"].replace(SIZES),
        ),
        (
            Column.words("indicator", "Indicator"),
            Column.mark("direction", "Direction of travel"),
            Column.words("course", "Three years"),
            Column.numbers_in_words("change", "Change (threshold)"),
            quantities("ordinary", "Ordinary difference"),
            Column.words("size", "This step alone is"),
        ),
        caption="Indicators improving or deteriorating: size of the change",
        name="moves",
        source=source,
        notes=(ORDINARY_NOTE, *_left_out(len(moves) - len(judged))),
    )


def _left_out(untold: int) -> list[str]:
    if not untold:
        return []
    return [f"Left out: {count(untold, 'indicator')} whose results cannot be tested."]


def _change_with_threshold(row: Row) -> str:
    change, threshold = (_quantity(row, name, finer=0).bare for name in ("change", "noise"))
    return f"{change} ({threshold})"


def _quantity(row: Row, name: str, *, finer: int) -> Quantity:
    """A number of the indicator to the decimals of its results, or finer by so many."""
    return Quantity(row[name], row["unit"], row["decimals"] + finer)


def tabulate_variation(counts: pd.DataFrame, *, now: Quarter, source: str) -> Table:
    """Number of indicators by what their results show (rows) and where they stand (columns)."""
    return Table(
        counts.assign(variation=counts["variation"].replace(VERDICTS)),
        (
            Column.words("variation", "Results over time"),
            *(Column.number(name.replace(" ", "_"), words) for name, words in STANDINGS.items()),
            Column.number("indicators", "Indicators"),
        ),
        caption=f"Number of indicators by change (rows) and target (columns), {now.label}",
        name="variation_by_assurance",
        source=source,
        total=True,
    )
