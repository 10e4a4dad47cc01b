from __future__ import annotations

import pytest

from analysis.run.difference.rows import paired, reference
from analysis.run.difference.tables import DataTable


def table(*rows, header=("name", "net_gbp")):
    return DataTable("t", header, rows)


def test_rows_are_matched_by_their_headers_in_any_order():
    then, now = table(("Buses", "1"), ("Bins", "2")), table(("Bins", "3"), ("Buses", "4"))
    assert paired(then, now) == [
        ("Bins", ("Bins", "2"), ("Bins", "3")),
        ("Buses", ("Buses", "1"), ("Buses", "4")),
    ]


def test_rows_of_one_time_alone_have_no_other():
    then, now = table(("Buses", "1")), table(("Bins", "3"))
    assert paired(then, now) == [("Bins", None, ("Bins", "3")), ("Buses", ("Buses", "1"), None)]


def test_as_many_words_as_tell_rows_apart_are_a_header():
    header = ("directorate", "service", "net_gbp")
    then = table(("Adults", "Care", "1"), ("Adults", "Other", "2"), header=header)
    now = table(("Adults", "Other", "3"), ("Adults", "Care", "1"), header=header)
    assert [name for name, _, _ in paired(then, now)] == ["Adults, Other", "Adults, Care"]


def test_an_amount_is_never_a_header():
    then, now = table(("Other", "1"), ("Other", "2")), table(("Other", "1"), ("Other", "5"))
    assert paired(then, now) == [
        ("Other", ("Other", "1"), ("Other", "1")),
        ("Other, no. 2", ("Other", "2"), ("Other", "5")),
    ]


def test_a_reference_tells_who_a_row_is_whatever_its_other_words():
    then = table(("Loss of data (CR-07). Owner: Head of Legal.", "1"), ("Buses (CR-1)", "2"))
    now = table(("Loss of data (CR-07). Owner: Head of ICT.", "1"), ("Buses (CR-1)", "2"))
    assert [name for name, _, _ in paired(then, now)] == ["CR-07", "Buses (CR-1)"]


def test_a_reference_that_two_rows_share_tells_nothing():
    then = table(("Cost of CR-07", "1"), ("Income of CR-07", "2"))
    assert [name for name, _, _ in paired(then, then)] == ["Cost of CR-07", "Income of CR-07"]


def test_a_header_under_another_name_is_still_a_header():
    now = table(("Buses", "3"), header=("service", "net_gbp"))
    assert paired(table(("Buses", "1")), now) == [("Buses", ("Buses", "1"), ("Buses", "3"))]


@pytest.mark.parametrize(
    ("text", "expected"), [("TR-02", "TR-02"), ("CR-01 and CR-02", ""), ("CO-2", "CO-2"), ("x", "")]
)
def test_a_reference_is_the_only_one_in_its_text(text, expected):
    assert reference(text) == expected
