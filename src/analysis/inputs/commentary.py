"""Whether a commentary's words go with its row's own figures: over or under, by what percentage.

Judges only what a sentence plainly says of the whole row; what it says of a part, of another year
or of another row is left alone. Rules between figures are in `rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.inputs.amounts import in_digits
from analysis.inputs.contract import Failure, Rule
from analysis.inputs.sentences import (
    SIGNS,
    Sentence,
    amounts_in,
    budget_words_in,
    sentences_of,
    spending_words_in,
    stated_shares_of_budget,
)

_ANSWER = "Correct the commentary, or confirm it with a row in corrections.csv."
_LOOK = "Read the sentence again beside the figures."
_PENNY = 0.01


@dataclass(frozen=True)
class Spending:
    """Columns that make a row's forecast, the action that will still lower it, and its budget.

    The columns of each are added up, in pounds; the first of `budget` alone is the original one.
    """

    forecast: tuple[str, ...]
    budget: tuple[str, ...]
    action: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Position:
    """One row's variances, before and after action, its budgets, later and original; in pounds."""

    variances: tuple[float, float]
    budgets: tuple[float, float]

    @property
    def sign(self) -> int:
        """1 where every variance is over, -1 where every one is under, 0 where they differ."""
        signs = {(each > 0) - (each < 0) for each in self.variances}
        return signs.pop() if len(signs) == 1 else 0

    def matches(self, sentence: str) -> float | None:
        """The variance that an amount in the sentence writes down, if any."""
        stated = amounts_in(sentence)
        named = (v for v in self.variances if abs(v) >= _PENNY and _among(abs(v), stated))
        return next(named, None)


_Judge = Callable[[Sentence, _Position], str | None]


def wrong_direction(column: str, spending: Spending) -> Rule:
    """Rule: a commentary does not call its row's underspend an overspend, or the reverse.

    A sentence counts that gives the row's own variance as an amount, or that opens the commentary.

    >>> rows = pd.DataFrame({"forecast_gbp": [95_000.0], "budget_gbp": [100_000.0],
    ...     "commentary": ["Forecast overspend of £5,000."]})
    >>> rule = wrong_direction("commentary", Spending(("forecast_gbp",), ("budget_gbp",)))
    >>> [failure.rule for failure in rule(rows)]
    ['says overspend, but the forecast is 5,000 under the budget']
    """

    def judged(sentence: Sentence, position: _Position) -> str | None:
        said = spending_words_in(sentence.text)
        contradicted = len(said) == 1 and SIGNS[said[0]] == -position.sign
        if not contradicted or not (sentence.opens or position.matches(sentence.text)):
            return None
        return _direction(said[0], position)

    return _rule(column, spending, judged, remedy=_ANSWER)


def doubtful_direction(column: str, spending: Spending) -> Rule:
    """Rule for a second look: words of over or under that may be about a part of the row only.

    >>> rows = pd.DataFrame({"forecast_gbp": [95_000.0], "budget_gbp": [100_000.0],
    ...     "commentary": ["Two posts are vacant. Fees are over budget."]})
    >>> rule = doubtful_direction("commentary", Spending(("forecast_gbp",), ("budget_gbp",)))
    >>> [failure.rule for failure in rule(rows)]
    ['says over budget, but the forecast is 5,000 under the budget']
    """
    certain = wrong_direction(column, spending)

    def judged(sentence: Sentence, position: _Position) -> str | None:
        said = [*spending_words_in(sentence.text), *budget_words_in(sentence.text)]
        if sentence.is_of_two_sides or position.budgets[0] < 0:
            return None
        if len(said) != 1 or SIGNS[said[0]] != -position.sign:
            return None
        return _direction(said[0], position)

    def rule(rows: pd.DataFrame) -> list[Failure]:
        known = {each.row for each in certain(rows)}
        found = _rule(column, spending, judged, remedy=_LOOK)(rows)
        return [each for each in found if each.row not in known]

    return rule


def wrong_share(column: str, spending: Spending) -> Rule:
    """Rule: a variance's percentage of the budget is what the row's own figures make it.

    The percentage is compared as precisely as it is written, before and after action, with the
    original and the later budget; any one that fits will do.

    >>> rows = pd.DataFrame({"forecast_gbp": [331_500_000.0], "budget_gbp": [326_000_000.0],
    ...     "commentary": ["Overspend of £5.5m (1.66%)."]})
    >>> rule = wrong_share("commentary", Spending(("forecast_gbp",), ("budget_gbp",)))
    >>> [failure.rule for failure in rule(rows)]
    ['gives 1.66%, but 5,500,000 is 1.69% of the budget of 326,000,000; 1.66% is of about \
331,300,000, perhaps the budget of another year']
    """

    def judged(sentence: Sentence, position: _Position) -> str | None:
        stated = position.matches(sentence.text)
        variances = position.variances if stated is None else (stated,)
        for share in stated_shares_of_budget(sentence.text, amount_is_known=stated is not None):
            made = [
                100 * abs(variance / budget)
                for variance in variances
                for budget in position.budgets
                if budget
            ]
            if made and not any(share.fits(each) for each in made):
                return _share(share.percent, share.decimals, abs(variances[-1]), position)
        return None

    return _rule(column, spending, judged, remedy=_ANSWER)


def _rule(column: str, spending: Spending, judged: _Judge, *, remedy: str) -> Rule:
    """The rule that asks `judged` of every sentence and fails a row at the first it objects to."""

    def rule(rows: pd.DataFrame) -> list[Failure]:
        objections = (
            (label, next(_objections(row, column, spending, judged), None))
            for label, row in rows.to_dict("index").items()
        )
        return [
            Failure(label, column, objection[1], remedy, objection[0])
            for label, objection in objections
            if objection
        ]

    return rule


def _objections(
    row: dict[Any, Any], column: str, spending: Spending, judged: _Judge
) -> Iterator[tuple[str, str]]:
    """Each sentence of the row's commentary that is objected to, and why."""
    position = _position(row, spending)
    if pd.isna(row[column]) or position is None:
        return
    for sentence in sentences_of(row[column]):
        objection = judged(sentence, position)
        if objection:
            yield sentence.text, objection


def _position(row: dict[Any, Any], spending: Spending) -> _Position | None:
    """The row's figures; None where one is missing."""
    names = (*spending.forecast, *spending.action, *spending.budget)
    if any(pd.isna(row[name]) for name in names):
        return None
    forecast, action, budget = (
        sum(row[name] for name in part)
        for part in (spending.forecast, spending.action, spending.budget)
    )
    gross = round(forecast - budget, 2)
    return _Position((gross, round(gross + action, 2)), (budget, row[spending.budget[0]]))


def _among(variance: float, stated: list[tuple[float, float]]) -> bool:
    return any(abs(variance - amount) <= half_unit for amount, half_unit in stated)


def _direction(said: str, position: _Position) -> str:
    side = "over" if position.sign > 0 else "under"
    size = in_digits(abs(position.variances[-1]))
    return f"says {said}, but the forecast is {size} {side} the budget"


def _share(percent: float, decimals: int, size: float, position: _Position) -> str:
    budget = abs(position.budgets[0])
    right, written = f"{100 * size / budget:.{decimals}f}%", f"{percent:.{decimals}f}%"
    rule = f"gives {written}, but {in_digits(size)} is {right} of the budget of {in_digits(budget)}"
    if not percent:
        return rule
    base = float(f"{100 * size / percent:.4g}")
    return f"{rule}; {written} is of about {in_digits(base)}, perhaps the budget of another year"
