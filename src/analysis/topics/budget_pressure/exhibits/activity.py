"""What the budget appendix shows of placements if children come and go as in earlier years.

Counts of fewer than five children never come here: a measure leaves them out.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import in_words, listed, number, pounds, sentence
from analysis.periods import Period
from analysis.topics.budget_pressure.exhibits.chances import say_chance
from analysis.topics.budget_pressure.exhibits.placements import AREA, NONE

PRESENT = "present"
TOO_FEW = (
    "There is no earlier year whose starters and leavers can be shown, so no range is put on the "
    "number of children."
)
MANAGERS = {
    "before_action_gbp": "Managers' forecast before action",
    "net_gbp": "Managers' forecast after action",
}


def say_activity(
    activity: pd.DataFrame,
    *,
    ranges: pd.DataFrame,
    so_far: pd.DataFrame,
    by_area: pd.DataFrame,
) -> Statement:
    """What placements would cost with the comings and goings of earlier years."""
    if activity.empty:
        return Statement((NONE,))
    present = activity["over_gbp"].iloc[0]
    managers = _say_managers(by_area[by_area["area"] == AREA], present_gbp=present)
    if len(activity) == 1:
        return Statement((TOO_FEW, *managers))
    children, over = ranges["net_children"], ranges["over_gbp"]
    years = int(over["years"])
    by_year = activity.iloc[1:].sort_values("basis")["net_children"]
    return Statement(
        (
            f"If children come and go until the end of the year as they did in "
            f"{'the one earlier year' if years == 1 else f'the {in_words(years)} earlier years'}, "
            f"there will be {_more(children)} by then, and placements will cost "
            f"{_over_range(over)}. {say_chance(by_year)}",
            *_say_so_far(so_far),
            *managers,
        )
    )


def _say_so_far(so_far: pd.DataFrame) -> tuple[str, ...]:
    """Whether more children came by this month than in the same months of earlier years."""
    if so_far.empty:
        return ()
    *earlier, this_year = so_far.to_dict("records")
    net, others = this_year["net_children"], [year["net_children"] for year in earlier]
    each = listed(
        f"{_change(year['net_children'])} in {year['financial_year']}" for year in earlier
    )
    pace = "faster than" if net > max(others) else "slower than" if net < min(others) else "within"
    which = "those years" if pace == "within" else "any of those years"
    return (
        f"The year began with {number(this_year['children_before'])} children. By this month "
        f"there are {_change(net)}, against {each} by then: {pace} {which}.",
    )


def _more(children: pd.Series[float]) -> str:
    """So many more or fewer children, from the lowest to the highest."""
    low, high = children["lowest"], children["highest"]
    if low == high:
        return f"{_change(low)} children"
    if low * high > 0:
        ends = sorted((abs(low), abs(high)))
        words = f"{number(ends[0])} to {number(ends[1])} {'more' if low > 0 else 'fewer'}"
    else:
        words = f"between {_change(low)} and {_change(high)}"
    return f"{words} children ({_change(children['middle'])} in the middle year)"


def _change(children: float) -> str:
    if children == 0:
        return "no more"
    return f"{number(abs(children))} {'more' if children > 0 else 'fewer'}"


def _over_range(over: pd.Series[float]) -> str:
    low, high = over["lowest"], over["highest"]
    if pounds(low) == pounds(high):
        return _beside_budget(high)
    if low * high > 0:
        ends = sorted((abs(low), abs(high)))
        where = "over" if low > 0 else "under"
        return f"{pounds(ends[0])} to {pounds(ends[1])} {where} budget"
    return f"between {_beside_budget(low)} and {_beside_budget(high)}"


def _beside_budget(over_gbp: float) -> str:
    return f"{pounds(abs(over_gbp))} {'over' if over_gbp >= 0 else 'under'} budget"


def _say_managers(area: pd.DataFrame, *, present_gbp: float) -> tuple[str, ...]:
    """The managers' forecast for the same services, and whether it allows for more children."""
    if area.empty:
        return ()
    before, after = area["before_action_gbp"].iloc[0], area["net_gbp"].iloc[0]
    forecast = f"{_beside_budget(before)}, or {_beside_budget(after)} after planned action"
    if pounds(before) == pounds(present_gbp):
        return (f"Managers assume that numbers will not change: {forecast}.",)
    return (
        f"Managers forecast {forecast}, against {_beside_budget(present_gbp)} at present numbers "
        "and prices.",
    )


def draw_activity(
    activity: pd.DataFrame,
    *,
    ranges: pd.DataFrame,
    child_gbp: float,
    by_area: pd.DataFrame,
    now: Period,
    source: str,
) -> Chart | Statement:
    """Cost over budget with no change, with each earlier year's flow, and as managers forecast."""
    if activity.empty:
        return Statement((NONE,))
    rows = _with_managers(activity, by_area=by_area, now=now)
    return bar_chart(
        rows,
        label="name",
        value="over_gbp",
        show=pounds,
        focus=list(rows["name"].head(len(activity))),
        finding=_say_finding(activity, ranges["over_gbp"]),
        subtitle=(
            f"Placements over the budget of {now.financial_year} by who comes and goes after "
            f"{now.label}, £m, beside the managers' forecast"
        ),
        table=Table(
            rows,
            (
                Column.words("name", "Basis"),
                Column.number("starters", "Children starting", missing="[z]"),
                Column.number("leavers", "Children leaving", missing="[z]"),
                Column.number("children", "Children at year end", missing="[z]"),
                Column.millions("cost_gbp", "Cost of the year", decimals=2, missing="[z]"),
                Column.change_in_millions("over_gbp", "Over budget", decimals=2),
            ),
            caption=f"Placements by who comes and goes after {now.label}, {now.financial_year}",
            name="placements_activity",
            source=source,
            notes=_notes(child_gbp, now=now),
        ),
    )


def _with_managers(activity: pd.DataFrame, *, by_area: pd.DataFrame, now: Period) -> pd.DataFrame:
    names = {PRESENT: f"No change after {now.label}"}
    area = by_area[by_area["area"] == AREA]
    managers = pd.DataFrame(
        [(name, area[column].iloc[0]) for column, name in MANAGERS.items() if len(area)],
        columns=["name", "over_gbp"],
    )
    flows = activity.assign(
        name=[names.get(basis, f"As in {basis}") for basis in activity["basis"]]
    )
    return pd.concat([flows, managers], ignore_index=True)


def _say_finding(activity: pd.DataFrame, over: pd.Series[float]) -> str:
    if len(activity) == 1:
        at_present = _beside_budget(activity["over_gbp"].iloc[0])
        return sentence(f"at present numbers and prices placements cost {at_present}")
    return sentence(
        f"with the comings and goings of earlier years placements cost {_over_range(over)}"
    )


def _notes(child_gbp: float, *, now: Period) -> tuple[str, ...]:
    if pd.isna(child_gbp):
        return ()
    return (
        f"Starting and leaving are counted after {now.label} to the end of each earlier year. A "
        f"child more by the year's end adds £{number(child_gbp)}: half of the weeks left, for "
        "children come evenly over them, at the average weekly price of those placed now.",
    )
