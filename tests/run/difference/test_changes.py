"""What changed in a table: worked by hand, then every edit of any table, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.run.difference.changes import changes_between, largest_first
from analysis.run.difference.tables import DataTable

HEADER = ("scheme", "status", "target_gbp", "score")
ROWS = (
    ("Buses (BEC-01)", "amber", "1200000", "3 × 4 = 12"),
    ("Roads (BEC-02)", "red", "400000", "5 × 4 = 20"),
)


def table(*rows, header=HEADER, name="schemes", **labels):
    return DataTable(name, header, rows, labels=labels)


def edited(row, **cells):
    return tuple(cells.get(column, cell) for column, cell in zip(HEADER, row, strict=True))


def told(then, now):
    """Each change as its kind, row, column, and what was and is there."""
    return [(c.kind, c.row, c.column, c.then, c.now) for c in changes_between(then, now)]


def test_a_table_does_not_differ_from_itself():
    assert changes_between(table(*ROWS), table(*ROWS)) == []


@pytest.mark.parametrize(
    ("column", "now", "kind", "amount"),
    [
        ("target_gbp", "1400000", "figure", 200_000),
        ("status", "green", "status", None),
        ("status", "no_status", "status", None),
        ("status", "Amberish", "words", None),
        ("score", "4 × 4 = 16", "score", 4),
        ("target_gbp", "[x]", "words", None),
        ("target_gbp", "3 days", "words", None),
        ("target_gbp", "1200000 [p]", "words", None),
    ],
)
def test_a_cell_changes_after_its_kind(column, now, kind, amount):
    [change] = changes_between(table(*ROWS), table(edited(ROWS[0], **{column: now}), ROWS[1]))
    assert (change.kind, change.row, change.column) == (kind, "Buses (BEC-01)", column)
    assert (change.then, change.now) == (ROWS[0][HEADER.index(column)], now)
    assert change.amount == amount


def test_a_score_may_stay_while_its_making_changes():
    [change] = changes_between(table(*ROWS), table(edited(ROWS[0], score="4 × 3 = 12"), ROWS[1]))
    assert (change.kind, change.then, change.now) == ("words", "3 × 4 = 12", "4 × 3 = 12")


def test_rows_and_columns_come_and_go():
    then = table(*ROWS)
    now = table(("Parks (BEC-03)", "green", "[z]"), ROWS[0][:3], header=HEADER[:3])
    assert told(then, now) == [
        ("column", "", "score", "score", None),
        ("row", "Parks (BEC-03)", "", None, "status Green"),
        (
            "row",
            "Roads (BEC-02)",
            "",
            "status Red; target £400,000; score 5 × 4 = 20",
            None,
        ),
    ]


def test_a_bare_reference_is_given_its_title():
    header = ("scheme_ref", "title", "status")
    then = table(("BEC-01", "Buses", "red"), header=header)
    [change] = changes_between(then, table(("BEC-01", "Buses", "amber"), header=header))
    assert change.row == "Buses (BEC-01)"


def test_a_heading_that_says_pounds_makes_pounds_of_a_number():
    header, labels = ("directorate", "red"), {"red": "Red (£m)"}
    then, now = (table(("Adults", cell), header=header, **labels) for cell in ("0", "286000"))
    [change] = changes_between(then, now)
    assert (change.unit, change.amount, change.label) == ("£", 286_000, "Red")


def test_what_repeats_the_report_before_is_marked():
    header = ("label", "now", "before")
    then = table(("Red", "5", "6"), header=header, name="key_figures")
    now = table(("Red", "7", "5"), header=header, name="key_figures")
    changes = changes_between(then, now)
    assert [(each.column, each.of_report_before) for each in changes] == [
        ("now", False),
        ("before", True),
    ]


def test_pounds_come_first_then_shares_then_numbers_by_their_part_then_words():
    header = ("name", "a_gbp", "b_share", "c", "d", "e")
    then = table(("x", "10", "0.1", "100", "2", "amber"), header=header)
    now = table(("x", "-90", "0.2", "150", "4", "red"), header=header)
    changes = largest_first(changes_between(then, now))
    assert [each.column for each in changes] == ["a_gbp", "b_share", "d", "c", "e"]


CELLS = st.sampled_from(["0", "1", "1.0", "£5.5m", "12%", "amber", "red", ""])
NAMES = st.sampled_from(["Buses", "Bins (BEC-01)", "Roads", "Parks (BEC-02)", "Care", "Waste"])


@st.composite
def tables(draw):
    """A table whose rows have names of their own, under two columns with units and one without."""
    names = draw(st.lists(NAMES, min_size=1, max_size=5, unique=True))
    header = ("name", "a_gbp", "b_share", "c")
    return DataTable("t", header, tuple((name, *draw(st.tuples(*[CELLS] * 3))) for name in names))


@settings(max_examples=200)
@given(tables(), st.data())
def test_every_edited_cell_is_found_and_no_other_is_named(then, data):
    rows = [list(row) for row in then.rows]
    edits = set()
    for at, column in data.draw(
        st.sets(st.tuples(st.integers(0, len(rows) - 1), st.integers(1, 3)))
    ):
        cell = data.draw(CELLS)
        if cell != rows[at][column]:
            edits.add((rows[at][0], then.header[column], rows[at][column], cell))
            rows[at][column] = cell
    shuffled = data.draw(st.permutations([tuple(row) for row in rows]))
    found = changes_between(then, DataTable("t", then.header, tuple(shuffled)))
    assert {(each.row, each.column, each.then, each.now) for each in found} == edits
    assert len(found) == len(edits)


@settings(max_examples=60)
@given(tables(), tables())
def test_there_and_back_every_change_is_turned_round(one, other):
    there, back = changes_between(one, other), changes_between(other, one)
    turned = {(c.kind, c.row, c.column, c.now, c.then, negated(c.amount)) for c in back}
    assert {(c.kind, c.row, c.column, c.then, c.now, c.amount) for c in there} == turned
    assert len(there) == len(back)


def negated(amount):
    return None if amount is None else -amount
