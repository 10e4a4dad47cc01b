"""Whether everything the topic reads is sound, and its files are about the same options and years.

What one file may hold stands with its contract.
"""

from __future__ import annotations

from functools import partial

from analysis.errors import Fault
from analysis.inputs import Extract, raise_any, read_in_sequence, read_together
from analysis.periods import Period
from analysis.topics.school_places.source.criteria import load_criteria, load_scores
from analysis.topics.school_places.source.demand import load_demand
from analysis.topics.school_places.source.funding import load_funding
from analysis.topics.school_places.source.options import (
    COSTS,
    load,
    load_benchmarks,
    load_options,
    load_reasons,
    load_risks,
)

NAME_IT = "Give it a row there, or correct the name."


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself, against the report before and together.

    Raises InputFaults with the faults of all files at once; if there are none, with those that
    show between the files.
    """
    now, last = Period.parse(period), Period.parse(comparison)
    extracts = read_together(
        partial(read_in_sequence, data_folder, COSTS, now),
        partial(load, data_folder, period=last),
        partial(load_options, data_folder),
        partial(load_demand, data_folder),
        partial(load_criteria, data_folder),
        partial(load_scores, data_folder),
        partial(load_funding, data_folder),
        partial(load_benchmarks, data_folder),
        partial(load_risks, data_folder),
        partial(load_reasons, data_folder, period=now, last=last),
    )
    costs, before, options, demand, criteria, scores, funding, _, risks, reasons = extracts
    raise_any(
        [
            *_strangers(costs, options, "option_ref"),
            *_strangers(before, options, "option_ref"),
            *_strangers(scores, options, "option_ref"),
            *_strangers(funding, options, "option_ref"),
            *_strangers(risks, options, "option_ref"),
            *_strangers(reasons, options, "option_ref"),
            *_strangers(options, costs, "option_ref"),
            *_strangers(scores, criteria, "criterion"),
            *_other_years(costs, demand),
            *_not_scored(scores, options, criteria),
        ]
    )
    return [*extracts]


def _strangers(extract: Extract, known: Extract, column: str) -> list[Fault]:
    """A fault for each value of a column that the other file does not have."""
    names = extract.rows[column]
    first = names[~names.isin(known.rows[column]) & ~names.duplicated()]
    rule = f"has no row in {known.file}"
    lines = extract.lines[first.index]
    return [
        Fault(extract.file, int(line), column, name, rule, NAME_IT)
        for line, name in zip(lines, first, strict=True)
    ]


def _other_years(costs: Extract, demand: Extract) -> list[Fault]:
    """A fault for each year that has costs but no demand, or demand but no costs."""
    ours, theirs = set(costs.rows["financial_year"]), set(demand.rows["school_year"])
    remedy = "Give costs and pupils for the same years."
    pairs = ((costs, demand, ours - theirs), (demand, costs, theirs - ours))
    return [
        Fault(other.file, None, None, year, f"has no row, and {own.file} has", remedy)
        for own, other, years in pairs
        for year in sorted(years)
    ]


def _not_scored(scores: Extract, options: Extract, criteria: Extract) -> list[Fault]:
    """A fault for each option without a score on a criterion."""
    there = set(zip(scores.rows["option_ref"], scores.rows["criterion"], strict=True))
    remedy = "Score every option on every criterion, doing nothing as well."
    return [
        Fault(scores.file, None, "score_points", f"{ref}, {name}", "has no row", remedy)
        for ref in options.rows["option_ref"]
        for name in criteria.rows["criterion"]
        if (ref, name) not in there
    ]
