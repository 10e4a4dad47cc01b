"""What was measured, in words: the table of ratios, the bars and whether each is met.

Nothing is measured here; every figure is worked out from costs that are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measuring import Cost, spread

LOOP = "papermill, then nbconvert, one at a time"
LOOP_OF_TWO = "the same, two at a time"
COLD = "workbook build, everything made anew"
WARM = "workbook build, nothing changed"
FLOOR = "the floor: the notebooks' code in two forks"

TIMES_THE_LOOP, TIMES_THE_LOOP_AIM = 5, 10
TIMES_THE_FLOOR, TIMES_THE_FLOOR_AIM = 2.8, 1.6
SECONDS_UNCHANGED = 2
MEMORY_GROWTH = 1.2
SMALL, LARGE = 80, 800  # runs of the packs whose memory is compared


@dataclass(frozen=True)
class PackCost:
    """A whole pack: seconds to make it anew, seconds each time unchanged, most memory held."""

    seconds: float
    unchanged: Sequence[float]
    peak_bytes: int


@dataclass(frozen=True)
class PdfCost:
    """Seconds each time of a command that makes one PDF: of a report, and of an empty page."""

    report: list[float]
    empty: list[float]


@dataclass(frozen=True)
class Results:
    """All that was measured: costs by way, packs by their runs, one PDF by its way."""

    day: str
    machine: Sequence[str]
    route: str | None
    costs: Mapping[str, Sequence[Cost]]
    packs: Mapping[int, PackCost]
    pdfs: Mapping[str, PdfCost]


@dataclass(frozen=True)
class Bar:
    """One thing asked for, the figure found, and whether it is met; None if not measured."""

    asked: str
    found: str
    met: bool | None

    @property
    def line(self) -> str:
        """The bar in one line of a list.

        >>> Bar("under 2 s", "2.5 s", met=False).line
        '- **NOT MET**: under 2 s. Found: 2.5 s.'
        """
        verdict = {True: "met", False: "**NOT MET**", None: "not measured"}[self.met]
        return f"- {verdict}: {self.asked}. Found: {self.found}."


def ratio(results: Results, way: str, *, to: str) -> float:
    """How many times as long one way takes for a run as another, by the middle of each."""
    return _milliseconds(results, way) / _milliseconds(results, to)


def bars(results: Results) -> list[Bar]:
    """What the issue asks for, and what was found."""
    faster, slower = ratio(results, LOOP, to=COLD), ratio(results, COLD, to=FLOOR)
    sides = "HTML and PDF on both sides" if results.route else "its side without any PDF"
    return [
        Bar(
            f"at least {TIMES_THE_LOOP} times as fast as the two commands one at a time, {sides} "
            f"(aim: {TIMES_THE_LOOP_AIM})",
            f"{faster:.1f} times",
            faster >= TIMES_THE_LOOP,
        ),
        Bar(
            f"at most {TIMES_THE_FLOOR} times the floor (aim: {TIMES_THE_FLOOR_AIM})",
            f"{slower:.2f} times",
            slower <= TIMES_THE_FLOOR,
        ),
        _unchanged(results.packs.get(SMALL)),
        _memory(results.packs),
    ]


def _unchanged(pack: PackCost | None) -> Bar:
    asked = f"an unchanged pack of {SMALL} runs in under {SECONDS_UNCHANGED} s"
    if pack is None:
        return Bar(asked, f"no pack of {SMALL} runs was built", None)
    seconds = spread(pack.unchanged).middle
    return Bar(asked, f"{seconds:.2f} s", seconds < SECONDS_UNCHANGED)


def _memory(packs: Mapping[int, PackCost]) -> Bar:
    asked = f"most memory at {LARGE} runs at most {MEMORY_GROWTH} times that at {SMALL}"
    if not {SMALL, LARGE} <= packs.keys():
        return Bar(asked, f"needs `make benchmark RUNS={LARGE}`", None)
    growth = packs[LARGE].peak_bytes / packs[SMALL].peak_bytes
    return Bar(asked, f"{growth:.2f} times", growth <= MEMORY_GROWTH)


def written(results: Results) -> str:
    """The results as a page of Markdown."""
    return "\n".join(
        [
            "# How fast the workbook is",
            "",
            f"Measured on {results.day} by `make benchmark`; how to read it is in README.md.",
            "",
            *(f"- {line}" for line in results.machine),
            f"- PDF of the two commands: {results.route or 'none, no way to one is installed'}",
            "",
            "## Bars",
            "",
            *(bar.line for bar in bars(results)),
            "",
            "## Side by side",
            "",
            *_side_by_side(results),
            "",
            "## Whole packs",
            "",
            *_whole_packs(results.packs),
            "",
            "## One report to PDF, by a command of its own",
            "",
            *_one_pdf(results.pdfs),
            "",
        ]
    )


def _side_by_side(results: Results) -> list[str]:
    rows = [
        (
            way,
            _span([cost.milliseconds for cost in costs]),
            f"{spread([cost.processor_milliseconds for cost in costs]).middle:,.0f}",
            f"{ratio(results, LOOP, to=way):.1f}",
            f"{ratio(results, way, to=FLOOR):.2f}",
        )
        for way, costs in results.costs.items()
    ]
    head = ("Way", "ms a run", "processor ms a run", "times as fast as the first", "of the floor")
    return _table(head, rows)


def _whole_packs(packs: Mapping[int, PackCost]) -> list[str]:
    rows = [
        (
            f"{runs}",
            f"{pack.seconds:,.0f}",
            _span(pack.unchanged, decimals=2),
            f"{pack.peak_bytes / 2**20:,.0f}",
        )
        for runs, pack in packs.items()
    ]
    return _table(("Runs", "s anew, watched", "s unchanged", "most memory, MB"), rows)


def _one_pdf(pdfs: Mapping[str, PdfCost]) -> list[str]:
    rows = [
        (
            way,
            _span(cost.report, decimals=1),
            f"{spread(cost.report).middle - spread(cost.empty).middle:.1f}",
        )
        for way, cost in pdfs.items()
    ]
    return _table(("Way", "s", "s more than for an empty page"), rows)


def _span(values: Sequence[float], *, decimals: int = 0) -> str:
    """The middle of some values, and how far they reach: `1,200 (1,100 to 1,500)`."""
    found = spread(values)
    shown = [f"{value:,.{decimals}f}" for value in (found.middle, found.least, found.greatest)]
    return f"{shown[0]} ({shown[1]} to {shown[2]})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _milliseconds(results: Results, way: str) -> float:
    return spread([cost.milliseconds for cost in results.costs[way]]).middle
