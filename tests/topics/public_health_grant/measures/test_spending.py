"""The grant by area, its totals, and forecasts that changed."""

import pandas as pd
import pytest

from analysis.topics.public_health_grant import measures

from ..sample import reserves, services

PATH = pd.DataFrame({"headroom_gbp": [900.0, 1300.0]})


def test_areas_worked_by_hand():
    # Children: 600 + 200 = 800, of which the mandated 200; both are contracts with notice.
    # Older people: 1,200, the council's own, so not committed.
    areas = measures.spending_by_area(services())
    assert areas["area"].to_list() == [
        "older people's recovery services",
        "prevention services for children",
        "Total",
    ]
    assert areas["budget_gbp"].to_list() == [1200, 800, 2000]
    assert areas["mandated_gbp"].to_list() == [0, 200, 200]
    assert areas["other_gbp"].to_list() == [1200, 600, 1800]
    assert areas["committed_gbp"].to_list() == [0, 800, 800]
    assert areas["spent_gbp"].to_list() == [200, 100, 300]
    assert areas["mandated_share"].to_list() == [0, 0.25, 0.1]


def test_totals_are_those_of_the_areas_in_any_order():
    total = measures.spending_by_area(services()).iloc[-1]
    figures = measures.totals(services().iloc[::-1], reserves=reserves(), path=PATH)
    same = ["budget_gbp", "mandated_gbp", "committed_gbp", "spent_gbp", "forecast_gbp"]
    assert figures[same].to_list() == total[same].to_list()
    assert figures[["committed_share", "spent_share"]].to_list() == [0.4, 0.15]
    assert figures[["opening_gbp", "minimum_gbp", "headroom_gbp"]].to_list() == [6900, 1500, 900]


def test_reserves_are_taken_together():
    # 6,900 + 100 and 1,500 + 50.
    two = pd.concat([reserves(), reserves(opening=100, minimum=50)])
    figures = measures.totals(services(), reserves=two, path=PATH)
    assert figures[["opening_gbp", "minimum_gbp"]].to_list() == [7000, 1550]


def test_a_contract_that_needs_no_notice_is_not_committed():
    frame = services(PH_02={"notice_months": 0})
    assert measures.spending_by_area(frame)["committed_gbp"].iloc[-1] == 200


def test_a_grant_of_nothing_has_no_shares():
    figures = measures.totals(services().assign(budget_gbp=0.0), reserves=reserves(), path=PATH)
    assert figures[["committed_share", "spent_share"]].isna().all()


def changes(now: pd.DataFrame, before: pd.DataFrame) -> list[list]:
    columns = ["service_ref", "forecast_change_gbp", "budget_change_gbp", "is_material"]
    found = measures.changed_forecasts(now, before=before, materiality_gbp=50)
    return found[columns].values.tolist()


def test_changes_come_biggest_first_and_small_ones_are_marked():
    now = services(PH_01={"forecast_gbp": 1210}, PH_02={"forecast_gbp": 550, "budget_gbp": 500})
    assert changes(now, services()) == [["PH-02", -50, -100, True], ["PH-01", 10, 0, False]]


@pytest.mark.parametrize("gone", [True, False])
def test_a_service_in_one_report_only_counts_with_nought_in_the_other(gone):
    fewer = services().iloc[1:]
    now, before = (fewer, services()) if gone else (services(), fewer)
    sign = -1 if gone else 1
    assert changes(now, before) == [["PH-01", sign * 1200, sign * 1200, True]]
    named = measures.changed_forecasts(now, before=before, materiality_gbp=1)["service"]
    assert named.to_list() == ["Step-down"]


def test_nothing_changed_is_an_empty_frame():
    assert changes(services(), services()) == []
