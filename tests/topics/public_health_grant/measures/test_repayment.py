"""What must be saved, what is planned, and the reserves over the years."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.topics.public_health_grant import measures

from ..sample import by_year, movements, planned, reserves, years


def closing(frame: pd.DataFrame) -> list[float]:
    path = measures.path(frame, reserves=reserves(), movements=movements())
    return path["closing_gbp"].to_list()


def test_needed_and_planned_worked_by_hand():
    # 3,300 + 1,300 = 4,600; 3,300 + 2,000 = 5,300; then 3,300, for which there is no plan.
    frame = years(plan=planned(first=4000, second=5500))
    assert frame["recurring_gbp"].to_list() == [0, 4600, 5300, 3300]
    assert frame["planned_gbp"].fillna(-1).to_list() == [0, 4000, 5500, -1]
    assert frame["short_gbp"].fillna(-1).to_list() == [0, 600, -200, -1]


def test_the_path_worked_by_hand():
    # 6,900 - 1,200 - 3,300 = 2,400; - 900 + 1,300 = 2,800; - 300 + 2,000 = 4,500.
    assert closing(years()) == [2400, 2800, 4500]


def halved(frame: pd.DataFrame) -> pd.DataFrame:
    """The same amounts in twice as many rows."""
    amounts = {name: frame[name] / 2 for name in frame if name.endswith("_gbp")}
    return pd.concat([frame.assign(**amounts)] * 2)


def test_rows_split_in_two_change_nothing():
    split = years(plan=halved(planned()))
    path = measures.path(split, reserves=halved(reserves()), movements=halved(movements()))
    whole = measures.path(years(), reserves=reserves(), movements=movements())
    pd.testing.assert_frame_equal(path, whole)


def test_savings_that_lack_come_out_of_the_reserves():
    # 600 too little in 2016/17, 200 too much in 2017/18.
    assert closing(years(plan=planned(first=4000, second=5500))) == [2400, 2200, 4100]


def test_a_year_without_a_plan_saves_nothing():
    # 2,800 - 300 + 2,000 - 5,300.
    assert closing(years(plan=planned().iloc[:1])) == [2400, 2800, -800]


def test_nothing_saved_draws_the_cut_each_year():
    path = measures.unsaved_path(years(), reserves=reserves(), movements=movements())
    assert path["closing_gbp"].to_list() == [2400, -1800, -5400]


@given(first=st.integers(0, 3300))
def test_the_split_moves_nothing_in_the_end(first):
    assert closing(years(repaid_first=first))[-1] == pytest.approx(4500)


def test_a_split_outside_the_draw_is_refused():
    with pytest.raises(ParameterError, match="repaid_first_year_gbp is 3,400"):
        years(repaid_first=3400)


def test_the_table_by_year_foots():
    table = by_year(plan=planned(first=4000, second=5500))
    assert table["saved_less_cut_gbp"].to_list() == [-3300, 700, 2200]
    sums = table[["opening_gbp", "planned_gbp", "saved_less_cut_gbp"]].sum(axis="columns")
    assert sums.to_list() == table["closing_gbp"].to_list()
    assert (table["closing_gbp"] - table["headroom_gbp"]).unique().tolist() == [1500]
    assert table["unsaved_gbp"].to_list() == [2400, -1800, -5400]


def test_reserves_changed_worked_by_hand():
    # 6,900 to 7,000 is 100 up; a new reserve counts from nought; one that goes, down to it.
    other = pd.DataFrame([{"reserve_ref": "PHR-2", "reserve": "Other", "opening_gbp": 40.0}])
    now = pd.concat([reserves(opening=7000), other.assign(minimum_gbp=0.0)])
    changed = measures.changed_reserves(now, before=reserves(), materiality_gbp=100)
    columns = ["reserve", "opening_change_gbp", "minimum_change_gbp", "is_material"]
    assert changed[columns].values.tolist() == [["Grant", 100, 0, True], ["Other", 40, 0, False]]
    gone = measures.changed_reserves(reserves(), before=now, materiality_gbp=100)
    assert gone["opening_change_gbp"].to_list() == [-100, -40]


def test_the_same_reserves_have_not_changed():
    changed = measures.changed_reserves(reserves(), before=reserves(), materiality_gbp=0)
    assert changed.empty


def test_the_national_share_makes_no_saving():
    cuts = pd.DataFrame(
        {"national_cut_gbp": [200.0], "national_grant_gbp": [3230.0], "council_saving_gbp": [3.3]}
    )
    cut = measures.cut_of(cuts)
    assert round(cut["national_share"], 4) == 0.0619
    assert cut["council_saving_gbp"] == 3.3
