"""What the summary says first: its dates, how the topics stand, and the few that need attention.

The position of each topic in words is in `money` and `performance`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.page import Statement
from analysis.page.palette import MARKS
from analysis.page.wording import (
    count,
    in_words,
    inside_sentence,
    is_or_are,
    listed,
    pounds,
    sentence,
)
from analysis.periods import Period, Quarter
from analysis.topics.summary.exhibits.units import Row, beyond, change_in, titled, value_in

At = Period | Quarter
_RATED = {"red": "{} Red", "amber": "{} Amber", "green": "{} Green"}
_CHANGED = {"worse": "got worse", "better": "got better", "no_change": "did not change"}
_UNKNOWN = {"no_status": "{} without a status", "not_comparable": "{} not comparable"}
_MOVED = {
    "worse": "has become worse",
    "better": "has become better",
    "no change": "has not changed",
    "not comparable": "cannot be compared with the last report",
}


def say_scope(now: At, *, last: At, others: Mapping[str, tuple[At, At]]) -> Statement:
    """The position described and its comparison, and that some topics have dates of their own."""
    own = " Other dates are given below." if others else ""
    return Statement(
        (f"Position at {now.label}, compared with the report at {last.label}.{own}",), role="note"
    )


def say_dates(others: Mapping[str, tuple[At, At]]) -> Statement:
    """The positions of topics that have dates of their own, with their last reports."""
    own = [f"{name} {here.label} ({then.label})" for name, (here, then) in others.items()]
    if not own:
        return Statement(("Every topic is shown at the same date.",))
    return Statement((f"Dates of their own, with the last report in brackets: {'; '.join(own)}.",))


def say_headline(totals: pd.Series[float], *, pressing: pd.DataFrame) -> Statement:
    """How many topics have which rating, how many moved, and which need attention first."""
    numbers = {str(name): int(value) for name, value in totals.items()}
    ratings, moved, unknown = (_some(numbers, words) for words in (_RATED, _CHANGED, _UNKNOWN))
    parts = [
        f"Of {count(numbers['topics'], 'topic')}, {listed(ratings) or 'none has a rating'}.",
        f"Since their last reports, {listed(moved)}." if moved else "",
        sentence(listed(unknown)) if unknown else "",
    ]
    return Statement((" ".join(filter(None, parts)), _say_first(pressing)), role="headline")


def _some(numbers: Mapping[str, int], words: Mapping[str, str]) -> list[str]:
    """The numbers that are not nought, each with its words and their verb."""
    return [
        f"{in_words(number)} {said.format(is_or_are(number))}"
        for name, said in words.items()
        if (number := numbers[name])
    ]


def _say_first(pressing: pd.DataFrame) -> str:
    if pressing.empty:
        return "No topic is Red or Amber."
    names = listed(map(inside_sentence, pressing["title"]))
    return f"Most in need of attention: {names}."


def say_attention(pressing: pd.DataFrame) -> Statement:
    """The topics that most need attention, each with why and who answers for it."""
    return Statement.listing(
        [_say_reason(topic) for topic in pressing.to_dict("records")],
        otherwise="No topic is Red or Amber, so none is named here.",
    )


def say_also_worse(worse: pd.DataFrame) -> Statement:
    """The topics that became worse without being among the first, each with its rating."""
    rows = worse.to_dict("records")
    named = [f"{titled(row, before='Appendix ')}, {MARKS[row['rating']].word}" for row in rows]
    if not named:
        return Statement(("No other topic became worse.",))
    return Statement((f"Also became worse: {'; '.join(named)}.",))


def _say_reason(topic: Row) -> str:
    rating = MARKS[topic["rating"]].word
    threshold = beyond(topic, column=f"{topic['rating']}_from")
    found = f"{topic['label']}: {value_in(topic['unit'], topic['now'])}{_say_change(topic)}"
    stake = f" At stake: {pounds(topic['at_stake_gbp'])}." if topic["at_stake_gbp"] > 0 else ""
    return (
        f"{titled(topic, before='Appendix ')} is {rating} and {_MOVED[topic['movement']]}. "
        f"{found} ({rating} from {threshold}).{stake} Owner: {topic['owner']}."
    )


def _say_change(topic: Row) -> str:
    """The change since the last report after a comma, where there is one."""
    if topic["movement"] not in ("better", "worse"):
        return ""
    return f", {change_in(topic['unit'], topic['change'])}"
