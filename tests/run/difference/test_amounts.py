from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.page import wording
from analysis.run.difference.amounts import Amount, amount_in, in_words, part_moved, said

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 2))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("£5.5m", 5.5e6, "£"),
        ("−£0.3m", -0.3e6, "£"),
        ("£48,000", 48_000, "£"),
        ("£17.6 thousand", 17_600, "£"),
        ("63.6%", 0.636, "share"),
        ("9.3 days", 9.3, "days"),
        ("96.9% of bed nights", 96.9, "% of bed nights"),
        ("27.9 [p]", 27.9, ""),
        ("1,234", 1234, ""),
        ("-250000", -250_000, ""),
        ("1e-05", 0.00001, ""),
        ("'+3", 3, ""),
        ("5 × 4 = 20", 20, "score"),
    ],
)
def test_a_cell_is_worth_its_number_in_its_unit(text, value, unit):
    amount = amount_in(text)
    assert amount.value == pytest.approx(value)
    assert amount.unit == unit


@pytest.mark.parametrize(
    "text",
    ["", "[x]", "amber", "up £0.9m", "31 May 2015", "2015-05-31", "2015/16", "5 × 4", "3 of 12"],
)
def test_words_dates_and_symbols_are_worth_nothing(text):
    assert amount_in(text) is None


def test_a_bare_number_takes_the_unit_of_its_column_and_another_keeps_its_own():
    assert amount_in("3", unit="£").unit == "£"
    assert amount_in("3 days", unit="£").unit == "days"


@given(NUMBERS)
def test_pounds_as_a_page_says_them_are_read_back(value):
    text = wording.pounds(value)
    size = abs(value)
    rounding = 50_000 if size >= 99_950 else 500 if size >= 999.5 else 0.5
    assert abs(amount_in(text).value - value) <= rounding + 1e-6


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (Amount(5.5e6, "£"), Amount(6.6e6, "£"), "£5.5m to £6.6m (up £1.1m, 20.0%)"),
        (Amount(6.6e6, "£"), Amount(5.5e6, "£"), "£6.6m to £5.5m (down £1.1m, 16.7%)"),
        (Amount(7914735, "£"), Amount(7914736, "£"), "£7,914,735 to £7,914,736 (up £1)"),
        (Amount(100, "£"), Amount(100.25, "£"), "£100.00 to £100.25 (up £0.25, 0.3%)"),
        (Amount(-3e6, "£"), Amount(2e6, "£"), "−£3.0m to £2.0m (up £5.0m)"),
        (Amount(-200, "£"), Amount(-300, "£"), "−£200 to −£300 (down £100, 50.0%)"),
        (Amount(0.12341, "share"), Amount(0.12349, "share"), None),
        (Amount(20, "score"), Amount(16, "score"), "20 to 16 (down 4, 20.0%)"),
        (Amount(98.9), Amount(98.8), "98.9 to 98.8 (down 0.1, 0.1%)"),
        (Amount(9.3, "days", "9.3 days"), Amount(8, "days", "8 days"), None),
    ],
)
def test_a_movement_in_words(then, now, expected):
    words = {
        "share": "12.34% to 12.35% (up 0.01 percentage points)",
        "days": "9.3 days to 8 days (down 1.3 days, 14.0%)",
    }
    assert said(then, now) == (expected or words[then.unit])


@given(NUMBERS, NUMBERS, st.sampled_from(["£", "share", "", "days"]))
def test_two_amounts_are_never_said_alike(one, other, unit):
    if math.isclose(one, other, rel_tol=0, abs_tol=1e-6):
        return
    then, rest = said(Amount(one, unit), Amount(other, unit)).split(" to ")
    assert then != rest.partition(" (")[0]
    assert rest.partition(" (")[2].startswith("up" if other > one else "down")


def test_what_is_written_out_stays_as_the_page_has_it():
    assert in_words(Amount(5.5e6, "£", "£5.5m [p]")) == "£5.5m [p]"
    assert in_words(Amount(55, "", "")) == "55"


@given(NUMBERS, NUMBERS)
def test_a_part_is_the_same_there_and_back(one, other):
    there, back = (Amount(one), Amount(other)), (Amount(other), Amount(one))
    assert part_moved(*there) == part_moved(*back)
    assert 0 <= part_moved(*there) <= 2
