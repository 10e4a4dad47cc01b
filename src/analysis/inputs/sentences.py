"""What a sentence of a commentary plainly says: over or under, amounts in pounds, percentages.

A sentence about another year, or one that denies or supposes, says nothing here; what the row's
figures are is for `commentary`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OVERSPEND, UNDERSPEND = "overspend", "underspend"
OVER_BUDGET, UNDER_BUDGET = "over budget", "under budget"
SIGNS = {OVERSPEND: 1, OVER_BUDGET: 1, UNDERSPEND: -1, UNDER_BUDGET: -1}

_END = re.compile(r"(?<=[.!?;])\s+")
_SPENDING = re.compile(r"\b(over|under)-?spen[dt]\w*", re.IGNORECASE)
_BUDGET = re.compile(
    r"\b(over|above|under|below) (?:the |its |their )?budget\b"
    r"(?![ -](?:holder|setting|pressure|cut))",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:the|this|an?|it|is|service|small|large|forecast|projected|expected|net|gross|likely|"
    r"year-end|end-of-year|to|due) )*(?:over|under)-?spen[dt]\w*(?! (?:on|in|at|within|among)\b)",
    re.IGNORECASE,
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|month"
)
_ELSEWHERE = re.compile(
    r"\b(?:no|not|never|neither|nor|none|without|rather|instead|unless|if|whether|would|could|"
    r"might|risks?|avoid\w*|prevent\w*|reduc\w+|remov\w+|clear\w+|eliminat\w+|revers\w+|turn\w*|"
    r"becom\w+|became|last|previous\w*|prior|earlier|former|next|future|elsewhere|other|others|"
    r"another|offset\w*|met|date|so far|quarter\w*|20[0-9]{2}[/-][0-9]{2,4}|"
    rf"{_MONTHS})\b|n[’']t\b",
    re.IGNORECASE,
)
_ABOUT = r"(?:about|around|nearly|almost|roughly|approximately|some|over|under|up to|more than)"
_AMOUNT = r"£ ?([0-9][0-9,]*(?:\.[0-9]+)?) ?(million|thousand|billion|bn|m|k)?\b"
_AMOUNTS = re.compile(_AMOUNT, re.IGNORECASE)
_SCALES = {"": 1, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_PERCENT = r"([0-9]{1,3}(?:\.[0-9]+)?) ?(?:%|per ?cent\b)"
_ALL_PERCENT = re.compile(_PERCENT, re.IGNORECASE)
_OF_BUDGET = (
    r" of (?:the |its |this year[’']s |annual |approved |revised |current |net |gross )*budget\b"
    r"(?! (?:for|of|on|in|is|was|has)\b)"
)
_AFTER_AMOUNT = re.compile(
    rf"{_AMOUNT}(?:,? ?\(|,| or|, or|,? which is|,? that is|,? equal to)? ?{_PERCENT}"
    r"(?! (?:on|in|of(?! (?:the |its )?(?:\w+ )?budget))\b)",
    re.IGNORECASE,
)
_WITH_BUDGET = re.compile(_PERCENT + _OF_BUDGET, re.IGNORECASE)
_WITH_SPENDING = re.compile(
    rf"(?:over|under)-?spen[dt]\w* (?:of|by|is|at) {_PERCENT}(?! (?:on|in|of)\b)"
    rf"|{_PERCENT} (?:over|under)-?spen[dt]\w*(?! (?:on|in|at|of|within)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence and its place in the commentary.

    `is_of_two_sides` where the commentary speaks of overspending and of underspending; if it
    does not, `opens` where the sentence is its first and begins by calling the row one of them.
    """

    text: str
    opens: bool
    is_of_two_sides: bool


@dataclass(frozen=True)
class StatedShare:
    """A percentage as written, with its decimals."""

    percent: float
    decimals: int

    def fits(self, percent: float) -> bool:
        """Whether a percentage rounds to this one; a half may be rounded either way.

        >>> StatedShare(1.7, 1).fits(1.687), StatedShare(1.66, 2).fits(1.687)
        (True, False)
        """
        return abs(self.percent - percent) <= 0.5000001 * 10.0**-self.decimals


def sentences_of(commentary: str) -> list[Sentence]:
    """The sentences of a commentary in order; a semicolon ends one as well.

    >>> [each.opens for each in sentences_of("Underspend of £5.5m. Posts are vacant.")]
    [True, False]
    """
    two_sides = len({each.lower() for each in _SPENDING.findall(commentary)}) > 1
    first, *others = _END.split(commentary.strip())
    opens = not two_sides and bool(_LEADING.match(first))
    rest = (Sentence(text, opens=False, is_of_two_sides=two_sides) for text in others)
    return [Sentence(first, opens=opens, is_of_two_sides=two_sides), *rest]


def spending_words_in(sentence: str) -> list[str]:
    """Whether the sentence plainly says overspend, underspend, both or neither of now.

    >>> spending_words_in("A small overspend is forecast."), spending_words_in("Not an underspend.")
    (['overspend'], [])
    """
    words = {"over": OVERSPEND, "under": UNDERSPEND}
    return _plainly(sentence, [words[each.lower()] for each in _SPENDING.findall(sentence)])


def budget_words_in(sentence: str) -> list[str]:
    """Whether the sentence says that something is over or under budget now.

    >>> budget_words_in("Fees are 4.9% over budget."), budget_words_in("On budget.")
    (['over budget'], [])
    """
    words = {"over": OVER_BUDGET, "above": OVER_BUDGET}
    found = [words.get(each.lower(), UNDER_BUDGET) for each in _BUDGET.findall(sentence)]
    return _plainly(sentence, found)


def amounts_in(sentence: str) -> list[tuple[float, float]]:
    """Each amount in pounds, with half of the unit it is written to.

    >>> amounts_in("£453,000 of £5.5m and £21")
    [(453000.0, 500.0), (5500000.0, 50000.0), (21.0, 0.5)]
    """
    return [_amount(*parts) for parts in _AMOUNTS.findall(sentence)]


def stated_shares_of_budget(sentence: str, *, amount_is_known: bool) -> list[StatedShare]:
    """The percentage of the budget that the sentence gives of the row's variance, if one.

    `amount_is_known` where the sentence gives the variance in pounds as well. A sentence with
    several percentages, or with one that is only roughly given, says nothing.

    >>> stated_shares_of_budget("Overspend of £5.5m (1.66%).", amount_is_known=True)
    [StatedShare(percent=1.66, decimals=2)]
    >>> stated_shares_of_budget("Fees are 4.9% over budget.", amount_is_known=False)
    []
    """
    percentages = _ALL_PERCENT.findall(sentence)
    rough = re.search(rf"\b{_ABOUT} {_PERCENT}", sentence, re.IGNORECASE)
    if len(percentages) != 1 or rough or _ELSEWHERE.search(sentence):
        return []
    forms = [_WITH_SPENDING]
    if amount_is_known:
        forms += [_AFTER_AMOUNT]
    if amount_is_known or _SPENDING.search(sentence):
        forms += [_WITH_BUDGET]
    if not any(form.search(sentence) for form in forms):
        return []
    return [StatedShare(float(percentages[0]), len(percentages[0].partition(".")[2]))]


def _plainly(sentence: str, words: list[str]) -> list[str]:
    return [] if _ELSEWHERE.search(sentence) else list(dict.fromkeys(words))


def _amount(digits: str, scale: str) -> tuple[float, float]:
    plain = digits.replace(",", "")
    size = _SCALES[scale.lower()]
    whole, _, decimals = plain.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if not decimals else -len(decimals)
    return float(plain) * size, 0.5 * 10.0**zeros * size
