"""Pupils and places by year: the chart of whether the places are enough, with its table.

Nothing is counted here; what places cost is in `costs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Series, Table, line_chart
from analysis.page.wording import count, inside_sentence, number


def option_columns(options: pd.DataFrame) -> dict[str, str]:
    """A short heading for each option's column, by its reference.

    >>> option_columns(pd.DataFrame({"option_ref": ["0", "3a"], "name": ["Do nothing", "Long"]}))
    {'0': 'Do nothing', '3a': 'Option 3a'}
    """
    first = options["option_ref"].iloc[0]
    return {
        ref: name if ref == first else f"Option {ref}"
        for ref, name in zip(options["option_ref"], options["name"], strict=True)
    }


def short_name(option: Mapping[Any, Any] | pd.Series[Any]) -> str:
    """An option's name inside a sentence, without what stands after its colon.

    >>> short_name({"name": "Option 3a: Northleigh to 2FE"}), short_name({"name": "Do nothing"})
    ('option 3a', 'do nothing')
    """
    return inside_sentence(str(option["name"]).partition(":")[0])


def draw_places(
    table: pd.DataFrame, *, options: pd.DataFrame, subject: pd.Series[Any], source: str
) -> Chart:
    """Pupils expected against places now and with the option shown; all options in the table."""
    headings, nothing = option_columns(options), str(options["option_ref"].iloc[0])
    lines = [Series("pupils", "Pupils"), Series("pupils_high", "Pupils, if more come")]
    refs = dict.fromkeys((nothing, str(subject["option_ref"])))
    lines += [Series(ref, f"Places: {inside_sentence(headings[ref])}") for ref in refs]
    return line_chart(
        table,
        along="school_year",
        series=lines,
        show=number,
        axis_label="Children",
        finding=_say_enough(table, subject=subject, nothing=nothing),
        subtitle="Primary pupils and places around Malvern Vale by school year",
        table=Table(
            table,
            (
                Column.words("school_year", "School year"),
                Column.number("pupils", "Pupils"),
                Column.number("pupils_high", "Pupils, if more come"),
                *(Column.number(ref, heading) for ref, heading in headings.items()),
            ),
            caption="Pupils, and places with each option",
            name="places_by_year",
            source=source,
            notes=(
                "An option fills from the youngest year group, so its places grow for seven years.",
            ),
        ),
    )


def _say_enough(table: pd.DataFrame, *, subject: pd.Series[Any], nothing: str) -> str:
    """Whether the option's places are enough in the last year, and what there would be without."""
    last = table.iloc[-1]
    short = int(last["pupils"] - last[str(subject["option_ref"])])
    without = int(last["pupils"] - last[nothing])
    name, year = inside_sentence(str(subject["name"])), last["school_year"]
    if short > 0:
        gap = f"leaves {count(short, 'child', 'children')} without a place in {year}"
    else:
        gap = f"gives enough places in {year}, with {number(-short)} to spare"
    nothing_done = f"; without it {number(without)} would be missing" if without > 0 else ""
    return f"{name[:1].upper()}{name[1:]} {gap}{nothing_done}"
