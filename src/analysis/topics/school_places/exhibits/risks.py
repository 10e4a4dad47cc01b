"""Risks and limits of the sites, option by option.

Nothing is scored here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, inside_sentence, listed, sentence
from analysis.topics.school_places.exhibits.places import option_columns, short_name


def say_risks(risks: pd.DataFrame, *, subject: pd.Series[Any]) -> Statement:
    """The risks of the option that the page is about, gravest first."""
    own = risks[risks["option_ref"] == subject["option_ref"]].to_dict("records")
    said = [
        sentence(f"{row['risk']} ({row['score']} of 25, {row['rating']}): {_answer(row)}")
        for row in own
    ]
    name = short_name(subject)
    if not said:
        return Statement((f"No risk is recorded for {name}.",))
    return Statement((f"Recorded for {name}: {count(len(said), 'risk')}.", *said), role="list")


def _answer(row: Mapping[Any, Any]) -> str:
    return f"{inside_sentence(str(row['mitigation']))}, {row['owner']}"


def tabulate_sites(gravest: pd.DataFrame, *, source: str) -> Table:
    """What limits each option's site, and its gravest risk."""
    headings = option_columns(gravest)
    published = listed(gravest.loc[gravest["constraint_basis"] == "published", "name"])
    basis = [f"Published is the limit of the site of {inside_sentence(published)}."]
    return Table(
        gravest.assign(short=list(headings.values())),
        (
            Column.words("short", "Option"),
            Column.words("site_constraint", "What limits the site"),
            Column.words("risk", "Gravest risk", missing="[z]"),
            Column.number("score", "Score", missing="[z]"),
            Column.mark("rating", "Rating", missing="[z]"),
        ),
        caption="Sites, and the gravest risk of each option",
        name="sites_and_risks",
        source=source,
        notes=(
            "Score: likelihood times impact, each from 1 to 5. Green up to 6, amber 8 to 15, red "
            "from 16.",
            *(basis if published else []),
        ),
    )
