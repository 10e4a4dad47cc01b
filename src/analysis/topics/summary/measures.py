"""How each topic is rated, which way it moved, and which topics most need attention.

What the topics measure is their own affair: their figures come in, in their own units. Files and
words are elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import ParameterError

RED, AMBER, GREEN, NO_STATUS = "red", "amber", "green", "no status"
BETTER, WORSE, NO_CHANGE, NOT_COMPARABLE = "better", "worse", "no change", "not comparable"
RATINGS = (RED, AMBER, GREEN, NO_STATUS)
MOVEMENTS = (WORSE, BETTER, NO_CHANGE, NOT_COMPARABLE)
#: Smaller changes than these are not shown by the words that go with the unit.
SMALLEST_CHANGE = {"pounds": 0.5, "share": 0.0005, "number": 0.5, "days": 0.5}
_SIGN = {"lower": 1.0, "higher": -1.0}
_LETTERED = re.compile(r"([a-z][a-z_]*)\s*:\s*([A-Z])")


def gathered(figures: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The figures of several topics one under the other, each in its own unit.

    `figures` has for each topic a frame of its figures by name, with columns now, before and
    change. A row is a figure of a topic. Columns returned: topic, measure, now, before, change.

    >>> figures = pd.DataFrame({"now": [5.0], "before": [4.0], "change": [1.0]}, index=["red"])
    >>> gathered({"risk_registers": figures}).values.tolist()
    [['risk_registers', 'red', 5.0, 4.0, 1.0]]
    """
    return pd.concat(figures, names=["topic", "measure"]).reset_index()


def with_figure(
    figures: pd.DataFrame, *, name: str, now: float, before: float = float("nan")
) -> pd.DataFrame:
    """A topic's figures and one more, in its own unit; without `before` it has no change.

    >>> figures = pd.DataFrame({"now": [5.0], "before": [4.0], "change": [1.0]}, index=["red"])
    >>> with_figure(figures, name="saving_gbp", now=3.3)["now"].to_list()
    [5.0, 3.3]
    """
    row = {"now": now, "before": before, "change": now - before}
    return pd.concat([figures, pd.DataFrame(row, index=[name])])


def lettered(thresholds: pd.DataFrame, *, letters: str) -> pd.DataFrame:
    """The topics with the letters of their appendices, missing where the pack has none.

    `letters` names them as `savings_delivery: A, budget_pressure: B`. Column added: letter.
    Raises ParameterError for whatever is not written so.

    >>> topics = pd.DataFrame({"topic": ["risk_registers"]})
    >>> lettered(topics, letters="savings_delivery: A, risk_registers: E")["letter"].to_list()
    ['E']
    """
    parts = [part.strip() for part in letters.split(",") if part.strip()]
    wrong = [part for part in parts if not _LETTERED.fullmatch(part)]
    if wrong:
        listed = ", ".join(f"'{part}'" for part in wrong)
        raise ParameterError(
            f"letters has {listed}. Write each topic and its letter, as in budget_pressure: B."
        )
    return thresholds.assign(letter=thresholds["topic"].map(dict(_LETTERED.findall(letters))))


def status(topics: pd.DataFrame, *, figures: pd.DataFrame) -> pd.DataFrame:
    """Each topic's measure now and at the last report, rated and with its movement.

    Amber and Red begin at their own thresholds, those included; a missing figure has no status,
    and without one before a topic is not comparable. A row is a topic, in the order of `topics`.
    Columns used: of `topics` those of the thresholds, of `figures` those of `gathered`. Columns
    added: now, before, change (in the row's unit), at_stake_gbp (NaN where there is none), rating
    and movement. Raises KeyError where a topic has no figure of the name.

    >>> topics = pd.DataFrame({"topic": ["risk_registers"], "measure": ["red"], "unit": ["number"],
    ...     "better_when": ["lower"], "amber_from": [1.0], "red_from": [8.0], "at_stake": [None]})
    >>> figures = pd.DataFrame({"topic": ["risk_registers"], "measure": ["red"], "now": [5.0],
    ...     "before": [6.0], "change": [-1.0]})
    >>> status(topics, figures=figures)[["rating", "movement"]].values.tolist()
    [['amber', 'better']]
    """
    _refuse_unknown(topics, figures=figures)
    at_stake = figures.rename(columns={"measure": "at_stake", "now": "at_stake_gbp"})
    stakes = at_stake[["topic", "at_stake", "at_stake_gbp"]]
    joined = topics.merge(figures, how="left", on=["topic", "measure"]).merge(
        stakes, how="left", on=["topic", "at_stake"]
    )
    return joined.assign(rating=_ratings, movement=_movements)


def totals(stated: pd.DataFrame) -> pd.Series[float]:
    """Number of topics by rating and by movement; each of the two adds up to the topics.

    Columns used: rating, movement. Entries returned: topics, red, amber, green, no_status, worse,
    better, no_change, not_comparable.

    >>> totals(pd.DataFrame({"rating": ["red", "green"], "movement": ["worse", "no change"]}))[
    ...     ["topics", "red", "worse", "better"]].to_list()
    [2.0, 1.0, 1.0, 0.0]
    """
    counts = {
        **{name: stated["rating"].eq(name).sum() for name in RATINGS},
        **{name: stated["movement"].eq(name).sum() for name in MOVEMENTS},
    }
    named = {name.replace(" ", "_"): number for name, number in counts.items()}
    return pd.Series({"topics": len(stated), **named}, dtype=float)


def attention(stated: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """The topics that most need attention, `most` of them or fewer; Green ones never do.

    Red comes before Amber; then what got worse since the last report; then the most money at
    stake, in pounds; then the earlier paragraph. A row is a topic with all columns of `status`.

    >>> stated = pd.DataFrame({"topic": ["a", "b", "c"], "rating": ["amber", "red", "red"],
    ...     "movement": ["worse", "better", "worse"], "at_stake_gbp": [9.0, 5.0, None],
    ...     "paragraph": [12, 15, 16]})
    >>> attention(stated, most=2)["topic"].to_list()
    ['c', 'b']
    """
    pressing = stated[stated["rating"].isin((RED, AMBER))]
    ordered = pressing.assign(
        _rating=pressing["rating"].ne(RED),
        _movement=pressing["movement"].ne(WORSE),
        _stake=-pressing["at_stake_gbp"].astype(float).fillna(0.0),
    ).sort_values(["_rating", "_movement", "_stake", "paragraph"], kind="stable")
    return (
        ordered.drop(columns=["_rating", "_movement", "_stake"]).head(most).reset_index(drop=True)
    )


def also_worse(stated: pd.DataFrame, *, pressing: pd.DataFrame) -> pd.DataFrame:
    """The topics that got worse since the last report and are not among those of `pressing`.

    A row is a topic with all columns of `stated`, in its order.

    >>> stated = pd.DataFrame({"topic": ["a", "b", "c"], "movement": ["worse", "worse", "better"]})
    >>> also_worse(stated, pressing=stated.head(1))["topic"].to_list()
    ['b']
    """
    named = stated["topic"].isin(pressing["topic"])
    return stated[stated["movement"].eq(WORSE) & ~named].reset_index(drop=True)


def agreed_option(options: pd.DataFrame, *, as_at: date) -> pd.Series[Any]:
    """The option for more school places that was agreed by a day; missing values while none is.

    Columns used: option_ref, name, agreed_on. Entries returned: the same.

    >>> options = pd.DataFrame({"option_ref": ["1", "2"], "name": ["New", "Expand"],
    ...     "agreed_on": pd.to_datetime([None, "2015-07-16"])})
    >>> agreed_option(options, as_at=date(2015, 7, 31))["name"]
    'Expand'
    """
    wanted = ["option_ref", "name", "agreed_on"]
    agreed = options[options["agreed_on"] <= pd.Timestamp(as_at)]
    if agreed.empty:
        return pd.Series(dict.fromkeys(wanted), dtype=object)
    return agreed[wanted].astype(object).iloc[0]


def option_cost(council: pd.DataFrame, *, option: pd.Series[Any]) -> pd.Series[float]:
    """Building cost of one option to the council in pounds, with the bid lost and with it won.

    Entries returned: lost_gbp, won_gbp; NaN for an option that is not there.

    >>> council = pd.DataFrame({"option_ref": ["2"], "lost_gbp": [80.0], "won_gbp": [30.0]})
    >>> option_cost(council, option=pd.Series({"option_ref": "2"})).to_list()
    [80.0, 30.0]
    """
    costs = council.set_index("option_ref")[["lost_gbp", "won_gbp"]].astype(float)
    return costs.reindex([option["option_ref"]]).iloc[0]


def _refuse_unknown(topics: pd.DataFrame, *, figures: pd.DataFrame) -> None:
    there = set(zip(figures["topic"], figures["measure"], strict=True))
    wanted = [
        (row["topic"], row[column])
        for row in topics.to_dict("records")
        for column in ("measure", "at_stake")
        if pd.notna(row[column])
    ]
    unknown = [f"{topic} {name}" for topic, name in wanted if (topic, name) not in there]
    if unknown:
        raise KeyError(f"no figure of the name: {', '.join(unknown)}")


def _ratings(stated: pd.DataFrame) -> np.ndarray:
    sign = stated["better_when"].map(_SIGN)
    badness = sign * stated["now"]
    return np.select(
        [
            stated["now"].isna(),
            badness >= sign * stated["red_from"],
            badness >= sign * stated["amber_from"],
        ],
        [NO_STATUS, RED, AMBER],
        GREEN,
    )


def _movements(stated: pd.DataFrame) -> np.ndarray:
    worsening = stated["better_when"].map(_SIGN) * stated["change"]
    noticed = stated["change"].abs() >= stated["unit"].map(SMALLEST_CHANGE)
    return np.select(
        [stated["change"].isna(), ~noticed, worsening > 0],
        [NOT_COMPARABLE, NO_CHANGE, WORSE],
        BETTER,
    )
