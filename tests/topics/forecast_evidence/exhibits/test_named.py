"""Names of councils, months and levels on the page."""

import pytest

from analysis.topics.forecast_evidence.exhibits.named import month_of, months_gone, too_few


@pytest.mark.parametrize(("gone", "month"), [(1, "April"), (9, "December"), (10, "January")])
def test_the_month_at_whose_end_so_much_is_gone(gone, month):
    assert month_of(gone) == month


def test_months_that_a_frame_holds_as_a_float_read_as_whole():
    assert months_gone(2.0) == "two months"


def test_too_few_names_the_level():
    assert too_few("service").as_text().startswith("Single services: fewer than 20")
