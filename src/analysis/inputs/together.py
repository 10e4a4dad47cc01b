"""Reads several inputs and, if any has faults, raises the faults of all of them at once.

What is read and how is each reading's own business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, overload

from analysis.errors import Fault, InputFaults

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


@overload
def read_together(first: Callable[[], A], second: Callable[[], B], /) -> tuple[A, B]: ...
@overload
def read_together(
    first: Callable[[], A], second: Callable[[], B], third: Callable[[], C], /
) -> tuple[A, B, C]: ...
@overload
def read_together(*readings: Callable[[], A]) -> tuple[A, ...]: ...
def read_together(*readings: Callable[[], Any]) -> tuple[Any, ...]:
    """What each reading gives, in order. Raises InputFaults with every fault of every reading.

    >>> read_together(lambda: 1, lambda: "two")
    (1, 'two')
    """
    results: list[Any] = []
    faults: list[Fault] = []
    for reading in readings:
        try:
            results.append(reading())
        except InputFaults as error:
            faults.extend(error.faults)
    raise_any(faults)
    return tuple(results)


def raise_any(faults: list[Fault]) -> None:
    """Raise InputFaults if there is any fault.

    >>> raise_any([])
    """
    if faults:
        raise InputFaults(faults)
