"""Exposure over time: by hand, one refresh alone, and that its changes always add up."""

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.topics.risk_registers import measures

from ..sample import EXEMPT, any_register, risks_of


def history_of(**refreshes: pd.DataFrame) -> pd.DataFrame:
    frames = [rows.assign(refresh=name.strip("_")) for name, rows in refreshes.items()]
    return pd.concat(frames, ignore_index=True)


def test_exposure_worked_by_hand():
    first = risks_of(("CR-01", 4, 4), ("CR-02", 2, 2), ("TR-01", 3, 4), ("TR-02", 1, 5))
    second = risks_of(("CR-01", 3, 4), ("CR-03", 2, 3), ("TR-01", 3, 5), ("TR-02", *EXEMPT))
    # 16 + 4 + 12 + 5 = 37. Moved 16 to 12 and 12 to 15: -1. New 6. Closed 4 and exempt 5: -9.
    rows = measures.exposure_by_refresh(history_of(q1=first, q2=second)).set_index("refresh")
    assert rows.loc["q1", ["risks", "corporate", "transformation", "exposure"]].to_list() == [
        4,
        20,
        17,
        37,
    ]
    assert rows.loc["q1", ["from_moved", "from_joined", "from_left"]].isna().all()
    assert rows.loc["q2"].to_dict() == {
        "risks": 3,
        "corporate": 18,
        "transformation": 15,
        "exposure": 33,
        "from_moved": -1,
        "from_joined": 6,
        "from_left": -9,
    }


def test_one_refresh_has_no_change():
    rows = measures.exposure_by_refresh(history_of(q1=risks_of(("CR-01", 4, 4))))
    assert rows[["exposure", "transformation"]].to_numpy().tolist() == [[16, 0]]
    assert rows[["from_moved", "from_joined", "from_left"]].isna().all(axis=None)


def test_refreshes_stand_in_order_whatever_the_order_of_rows():
    history = history_of(q1=risks_of(("CR-01", 1, 1)), q2=risks_of(("CR-01", 5, 5)))
    shuffled = measures.exposure_by_refresh(history.iloc[::-1])
    pd.testing.assert_frame_equal(shuffled, measures.exposure_by_refresh(history))
    assert shuffled["refresh"].to_list() == ["q1", "q2"]


@settings(max_examples=12)
@given(any_register, any_register)
def test_the_last_exposure_and_its_changes_make_the_next(first, second):
    history = history_of(q1=first, q2=second)
    rows = measures.exposure_by_refresh(history)
    assert rows["exposure"].sum() == pytest.approx(history["score"].sum())
    assert (rows["corporate"] + rows["transformation"] == rows["exposure"]).all()
    if len(rows) == 2:
        changes = rows.loc[1, ["from_moved", "from_joined", "from_left"]].sum()
        assert rows["exposure"].iloc[0] + changes == rows["exposure"].iloc[1]
