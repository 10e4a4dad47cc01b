"""The findings in sentences: what was tested, how much better the rule is, and how sure that is.

Tables and charts are in the other modules.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.methods.forecast_ranges import LIKELY
from analysis.methods.resampling import RESAMPLES, TOLD_OF_TWENTY
from analysis.page import Statement
from analysis.page.wording import count, in_words, listed, number, percent, sentence
from analysis.topics.forecast_evidence.exhibits.named import (
    PARTS,
    capital,
    month_of,
    months_gone,
    too_few,
)


def say_extent(extent: pd.DataFrame, *, months_elapsed: int) -> Statement:
    """Whose amounts these are, how many years could be tested, and the month shown."""
    councils, total = extent.iloc[:-1], extent.iloc[-1]
    names = listed(sorted(capital(name) for name in councils["group"]))
    whose = f"{count(len(councils), 'council')} ({names})" if len(councils) > 1 else "one council"
    years = f"{count(total['service_years'], 'year')} of {count(total['services'], 'service')}"
    return Statement(
        (
            f"Monthly amounts of {whose}: {years}. {_say_tested(total)} Where one month is shown, "
            f"it is {month_of(months_elapsed)}: {months_gone(months_elapsed)} of the year gone.",
        ),
        role="note",
    )


def _say_tested(total: pd.Series[float]) -> str:
    if not total["tested"]:
        return "None of them could be tested."
    first, last = total["first_year"], total["last_year"]
    when = f"of {first}" if first == last else f"{first} to {last}"
    return (
        f"{sentence(in_words(int(total['tested'])))[:-1]} of these years, {when}, could be tested."
    )


def say_headline(
    gain: pd.Series[float], *, in_turn: pd.DataFrame, left_out: str, months_elapsed: int
) -> Statement:
    """How far off the straight line and the rule were, and how many results the ranges held.

    `left_out` is what was left out in turn, `group` or `financial_year`.
    """
    if not gain["cases"]:
        return Statement(too_few("service").paragraphs, role="headline")
    inside, cases = in_turn["inside"].sum(), in_turn["cases"].sum()
    off = (
        f"With {months_gone(months_elapsed)} of the year gone, half of the straight-line forecasts "
        f"of single services were off by {percent(gain['straight_error'])} of the year's result or "
        f"more. By the rule set out below it is {percent(gain['rule_error'])}: "
        f"{_less(gain['reduction_share'])}.{_say_refused(int(gain['refused']))}"
    )
    held = (
        f"The rule's ranges, meant to hold {percent(LIKELY, decimals=0)} of the results, held "
        f"{number(inside)} of {number(cases)} ({percent(inside / cases)}). What was said of each "
        f"{PARTS[left_out]} was learnt from the others alone."
    )
    return Statement((off, held), role="headline")


def _say_refused(refused: int) -> str:
    """How many cases the rule's method refuses, which count for neither."""
    if not refused:
        return ""
    cases = count(refused, "case")
    return f" Left aside: {cases} in which too little is spent by then for the rule's method."


def say_basis(kinds: Collection[str]) -> Statement:
    """What kind of amounts these are, as the files' own records have it."""
    if "illustrative" in kinds:
        return Statement(
            (
                "These amounts are illustrative. Written amounts run more smoothly than a real "
                "ledger, so the errors and ranges here are smaller than a council should expect.",
            ),
            role="caution",
        )
    return Statement(
        ("The amounts are as the files have them; nothing was smoothed.",), role="note"
    )


def say_sureness(gain: pd.Series[float], *, level: str) -> Statement:
    """How far the difference between rule and straight line may be chance, for a level."""
    if not gain["cases"]:
        return too_few(level)
    what = count(int(gain["services"]), level)
    found = (
        f"On {count(int(gain['cases']), 'year')} of {what}, the rule's median error was "
        f"{percent(gain['rule_error'])} and the straight line's "
        f"{percent(gain['straight_error'])}: {_less(gain['reduction_share'])}."
    )
    drawn = (
        f"Other {level}s might have shown another difference. Drawing as many {level}s at random "
        f"from these, {number(RESAMPLES)} times, gave anything between "
        f"{_less(gain['low_share'])} and {_less(gain['high_share'])} in {TOLD_OF_TWENTY} of 20 "
        f"draws. {_say_better(gain)}"
    )
    return Statement((found, drawn))


def _say_better(gain: pd.Series[float]) -> str:
    share = gain["better_share"]
    told = "all" if share == 1 else percent(share, decimals=0)
    if gain["low_share"] > 0:
        return f"The rule was better in {told} of the draws, so the gain is hardly chance."
    if gain["high_share"] < 0:
        return f"The rule was better in only {told} of the draws: here it is the worse choice."
    return (
        f"The rule was better in {told} of the draws, so which of the two is better here cannot "
        "be told from so few."
    )


def _less(reduction: float) -> str:
    """A reduction of an error in words; a negative one is more."""
    size = percent(abs(reduction))
    if size == percent(0):
        return "no less and no more"
    return f"{size} {'less' if reduction > 0 else 'more'}"
