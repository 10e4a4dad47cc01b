"""Total exposure refresh by refresh, as lines and as a table of what changed it.

Single risks are in the other modules; nothing is summed here.
"""

from __future__ import annotations

from calendar import month_abbr
from functools import partial

import pandas as pd

from analysis.page import Chart, Column, Series, Table, line_chart
from analysis.page.wording import number, sentence, signed
from analysis.periods import Period
from analysis.topics.risk_registers.exhibits.described import REGISTERS

CHANGES = {"from_moved": "Moved", "from_joined": "New", "from_left": "Closed"}
EXPOSURE_NOTE = (
    "Changes are in points since the refresh above; new and closed include risks made public or "
    "exempt."
)


def draw_exposure(exposure: pd.DataFrame, *, register: str, source: str) -> Chart:
    """Exposure of each register and of both over the refreshes, with what made it change."""
    periods = [Period.parse(name) for name in exposure["refresh"]]
    labelled = exposure.assign(
        refresh=[period.label for period in periods],
        month=[f"{month_abbr[period.month]} {period.year}" for period in periods],
    )
    lines = [Series(name, words) for name, words in REGISTERS.items() if register in ("all", name)]
    both = [Series("exposure", "Both registers")] if register == "all" else []
    return line_chart(
        labelled,
        along="month",
        series=[*both, *lines],
        show=number,
        axis_label="Points",
        finding=_say_course(labelled),
        subtitle="Total exposure at each refresh, sum of the scores of all risks",
        table=Table(
            labelled,
            (
                Column.words("refresh", "Refresh"),
                Column.number("risks", "Risks"),
                *(Column.number(line.column, line.name) for line in [*lines, *both]),
                *(_signed(name, words) for name, words in CHANGES.items()),
            ),
            caption="Total exposure in points at each refresh, and what changed it",
            name="exposure",
            source=source,
            notes=(EXPOSURE_NOTE,),
        ),
    )


def _signed(name: str, label: str) -> Column:
    return Column(name, label, partial(signed, decimals=0), missing="[z]")


def _say_course(exposure: pd.DataFrame) -> str:
    if exposure.empty:
        return "There is no refresh to show."
    now = exposure.iloc[-1]
    total = f"total exposure is {number(now['exposure'])} points"
    if len(exposure) == 1:
        return sentence(f"{total}; there is no earlier refresh")
    before = exposure.iloc[-2]
    return sentence(f"{total}; it was {number(before['exposure'])} at {before['refresh']}")
