"""The ratios and the bars, worked by hand, and that a bar that is not met is said to be not met."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks import report
from benchmarks.measuring import Cost
from benchmarks.report import COLD, FLOOR, LOOP, LOOP_OF_TWO, WARM, PackCost, PdfCost, Results

MEGABYTE = 2**20


def costs(runs, *seconds):
    return [Cost(runs, each, processor_seconds=2 * each) for each in seconds]


# A run by the two commands takes 12 s of the clock (middle of 80, 96 and 120 s for eight runs), the
# runner's 2 s, the floor's 1 s: six times as fast as the commands, twice the floor.
RESULTS = Results(
    day="2015-07-16",
    machine=["2 processors"],
    route="nbconvert --to webpdf (Chromium)",
    costs={
        LOOP: costs(8, 120, 80, 96),
        LOOP_OF_TWO: costs(8, 48),
        COLD: costs(16, 32, 16, 40),
        WARM: costs(16, 0.8),
        FLOOR: costs(16, 16),
    },
    packs={
        80: PackCost(seconds=160, unchanged=[1.5, 1.2, 9.0], peak_bytes=500 * MEGABYTE),
        800: PackCost(seconds=1600, unchanged=[4.0], peak_bytes=600 * MEGABYTE),
    },
    pdfs={"WeasyPrint": PdfCost(report=[3.04, 2.0, 4.0], empty=[0.5, 1.0, 0.6])},
)


def with_seconds(way, seconds):
    return replace(RESULTS, costs={**RESULTS.costs, way: costs(16, seconds)})


def with_packs(**changes):
    packs = {int(name.removeprefix("of_")): pack for name, pack in changes.items()}
    return replace(RESULTS, packs=packs)


def met(results):
    return [bar.met for bar in report.bars(results)]


def test_ratios_are_of_the_middle_and_of_one_run():
    assert report.ratio(RESULTS, LOOP, to=COLD) == pytest.approx(6)
    assert report.ratio(RESULTS, COLD, to=FLOOR) == pytest.approx(2)


def test_bars_that_are_met():
    assert met(RESULTS) == [True] * 4
    found = [bar.found for bar in report.bars(RESULTS)]
    assert found == ["6.0 times", "2.00 times", "1.50 s", "1.20 times"]


def test_five_times_is_enough_and_less_is_not():
    assert met(with_seconds(COLD, 16 * 12 / 5))[0]
    assert not met(with_seconds(COLD, 16 * 12 / 4.99))[0]


def test_the_floor_may_be_passed_by_so_much():
    assert met(with_seconds(FLOOR, 16 * 2 / 2.8))[1]
    assert not met(with_seconds(FLOOR, 16 * 2 / 2.81))[1]


def test_an_unchanged_pack_must_stay_under_its_seconds():
    pack = RESULTS.packs[80]
    late = with_packs(of_80=replace(pack, unchanged=[2.0]))
    assert met(late)[2] is False
    assert met(with_packs(of_16=pack))[2] is None


def test_memory_must_be_flat():
    small, large = RESULTS.packs[80], RESULTS.packs[800]
    grown = with_packs(of_80=small, of_800=replace(large, peak_bytes=601 * MEGABYTE))
    assert met(grown)[3] is False
    assert met(with_packs(of_80=small))[3] is None


def test_what_is_not_met_or_not_measured_is_said_so():
    slow = replace(with_seconds(COLD, 16 * 4), packs={80: RESULTS.packs[80]})
    text = report.written(slow)
    assert "- **NOT MET**: at least 5 times as fast" in text
    assert "Found: 3.0 times." in text
    assert "- **NOT MET**: at most 2.8 times the floor" in text
    assert "- not measured: most memory at 800 runs" in text
    assert text.count("- met: ") == 1


def test_without_a_way_to_a_pdf_the_page_says_on_which_terms_it_compares():
    text = report.written(replace(RESULTS, route=None))
    assert "PDF of the two commands: none" in text
    assert "its side without any PDF" in text


def test_each_way_stands_in_the_table_with_its_ratios():
    lines = report.written(RESULTS).splitlines()
    assert f"| {COLD} | 2,000 (1,000 to 2,500) | 4,000 | 6.0 | 2.00 |" in lines
    assert f"| {LOOP} | 12,000 (10,000 to 15,000) | 24,000 | 1.0 | 12.00 |" in lines
    assert "| 80 | 160 | 1.50 (1.20 to 9.00) | 500 |" in lines
    assert "| WeasyPrint | 3.0 (2.0 to 4.0) | 2.4 |" in lines
