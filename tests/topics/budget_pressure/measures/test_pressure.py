"""Budget measures: cases worked by hand, edges, and laws over any set of services."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.topics.budget_pressure.measures import pressure as measures

NAMES = ["directorate", "service", "pressure_kind"]
MONEY = ["annual_budget_gbp", "virements_gbp", "forecast_gbp", "management_action_gbp"]


def services_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (directorate, service, kind, budget, virement, forecast, action)."""
    frame = pd.DataFrame(list(rows), columns=[*NAMES, *MONEY])
    types = dict.fromkeys(NAMES, "str") | dict.fromkeys(MONEY, float)
    return measures.against_cash_limit(frame.astype(types))


FIVE = services_of(
    ("Children", "Looked-after placements: homes", "demand", 900, 100, 1500, -100),
    ("Children", "Children's social care: teams", "price", 500, 0, 560, -20),
    ("Children", "Transport", "savings not delivered", 300, -100, 230, 0),
    ("Adults", "Care", "none", 2000, 0, 1900, 0),
    ("Places", "Waste", "none", 800, 0, 800, 0),
)


def test_each_service_against_its_limit_worked_by_hand():
    # Homes: limit 900 + 100 = 1,000, forecast 1,500: 500 over; less action of 100: 400 net.
    homes = FIVE.iloc[0]
    assert homes["area"] == "Looked-after placements"
    assert homes[measures.AMOUNTS].to_list() == [1000, 500, 0, 500, -100, 400]
    # Care: limit 2,000, forecast 1,900: 100 under, an offset.
    assert FIVE.iloc[3][measures.AMOUNTS].to_list() == [2000, 0, -100, -100, 0, -100]


def test_totals_worked_by_hand():
    # Gross 500 + 60 + 30 = 590; underspend 100; action 120; net 590 - 100 - 120 = 370.
    # Limit 1,000 + 500 + 200 + 2,000 + 800 = 4,500; forecast after action 4,870.
    assert measures.totals(FIVE).to_dict() == pytest.approx(
        {
            "cash_limit_gbp": 4500,
            "gross_gbp": 590,
            "underspend_gbp": 100,
            "action_gbp": 120,
            "action_share": 120 / 590,
            "net_gbp": 370,
            "net_share": 370 / 4500,
            "forecast_gbp": 4870,
        }
    )


def test_without_services_there_is_nothing_and_no_share():
    empty = measures.totals(FIVE.iloc[:0])
    assert empty["net_gbp"] == 0
    assert pd.isna(empty["net_share"])
    assert pd.isna(empty["action_share"])


def test_pressure_by_directorate_goes_from_the_largest_pressure_to_the_largest_underspend():
    by_directorate = measures.pressure_by(FIVE, by="directorate").set_index("directorate")
    assert list(by_directorate.index) == ["Children", "Places", "Adults", "Total"]
    # Children: 400 + 40 + 30 = 470 of a limit of 1,700.
    assert by_directorate["net_gbp"].to_list() == [470, 0, -100, 370]
    assert by_directorate.loc["Children", "net_share"] == pytest.approx(470 / 1700)
    assert by_directorate["services"].to_list() == [3, 1, 1, 5]


def test_an_income_has_no_share_of_its_limit():
    income = services_of(("Adults", "Client contributions", "none", -500, 0, -520, 0))
    assert pd.isna(measures.pressure_by(income, by="service")["net_share"].iloc[0])


def test_services_under_the_materiality_are_one_row_and_the_table_still_adds_up():
    by_service = measures.pressure_by_service(FIVE, materiality_gbp=50)
    assert by_service["service"].to_list() == [
        "Looked-after placements: homes",
        "Children's social care: teams",
        "Care",
        "All other services (2)",
        "Total",
    ]
    assert by_service["net_gbp"].to_list() == [400, 40, -100, 30, 370]
    assert by_service["pressure_kind"].isna().to_list() == [False, False, False, True, True]


def test_a_pressure_that_action_brings_under_the_materiality_is_still_listed():
    # Teams: 60 before action, 40 after it; at a materiality of 60 it must not vanish.
    by_service = measures.pressure_by_service(FIVE, materiality_gbp=60)
    assert "Children's social care: teams" in by_service["service"].to_list()


def test_without_small_services_there_is_no_row_for_others():
    by_service = measures.pressure_by_service(FIVE, materiality_gbp=0)
    assert by_service["service"].to_list()[-1] == "Total"
    assert not by_service["service"].str.startswith(measures.OTHERS).any()


def test_largest_pressures_leave_out_underspends_and_services_on_their_limit():
    largest = measures.largest_pressures(FIVE, materiality_gbp=0)
    assert largest["net_gbp"].to_list() == [400, 40, 30]


def test_management_action_is_listed_largest_first_with_its_total():
    action = measures.management_action(FIVE)
    assert action["action_gbp"].to_list() == [-100, -20, -120]
    assert action["net_gbp"].to_list() == [400, 40, 440]
    assert measures.management_action(FIVE.iloc[2:]).empty


def test_bridge_worked_by_hand():
    # 4,500 + 500 + 60 + 30 - 100 = 4,990 before action; less 120 is 4,870.
    bridge = measures.bridge(FIVE).set_index("step")
    assert bridge["amount_gbp"].to_dict() == {
        "cash_limit": 4500,
        "demand": 500,
        "price": 60,
        "savings not delivered": 30,
        "one-off": 0,
        "offsets": -100,
        "before_action": 4990,
        "action": -120,
        "forecast": 4870,
    }
    assert bridge["services"].dropna().to_list() == [1, 1, 1, 0, 1, 2]
    shares = bridge["gross_share"].dropna()
    assert shares.to_list() == pytest.approx([500 / 590, 60 / 590, 30 / 590, 0])


def test_a_bridge_without_pressures_has_kinds_without_a_share():
    bridge = measures.bridge(FIVE.iloc[3:]).set_index("step")
    assert bridge.loc[list(measures.KINDS), "amount_gbp"].to_list() == [0, 0, 0, 0]
    assert bridge["gross_share"].isna().all()


def test_a_net_figure_is_parted_into_social_care_and_the_rest():
    # Social care 400 + 40; the rest 30 - 100 + 0.
    contrast = measures.social_care_contrast(FIVE)
    assert contrast.to_dict() == {"social_care_gbp": 440, "others_gbp": -70}
    assert pd.isna(measures.social_care_contrast(FIVE.iloc[3:])["social_care_gbp"])


def test_changes_are_material_biggest_first_and_the_rest_together():
    before = services_of(
        ("Children", "Looked-after placements: homes", "demand", 900, 100, 1350, 0),
        ("Children", "Children's social care: teams", "price", 500, 0, 650, 0),
        ("Children", "Transport", "savings not delivered", 300, -100, 235, 0),
        ("Adults", "Care", "none", 2000, 0, 1900, 0),
        ("Places", "Roads", "demand", 100, 0, 160, 0),
    )
    changes = measures.changes_since(FIVE, before=before, materiality_gbp=50)
    # Teams: 40 - 150 = -110. Roads gone: -60. Homes: 400 - 350 = 50. Transport -5 and Waste 0 rest.
    assert changes["service"].to_list() == [
        "Children's social care: teams",
        "Roads",
        "Looked-after placements: homes",
        "All other services",
    ]
    assert changes["change_gbp"].to_list() == [-110, -60, 50, -5]
    assert pd.isna(changes["net_gbp_now"].iloc[1])
    assert changes["change_gbp"].sum() == FIVE["net_gbp"].sum() - before["net_gbp"].sum()


def test_a_move_that_action_hides_is_listed_with_its_parts():
    # Homes: 500 - 430 = 70 before action, -100 - -40 = -60 by action, 10 in all.
    before = services_of(
        ("Children", "Looked-after placements: homes", "demand", 900, 100, 1430, -40),
        ("Children", "Children's social care: teams", "price", 500, 0, 560, -20),
        ("Children", "Transport", "savings not delivered", 300, -100, 230, 0),
        ("Adults", "Care", "none", 2000, 0, 1900, 0),
        ("Places", "Waste", "none", 800, 0, 800, 0),
    )
    changes = measures.changes_since(FIVE, before=before, materiality_gbp=50)
    parts = ["before_action_change_gbp", "action_change_gbp", "change_gbp"]
    assert changes[["service", *parts]].values.tolist() == [
        ["Looked-after placements: homes", 70, -60, 10],
        ["All other services", 0, 0, 0],
    ]


def test_a_report_against_itself_has_no_changes():
    assert measures.changes_since(FIVE, before=FIVE, materiality_gbp=0).empty


def test_an_area_in_two_directorates_has_none():
    services = services_of(
        ("Adults", "Care: homes", "demand", 100, 0, 150, 0),
        ("Children", "Care: nurseries", "demand", 100, 0, 120, 0),
        ("Places", "Roads", "none", 100, 0, 90, 0),
    )
    by_area = measures.pressure_by_area(services).set_index("area")["directorate"]
    assert by_area["Roads"] == "Places"
    assert by_area[["Care", "Total"]].isna().all()


any_services = st.lists(
    st.tuples(
        st.sampled_from(["Adults", "Children", "Places"]),
        st.sampled_from(["demand", "price", "one-off", "none"]),
        st.integers(-(10**8), 10**8),
        st.integers(-(10**6), 10**6),
        st.integers(-(10**8), 10**8),
        st.integers(-(10**6), 0),
    ),
    max_size=12,
).map(
    lambda rows: services_of(
        *((row[0], f"Service {place}", *row[1:]) for place, row in enumerate(rows))
    )
)


@given(any_services, st.integers(0, 10**8))
def test_every_breakdown_adds_up_to_the_net(services, materiality_gbp):
    whole = measures.totals(services)
    parts = whole["gross_gbp"] - whole["underspend_gbp"] - whole["action_gbp"]
    assert parts == whole["net_gbp"]
    for by in ("directorate", "area", "pressure_kind"):
        rows = measures.pressure_by(services, by=by)
        assert rows["net_gbp"].iloc[:-1].sum() == whole["net_gbp"] == rows["net_gbp"].iloc[-1]
    by_service = measures.pressure_by_service(services, materiality_gbp=materiality_gbp)
    assert by_service["net_gbp"].iloc[:-1].sum() == whole["net_gbp"]
    assert measures.bridge(services)["amount_gbp"].iloc[-1] == whole["forecast_gbp"]


@given(any_services)
def test_the_steps_of_the_bridge_lead_from_total_to_total(services):
    bridge = measures.bridge(services).set_index("step")["amount_gbp"]
    before_action = bridge.loc[:"offsets"].sum()
    assert before_action == bridge["before_action"]
    assert before_action + bridge["action"] == bridge["forecast"]


@given(any_services, st.randoms())
def test_the_order_of_rows_is_irrelevant(services, random):
    order = list(range(len(services)))
    random.shuffle(order)
    shuffled = services.iloc[order].reset_index(drop=True)
    pd.testing.assert_series_equal(measures.totals(shuffled), measures.totals(services))


@given(any_services, any_services, st.integers(0, 10**6))
def test_changes_listed_add_up_to_the_change_of_the_whole(now, before, materiality_gbp):
    changes = measures.changes_since(now, before=before, materiality_gbp=materiality_gbp)
    if not changes.empty:
        moved = now["net_gbp"].sum() - before["net_gbp"].sum()
        assert changes["change_gbp"].sum() == moved
        parts = changes["before_action_change_gbp"] + changes["action_change_gbp"]
        assert (parts == changes["change_gbp"]).all()
