"""What the scorecard appendix says first: its scope, and the finding in a few sentences.

Tables and charts of the whole are in `position`; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Statement
from analysis.page.wording import has_or_have, how_many, in_words, is_or_are, number, sentence
from analysis.periods import Quarter
from analysis.topics.scorecard_results.exhibits.variation import sizes_of


def say_scope(now: Quarter, *, last: Quarter, focus_area: str) -> Statement:
    """Quarter, comparison and focus area of the page, in words."""
    area = "All focus areas." if focus_area == "all" else f"{focus_area} only."
    return Statement(
        (
            f"Results for {now.label}, compared with {last.label}. {area} Every change of rating "
            "is described.",
        ),
        role="note",
    )


def say_headline(
    figures: pd.DataFrame,
    *,
    worse: pd.DataFrame,
    better: pd.DataFrame,
    by_variation: pd.DataFrame,
    moves: pd.DataFrame,
    now: Quarter,
    last: Quarter,
) -> Statement:
    """The finding: ratings now and then, the picture, the exceptions, and the real changes.

    `worse` has the indicators that are red and deteriorated, `better` the green and improved;
    `by_variation` counts what all results over time show, `moves` has what got better or worse.
    """
    totals, before = figures["now"], figures["before"]
    ratings = (
        f"In {now.label}, {number(totals['green'])} of the "
        f"{number(totals['indicators'])} indicators {is_or_are(totals['green'])} green "
        f"({number(before['green'])} in {last.label}) and {number(totals['red'])} "
        f"{is_or_are(totals['red'])} red ({number(before['red'])} in {last.label}). Of the others, "
        f"{how_many(totals['amber'])} {is_or_are(totals['amber'])} amber and "
        f"{how_many(totals['no_status'])} {has_or_have(totals['no_status'])} no status."
    )
    exceptions = sentence(
        f"{how_many(len(worse))} {is_or_are(len(worse))} red and deteriorated; "
        f"{how_many(len(better))} {is_or_are(len(better))} green and improved"
    )
    picture = f"{_say_picture(figures, last=last)}{_say_sizes(moves)}"
    named = f"{exceptions}{_named('Red', worse)}{_named('Green', better)}"
    paragraphs = (ratings, picture, named, _say_real_changes(by_variation))
    return Statement(paragraphs, role="headline")


def _say_real_changes(by_variation: pd.DataFrame) -> str:
    """How many indicators really changed, by all their results and not the last two only."""
    counts = by_variation.set_index("variation")["indicators"]
    judged = counts["Total"] - counts["not judged"]
    if not judged:
        return "Of no indicator can three years' results be tested for a real change."
    steady, neither = counts["common cause"], counts["neutral"]
    others = {
        f"{how_many(steady)} only went up and down as usual": steady,
        f"{how_many(neither)} changed neither way": neither,
    }
    rest = " and ".join(words for words, there in others.items() if there)
    return (
        f"That is the last step. Over three years, of {in_words(int(judged))} that can be tested "
        f"{how_many(counts['improvement'])} really changed for the better and "
        f"{how_many(counts['concern'])} for the worse{f'; {rest}' if rest else ''}."
    )


def _say_sizes(moves: pd.DataFrame) -> str:
    """Whether what got better or worse moved by more than it ordinarily does."""
    if moves.empty:
        return ""
    return f" Of these {number(len(moves))} moves, {sizes_of(moves)}."


def _named(rating: str, indicators: pd.DataFrame) -> str:
    return f" {rating}: {'; '.join(indicators['title'])}." if len(indicators) else ""


def _say_picture(figures: pd.DataFrame, *, last: Quarter) -> str:
    """Whether the scorecard is better, in the signs of all four movements; mixed if they differ."""
    good = _gains(figures["change"])
    ratings, ways = _verdict(good[:2]), _verdict(good[2:])
    green, red = (_more(name, figures) for name in ("green", "red"))
    directions = sentence(
        f"{_moving(figures, 'improving')} and {_moving(figures, 'deteriorating')}"
    )
    if {ratings, ways} == {"better", "worse"}:
        directions = f"But {directions[:1].lower()}{directions[1:]}"
    return (
        f"Compared with {last.label} the picture is {_verdict(good)}: {green}; {red}. {directions}"
    )


def _gains(change: pd.Series[float]) -> list[float]:
    """The movements of green, red, improving and deteriorating, each positive where better."""
    return [change["green"], -change["red"], change["improving"], -change["deteriorating"]]


def _verdict(gains: list[float]) -> str:
    if not any(gains):
        return "the same"
    return "better" if min(gains) >= 0 else "worse" if max(gains) <= 0 else "mixed"


def _moving(figures: pd.DataFrame, way: str) -> str:
    """How many go one way, against the last report."""
    now, before = figures["now"][way], figures["before"][way]
    if now == before:
        return f"as many are {way} ({how_many(now)})"
    more = "more" if now > before else "fewer"
    return f"{more} are {way} ({how_many(now)}; it was {how_many(before)})"


def _more(rating: str, figures: pd.DataFrame) -> str:
    """How many more or fewer have a rating, or the number that has not changed."""
    change = int(figures["change"][rating])
    if change == 0:
        return f"{rating} is unchanged at {number(figures['now'][rating])}"
    more = "more" if change > 0 else "fewer"
    return f"{in_words(abs(change))} {more} {is_or_are(abs(change))} {rating}"
