"""Resampling: what is drawn together, how many are drawn, and that the same comes out again."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.resampling import resampled


def cases(**errors: list[float]) -> pd.DataFrame:
    """The errors of each service, a row each."""
    rows = [(service, error) for service, each in errors.items() for error in each]
    return pd.DataFrame(rows, columns=["service", "error_share"])


def drawn(rows: pd.DataFrame, figure, *, resamples: int = 200) -> pd.Series:
    return resampled(rows, together=["service"], figure=figure, resamples=resamples)


def test_the_years_of_a_service_are_drawn_together():
    # Two services are drawn each time: A A, A B, B A or B B, of 2, 5 or 8 rows in all.
    sizes = drawn(cases(A=[1.0], B=[1.0] * 4), len)
    assert set(sizes) == {2, 5, 8}
    # A mixed draw comes up once in two; 60 to 140 of 200 leaves more than five standard errors.
    assert 60 < (sizes == 5).sum() < 140


def test_one_service_alone_always_gives_its_own_figure():
    rows = cases(A=[0.1, 0.2, 0.6])
    assert set(drawn(rows, lambda each: each["error_share"].median())) == {0.2}


def test_the_same_cases_give_the_same_spread_in_any_order():
    rows = cases(A=[0.1], B=[0.2], C=[0.7])
    mean = drawn(rows, lambda each: each["error_share"].mean())
    again = drawn(rows.iloc[::-1], lambda each: each["error_share"].mean())
    assert mean.to_list() == pytest.approx(again.to_list())
    assert mean.nunique() > 3


def test_without_a_case_there_is_nothing_to_resample():
    with pytest.raises(ValueError, match="no case"):
        drawn(cases(), len)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0, 10), min_size=1, max_size=6))
def test_a_mean_of_resamples_stays_between_the_least_and_the_most(errors):
    rows = pd.DataFrame({"service": range(len(errors)), "error_share": errors})
    means = drawn(rows, lambda each: each["error_share"].mean(), resamples=20)
    assert means.between(min(errors) - 1e-9, max(errors) + 1e-9).all()
