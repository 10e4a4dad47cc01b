"""Questions stop a file until they are answered; doubts are only told to whoever checks it."""

from dataclasses import replace

import pytest

from analysis.errors import InputFaults
from analysis.inputs.rules import failures_where

from .sample import MAY, SCHEMES, edited

FILE = "data/savings/2015-05.csv"
WHY = "Checked with the ledger,Head of Finance,2015-06-12"


def _little_delivered(rows):
    little = rows["delivered_gbp"] < rows["target_gbp"] / 5
    return failures_where(rows, little, column="delivered_gbp", says="is little", remedy="Ask.")


ASKING = replace(SCHEMES, questions=(_little_delivered,))
DOUBTING = replace(SCHEMES, doubts=(_little_delivered,))
IN_WORDS = {
    "CHI-01": f"{FILE} line 4 (CHI-01): delivered_gbp '0' is little. Ask.",
    "CHI-02": f"{FILE} line 6 (CHI-02): delivered_gbp '10000' is little. Ask.",
}


def test_a_question_is_a_fault_until_it_is_answered(sample):
    assert sample.faults(ASKING) == [*IN_WORDS.values()]
    sample.correct(f"savings,2015-05,CHI-01,delivered_gbp,0,0,{WHY}")
    assert sample.faults(ASKING) == [IN_WORDS["CHI-02"]]


def test_a_question_is_answered_by_a_correction_as_well(sample):
    sample.correct(
        f"savings,2015-05,CHI-01,delivered_gbp,0,100000.10,{WHY}",
        f"savings,2015-05,CHI-02,delivered_gbp,10000,18000,{WHY}",
    )
    assert sample.faults(ASKING) == []


def test_the_confirmation_of_another_cell_answers_nothing(sample):
    sample.correct(f"savings,2015-05,CHI-01,target_gbp,500000.50,500000.50,{WHY}")
    assert sample.faults(ASKING) == [*IN_WORDS.values()]


def test_a_doubt_stops_nothing_and_stays_off_the_page(sample):
    extract = sample.read(DOUBTING)
    assert [str(doubt) for doubt in extract.doubts] == [*IN_WORDS.values()]
    assert extract.notes == sample.read().notes


def test_a_row_with_a_fault_is_asked_nothing(sample):
    sample.write(edited("500000.50", "tbc"))
    assert [line for line in sample.faults(ASKING) if "little" in line] == [IN_WORDS["CHI-02"]]


def test_a_file_without_some_of_its_columns_is_asked_nothing(sample):
    sample.write(edited("posts", "jobs"))
    with pytest.raises(InputFaults) as raised:
        sample.read(ASKING, MAY)
    assert [fault for fault in raised.value.faults if "little" in fault.rule] == []


def test_every_rule_a_file_is_held_to_is_counted(sample):
    plain = sample.read().rule_count
    assert [sample.read(DOUBTING).rule_count, DOUBTING.rule_count] == [plain + 1] * 2
