"""How much is likely to be delivered: weighted sums, their range, the stress and the weights.

What other councils delivered is in `pace`; nothing is summed here.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table
from analysis.page.range_chart import range_chart
from analysis.page.wording import listed, percent, pounds, sentence
from analysis.periods import Period

MARKS = {
    "target_gbp": ("Target", "what the budget assumes"),
    "all_high_gbp": ("All high", "every target at its high weight"),
    "forecast_gbp": ("Managers' forecast", "what the schemes' managers expect"),
    "range_high_gbp": ("High end", "at most a tenth of outcomes are higher"),
    "weighted_gbp": ("Weighted", "every target at its central weight"),
    "range_low_gbp": ("Low end", "at most a tenth of outcomes are lower"),
    "stress_gbp": ("Stress", "every target at its low weight"),
}
IN_TABLE_ONLY = "all_high_gbp"
BY_HAND = (
    "Each target times its weight, added up, gives the stress (low), the weighted forecast "
    "(central) and all high. The range needs every scheme's target, which the data behind the "
    "figures holds; docs/methods/savings_delivery.md says how it is worked out."
)


def draw_forecast(marks: pd.DataFrame, *, now: Period, source: str) -> Chart:
    """The weighted forecast, its range, the stress, the managers' forecast and the target."""
    named = marks.assign(
        name=[MARKS[mark][0] for mark in marks["mark"]],
        meaning=[MARKS[mark][1] for mark in marks["mark"]],
    )
    amounts = marks.set_index("mark")["amount_gbp"]
    drawn = named[named["mark"] != IN_TABLE_ONLY]
    rows = list(drawn["mark"])
    return range_chart(
        drawn,
        label="name",
        value="amount_gbp",
        band=(rows.index("range_low_gbp"), rows.index("range_high_gbp")),
        show=pounds,
        finding=_say_finding(amounts),
        subtitle=(
            f"Savings likely in {now.financial_year}, £m, at {now.label}; "
            "the broad line holds eight in ten outcomes of independent schemes"
        ),
        table=_marks_table(named, now=now, source=source),
    )


def _say_finding(amounts: pd.Series[float]) -> str:
    return sentence(
        f"Managers forecast {pounds(amounts['forecast_gbp'])}; on our assumptions about each "
        f"rating it would be {pounds(amounts['range_low_gbp'])} to "
        f"{pounds(amounts['range_high_gbp'])}"
    )


def _marks_table(named: pd.DataFrame, *, now: Period, source: str) -> Table:
    return Table(
        named,
        (
            Column.words("name", "Amount"),
            Column.millions("amount_gbp", "Savings"),
            Column.percent("target_share", "Share of target", missing="[z]"),
            Column.millions("short_gbp", "Short of target"),
            Column.words("meaning", "What it is"),
        ),
        caption=f"Savings likely in {now.financial_year}, at {now.label}",
        name="savings_likely",
        source=source,
    )


def say_range(
    weighted: pd.Series[float], *, by_weight: pd.DataFrame, apart: str, ranges: pd.DataFrame
) -> Statement:
    """How likely the range is, what it rests on, and what it leaves out.

    `apart` is the status in which managers and weights differ most, and `ranges` what the range
    becomes with another weight for it.
    """
    short = weighted["weighted_shortfall_gbp"]
    against = f"{pounds(short)} short of the target" if short > 0 else "which meets the target"
    return Statement(
        (
            f"Each target counts by a weight for its scheme's status. Together they come to "
            f"{pounds(weighted['weighted_gbp'])}, {against}.",
            *_say_apart(by_weight[by_weight["status"] == apart].iloc[0], ranges=ranges),
            f"If the weights are right and each scheme comes whole or not at all, by itself, "
            f"{pounds(weighted['range_low_gbp'])} to {pounds(weighted['range_high_gbp'])} would be "
            "delivered in eight of ten cases. This is arithmetic, not experience: the schemes of "
            "earlier years were not kept, so no earlier case shows how often it holds.",
            "Schemes can also fail together, for one reason such as demand or a lack of staff. "
            f"With every weight low, the stress, {pounds(weighted['stress_gbp'])} would be "
            "delivered.",
        )
    )


def _say_apart(row: pd.Series[Any], *, ranges: pd.DataFrame) -> tuple[str, ...]:
    """Where managers and weights differ most, and how far the range hangs on that weight."""
    if pd.isna(row["forecast_share"]) or not row["difference_gbp"]:
        return ()
    others = listed(
        f"{pounds(each['range_low_gbp'])} to {pounds(each['range_high_gbp'])} at "
        f"{percent(each['weight_share'], decimals=0)}"
        for each in ranges.to_dict("records")
    )
    return (
        f"The difference is mainly {str(row['status']).capitalize()}: managers expect "
        f"{percent(row['forecast_share'], decimals=0)} of those targets, we assumed "
        f"{percent(row['weight_central_share'], decimals=0)}. The range hangs on that assumption: "
        f"it would be {others}.",
    )


def tabulate_weights(by_weight: pd.DataFrame, *, now: Period, sources: tuple[str, ...]) -> Table:
    """Target by status with the managers' forecast, the status's weights and their reasons."""
    return Table(
        by_weight,
        (
            Column.mark("status", "Status"),
            Column.millions("target_gbp", "Target", decimals=2),
            Column.millions("forecast_gbp", "Managers", decimals=2),
            Column.number("weight_low_share", "Low", decimals=2, missing="[z]"),
            Column.number("weight_central_share", "Central", decimals=2, missing="[z]"),
            Column.number("weight_high_share", "High", decimals=2, missing="[z]"),
            Column.words("reason", "Why", missing="[z]"),
        ),
        caption=f"Target by status and the weight of each status, 0 to 1, at {now.label}",
        name="savings_weights",
        source=" ".join(sources),
        notes=(BY_HAND,),
        total=True,
    )


def say_demand(at_risk: pd.Series[float]) -> Statement:
    """Savings at risk with in-year demand, or why none is added."""
    gross, pressures = at_risk["gross_at_risk_gbp"], at_risk["demand_pressures_gbp"]
    if pressures == 0:
        return Statement(
            (
                f"The {pounds(gross)} still to be secured does not include any extra cost from new "
                "demand. That is in the budget pressure appendix; do not add the two.",
            )
        )
    return Statement(
        (
            f"With {pounds(pressures)} of new demand on the same budgets, the "
            f"{pounds(gross)} still to be secured becomes {pounds(at_risk['net_at_risk_gbp'])}: "
            "approved savings less those delivered or on target, plus the new demand.",
        )
    )
