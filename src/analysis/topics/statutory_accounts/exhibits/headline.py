"""What the appendix on the accounts says first: the opinion, the steps, the inspection.

Tables and charts are in `timetable` and `audit`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import KeyFigures, Statement
from analysis.page.wording import (
    count,
    day,
    has_or_have,
    in_words,
    inside_sentence,
    is_or_are,
    listed,
    sentence,
)
from analysis.periods import Period
from analysis.topics.statutory_accounts.exhibits.audit import say_kinds

Row = Mapping[Hashable, Any]

OPINIONS = {
    "unqualified": "an unqualified opinion",
    "qualified": "a qualified opinion",
    "adverse": "an adverse opinion",
    "disclaimer": "a disclaimer of opinion",
}
KEY_FIGURES = {
    "done": "Steps of the timetable done",
    "done_late": "Of which after their deadline",
    "missed": "Steps that have missed their deadline",
    "behind": "Steps behind plan, deadline not passed",
    "in_hand_days": "Days from publication to its deadline",
    "inspection_left_days": "Working days of inspection left",
    "uncorrected_gbp": "Uncorrected misstatements",
    "recommendations_open": "Auditor's recommendations still open",
    "recommendations_overdue": "Of which overdue",
}
OF_FINDINGS = ("uncorrected_gbp", "recommendations_open", "recommendations_overdue")


def say_scope(now: Period, *, last: Period, financial_year: str) -> Statement:
    """Whose accounts, at which day and against which, in words."""
    return Statement(
        (
            f"Accounts of {financial_year}. Position at {now.label}, compared with the report at "
            f"{last.label}. Every change is described.",
        ),
        role="note",
    )


def say_headline(
    figures: pd.DataFrame,
    *,
    opinion: pd.Series[Any],
    window: pd.Series[Any],
    stated: pd.DataFrame,
    put_back: int,
    now: Period,
) -> Statement:
    """The opinion as far as it has come, the steps, the inspection and the publication."""
    year = str(stated["financial_year"].iloc[0])
    published = stated[stated["milestone"].eq("accounts published")].iloc[0]
    return Statement(
        (
            say_opinion(opinion, financial_year=year),
            f"At {now.label}, {say_steps(figures['now'], put_back=put_back)}",
            f"{_say_inspection(window, now=now)} {_say_publication(published.to_dict())}",
        ),
        role="headline",
    )


def say_opinion(opinion: pd.Series[Any], *, financial_year: str) -> str:
    """The opinion in words that never make an indication into an opinion."""
    auditor = f"{opinion['auditor']}, the council's external auditor,"
    statements = f"on the {financial_year} financial statements"
    if opinion["stage"] == "not indicated":
        return f"{auditor} has not yet said what opinion it will give {statements}."
    kind = OPINIONS[opinion["outcome"]]
    if opinion["stage"] == "given":
        return f"{auditor} gave {kind} {statements} on {day(opinion['given_on'])}."
    subject = "" if pd.isna(opinion["condition"]) else f", subject to {opinion['condition']}"
    return (
        f"{auditor} has indicated that it will give {kind} {statements}{subject}. "
        "The opinion has not been given yet."
    )


def say_steps(totals: pd.Series[float], *, put_back: int) -> str:
    """How many steps are done or late, and how many days were put back since the last report."""
    done, late = int(totals["done"]), int(totals["done_late"])
    are = f"{in_words(done) if done else 'none'} of the {count(int(totals['steps']), 'step')}"
    after = f", {in_words(late)} of them after the deadline" if late else ""
    is_done = f"{are} of closing the accounts {is_or_are(done)} done{after}"
    behind = [
        *_some(int(totals["missed"]), "missed the deadline"),
        *_some(int(totals["behind"]), "fallen behind plan"),
    ]
    if not late and not behind:
        is_done += f", and none is late{' against the plan as now dated' if put_back else ''}"
    return f"{'; '.join([is_done, *filter(None, [listed(behind), _say_put_back(put_back)])])}."


def _say_put_back(amount: int) -> str:
    verb = "was" if amount == 1 else "were"
    days = count(amount, "planned day")
    return f"{days} {verb} put back since the last report" if amount else ""


def _some(amount: int, what: str) -> list[str]:
    return [f"{in_words(amount)} {has_or_have(amount)} {what}"] if amount else []


def _say_inspection(window: pd.Series[Any], *, now: Period) -> str:
    opens, closes, left = window["opens"], window["closes"], int(window["left_days"])
    days = count(int(window["open_days"]), "working day")
    if now.last_day < opens:
        return f"The public inspection is to run from {day(opens)} to {day(closes)}, {days}."
    if left:
        return (
            f"The public inspection runs from {day(opens)} to {day(closes)}, {days}; "
            f"{in_words(left)} {is_or_are(left)} left."
        )
    return f"The public inspection ran from {day(opens)} to {day(closes)}, {days}."


def _say_publication(step: Row) -> str:
    what, on = "Publication is planned for", step["planned"]
    if pd.notna(step["actual"]):
        what, on = "The accounts were published on", step["actual"]
    in_hand = step["days_in_hand"]
    if pd.isna(in_hand):
        return f"{what} {day(on)}."
    if in_hand == 0:
        return f"{what} {day(on)}, the day of the deadline."
    apart = f"{count(abs(int(in_hand)), 'day')} {'before' if in_hand > 0 else 'after'}"
    return f"{what} {day(on)}, {apart} the deadline of {day(step['deadline'])}."


def tabulate_key_figures(
    figures: pd.DataFrame, *, found: pd.DataFrame, now: Period, last: Period, source: str
) -> KeyFigures:
    """Steps, days in hand, inspection left and recommendations, now and at the last report.

    `found` are the findings that the page lists: without any there is no table of them.
    """
    steps = dict.fromkeys(KEY_FIGURES.keys() - set(OF_FINDINGS), "closing_timetable")
    findings = {} if found.empty else dict.fromkeys(OF_FINDINGS, "audit_findings")
    return KeyFigures.compared(
        figures,
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables={**steps, **findings},
    )


def say_changes(
    changes: pd.DataFrame,
    *,
    opinion: pd.Series[Any],
    before: pd.Series[Any],
    reported: pd.DataFrame,
    recommendations: pd.DataFrame,
) -> Statement:
    """What changed since the last report: the opinion, what the auditor found, then the steps."""
    steps = [_say_change(row) for row in changes.to_dict("records")]
    asked = [_say_recommendation(row) for row in recommendations.to_dict("records")]
    return Statement.listing(
        [*_say_opinion_changed(opinion, before=before), *_say_reported(reported), *asked, *steps],
        otherwise="No step was done, moved or became late, and nothing was found or carried out, "
        "since the last report.",
    )


def _say_reported(by_kind: pd.DataFrame) -> list[str]:
    said = say_kinds(by_kind)
    return [f"The auditor reported {said}."] if said else []


def _say_recommendation(row: Row) -> str:
    if row["state"] == "overdue":
        what = f"became overdue; it was due on {day(row['due'])}"
    else:
        what = f"carried out on {day(row['completed_on'])}"
    asked = f"Recommendation on the {row['financial_year']} accounts"
    return sentence(f"{asked} {what}: {inside_sentence(row['title'])}")


def _say_opinion_changed(opinion: pd.Series[Any], *, before: pd.Series[Any]) -> list[str]:
    same = [
        opinion[name] == before[name] or (pd.isna(opinion[name]) and pd.isna(before[name]))
        for name in ("stage", "outcome")
    ]
    if all(same):
        return []
    if opinion["stage"] == "not indicated":
        return ["The auditor's indication of an opinion was taken back."]
    given = opinion["stage"] == "given"
    on = day(opinion["given_on" if given else "indicated_on"])
    verb, still = ("gave", "") if given else ("indicated", "; it has not been given yet")
    then = "" if pd.isna(before["outcome"]) else f" (last report: {before['outcome']} indicated)"
    what = OPINIONS[opinion["outcome"]]
    return [sentence(f"on {on} the auditor {verb} {what}{still}{then}")]


def _say_change(change: Row) -> str:
    step = str(change["milestone"])
    planned, before = change["planned_now"], change["planned_before"]
    state = {
        "done": "done",
        "done late": "done after its deadline",
        "deadline missed": "missed its deadline",
        "behind plan": f"fell behind plan; it was planned for {day(planned)}",
        "to come": "is to come again",
    }[change["state_now"]]
    parts = [] if change["state_now"] == change["state_before"] else [state]
    if pd.notna(change["actual"]) and parts:
        parts = [f"{state} on {day(change['actual'])}"]
    if planned != before:
        way = "put back" if planned > before else "brought forward"
        parts.append(f"planned day {way} from {day(before)} to {day(planned)}")
    return sentence(f"{step}: {listed(parts)}")
