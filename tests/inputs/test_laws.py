"""Laws of reading: every accepted style reads back, order is irrelevant, only faults escape."""

from datetime import date
from decimal import Decimal

import pandas as pd
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.inputs import Field
from analysis.inputs.rows import records_in
from analysis.inputs.values import read_value

from .sample import ADULTS, CARERS, CENTRES, GOOD, HEADER, ROUTES

MONEY = Field.money("target_gbp")
STYLES = (
    "{sign}{plain}",
    "{sign}£{grouped}",
    "£{sign}{grouped}",
    "{sign}{spaced}",
    "{sign}£ {plain}",
)
NEGATIVE_STYLES = (
    "({grouped})",
    "(£{plain})",
    "£({grouped})",
    "{grouped}-",
    "−{spaced}",
    "–{plain}",
)
pence = st.integers(min_value=0, max_value=10**13)
shared_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def written(style: str, amount_in_pence: int, *, sign: str = "") -> str:
    pounds = Decimal(amount_in_pence) / 100
    grouped = f"{pounds:,.2f}"
    return style.format(
        sign=sign, plain=f"{pounds:.2f}", grouped=grouped, spaced=grouped.replace(",", " ")
    )


@given(pence, st.sampled_from(STYLES), st.sampled_from(["", "-"]))
def test_money_reads_back_from_every_style(amount, style, sign):
    value = read_value(written(style, amount, sign=sign), MONEY).value
    assert value == float(f"{sign}{Decimal(amount) / 100}")


@given(pence, st.sampled_from(NEGATIVE_STYLES))
def test_money_reads_back_from_every_negative_style(amount, style):
    assert read_value(written(style, amount), MONEY).value == -float(Decimal(amount) / 100)


@given(st.text(alphabet="0123456789.,-()£ kme+%", max_size=14))
@example("1.234")
@example("1,23")
def test_a_number_is_read_or_refused_and_never_guessed(text):
    reading = read_value(text, MONEY)
    if isinstance(reading.value, float):
        digits = [each for each in text if each.isdigit()]
        shown = f"{abs(reading.value):.2f}"
        assert shown.replace(".", "").strip("0") == "".join(digits).strip("0")
    else:
        assert reading.refused or not text.strip()


@example(date(2015, 5, 5))
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)))
def test_days_read_back_or_are_ambiguous(day):
    field = Field.day("as_at")
    assert read_value(day.isoformat(), field).value == day
    assert read_value(f"{day.day} {day:%B} {day.year}", field).value == day
    slashed = read_value(f"{day:%d/%m/%Y}", field)
    could_be_two = day.day <= 12 and day.day != day.month
    assert (slashed.value, slashed.refused) == ((None, True) if could_be_two else (day, False))


@given(st.permutations([ADULTS, CENTRES, CARERS, ROUTES]))
@shared_folder
def test_the_order_of_rows_is_irrelevant(sample, rows):
    sample.write(GOOD)
    expected = sample.read().rows
    sample.write("\n".join([HEADER, *rows]))
    given_rows = sample.read().rows.sort_values("scheme_ref", ignore_index=True)
    pd.testing.assert_frame_equal(given_rows, expected)


@given(st.binary(max_size=300))
@shared_folder
def test_any_bytes_are_read_or_refused(sample, content):
    read_or_refuse(sample, content)


@given(st.text(max_size=60), st.integers(0, len(GOOD)), st.integers(0, 40))
@settings(shared_folder, max_examples=150)
def test_a_good_file_with_any_text_in_it_is_read_or_refused(sample, text, place, lost):
    read_or_refuse(sample, (GOOD[:place] + text + GOOD[place + lost :]).encode("utf-8", "replace"))


@given(st.lists(st.lists(st.text(max_size=8), min_size=13, max_size=13), min_size=1, max_size=4))
@settings(shared_folder, max_examples=50)
def test_any_cells_are_read_or_refused(sample, rows):
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    read_or_refuse(sample, "\n".join([HEADER, *quoted]).encode("utf-8", "replace"))


@given(st.lists(st.text(alphabet='ab"\n\r, é', max_size=6), min_size=1, max_size=5))
def test_lines_are_counted_as_an_editor_counts_them(cells):
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    text = f"a,b\n{row}\nlast,row\n"
    ends = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert records_in(text, file="x.csv")[-1].line == ends


def read_or_refuse(sample, content: bytes) -> None:
    """Anything raised but InputFaults fails the test; so does an extract without rows."""
    sample.write(content)
    if not sample.faults():
        extract = sample.read()
        assert len(extract.rows) == len(extract.lines) > 0
