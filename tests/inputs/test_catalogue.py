"""What there is in the data folder, and origin.toml of each table."""

import pytest

from analysis.errors import InputFaults
from analysis.inputs import (
    available_periods,
    latest_before,
    misnamed_files,
    named_files,
    read_together,
    tables_in,
)
from analysis.inputs.origin import read_origin
from analysis.periods import Period, Quarter

from .sample import GOOD, ORIGIN, edited

FILE = "data/savings/origin.toml"
KINDS = "published, illustrative, derived"


@pytest.fixture
def folder(sample):
    for name in ("2015-12", "2016-01", "2014-15-q4", "history", "May 2015"):
        sample.write(GOOD, f"savings/{name}.csv")
    sample.write(GOOD, "capital/2015-05.csv")
    sample.write("", ".cache/2015-05.csv")
    return sample.folder


def test_tables_are_folders(folder):
    assert tables_in(folder) == ("capital", "savings")


def test_periods_come_in_the_order_of_time(folder):
    names = [period.name for period in available_periods(folder, "savings")]
    assert names == ["2014-15-q4", "2015-05", "2015-12", "2016-01"]
    assert available_periods(folder, "risks") == ()


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(2016, 1), Period(2015, 12)),
        (Period(2015, 6), Period(2015, 5)),
        (Period(2015, 5), None),
        (Quarter(2015, 1), Quarter(2014, 4)),
    ],
)
def test_the_latest_before_is_of_the_same_kind(folder, period, expected):
    assert latest_before(folder, "savings", period) == expected


def test_a_file_named_for_no_period_is_a_fault(folder):
    assert "history" in named_files(folder, "savings")
    assert [str(fault) for fault in misnamed_files(folder, "savings", besides=("history",))] == [
        "data/savings/May 2015.csv: is not named for a month or a quarter. "
        "Name it as in 2015-05.csv or 2014-15-q4.csv, or take it out of the folder."
    ]


def test_a_folder_that_is_a_file_is_a_fault(sample):
    with pytest.raises(InputFaults) as raised:
        tables_in(sample.write("", "readme.txt"))
    assert [fault.rule for fault in raised.value.faults] == ["is not a folder"]


def test_a_file_of_its_own_origin_has_its_own_statement(sample):
    own = '[[files]]\nname = "history"\norigin = "published"\nstatement = "From the accounts."\n'
    sample.write(ORIGIN + own, "savings/origin.toml")
    history = read_origin(sample.folder, "savings", name="history")
    assert (history.origin, history.statement) == ("published", "From the accounts.")
    assert read_origin(sample.folder, "savings", name="2015-05").origin == "illustrative"


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (None, [": is not there. Write where the table comes from; see data/README.md."]),
        (edited("owner", "keeper", ORIGIN), [": owner is missing. Write it as a text."]),
        (edited('"Savings monitor"', "5", ORIGIN), [": title is missing. Write it as a text."]),
        (
            edited('"savings"', '"saving"', ORIGIN),
            [": table 'saving' is not savings, the name of its folder. Correct it."],
        ),
        (
            edited('"illustrative"', '"invented"', ORIGIN),
            [f": origin 'invented' is not one of {KINDS}. Say how the lines came about."],
        ),
        (
            f'totals = "guessed"\n{ORIGIN}',
            [
                ": totals 'guessed' is not one of published, illustrative. "
                "Say what the lines add up to."
            ],
        ),
        (f"files = 1\n{ORIGIN}", [": files is not a list. Begin each with [[files]]."]),
        (
            f'{ORIGIN}[[files]]\norigin = "guessed"\n',
            [
                ": files.name is missing. Write it as a text.",
                f": origin 'guessed' is not one of {KINDS}. Say how the lines came about.",
            ],
        ),
        (
            "table = savings\n",
            [
                ": cannot be read as TOML (Invalid value (at line 1, column 9)). "
                "Mend it; texts need quotation marks."
            ],
        ),
    ],
)
def test_an_origin_that_cannot_be_used_is_a_fault(sample, content, faults):
    (sample.folder / "savings" / "origin.toml").unlink()
    if content is not None:
        sample.write(content, "savings/origin.toml")
    assert sample.faults() == [FILE + fault for fault in faults]


def test_an_origin_in_another_encoding_is_a_fault(sample):
    sample.write(ORIGIN.replace("Finance", "Finañce").encode("cp1252"), "savings/origin.toml")
    assert sample.faults()[0].startswith(f"{FILE}: cannot be read as TOML")


def test_readings_together_raise_every_fault(sample):
    def fail(name):
        sample.write("", f"savings/{name}.csv")
        return lambda: sample.read(period=Period.parse(name))

    with pytest.raises(InputFaults) as raised:
        read_together(fail("2015-04"), sample.read, fail("2015-06"))
    assert [fault.file for fault in raised.value.faults] == [
        "data/savings/2015-04.csv",
        "data/savings/2015-06.csv",
    ]


def test_readings_together_do_not_hide_a_programming_error():
    with pytest.raises(ZeroDivisionError):
        read_together(lambda: 1, lambda: 1 / 0)
