"""Which steps of closing the accounts are done, in time or late, and what changed.

A row of `timetable` is a step; `as_at` is the day whose position is described. The inspection's
length is for `inspection`, the auditor's findings for `audit`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis.topics.statutory_accounts.measures.audit import OPEN, OVERDUE

NOTICE, OPENS = "notice of public rights given", "inspection opens"
PUBLISHED = "accounts published"
DONE, DONE_LATE, MISSED = "done", "done late", "deadline missed"
BEHIND, TO_COME = "behind plan", "to come"


def year_of(timetable: pd.DataFrame) -> str:
    """The financial year whose accounts are closed.

    >>> year_of(pd.DataFrame({"financial_year": ["2014/15", "2014/15"]}))
    '2014/15'
    """
    return str(timetable["financial_year"].iloc[0])


def steps(
    timetable: pd.DataFrame, *, deadlines: pd.DataFrame, rule: pd.Series[Any], as_at: date
) -> pd.DataFrame:
    """The steps with the law's deadline, the state that follows from the days, and days in hand.

    A step with a day is done, or done late if that day is after its deadline. Without one it has
    missed its deadline, is behind plan, or is still to come. The notice of public rights is due
    the `notice_days` of `rule` (calendar days) before inspection opens, where it has any. Days in
    hand are calendar days from the step, as done or else as planned, to its deadline; negative
    after it, NaN where the law sets none. Columns used: financial_year, milestone, planned,
    actual; of `deadlines`, financial_year, milestone, deadline. Columns added: deadline, state,
    days_in_hand. Source of the notice: Accounts and Audit (England) Regulations 2011, reg. 10.

    >>> timetable = pd.DataFrame({"milestone": ["draft accounts signed"],
    ...     "financial_year": ["2014/15"], "planned": pd.to_datetime(["2015-05-29"]),
    ...     "actual": pd.to_datetime(["2015-05-28"])})
    >>> deadlines = pd.DataFrame({"milestone": ["draft accounts signed"],
    ...     "financial_year": ["2014/15"], "deadline": pd.to_datetime(["2015-06-30"])})
    >>> steps(timetable, deadlines=deadlines, rule=pd.Series({"notice_days": float("nan")}),
    ...     as_at=date(2015, 6, 30))[["state", "days_in_hand"]].values.tolist()
    [['done', 33.0]]
    """
    keys = ["financial_year", "milestone"]
    dated = timetable.merge(deadlines[[*keys, "deadline"]], on=keys, how="left")
    notice = timetable["milestone"].eq(NOTICE).to_numpy()
    deadline = dated["deadline"].mask(notice, _notice_deadline(timetable, rule=rule))
    stated = dated.assign(deadline=deadline)
    return stated.assign(
        state=[_state(row, as_at=pd.Timestamp(as_at)) for row in stated.to_dict("records")],
        days_in_hand=(deadline - dated["actual"].fillna(dated["planned"])).dt.days.astype(float),
    )


def _notice_deadline(timetable: pd.DataFrame, *, rule: pd.Series[Any]) -> pd.Timestamp:
    """The last day for the notice of public rights; NaT where the law gives it no days."""
    if pd.isna(rule["notice_days"]):
        return pd.Timestamp("NaT")
    return pd.Timestamp(day_of(timetable, OPENS) - timedelta(days=int(rule["notice_days"])))


def _state(step: Mapping[Hashable, Any], *, as_at: pd.Timestamp) -> str:
    if pd.notna(step["actual"]):
        return DONE_LATE if step["actual"] > step["deadline"] else DONE
    if step["deadline"] < as_at:
        return MISSED
    return BEHIND if step["planned"] < as_at else TO_COME


def totals(
    stated: pd.DataFrame, *, window: pd.Series[Any], findings: pd.DataFrame
) -> pd.Series[float]:
    """The closing of the accounts in numbers.

    `stated` is what `steps` returns, `window` what `inspection_window` does and `findings` what
    `findings_at` does. Entries returned: steps, done, done_late, missed, behind, in_hand_days (of
    the publication), inspection_left_days, uncorrected_gbp, recommendations_open (overdue ones
    included) and recommendations_overdue.

    >>> stated = pd.DataFrame({"milestone": ["accounts published"], "state": ["to come"],
    ...     "days_in_hand": [54.0]})
    >>> findings = pd.DataFrame({"kind": [], "state": [], "amount_gbp": []})
    >>> totals(stated, window=pd.Series({"left_days": 18}), findings=findings)[
    ...     ["done", "in_hand_days", "inspection_left_days"]].to_list()
    [0.0, 54.0, 18.0]
    """
    uncorrected = findings.loc[findings["kind"].eq("uncorrected misstatement"), "amount_gbp"]
    publication = stated.loc[stated["milestone"].eq(PUBLISHED), "days_in_hand"]
    return pd.Series(
        {
            "steps": len(stated),
            "done": stated["state"].isin((DONE, DONE_LATE)).sum(),
            "done_late": stated["state"].eq(DONE_LATE).sum(),
            "missed": stated["state"].eq(MISSED).sum(),
            "behind": stated["state"].eq(BEHIND).sum(),
            "in_hand_days": publication.iloc[0],
            "inspection_left_days": window["left_days"],
            "uncorrected_gbp": uncorrected.sum(),
            "recommendations_open": findings["state"].isin((OPEN, OVERDUE)).sum(),
            "recommendations_overdue": findings["state"].eq(OVERDUE).sum(),
        },
        dtype=float,
    )


def changes_since(stated: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """Steps whose state or planned day changed; both frames are what `steps` returns.

    A row is a step in the order of the timetable. Columns returned: milestone, state_before,
    state_now, planned_before, planned_now, actual, deadline.

    >>> row = {"milestone": "accounts approved", "planned": pd.Timestamp("2015-06-26"),
    ...     "deadline": pd.Timestamp("2015-09-30")}
    >>> now = pd.DataFrame([{**row, "state": "done", "actual": pd.Timestamp("2015-06-26")}])
    >>> changes_since(now, before=now.assign(state="to come"))["state_before"].to_list()
    ['to come']
    """
    pairs = stated[["milestone", "state", "planned", "actual", "deadline"]].merge(
        before[["milestone", "state", "planned"]], on="milestone", suffixes=("_now", "_before")
    )
    state_changed = pairs["state_now"].ne(pairs["state_before"])
    moved = pairs["planned_now"].ne(pairs["planned_before"])
    return pairs[state_changed | moved].reset_index(drop=True)


def put_back(changes: pd.DataFrame) -> int:
    """How many steps are planned for a later day than in the last report.

    `changes` is what `changes_since` returns.

    >>> days = pd.to_datetime(["2015-06-22", "2015-06-29"])
    >>> put_back(pd.DataFrame({"planned_before": [days[0]], "planned_now": [days[1]]}))
    1
    """
    return int((changes["planned_now"] > changes["planned_before"]).sum())


def day_of(timetable: pd.DataFrame, milestone: str) -> date:
    """The day of a step, as done or else as planned.

    >>> timetable = pd.DataFrame({"milestone": ["inspection opens"], "actual": [pd.NaT],
    ...     "planned": pd.to_datetime(["2015-06-29"])})
    >>> day_of(timetable, "inspection opens")
    datetime.date(2015, 6, 29)
    """
    row = timetable.set_index("milestone").loc[milestone]
    day: date = (row["planned"] if pd.isna(row["actual"]) else row["actual"]).date()
    return day
