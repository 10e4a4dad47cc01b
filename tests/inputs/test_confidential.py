"""A confidential column: no note, correction or fault quotes what a cell of it holds."""

import pytest

from analysis.errors import InputFaults
from analysis.inputs import Contract, Field, read_extract, read_with_previous, rules
from analysis.periods import Period

APRIL, MAY = Period.parse("2015-04"), Period.parse("2015-05")
COUNTS = Contract(
    "counts",
    (Field.text("group"), Field.count("people").optional().confidential().steady()),
    key=("group",),
    comparison_rules=(rules.agrees_with_previous("people", former="people"),),
)
ORIGIN = """\
table = "counts"
title = "Counts"
owner = "Head of Service"
origin = "illustrative"
statement = "Made for a test."
"""
WHO = "Miscounted,Head of Service,2015-06-09"
NOTED = "Miscounted (Head of Service, 9 June 2015)."


@pytest.fixture
def data(tmp_path):
    """A data folder with one table; files are added as text."""
    (tmp_path / "data" / "counts").mkdir(parents=True)
    (tmp_path / "data" / "counts" / "origin.toml").write_text(ORIGIN, encoding="utf-8")
    return tmp_path / "data"


def write(data, *lines: str, month: str = "2015-05", corrected: str = "") -> None:
    path = data / "counts" / f"{month}.csv"
    path.write_text("\n".join(["group,people", *lines, ""]), encoding="utf-8")
    head = "table,period,key,column,expects,value,reason,owner,date"
    text = f"{head}\n{corrected},{WHO}\n" if corrected else f"{head}\n"
    (data / "corrections.csv").write_text(text, encoding="utf-8")


def only_fault(read) -> str:
    with pytest.raises(InputFaults) as caught:
        read()
    (fault,) = caught.value.faults
    return str(fault)


def test_a_correction_is_named_without_its_values(data):
    write(data, "a,97", "b,12", corrected="counts,2015-05,a,people,97,83")
    extract = read_extract(data, COUNTS, MAY)
    assert extract.rows["people"].to_list() == [83, 12]
    assert extract.notes == (f"a: people corrected. {NOTED}",)


def test_a_confirmation_is_named_without_its_value(data):
    write(data, "a,97", corrected="counts,2015-05,a,people,97,97")
    assert read_extract(data, COUNTS, MAY).notes == (f"a: people confirmed. {NOTED}",)


def test_a_correction_that_does_not_fit_tells_neither_value(data):
    write(data, "a,97", corrected="counts,2015-05,a,people,83,12")
    said = only_fault(lambda: read_extract(data, COUNTS, MAY))
    assert said.startswith(
        "data/corrections.csv line 2: expects is not what data/counts/2015-05.csv line 2 holds."
    )
    assert "97" not in said
    assert "83" not in said


def test_a_cell_read_as_what_was_meant_is_counted_and_not_quoted(data):
    write(data, "a, 97", "b,12")
    assert read_extract(data, COUNTS, MAY).notes == (
        "people: 1 value without the spaces around them, read as what was meant.",
    )


@pytest.mark.parametrize("cell", ["-97", "97.5", "ninety97"])
def test_a_fault_names_the_line_and_not_the_value(data, cell):
    write(data, f"a,{cell}")
    said = only_fault(lambda: read_extract(data, COUNTS, MAY))
    assert said.startswith("data/counts/2015-05.csv line 2 (a): people is ")
    assert "97" not in said


def test_a_fault_against_the_last_report_does_not_quote_the_cell(data):
    write(data, "a,64", month="2015-04")
    write(data, "a,97")

    def read() -> object:
        return read_with_previous(data, COUNTS, period=MAY, previous=APRIL)

    said = only_fault(read)
    assert said.startswith("data/counts/2015-05.csv line 2 (a): people ")
    assert "97" not in said
