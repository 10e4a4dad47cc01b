"""`make benchmark`: measure every way side by side, print what was found and write results.md.

In what order things are measured is decided here; what is measured is `ways`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks import report
from benchmarks.commands import Failed, environment_in
from benchmarks.measuring import Cost, cost_of, machine, peak_memory_of
from benchmarks.pack import ROOT, TOPICS, make_project
from benchmarks.pdf_routes import Route, nbconvert_routes, weasyprint_route
from benchmarks.report import COLD, FLOOR, LOOP, LOOP_OF_TWO, WARM, PackCost, PdfCost, Results
from benchmarks.ways import BUILD, FRESH, Ways

RESULTS_FILE = ROOT / "benchmarks" / "results.md"
RUNS = 16
TIMES_UNCHANGED = 3
COUNCIL_PDF = Route(
    "the workbook's own exporter (Typst)", ("jupyter", "nbconvert", "--to", "council_pdf")
)

Work = tuple[str, Callable[[], object], int]


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print and write; 0 whether or not the bars are met, 1 if a way did not work."""
    options = _options(words)
    found_on = machine()
    try:
        with tempfile.TemporaryDirectory(prefix="wb-", ignore_cleanup_errors=True) as name:
            results = _measured(Path(name), found_on, options)
    except Failed as error:
        print(f"Nothing was measured. {error}", file=sys.stderr)
        return 1
    text = report.written(results)
    print(f"\n{text}")
    RESULTS_FILE.write_text(text, encoding="utf-8", newline="")
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make benchmark", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2, help="times that every way is measured")
    parser.add_argument(
        "--runs", type=int, default=report.SMALL, help="runs of the largest pack built for memory"
    )
    options = parser.parse_args(words)
    if options.runs < 1 or options.runs % len(TOPICS):
        parser.error(f"RUNS is a multiple of {len(TOPICS)}, the number of notebooks")
    return options


def _measured(scratch: Path, found_on: Sequence[str], options: argparse.Namespace) -> Results:
    environment = environment_in(scratch)
    routes = nbconvert_routes(scratch, environment=environment)
    project = make_project(scratch / "side", runs=RUNS)
    ways = Ways(project, scratch / "made", environment, routes[0] if routes else None)
    _warm_up(ways)
    weasyprint = weasyprint_route(environment)
    pdfs = [COUNCIL_PDF, *([weasyprint] if weasyprint else []), *routes]
    return Results(
        day=date.today().isoformat(),
        machine=found_on,
        route=ways.route.name if ways.route else None,
        costs=side_by_side(ways, rounds=options.rounds),
        pdfs=_one_pdf_each(ways, pdfs, rounds=options.rounds),
        packs={
            runs: _pack_cost(scratch / f"pack-{runs}", runs=runs, environment=environment)
            for runs in pack_sizes(options.runs)
        },
    )


def _warm_up(ways: Ways) -> None:
    """Each command once, not measured: files are read from disk, fonts and caches are made."""
    ways.build(FRESH)
    ways.two_commands(ways.part(0)[:1], at_once=1)


def side_by_side(ways: Ways, *, rounds: int) -> dict[str, list[Cost]]:
    """The costs of each way by its name, a round after the other, every second one backwards."""
    costs: dict[str, list[Cost]] = {name: [] for name, _, _ in _works(ways, 0)}
    for number in range(rounds):
        works = _works(ways, number)
        for name, work, runs in works if number % 2 == 0 else works[::-1]:
            cost = cost_of(work, runs=runs)
            costs[name].append(cost)
            _say(f"round {number + 1} of {rounds}, {name}: {cost.milliseconds:,.0f} ms a run")
    return costs


def _works(ways: Ways, number: int) -> list[Work]:
    """What is measured in a round: name, work and number of runs."""
    part, all_runs = ways.part(number), len(ways.project.runs)
    return [
        (LOOP, partial(ways.two_commands, part, at_once=1), len(part)),
        (LOOP_OF_TWO, partial(ways.two_commands, part, at_once=2), len(part)),
        (COLD, partial(ways.build, FRESH), all_runs),
        (WARM, partial(ways.build, BUILD), all_runs),
        (FLOOR, ways.floor, all_runs),
    ]


def _one_pdf_each(ways: Ways, routes: Sequence[Route], *, rounds: int) -> dict[str, PdfCost]:
    costs: dict[str, PdfCost] = {route.name: PdfCost([], []) for route in routes}
    for _ in range(rounds):
        for route in routes:
            cost = costs[route.name]
            cost.report.append(cost_of(partial(ways.one_pdf, route), runs=1).seconds)
            cost.empty.append(cost_of(partial(ways.empty_pdf, route), runs=1).seconds)
    return costs


def pack_sizes(largest: int) -> list[int]:
    """Runs of the packs that are built whole: the small one, and a larger one that is asked for.

    >>> pack_sizes(80), pack_sizes(800), pack_sizes(16)
    ([80], [80, 800], [16])
    """
    return sorted({min(report.SMALL, largest), largest})


def _pack_cost(root: Path, *, runs: int, environment: dict[str, str]) -> PackCost:
    """Build a pack anew and watch its memory, then again with nothing changed."""
    project = make_project(root, runs=runs)
    ways = Ways(project, root / "made", environment, None)
    peaks: list[int] = []

    def build() -> None:
        peaks.append(peak_memory_of(FRESH, folder=root, environment=environment))

    seconds = cost_of(build, runs=runs).seconds
    _say(f"pack of {runs} runs: {seconds:,.0f} s")
    unchanged = partial(ways.build, BUILD)
    again = [cost_of(unchanged, runs=runs).seconds for _ in range(TIMES_UNCHANGED)]
    return PackCost(seconds, again, *peaks)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
