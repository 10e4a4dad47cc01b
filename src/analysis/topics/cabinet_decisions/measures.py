"""How many decisions there are of each kind, and which of the tasks they set are outstanding.

A row of `decisions` is an entry of the register, one verb of one paragraph; `as_at` is the day
whose position is described. Files and words are elsewhere.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.methods.totals import with_total
from analysis.periods import days_named_in, financial_year_of, financial_years_named_in

NONE_NEEDED, COMPLETE, OVERDUE = "none needed", "complete", "overdue"
NOT_LISTED = "not listed"
DELEGATING = ("authorised", "delegated", "requested")


def with_state(decisions: pd.DataFrame, *, as_at: date) -> pd.DataFrame:
    """The entries with what follows from their dates: the state of the task and the days left.

    A task that is not complete is overdue from the day after it was due, whatever its status
    says; a step is late where its own day has passed, but not yet that of the whole task. Columns
    used: status, due, next_step_due. Columns added: state (status, or overdue), days_left (days
    to the due day, negative when it has passed; NaN where nothing is left to do), is_outstanding
    and is_step_late.

    >>> decisions = pd.DataFrame({"status": ["in progress"], "next_step_due": [pd.NaT],
    ...     "due": pd.to_datetime(["2015-08-28"])})
    >>> with_state(decisions, as_at=date(2015, 8, 31))[["state", "days_left"]].values.tolist()
    [['overdue', -3.0]]
    """
    left = ~decisions["status"].isin((NONE_NEEDED, COMPLETE))
    days_left = (decisions["due"] - pd.Timestamp(as_at)).dt.days.astype(float).where(left)
    state = decisions["status"].mask(days_left < 0, OVERDUE)
    return decisions.assign(
        state=state,
        days_left=days_left,
        is_outstanding=left,
        is_step_late=days_left.ge(0) & decisions["next_step_due"].lt(pd.Timestamp(as_at)),
    )


def with_paragraphs(decisions: pd.DataFrame) -> pd.DataFrame:
    """The entries in the order of meeting and paragraph, with the name of each paragraph.

    A paragraph is named by its number; with more than one meeting, the month of its meeting
    stands before it. Columns used: decided_on, paragraph. Column added: named_paragraph.

    >>> decisions = pd.DataFrame({"paragraph": [9, 1],
    ...     "decided_on": pd.to_datetime(["2015-07-16", "2015-09-24"])})
    >>> with_paragraphs(decisions)["named_paragraph"].to_list()
    ['2015-07/9', '2015-09/1']
    """
    ordered = decisions.sort_values(["decided_on", "paragraph"], kind="stable")
    ordered = ordered.reset_index(drop=True)
    numbers = ordered["paragraph"].map("{:.0f}".format)
    months = ordered["decided_on"].dt.strftime("%Y-%m/")
    many = ordered["decided_on"].nunique() > 1
    return ordered.assign(named_paragraph=months + numbers if many else numbers)


def totals(decisions: pd.DataFrame, *, as_at: date, soon_days: int) -> pd.Series[float]:
    """The register in numbers: paragraphs, entries and the tasks they set.

    A task is an entry with something to follow up. Due soon are outstanding tasks due within
    `soon_days` days of `as_at`, that day included. Entries returned: meetings, headings,
    paragraphs, entries, delegations, tasks, complete, outstanding, overdue, step_late (tasks not
    overdue themselves), due_soon.

    >>> decisions = pd.DataFrame({"heading": ["Risk"], "paragraph": [11.0], "verb": ["delegated"],
    ...     "decided_on": pd.to_datetime(["2015-07-16"]), "status": ["not started"],
    ...     "due": pd.to_datetime(["2015-09-30"]), "next_step_due": pd.to_datetime([None])})
    >>> totals(decisions, as_at=date(2015, 8, 31), soon_days=30)[["tasks", "due_soon"]].to_list()
    [1.0, 1.0]
    """
    stated = with_state(decisions, as_at=as_at)
    outstanding, overdue = stated["is_outstanding"], stated["state"].eq(OVERDUE)
    return pd.Series(
        {
            "meetings": stated["decided_on"].nunique(),
            "headings": len(stated[["decided_on", "heading"]].drop_duplicates()),
            "paragraphs": len(stated[["decided_on", "paragraph"]].drop_duplicates()),
            "entries": len(stated),
            "delegations": stated["verb"].isin(DELEGATING).sum(),
            "tasks": stated["status"].ne(NONE_NEEDED).sum(),
            "complete": stated["status"].eq(COMPLETE).sum(),
            "outstanding": outstanding.sum(),
            "overdue": overdue.sum(),
            "step_late": stated["is_step_late"].sum(),
            "due_soon": stated["days_left"].between(0, soon_days).sum(),
        },
        dtype=float,
    )


def entries_by_verb(decisions: pd.DataFrame) -> pd.DataFrame:
    """Number of entries of each verb with the paragraphs they stand in.

    A row is a verb, the most frequent first and the first to occur before others, then the total,
    which has no paragraphs. Columns used: verb, paragraph, decided_on. Columns returned: verb,
    entries, paragraphs (as `with_paragraphs` names them).

    >>> decisions = pd.DataFrame({"verb": ["noted", "approved", "noted"], "paragraph": [2, 9, 9],
    ...     "decided_on": pd.to_datetime(["2015-07-16"] * 3)})
    >>> entries_by_verb(decisions).values.tolist()[:2]
    [['noted', 2, '2, 9'], ['approved', 1, '9']]
    """
    by_verb = with_paragraphs(decisions).groupby("verb", sort=False)["named_paragraph"]
    paragraphs = by_verb.agg(_listed)
    counted = by_verb.size().sort_values(ascending=False, kind="stable").rename("entries")
    table = with_total(counted.reset_index(), label="verb")
    return table.assign(paragraphs=table["verb"].map(paragraphs))


def tasks_by_heading(decisions: pd.DataFrame, *, as_at: date) -> pd.DataFrame:
    """Paragraphs, entries and tasks under each heading of a meeting.

    A row is a heading in the order of its paragraphs, then the total, which has no paragraphs.
    Columns returned: heading, paragraphs (as `with_paragraphs` names them), entries, tasks,
    complete, outstanding, overdue.

    >>> decisions = pd.DataFrame({"heading": ["Risk", "Risk"], "paragraph": [11, 12],
    ...     "decided_on": pd.to_datetime(["2015-07-16"] * 2),
    ...     "status": ["none needed", "complete"], "due": pd.to_datetime([None, "2015-08-01"]),
    ...     "next_step_due": pd.to_datetime([None, None])})
    >>> tasks_by_heading(decisions, as_at=date(2015, 8, 31)).values.tolist()[0]
    ['Risk', '11, 12', 2, 1, 1, 0, 0]
    """
    stated = with_paragraphs(with_state(decisions, as_at=as_at))
    flagged = stated.assign(
        entries=1,
        tasks=stated["status"].ne(NONE_NEEDED).astype(int),
        complete=stated["status"].eq(COMPLETE).astype(int),
        outstanding=stated["is_outstanding"].astype(int),
        overdue=stated["state"].eq(OVERDUE).astype(int),
    )
    counts = ["entries", "tasks", "complete", "outstanding", "overdue"]
    headings = flagged.groupby(["decided_on", "heading"], sort=False)
    table = with_total(headings[counts].sum().reset_index("heading"), label="heading")
    table.insert(1, "paragraphs", pd.Series(headings["named_paragraph"].agg(_listed).to_list()))
    return table


def outstanding_tasks(decisions: pd.DataFrame, *, as_at: date) -> pd.DataFrame:
    """The outstanding tasks, with state and days left; the first due first.

    >>> decisions = pd.DataFrame({"status": ["complete", "in progress"], "decision_ref": ["a", "b"],
    ...     "decided_on": pd.to_datetime(["2015-07-16"] * 2), "paragraph": [9, 10],
    ...     "due": pd.to_datetime(["2015-08-28", "2015-09-30"]), "next_step_due": pd.NaT})
    >>> outstanding_tasks(decisions, as_at=date(2015, 8, 31))["decision_ref"].to_list()
    ['b']
    """
    stated = with_paragraphs(with_state(decisions, as_at=as_at))
    left = stated[stated["is_outstanding"]]
    return left.sort_values("due", kind="stable").reset_index(drop=True)


def changes_since(
    decisions: pd.DataFrame, *, before: pd.DataFrame, as_at: date, before_as_at: date
) -> pd.DataFrame:
    """Entries that are new, or whose task changed its state or its due day.

    A row is an entry; tasks that became overdue come first, then those completed, then the
    others by their due day. New entries without a task are left out, as are tasks that did not
    move. Columns returned: decision_ref, named_paragraph, owner, follow_up, state_before (not
    listed where the entry is new), state_now, due_before, due_now, completed_on.

    >>> row = {"decision_ref": "2015-07/7a", "paragraph": 7, "owner": "Director",
    ...     "follow_up": "Build", "due": pd.Timestamp("2015-10-30"), "completed_on": pd.NaT,
    ...     "decided_on": pd.Timestamp("2015-07-16"), "next_step_due": pd.NaT}
    >>> now = pd.DataFrame([{**row, "status": "in progress"}])
    >>> then = pd.DataFrame([{**row, "status": "not started"}])
    >>> changes_since(now, before=then, as_at=date(2015, 8, 31), before_as_at=date(2015, 7, 31))[
    ...     ["state_before", "state_now"]].values.tolist()
    [['not started', 'in progress']]
    """
    kept = ["decision_ref", "state", "due"]
    described = ["decision_ref", "named_paragraph", "owner", "follow_up", "completed_on"]
    last = with_state(before, as_at=before_as_at)
    stated = with_paragraphs(with_state(decisions, as_at=as_at))
    pairs = (
        stated[[*described, "state", "due"]]
        .merge(last[kept], on="decision_ref", how="left", suffixes=("_now", "_before"))
        .fillna({"state_before": NOT_LISTED})
    )
    due_moved = pairs["due_now"].ne(pairs["due_before"]) & pairs["due_before"].notna()
    moved = pairs["state_now"].ne(pairs["state_before"]) | due_moved
    changed = pairs[moved & pairs["state_now"].ne(NONE_NEEDED)]
    rank = changed["state_now"].map({OVERDUE: 0, COMPLETE: 1}).fillna(2)
    ordered = changed.assign(_rank=rank).sort_values(["_rank", "due_now"], kind="stable")
    return ordered.drop(columns="_rank").reset_index(drop=True)


def headings_in_doubt(decisions: pd.DataFrame) -> pd.DataFrame:
    """Headings that name a day outside every financial year they name.

    A row is a heading. Columns used: heading, paragraph. Columns returned: heading, paragraph
    (the first under it), named_year, day, year_of_day.

    >>> decisions = pd.DataFrame({"paragraph": [17], "heading": ["2014/15 at 31 May 2015"]})
    >>> headings_in_doubt(decisions)[["named_year", "year_of_day"]].values.tolist()
    [['2014/15', '2015/16']]
    """
    first = decisions.sort_values("paragraph", kind="stable").drop_duplicates("heading")
    found = [
        (heading, paragraph, " and ".join(years), day, financial_year_of(day))
        for heading, paragraph in zip(first["heading"], first["paragraph"], strict=True)
        for years in [financial_years_named_in(heading)]
        for day in days_named_in(heading)
        if years and financial_year_of(day) not in years
    ]
    return pd.DataFrame(found, columns=["heading", "paragraph", "named_year", "day", "year_of_day"])


def _listed(names: pd.Series[str]) -> str:
    return ", ".join(dict.fromkeys(names))
