"""Which actions are complete, on track, at risk, overdue or not started, and what has changed.

A row of `actions` is one action; `on` is the day whose position is described. Outcome measures
are in `outcomes`.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.methods.totals import with_total

COMPLETE, AT_RISK, OVERDUE = "complete", "at risk", "overdue"
STATES = (COMPLETE, "on track", AT_RISK, OVERDUE, "not started")
NOT_LISTED = "not listed"


def column_of(state: str) -> str:
    """Name of the column that counts a state.

    >>> column_of("on track")
    'on_track'
    """
    return state.replace(" ", "_")


def with_state(actions: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The actions with what follows from their dates.

    An action that is not complete is overdue from the day after its due day, whatever its status
    says. Columns used: status, first_due, due, completed_on, evidence. Columns added: state,
    days_overdue (NaN unless overdue), has_fallen_due (its first agreed day has passed), is_on_time
    (fallen due, and complete by its first agreed day) and lacks_evidence (complete without any).

    >>> actions = pd.DataFrame({"status": ["on track"], "evidence": [None],
    ...     **{name: pd.to_datetime(["2015-05-29"]) for name in ("first_due", "due")},
    ...     "completed_on": pd.to_datetime([None])})
    >>> with_state(actions, on=date(2015, 5, 31))[["state", "days_overdue"]].values.tolist()
    [['overdue', 2.0]]
    """
    day = pd.Timestamp(on)
    is_late = actions["status"].ne(COMPLETE) & actions["due"].lt(day)
    has_fallen_due = actions["first_due"].lt(day)
    return actions.assign(
        state=actions["status"].mask(is_late, OVERDUE),
        days_overdue=(day - actions["due"]).dt.days.astype(float).where(is_late),
        has_fallen_due=has_fallen_due,
        is_on_time=has_fallen_due & actions["completed_on"].le(actions["first_due"]),
        lacks_evidence=actions["status"].eq(COMPLETE) & actions["evidence"].isna(),
    )


def totals(actions: pd.DataFrame, *, on: date) -> pd.Series[float]:
    """The plan in numbers of actions, and the share on time, 0 to 1.

    Entries returned: actions, one for each state (complete, on_track, at_risk, overdue,
    not_started), fallen_due, on_time, on_time_share (of those fallen due; NaN where none is),
    lacking_evidence.

    >>> actions = pd.DataFrame({"status": ["complete"], "evidence": ["Minutes"],
    ...     **{name: pd.to_datetime(["2015-05-29"]) for name in
    ...     ("first_due", "due", "completed_on")}})
    >>> totals(actions, on=date(2015, 5, 31))[["complete", "on_time_share"]].to_list()
    [1.0, 1.0]
    """
    stated = with_state(actions, on=on)
    fallen_due, on_time = stated["has_fallen_due"].sum(), stated["is_on_time"].sum()
    return pd.Series(
        {
            "actions": len(stated),
            **{column_of(state): stated["state"].eq(state).sum() for state in STATES},
            "fallen_due": fallen_due,
            "on_time": on_time,
            "on_time_share": on_time / fallen_due if fallen_due else float("nan"),
            "lacking_evidence": stated["lacks_evidence"].sum(),
        },
        dtype=float,
    )


def actions_by(actions: pd.DataFrame, *, by: str, on: date) -> pd.DataFrame:
    """Number of actions in each state, of each value of column `by`, and those on time.

    A row is a value of `by` in the order it first occurs, then the total. Columns returned: `by`,
    one for each state, actions, fallen_due, on_time, on_time_share (0 to 1; NaN where none has
    fallen due), with_evidence and lacking_evidence (of the complete ones).

    >>> actions = pd.DataFrame({"lead_agency": ["Police"], "status": ["complete"],
    ...     "evidence": ["Log"], **{name: pd.to_datetime(["2015-05-29"]) for name in
    ...     ("first_due", "due", "completed_on")}})
    >>> actions_by(actions, by="lead_agency", on=date(2015, 5, 31))["complete"].to_list()
    [1, 1]
    """
    stated = with_state(actions, on=on)
    states = {column_of(state): stated["state"].eq(state) for state in STATES}
    flags = pd.DataFrame(
        {
            **states,
            "actions": True,
            "fallen_due": stated["has_fallen_due"],
            "on_time": stated["is_on_time"],
            "with_evidence": stated["status"].eq(COMPLETE) & ~stated["lacks_evidence"],
            "lacking_evidence": stated["lacks_evidence"],
        },
        index=stated.index,
    ).astype(int)
    counts = flags.groupby(stated[by], sort=False).sum().reset_index()
    table = with_total(counts, label=by)
    return table.assign(on_time_share=table["on_time"] / table["fallen_due"].where(lambda n: n > 0))


def pressing_actions(actions: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The actions overdue or at risk on a day, with all of `with_state`.

    A row is an action: the overdue ones first, within these and the others the first due first.

    >>> actions = pd.DataFrame({"status": ["at risk"], "evidence": [None],
    ...     **{name: pd.to_datetime(["2015-05-01"]) for name in ("first_due", "due")},
    ...     "completed_on": pd.to_datetime([None])})
    >>> pressing_actions(actions, on=date(2015, 5, 31))["days_overdue"].to_list()
    [30.0]
    """
    stated = with_state(actions, on=on)
    pressing = stated[stated["state"].isin((OVERDUE, AT_RISK))]
    ordered = pressing.assign(_rank=pressing["state"].eq(AT_RISK)).sort_values(
        ["_rank", "due"], kind="stable"
    )
    return ordered.drop(columns="_rank").reset_index(drop=True)


def actions_due(actions: pd.DataFrame, *, on: date, months: int) -> pd.DataFrame:
    """The actions left that fall due in the months after a day, the day itself left out.

    An action due on the day itself is included, because it is not overdue yet. A row is an action
    with all of `with_state`, the first due first. The last day is the same day of the later month,
    or that month's end where the month of `on` ends as well.

    >>> actions = pd.DataFrame({"status": ["on track"] * 2, "evidence": None,
    ...     **{name: pd.to_datetime(["2015-08-31", "2015-09-01"]) for name in
    ...     ("first_due", "due")}, "completed_on": pd.to_datetime([None, None])})
    >>> actions_due(actions, on=date(2015, 5, 31), months=3)["due"].dt.day.to_list()
    [31]
    """
    stated = with_state(actions, on=on)
    start = pd.Timestamp(on)
    left = ~stated["state"].isin((COMPLETE, OVERDUE)) & stated["due"].le(last_day(on, months))
    due = stated[left & stated["due"].ge(start)]
    return due.sort_values("due", kind="stable").reset_index(drop=True)


def other_actions(actions: pd.DataFrame, *, on: date, months: int) -> pd.DataFrame:
    """The actions that neither `pressing_actions` nor `actions_due` has, in their order.

    >>> actions = pd.DataFrame({"action_ref": ["PE-01"], "status": ["complete"],
    ...     "evidence": ["Log"], **{name: pd.to_datetime(["2015-05-29"]) for name in
    ...     ("first_due", "due", "completed_on")}})
    >>> other_actions(actions, on=date(2015, 5, 31), months=3)["action_ref"].to_list()
    ['PE-01']
    """
    listed = (pressing_actions(actions, on=on), actions_due(actions, on=on, months=months))
    known = [ref for frame in listed for ref in frame["action_ref"]]
    stated = with_state(actions, on=on)
    return stated[~stated["action_ref"].isin(known)].reset_index(drop=True)


def last_day(on: date, months: int) -> pd.Timestamp:
    """The day so many months after a day; a month's end leads to a month's end.

    >>> last_day(date(2015, 4, 30), 1).date(), last_day(date(2015, 5, 12), 3).date()
    (datetime.date(2015, 5, 31), datetime.date(2015, 8, 12))
    """
    day = pd.Timestamp(on)
    later = day + pd.DateOffset(months=months)
    return later + pd.offsets.MonthEnd(0) if day.is_month_end else later


def lacking_evidence(actions: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The complete actions that nothing is shown for, with all of `with_state`, in their order.

    >>> actions = pd.DataFrame({"status": ["complete"], "evidence": [None],
    ...     **{name: pd.to_datetime(["2015-05-29"]) for name in
    ...     ("first_due", "due", "completed_on")}})
    >>> len(lacking_evidence(actions, on=date(2015, 5, 31)))
    1
    """
    stated = with_state(actions, on=on)
    return stated[stated["lacks_evidence"]].reset_index(drop=True)


def changes_since(
    actions: pd.DataFrame, *, before: pd.DataFrame, on: date, before_on: date
) -> pd.DataFrame:
    """Actions that are new, or whose state or due day changed since the last report.

    A row is an action: those that became overdue first, then at risk, complete and the others;
    within these in their order. Columns returned: action_ref, action, lead_agency, state_before
    (not listed where the action is new), state_now, due_before, due_now, completed_on.

    >>> row = {"action_ref": "PE-01", "action": "Teach", "lead_agency": "Schools",
    ...     "first_due": pd.Timestamp("2015-05-15"), "due": pd.Timestamp("2015-05-15"),
    ...     "completed_on": pd.NaT, "evidence": None, "status": "at risk"}
    >>> then = pd.DataFrame([row])
    >>> changes_since(then, before=then, on=date(2015, 5, 31), before_on=date(2015, 4, 30))[
    ...     ["state_before", "state_now"]].values.tolist()
    [['at risk', 'overdue']]
    """
    described = ["action_ref", "action", "lead_agency", "completed_on"]
    compared = ["state", "due"]
    last = with_state(before, on=before_on)[["action_ref", *compared]]
    pairs = (
        with_state(actions, on=on)[[*described, *compared]]
        .merge(last, on="action_ref", how="left", suffixes=("_now", "_before"))
        .fillna({"state_before": NOT_LISTED})
    )
    put_back = pairs["due_before"].notna() & pairs["due_now"].ne(pairs["due_before"])
    changed = pairs[pairs["state_now"].ne(pairs["state_before"]) | put_back]
    rank = changed["state_now"].map({OVERDUE: 0, AT_RISK: 1, COMPLETE: 2}).fillna(3)
    ordered = changed.assign(_rank=rank).sort_values("_rank", kind="stable")
    return ordered.drop(columns="_rank").reset_index(drop=True)
