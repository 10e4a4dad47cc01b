"""How much is likely to be delivered: weighted sums, their range, the stress and the weights.

What other councils delivered is in `pace`; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table
from analysis.page.range_chart import range_chart
from analysis.page.wording import number, pounds, sentence
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
BY_HAND = (
    "By hand: each target times its weight, added up, gives the stress (low), the weighted "
    "forecast (central) and all high. Squares times central weight times what the weight lacks "
    "of 1, added up, is the square of the standard deviation, {deviation}."
)
ENDS = (
    "The ends of the range are found by adding up the outcomes of all schemes one after the "
    "other, each whole or not at all. The weighted forecast less and plus 1.28 standard deviations "
    "comes close to them where no scheme is large."
)


def draw_forecast(marks: pd.DataFrame, *, now: Period, source: str) -> Chart:
    """The weighted forecast, its range, the stress, the managers' forecast and the target."""
    named = marks.assign(
        name=[MARKS[mark][0] for mark in marks["mark"]],
        meaning=[MARKS[mark][1] for mark in marks["mark"]],
    )
    amounts = marks.set_index("mark")["amount_gbp"]
    rows = list(marks["mark"])
    return range_chart(
        named,
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
    where = "inside"
    if amounts["forecast_gbp"] > amounts["range_high_gbp"]:
        where = "above"
    elif amounts["forecast_gbp"] < amounts["range_low_gbp"]:
        where = "below"
    return sentence(
        f"The managers' forecast of {pounds(amounts['forecast_gbp'])} lies {where} the range of "
        f"{pounds(amounts['range_low_gbp'])} to {pounds(amounts['range_high_gbp'])} that the "
        "ratings support"
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


def say_range(weighted: pd.Series[float]) -> Statement:
    """How likely the range is, what it rests on, and what it leaves out."""
    short = weighted["weighted_shortfall_gbp"]
    against = f"{pounds(short)} short of the target" if short > 0 else "which meets the target"
    return Statement(
        (
            f"Each target counts by a weight for its scheme's status. Together they come to "
            f"{pounds(weighted['weighted_gbp'])}, {against}.",
            f"If the weights are right and each scheme succeeds or fails by itself, "
            f"{pounds(weighted['range_low_gbp'])} to {pounds(weighted['range_high_gbp'])} would be "
            "delivered in eight of ten cases. This is arithmetic, not experience: the schemes of "
            "earlier years were not kept, so no earlier case shows how often it holds.",
            "Schemes can also fail together, for one reason such as demand or a lack of staff. "
            f"With every weight low, the stress, {pounds(weighted['stress_gbp'])} would be "
            "delivered.",
        )
    )


def tabulate_weights(
    by_weight: pd.DataFrame, *, weighted: pd.Series[float], now: Period, sources: tuple[str, ...]
) -> Table:
    """Target by status and the status's weights, with the reason for each."""
    return Table(
        by_weight,
        (
            Column.mark("status", "Status"),
            Column.millions("target_gbp", "Target", decimals=2),
            Column("squares_gbp2", "Squares (£m²)", _square_millions, missing="[z]"),
            Column.number("weight_low_share", "Low", decimals=2, missing="[z]"),
            Column.number("weight_central_share", "Central", decimals=2, missing="[z]"),
            Column.number("weight_high_share", "High", decimals=2, missing="[z]"),
            Column.words("reason", "Why", missing="[z]"),
        ),
        caption=f"Target by status and the weight of each status, 0 to 1, at {now.label}",
        name="savings_weights",
        source=" ".join(sources),
        notes=(BY_HAND.format(deviation=pounds(weighted["deviation_gbp"])), ENDS),
        total=True,
    )


def _square_millions(value: float) -> str:
    return number(value / 1e12, decimals=2)


def say_demand(at_risk: pd.Series[float]) -> Statement:
    """Savings at risk with in-year demand, or why none is added."""
    gross, pressures = at_risk["gross_at_risk_gbp"], at_risk["demand_pressures_gbp"]
    if pressures == 0:
        return Statement(
            (
                f"The {pounds(gross)} still to be secured is gross: new demand on the same budgets "
                "is not added. No figure for it was given, and the pressure in the budget pressure "
                "appendix already holds some savings that are not being delivered, so adding it "
                "would count them twice.",
            )
        )
    return Statement(
        (
            f"With {pounds(pressures)} of new demand on the same budgets, the "
            f"{pounds(gross)} still to be secured becomes {pounds(at_risk['net_at_risk_gbp'])} net "
            "at risk: approved savings less those delivered or on target, plus the new demand.",
        )
    )
