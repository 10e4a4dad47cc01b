"""Whether the parameters a pack gives are those its notebooks declare, and of the same types.

The notebook's cell is read as a syntax tree, never run; what values mean is the topic's affair.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from analysis.errors import ParameterError
from analysis.run.pack import Value
from analysis.run.project import did_you_mean

TYPE_NAMES: Mapping[type[Any], str] = {str: "text", int: "a whole number", float: "a number"}
_SECRET = re.compile(r"password|passphrase|secret|token|api_?key", re.IGNORECASE)


def declared_in(source: str, *, notebook: str) -> dict[str, Value]:
    """Names and defaults that a notebook's parameters cell declares, in their order.

    A line is `name = value`, the value a plain text, whole number or number. Raises
    ParameterError that lists every other line.

    >>> declared_in('period = "2015-05"  # the position', notebook="savings_delivery")
    {'period': '2015-05'}
    """
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        line = error.lineno or 1
        raise ParameterError(_bad_line(notebook, line, "is not Python")) from error
    declared: dict[str, Value] = {}
    faults = []
    for statement in statements:
        match _assignment(statement):
            case (name, _) if name in declared:
                faults.append(_bad_line(notebook, statement.lineno, f"declares '{name}' again"))
            case (name, value):
                declared[name] = value
            case None:
                faults.append(_bad_line(notebook, statement.lineno, "is not `name = plain value`"))
    if faults:
        raise ParameterError("\n".join(faults))
    return declared


def _assignment(statement: ast.stmt) -> tuple[str, Value] | None:
    """Name and value of `name = value`, or nothing for any other statement."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=expression):
            try:
                value = ast.literal_eval(expression)
            except (ValueError, TypeError):
                return None
            return (name, value) if type(value) in TYPE_NAMES else None
    return None


def _bad_line(notebook: str, line: int, rule: str) -> str:
    return (
        f"notebooks/{notebook}.ipynb, parameters cell, line {line} {rule}. "
        'Write one parameter a line, as in: period = "2015-05"  # what it is'
    )


def matched(
    given: Mapping[str, object], declared: Mapping[str, Value], *, notebook: str
) -> dict[str, Value]:
    """The given values in the order of the declarations, a whole number widened where needed.

    Raises ParameterError with every fault, what was given and what is declared.

    >>> matched({"share": 1}, {"share": 0.5}, notebook="savings_delivery")
    {'share': 1.0}
    """
    faults = [*_name_faults(given, declared), *_value_faults(given, declared)]
    if faults:
        raise ParameterError(_fault_list(faults, given, declared, notebook))
    return {name: _widened(given[name], default) for name, default in declared.items()}


def _name_faults(given: Mapping[str, object], declared: Mapping[str, Value]) -> Iterator[str]:
    for name in given:
        if name not in declared:
            yield f"'{name}' is not declared.{did_you_mean(name, declared)}"
        if _SECRET.search(name):
            yield f"'{name}' looks like a secret; parameters are printed, so read it elsewhere."
    for name in declared:
        if name not in given:
            yield f"'{name}' is declared but not given."


def _value_faults(given: Mapping[str, object], declared: Mapping[str, Value]) -> Iterator[str]:
    for name, default in declared.items():
        if name in given and not _fits(given[name], default):
            yield f"'{name}' must be {TYPE_NAMES[type(default)]}, not {_shown(given[name])}."


def _widened(value: Any, default: Value) -> Value:
    return float(value) if isinstance(default, float) else cast(Value, value)


def _fits(value: object, default: Value) -> bool:
    if isinstance(default, float):
        return type(value) in (int, float) and math.isfinite(value)  # type: ignore[arg-type]
    return type(value) is type(default)


def _fault_list(
    faults: list[str], given: Mapping[str, object], declared: Mapping[str, Value], notebook: str
) -> str:
    lines = [f"notebooks/{notebook}.ipynb and its parameters do not fit; nothing was run."]
    lines += [f"  {fault}" for fault in faults]
    lines.append(
        f"  given: {', '.join(f'{key} = {_shown(given[key])}' for key in given) or 'none'}"
    )
    kinds = (f"{name} ({TYPE_NAMES[type(value)]})" for name, value in declared.items())
    lines.append(f"  declared: {', '.join(kinds) or 'none'}")
    return "\n".join(lines)


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def parsed(text: str, default: Value) -> Value:
    """A value written on the command line, read as the type that the notebook declares.

    Text stays text, so `0012` keeps its noughts. What does not fit is left for `matched` to say.

    >>> parsed("0012", "x"), parsed("12", 0), parsed("half", 0.5)
    ('0012', 12, 'half')
    """
    try:
        return type(default)(text)
    except ValueError:
        return text
