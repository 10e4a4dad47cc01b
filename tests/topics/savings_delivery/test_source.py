"""The savings contracts: what real extracts get wrong is told, with line, value and remedy."""

import shutil
from pathlib import Path

import pytest

from analysis.errors import InputFaults
from analysis.periods import Period
from analysis.topics.savings_delivery import source

REAL = Path(__file__).parents[3] / "data"
MAY = Period.parse("2015-05")


@pytest.fixture
def data(tmp_path):
    """A copy of the sample's savings, to be spoiled."""
    shutil.copytree(REAL / "savings", tmp_path / "data" / "savings")
    return tmp_path / "data"


def spoil(data: Path, old: str, new: str, *, name: str = "2015-05") -> None:
    path = data / "savings" / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(data: Path) -> list[str]:
    with pytest.raises(InputFaults) as caught:
        source.check(str(data), period="2015-05", comparison="2015-04")
    return [str(fault) for fault in caught.value.faults]


def test_the_sample_has_no_fault(data):
    extracts = source.check(str(data), period="2015-05", comparison="2015-04")
    assert [len(extract.rows) for extract in extracts] == [51, 51, 5, 4, 15]


def test_a_status_that_is_none_of_the_four_is_told_with_its_line(data):
    spoil(data, ",green,green,All area contracts", ",greenish,green,All area contracts")
    assert faults_of(data) == [
        "data/savings/2015-05.csv line 3 (CHS-02): status 'greenish' is not one of blue, green, "
        "amber, red. Correct the extract, or add a row to corrections.csv."
    ]


def test_a_previous_status_must_be_the_last_report_s(data):
    spoil(data, ",green,green,All area contracts", ",green,red,All area contracts")
    assert len(faults_of(data)) == 1
    assert "previous_status 'red' is not the last report's status, green" in faults_of(data)[0]


def test_a_scheme_that_vanished_is_told(data):
    path = data / "savings" / "2015-05.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("COF-05")), "utf-8")
    told = faults_of(data)
    assert len(told) == 1
    assert "scheme_ref 'COF-05' was in the last report and is not in this" in told[0]


def test_an_amber_scheme_needs_its_mitigation(data):
    path = data / "savings" / "2015-05.csv"
    rows = path.read_text(encoding="utf-8")
    start = rows.index("Two assessing social workers moved")
    end = rows.index(',"Approvals are running')
    path.write_text(rows[:start] + rows[end:], encoding="utf-8")
    assert [fault.split(": ", 1)[1] for fault in faults_of(data)] == [
        "mitigation is missing where status is amber. "
        "Correct the extract, or add a row to corrections.csv."
    ]


def test_one_directorate_alone_is_read_and_an_unknown_one_is_refused(data):
    extract = source.load(str(data), period=MAY, directorate="Commercial and Change")
    assert set(extract.rows["directorate"]) == {"Commercial and Change"}
    with pytest.raises(InputFaults, match="directorate 'Roads' stands in no row"):
        source.load(str(data), period=MAY, directorate="Roads")


def test_weights_rise_from_low_to_high(data):
    spoil(data, "amber,0.25,0.5,0.75", "amber,0.25,0.85,0.75", name="weights")
    assert faults_of(data) == [
        "data/savings/weights.csv line 4 (amber): weight_central_share '0.85' is not between the "
        "low and the high weight. Give the three weights in rising order."
    ]


def test_every_status_has_its_weights(data):
    path = data / "savings" / "weights.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    assert faults_of(data) == [
        "data/savings/weights.csv: status has no row for red. "
        "Give each of blue, green, amber and red a row."
    ]


def test_a_base_rate_over_any_programme_is_a_fault(data):
    spoil(data, "so far,0.724,", "so far,72,", name="base_rates")
    assert len(faults_of(data)) == 1
    assert "delivered_share '72'" in faults_of(data)[0]
