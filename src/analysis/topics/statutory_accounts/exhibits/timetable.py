"""The closing timetable against the law: a timeline with its table, the inspection, the years.

Sentences of the headline are in `headline`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table
from analysis.page.timeline_chart import Days, timeline_chart
from analysis.page.wording import count, day, in_words, is_or_are, listed, sentence
from analysis.periods import Period
from analysis.topics.statutory_accounts.exhibits.headline import say_steps

DAYS = (
    Days("deadline", "Deadline"),
    Days("planned", "Planned", hollow=True),
    Days("actual", "Done"),
)


def draw_timetable(
    stated: pd.DataFrame, *, totals: pd.Series[float], put_back: int, now: Period, source: str
) -> Chart:
    """The steps on a line of time, with planned day, day done and deadline."""
    named = stated.assign(step=stated["milestone"].map(sentence).str.rstrip("."))
    year = str(stated["financial_year"].iloc[0])
    return timeline_chart(
        named,
        label="step",
        days=DAYS,
        position=now.last_day,
        finding=sentence(say_steps(totals, put_back=put_back)),
        subtitle=f"Steps of closing the {year} accounts by day, at {now.label}",
        table=Table(
            named.assign(done=[_say_done(row) for row in named.to_dict("records")]),
            (
                Column.words("step", "Step"),
                Column.day("planned", "Planned"),
                Column.words("done", "Done"),
                Column.day("deadline", "Law's deadline", missing="none"),
            ),
            caption=f"Closing timetable of the {year} accounts, at {now.label}",
            name="closing_timetable",
            source=source,
            notes=(*_say_left(totals), _say_basis(stated)),
        ),
    )


def _say_done(step: Mapping[Hashable, Any]) -> str:
    """The day a step was done, or why there is none."""
    if pd.isna(step["actual"]):
        return str(step["state"]).capitalize()
    return f"{day(step['actual'])}{', late' if step['state'] == 'done late' else ''}"


def _say_left(totals: pd.Series[float]) -> list[str]:
    """Days between publication and its deadline, and those of inspection that are left."""
    hand, left = totals["in_hand_days"], totals["inspection_left_days"]
    parts = []
    if pd.notna(hand):
        side = "after" if hand < 0 else "before"
        parts.append(f"publication is {count(abs(int(hand)), 'day')} {side} its deadline")
    if pd.notna(left):
        days = int(left)
        parts.append(f"{count(days, 'working day')} of inspection {is_or_are(days)} left")
    return [sentence(listed(parts))] if parts else []


def _say_basis(stated: pd.DataFrame) -> str:
    """Which days are published and which made up."""
    published = stated.loc[stated["basis"].eq("published"), "milestone"]
    if published.empty:
        return "Days are illustrative but for those that Sources names; deadlines are the law's."
    if len(published) == len(stated):
        return "All days are published."
    return f"Published are the days of: {listed(published)}. Other days are illustrative."


def say_inspection(window: pd.Series[Any], *, rule: pd.Series[Any]) -> Statement:
    """Whether the public inspection is as long as the law asks, and includes the days it names."""
    opens, closes, law = window["opens"], window["closes"], int(window["period_days"])
    short = law - int(window["open_days"])
    asked = (
        f"The law asks for {count(law, 'working day')}{_say_included(window)} "
        f"({rule['regulations']}, {rule['provision']})."
    )
    held = f"From {day(opens)} to {day(closes)} there are {count(law - short, 'working day')}"
    if window["is_whole"]:
        return Statement((asked, f"{held}, as the law asks."))
    if short:
        apart = f"{count(abs(short), 'day')} too {'few' if short > 0 else 'many'}"
        end = f"opened on {day(opens)}, it must close on {day(window['must_close'])}"
        return Statement((asked, f"{held}, {apart}: {end}."), role="caution")
    return Statement((asked, f"{held}, but not all of the days it must include."), role="caution")


def _say_included(window: pd.Series[Any]) -> str:
    if pd.isna(window["included_from"]):
        return ""
    return f", with those from {day(window['included_from'])} to {day(window['included_to'])}"


def say_coming_law(law: pd.DataFrame, *, financial_year: str) -> Statement:
    """What the law changes for the accounts of the years to come, each change once."""
    later = law[law["financial_year"].ge(financial_year)].to_dict("records")
    told = [
        f"For the accounts of {after['financial_year']}, under the {after['regulations']}: "
        f"{'; '.join(changes)}."
        for before, after in pairwise(later)
        if (changes := _law_changes(before, after))
    ]
    return Statement.listing(told, otherwise="The law changes no deadline in the years held here.")


def _law_changes(before: dict[Any, Any], after: dict[Any, Any]) -> list[str]:
    changes = [
        f"{what} by {_day_and_month(after[name])}, no longer {_day_and_month(before[name])}"
        for name, what in (("sign_by", "draft signed"), ("publish_by", "accounts published"))
        if _day_and_month(before[name]) != _day_and_month(after[name])
    ]
    if before["period_days"] != after["period_days"]:
        days = in_words(int(after["period_days"]))
        changes.append(f"{days} working days of inspection, no longer {before['period_days']:.0f}")
    if _names(after) and _month_named(after) != _month_named(before):
        changes.append(f"the inspection must include {_included(after)}")
    return changes


def _names(year: dict[Any, Any]) -> bool:
    return bool(pd.notna(year["included_from"]))


def _month_named(year: dict[Any, Any]) -> str:
    return f"{year['included_from']:%B}" if _names(year) else ""


def _included(year: dict[Any, Any]) -> str:
    return f"{day(year['included_from'])} to {day(year['included_to'])}"


def _day_and_month(value: pd.Timestamp) -> str:
    return day(value).rpartition(" ")[0]
