"""What the budget appendix shows of looked-after children's placements.

Counts of fewer than five children are missing from every frame that comes here, and print as [c].
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bridge_chart
from analysis.page.wording import listed, number, percent, pounds, sentence
from analysis.periods import Period

AREA = "Looked-after placements"
ELSEWHERE = (
    "Looked-after children's placements are in Children's Services. This page shows another "
    "directorate, so it has none."
)
NONE = "No placements to show for this directorate."
HIDDEN = "So few children are counted that their number and cost are not shown."
BASES = {"budget": "The budget", "present": "Present numbers and prices"}
VARIANCE_NOTE = (
    "Plus means over budget, minus under it. In the total, number and type holds both more "
    "children and dearer or cheaper kinds of placement; the first figure of this part has them "
    "apart."
)
AVERAGE_NOTE = "The prices of the total are averages over all children."
SERVICES_NOTE = (
    "The external residential service also pays for residential school placements, and agency "
    "fostering for parent and child placements, so managers' comments count those together."
)
HIDDEN_NOTE = (
    "[c] stands for every figure of a type with one to four children, and for one more type, so "
    "that the hidden figures cannot be worked out from the total."
)


def say_placements(causes: pd.DataFrame, *, full_year: pd.DataFrame) -> Statement:
    """How many children there are, and what they cost if nothing changes."""
    if causes.empty:
        return Statement((ELSEWHERE,))
    if causes["amount_gbp"].isna().any():
        return Statement((HIDDEN,))
    children, cost = (causes.set_index("step")[name] for name in ("children", "amount_gbp"))
    over = full_year["variance_gbp"].iloc[-1]
    return Statement(
        (
            f"{number(children['forecast'])} children are placed, "
            f"{_against_plan(children['children'])} the {number(children['budget'])} budgeted for. "
            "If numbers and weekly prices stay as they are, placements will cost "
            f"{pounds(cost['forecast'])} over the full year, "
            f"{_over(over)} their budget of {pounds(cost['budget'])}.",
        )
    )


def _against_plan(more: float) -> str:
    if more == 0:
        return "the same as"
    return f"{number(abs(more))} {'more' if more > 0 else 'fewer'} than"


def _over(amount_gbp: float) -> str:
    return f"{pounds(abs(amount_gbp))} {'over' if amount_gbp >= 0 else 'under'}"


def draw_placement_causes(causes: pd.DataFrame, *, now: Period, source: str) -> Chart | Statement:
    """From the placements' budget through number, kind and price to present costs."""
    if causes.empty:
        return Statement((NONE,))
    if causes["amount_gbp"].isna().any():
        return Statement((HIDDEN,))
    is_level = causes["is_total"].astype(bool)
    named = causes.assign(
        name=list(map(_name_step, causes["step"], causes["amount_gbp"])),
    )
    return bridge_chart(
        named,
        label="name",
        value="amount_gbp",
        is_total="is_total",
        show=pounds,
        finding=_say_main_cause(named[~is_level]),
        subtitle=(
            f"Placements from budget to a full year at the numbers and prices of {now.label}, £m. "
            "The bars do not start at zero, so that the steps can be seen."
        ),
        table=Table(
            named,
            (
                Column.words("name", "Step"),
                Column.millions("amount_gbp", "Amount"),
            ),
            caption=f"Why placements cost more or less than budgeted, {now.financial_year}",
            name="placement_causes",
            source=source,
            total=True,
        ),
    )


def _name_step(step: str, amount_gbp: float) -> str:
    """The step in words that follow its sign."""
    more = amount_gbp >= 0
    return {
        "budget": "Budget",
        "children": "More children" if more else "Fewer children",
        "mix": "Dearer kinds of placement" if more else "Cheaper kinds of placement",
        "price": "Higher weekly prices" if more else "Lower weekly prices",
        "forecast": "Full year at present numbers and prices",
    }[step]


def _say_main_cause(steps: pd.DataFrame) -> str:
    """The largest step first, then the others."""
    if (steps["amount_gbp"].abs() < 0.5).all():
        return "Placements cost what was budgeted for them."
    ordered = steps.sort_values("amount_gbp", ascending=False, key=abs).to_dict("records")
    main, *others = (f"{step['name'].lower()} {_effect(step['amount_gbp'])}" for step in ordered)
    return sentence(f"{main}, the most; {listed(others)}")


def _effect(amount_gbp: float) -> str:
    return f"{'add' if amount_gbp >= 0 else 'take off'} {pounds(abs(amount_gbp))}"


def tabulate_placement_numbers(
    full_year: pd.DataFrame, *, now: Period, source: str
) -> Table | Statement:
    """Children and average weekly price by type of placement, budgeted and now."""
    if len(full_year) <= 1:
        return Statement((NONE,))
    return Table(
        full_year,
        (
            Column.words("placement_type", "Type of placement"),
            Column.number("budget_children", "Children budgeted", missing="[c]"),
            Column.number("actual_children", "Children now", missing="[c]"),
            Column.pounds("budget_weekly_gbp", "Weekly price budgeted", missing="[c]"),
            Column.pounds("actual_weekly_gbp", "Weekly price now", missing="[c]"),
        ),
        caption=f"Looked-after children's placements by type, at {now.label}",
        name="placement_numbers",
        source=source,
        notes=(AVERAGE_NOTE, SERVICES_NOTE, *_hidden_note(full_year)),
        total=True,
    )


def tabulate_full_year(full_year: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """Cost over or under the year's budget by type, at present numbers and prices."""
    if len(full_year) <= 1:
        return Statement((NONE,))
    return Table(
        full_year,
        (
            Column.words("placement_type", "Type of placement"),
            Column.change_in_millions(
                "volume_gbp", "Due to number and type", decimals=3, missing="[c]"
            ),
            Column.change_in_millions("price_gbp", "Due to price", decimals=3, missing="[c]"),
            Column.change_in_millions(
                "variance_gbp", "Over or under budget", decimals=3, missing="[c]"
            ),
        ),
        caption=(
            f"Placement costs over or under budget by type, {now.financial_year}, at the numbers "
            f"and prices of {now.label}"
        ),
        name="placements_full_year",
        source=source,
        notes=(VARIANCE_NOTE, *_hidden_note(full_year)),
        total=True,
    )


def _hidden_note(variances: pd.DataFrame) -> tuple[str, ...]:
    return (HIDDEN_NOTE,) if variances["actual_children"].isna().any() else ()


def say_unit_costs(
    unit_costs: pd.DataFrame, *, unit_cost_gbp: float, unit_cost_basis: str
) -> Statement:
    """Whether the cost of a child a year is near the published one, and what that one is."""
    if unit_costs.empty:
        return Statement((NONE,))
    if unit_costs["cost_a_child_gbp"].isna().any():
        return Statement((HIDDEN,))
    budget, present = (_say_unit_cost(row) for _, row in unit_costs.iterrows())
    return Statement(
        (
            f"The county's published cost of a looked-after child was £{number(unit_cost_gbp)} a "
            f"year ({unit_cost_basis}). The budget works out at {budget}; present numbers and "
            f"prices at {present}.",
        )
    )


def _say_unit_cost(row: pd.Series[float]) -> str:
    share = row["against_share"]
    near = f"{percent(abs(share), decimals=0)} {'above' if share >= 0 else 'below'} it"
    return f"£{number(row['cost_a_child_gbp'])}, {near}"


def tabulate_unit_costs(
    unit_costs: pd.DataFrame, *, unit_cost_gbp: float, now: Period, source: str
) -> Table | Statement:
    """Cost of a child a year, budgeted and at present, against the published one."""
    if unit_costs.empty:
        return Statement(("There is no cost of a child to show.",))
    return Table(
        unit_costs.assign(name=unit_costs["basis"].map(BASES)),
        (
            Column.words("name", "Basis"),
            Column.millions("cost_gbp", "Cost of a full year", missing="[c]"),
            Column.number("children", "Children", missing="[c]"),
            Column.pounds("cost_a_child_gbp", "Cost of a child a year", missing="[c]"),
            Column.percent("against_share", f"Against £{number(unit_cost_gbp)}", missing="[c]"),
        ),
        caption=f"Cost of a looked-after child a year, {now.financial_year}, at {now.label}",
        name="placement_unit_costs",
        source=source,
    )
