"""The options for Malvern Vale, what each costs, and what its places and its risks are.

What a row may hold stands here; money from others is in `funding`, demand in `demand`, criteria
and scores are in `criteria`.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs import Contract, Extract, Failure, Field, Rule, read_extract, read_history
from analysis.inputs.rules import failures_where
from analysis.methods.optimism_bias import BOUNDS
from analysis.periods import Period

TABLE = "school_places"
YEAR = "[0-9]{4}/[0-9]{2}"
MONTH = "[0-9]{4}-[0-9]{2}"
REF = "[0-9][a-z]?"
NOTHING = "0"
YEAR_GROUPS = 7  # of a primary school


def _every_option_in_the_same_years(rows: pd.DataFrame) -> list[Failure]:
    years = sorted(set(rows["financial_year"]))
    missing = [
        (ref, year)
        for ref, own in rows.groupby("option_ref", sort=False)["financial_year"]
        for year in years
        if year not in set(own)
    ]
    remedy = "Give every option a row in every year, with 0 where it costs nothing."
    return [
        Failure(None, "financial_year", f"has no row for option {ref}", remedy, year)
        for ref, year in missing
    ]


def _places_not_seven_classes(rows: pd.DataFrame) -> list[Failure]:
    return failures_where(
        rows,
        rows["places_added"] != YEAR_GROUPS * rows["admits_each_year"],
        column="places_added",
        says=lambda row: f"is not seven times the {row['admits_each_year']:.0f} admitted each year",
    )


def _filled_where_places_are_added(column: str) -> Rule:
    def rule(rows: pd.DataFrame) -> list[Failure]:
        return failures_where(
            rows,
            (rows["places_added"] > 0) & rows[column].isna(),
            column=column,
            says="is missing where places are added",
        )

    return rule


def _one_baseline(rows: pd.DataFrame) -> list[Failure]:
    """Doing nothing is what the options are held against, and adds no places."""
    if rows["option_ref"].iloc[0] != NOTHING:
        remedy = "Give doing nothing the first row: it is what the options are held against."
        return [Failure(rows.index[0], "option_ref", f"is first, and not {NOTHING}", remedy)]
    return failures_where(
        rows,
        rows["option_ref"].eq(NOTHING) & rows["places_added"].gt(0),
        column="places_added",
        says="is above 0 for doing nothing",
    )


def _one_agreed(rows: pd.DataFrame) -> list[Failure]:
    agreed = rows["agreed_on"].notna()
    return failures_where(
        rows,
        agreed & (agreed.cumsum() > 1),
        column="agreed_on",
        says="is given for a second option",
    )


def _one_comparable(rows: pd.DataFrame) -> list[Failure]:
    comparable = int(rows["comparable"].eq("yes").sum())
    if comparable == 1:
        return []
    rule = f"is yes in {comparable} rows; one benchmark is in the prices of the options"
    return [Failure(None, "comparable", rule, "Mark the one that is.", "yes")]


COSTS = Contract(
    TABLE,
    (
        Field.text("option_ref", pattern=REF, like="3a"),
        Field.text("financial_year", pattern=YEAR, like="2015/16"),
        Field.money("capital_gbp", least=0),
        Field.money("running_gbp"),
    ),
    key=("option_ref", "financial_year"),
    groups=("option_ref",),
    table_rules=(_every_option_in_the_same_years,),
)
OPTIONS = Contract(
    TABLE,
    (
        Field.text("option_ref", pattern=REF, like="3a"),
        Field.text("name", longest=40),
        Field.text("title"),
        Field.choice("works_type", *BOUNDS).optional(),
        Field.count("admits_each_year", most=210).not_additive(),
        Field.count("places_added", most=1470).not_additive(),
        Field.text("first_year", pattern=YEAR, like="2017/18").optional(),
        Field.day("agreed_on").optional(),
        Field.text("site_constraint"),
        Field.choice("constraint_basis", "published", "illustrative"),
    ),
    key=("option_ref",),
    row_rules=(
        _places_not_seven_classes,
        _filled_where_places_are_added("works_type"),
        _filled_where_places_are_added("first_year"),
    ),
    table_rules=(_one_baseline, _one_agreed),
)
REASONS = Contract(
    TABLE,
    (
        *(Field.text(name, pattern=MONTH, like="2015-07") for name in ("report", "since")),
        Field.text("option_ref"),
        Field.text("reason"),
    ),
    key=("report", "since", "option_ref"),
)
BENCHMARKS = Contract(
    TABLE,
    (
        Field.text("scheme"),
        Field.choice("works", "new school", "permanent expansion", "temporary places"),
        Field.money("cost_per_place_gbp", least=1).not_additive(),
        Field.text("price_base"),
        Field.yes_no("comparable"),
        Field.text("source"),
    ),
    key=("scheme",),
    table_rules=(_one_comparable,),
)
RISKS = Contract(
    TABLE,
    (
        Field.text("option_ref"),
        Field.text("risk"),
        *(Field.count(name, least=1, most=5).not_additive() for name in ("likelihood", "impact")),
        Field.text("owner"),
        Field.text("mitigation"),
    ),
    key=("option_ref", "risk"),
)


def load(data_folder: str, *, period: Period) -> Extract:
    """The options' costs as known at the end of a period; a row is an option in a financial year.

    Pounds in the prices of the first year, before any allowance for optimism.
    """
    return read_extract(data_folder, COSTS, period)


def load_options(data_folder: str) -> Extract:
    """The options, doing nothing among them; a row is an option."""
    return read_history(data_folder, OPTIONS, "options")


def load_reasons(data_folder: str, *, period: Period, last: Period) -> Extract:
    """Why costs changed from the report at `last` to that at `period`; a row is an option."""
    extract = read_history(data_folder, REASONS, "reasons")
    rows = extract.rows
    between = rows["report"].eq(period.name) & rows["since"].eq(last.name)
    return extract.with_rows(rows[between])


def load_benchmarks(data_folder: str) -> Extract:
    """Cost of a school place elsewhere; a row is a scheme or a group of them, pounds a place."""
    return read_history(data_folder, BENCHMARKS, "benchmarks")


def load_risks(data_folder: str) -> Extract:
    """What could go wrong; a row is a risk of an option, likelihood and impact from 1 to 5."""
    return read_history(data_folder, RISKS, "risks")
