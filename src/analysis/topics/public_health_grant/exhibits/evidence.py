"""How well prevention is evidenced, and the order of review that it implies.

The rule of the order is `measures.review_order`; its words stand here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import listed, percent, pounds

RULE = (
    "Rule of the order: the weakest evidence first; among equals, services that "
    "the law does not mandate before those it does; then the larger budget. It says what to look "
    "at first, not what to end."
)
NAMES = {"strong": "Strong", "moderate": "Moderate", "weak": "Weak", "none": "None"}


def say_evidence(by_rating: pd.DataFrame, *, summary: pd.Series[float]) -> Statement:
    """How much of prevention rests on weak evidence or none, and whether the savings follow."""
    total, few = by_rating["budget_gbp"].iloc[-1], summary["few_gbp"]
    if not total:
        return Statement(("No prevention service has a rating.",))
    spent = (
        f"{pounds(few)} of the {pounds(total)} for prevention ({percent(summary['few_share'])}) is "
        "spent on weak evidence or none."
        if few
        else "The evidence for every prevention service is strong or moderate."
    )
    return Statement((f"{spent} {_say_planned(by_rating, summary=summary)}",))


def _say_planned(by_rating: pd.DataFrame, *, summary: pd.Series[float]) -> str:
    if not summary["planned_gbp"]:
        return "No saving is planned on prevention."
    told = listed(
        f"{pounds(row['planned_gbp'])} on {'no' if row['evidence'] == 'none' else row['evidence']} "
        "evidence"
        for row in by_rating.iloc[:-1].to_dict("records")
        if row["planned_gbp"]
    )
    against = summary["planned_strong_gbp"] > summary["planned_few_gbp"]
    doubt = " More is planned where evidence is strong than where it is weak or missing."
    return (
        f"Of the {pounds(summary['planned_gbp'])} a year to be saved on prevention: {told}."
        f"{doubt if against else ''}"
    )


def tabulate_evidence(
    by_rating: pd.DataFrame, *, years: pd.DataFrame, sources: tuple[str, ...]
) -> Table:
    """Budget for prevention by how well its effect is shown, with the savings planned on it."""
    second = years["financial_year"].iloc[2]
    return Table(
        by_rating.assign(name=by_rating["evidence"].replace(NAMES)),
        (
            Column.words("name", "Evidence"),
            Column.number("services", "Services"),
            Column.millions("budget_gbp", "Budget", decimals=2),
            Column.millions("planned_gbp", f"Saving {second}", decimals=2),
            Column.percent("planned_share", "Saving, share of budget", missing="[z]"),
        ),
        caption="Prevention by how well its effect is shown",
        name="prevention_by_evidence",
        source=" ".join(sources),
        total=True,
    )


def tabulate_review(ordered: pd.DataFrame, *, source: str) -> Table:
    """Prevention services in the order of their review, with the basis of each rating."""
    named = ordered["rank"].map("{}. ".format) + ordered["service"]
    return Table(
        ordered.assign(
            named=named,
            rating=ordered["evidence"].replace(NAMES),
            must=ordered["mandated"].str.capitalize(),
            why=ordered["basis"] + " (" + ordered["source"] + ")",
        ),
        (
            Column.words("named", "Order of review"),
            Column.words("rating", "Evidence"),
            Column.words("must", "Mandated"),
            Column.millions("budget_gbp", "Budget", decimals=2),
            Column.words("why", "Basis of the rating"),
        ),
        caption="Prevention services in the order that their evidence implies for review",
        name="order_of_review",
        source=source,
        notes=(RULE,),
    )
