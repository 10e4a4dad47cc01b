"""Which actions against risks are late, which had their date put back, and where none is left.

A row of `risks` is one risk with its action; whether it is overdue follows from the dates alone.
"""

from __future__ import annotations

from datetime import date

import pandas as pd


def overdue_actions(risks: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """Risks whose action is not done and was due before day `on`, the longest overdue first.

    An action due on the day itself is not overdue. A row is a risk with all its columns and
    `days_overdue`. Columns used: action_due, action_done (missing until it is done); a risk
    without a date is never overdue.

    >>> risks = pd.DataFrame({"risk_id": ["A", "B"], "action_done": pd.to_datetime([None, None]),
    ...     "action_due": pd.to_datetime(["2015-05-31", "2015-05-01"])})
    >>> overdue_actions(risks, on=date(2015, 5, 31))[["risk_id", "days_overdue"]].values.tolist()
    [['B', 30]]
    """
    late = risks[risks["action_done"].isna() & (risks["action_due"] < pd.Timestamp(on))]
    return (
        late.assign(days_overdue=(pd.Timestamp(on) - late["action_due"]).dt.days)
        .sort_values("days_overdue", ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def postponed_actions(risks: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """Risks whose action is the last report's, still not done, with a later date than then.

    Without it, a date that is put back would hide an action that is overdue. A row is a risk of
    `risks` with all its columns, `action_due_before` and `days_later`, the longest first. Columns
    used of both frames: risk_id, action, action_due; of `risks` also action_done.

    >>> now = pd.DataFrame({"risk_id": ["A"], "action": ["Sign"], "action_done": [pd.NaT],
    ...     "action_due": pd.to_datetime(["2015-06-30"])})
    >>> then = now.assign(action_due=pd.to_datetime(["2015-05-31"]))
    >>> postponed_actions(now, before=then)["days_later"].to_list()
    [30]
    """
    then = before[["risk_id", "action", "action_due"]].dropna()
    pairs = risks.merge(then, on=["risk_id", "action"], suffixes=("", "_before"))
    later = (pairs["action_due"] - pairs["action_due_before"]).dt.days
    return (
        pairs.assign(days_later=later)
        .loc[pairs["action_done"].isna() & (later > 0)]
        .sort_values("days_later", ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def without_action(risks: pd.DataFrame) -> pd.DataFrame:
    """Risks above their target whose action is done, so that nothing more is planned.

    A row is a risk with all its columns, the widest gap first. Columns used: gap (points),
    action_done.

    >>> done = pd.to_datetime(["2015-05-01", "2015-05-01", None])
    >>> without_action(pd.DataFrame({"gap": [4.0, 0.0, 4.0], "action_done": done}))["gap"].to_list()
    [4.0]
    """
    left = risks[risks["gap"].gt(0) & risks["action_done"].notna()]
    return left.sort_values("gap", ascending=False, kind="stable").reset_index(drop=True)
