"""A report against the one before: what vanished, slipped, fell or disagrees."""

from dataclasses import replace

import pytest

from analysis.errors import InputFaults
from analysis.inputs import (
    Contract,
    Field,
    check_against_previous,
    read_extract,
    read_in_sequence,
    read_with_previous,
)
from analysis.periods import Period

from .sample import ADULTS, CARERS, CENTRES, GOOD, HEADER, MAY, ROUTES, SCHEMES, edited

FILE = "data/savings/2015-05.csv"
APRIL = Period(2015, 4)
WHY = "Checked with the ledger,Head of Finance,2015-06-12"
CONFIRM = "Correct the extract, or confirm the value with a row in corrections.csv."
RECORD = "Ask its owner for the row, or record in corrections.csv that it is closed."
# Last report's statuses are this report's previous ones; days were in April.
BEFORE = (
    GOOD.replace("amber,green", "green,green")
    .replace("2015-05-20", "2015-04-20")
    .replace("2015-05-31", "2015-04-30")
    .replace("2015-05-13", "2015-04-13")
)


@pytest.fixture
def pair(sample):
    """The sample with April and May; tests break one of them."""
    sample.write(BEFORE, "savings/2015-04.csv")
    return sample


def faults_of(pair, contract: Contract = SCHEMES) -> list[str]:
    now, before = (read_extract(pair.folder, contract, each) for each in (MAY, APRIL))
    return [str(fault) for fault in check_against_previous(now, before, contract=contract)]


def test_two_reports_that_go_together_have_no_fault(pair):
    assert faults_of(pair) == []


def test_a_row_that_vanished_is_a_fault(pair):
    pair.write("\n".join([HEADER, ADULTS, CARERS, ROUTES]))
    assert faults_of(pair) == [
        f"{FILE}: scheme_ref 'ADU-02' was in the last report and is not in this. {RECORD}"
    ]


def test_a_row_recorded_as_closed_may_vanish(pair):
    pair.write("\n".join([HEADER, ADULTS, CARERS, ROUTES]))
    pair.correct(f"savings,2015-05,ADU-02,row,present,closed,{WHY}")
    assert faults_of(pair) == []


def test_a_directorate_that_vanished_is_one_fault(pair):
    pair.write("\n".join([HEADER, CARERS, ROUTES]))
    assert faults_of(pair) == [
        f"{FILE}: directorate 'Adults' was in the last report and has no row in this. {RECORD}"
    ]


def test_a_new_row_is_no_fault(pair):
    pair.write("\n".join([HEADER, ADULTS, CENTRES, CARERS, ROUTES, ROUTES.replace("02", "03")]))
    assert faults_of(pair) == []


def test_a_status_that_disagrees_with_the_last_report_is_a_fault(pair):
    pair.write(edited("amber,green", "amber,red"))
    assert faults_of(pair) == [
        f"{FILE} line 2 (ADU-01): previous_status 'red' is not the last report's status, green. "
        "Correct the extract, or add a row to corrections.csv."
    ]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("3000000", "10 times the last report's 300,000"),
        ("30000", "1/10 of the last report's 300,000"),
        ("300000000", "1,000 times the last report's 300,000"),
    ],
)
def test_a_decimal_point_that_moved_is_a_fault(pair, now, words):
    pair.write(edited("300000", now))
    assert [fault for fault in faults_of(pair) if "decimal" in fault] == [
        f"{FILE} line 2 (ADU-01): delivered_gbp '{int(now):,}' is {words}, as if a decimal "
        "point had "
        f"moved. {CONFIRM}"
    ]


def test_a_thousandfold_slip_is_found_though_other_digits_changed_too(pair):
    """£59,395 was published for £59.95; the column is neither steady nor cumulative."""
    pair.write(edited(",10000,", ",59395,"))
    pair.write(edited(",10000,", ",59.95,", BEFORE), "savings/2015-04.csv")
    fields = tuple(replace(field, only_grows=False) for field in SCHEMES.fields)
    assert faults_of(pair, replace(SCHEMES, fields=fields)) == [
        f"{FILE} line 6 (CHI-02): delivered_gbp '59,395' is about 1,000 times the last report's "
        f"59.95, as if a decimal point had moved. {CONFIRM}"
    ]


@pytest.mark.parametrize("now", ["2900000", "9900000", "150000000", "500000000"])
def test_growth_that_is_no_power_of_ten_is_no_fault(pair, now):
    contract = replace(SCHEMES, row_rules=())
    pair.write(edited("300000", now))
    assert [fault for fault in faults_of(pair, contract) if "decimal" in fault] == []


@pytest.mark.parametrize(("now", "faults"), [("440", 1), ("48", 0)])
def test_a_price_is_compared_however_small_it_is(pair, now, faults):
    fields = tuple(
        Field.money(each.name).not_additive().steady() if each.name == "delivered_gbp" else each
        for each in SCHEMES.fields
    )
    pair.write(edited(",10000,", ",44,", BEFORE), "savings/2015-04.csv")
    pair.write(edited(",10000,", f",{now},"))
    assert len(faults_of(pair, replace(SCHEMES, fields=fields))) == faults


def test_a_steady_value_may_not_change_several_fold(pair):
    pair.write(edited("1200000", "7200000"))
    assert faults_of(pair) == [
        f"{FILE} line 2 (ADU-01): target_gbp '7,200,000' is far from the last report's "
        f"1,200,000. {CONFIRM}"
    ]


def test_small_amounts_are_not_compared(pair):
    pair.write(BEFORE.replace(",10000,", ",50,"), "savings/2015-04.csv")
    pair.write(edited(",10000,", ",500,"))
    assert faults_of(pair) == []


def test_a_column_in_another_unit_is_one_fault(pair):
    thousands = GOOD.replace("1200000", "1200").replace("800000,8", "800,8")
    pair.write(thousands.replace("500000.50", "500").replace("90000", "90"))
    assert faults_of(pair) == [
        f"{FILE}: target_gbp is 1/1,000 of the last report's in most rows, as if in another unit. "
        "Ask for the extract in pounds."
    ]


def test_a_running_total_that_fell_is_a_fault(pair):
    pair.write(edited("300000", "290000.50"))
    assert faults_of(pair) == [
        f"{FILE} line 2 (ADU-01): delivered_gbp '290,000.50' is a running total below the "
        "last report's "
        f"300,000. {CONFIRM}"
    ]


def test_a_running_total_starts_again_with_the_financial_year(pair):
    days = GOOD.replace("2015-05", "2015-03").replace("2015-04", "2015-03")
    pair.write(days, "savings/2015-03.csv")
    pair.write(edited("300000", "90000", BEFORE), "savings/2015-04.csv")
    now, before = (read_extract(pair.folder, SCHEMES, each) for each in (APRIL, Period(2015, 3)))
    faults = check_against_previous(now, before, contract=SCHEMES)
    assert not [fault for fault in faults if "running" in fault.rule]


def test_a_confirmed_value_is_not_questioned(pair):
    pair.write(edited("1200000", "7200000"))
    pair.correct(f"savings,2015-05,ADU-01,target_gbp,7200000,7200000,{WHY}")
    assert faults_of(pair) == []


def test_a_key_of_two_columns_is_compared_as_one(pair):
    contract = Contract("savings", SCHEMES.fields, key=("directorate", "title"))
    pair.write(edited("Routes", "Routes, county-wide").replace("Routes, c", "Routes c"))
    assert faults_of(pair, contract) == [
        f"{FILE}: directorate and title 'Children | Routes' was in the last report and is not in "
        f"this. {RECORD}"
    ]


def test_reading_with_the_previous_report_raises_what_the_comparison_finds(pair):
    pair.write("\n".join([HEADER, CARERS, ROUTES]))
    with pytest.raises(InputFaults) as raised:
        read_with_previous(pair.folder, SCHEMES, period=MAY, previous=APRIL)
    assert [fault.value for fault in raised.value.faults] == ["Adults"]


def test_faults_of_both_reports_come_at_once(pair):
    pair.write(edited("1200000", "tbc"))
    pair.write(edited("1200000", "n/k", BEFORE), "savings/2015-04.csv")
    with pytest.raises(InputFaults) as raised:
        read_with_previous(pair.folder, SCHEMES, period=MAY, previous=APRIL)
    assert [fault.value for fault in raised.value.faults] == ["n/k", "tbc"]


def test_in_sequence_the_latest_earlier_report_is_taken(pair):
    pair.write(edited("amber,green", "amber,red"))
    with pytest.raises(InputFaults):
        read_in_sequence(pair.folder, SCHEMES, MAY)
    assert read_in_sequence(pair.folder, SCHEMES, APRIL).period == APRIL


def test_last_month_s_file_under_a_new_name_is_told(pair):
    pair.write(BEFORE)
    again = f"{FILE}: holds the same rows as data/savings/2015-04.csv. "
    assert f"{again}Ask for the extract of this period." in faults_of(pair)


def test_a_misspelt_group_is_told_by_its_line(pair):
    pair.write(GOOD.replace("Routes,Children", "Routes,Childrens"))
    assert faults_of(pair) == [
        f"{FILE} line 6 (CHI-02): directorate 'Childrens' is not in the last report. "
        "Perhaps 'Children' is meant: correct it, or confirm it in corrections.csv."
    ]


def test_what_is_held_against_the_last_report_is_counted(pair):
    now, before = read_with_previous(pair.folder, SCHEMES, period=MAY, previous=APRIL)
    alone = len(SCHEMES.fields) + len(["the key", "mitigation is filled", "as_at is not late"])
    # Two columns of money that may leap, one that may not fall, groups, keys, the status rule.
    assert (before.rule_count, now.rule_count) == (alone, alone + 2 + 1 + 1 + 1 + 1)
