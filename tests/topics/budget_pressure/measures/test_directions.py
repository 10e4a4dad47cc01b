"""Which way each test points: only where all of it lies on one side."""

import pandas as pd
import pytest

from analysis.topics.budget_pressure import measures

AREAS = pd.DataFrame(
    {"area": ["Waste", "Looked-after placements"], "before_action_gbp": [9.0, 4.6]}
)


def pointed(
    *,
    drift: tuple[float | None, float | None] = (None, None),
    places: tuple[float, float, float, float | None] = (0, 0, 0, None),
    children: tuple[float | None, float | None] = (None, None),
) -> dict[str, str]:
    """Directions from the ends of ranges and from (ranged, below, above, by chance)."""
    ends = ["lowest", "highest"]
    names = ["ranged", "below", "above", "by_chance"]
    return measures.directions(
        drift_ranges=pd.DataFrame({"drift_gbp": pd.Series(drift, ends, dtype=float)}),
        places=pd.Series(places, names, dtype=float),
        activity_ranges=pd.DataFrame({"over_gbp": pd.Series(children, ends, dtype=float)}),
        by_area=AREAS,
    ).to_dict()


@pytest.mark.parametrize(
    ("drift", "points_to"),
    [((-6, -4), "less"), ((1, 2), "more"), ((-1, 2), "neither"), ((0, 2), "neither")],
)
def test_drift_points_one_way_where_every_year_did(drift, points_to):
    assert pointed(drift=drift)["drift"] == points_to


@pytest.mark.parametrize(
    ("children", "points_to"),
    [((4.7, 5.0), "more"), ((4.0, 4.5), "less"), ((4.5, 4.7), "neither")],
)
def test_children_are_set_against_the_managers_forecast_before_action(children, points_to):
    assert pointed(children=children)["children"] == points_to


@pytest.mark.parametrize(
    ("places", "points_to"),
    [
        ((38, 14, 0, 10.4), "more"),
        ((38, 10, 0, 10.4), "neither"),
        ((38, 1, 11, 10.4), "less"),
        ((38, 12, 11, 10.4), "neither"),
    ],
)
def test_spending_points_one_way_where_more_lie_there_than_chance_puts_on_both(places, points_to):
    assert pointed(places=places)["spending"] == points_to


def test_without_a_test_there_is_no_direction():
    assert pd.Series(pointed()).isna().all()
    assert pd.isna(pointed(places=(3, 3, 0, None))["spending"])
