"""The evidence on four real councils, and on the sample: what the page and the data file say."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.methods.back_test import added_up, back_test, paired_years
from analysis.topics.forecast_evidence import exhibits, measures, source

ROOT = Path(__file__).parents[3]
PAYMENTS = ROOT.parent / "shared" / "real" / "payments"
HISTORY = ROOT / "data" / "revenue" / "history.csv"
FORECAST_ERRORS = ROOT / "data" / "revenue" / "forecast_errors.csv"
MAY = 2
needs_payments = pytest.mark.skipif(
    not PAYMENTS.is_dir(), reason="the four councils' payments are not part of the project"
)


@pytest.fixture(scope="module")
def four() -> pd.DataFrame:
    return source.together(source.load(str(PAYMENTS)))


@pytest.fixture(scope="module")
def tested(four):
    return back_test(paired_years(four))


@pytest.fixture(scope="module")
def ranged(tested):
    return measures.learnt_from_others(tested)


@pytest.fixture(scope="module")
def councils(four):
    return back_test(paired_years(added_up(four)))


@needs_payments
def test_at_month_two_the_rule_is_a_third_better_than_the_straight_line(tested, ranged):
    gain = measures.gain(tested, ranged=ranged, months_elapsed=MAY)
    assert gain[["cases", "refused"]].to_list() == [170, 0]
    assert gain["reduction_share"] >= 1 / 3
    assert round(gain["straight_error"], 3) == 0.184
    assert round(gain["rule_error"], 3) == 0.116
    assert gain["low_share"] > 0


@needs_payments
def test_it_is_better_in_each_of_the_four_councils(tested, ranged):
    parts = measures.left_out_in_turn(tested, ranged=ranged, months_elapsed=MAY)
    assert parts["of"].to_list() == ["darlington", "gateshead", "harrogate", "leeds"]
    assert (parts["reduction_share"] > 0).all()


@needs_payments
def test_ranges_hold_eight_of_ten_out_of_sample_at_every_month(ranged):
    held = measures.ranges_by_month(ranged)["coverage_share"]
    assert len(held) == 11
    assert held.between(0.75, 0.85).all()


@needs_payments
def test_what_was_left_out_adds_up(four):
    pairs = paired_years(four)
    extent = measures.extent(pairs).iloc[-1]
    reasons = measures.years_by_reason(pairs).set_index("reason")["service_years"]
    assert (extent["services"], extent["service_years"], extent["tested"]) == (119, 503, 170)
    assert reasons["some months of the year are missing"] == 265
    renamed = measures.possible_renamings(four)
    assert ("gateshead", "community based services") in set(
        zip(renamed["group"], renamed["ended"], strict=True)
    )


@needs_payments
def test_the_data_file_is_what_the_notebook_measures(tested, councils):
    measured = measures.rule_by_level(tested, councils=councils)
    written = pd.read_csv(FORECAST_ERRORS)
    pd.testing.assert_frame_equal(written, measured, check_dtype=False, rtol=0, atol=5.1e-5)


@needs_payments
def test_for_councils_as_a_whole_the_page_does_not_claim_a_gain(councils):
    ranged = measures.learnt_from_others(councils)
    gain = measures.gain(councils, ranged=ranged, months_elapsed=MAY)
    assert gain[["cases", "services"]].to_list() == [31, 4]
    said = exhibits.say_sureness(gain, level="council").as_text()
    assert said.startswith("On 31 years of four councils")
    assert "cannot be told from so few" in said


@pytest.fixture(scope="module")
def sample():
    extracts = source.load(str(HISTORY))
    amounts = source.together(extracts)
    return extracts, amounts, back_test(paired_years(amounts))


def test_the_sample_alone_runs_and_says_that_it_is_illustrative(sample):
    extracts, _, cases = sample
    ranged = measures.learnt_from_others(cases)
    gain = measures.gain(cases, ranged=ranged, months_elapsed=MAY)
    # Two years of 42 services, less seven of which too little is spent by May.
    assert gain[["cases", "refused"]].to_list() == [77, 7]
    in_turn = measures.left_out_in_turn(cases, ranged=ranged, months_elapsed=MAY)
    said = exhibits.say_headline(
        gain, in_turn=in_turn, left_out=measures.left_out_by(cases), months_elapsed=MAY
    ).as_text()
    assert "By the rule set out below it is 1.9%" in said
    assert "of each year was learnt from the others" in said
    assert exhibits.say_basis(source.kinds(extracts)).role == "caution"


def test_the_sample_refuses_ranges_for_the_council_as_a_whole(sample):
    _, amounts, cases = sample
    whole = back_test(paired_years(added_up(amounts)))
    assert measures.learnt_from_others(whole).empty
    assert set(measures.rule_by_level(cases, councils=whole)["level"]) == {"service"}


def test_the_check_reads_what_the_notebook_reads():
    (extract,) = source.check(str(HISTORY), period="2015-05", comparison="2015-04")
    assert (extract.file, extract.row_count) == ("data/revenue/history.csv", 1512)
