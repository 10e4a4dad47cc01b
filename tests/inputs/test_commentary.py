"""Commentaries beside their figures: what must be found, and what must be left alone."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.inputs import commentary
from analysis.inputs.amounts import in_digits

SPENDING = commentary.Spending(
    ("forecast_gbp",), ("annual_budget_gbp", "virements_gbp"), ("management_action_gbp",)
)
CHECKS = (commentary.wrong_direction, commentary.wrong_share, commentary.doubtful_direction)
OVER = 412_300.0
BUDGET = 10_810_700.0
VIREMENT = 126_000.0


def row(words: str | None, *, variance: float = OVER, action: float = -96_000.0) -> pd.DataFrame:
    """One service whose forecast is `variance` over its budget of £10,936,700 before action."""
    figures = {
        "annual_budget_gbp": BUDGET,
        "virements_gbp": VIREMENT,
        "forecast_gbp": BUDGET + VIREMENT + variance,
        "management_action_gbp": action,
    }
    return pd.DataFrame([figures | {"commentary": words}], index=["transport"])


def found(words: str | None, **figures: float) -> list[str]:
    """Names of the checks that object to a commentary."""
    rows = row(words, **figures)
    return [check.__name__ for check in CHECKS if check("commentary", SPENDING)(rows)]


@pytest.mark.parametrize(
    "words",
    [
        "Underspend because routes came back dearer.",
        "A small underspend is forecast.",
        "Routes are dearer. An underspend of £412,300 is forecast.",
        "The net underspend is £316,300.",
        "Underspent by £0.4m.",
        "This is an under-spend.",
    ],
)
def test_an_underspend_written_for_an_overspend_is_found(words):
    assert found(words) == ["wrong_direction"]


def test_the_sentence_is_shown_and_what_the_figures_are():
    rule = commentary.wrong_direction("commentary", SPENDING)
    [failure] = rule(row("Routes are dearer. £412,300 underspend."))
    assert (failure.row, failure.column) == ("transport", "commentary")
    assert failure.value == "£412,300 underspend."
    assert failure.rule == "says underspend, but the forecast is 316,300 over the budget"


@pytest.mark.parametrize(
    "words",
    [
        "Routes are dearer. There is an underspend from vacancies.",
        "Taxis are under the budget.",
        "Seven posts are vacant; the underspend grows.",
    ],
)
def test_what_may_be_said_of_a_part_is_a_doubt(words):
    assert found(words) == ["doubtful_direction"]


@pytest.mark.parametrize(
    "words",
    [
        None,
        "Seven special school routes came back dearer from tender.",
        "Overspend of £412,300.",
        "Not an underspend: the routes are let.",
        "The underspend of £412,300 last year was one-off.",
        "2014/15 ended with an underspend.",
        "Underspend on staff is more than met by dearer routes.",
        "This underspend is the other side of the agency pressure, not a saving.",
        "An underspend would need fewer routes.",
        "Underspend at the end of June.",
        "Overspend on routes, underspend on staff.",
        "Underspends in two areas. Overspends in five.",
        "Underspend so far, because invoices come late.",
        "Numbers are on budget.",
        "The budget holder is under budget pressure.",
        "Fees are 4.9% over budget.",
    ],
)
def test_what_is_right_or_unclear_is_left_alone(words):
    assert found(words) == []


def test_words_are_left_alone_where_action_turns_the_sign_or_nothing_is_over():
    assert found("Forecast underspend.", variance=50_000.0, action=-96_000.0) == []
    assert found("Forecast overspend.", variance=0.0, action=0.0) == []


def test_income_is_judged_by_its_sign_and_no_doubt_is_raised_of_its_budget():
    rows = pd.DataFrame(
        {"forecast_gbp": [-110.0], "budget_gbp": [-100.0], "commentary": ["Overspend."]}
    )
    spending = commentary.Spending(("forecast_gbp",), ("budget_gbp",))
    assert commentary.wrong_direction("commentary", spending)(rows)
    over = rows.assign(commentary="Contributions slightly over budget.")
    assert not commentary.doubtful_direction("commentary", spending)(over)


def test_a_row_without_a_forecast_is_passed_over():
    rows = row("Underspend.").assign(forecast_gbp=None)
    assert [rule("commentary", SPENDING)(rows) for rule in CHECKS] == [[], [], []]


@pytest.mark.parametrize(
    "words",
    [
        "Overspend of £412,300 (3.65%).",
        "Overspend of £412,300, 3.65% of the budget.",
        "£0.41m over, or 4.2% of the annual budget.",
        "A 4.1% overspend.",
        "Overspend of 4.1%.",
        "The overspend is 3.65 per cent.",
        "Routes are dearer; net overspend of £316,300 (3.77%).",
    ],
)
def test_a_percentage_on_another_base_is_found(words):
    assert found(words) == ["wrong_share"]


@pytest.mark.parametrize(
    "words",
    [
        "Overspend of £412,300 (3.8%).",  # of either budget
        "Overspend of £412,300 (3.77%).",  # of the budget with virements
        "Overspend of £412,300 (3.81%).",  # of the original budget
        "Overspend of £316,300 (2.89%).",  # after action
        "Overspend of 2.9%.",
        "Overspend of about 5%.",
        "Overspend of 5% on taxis.",
        "The overspend is 30% of the directorate's.",
        "Overspend of £412,300; fares rose by 9%.",
        "Overspend of £412,300 because fares rose by 9%.",
        "Overspend of £412,300 (9% last year).",
        "Fees are 4.9% over budget.",
        "60% of the budget for taxis is spent.",
        "Overspend: 60% of the budget for taxis is spent.",
        "Overspend of £412,300 (3.77%), up from 9%.",
    ],
)
def test_a_percentage_that_fits_or_is_of_something_else_is_left_alone(words):
    assert found(words) == []


def test_without_a_budget_there_is_no_percentage_to_compare():
    rows = row("Overspend of £412,300 (3.65%).").assign(annual_budget_gbp=0.0, virements_gbp=0.0)
    assert commentary.wrong_share("commentary", SPENDING)(rows.assign(forecast_gbp=OVER)) == []


@settings(max_examples=40)
@given(
    variance=st.integers(-9_000_000, 9_000_000).filter(lambda value: abs(value) >= 1),
    decimals=st.integers(0, 3),
)
def test_a_true_sentence_is_never_objected_to(variance, decimals):
    word = "overspend" if variance > 0 else "underspend"
    percent = 100 * abs(variance) / (BUDGET + VIREMENT)
    words = f"Forecast {word} of £{in_digits(abs(variance))} ({percent:.{decimals}f}%)."
    assert found(words, variance=float(variance), action=0.0) == []


@settings(max_examples=40)
@given(variance=st.integers(-9_000_000, 9_000_000).filter(lambda value: abs(value) >= 1))
def test_the_opposite_word_is_always_found(variance):
    word = "underspend" if variance > 0 else "overspend"
    words = f"Routes were let. The {word} is £{in_digits(abs(variance))}."
    assert found(words, variance=float(variance), action=0.0) == ["wrong_direction"]
