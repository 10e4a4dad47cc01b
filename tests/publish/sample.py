"""A small notebook with every kind of page object, every mark and every hostile value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import nbformat
import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.page import (
    Chart,
    Column,
    KeyFigure,
    KeyFigures,
    Level,
    Panel,
    Series,
    Statement,
    Table,
    bar_chart,
    bridge_chart,
    control_charts,
    line_chart,
    stacked_bar_chart,
)
from analysis.page.block import Block
from analysis.page.palette import MARKS
from analysis.page.wording import in_millions
from analysis.publish.context import PageContext

CONTEXT = PageContext(
    "savings_delivery",
    "Savings delivery",
    letter="A",
    council="Worcestershire County Council",
    committee="Cabinet",
    meeting=date(2015, 7, 16),
    pack_title="Performance and finance report, May 2015",
    notice="Sample data: single lines are made up.",
    stamp=date(2015, 7, 8),
)
PACK = PageContext(
    "pack",
    "Performance and finance report, May 2015",
    council="Worcestershire County Council",
    committee="Cabinet",
    meeting=date(2015, 7, 16),
    notice="Sample data: single lines are made up.",
    stamp=date(2015, 7, 8),
)
SOURCE = "Savings monitor, 31 May 2015. Lines are illustrative."
AREAS = [
    "Adult Services and Health",
    "Business, Environment and Community",
    "Children's Services",
    "Commercial and Change",
    "Finance",
]
HOSTILE = (
    "<script>alert(1)</script>",
    "</svg>",
    '#import "x"',
    "=cmd|' /C calc'!A0",
    "right\u202eleft",
    "emoji 😀 and \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "$x$",
    "[link](http://x)",
    "*bold*",
    "&amp; \\u{41} ]]> {{ x }} {% y %}",
)
LONG = "x" * 10_000


def savings(areas: Iterable[str] = AREAS) -> pd.DataFrame:
    frame = pd.DataFrame({"area": list(areas)})
    position = frame.index.to_series().astype(float)
    return frame.assign(
        target_gbp=11_000_000 - 1_900_000 * position,
        delivered_gbp=6_200_000 - 1_150_000 * position,
        amber_gbp=3_000_000 - 450_000 * position,
        change_gbp=250_000 - 130_000 * position,
        share=0.64 - 0.05 * position,
        status=[["green", "amber", "red", "blue", "no status"][i % 5] for i in range(len(frame))],
    )


def savings_table(frame: pd.DataFrame | None = None, *, name: str = "by_directorate") -> Table:
    frame = savings() if frame is None else frame
    return Table(
        frame,
        (
            Column.words("area", "Directorate"),
            Column.millions("target_gbp", "Target"),
            Column.millions("delivered_gbp", "Delivered or on target"),
            Column.percent("share", "Share of target"),
            Column.mark("status", "Rating"),
        ),
        caption="Savings by directorate, 2015/16",
        name=name,
        source=SOURCE,
        notes=("[note 1] Targets are those set in February 2015.",),
    )


def total_table() -> Table:
    frame = savings()[["area", "target_gbp", "delivered_gbp", "change_gbp"]]
    total = frame.drop(columns="area").sum().to_frame().T.assign(area="All directorates")
    return Table(
        pd.concat([frame, total], ignore_index=True),
        (
            Column.words("area", "Directorate"),
            Column.millions("target_gbp", "Target"),
            Column.millions("delivered_gbp", "Delivered or on target"),
            Column.change_in_millions("change_gbp", "Change since last report"),
        ),
        caption="Savings with their total, 2015/16",
        name="with_total",
        source=SOURCE,
        total=True,
    )


def marks_table() -> Table:
    frame = pd.DataFrame({"word": [f"A line rated {word}" for word in MARKS], "mark": list(MARKS)})
    return Table(
        frame,
        (Column.words("word", "Line"), Column.mark("mark", "Rating")),
        caption="Every rating and direction",
        name="marks",
        source=SOURCE,
    )


def long_table(rows: int = 70) -> Table:
    numbers = range(rows)
    frame = pd.DataFrame(
        {
            "ref": [f"S{number:03d}" for number in numbers],
            "title": [f"Review of service contracts, lot {number}" for number in numbers],
            "owner": ["Head of Strategic Commissioning" for _ in numbers],
            "target_gbp": [100_000.0 + 12_345 * number for number in numbers],
            "status": [list(MARKS)[number % 5] for number in numbers],
        }
    )
    return Table(
        frame,
        (
            Column.words("ref", "Ref"),
            Column.words("title", "Scheme"),
            Column.words("owner", "Owner"),
            Column.pounds("target_gbp", "Target"),
            Column.mark("status", "Rating"),
        ),
        caption="Every scheme of the programme, 2015/16",
        name="every_scheme",
        source=SOURCE,
    )


def wide_table(columns: int = 12) -> Table:
    quarters = [f"q{number}" for number in range(1, columns)]
    frame = pd.DataFrame({"indicator": [f"Indicator {row} of the scorecard" for row in range(6)]})
    values = {
        name: [1234.5 + 10 * row + 3 * place for row in range(6)]
        for place, name in enumerate(quarters)
    }
    return Table(
        frame.assign(**{**values, "q3": [None, *values["q3"][1:]]}),
        (
            Column.words("indicator", "Indicator"),
            *(
                Column.number(
                    name,
                    f"Quarter {1 + place % 4} {2012 + place // 4}/{13 + place // 4}",
                    decimals=1,
                )
                for place, name in enumerate(quarters)
            ),
        ),
        caption="Results of the last eleven quarters",
        name="every_quarter",
        source="Scorecard, 31 March 2015.",
    )


def symbols_table() -> Table:
    symbols = ["[c]", "[x]", "[z]", "[low]"]
    frame = pd.DataFrame(
        {"line": [f"Line {i}" for i in range(4)], "value": symbols, "gap": [None] * 4}
    )
    return Table(
        frame,
        (Column.words("line", "Line"), Column.words("value", "Value"), Column.words("gap", "Gap")),
        caption="Every symbol",
        name="symbols",
        source=SOURCE,
    )


def bars() -> Chart:
    return bar_chart(
        savings(),
        label="area",
        value="delivered_gbp",
        show=lambda amount: f"£{in_millions(amount)}m",
        finding="Adult Services and Health has delivered most",
        subtitle="Savings delivered or on target, £m, at 31 May 2015",
        table=savings_table(name="delivered"),
        focus=("Adult Services and Health",),
    )


def stacked() -> Chart:
    return stacked_bar_chart(
        savings(),
        label="area",
        parts={"delivered_gbp": "Green", "amber_gbp": "Amber"},
        show=lambda amount: f"£{in_millions(amount)}m",
        finding="Most of what is not delivered is amber",
        subtitle="Savings by status, £m, at 31 May 2015",
        table=total_table(),
    )


def bridge() -> Chart:
    frame = pd.DataFrame(
        {
            "step": ["Cash limit", "Placements of looked-after children", "Vacancies", "Forecast"],
            "amount_gbp": [326_000_000.0, 6_400_000.0, -900_000.0, 331_500_000.0],
            "is_total": [True, False, False, True],
        }
    )
    return bridge_chart(
        frame,
        label="step",
        value="amount_gbp",
        is_total="is_total",
        show=lambda amount: f"£{in_millions(amount)}m",
        finding="Placements explain more than the whole pressure",
        subtitle="From cash limit to forecast, £m; the axis is cut",
        table=Table(
            frame,
            (Column.words("step", "Step"), Column.millions("amount_gbp", "Amount")),
            caption="From cash limit to forecast",
            name="bridge",
            source=SOURCE,
        ),
    )


def lines() -> Chart:
    frame = pd.DataFrame(
        {
            "month": ["April", "May", "June", "July"],
            "plan": [1.0, 2.0, 3.0, 4.0],
            "actual": [0.8, 1.7, None, None],
        }
    )
    return line_chart(
        frame,
        along="month",
        series=(Series("plan", "Plan"), Series("actual", "Actual")),
        show=lambda amount: f"{amount:.1f}",
        axis_label="£m",
        finding="Spending runs a little behind the plan",
        subtitle="Cumulative spending, £m",
        table=Table(
            frame,
            (
                Column.words("month", "Month"),
                Column.number("plan", "Plan (£m)", decimals=1),
                Column.number("actual", "Actual (£m)", decimals=1, missing="[z]"),
            ),
            caption="Spending and plan by month",
            name="by_month",
            source=SOURCE,
        ),
    )


def panels() -> Chart:
    points = pd.DataFrame(
        {
            "at": [f"Q{quarter}" for quarter in range(1, 9)],
            "value": [50.0 + quarter for quarter in range(1, 9)],
            "variation": ["common cause"] * 6 + ["improvement", "concern"],
        }
    )
    panel = Panel(
        title="Indicator of the scorecard",
        shows="improvement",
        verdict="Real change for the better",
        remark="Will sometimes meet: target 60 or more",
        latest="Latest 58",
        points=points,
        levels=(Level(54.5, "Mean 54.5", "mean"), Level(60.0, "Target 60", "target")),
    )
    return control_charts(
        [panel] * 6,
        finding="Six indicators changed for the better",
        subtitle="Results of eight quarters",
        table=wide_table(),
    )


def figures(table: str | None = None, red: str | None = None) -> KeyFigures:
    """Key figures, the first and the last of which may name a table of the page each."""
    return KeyFigures(
        (
            KeyFigure("Delivered or on target", "£17.3m", "£16.1m", "up £1.2m", table=table),
            KeyFigure("Share of the target", "63.6%", "59.2%", "up 4.4 percentage points"),
            KeyFigure("Schemes rated red", "3", table=red),
        ),
        now="31 May 2015",
        before="30 April 2015",
        source=SOURCE,
    )


def said(role: str, *paragraphs: str) -> Statement:
    return Statement(paragraphs, role=role)  # type: ignore[arg-type]


def sample_notebook() -> NotebookNode:
    """Every kind of content once, as an executed notebook."""
    return notebook_of(
        "# Savings delivery\n\nHow much of this year's savings is *secured*, and what is **not**?",
        said("note", "Position at 31 May 2015, compared with the report at 30 April 2015."),
        said(
            "headline",
            "£17.3m of £27.2m (63.6%) is delivered or on target; most of the rest is amber.",
        ),
        figures("by_directorate", "marks"),
        "## What changed since the last report",
        said("list", "Waste disposal moved from amber to green.", "Two schemes turned red."),
        said("caution", "The two totals stand on different bases.", "They are not added up here."),
        "## Savings by directorate",
        said("text", "Each directorate is set its own target."),
        savings_table(),
        bars(),
        "### Status of each directorate",
        stacked(),
        "## From budget to forecast",
        bridge(),
        lines(),
        "## Every indicator",
        panels(),
        "## Every scheme",
        long_table(),
        "## Every quarter",
        said("text", "The table stands on a page turned sideways."),
        wide_table(),
        "## What this measures\n\nA saving counts when `delivered` is *evidenced*.\n\n"
        "- one point\n- another point, with [the guidance](https://www.gov.uk/guidance)\n"
        "  - a point within\n\n1. first\n2. second\n\n"
        "Two lines  \nof an address, and <b>raw</b> markup.",
        marks_table(),
        symbols_table(),
    )


def notebook_of(*contents: Block | str) -> NotebookNode:
    """A notebook that was run: a text is a Markdown cell, a page object a cell that shows it."""
    notebook = new_notebook(
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        }
    )
    notebook.cells = [_cell(content, number) for number, content in enumerate(contents)]
    return nbformat.from_dict(notebook)


def _cell(content: Block | str, number: int) -> NotebookNode:
    if isinstance(content, str):
        return new_markdown_cell(content, id=f"cell-{number}")
    output = new_output("execute_result", data=content._repr_mimebundle_(), execution_count=number)
    return new_code_cell("shown", id=f"cell-{number}", outputs=[output], execution_count=number)
