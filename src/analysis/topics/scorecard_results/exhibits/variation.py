"""Whether indicators really changed, in words: each by itself and all of them together.

Their charts are in `control`; what is ordinary and what is a change is worked out in the measures.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.methods.control_charts import POINTS_NEEDED
from analysis.page import Column, Statement, Table
from analysis.page.quantity import Quantity, in_unit, quantities
from analysis.page.wording import count, in_words, inside_sentence, listed, number, sentence
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
    "not judged": "Not judged",
}
EXPECTATIONS = {
    "fails": "Will usually miss",
    "hit and miss": "Will sometimes meet",
    "passes": "Will usually meet",
    "not settled": "Not settled",
    "not judged": "Not judged",
    "no target": "No target",
}
REASONS = {
    "few results": f"fewer than {POINTS_NEEDED} results",
    "rolling": "each result shares months with the one before",
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
    "not judged": ("cannot be judged", "cannot be judged"),
}
SIZES = {"ordinary": "Ordinary", "beyond": "More than ordinary"}
RULES = {
    "outside the limits": "the latest result is outside the limits of {limits}",
    "trend": "seven or more results in succession went the same way",
    "two of three near a limit": "two of the last three results are near the same limit",
    "one side of the mean": "the last seven or more results are on the same side of their mean",
}


def verdict(row: Row) -> str:
    """What an indicator's results over time show, in a few words."""
    if row["not_judged"] == "few results":
        return f"Too few results to judge ({number(row['known_points'])} of {POINTS_NEEDED})"
    if row["not_judged"] == "rolling":
        return "Not judged: results overlap"
    if row["not_judged"] == "no result":
        return "Not judged: no result this time"
    return VERDICTS[row["variation"]]


def expectation(row: Row) -> str:
    """What to expect of an indicator against its target, in a few words."""
    target = target_with_side(row)
    if target is None:
        return "No target"
    if row["assurance"] == "not judged":
        return f"Target: {target}"
    return f"{EXPECTATIONS[row['assurance']]}: target {target}"


def course_in_words(row: Row) -> str:
    """What an indicator's results over time show and why, and what to expect, in sentences."""
    if row["not_judged"]:
        return f"Not judged: {REASONS[row['not_judged']]}."
    shown = sentence(verdict(row))
    if row["rule"]:
        shown = f"{shown[:-1]}: {RULES[row['rule']].format(limits=_limits(row))}."
    if row["assurance"] in ("fails", "hit and miss", "passes"):
        goes_on = inside_sentence(EXPECTATIONS[row["assurance"]])
        return f"{shown} It {goes_on} its target unless something changes."
    return shown


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
    return Statement((sentence(shown), *_say_expectations(controlled), *_say_moves(moves)))


def _say_expectations(controlled: pd.DataFrame) -> list[str]:
    expected = controlled["assurance"].value_counts()
    fails, some, passes, open_ = (
        int(expected.get(name, 0)) for name in ("fails", "hit and miss", "passes", "not settled")
    )
    if not fails + some + passes + open_:
        return []
    said = (
        f"As long as nothing else changes, {_some(fails)} will usually miss the target, "
        f"{_some(some)} will sometimes meet it and {_some(passes)} will usually meet it."
    )
    unsettled = (
        f" For {_some(open_)} it is not settled: the latest result has crossed a target that the "
        "limits do not reach."
    )
    return [said + unsettled if open_ else said]


def _say_moves(moves: pd.DataFrame) -> list[str]:
    """How the direction of travel stands to ordinary variation."""
    if moves.empty:
        return []
    ordinary, beyond = (int(moves["size"].eq(size).sum()) for size in SIZES)
    untold = len(moves) - ordinary - beyond
    said = (
        f"Of {count(len(moves), 'indicator')} improving or deteriorating, {_some(ordinary)} moved "
        f"within the ordinary difference of two results and {_some(beyond)} beyond it"
        f"{f'; for {_some(untold)} it cannot be told' if untold else ''}."
    )
    why = " A direction of travel goes by its owner's threshold, and does not prove a real change."
    return [said + why]


def tabulate_moves(moves: pd.DataFrame, *, source: str) -> Table | Statement:
    """How far each indicator moved that improved or deteriorated, against what is ordinary.

    Those whose results are not judged are named in a note.
    """
    judged = moves[moves["size"] != "untold"]
    untold = list(moves.loc[moves["size"] == "untold", "title"])
    if judged.empty:
        return Statement(("Of no indicator can the size of a change be judged.",))
    return Table(
        judged.assign(
            indicator=column_of(judged, name_with_unit),
            change=column_of(judged, lambda row: _quantity(row, "change", finer=0)),
            threshold=column_of(judged, lambda row: _quantity(row, "noise", finer=0)),
            ordinary=column_of(judged, lambda row: _quantity(row, "ordinary_change", finer=1)),
            size=judged["size"].replace(SIZES),
        ),
        (
            Column.words("indicator", "Indicator"),
            Column.mark("direction", "Direction of travel"),
            quantities("change", "Change"),
            quantities("threshold", "Owner's threshold"),
            quantities("ordinary", "Ordinary difference"),
            Column.words("size", "The change is"),
        ),
        caption="Indicators improving or deteriorating: size of the change",
        name="moves",
        source=source,
        notes=(f"It cannot be told for: {'; '.join(untold)}.",) if untold else (),
    )


def _quantity(row: Row, name: str, *, finer: int) -> Quantity:
    """A number of the indicator to the decimals of its results, or finer by so many."""
    return Quantity(row[name], row["unit"], row["decimals"] + finer)


def tabulate_variation(counts: pd.DataFrame, *, now: Quarter, source: str) -> Table:
    """Number of indicators by what their results show (rows) and what to expect (columns)."""
    return Table(
        counts.assign(variation=counts["variation"].replace(VERDICTS)),
        (
            Column.words("variation", "Results over time"),
            *(Column.number(name.replace(" ", "_"), words) for name, words in EXPECTATIONS.items()),
            Column.number("indicators", "Indicators"),
        ),
        caption=f"Number of indicators by change (rows) and target (columns), {now.label}",
        name="variation_by_assurance",
        source=source,
        total=True,
    )


def list_variation(controlled: pd.DataFrame) -> Statement:
    """Which indicators stand behind each count: an item a verdict, or a reason for none."""
    judged = controlled[controlled["not_judged"] == ""]
    items = [
        *(
            f"{words}. {_by_expectation(judged[judged['variation'] == name])}"
            for name, words in VERDICTS.items()
            if name in set(judged["variation"])
        ),
        *(
            f"Not judged, {words}: {'; '.join(titles)}."
            for name, words in REASONS.items()
            if (titles := list(controlled.loc[controlled["not_judged"] == name, "title"]))
        ),
    ]
    return Statement.listing(items, otherwise="There are no indicators.")


def _by_expectation(rows: pd.DataFrame) -> str:
    """Titles, those of which the same is to be expected together."""
    titles = {
        words: rows.loc[rows["assurance"] == name, "title"] for name, words in EXPECTATIONS.items()
    }
    return " ".join(f"{words}: {'; '.join(each)}." for words, each in titles.items() if len(each))


def _some(amount: int) -> str:
    """A count that stands without its noun."""
    return in_words(int(amount)) if amount else "none"
