"""The indicators of a quarter and of the quarters before it: read, corrected and checked.

What a row may hold stands here, also of a published table; ratings and words are elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from analysis.inputs import (
    Contract,
    Extract,
    Failure,
    Field,
    Rule,
    available_periods,
    read_extract,
    read_in_sequence,
    read_long_tables,
    read_together,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.methods.year_labels import first_year, spans_years
from analysis.periods import Quarter

QUARTERS = 12
COMPARATORS = ("last quarter", "same quarter last year")
_NAMES = {"measure_code": "indicator_id", "measure": "title", "topic": "focus_area", "year": "at"}
PUBLISHED_POLARITIES = {"High": "high", "Low": "low", "-": "none"}
_PER = re.compile(r"per ([0-9,]+)")


def _unrateable(rows: pd.DataFrame) -> list[Failure]:
    """Rows whose polarity lacks what a rating needs, or has what it cannot use."""
    ranged, one_way = rows["polarity"].eq("range"), rows["polarity"].isin(("high", "low"))
    needs = {
        "range_low": ranged,
        "range_high": ranged,
        "tolerance": ranged | (one_way & rows["target"].notna()),
    }
    lacking = [
        failures_where(
            rows,
            needed & rows[column].isna(),
            column=column,
            says=lambda row: f"is missing where polarity is {row['polarity']}",
        )
        for column, needed in needs.items()
    ]
    unused = failures_where(
        rows,
        ~one_way & rows["target"].notna(),
        column="target",
        says=lambda row: f"is given, but polarity {row['polarity']} has no target",
    )
    return [*unused, *(failure for each in lacking for failure in each)]


def _crossed_range(rows: pd.DataFrame) -> list[Failure]:
    crossed = rows["range_low"] >= rows["range_high"]
    return failures_where(rows, crossed, column="range_low", says="is not below range_high")


def _tolerance_not_a_share(rows: pd.DataFrame) -> list[Failure]:
    """A tolerance above 1 is a percentage, but against a target of 0 it is in the unit."""
    above = rows["tolerance"].gt(1) & rows["target"].ne(0)
    return failures_where(
        rows,
        above,
        column="tolerance",
        says="is more than 1",
        remedy="Write it as a share of the target: 0.05 for 5 per cent.",
    )


def _not_its_counts(rows: pd.DataFrame) -> list[Failure]:
    """Values that are not numerator / denominator, to the decimals they are given with."""
    scale = rows["unit"].map(_scale).astype(float)
    made = scale * rows["numerator"] / rows["denominator"]
    digits = rows["value"].map(lambda value: len(f"{value:.10g}".partition(".")[2]))
    apart = (rows["value"] - made).abs() > 0.500001 * 0.1**digits
    return failures_where(
        rows.assign(_made=made),
        apart,
        column="value",
        says=lambda row: f"is not numerator / denominator, which make {row['_made']:,.2f}",
    )


def _scale(unit: str) -> float | None:
    """What a share is multiplied by to be in the unit; None where it is not made of counts."""
    if match := _PER.fullmatch(unit):
        return float(match[1].replace(",", ""))
    return 100.0 if unit.startswith("%") else None


def _unchanged(column: str) -> Rule:
    """Comparison rule: what makes an indicator comparable is as it was in the last report."""

    def rule(both: pd.DataFrame) -> list[Failure]:
        before = f"{column}_before"
        return failures_where(
            both,
            both[column].ne(both[before]),
            column=column,
            says=lambda row: f"was {row[before]} in the last report, so the two do not compare",
            remedy="Give the indicator a new indicator_id, or confirm it in corrections.csv.",
        )

    return rule


INDICATORS = Contract(
    "scorecard",
    (
        Field.text("indicator_id", pattern="[A-Z]{3}-[0-9]{2}"),
        Field.text("title"),
        Field.text("focus_area"),
        Field.text("owner"),
        Field.choice("frequency", "quarterly", "annual", "rolling", "cumulative"),
        Field.choice("polarity", "high", "low", "range", "none"),
        Field.text("unit", longest=40),
        Field.number("target").optional(),
        Field.share("tolerance", most=1_000_000).optional(),
        Field.number("range_low").optional(),
        Field.number("range_high").optional(),
        Field.number("value").optional().confidential(),
        Field.number("numerator").optional().confidential(),
        Field.number("denominator", least=0).optional(),
        Field.day("as_at"),
        Field.yes_no("provisional"),
        Field.choice("comparator", *COMPARATORS),
        Field.number("noise", least=0),
        Field.number("benchmark").optional(),
        Field.text("commentary").optional(),
        Field.text("action").optional(),
        Field.day("next_update"),
    ),
    key=("indicator_id",),
    groups=("focus_area",),
    not_after_period=("as_at",),
    row_rules=(
        _unrateable,
        _crossed_range,
        _tolerance_not_a_share,
        _not_its_counts,
        rules.not_before("next_update", "as_at"),
    ),
    comparison_rules=(_unchanged("unit"), _unchanged("polarity")),
)


def _contradictions(rows: pd.DataFrame) -> list[Failure]:
    """Rows with a second result of a year, or another name, topic or polarity of the indicator."""
    dated = rows.assign(year=rows["year"].map(first_year)).dropna(subset="year")
    again = dated.duplicated(["measure_code", "year"]).reindex(rows.index, fill_value=False)
    failures = failures_where(rows, again, column="year", says="is a year that stands twice")
    for column in ("topic", "measure", "polarity"):
        texts = rows[column].fillna("")
        other = texts.ne(texts.groupby(rows["measure_code"]).transform("first"))
        failures += failures_where(rows, other, column=column, says="differs within the indicator")
    return failures


PUBLISHED = Contract(
    "published",
    (
        Field.text("measure_code"),
        Field.text("topic"),
        Field.text("measure"),
        Field.choice("polarity", *PUBLISHED_POLARITIES).optional(),
        Field.text("year"),
        Field.text("value", pattern=r"-|-?\d*\.?\d+([Ee]-?\d+)?", like="12.5 or -").optional(),
    ),
    key=("measure_code", "year"),
    table_rules=(_contradictions,),
)


def load(data_folder: str, *, period: Quarter, focus_area: str = "all") -> Extract:
    """The indicators of a quarter; a row is an indicator, numbers in its own unit.

    Only the indicators of `focus_area` unless it is `all`. Raises InputFaults with every fault of
    the file, also where no indicator has that focus area.
    """
    return read_extract(data_folder, INDICATORS, period).only("focus_area", focus_area)


def load_history(data_folder: str, *, period: Quarter, focus_area: str = "all") -> Extract:
    """The indicators of the twelve quarters to a period; a row is an indicator in a quarter.

    The rows have a column `quarter` ('2014-15-q4') besides those of each file, the earliest
    quarter first. A quarter without a file is named in the notes and has no rows. Raises
    InputFaults with the faults of all files.
    """
    extracts = _history_extracts(data_folder, period=period)
    quarters = {each.period.name: each.rows for each in extracts if each.period}
    rows = pd.concat(quarters, names=["quarter", None]).reset_index("quarter")
    return replace(
        extracts[-1],
        rows=rows.reset_index(drop=True),
        lines=pd.concat([each.lines for each in extracts], ignore_index=True),
        file=_files(extracts),
        sha256="",
        row_count=len(rows),
        notes=(*_missing_quarters(extracts, period=period), *_reading_notes(extracts)),
        period=None,
    ).only("focus_area", focus_area)


def load_published(file: str) -> tuple[Extract, Extract]:
    """The indicators of a published long table of years, and their results.

    `file` is a CSV with the columns of PUBLISHED. A row of the first is an indicator as the
    scorecard has it, without target, unit and owner; of the second a result, by year, with at (the
    year as published), order (its first year), value, provisional, confidential and is_point. What
    is left out is counted in the notes. Raises InputFaults, also for a second result of a year.
    """
    extract = read_long_tables(file, [PUBLISHED])[0]
    rows = extract.rows.rename(columns=_NAMES)
    rows = rows.assign(
        polarity=rows["polarity"].map(PUBLISHED_POLARITIES).fillna("none"),
        frequency=np.where(rows["at"].map(spans_years), "rolling", "annual"),
        unit="",
        order=rows["at"].map(first_year),
        value=pd.to_numeric(rows["value"], errors="coerce").map("{:.10g}".format).astype(float),
        provisional=np.where(rows["at"].str.contains("prov"), "yes", "no"),
        confidential=False,
        is_point=True,
    )
    dated = rows.dropna(subset="order").sort_values("order", kind="stable")
    valued = dated.groupby("indicator_id")["value"].transform("count").gt(0)
    latest = dated[valued].drop_duplicates("indicator_id", keep="last").sort_index()
    indicators = latest.reindex(columns=list(INDICATORS.names)).reset_index(drop=True)
    notes = (*extract.notes, *_notes_on(extract.rows, dated, valued))
    return replace(extract, rows=indicators, notes=notes), extract.with_rows(dated[valued])


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself and against the report before.

    Raises InputFaults with the faults of all files at once. An indicator that is gone is a fault
    until corrections.csv records it as closed; a new one is not.
    """
    now, last = Quarter.parse(period), Quarter.parse(comparison)
    earlier = {*_quarters_there(data_folder, period=now), last} - {now}
    return [
        *read_together(
            partial(read_in_sequence, data_folder, INDICATORS, now),
            *(partial(load, data_folder, period=each) for each in sorted(earlier, reverse=True)),
        )
    ]


def _history_extracts(data_folder: str, *, period: Quarter) -> tuple[Extract, ...]:
    """Extracts of the quarters that have a file, the earliest first, the period's own always."""
    quarters = [*_quarters_there(data_folder, period=period), period]
    readings = (partial(load, data_folder, period=each) for each in dict.fromkeys(quarters))
    return read_together(*readings)


def _quarters_there(data_folder: str, *, period: Quarter) -> list[Quarter]:
    wanted = [period.minus(back) for back in range(QUARTERS - 1, -1, -1)]
    there = available_periods(data_folder, INDICATORS.table)
    return [quarter for quarter in wanted if quarter in there]


def _files(extracts: tuple[Extract, ...]) -> str:
    first, last = extracts[0].file, extracts[-1].file
    return last if first == last else f"{first} to {last.rpartition('/')[2]}"


def _missing_quarters(extracts: tuple[Extract, ...], *, period: Quarter) -> list[str]:
    there = {extract.period for extract in extracts}
    wanted = [period.minus(back) for back in range(QUARTERS - 1, -1, -1)]
    return [f"There is no file for {each.label}." for each in wanted if each not in there]


def _reading_notes(extracts: tuple[Extract, ...]) -> list[str]:
    """Notes of the earlier quarters, each with its file."""
    return [f"{extract.file}: {note}" for extract in extracts[:-1] for note in extract.notes]


def _notes_on(table: pd.DataFrame, dated: pd.DataFrame, valued: pd.Series[bool]) -> list[str]:
    """What is left out of a published table or missing in it, and why."""
    polarity = table.drop_duplicates("measure_code")["polarity"]
    counts = {
        "Rows left out because they name no year": len(table) - len(dated),
        "Indicators left out because they have no value": dated["indicator_id"][~valued].nunique(),
        "Values that are missing and left as gaps": dated["value"][valued].isna().sum(),
        "Indicators of polarity '-', where neither up nor down is better": polarity.eq("-").sum(),
        "Indicators without a polarity, taken in the same way": polarity.isna().sum(),
    }
    return [f"{words}: {number}." for words, number in counts.items() if number]
