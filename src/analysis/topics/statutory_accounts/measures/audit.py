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
KINDS = ("adjusted misstatement", "unadjusted misstatement", "disclosure", "recommendation")


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
    asks = findings["kind"].eq("recommendation")
    completed = findings["completed_on"].le(day)
    state = (
        pd.Series(OPEN, index=findings.index)
        .mask(findings["due"].lt(day), OVERDUE)
        .mask(completed, CARRIED_OUT)
        .where(asks)
    )
    of_year = findings["financial_year"].eq(financial_year)
    shown = findings["reported_on"].le(day) & (of_year | (asks & ~completed))
    return findings.assign(state=state)[shown].reset_index(drop=True)


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
