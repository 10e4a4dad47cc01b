"""Corrections: applied, noted, and refused where the extract is not what they expect."""

import pytest

from .sample import edited

WHY = "Typing slip,Head of Finance,2015-06-12"
NOTED = "Typing slip (Head of Finance, 12 June 2015)."
LOOK = "Look at the extract again, and correct or delete the correction."


def test_a_correction_replaces_a_value_and_is_noted(sample):
    sample.correct(f"savings,2015-05,ADU-01,target_gbp,1200000,1250000,{WHY}")
    extract = sample.read()
    assert extract.rows.loc[0, "target_gbp"] == 1_250_000
    assert extract.notes[0] == f"ADU-01: target corrected from £1,200,000 to £1,250,000. {NOTED}"


def test_a_correction_mends_a_cell_that_could_not_be_read(sample):
    sample.write(edited("amber", "Amberish"))
    sample.correct(f"savings,2015-05,ADU-01,status,Amberish,amber,{WHY}")
    assert sample.read().rows.loc[0, "status"] == "amber"


@pytest.mark.parametrize("lost", ["#REF!", "=SUM(E3:E5)"])
def test_a_correction_quotes_what_a_spreadsheet_lost(sample, lost):
    sample.write(edited("1200000", lost))
    sample.correct(f"savings,2015-05,ADU-01,target_gbp,{lost},1250000,{WHY}")
    assert sample.read().rows.loc[0, "target_gbp"] == 1_250_000


def test_what_is_expected_may_be_written_otherwise(sample):
    sample.correct(f'savings,2015-05,ADU-01,target_gbp,"£1,200,000",1250000,{WHY}')
    assert sample.read().rows.loc[0, "target_gbp"] == 1_250_000


def test_an_empty_cell_is_filled(sample):
    sample.correct(f"savings,2015-05,CHI-02,posts,,3,{WHY}")
    extract = sample.read()
    assert extract.rows.loc[3, "posts"] == 3
    assert extract.notes[0] == f"CHI-02: posts corrected from nothing to 3. {NOTED}"


def test_corrections_follow_one_another(sample):
    sample.correct(
        f"savings,2015-05,ADU-01,target_gbp,1200000,7,{WHY}",
        f"savings,2015-05,ADU-01,target_gbp,7,8,{WHY}",
    )
    assert sample.read().rows.loc[0, "target_gbp"] == 8


def test_a_correction_of_another_file_is_not_applied(sample):
    sample.write(edited("1200000", "1100000"), "savings/2015-04.csv")
    sample.correct(f"savings,2015-04,ADU-01,target_gbp,1100000,5,{WHY}")
    assert sample.read().rows.loc[0, "target_gbp"] == 1_200_000


def test_the_control_total_is_of_the_file_as_it_came(sample):
    sample.write(edited("CHI-02", "CHI-02") + "Total,,,,2590000.50,,,,,,,,\n")
    sample.correct(f"savings,2015-05,ADU-01,target_gbp,1200000,1250000,{WHY}")
    assert sample.faults() == []


def test_a_confirmed_value_is_kept_and_said_to_be(sample):
    sample.correct(f"savings,2015-05,ADU-01,target_gbp,1200000,1200000,{WHY}")
    extract = sample.read()
    assert extract.confirmed == {("ADU-01", "target_gbp")}
    assert extract.notes[0] == f"ADU-01: target confirmed as £1,200,000. {NOTED}"


def test_a_closed_row_is_recorded(sample):
    sample.correct(f"savings,2015-05,ADU-09,row,present,closed,{WHY}")
    extract = sample.read()
    assert extract.closed == {"ADU-09"}
    assert extract.notes[0] == f"ADU-09 is recorded as closed. {NOTED}"


@pytest.mark.parametrize(
    "content", [None, "table,period,key,column,expects,value,reason,owner,date\n"]
)
def test_no_corrections_change_nothing(sample, content):
    if content is not None:
        sample.write(content, "corrections.csv")
    assert sample.faults() == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            f"savings,2015-05,ADU-01,target_gbp,1100000,1250000,{WHY}",
            "expects '1100000' is not what data/savings/2015-05.csv line 2 holds, which is "
            f"'1200000'. {LOOK}",
        ),
        (
            f"savings,2015-05,ADU-1,target_gbp,1200000,1250000,{WHY}",
            "key 'ADU-1' is not in data/savings/2015-05.csv. Perhaps ADU-01 is meant.",
        ),
        (
            f"savings,2015-05,ADU-01,target,1200000,1250000,{WHY}",
            "column 'target' is not a column of data/savings/2015-05.csv. The "
            "columns are: scheme_ref, title, directorate, recurring, target_gbp, delivered_gbp, "
            "secured_share, posts, status, previous_status, as_at, mitigation, commentary.",
        ),
        (
            f"savings,2015-03,ADU-01,target_gbp,1200000,1250000,{WHY}",
            "period '2015-03' is not a file of savings. There are: 2015-05.",
        ),
        (
            f"saving,2015-05,ADU-01,target_gbp,1200000,1250000,{WHY}",
            "table 'saving' is not a table with files. Correct its name.",
        ),
        (
            f"savings,2015-05,ADU-01,row,present,closed,{WHY}",
            "key 'ADU-01' is recorded as closed, but is in data/savings/2015-05.csv. "
            "Delete one of the two.",
        ),
        (
            f"savings,2015-05,ADU-09,row,,gone,{WHY}",
            "value 'gone' is not closed, the one thing a correction of a row may say. "
            "Write present under expects and closed under value.",
        ),
        (
            "savings,2015-05,ADU-01,target_gbp,1200000,1250000,,Head of Finance,2015-06-12",
            "reason is missing. Get the value from the row's owner, or add a row to "
            "corrections.csv.",
        ),
        (
            "savings,2015-05,ADU-01,target_gbp,1200000,1250000,Slip,Head of Finance,06/07/2015",
            "date '06/07/2015' could be 6 July or 7 June. "
            "Write year, month and day, as in 2015-05-31.",
        ),
    ],
)
def test_a_correction_that_does_not_fit_is_a_fault(sample, row, fault):
    sample.correct(row)
    assert sample.faults() == [f"data/corrections.csv line 2: {fault}"]


def test_corrections_with_a_missing_column_are_a_fault(sample):
    sample.write(
        "table,period,key,column,expects,value,reason,owner\na,b,c,d,e,f,g,h\n", "corrections.csv"
    )
    assert sample.faults() == [
        "data/corrections.csv line 1: date is missing from the header. "
        "Ask for the extract with its usual columns, or change the contract."
    ]


def test_a_wrong_value_put_in_by_a_correction_is_found(sample):
    sample.correct(f"savings,2015-05,ADU-01,status,amber,Greenish,{WHY}")
    assert sample.faults() == [
        "data/savings/2015-05.csv line 2 (ADU-01): status 'Greenish' is not one of blue, "
        "green, amber, "
        "red. Correct the extract, or add a row to corrections.csv."
    ]
