"""What the appendix on the grant says first: the grant, the cut, the reserves, the decisions.

Tables and charts are in the other modules; nothing is summed here.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.page import KeyFigures, Statement
from analysis.page.wording import count, in_words, is_or_are, percent, pounds
from analysis.periods import Period

KEY_FIGURES = {
    "budget_gbp": "Grant budgeted for the year, before the cut",
    "spent_gbp": "Spent so far",
    "forecast_gbp": "Forecast spending for the year",
    "opening_gbp": "Public Health reserves at the start of the year",
    "headroom_gbp": "Reserves above their minimum, lowest year end",
}
IN_DETAIL = {
    **dict.fromkeys(KEY_FIGURES, "grant_by_area"),
    "opening_gbp": "reserve_path",
    "headroom_gbp": "reserve_path",
}


def say_scope(
    now: Period,
    *,
    last: Period,
    proposals_now: Period,
    proposals_last: Period,
    materiality_gbp: float,
) -> Statement:
    """The days of the money and of the proposals, each with what it is compared with."""
    return Statement(
        (
            f"Money at {now.label} (month {now.months_elapsed} of {now.financial_year}), compared "
            f"with the report at {last.label}; changes of {pounds(materiality_gbp)} or more are "
            f"described. Proposals and decisions at {proposals_now.label}, compared with "
            f"{proposals_last.label}; every change is described.",
        ),
        role="note",
    )


def say_headline(
    totals: pd.Series[float],
    *,
    years: pd.DataFrame,
    reserves: pd.DataFrame,
    counts: pd.Series[float],
    now: Period,
    proposals_now: Period,
) -> Statement:
    """The cut and how it is met, whether reserves suffice, the grant, the decisions left."""
    return Statement(
        (
            f"{_say_cut(years)} {_say_needed(years)}",
            say_sufficient(reserves),
            _say_grant(totals, now=now),
            f"At {proposals_now.label}, {say_decisions(counts)}",
        ),
        role="headline",
    )


def _say_cut(years: pd.DataFrame) -> str:
    drawn, first, second = years.iloc[0], years.iloc[1], years.iloc[2]
    return (
        f"A saving of {pounds(drawn['draw_gbp'])} is likely to be necessary in "
        f"{drawn['financial_year']}, because the Government is cutting the grant. Public Health "
        f"reserves meet it, and are repaid {pounds(first['repay_gbp'])} in "
        f"{first['financial_year']} and {pounds(second['repay_gbp'])} in "
        f"{second['financial_year']} (the split is an assumption)."
    )


def _say_needed(years: pd.DataFrame) -> str:
    first, second = years.iloc[1], years.iloc[2]
    return (
        f"If the cut recurs, {pounds(first['recurring_gbp'])} must be saved in "
        f"{first['financial_year']} and {pounds(second['recurring_gbp'])} in "
        f"{second['financial_year']}."
    )


def say_sufficient(reserves: pd.DataFrame) -> str:
    """Whether the reserves keep to their minimum, at the year end when they are lowest."""
    lowest = reserves.sort_values("headroom_gbp", kind="stable").iloc[0]
    apart, minimum = lowest["headroom_gbp"], pounds(lowest["minimum_gbp"])
    when = f"at the end of {lowest['financial_year']}"
    if apart < 0:
        return (
            f"The reserves are not sufficient: {when} they would be "
            f"{pounds(lowest['closing_gbp'])}, {pounds(-apart)} below their minimum of {minimum}."
        )
    above = f"{pounds(apart)} above" if apart else "just"
    return (
        f"The reserves are sufficient if the proposed savings are made: nearest to their minimum "
        f"{when}, they come to {pounds(lowest['closing_gbp'])}, {above} the minimum of {minimum}."
    )


def _say_grant(totals: pd.Series[float], *, now: Period) -> str:
    share = totals["committed_share"]
    most = "Most of it, " if share > 0.5 else ""
    tied = f"{most}{pounds(totals['committed_gbp'])} ({percent(share)})"
    return (
        f"The grant budgeted for {now.financial_year} is {pounds(totals['budget_gbp'])} before the "
        f"cut; {pounds(totals['spent_gbp'])} of it ({percent(totals['spent_share'])}) was spent at "
        f"{now.label}. {tied}, is in contracts that need notice."
    )


def say_decisions(counts: pd.Series[float]) -> str:
    """How many final decisions are left, and how far the equality work is."""
    all_of, left = int(counts["proposals"]), int(counts["decisions_left"])
    late, equality = int(counts["decisions_overdue"]), int(counts["equality_overdue"])
    if not all_of:
        return "no proposal for a saving is registered."
    if not left:
        return "every final decision has been taken."
    decisions = f"{_say_left(left, all_of=all_of)} outstanding, {_so_many(late)} overdue"
    screened = f"{_so_many(int(counts['screened']))} of {all_of} equality screenings are done"
    return f"{decisions}; {screened}, {_steps(equality)} overdue."


def _say_left(left: int, *, all_of: int) -> str:
    if all_of == 1:
        return "the one final decision is"
    many = f"all {in_words(left)}" if left == all_of else f"{in_words(left)} of {all_of}"
    return f"{many} final decisions are"


def _so_many(amount: int) -> str:
    return in_words(amount) if amount else "none"


def _steps(amount: int) -> str:
    return f"{count(amount, 'equality step')} {is_or_are(amount)}"


def say_caution(cut: pd.Series[Any]) -> Statement:
    """That the saving is held as given, that its parts are unknown, and no percentage makes it."""
    national, share = pounds(cut["national_cut_gbp"]), percent(cut["national_share"])
    return Statement(
        (
            f"The {pounds(cut['council_saving_gbp'])} is held as it was given to Cabinet; what "
            f"makes it up is not in the summary of decisions. Nationally {national} is taken, "
            f"{share} of all grants. That percentage is not used here: it does not give this "
            "council's saving, and neither the council's grant nor a later cut should be worked "
            "out from the two.",
        ),
        role="caution",
    )


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Grant, spending and reserves, now and at the last report."""
    return KeyFigures.compared(
        figures,
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables=IN_DETAIL,
    )
