"""How far each proposal has come: its effect on equality, its final decision and its savings.

A row of `proposals` is a proposal for one service; states follow from days, nobody types them.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.methods.totals import with_total

SCREENING, FULL = "screening", "full assessment"
DONE, DUE, OVERDUE = "done", "due", "overdue"
OUTSTANDING, DECIDED = "outstanding", "decided"


def with_state(proposals: pd.DataFrame, *, as_at: date) -> pd.DataFrame:
    """The proposals with the step their equality work has reached, and the state of the decision.

    A step is overdue from the day after it was due. Columns added: step (screening or full
    assessment, the one that counts now), equality (due, overdue or done; done also where the
    screening found that no full assessment is needed), equality_due (the day of that step),
    decision_state (decided, outstanding or overdue).

    >>> days = pd.to_datetime(["2015-08-28"])
    >>> proposals = pd.DataFrame({"screening_due": days, "decision_due": days + pd.Timedelta("9D"),
    ...     "screening_done_on": [pd.NaT], "full_assessment": [None], "full_due": [pd.NaT],
    ...     "full_done_on": [pd.NaT], "decided_on": [pd.NaT]})
    >>> with_state(proposals, as_at=date(2015, 8, 31))[
    ...     ["step", "equality", "decision_state"]].values.tolist()
    [['screening', 'overdue', 'outstanding']]
    """
    day = pd.Timestamp(as_at)
    full = proposals["full_assessment"].eq("yes")
    due = proposals["screening_due"].mask(full, proposals["full_due"])
    done = proposals["screening_done_on"].mask(full, proposals["full_done_on"]).notna()
    decided = proposals["decided_on"].notna()
    return proposals.assign(
        step=pd.Series(SCREENING, proposals.index).mask(full, FULL),
        equality=_state(due, done=done, day=day, waiting=DUE, finished=DONE),
        equality_due=due,
        decision_state=_state(
            proposals["decision_due"],
            done=decided,
            day=day,
            waiting=OUTSTANDING,
            finished=DECIDED,
        ),
    )


def _state(
    due: pd.Series[pd.Timestamp],
    *,
    done: pd.Series[bool],
    day: pd.Timestamp,
    waiting: str,
    finished: str,
) -> pd.Series[str]:
    return pd.Series(waiting, due.index).mask(due.lt(day), OVERDUE).mask(done, finished)


def with_savings(
    proposals: pd.DataFrame,
    *,
    planned: pd.DataFrame,
    services: pd.DataFrame,
    years: pd.DataFrame,
) -> pd.DataFrame:
    """The proposals with their service, area and planned savings in the two years of repayment.

    A proposal without a plan for a year saves nought in it. Columns used: of `planned`
    proposal_ref, financial_year, saving_gbp; of `services` service_ref, service, area, mandated,
    of `years` financial_year, whose second and third rows are the years of repayment. Columns
    added: service, area, mandated, saving_first_gbp, saving_second_gbp.

    >>> proposals = pd.DataFrame({"proposal_ref": ["PP-01"], "service_ref": ["PH-01"]})
    >>> planned = pd.DataFrame({"proposal_ref": ["PP-01"], "financial_year": ["2016/17"],
    ...     "saving_gbp": [4.0]})
    >>> services = pd.DataFrame({"service_ref": ["PH-01"], "service": ["Falls"],
    ...     "area": ["older"], "mandated": ["no"]})
    >>> years = pd.DataFrame({"financial_year": ["2015/16", "2016/17", "2017/18"]})
    >>> with_savings(proposals, planned=planned, services=services, years=years)[
    ...     ["service", "saving_first_gbp", "saving_second_gbp"]].values.tolist()
    [['Falls', 4.0, 0.0]]
    """
    _, first, second = years["financial_year"].iloc[:3]
    by_year = planned.pivot_table(
        index="proposal_ref", columns="financial_year", values="saving_gbp", aggfunc="sum"
    ).reindex(columns=[first, second])
    named = proposals.merge(
        services[["service_ref", "service", "area", "mandated"]], on="service_ref", how="left"
    )
    return named.assign(
        saving_first_gbp=named["proposal_ref"].map(by_year[first]).fillna(0.0),
        saving_second_gbp=named["proposal_ref"].map(by_year[second]).fillna(0.0),
    )


def savings_by_area(proposals: pd.DataFrame, *, areas: pd.DataFrame) -> pd.DataFrame:
    """The areas with the savings planned in each, in pounds.

    A row is an area of `areas` in its order, its last row the total; an area without a proposal
    saves nought. Columns used of `proposals`: area, saving_first_gbp, saving_second_gbp. Columns
    added: the two savings.

    >>> areas = pd.DataFrame({"area": ["older", "Total"], "budget_gbp": [10.0, 10.0]})
    >>> proposals = pd.DataFrame({"area": ["older"], "saving_first_gbp": [4.0],
    ...     "saving_second_gbp": [5.0]})
    >>> savings_by_area(proposals, areas=areas).values.tolist()
    [['older', 10.0, 4.0, 5.0], ['Total', 10.0, 4.0, 5.0]]
    """
    savings = proposals.groupby("area")[["saving_first_gbp", "saving_second_gbp"]].sum()
    parts = savings.reindex(areas["area"].iloc[:-1], fill_value=0.0).reset_index()
    return areas.merge(with_total(parts, label="area"), on="area", how="left")


def counts(stated: pd.DataFrame) -> pd.Series[float]:
    """The proposals in numbers: screened, assessed in full, overdue and decided.

    Entries returned: proposals, screened, full_needed, full_done, equality_overdue, cleared
    (nothing more to assess), decided, decisions_left, decisions_overdue.

    >>> stated = pd.DataFrame({"screening_done_on": [pd.NaT], "full_assessment": [None],
    ...     "full_done_on": [pd.NaT], "equality": ["overdue"], "decision_state": ["outstanding"]})
    >>> counts(stated)[["equality_overdue", "decisions_left"]].to_list()
    [1.0, 1.0]
    """
    decided = stated["decision_state"].eq(DECIDED)
    return pd.Series(
        {
            "proposals": len(stated),
            "screened": stated["screening_done_on"].notna().sum(),
            "full_needed": stated["full_assessment"].eq("yes").sum(),
            "full_done": stated["full_done_on"].notna().sum(),
            "equality_overdue": stated["equality"].eq(OVERDUE).sum(),
            "cleared": stated["equality"].eq(DONE).sum(),
            "decided": decided.sum(),
            "decisions_left": (~decided).sum(),
            "decisions_overdue": stated["decision_state"].eq(OVERDUE).sum(),
        },
        dtype=float,
    )


def changed_steps(stated: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """Proposals that are new or gone, or whose equality work, decision or days changed.

    A row is a proposal of either report, in the order of its reference. Columns returned:
    proposal_ref, service (the last known), is_new, is_gone, and step, equality, equality_due,
    decision_state, decision and decision_due, now and (ending `_before`) at the last report.

    >>> row = {"proposal_ref": "PP-01", "service": "Falls", "step": "screening",
    ...     "equality_due": pd.Timestamp("2015-08-28"), "decision_state": "outstanding",
    ...     "decision": None, "decision_due": pd.Timestamp("2015-12-18")}
    >>> now = pd.DataFrame([{**row, "equality": "overdue"}])
    >>> then = pd.DataFrame([{**row, "equality": "due"}])
    >>> changed_steps(now, before=then)[["equality_before", "equality"]].values.tolist()
    [['due', 'overdue']]
    """
    compared = ["step", "equality", "equality_due", "decision_state", "decision", "decision_due"]
    columns = ["proposal_ref", "service", *compared]
    pairs = stated[columns].merge(
        before[columns], on="proposal_ref", how="outer", suffixes=("", "_before"), indicator=True
    )
    same = pd.Series(True, pairs.index)
    for name in compared:
        now, then = pairs[name], pairs[f"{name}_before"]
        same &= now.eq(then) | (now.isna() & then.isna())
    return (
        pairs.assign(
            service=pairs["service"].fillna(pairs["service_before"]),
            is_new=pairs["_merge"].eq("left_only"),
            is_gone=pairs["_merge"].eq("right_only"),
        )
        .drop(columns=["_merge", "service_before"])[~same]
        .sort_values("proposal_ref", kind="stable")
        .reset_index(drop=True)
    )
