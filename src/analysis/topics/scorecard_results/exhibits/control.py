"""The control charts of all indicators, small and side by side, with the numbers they rest on.

Their words are in `variation`; the limits and what a point shows are worked out in the measures.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.methods.control_charts import LIMIT_IN_RANGES
from analysis.page import Chart, Column, Level, Panel, Statement, Table, control_charts
from analysis.page.control_chart import PANELS_ON_A_PAGE
from analysis.page.quantity import Quantity, quantities
from analysis.page.wording import count, listed, number
from analysis.topics.scorecard_results.exhibits.described import (
    decimals_of,
    name_with_unit,
)
from analysis.topics.scorecard_results.exhibits.variation import (
    against_target,
    how_many_show,
    verdict,
)

Row = Mapping[Hashable, Any]

LIMITS = {
    "mean": "Mean",
    "lower_limit": "Lower limit",
    "upper_limit": "Upper limit",
}
SUBTITLE = (
    "{first} to {last}, each chart on its own scale. Triangle or square: the latest results, where "
    "they show a real change; up is better, down is worse. Empty dot: not tested."
)
HIDDEN = "A limit beyond what a result can be is in the table and is not drawn."


def say_method() -> Statement:
    """How the limits of the charts come from the results in their tables."""
    return Statement(
        (
            f"The limits are the mean less and plus {LIMIT_IN_RANGES} average steps from one "
            "result to the next; a step far larger than the others is left out of the average. In "
            "the tables [z] stands where no new result came.",
        )
    )


def draw_control_charts(
    controlled: pd.DataFrame, *, over_time: pd.DataFrame, points: pd.DataFrame, source: str
) -> list[Chart]:
    """Control charts of all indicators, eight a page.

    `controlled` has a row an indicator, `over_time` a row an indicator and time, `points` those
    of them that are drawn, with what each shows.
    """
    return [
        _draw_part(indicators, title=title, over_time=over_time, points=points, source=source)
        for title, indicators in _parts(controlled)
    ]


def _parts(controlled: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Indicators a page, the rest on the last, with the focus areas they are of."""
    starts = range(0, len(controlled), PANELS_ON_A_PAGE)
    for part, start in enumerate(starts, 1):
        indicators = controlled.iloc[start : start + PANELS_ON_A_PAGE]
        which = f", part {part} of {len(starts)}" if len(starts) > 1 else ""
        yield f"{listed(indicators['focus_area'].unique())}{which}", indicators


def _draw_part(
    indicators: pd.DataFrame,
    *,
    title: str,
    over_time: pd.DataFrame,
    points: pd.DataFrame,
    source: str,
) -> Chart:
    ours = over_time[over_time["indicator_id"].isin(indicators["indicator_id"])]
    times = ours.sort_values("order", kind="stable")["at"].drop_duplicates().to_list()
    rows = indicators.to_dict("records")
    of = _by_indicator(points[points["indicator_id"].isin(indicators["indicator_id"])])
    return control_charts(
        [_panel(row, of[row["indicator_id"]]) for row in rows],
        finding=f"{title}: of {count(len(rows), 'indicator')}, {how_many_show(indicators)}.",
        subtitle=SUBTITLE.format(first=times[0], last=times[-1]),
        table=_table(rows, ours[ours["is_point"]], times=times, title=title, source=source),
    )


def _by_indicator(frame: pd.DataFrame) -> dict[Hashable, pd.DataFrame]:
    return dict(iter(frame.groupby("indicator_id", sort=False)))


def _panel(row: Row, points: pd.DataFrame) -> Panel:
    return Panel(
        title=name_with_unit(row),
        shows=row["variation"],
        verdict=f"{verdict(row)}{'; seasonal' if _is_seasonal(row) else ''}",
        remark=against_target(row),
        latest=_latest(row, points.iloc[-1].to_dict()),
        points=points[["at", "value", "marked"]].rename(columns={"marked": "variation"}),
        levels=(*_limits_drawn(row), *_targets_drawn(row)),
    )


def _latest(row: Row, point: Row) -> str:
    if point["confidential"]:
        return "[c]"
    if pd.isna(point["value"]):
        return "[x]"
    return f"Latest {_short(point['value'], decimals=row['decimals'])}"


def _limits_drawn(row: Row) -> Iterator[Level]:
    drawn = (("mean", "Mean"), ("lower_drawn", "Lower"), ("upper_drawn", "Upper"))
    for name, words in drawn:
        if not pd.isna(row[name]):
            label = f"{words} {_short(row[name], decimals=_finer(row))}"
            yield Level(row[name], label, "mean" if name == "mean" else "limit")


def _targets_drawn(row: Row) -> Iterator[Level]:
    ends = (("target", "Target"), ("range_low", "Target from"), ("range_high", "Target to"))
    for name, words in ends:
        if not pd.isna(row[name]):
            label = f"{words} {_short(row[name], decimals=decimals_of(row[name]))}"
            yield Level(row[name], label, "target")


def _short(value: float, *, decimals: int) -> str:
    """A number as short as a label needs it; the table has it in full."""
    if abs(value) >= 1e6:
        return f"{number(value / 1e6, decimals=1)}m"
    return number(value, decimals=0 if abs(value) >= 1e4 else decimals)


def _finer(row: Row) -> int:
    """Decimals of a mean and of limits: one more than the results have."""
    return int(row["decimals"]) + 1


def _table(
    rows: list[dict[Hashable, Any]],
    points: pd.DataFrame,
    *,
    times: list[str],
    title: str,
    source: str,
) -> Table:
    """The results and limits behind the charts, a column an indicator and a row a time."""
    of = _by_indicator(points)
    columns = {
        str(row["indicator_id"]): _cells(row, of[row["indicator_id"]], times) for row in rows
    }
    labels = [*times, *LIMITS.values()]
    return Table(
        pd.DataFrame({"row": labels, **columns}, dtype=object),
        (
            Column.words("row", "Time"),
            *(quantities(str(row["indicator_id"]), name_with_unit(row)) for row in rows),
        ),
        caption=f"{title}: results and their limits, {times[0]} to {times[-1]}",
        name=f"control_{'_'.join(title.lower().replace(',', '').split())}",
        source=source,
        notes=_notes(rows),
    )


def _cells(row: Row, points: pd.DataFrame, times: list[str]) -> list[Quantity | str | None]:
    """One indicator's column: results, and the limits with what they rest on."""
    results = {point["at"]: _result(row, point) for point in points.to_dict("records")}
    return [
        *(results.get(time, "[z]") for time in times),
        *(_figure(row, name) for name in LIMITS),
    ]


def _result(row: Row, point: Row) -> Quantity | str | None:
    if point["confidential"]:
        return "[c]"
    symbol = "[p]" if point["provisional"] == "yes" else ""
    value, unit = point["value"], row["unit"]
    return None if pd.isna(value) else Quantity(value, unit, row["decimals"], symbol)


def _figure(row: Row, name: str) -> Quantity | str:
    return "[z]" if pd.isna(row[name]) else Quantity(row[name], row["unit"], _finer(row))


def _notes(rows: list[dict[Hashable, Any]]) -> tuple[str, ...]:
    hidden = any(
        not pd.isna(row[f"{end}_limit"]) and pd.isna(row[f"{end}_drawn"])
        for row in rows
        for end in ("lower", "upper")
    )
    return (HIDDEN,) if hidden else ()


def _is_seasonal(row: Row) -> bool:
    """Whether limits are drawn of what its owner compares with the same quarter last year."""
    return row["comparator"] == "same quarter last year" and not pd.isna(row["mean"])
