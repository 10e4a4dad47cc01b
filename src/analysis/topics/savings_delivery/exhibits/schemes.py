"""Single saving schemes: what changed, which are at risk and how much hangs on the largest.

The programme as a whole is in `position`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import (
    change_in_pounds,
    count,
    in_millions,
    in_words,
    listed,
    percent,
    pounds,
    sentence,
)
from analysis.periods import Period

DUE_NOTE = "Due: the day of the scheme's next milestone."
OTHERS = "All other Amber and Red schemes"


def say_changes(changes: pd.DataFrame, *, materiality_gbp: float) -> Statement:
    """Every change of rating and the large ones of forecast, a sentence a scheme."""
    told = changes[changes["is_told"]]
    smaller = len(changes) - len(told)
    were = "was" if smaller == 1 else "were"
    if changes.empty:
        return Statement(("No scheme changed its status or its forecast since the last report.",))
    others = (
        f"There {were} {count(smaller, 'change')} of forecast under {pounds(materiality_gbp)}. "
        "Every change of rating is described, whatever its size."
    )
    said = [_say_change(row) for row in told.to_dict("records")]
    return Statement((*said, others) if smaller else tuple(said), role="list")


def _say_change(change: Mapping[Hashable, Any]) -> str:
    title = f"{change['title']} ({change['scheme_ref']}, {change['directorate']})"
    moved, parts = change["forecast_change_gbp"], []
    if change["status_before"] != change["status_now"]:
        before, now = (str(change[name]).capitalize() for name in ("status_before", "status_now"))
        parts.append(f"from {before} to {now} (target {pounds(change['target_gbp'])})")
    if moved:
        parts.append(f"forecast {change_in_pounds(moved)}")
    return sentence(f"{title}: {listed(parts)}")


def tabulate_risk(at_risk: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Schemes at risk with owner, gap and mitigation, red first."""
    named = at_risk["title"] + " (" + at_risk["scheme_ref"] + "). " + at_risk["owner"]
    return Table(
        at_risk.assign(scheme=named),
        (
            Column.words("scheme", "Scheme and its owner"),
            Column.mark("status", "Status"),
            Column.millions("target_gbp", "Target", decimals=2),
            Column.millions("forecast_gbp", "Forecast", decimals=2),
            Column.day("milestone_due", "Due"),
            Column.words("mitigation", "What is being done"),
        ),
        caption=f"Schemes rated Red or Amber, {now.financial_year}, at {now.label}",
        name="schemes_at_risk",
        source=source,
        notes=(DUE_NOTE,),
    )


def draw_largest(largest: pd.DataFrame, *, now: Period, source: str) -> Chart | Statement:
    """The five largest Amber and Red schemes and the rest, by target."""
    if largest.empty:
        return Statement(("No scheme is rated Amber or Red.",))
    rows = largest.iloc[:-1]
    named = largest.assign(
        name=largest["title"].where(
            largest["scheme_ref"].isna(), largest["title"] + " (" + largest["scheme_ref"] + ")"
        )
    ).replace({"name": {"other": OTHERS}})
    bars = named.iloc[: len(rows)].assign(name=[_short(row) for row in rows.to_dict("records")])
    return bar_chart(
        bars,
        label="name",
        value="target_gbp",
        show=_two_decimals,
        finding=_say_concentration(rows, total=largest.iloc[-1]),
        subtitle=f"Targets of Amber and Red schemes, £m, at {now.label}",
        focus=tuple(bars.loc[rows["scheme_ref"].notna(), "name"]),
        table=_largest_table(named, now=now, source=source),
    )


def _short(scheme: Mapping[Hashable, Any]) -> str:
    """A scheme's name for a bar: up to its colon, which the table beside gives in full."""
    if pd.isna(scheme["scheme_ref"]):
        return OTHERS
    return f"{str(scheme['title']).partition(':')[0]} ({scheme['scheme_ref']})"


def _two_decimals(amount_gbp: float) -> str:
    return f"£{in_millions(amount_gbp, decimals=2)}m"


def _say_concentration(rows: pd.DataFrame, *, total: pd.Series[Any]) -> str:
    singled = rows[rows["scheme_ref"].notna()]
    schemes, left = int(total["schemes"]), pounds(total["target_gbp"])
    if len(singled) == schemes:
        return sentence(f"All of the {left} still to be secured is in {count(schemes, 'scheme')}")
    share = percent(singled["running_share"].iloc[-1])
    return sentence(
        f"The {in_words(len(singled))} largest of {in_words(schemes)} Amber and Red schemes "
        f"hold {share} of the {left} still to be secured"
    )


def _largest_table(named: pd.DataFrame, *, now: Period, source: str) -> Table:
    return Table(
        named,
        (
            Column.words("name", "Scheme"),
            Column.mark("status", "Status", missing="[z]"),
            Column.millions("target_gbp", "Target", decimals=2),
            Column.percent("remaining_share", "Share of what is left"),
            Column.percent("running_share", "Running share"),
        ),
        caption=f"Largest Amber and Red schemes, {now.financial_year}, at {now.label}",
        name="largest_at_risk",
        source=source,
        total=True,
    )
