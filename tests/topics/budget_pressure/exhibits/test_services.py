"""Where the pressure lies: words follow signs, and nothing to report is a sentence."""

import pandas as pd
import pytest

from analysis.page import Statement
from analysis.topics.budget_pressure import exhibits

from .sample import DIRECTORATES, NO_PLACEMENTS, NOW, SOURCE, WHOLE, by_service, pressures


@pytest.mark.parametrize(
    ("net_gbp", "finding"),
    [
        (
            {"Children": 7e6, "Places": -1e6},
            "The largest pressure is Children, £7.0m; the largest underspend is Places, £1.0m.",
        ),
        (
            {"Children": 7e6, "Places": 1e6},
            "The largest pressure is Children, £7.0m; none is under its cash limit.",
        ),
        (
            {"Children": 7e6, "Places": 0},
            "The largest pressure is Children, £7.0m; none is under its cash limit.",
        ),
        (
            {"Children": 0, "Places": -1e6},
            "None is over its cash limit; the largest underspend is Places, £1.0m.",
        ),
        ({"Places": -1e6}, "Places has an underspend of £1.0m."),
    ],
)
def test_the_finding_by_directorate_follows_the_signs(net_gbp, finding):
    shown = exhibits.draw_directorates(pressures("directorate", **net_gbp), now=NOW, source=SOURCE)
    assert shown.finding == finding


def test_the_total_is_in_the_table_and_not_drawn():
    shown = exhibits.draw_directorates(DIRECTORATES, now=NOW, source=SOURCE)
    assert "Bar chart with 2 bars." in shown.alt
    assert shown.table.frame["directorate"].to_list() == ["Children", "Places", "Total"]


def test_no_directorate_is_a_sentence():
    nothing = pressures("directorate")
    shown = exhibits.draw_directorates(nothing, now=NOW, source=SOURCE)
    assert shown.as_text() == "There is no service to show."


def test_the_ten_services_furthest_from_their_limits_are_drawn_and_all_are_in_the_table():
    rows = by_service(*range(12_000_000, 6_000_000, -1_000_000), *range(-1, -7_000_001, -1_000_000))
    shown = exhibits.draw_services(rows, materiality_gbp=1, now=NOW, source=SOURCE)
    assert "Bar chart with 10 bars." in shown.alt
    assert "the 10 services furthest from their limit" in shown.subtitle
    # Of the 13, those 1, 1,000,001 and 2,000,001 under their limits are nearest to them.
    names = [f"Service {place}" for place in range(13)]
    assert [name for name in names if f">{name}<" not in shown.svg] == names[6:9]
    assert len(shown.table.frame) == len(rows)


def test_no_material_service_is_a_sentence():
    shown = exhibits.draw_services(by_service(), materiality_gbp=1e5, now=NOW, source=SOURCE)
    assert shown.as_text() == "No service is £0.1m or more over or under its cash limit."


def bridge_of(**gross_gbp: float) -> pd.DataFrame:
    """Steps of kinds as `bridge` returns them, the largest first, and the offsets after them."""
    kinds = pd.DataFrame({"step": list(gross_gbp), "amount_gbp": list(gross_gbp.values())})
    share = kinds["amount_gbp"] / (kinds["amount_gbp"].sum() or float("nan"))
    offsets = pd.DataFrame({"step": ["offsets"], "amount_gbp": [-4e6]})
    return pd.concat([kinds.assign(gross_share=share, services=3.0), offsets])


def test_the_main_cause_is_the_one_with_the_most_gross_pressure():
    bridge = bridge_of(price=3e6, demand=1e6, **{"one-off": 0.0})
    said = exhibits.say_causes(bridge, placements=NO_PLACEMENTS)
    assert said.as_text() == (
        "The main cause is higher prices: £3.0m, 75% of the gross pressures, in three services; "
        "then more demand, or dearer kinds of care, £1.0m. None is marked as one-off, so all of it "
        "may come again next year."
    )


@pytest.mark.parametrize(
    ("dearer", "more", "words"),
    [
        (2.94e6, 0.87e6, "dearer placements matter about three times as much as more children: at"),
        (2.94e6, 0.87e6, "dearer placements add £2.9m to a full year, more children £0.9m."),
        (1e6, 2e6, "more children matter about twice as much as dearer placements: at present"),
        (1e6, 1.2e6, "more children matter about as much as dearer placements: at present"),
    ],
)
def test_dearer_placements_are_set_against_more_children(dearer, more, words):
    times = max(dearer, more) / min(dearer, more)
    placements = pd.Series({"mix_gbp": dearer, "children_gbp": more, "times": times})
    said = exhibits.say_causes(bridge_of(demand=3e6), placements=placements)
    assert words in said.paragraphs[1]
    without = exhibits.say_causes(bridge_of(demand=3e6), placements=NO_PLACEMENTS)
    assert len(without.paragraphs) == 1


def test_a_one_off_pressure_is_told_apart():
    once = bridge_of(**{"one-off": 2e6})
    said = exhibits.say_causes(once, placements=NO_PLACEMENTS).as_text()
    assert said == (
        "The main cause is one-off: £2.0m, 100% of the gross pressures, in three services. "
        "What is one-off, £2.0m, need not come again next year."
    )


def test_without_pressures_there_is_no_cause():
    nothing = bridge_of(demand=0.0, price=0.0)
    said = exhibits.say_causes(nothing, placements=NO_PLACEMENTS).as_text()
    assert said == "No service is forecast over its cash limit, so there is no cause."


def test_reasons_are_the_managers_words_with_size_and_cause():
    row = {"service": "Care", "net_gbp": 9e5, "pressure_kind": "price", "commentary": "fees rose"}
    said = exhibits.say_reasons(pd.DataFrame([row]), materiality_gbp=1e5)
    assert said.as_text() == ("Care (a pressure of £0.9m; main cause: higher prices). Fees rose.")
    nothing = exhibits.say_reasons(pd.DataFrame([row]).iloc[:0], materiality_gbp=1e5)
    assert nothing.as_text() == "No service is £0.1m or more over its cash limit."


def test_a_comment_whose_numbers_count_another_type_says_so():
    name = "Looked-after placements: external residential"
    row = {"service": name, "net_gbp": 9e5, "pressure_kind": "demand", "commentary": "48 placed"}
    said = exhibits.say_reasons(pd.DataFrame([row]), materiality_gbp=1e5).as_text()
    assert said.endswith("48 placed. Numbers here count residential school placements too.")


def test_bars_are_in_one_unit_however_small():
    rows = pressures("directorate", Children=5.95e6, Chief=31e3, Adults=-33e3)
    drawn = exhibits.draw_directorates(rows, now=NOW, source=SOURCE).svg
    assert all(f">{bar}<" in drawn for bar in ("£5.95m", "£0.03m", "−£0.03m"))
    assert "£31,000" not in drawn


def test_an_income_is_explained_under_the_table():
    rows = by_service(2e6, -1e6)
    income = rows.assign(cash_limit_gbp=[1e8, -1e8, 0])
    notes = [
        exhibits.draw_services(each, materiality_gbp=1, now=NOW, source=SOURCE).table.notes
        for each in (income, rows)
    ]
    assert ["below zero is income" in " ".join(each) for each in notes] == [True, False]


def test_action_is_told_with_its_share_or_as_none():
    columns = ["service", "before_action_gbp", "action_gbp", "net_gbp"]
    action = pd.DataFrame([["Care", 9e6, -1e6, 8e6], ["Total", 9e6, -1e6, 8e6]], columns=columns)
    listed = pd.DataFrame({"service": ["Care", "Roads", "Parks"]})
    said = exhibits.say_action(action, largest=listed, totals=WHOLE).as_text()
    assert said == (
        "Action planned in one service takes £1.0m off the forecast, 11% of the gross pressures. "
        "It is planned, not yet achieved. No action is planned for the other two of the pressures "
        "listed above."
    )
    everywhere = exhibits.say_action(action, largest=listed.head(1), totals=WHOLE).as_text()
    assert everywhere.endswith("It is planned, not yet achieved.")
    none = exhibits.say_action(action.iloc[:0], largest=listed, totals=WHOLE)
    assert none.as_text() == "No management action is counted in the forecast."
    table = exhibits.tabulate_action(action.iloc[:0], now=NOW, source=SOURCE)
    assert isinstance(table, Statement)
