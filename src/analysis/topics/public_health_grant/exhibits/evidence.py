"""How well prevention is evidenced, and the order of review that it implies.

The rule of the order is `measures.review_order`; its words stand here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import listed, percent, pounds
from analysis.topics.public_health_grant.exhibits.sources import joined

RULE = (
    "Rule of the order: the weakest evidence first; among equals, services that "
    "the law does not mandate before those it does; then the larger budget. It says what to look "
    "at first, not what to end."
)
NAMES = {"strong": "Strong", "moderate": "Moderate", "weak": "Weak", "none": "None"}


def say_evidence(
    by_rating: pd.DataFrame, *, summary: pd.Series[float], years: pd.DataFrame
) -> Statement:
    """How much of prevention rests on weak evidence or none, and whether the savings follow."""
    total, few = by_rating["budget_gbp"].iloc[-1], summary["few_gbp"]
    if not total:
        return Statement(("No prevention service has a rating.",))
    spent = (
        f"{pounds(few)} of the {pounds(total)} for prevention ({percent(summary['few_share'])}) "
        f"is for the {int(summary['few'])} of {int(by_rating['services'].iloc[-1])} services with "
        "weak evidence or none."
        if few
        else "The evidence for every prevention service is strong or moderate."
    )
    year = str(years["financial_year"].iloc[2])
    return Statement((f"{spent} {_say_proposed(by_rating, summary=summary, year=year)}",))


def _say_proposed(by_rating: pd.DataFrame, *, summary: pd.Series[float], year: str) -> str:
    if not summary["planned_gbp"]:
        return f"No saving is proposed on prevention in {year}."
    told = listed(
        f"{pounds(row['planned_gbp'])} on {'no' if row['evidence'] == 'none' else row['evidence']} "
        "evidence"
        for row in by_rating.iloc[:-1].to_dict("records")
        if row["planned_gbp"]
    )
    against = summary["planned_strong_gbp"] > summary["planned_few_gbp"]
    doubt = " More is proposed where evidence is strong than where it is weak or missing."
    return (
        f"Of the {pounds(summary['planned_gbp'])} proposed for {year} on prevention: {told}."
        f"{doubt if against else ''}"
    )


def tabulate_review(
    ordered: pd.DataFrame, *, years: pd.DataFrame, sources: tuple[str, ...]
) -> Table:
    """Prevention services in the order of their review, with the basis of each rating."""
    named = ordered["rank"].map("{}. ".format) + ordered["service"]
    must = ordered["mandated"].map({"yes": ", mandated", "no": ""})
    return Table(
        ordered.assign(
            named=named,
            rating=ordered["evidence"].replace(NAMES) + must,
            why=ordered["basis"] + " (" + ordered["source"] + ")",
        ),
        (
            Column.words("named", "Order of review"),
            Column.words("rating", "Evidence"),
            Column.millions("budget_gbp", "Budget", decimals=2),
            Column.millions("planned_gbp", f"Saving {years['financial_year'].iloc[2]}"),
            Column.words("why", "Basis of the rating"),
        ),
        caption="Prevention services in the order that their evidence implies for review",
        name="order_of_review",
        source=joined(sources),
        notes=(RULE,),
    )
