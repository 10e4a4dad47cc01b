"""What the year may come to: cases worked by hand, edges and laws."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.periods import Period
from analysis.topics.capital_spend_rate import measures

from ..sample import FIVE, REPORTS, reports_of

MAY = Period.parse("2015-05")
USUAL = pd.Series({"lowest_share": 0.05, "middle_share": 0.1, "highest_share": 0.2})
PROGRAMME = measures.totals(FIVE, months_elapsed=2)
PAST = measures.past_slippage(measures.reports(REPORTS, until=MAY))


def outlook_of(
    *, past: pd.Series = PAST, dominant: pd.DataFrame = FIVE.iloc[:0], refusal: str | None = None
) -> pd.DataFrame:
    return measures.outlook(PROGRAMME, past=past, dominant=dominant, usual=USUAL, refusal=refusal)


def test_reports_are_those_of_this_year_so_far_and_of_the_same_month_before():
    reports = measures.reports(REPORTS, until=MAY)
    assert reports["reported_at"].to_list() == [
        "31 May 2012",
        "31 May 2013",
        "31 May 2014",
        "30 April 2015",
        "31 May 2015",
    ]
    assert reports["month"].to_list() == [2, 2, 2, 1, 2]
    assert reports["slippage_gbp"].to_list() == [0, 0, 0, 10, 30]
    # 100 still to come: 90, 50 and 80 of it came.
    assert reports["slipped_share"].to_list()[:3] == pytest.approx([0.1, 0.5, 0.2])
    assert reports["slipped_share"].iloc[3:].isna().all()


def test_a_year_that_is_not_closed_is_no_past_year():
    open_year = reports_of(("2014-05", 90, 120, 120, 20, None), ("2015-05", 90, 120, 120, 20, None))
    assert measures.reports(open_year, until=MAY)["reported_at"].to_list() == ["31 May 2015"]


def test_a_later_year_is_not_seen():
    # Seen from May 2013, 2013/14 and what came of it lie ahead.
    reports = measures.reports(REPORTS, until=Period.parse("2013-05"))
    assert reports["reported_at"].to_list() == ["31 May 2012", "31 May 2013"]


def test_past_slippage_worked_by_hand():
    # In all three years managers expected to spend all of 120.
    assert PAST.to_list() == pytest.approx([3, 0.1, 0.2, 0.5, 1, 1])
    may = [("2013-05", 90, 120, 90, 20, 80), ("2014-05", 90, 120, 108, 20, 80)]
    past = measures.past_slippage(measures.reports(reports_of(*may), until=MAY))
    assert past[["lowest_forecast", "highest_forecast"]].to_list() == pytest.approx([0.75, 0.9])


def test_no_past_years_leave_the_shares_missing():
    past = measures.past_slippage(measures.reports(REPORTS, until=Period.parse("2012-05")))
    assert past["years"] == 1
    none = measures.past_slippage(measures.reports(REPORTS.tail(3), until=MAY))
    assert none["years"] == 0
    assert none.drop("years").isna().all()


def test_the_outlook_worked_by_hand():
    cases = outlook_of(refusal=None).set_index("case")
    # F = 1,270 and Y = 55, so 1,215 is to come: less a tenth, a fifth, a half; 55 over 5, 10, 20 %.
    assert cases["spent_gbp"].to_dict() == pytest.approx(
        {
            "managers": 1270,
            "slippage lowest": 55 + 1093.5,
            "slippage middle": 55 + 972,
            "slippage highest": 55 + 607.5,
            "ratio lowest": 1100,
            "ratio middle": 550,
            "ratio highest": 275,
        }
    )
    assert cases.loc["managers", ["slippage_original_gbp", "slippage_latest_gbp"]].to_list() == [
        1200 - 1270,
        1300 - 1270,
    ]


def test_a_project_that_comes_in_full_does_not_slip():
    # A has 720 to come less 90 spent, the others 550 - (-35) = 585: less a tenth, a fifth, a half.
    cases = outlook_of(dominant=measures.dominant(FIVE)).set_index("case")["spent_gbp"]
    assert cases["in full lowest"] == pytest.approx(720 - 35 + 0.9 * 585)
    assert cases["in full middle"] == pytest.approx(720 - 35 + 0.8 * 585)
    assert cases["in full highest"] == pytest.approx(720 - 35 + 0.5 * 585)


@pytest.mark.parametrize(
    ("budgets", "found"),
    [((26, 25, 49), ["P2"]), ((25, 25, 25, 25), []), ((0, 0), []), ((), [])],
)
def test_a_dominant_project_has_more_than_a_quarter_of_the_budget(budgets, found):
    projects = pd.DataFrame(
        {
            "project_ref": [f"P{place}" for place in range(len(budgets))],
            "current_budget_gbp": pd.Series(budgets, dtype=float),
        }
    )
    assert measures.dominant(projects)["project_ref"].to_list() == found


def test_a_lag_of_the_ledger_slips_too():
    # A tenth and a half of £10m.
    assert measures.ledger_lag(PAST).to_list() == pytest.approx([10e6, 1e6, 5e6])


@pytest.mark.parametrize("refusal", ["ledger too early", "share too small", "no share"])
def test_a_refused_ratio_is_not_worked_out(refusal):
    cases = outlook_of(refusal=refusal)["case"]
    assert not cases.str.startswith("ratio").any()


def test_one_year_is_no_range_and_none_leaves_the_managers_alone():
    one = pd.Series({"years": 1.0, "lowest": 0.2, "middle": 0.2, "highest": 0.2})
    none = pd.Series({"years": 0.0, "lowest": None, "middle": None, "highest": None}, dtype=float)
    cases = [
        outlook_of(past=past, dominant=one_project, refusal="no share")["case"].to_list()
        for past in (one, none)
        for one_project in (FIVE.iloc[:0], measures.dominant(FIVE))
    ]
    assert cases == [
        ["managers", "slippage middle"],
        ["managers", "slippage middle", "in full middle"],
        ["managers"],
        ["managers"],
    ]


@pytest.mark.parametrize(
    ("basis", "months", "lowest", "refusal"),
    [
        ("ledger", 3, 0.2, "ledger too early"),
        ("ledger", 4, 0.2, None),
        ("payments", 2, 0.2, None),
        ("payments", 2, 0.04, "share too small"),
        ("payments", 2, float("nan"), "no share"),
    ],
)
def test_the_ratio_is_refused_by_basis_month_and_share(basis, months, lowest, refusal):
    found = measures.ratio_refusal(
        FIVE.assign(basis=basis), usual=pd.Series({"lowest_share": lowest}), months_elapsed=months
    )
    assert found == refusal


@given(
    st.lists(st.floats(-1, 1), min_size=2, max_size=6),
    st.floats(0, 1e8),
    st.floats(0, 1e8),
    st.floats(0.05, 1),
)
def test_every_range_contains_its_centre(shares, spent, to_come, usual):
    programme = pd.Series(
        {"spent_gbp": spent, "forecast_gbp": spent + to_come, "approved_gbp": 0, "budget_gbp": 0}
    )
    spread = pd.Series({"lowest_share": usual, "middle_share": (usual + 1) / 2, "highest_share": 1})
    past = measures.past_slippage(
        pd.DataFrame({"slipped_share": shares, "forecast_share": float("nan")})
    )
    loan = pd.DataFrame({"spent_to_date_gbp": [0.0], "forecast_gbp": [to_come]})
    cases = measures.outlook(programme, past=past, dominant=loan, usual=spread, refusal=None)
    amounts = cases.set_index("case")["spent_gbp"]
    for method in ("slippage", "in full", "ratio"):
        low, middle, high = (amounts[f"{method} {end}"] for end in ("highest", "middle", "lowest"))
        assert low - 1e-6 <= middle <= high + 1e-6
