"""How much of the savings lasts: recurring and one-off, this year and in a full year, by kind.

Delivery by directorate is in `position`; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import pounds
from analysis.periods import Period

ROWS_NOTE = "Rows, too, may differ from their totals in the last digit."


def say_lasting(effects: pd.DataFrame) -> Statement:
    """What comes again next year, and what the savings are worth in a full year."""
    total = effects.iloc[-1]
    return Statement((f"{_say_one_off(total)} {_say_full_year(total)}",))


def _say_one_off(total: pd.Series[float]) -> str:
    target, one_off = pounds(total["target_gbp"]), total["one_off_gbp"]
    if one_off <= 0:
        return f"All of the {target} target comes again each year."
    return (
        f"Of the {target} target {pounds(one_off)} is one-off and has to be found again next year."
    )


def _say_full_year(total: pd.Series[float]) -> str:
    change = total["full_year_change_gbp"]
    against = "the same as this year's target"
    if change:
        more = "more" if change > 0 else "less"
        against = f"{pounds(abs(change))} {more} than this year's target"
    return (
        f"In a full year the schemes are worth {pounds(total['full_year_effect_gbp'])}, {against}: "
        "one that starts late has its full effect next year, and one that does not recur has none."
    )


def tabulate_lasting(effects: pd.DataFrame, *, now: Period, source: str) -> Table:
    """This year's target by kind, recurring and one-off, with the full-year effect."""
    return Table(
        effects,
        (
            Column.words("kind", "Kind of saving"),
            Column.millions("recurring_gbp", "Recurring"),
            Column.millions("one_off_gbp", "One-off"),
            Column.millions("target_gbp", "Target"),
            Column.percent("secure_share", "Delivered or on target", missing="[z]"),
            Column.millions("full_year_effect_gbp", "Full year"),
            Column.change_in_millions("full_year_change_gbp", "Full year less target"),
        ),
        caption=f"Savings by kind, {now.financial_year} and a full year, at {now.label}",
        name="savings_by_kind",
        source=source,
        notes=(ROWS_NOTE,),
        total=True,
    )
