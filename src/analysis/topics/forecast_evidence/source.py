"""Monthly amounts of services, of one council or of many: long tables, read and checked.

What a row may hold stands here; sums and words are elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pandas as pd

from analysis.errors import Fault
from analysis.inputs import Contract, Extract, Failure, Field, raise_any, read_long_tables, rules
from analysis.inputs.rules import failures_where
from analysis.periods import Period, financial_year_label

THE_COUNCIL = "the council"
KEY = ["group", "service", "financial_year", "month"]
_BELONGS_TO = (("council", "directorate"), ("council",), ("directorate",), ())
_CALENDAR_MONTH = Field.text("month", pattern="[0-9]{4}-(0[1-9]|1[0-2])", like="2015-05")
_DATES = (
    (
        Field.text("financial_year", pattern="[0-9]{4}/[0-9]{2}", like="2015/16"),
        Field.count("month", least=1, most=12).not_additive(),
    ),
    (_CALENDAR_MONTH,),
)


def _not_a_year(rows: pd.DataFrame) -> list[Failure]:
    """Failures of labels such as 2014/16, in rows of the form that names financial years."""
    if "financial_year" not in rows:
        return []
    labels = rows["financial_year"].str[:4].map(lambda start: financial_year_label(int(start)))
    return failures_where(
        rows.assign(_label=labels),
        labels.ne(rows["financial_year"]),
        column="financial_year",
        says=lambda row: f"is no financial year; the one that begins then is {row['_label']}",
    )


def _not_cumulative(rows: pd.DataFrame) -> list[Failure]:
    """Failures of services whose amounts are running totals."""
    names = tuple(name for name in ("council", "directorate", "service") if name in rows)
    rule = rules.monthly_not_cumulative(
        "amount_gbp", year="financial_year", order="month", within=names
    )
    return rule(_by_financial_year(rows))


def _contract(belongs_to: Sequence[str], dates: Sequence[Field]) -> Contract:
    names = [Field.text(name) for name in (*belongs_to, "service")]
    return Contract(
        "amounts",
        (*dates, *names, Field.money("amount_gbp")),
        key=tuple(field.name for field in (*dates, *names)),
        row_rules=(_not_a_year,),
        table_rules=(_not_cumulative,),
    )


FORMS = tuple(_contract(names, dates) for dates, names in product(_DATES, _BELONGS_TO))


def load(data_folder: str) -> tuple[Extract, ...]:
    """The monthly amounts of a CSV file, or of every CSV file of a folder; a row is a month.

    A file has the columns service, month and amount_gbp, and may have council and directorate.
    The month is written 2015-05, or 1 to 12 (1 is April) beside a column financial_year. The rows
    returned have the columns group (the council: its name, else the file's among many), service,
    financial_year, month (1 to 12) and amount_gbp (pounds of the month alone). Raises InputFaults
    with every fault of every file.
    """
    extracts = read_long_tables(data_folder, FORMS)
    named = {each.file: each.table if len(extracts) > 1 else THE_COUNCIL for each in extracts}
    uniform = [each.with_rows(_uniform(each.rows, council=named[each.file])) for each in extracts]
    raise_any(_in_two_files(uniform))
    return tuple(uniform)


def together(extracts: Sequence[Extract]) -> pd.DataFrame:
    """The rows of all extracts in one frame."""
    return pd.concat([each.rows for each in extracts], ignore_index=True)


def source_note(extracts: Sequence[Extract]) -> str:
    """The source note under a table or chart that is of all extracts."""
    if len(extracts) == 1:
        return extracts[0].source
    folder = extracts[0].file.split("/")[0]
    return f"Monthly amounts ({len(extracts)} files of {folder}, listed under Sources)."


def kinds(extracts: Sequence[Extract]) -> set[str]:
    """How the amounts came about, as each file's own record has it: illustrative and the like."""
    return {each.origin.origin for each in extracts}


def provenance(extracts: Sequence[Extract]) -> tuple[str, ...]:
    """An entry in the page's list of sources for each file."""
    return tuple(each.provenance for each in extracts)


def notes(extracts: Sequence[Extract]) -> list[str]:
    """What had to be converted or left out, each note with its file where there are several."""
    if len(extracts) == 1:
        return list(extracts[0].notes)
    return [f"{each.file}: {note}" for each in extracts for note in each.notes]


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:  # noqa: ARG001
    """Everything the topic reads, checked. The report's period plays no part in earlier years.

    Raises InputFaults with the faults of all files at once.
    """
    return [*load(data_folder)]


def _uniform(rows: pd.DataFrame, *, council: str) -> pd.DataFrame:
    """The rows in the one form that the measures take."""
    councils = rows["council"] if "council" in rows else pd.Series(council, index=rows.index)
    named = _by_financial_year(rows).assign(group=councils, service=_services(rows, councils))
    return named[[*KEY, "amount_gbp"]]


def _services(rows: pd.DataFrame, councils: pd.Series[str]) -> pd.Series[str]:
    """Names of the services, with the directorate where two of a council's share a name."""
    if "directorate" not in rows:
        return rows["service"]
    homes = rows.groupby([councils, "service"])["directorate"].transform("nunique")
    return rows["service"].where(homes == 1, rows["service"] + " (" + rows["directorate"] + ")")


def _by_financial_year(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their financial year and its month, 1 to 12, where they name calendar months.

    >>> _by_financial_year(pd.DataFrame({"month": ["2015-05"]})).to_dict("records")
    [{'month': 2, 'financial_year': '2015/16'}]
    """
    if "financial_year" in rows:
        return rows.astype({"month": int})
    months = rows["month"].map({name: Period.parse(name) for name in rows["month"].unique()})
    return rows.assign(
        financial_year=[month.financial_year for month in months],
        month=[month.months_elapsed for month in months],
    )


def _in_two_files(extracts: Sequence[Extract]) -> list[Fault]:
    """A fault for each file that holds months which an earlier file holds as well."""
    rows = pd.concat([each.rows.assign(_file=each.file) for each in extracts])
    first = rows.groupby(KEY)["_file"].transform("first")
    again = rows.assign(_first=first)[first != rows["_file"]]
    return [
        _shared(again[again["_file"] == each.file], each)
        for each in extracts
        if each.file in set(again["_file"])
    ]


def _shared(rows: pd.DataFrame, extract: Extract) -> Fault:
    """The fault of the first of some rows that stand in an earlier file as well."""
    row, line = rows.iloc[0], int(extract.lines.loc[rows.index[0]])
    name = f"{row['service']}, month {row['month']} of {row['financial_year']}"
    rule = f"stands in {row['_first']} as well; of such rows this file has {len(rows)}"
    remedy = "Leave one of the files out, or take the shared rows out of one."
    return Fault(extract.file, line, "service", name, rule, remedy)
