"""The scorecard's own rules, and what happens when indicators come and go."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.periods import Quarter
from analysis.topics.scorecard_results import source

DATA = Path(__file__).parents[3] / "data"
Q4, Q3 = Quarter.parse("2014-15-q4"), Quarter.parse("2014-15-q3")
FILE = "data/scorecard/2014-15-q4.csv"


@pytest.fixture
def folder(tmp_path):
    """A data folder with the last two quarters only."""
    made = tmp_path / "data"
    (made / "scorecard").mkdir(parents=True)
    for name in ("2014-15-q4.csv", "2014-15-q3.csv", "origin.toml"):
        shutil.copy(DATA / "scorecard" / name, made / "scorecard" / name)
    return made


def rewrite(folder: Path, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    """Change the cells of the last quarter's file, all as text."""
    path = folder / "scorecard" / "2014-15-q4.csv"
    cells = pd.read_csv(path, dtype=str, keep_default_na=False)
    change(cells).to_csv(path, index=False)


def set_cell(indicator: str, **values: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def change(cells: pd.DataFrame) -> pd.DataFrame:
        row = cells["indicator_id"] == indicator
        return cells.assign(**{name: cells[name].mask(row, to) for name, to in values.items()})

    return change


def faults(folder: Path) -> list[str]:
    with pytest.raises(InputFaults) as caught:
        source.check(str(folder), period=Q4.name, comparison=Q3.name)
    return [f"{fault.column}: {fault.rule}" for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("indicator", "values", "fault"),
    [
        ("CAF-02", {"tolerance": ""}, "tolerance: is missing where polarity is low"),
        ("CAF-03", {"range_high": ""}, "range_high: is missing where polarity is range"),
        ("CAF-03", {"range_high": "30"}, "range_low: is not below range_high"),
        ("CAF-03", {"target": "40"}, "target: is given, but polarity range has no target"),
        ("HWB-08", {"target": "40"}, "target: is given, but polarity none has no target"),
        ("CAF-02", {"tolerance": "5"}, "tolerance: is more than 1"),
        ("CAF-02", {"value": "5.62"}, "value: is not numerator / denominator, which make 56.20"),
        ("CAF-05", {"value": "20.3"}, "value: is not numerator / denominator, which make 20.11"),
        ("ENV-01", {"next_update": "2015-03-01"}, "next_update: is before as_at, 2015-03-31"),
        (
            "OUR-02",
            {"as_at": "2015-04-01"},
            "as_at: is after Quarter 4 2014/15, the end of the file's period",
        ),
        (
            "OUR-02",
            {"unit": "weeks"},
            "unit: was days in the last report, so the two do not compare",
        ),
        (
            "OUR-02",
            {"polarity": "high"},
            "polarity: was low in the last report, so the two do not compare",
        ),
        ("OUR-02", {"polarity": "lower"}, "polarity: is not one of high, low, range, none"),
        ("OUR-02", {"noise": ""}, "noise: is missing"),
    ],
)
def test_a_broken_row_is_a_fault(folder, indicator, values, fault):
    rewrite(folder, set_cell(indicator, **values))
    assert faults(folder) == [fault]


def test_a_tolerance_may_be_written_as_a_percentage(folder):
    rewrite(folder, set_cell("CAF-02", tolerance="5%"))
    rows = source.load(str(folder), period=Q4).rows.set_index("indicator_id")
    assert rows.loc["CAF-02", "tolerance"] == 0.05


def test_against_a_target_of_nought_the_tolerance_is_in_the_unit_and_may_pass_one(folder):
    rewrite(folder, set_cell("OUR-02", target="0", tolerance="2"))
    rows = source.load(str(folder), period=Q4).rows.set_index("indicator_id")
    assert rows.loc["OUR-02", "tolerance"] == 2


def test_a_missing_value_is_read_as_missing_never_as_nought():
    rows = source.load(str(DATA), period=Q4).rows.set_index("indicator_id")
    assert pd.isna(rows.loc["OFB-08", "value"])


def test_a_new_indicator_is_no_fault(folder):
    old = folder / "scorecard" / "2014-15-q3.csv"
    cells = pd.read_csv(old, dtype=str, keep_default_na=False)
    cells[cells["indicator_id"] != "OUR-06"].to_csv(old, index=False)
    extracts = source.check(str(folder), period=Q4.name, comparison=Q3.name)
    assert [each.row_count for each in extracts] == [47, 46]


def test_a_dropped_indicator_is_a_fault_until_it_is_recorded_as_closed(folder):
    rewrite(folder, lambda cells: cells[cells["indicator_id"] != "OUR-06"])
    assert faults(folder) == ["indicator_id: was in the last report and is not in this"]
    (folder / "corrections.csv").write_text(
        "table,period,key,column,expects,value,reason,owner,date\n"
        "scorecard,2014-15-q4,OUR-06,row,present,closed,No longer collected,"
        "Head of Policy and Performance,2015-06-01\n",
        encoding="utf-8",
    )
    now = source.check(str(folder), period=Q4.name, comparison=Q3.name)[0]
    assert now.row_count == 46
    assert "OUR-06 is recorded as closed" in " ".join(now.notes)


def test_a_focus_area_that_vanished_is_one_fault(folder):
    rewrite(folder, lambda cells: cells[cells["focus_area"] != "Our Council"])
    assert faults(folder) == ["focus_area: was in the last report and has no row in this"]


def test_one_focus_area_can_be_read_and_an_unknown_one_is_named(folder):
    area = source.load(str(folder), period=Q4, focus_area="The Environment")
    assert area.rows["focus_area"].unique().tolist() == ["The Environment"]
    with pytest.raises(InputFaults, match=r"Environs.*stands in no row.*Our Council"):
        source.load(str(folder), period=Q4, focus_area="Environs")


def test_history_is_twelve_quarters_each_with_its_name():
    history = source.load_history(str(DATA), period=Q4)
    quarters = history.rows["quarter"].drop_duplicates().to_list()
    assert quarters == [Q4.minus(back).name for back in range(11, -1, -1)]
    assert history.row_count == len(history.rows) == 12 * 47
    assert history.file == "data/scorecard/2012-13-q1.csv to 2014-15-q4.csv"
    assert history.notes == ()


def test_a_quarter_without_a_file_is_named_and_not_filled(folder):
    history = source.load_history(str(folder), period=Q4)
    assert history.rows["quarter"].unique().tolist() == [Q3.name, Q4.name]
    assert len(history.notes) == 10
    assert history.notes[0] == "There is no file for Quarter 1 2012/13."


def test_faults_of_all_quarters_come_at_once(folder):
    rewrite(folder, set_cell("CAF-02", tolerance="5"))
    old = folder / "scorecard" / "2014-15-q3.csv"
    old.write_text(old.read_text(encoding="utf-8").replace(",low,", ",lo,"), encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        source.load_history(str(folder), period=Q4)
    assert {fault.file for fault in caught.value.faults} == {FILE, FILE.replace("q4", "q3")}
