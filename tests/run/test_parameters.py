from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from analysis.errors import ParameterError
from analysis.run.parameters import declared_in, matched, parsed

DECLARED = {"period": "2015-05", "materiality_gbp": 100_000, "share": 0.5}
GIVEN = {"period": "2015-06", "materiality_gbp": 250_000, "share": 0.25}


def test_declarations_are_read_with_their_types_whatever_the_help_says():
    source = (
        'period = "2015-05"  # a = sign, and a # too\n'
        "materiality_gbp = 100_000\n"
        "\n"
        "# a remark of its own\n"
        "threshold = -0.5  # below nought\n"
        'note = "x = 1 # not help"\n'
    )
    assert declared_in(source, notebook="n") == {
        "period": "2015-05",
        "materiality_gbp": 100_000,
        "threshold": -0.5,
        "note": "x = 1 # not help",
    }


@pytest.mark.parametrize(
    "line",
    [
        "period = comparison",
        "period: str = '2015-05'",
        "period = last = '2015-05'",
        "period, last = '2015-05', '2015-04'",
        "draft = True",
        "period = None",
        "day = date(2015, 5, 31)",
        "months = [1, 2]",
        "import os",
        "share = 1 / 2",
    ],
)
def test_anything_but_a_plain_value_is_refused(line):
    with pytest.raises(ParameterError) as refused:
        declared_in(f'first = "x"\n{line}', notebook="savings")
    assert str(refused.value) == (
        "notebooks/savings.ipynb, parameters cell, line 2 is not `name = plain value`. "
        'Write one parameter a line, as in: period = "2015-05"  # what it is'
    )


def test_every_bad_line_is_listed():
    with pytest.raises(ParameterError) as refused:
        declared_in("a = 1\na = 2\nb = None", notebook="n")
    first, second = str(refused.value).splitlines()
    assert "line 2 declares 'a' again" in first
    assert "line 3 is not `name = plain value`" in second


def test_a_cell_that_is_not_python_names_its_line():
    with pytest.raises(ParameterError, match=r"parameters cell, line 2 is not Python"):
        declared_in("a = 1\nb = (", notebook="n")


def test_what_fits_is_returned_in_the_order_of_the_declarations():
    shuffled = dict(reversed(GIVEN.items()))
    assert list(matched(shuffled, DECLARED, notebook="n").items()) == list(GIVEN.items())


def test_a_whole_number_widens_to_a_number_and_never_the_other_way():
    widened = matched(GIVEN | {"share": 1}, DECLARED, notebook="n")["share"]
    assert (type(widened), widened) == (float, 1.0)
    with pytest.raises(ParameterError, match=r"'materiality_gbp' must be a whole number, not 1\.0"):
        matched(GIVEN | {"materiality_gbp": 1.0}, DECLARED, notebook="n")


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("period", 201505, "text, not 201505"),
        ("period", datetime.date(2015, 5, 31), "text, not 2015-05-31"),
        ("materiality_gbp", "100000", 'a whole number, not "100000"'),
        ("materiality_gbp", True, "a whole number, not True"),
        ("share", Decimal("0.5"), "a number, not 0.5"),
        ("share", float("nan"), "a number, not nan"),
        ("share", [0.5], r"a number, not [0.5]"),
    ],
)
def test_a_value_of_another_type_is_refused(name, value, wanted):
    with pytest.raises(ParameterError) as refused:
        matched(GIVEN | {name: value}, DECLARED, notebook="n")
    assert f"  '{name}' must be {wanted}." in str(refused.value).splitlines()


def test_all_faults_come_at_once_with_what_was_given_and_what_is_declared():
    given = {"period": "2015-05", "materialty_gbp": 1, "share": "half"}
    with pytest.raises(ParameterError) as refused:
        matched(given, DECLARED, notebook="savings")
    assert str(refused.value) == (
        "notebooks/savings.ipynb and its parameters do not fit; nothing was run.\n"
        "  'materialty_gbp' is not declared. Did you mean 'materiality_gbp'?\n"
        "  'materiality_gbp' is declared but not given.\n"
        "  'share' must be a number, not \"half\".\n"
        '  given: period = "2015-05", materialty_gbp = 1, share = "half"\n'
        "  declared: period (text), materiality_gbp (a whole number), share (a number)"
    )


def test_a_secret_is_no_parameter():
    with pytest.raises(ParameterError, match=r"'api_key' looks like a secret"):
        matched({"api_key": "x"}, {"api_key": ""}, notebook="n")


@pytest.mark.parametrize(
    ("text", "default", "value"),
    [
        ("0012", "", "0012"),
        ("12", 0, 12),
        ("1_000", 0, 1000),
        ("1e3", 0.5, 1000.0),
        ("1.5", 0, "1.5"),
    ],
)
def test_text_of_the_command_line_takes_the_declared_type_if_it_can(text, default, value):
    assert parsed(text, default) == value
    assert type(parsed(text, default)) is type(value)
