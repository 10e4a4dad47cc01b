"""Two versions of one file: the first place at which they part, as a reader would name it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.run.first_difference import first_difference

TABLE = "service,cost_gbp,share\nBuses,3,0.1\nRoads,4,0.2\nParks,5,0.3\nWaste,6,0.4\n"
PAGE = "<h1>Savings</h1><p>One.</p><h2>By service</h2><p>Two.</p><p>Three.</p><p>Four.</p>"


def parting(name: str, then: str, now: str) -> str:
    return first_difference(name, then.encode(), now.encode())


def edited(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def test_the_same_bytes_do_not_differ():
    assert parting("a.csv", TABLE, TABLE) == ""


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("4,0.2", "41,0.2")], "row 2 (Roads), column cost_gbp: '4' then, '41' now"),
        (
            [("4,0.2", "4,0.3"), ("5,", "9,")],
            "row 2 (Roads), column share: '0.2' then, '0.3' now",
        ),
        (
            [("_gbp", "")],
            "the columns: 'service, cost_gbp, share' then, 'service, cost, share' now",
        ),
        ([("Buses,3,0.1\n", "")], "row 1: 'Buses, 3, 0.1' is gone"),
        ([("Buses", "Bins,1,0\nBuses")], "row 1: 'Bins, 1, 0' is new"),
        ([("Waste,6,0.4\n", "")], "row 4: 'Waste, 6, 0.4' is gone"),
        ([("6,0.4\n", "6,0.4\nBins,1,0\n")], "row 5: 'Bins, 1, 0' is new"),
        ([("Roads,4", "Paths,7")], "row 2: 'Roads, 4, 0.2' then, 'Paths, 7, 0.2' now"),
        ([("0.4\n", "0.4,more\n")], "row 4 (Waste), column 4: '' then, 'more' now"),
    ],
)
def test_a_table_parts_at_a_cell_or_a_row(edits, expected):
    assert parting("data/a.csv", TABLE, edited(TABLE, *edits)) == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("Two", "Too")], "section 'By service': 'Two.' then, 'Too.' now"),
        ([("<p>Two.</p>", "")], "section 'By service': 'Two.' is gone"),
        ([("<p>Two", "<p>New.</p><p>Two")], "section 'By service': 'New.' is new"),
        ([("<p>Four.</p>", "")], "section 'By service': 'Four.' is gone"),
        ([("One", "1")], "section 'Savings': 'One.' then, '1.' now"),
    ],
)
def test_a_page_parts_at_a_block_of_a_section(edits, expected):
    assert parting("a.html", PAGE, edited(PAGE, *edits)) == expected


def test_one_of_many_alike_has_changed_and_not_gone():
    alike = "<p>Alike.</p>" * 5
    assert parting("a.html", f"<p>Other.</p>{alike}", f"<p>Alike.</p>{alike}") == (
        "section 'top of the page': 'Other.' then, 'Alike.' now"
    )


def test_a_table_that_cannot_be_read_parts_at_a_byte():
    endless = "x" * 200_000
    assert parting("a.csv", f"{endless}1", f"{endless}2") == (
        "other bytes from byte 200,001 on (200,001 bytes then, 200,001 now)"
    )


def test_a_page_of_other_markup_parts_at_a_byte():
    now = edited(PAGE, ("<p>One", "<p class='x'>One"))
    assert parting("a.html", PAGE, now) == (
        f"the same words, but other bytes from byte 19 on ({len(PAGE)} bytes then, {len(now)} now)"
    )


def test_a_long_text_is_cut_to_what_stands_around_the_difference():
    then, now = f"<p>{'a' * 100}5{'b' * 100}</p>", f"<p>{'a' * 100}6{'b' * 100}</p>"
    around = ("…" + "a" * 40, "b" * 39 + "…")
    assert parting("a.html", then, now) == (
        f"section 'top of the page': '{'5'.join(around)}' then, '{'6'.join(around)}' now"
    )


def notebook(*cells: tuple[str, str]) -> str:
    made = [
        {"source": [source], "outputs": [{"data": {"text/plain": [shown]}}]}
        for source, shown in cells
    ]
    return json.dumps({"cells": made})


def test_a_notebook_parts_at_a_cell_or_what_it_shows():
    then = notebook(("a = 1", "1"), ("b = 2\nb", "2"))
    shown = notebook(("a = 1", "1"), ("b = 2\nb", "3"))
    assert parting("a.ipynb", then, shown) == (
        "cell 2 `b = 2`, what it shows: '\"2\"' then, '\"3\"' now"
    )
    assert parting("a.ipynb", then, notebook(("a = 1", "1"), ("b = 2\nc", "2"))) == (
        "cell 2 `b = 2`: 'b' then, 'c' now"
    )


@pytest.mark.parametrize("name", ["a.pdf", "a.ipynb", "a.html", "a.csv", "a.bin"])
def test_what_is_not_of_its_kind_parts_at_a_byte(name):
    assert first_difference(name, b"\xff\xfe1", b"\xff\xfe2") == (
        "other bytes from byte 3 on (3 bytes then, 3 now)"
    )


WORDS = st.text(alphabet="ab ,\"\n'£", max_size=4)
ROWS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5)


def as_csv(rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@settings(max_examples=100)
@given(ROWS, ROWS)
def test_two_tables_part_exactly_where_they_are_not_equal(then, now):
    found = first_difference("a.csv", as_csv(then), as_csv(now))
    assert bool(found) == (then != now)
