"""How far each proposal has come: equality assessment and the Cabinet Member's decision.

Savings by area are in `repayment`; nothing is counted here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import day, listed, sentence
from analysis.periods import Period
from analysis.topics.public_health_grant.exhibits.headline import say_decisions


def say_outstanding(stated: pd.DataFrame, *, counts: pd.Series[float], now: Period) -> Statement:
    """Who decides, what is outstanding, and which equality steps are overdue."""
    who = [
        f"The final decision for each service is delegated to the {decider}, in discussion with "
        f"the {consulted}. A proposal cannot be decided before its equality work is done."
        for decider, consulted in stated[["decided_by", "consulted"]]
        .drop_duplicates()
        .itertuples(index=False)
    ]
    late = stated[stated["equality"].eq("overdue")].to_dict("records")
    overdue = [
        f"{row['service']} ({row['step']}, due on {day(row['equality_due'])})" for row in late
    ]
    told = [f"Overdue: {listed(overdue)}."] if overdue else []
    return Statement((*who, f"At {now.label}, {say_decisions(counts)}", *told))


def tabulate_proposals(
    stated: pd.DataFrame, *, years: pd.DataFrame, now: Period, sources: tuple[str, ...]
) -> Table:
    """Every proposal with its savings, its equality step and its final decision."""
    first, second = years["financial_year"].iloc[1], years["financial_year"].iloc[2]
    named = stated["service"] + " (" + stated["proposal_ref"] + "). "
    rows = stated.to_dict("records")
    return Table(
        stated.assign(
            told=named + stated["proposal"].map(sentence),
            equality_shown=[
                f"{str(row['step']).capitalize()} {row['equality']}"
                + ("" if row["equality"] == "done" else f", {day(row['equality_due'])}")
                for row in rows
            ],
            decision_shown=[
                f"{str(row['decision']).capitalize()} on {day(row['decided_on'])}"
                if row["decision_state"] == "decided"
                else f"{str(row['decision_state']).capitalize()}, due {day(row['decision_due'])}"
                for row in rows
            ],
        ),
        (
            Column.words("told", "Proposal"),
            Column.millions("saving_first_gbp", f"Saving {first}"),
            Column.millions("saving_second_gbp", f"Saving {second}"),
            Column.words("equality_shown", "Equality impact"),
            Column.words("decision_shown", "Final decision"),
        ),
        caption=f"Proposals, their equality impact and final decisions, at {now.label}",
        name="proposals",
        source=" ".join(sources),
        notes=("Overdue is worked out from the days.",),
    )
