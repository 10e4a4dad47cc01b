"""How far each proposal has come: equality assessment and the Cabinet Member's decision.

Savings by area are in `repayment`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import day, listed, sentence
from analysis.periods import Period
from analysis.topics.public_health_grant.exhibits.headline import say_decisions
from analysis.topics.public_health_grant.exhibits.sources import joined


def say_outstanding(
    stated: pd.DataFrame, *, counts: pd.Series[float], now: Period, asked_in: str
) -> Statement:
    """Who decides, what is outstanding, which equality steps are overdue, and when the last is due.

    `asked_in` is where the equality work was asked for.
    """
    who = [
        f"The final decision for each service is delegated to the {decider}, in discussion with "
        f"the {consulted}. A proposal cannot be decided before its equality work is done."
        for decider, consulted in stated[["decided_by", "consulted"]]
        .drop_duplicates()
        .itertuples(index=False)
    ]
    left = stated[stated["equality"].ne("done")]
    late = left[left["equality"].eq("overdue")].to_dict("records")
    overdue = [
        f"{row['service']} ({row['step']}, due on {day(row['equality_due'])})" for row in late
    ]
    told = [f"Overdue: {listed(overdue)}."] if overdue else []
    if not left.empty:
        told.append(
            f"The equality work was asked for in {asked_in}; its last step is due on "
            f"{day(left['equality_due'].max())}."
        )
    return Statement((*who, f"At {now.label}, {say_decisions(counts)} {' '.join(told)}".strip()))


def tabulate_proposals(
    stated: pd.DataFrame, *, years: pd.DataFrame, now: Period, sources: tuple[str, ...]
) -> Table:
    """Every proposal with its savings, its equality step and, where they differ, its decision."""
    first, second = years["financial_year"].iloc[1], years["financial_year"].iloc[2]
    rows = stated.to_dict("records")
    decisions = [*map(_say_decision, rows)]
    differ = len(set(decisions)) > 1
    same = () if differ else tuple(f"Final decision of each: {told}." for told in decisions[:1])
    return Table(
        stated.assign(
            told=stated["service"] + ". " + stated["proposal"].map(sentence),
            equality_shown=[*map(_say_equality, rows)],
            decision_shown=decisions,
        ),
        (
            Column.words("told", "Proposal"),
            Column.millions("saving_first_gbp", f"Saving {first}"),
            Column.millions("saving_second_gbp", f"Saving {second}"),
            Column.words("equality_shown", "Equality impact"),
            *((Column.words("decision_shown", "Final decision"),) if differ else ()),
        ),
        caption=f"Proposals, their equality impact and final decisions, at {now.label}",
        name="proposals",
        source=joined(sources),
        notes=same,
    )


def _say_equality(row: Mapping[Hashable, Any]) -> str:
    due = "" if row["equality"] == "done" else f" {day(row['equality_due'])}"
    return f"{str(row['step']).capitalize()} {row['equality']}{due}"


def _say_decision(row: Mapping[Hashable, Any]) -> str:
    state = row["decision_state"]
    if state == "decided":
        return f"{row['decision']} on {day(row['decided_on'])}"
    return f"{'overdue, ' if state == 'overdue' else ''}due {day(row['decision_due'])}"
