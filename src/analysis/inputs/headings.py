"""Whether the heading lines above a header agree with the period that the file is named for.

A heading that names another financial year or day shows that the wrong file, or the wrong
heading, was sent; what the columns hold is for the contract.
"""

from __future__ import annotations

from analysis.errors import Fault
from analysis.inputs.rows import Record
from analysis.periods import Period, Quarter, days_named_in, financial_years_named_in

_ASK = "Ask its owner which is right, and for an extract that says so."


def heading_faults(
    headings: tuple[Record, ...], *, period: Period | Quarter | None, file: str
) -> list[Fault]:
    """Faults of the heading lines against the period; a file without a period has none.

    >>> record = Record(1, ("2014/15 Actual Expenditure as at 31 May 2015",))
    >>> for fault in heading_faults((record,), period=Period(2015, 5), file="data/x.csv"):
    ...     print(fault.rule)
    names the financial year 2014/15, but the position at 31 May 2015 is in 2015/16
    """
    if period is None:
        return []
    texts = [(record.line, ", ".join(filter(None, record.cells))) for record in headings]
    rules = [(line, text, rule) for line, text in texts for rule in _contradictions(text, period)]
    return [Fault(file, line, None, text, rule, _ASK) for line, text, rule in rules]


def _contradictions(text: str, period: Period | Quarter) -> list[str]:
    years, days, last_day = financial_years_named_in(text), days_named_in(text), period.last_day
    rules = []
    if years and period.financial_year not in years:
        rules.append(
            f"names the financial year {' and '.join(years)}, but the position at "
            f"{_in_words(period)} is in {period.financial_year}"
        )
    if days and last_day not in days:
        rules.append(f"names another day than {_in_words(period)}, the file's")
    return rules


def _in_words(period: Period | Quarter) -> str:
    return Period(period.last_day.year, period.last_day.month).label
