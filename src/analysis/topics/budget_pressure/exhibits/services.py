"""Where the pressure lies: by directorate, service and cause, and what is being done.

The pressure as a whole is in `position`; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.pressure_wording import SIGN_NOTE, position
from analysis.page.wording import (
    MINUS,
    count,
    in_millions,
    in_words,
    inside_sentence,
    listed,
    number,
    percent,
    pounds,
    sentence,
)
from analysis.periods import Period
from analysis.topics.budget_pressure.exhibits.position import CAUSES

MOST_BARS = 10
LEAST_TIMES = 1.5
INCOME_NOTE = "A cash limit below zero is income that the service has to raise."
COUNTED_TOGETHER = {
    "Looked-after placements: external residential": (
        "Numbers here count residential school placements too."
    ),
    "Looked-after placements: agency fostering": (
        "Numbers here count parent and child placements too."
    ),
}


def draw_directorates(
    by_directorate: pd.DataFrame, *, now: Period, source: str
) -> Chart | Statement:
    """Net pressure by directorate, with gross, underspends and action in the table."""
    if len(by_directorate) <= 1:
        return Statement(("There is no service to show.",))
    return bar_chart(
        by_directorate.iloc[:-1],
        label="directorate",
        value="net_gbp",
        show=_in_millions,
        finding=_say_ends(by_directorate.iloc[:-1], label="directorate"),
        subtitle=(
            f"Forecast against the cash limit by directorate, after management action, £m, "
            f"{now.financial_year}, at {now.label}"
        ),
        table=Table(
            by_directorate,
            (
                Column.words("directorate", "Directorate"),
                Column.millions("cash_limit_gbp", "Cash limit", decimals=2),
                *_amount_columns(decimals=2),
                Column.percent("net_share", "Net share of limit", missing="[z]"),
            ),
            caption=f"Pressure by directorate, {now.financial_year}, at {now.label}",
            name="pressure_by_directorate",
            source=source,
            notes=(SIGN_NOTE,),
            total=True,
        ),
    )


def _in_millions(amount_gbp: float) -> str:
    """Pounds in one unit for every bar, with as many decimals as the table."""
    text = in_millions(amount_gbp, decimals=2)
    return f"{MINUS}£{text.removeprefix(MINUS)}m" if text.startswith(MINUS) else f"£{text}m"


def _amount_columns(*, decimals: int) -> tuple[Column, ...]:
    """Gross, underspends, action and net: the four that add up."""
    labels = {
        "gross_gbp": "Gross pressures",
        "offset_gbp": "Underspends",
        "action_gbp": "Management action",
        "net_gbp": "Net",
    }
    return tuple(
        Column.change_in_millions(name, label, decimals=decimals) for name, label in labels.items()
    )


def _say_ends(rows: pd.DataFrame, *, label: str) -> str:
    """The largest net pressure and the largest net underspend; rows come sorted by `net_gbp`."""
    first, last = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return sentence(f"{first[label]} has {position(first['net_gbp'])}")
    ends = [
        f"the largest pressure is {first[label]}, {pounds(first['net_gbp'])}"
        if first["net_gbp"] > 0
        else "none is over its cash limit",
        f"the largest underspend is {last[label]}, {pounds(-last['net_gbp'])}"
        if last["net_gbp"] < 0
        else "none is under its cash limit",
    ]
    return sentence("; ".join(ends))


def say_causes(bridge: pd.DataFrame, *, placements: pd.Series[float]) -> Statement:
    """The main causes of the gross pressures, the largest first, and what is behind placements."""
    kinds = bridge[bridge["gross_share"].notna()]
    if kinds.empty:
        return Statement(("No service is forecast over its cash limit, so there is no cause.",))
    main, *others = kinds[kinds["amount_gbp"] > 0].to_dict("records")
    rest = [f"{_cause(each['step'])}, {pounds(each['amount_gbp'])}" for each in others]
    once = kinds.loc[kinds["step"] == "one-off", "amount_gbp"].sum()
    return Statement(
        (
            f"The main cause is {_cause(main['step'])}: {pounds(main['amount_gbp'])}, "
            f"{percent(main['gross_share'], decimals=0)} of the gross pressures, in "
            f"{count(int(main['services']), 'service')}"
            f"{f'; then {listed(rest)}' if rest else ''}. "
            f"{_say_once(once)}",
            *_say_kind_and_number(placements),
        )
    )


def _say_kind_and_number(placements: pd.Series[float]) -> tuple[str, ...]:
    """How much more dearer placements matter than more children, or the other way round."""
    dearer, more, times = (placements[name] for name in ("mix_gbp", "children_gbp", "times"))
    if pd.isna(times):
        return ()
    names = ["dearer placements", "more children"]
    larger, smaller = names if dearer >= more else reversed(names)
    how = "about as much as" if times < LEAST_TIMES else f"about {_times(times)} as much as"
    return (
        f"For looked-after children, {larger} matter {how} {smaller}: at present numbers and "
        f"prices dearer placements add {pounds(dearer)} to a full year, more children "
        f"{pounds(more)}.",
    )


def _times(times: float) -> str:
    whole = number(times)
    return "twice" if whole == "2" else f"{in_words(int(whole.replace(',', '')))} times"


def _cause(kind: str) -> str:
    return CAUSES.get(kind, kind).lower()


def _say_once(once_gbp: float) -> str:
    if once_gbp <= 0:
        return "None is marked as one-off, so all of it may come again next year."
    return f"What is one-off, {pounds(once_gbp)}, need not come again next year."


def draw_services(
    by_service: pd.DataFrame, *, materiality_gbp: float, now: Period, source: str
) -> Chart | Statement:
    """The services furthest from their limits as bars, every material one in the table."""
    material = by_service[by_service["pressure_kind"].notna()]
    if material.empty:
        return Statement(
            (f"No service is {pounds(materiality_gbp)} or more over or under its cash limit.",)
        )
    furthest = material["net_gbp"].abs().sort_values(ascending=False, kind="stable").index
    drawn = material.loc[sorted(furthest[:MOST_BARS])]
    return bar_chart(
        drawn,
        label="service",
        value="net_gbp",
        show=_in_millions,
        finding=_say_ends(
            material.assign(service=material["service"].map(inside_sentence)), label="service"
        ),
        subtitle=(
            f"Forecast against the cash limit after management action, £m, {now.financial_year}, "
            f"at {now.label}: {_say_drawn(len(drawn))}"
        ),
        table=_service_table(by_service, materiality_gbp=materiality_gbp, now=now, source=source),
    )


def _say_drawn(bars: int) -> str:
    return f"the {count(bars, 'service')} furthest from {'its' if bars == 1 else 'their'} limit"


def _service_table(
    by_service: pd.DataFrame, *, materiality_gbp: float, now: Period, source: str
) -> Table:
    return Table(
        by_service,
        (
            Column.words("service", "Service"),
            Column.millions("cash_limit_gbp", "Cash limit", decimals=2),
            Column.change_in_millions("before_action_gbp", "Before action", decimals=2),
            Column.change_in_millions("action_gbp", "Action", decimals=2),
            Column.change_in_millions("net_gbp", "Net", decimals=2),
            Column.percent("net_share", "Net share of limit", missing="[z]"),
        ),
        caption=(
            f"Services {pounds(materiality_gbp)} or more over or under their cash limit, "
            f"{now.financial_year}, at {now.label}"
        ),
        name="pressure_by_service",
        source=source,
        notes=(SIGN_NOTE, *([INCOME_NOTE] if by_service["cash_limit_gbp"].lt(0).any() else [])),
        total=True,
    )


def say_reasons(largest: pd.DataFrame, *, materiality_gbp: float) -> Statement:
    """What the managers of the largest pressures say of them, largest first."""
    return Statement.listing(
        [
            f"{row['service']} ({position(row['net_gbp'])}; main cause: "
            f"{_cause(row['pressure_kind'])}). "
            f"{sentence(row['commentary'])}{_say_counted(row['service'])}"
            for row in largest.to_dict("records")
        ],
        otherwise=f"No service is {pounds(materiality_gbp)} or more over its cash limit.",
    )


def _say_counted(service: str) -> str:
    return f" {COUNTED_TOGETHER[service]}" if service in COUNTED_TOGETHER else ""


def say_action(
    action: pd.DataFrame, *, largest: pd.DataFrame, totals: pd.Series[float]
) -> Statement:
    """How much of the pressure management action is to take off, and how many have none."""
    if action.empty:
        return Statement(("No management action is counted in the forecast.",))
    return Statement(
        (
            f"Action planned in {count(len(action) - 1, 'service')} takes "
            f"{pounds(totals['action_gbp'])} off the forecast, "
            f"{percent(totals['action_share'], decimals=0)} of the gross pressures. "
            f"It is planned, not yet achieved. {_say_without(largest, action)}".strip(),
        )
    )


def _say_without(largest: pd.DataFrame, action: pd.DataFrame) -> str:
    without = len(largest[~largest["service"].isin(action["service"])])
    if not without:
        return ""
    others = "one" if without == 1 else in_words(without)
    return f"No action is planned for the other {others} of the pressures listed above."


def tabulate_action(action: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """Services with management action, the largest action first."""
    if action.empty:
        return Statement(("There is no action to list.",))
    return Table(
        action,
        (
            Column.words("service", "Service"),
            Column.change_in_millions("before_action_gbp", "Before action", decimals=2),
            Column.change_in_millions("action_gbp", "Management action", decimals=2),
            Column.change_in_millions("net_gbp", "Net", decimals=2),
        ),
        caption=f"Management action counted in the forecast, {now.financial_year}, at {now.label}",
        name="management_action",
        source=source,
        notes=(SIGN_NOTE,),
        total=True,
    )
