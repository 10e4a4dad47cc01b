"""What a table's extract must look like: its columns, its key and its rules.

Generates the pandera schema from the fields; a topic's own rules are written beside its contract.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pa

from analysis.inputs.fields import Field

CORRECT = "Correct the extract, or add a row to corrections.csv."


@dataclass(frozen=True)
class Failure:
    """A row that breaks a rule: its label in the frame, the column, the rule and what to do.

    `row` None means the file as a whole. `value` is only needed where the cell itself is not
    what should be shown.
    """

    row: Any
    column: str | None
    rule: str
    remedy: str = CORRECT
    value: str | None = None


Rule = Callable[[pd.DataFrame], list[Failure]]


@dataclass(frozen=True)
class Contract:
    """A table's columns in order, the columns that name a row, and its rules.

    row_rules see every row that has no fault of its own; table_rules see the whole frame, and
    only when no row has a fault; comparison_rules see the rows that this report shares with the
    one before, whose columns end `_before`. `groups` are columns, such as directorate, of which
    no value may vanish between two reports. Days in `not_after_period` must not lie after the
    period's end. `questions` are row rules whose answer may be that the cell is right after all:
    a row of corrections.csv that confirms the cell ends the matter. `doubts` are row rules that
    only ask whoever checks to look again; they stop nothing.

    >>> contract = Contract("savings", (Field.text("scheme_ref"), Field.money("target_gbp")),
    ...     key=("scheme_ref",))
    >>> contract.names
    ('scheme_ref', 'target_gbp')
    """

    table: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    row_rules: tuple[Rule, ...] = ()
    questions: tuple[Rule, ...] = ()
    doubts: tuple[Rule, ...] = ()
    table_rules: tuple[Rule, ...] = ()
    comparison_rules: tuple[Rule, ...] = ()
    groups: tuple[str, ...] = ()
    not_after_period: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = {*self.key, *self.groups, *self.not_after_period} - {*self.names}
        if unknown or len(set(self.names)) < len(self.names):
            raise ValueError(f"Contract of {self.table}: repeated, missing or unknown {unknown}")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def confidential(self) -> frozenset[str]:
        """Names of the columns of which no value is to be quoted."""
        return frozenset(field.name for field in self.fields if field.is_confidential)

    @property
    def rule_count(self) -> int:
        """Number of rules a file is held to by itself: each column's own, the key's, the others'.

        >>> Contract("savings", (Field.text("ref"), Field.day("as_at")), key=("ref",)).rule_count
        3
        """
        others = (self.row_rules, self.questions, self.doubts, self.table_rules)
        dates = len(self.not_after_period)
        return len(self.fields) + bool(self.key) + sum(map(len, others)) + dates

    @property
    def comparison_count(self) -> int:
        """Number of rules a file is held to beside the report before: what the contract adds.

        >>> Contract("savings", (Field.money("target_gbp").steady(),), key=()).comparison_count
        1
        """
        changes = sum(each.kind == "money" or each.is_steady for each in self.fields)
        falls = sum(each.only_grows for each in self.fields)
        return changes + falls + len(self.groups) + bool(self.key) + len(self.comparison_rules)

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(field for field in self.fields if field.name == name)

    def schema(self) -> pa.DataFrameSchema:
        """The pandera schema: columns, types, empty cells, codes, limits and a unique key."""
        return pa.DataFrameSchema(
            {field.name: _column(field) for field in self.fields},
            strict=True,
            unique=list(self.key) or None,
            report_duplicates="exclude_first",
        )

    def narrowed(self, names: Collection[str]) -> Contract:
        """The contract of some of its columns, without what needs the others.

        >>> contract = Contract("savings", (Field.text("ref"), Field.day("as_at")), key=("ref",))
        >>> contract.narrowed(["as_at"]).key
        ()
        """
        if set(names) >= set(self.names):
            return self
        return Contract(
            self.table,
            tuple(field for field in self.fields if field.name in names),
            key=self.key if set(names) >= set(self.key) else (),
            not_after_period=tuple(name for name in self.not_after_period if name in names),
        )


def _column(field: Field) -> pa.Column:
    return pa.Column(field.dtype, _checks(field), nullable=not field.required)


def _checks(field: Field) -> list[pa.Check]:
    """The checks on one cell; the error of each is the rule as the reader sees it."""
    if field.kind == "choice":
        return [pa.Check.isin(field.codes, error=f"is not one of {', '.join(field.codes)}")]
    if field.kind == "text":
        return _text_checks(field)
    if field.kind == "verbatim":
        return []
    return _limit_checks(field)


def _text_checks(field: Field) -> list[pa.Check]:
    longest = int(field.most) if isinstance(field.most, (int, float)) else None
    length = pa.Check.str_length(max_value=longest, error=f"is longer than {longest:,} characters")
    if field.pattern is None:
        return [length]
    form = f"like {field.like}" if field.like else f"in the form {field.pattern}"
    matching = rf"^(?:{field.pattern})\Z"
    return [length, pa.Check.str_matches(matching, error=f"is not written {form}")]


def _limit_checks(field: Field) -> list[pa.Check]:
    least, most = field.least, field.most
    if field.kind == "day":
        early, late = (pd.Timestamp(limit) for limit in (least, most))  # type: ignore[arg-type]
        return [
            pa.Check.ge(early, error=f"is before {least}"),
            pa.Check.le(late, error=f"is after {most}"),
        ]
    return [
        pa.Check.ge(least, error=f"is less than {least:,}"),
        pa.Check.le(most, error=f"is more than {most:,}"),
    ]
