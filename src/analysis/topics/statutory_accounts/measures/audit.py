"""How far the auditor's opinion has come, and what became of the auditor's findings.

A row of `findings` is a finding; the other steps of closing the accounts are for `timetable`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analysis.methods.totals import with_total

OPINION = "auditor's opinion given"
OPEN, OVERDUE, CARRIED_OUT = "open", "overdue", "carried out"
ASK = "recommendation"
KINDS = ("corrected misstatement", "uncorrected misstatement", "disclosure", ASK)


def opinion(timetable: pd.DataFrame) -> pd.Series[Any]:
    """The auditor's opinion as far as it has come: given, indicated or not indicated.

    Only a day on which the opinion was given makes it given; a day on which the auditor
    indicated it does not. Entries returned: stage, auditor, outcome, condition, indicated_on,
    given_on.

    >>> timetable = pd.DataFrame({"milestone": ["auditor's opinion given"], "actual": [pd.NaT],
    ...     "indicated_on": pd.to_datetime(["2015-06-26"]), "outcome": ["unqualified"],
    ...     "condition": ["no matters arising"], "owner": ["The auditor"]})
    >>> opinion(timetable)["stage"]
    'indicated'
    """
    row = timetable.set_index("milestone").loc[OPINION]
    indicated = "indicated" if pd.notna(row["indicated_on"]) else "not indicated"
    return pd.Series(
        {
            "stage": "given" if pd.notna(row["actual"]) else indicated,
            "auditor": row["owner"],
            "outcome": row["outcome"],
            "condition": row["condition"],
            "indicated_on": row["indicated_on"],
            "given_on": row["actual"],
        },
        dtype=object,
    )


def findings_at(findings: pd.DataFrame, *, financial_year: str, as_at: date) -> pd.DataFrame:
    """The year's findings reported by a day, and earlier recommendations then still open.

    Recommendations have a state: carried out, overdue (from the day after they were due) or
    open; other findings have none. Column added: state.

    >>> findings = pd.DataFrame({"financial_year": ["2014/15"], "kind": ["recommendation"],
    ...     "reported_on": pd.to_datetime(["2015-06-26"]), "completed_on": [pd.NaT],
    ...     "due": pd.to_datetime(["2015-09-30"])})
    >>> findings_at(findings, financial_year="2014/15", as_at=date(2015, 6, 30))["state"].to_list()
    ['open']
    """
    day = pd.Timestamp(as_at)
    asks = findings["kind"].eq(ASK)
    state = _state(findings, day=day)
    of_year = findings["financial_year"].eq(financial_year)
    shown = findings["reported_on"].le(day) & (of_year | (asks & state.ne(CARRIED_OUT)))
    return findings.assign(state=state.where(asks))[shown].reset_index(drop=True)


def _state(findings: pd.DataFrame, *, day: pd.Timestamp) -> pd.Series[str]:
    """State of each finding on a day if it is a recommendation."""
    overdue = findings["due"].lt(day)
    carried_out = findings["completed_on"].le(day)
    return pd.Series(OPEN, findings.index).mask(overdue, OVERDUE).mask(carried_out, CARRIED_OUT)


def not_listed(findings: pd.DataFrame, *, financial_year: str, as_at: date) -> pd.Series[int]:
    """How many findings `findings_at` leaves out, and why.

    Entries returned: past (of earlier years, with nothing left to do) and later (reported after
    the day).

    >>> findings = pd.DataFrame({"financial_year": ["2013/14"], "kind": ["recommendation"],
    ...     "reported_on": pd.to_datetime(["2014-06-27"]), "due": pd.to_datetime(["2015-06-30"]),
    ...     "completed_on": pd.to_datetime(["2015-06-12"])})
    >>> not_listed(findings, financial_year="2014/15", as_at=date(2015, 6, 30)).to_list()
    [1, 0]
    """
    later = int(findings["reported_on"].gt(pd.Timestamp(as_at)).sum())
    shown = len(findings_at(findings, financial_year=financial_year, as_at=as_at))
    return pd.Series({"past": len(findings) - later - shown, "later": later})


def reported_since(found: pd.DataFrame, *, since: date) -> pd.DataFrame:
    """The findings reported after a day; `found` is what `findings_at` returns.

    >>> found = pd.DataFrame({"reported_on": pd.to_datetime(["2014-06-27", "2015-06-26"])})
    >>> len(reported_since(found, since=date(2015, 5, 31)))
    1
    """
    return found[found["reported_on"].gt(pd.Timestamp(since))].reset_index(drop=True)


def recommendations_since(findings: pd.DataFrame, *, since: date, as_at: date) -> pd.DataFrame:
    """Recommendations carried out or become overdue after one day and up to another.

    A row is a recommendation in the order of the file. Columns added: state_before, state.

    >>> findings = pd.DataFrame({"kind": ["recommendation"],
    ...     "reported_on": pd.to_datetime(["2014-06-27"]), "due": pd.to_datetime(["2015-06-30"]),
    ...     "completed_on": pd.to_datetime(["2015-06-12"])})
    >>> recommendations_since(findings, since=date(2015, 5, 31), as_at=date(2015, 6, 30))[
    ...     ["state_before", "state"]].values.tolist()
    [['open', 'carried out']]
    """
    asked = findings["kind"].eq(ASK) & findings["reported_on"].le(pd.Timestamp(as_at))
    states = findings.assign(
        state_before=_state(findings, day=pd.Timestamp(since)),
        state=_state(findings, day=pd.Timestamp(as_at)),
    )
    moved = states["state"].ne(states["state_before"])
    return states[asked & moved].reset_index(drop=True)


def findings_by_kind(findings: pd.DataFrame) -> pd.DataFrame:
    """Number and pounds of the findings of each kind, and the recommendations still to do.

    A row is a kind, misstatements first, then the total; a kind without findings is a row of
    noughts. Columns returned: kind, findings, amount_gbp, open (overdue ones included), overdue.

    >>> findings = pd.DataFrame({"kind": ["recommendation"], "state": ["overdue"],
    ...     "amount_gbp": [float("nan")]})
    >>> findings_by_kind(findings).values.tolist()[-2:]
    [['recommendation', 1, 0.0, 1, 1], ['Total', 1, 0.0, 1, 1]]
    """
    counted = findings.assign(
        findings=1,
        open=findings["state"].isin((OPEN, OVERDUE)).astype(int),
        overdue=findings["state"].eq(OVERDUE).astype(int),
    )
    figures = ["findings", "amount_gbp", "open", "overdue"]
    by_kind = counted.groupby("kind")[figures].sum().reindex(list(KINDS), fill_value=0)
    return with_total(by_kind.rename_axis("kind").reset_index(), label="kind")
