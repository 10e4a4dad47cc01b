"""Budget exhibits: the words follow the signs, and nothing to report is a sentence."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.methods.totals import with_total
from analysis.page import Chart, Statement
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits

NOW = Period.parse("2015-05")
SOURCE = "Revenue budget monitor, 31 May 2015."
WHOLE = pd.Series(
    {
        "cash_limit_gbp": 300e6,
        "gross_gbp": 9e6,
        "underspend_gbp": 2e6,
        "action_gbp": 1e6,
        "action_share": 1 / 9,
        "net_gbp": 6e6,
        "net_share": 0.02,
        "forecast_gbp": 306e6,
    }
)


def pressures(by: str, **net_gbp: float) -> pd.DataFrame:
    """Rows as `pressure_by` returns them, with the amounts that the words need."""
    rows = pd.DataFrame({by: list(net_gbp), "net_gbp": list(net_gbp.values())})
    return (
        rows.astype({by: "str", "net_gbp": float})
        .assign(
            gross_gbp=lambda frame: frame["net_gbp"].clip(lower=0),
            offset_gbp=lambda frame: frame["net_gbp"].clip(upper=0),
            before_action_gbp=lambda frame: frame["net_gbp"],
            action_gbp=0.0,
            cash_limit_gbp=1e8,
            services=1,
        )
        .pipe(with_total, label=by)
        .assign(net_share=lambda frame: frame["net_gbp"] / frame["cash_limit_gbp"])
    )


DIRECTORATES = pressures("directorate", Children=7e6, Places=-1e6)
AREAS = pressures("area", Placements=4e6, Waste=-1e6)


def headline(*, areas: pd.DataFrame = AREAS, before: float = 5e6, **changed: float) -> str:
    now = WHOLE.copy()
    for name, value in changed.items():
        now[name] = value
    figures = compared(now, before=WHOLE.where(WHOLE.index != "net_gbp", before))
    return exhibits.say_headline(
        figures, by_directorate=DIRECTORATES, by_area=areas, now=NOW
    ).as_text()


def test_headline_says_size_direction_netting_and_place():
    assert headline() == (
        "At 31 May 2015, managers forecast a pressure of £6.0m on the cash limit of £300.0m for "
        "2015/16, 2.0% of it. The last report forecast a pressure of £5.0m, so it has become worse "
        "by £1.0m.\n"
        "That is net: services under pressure are £9.0m over, underspends in other services take "
        "off £2.0m and planned management action takes off £1.0m.\n"
        "By group of services the largest pressure is placements, £4.0m. By directorate it is "
        "Children, £7.0m."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"before": 6e6}, "a pressure of £6.0m, so it has not changed."),
        ({"before": 7e6}, "so it has become better by £1.0m."),
        ({"before": -1e6}, "an underspend of £1.0m, so it has become worse by £7.0m."),
        ({"net_gbp": -3e6, "net_share": -0.01}, "an underspend of £3.0m on the cash limit of"),
        ({"net_gbp": -3e6, "net_share": -0.01}, "for 2015/16, 1.0% of it."),
        ({"net_gbp": 33e3, "net_share": 0.0001}, "for 2015/16, less than 0.1% of it."),
        (
            {"net_gbp": 0.0, "net_share": 0.0},
            "no pressure on the cash limit of £300.0m for 2015/16.",
        ),
        ({"gross_gbp": 0.0}, "No service is forecast over its cash limit."),
        ({"areas": AREAS.iloc[1:]}, "No group of services is over its cash limit after"),
        (
            {"areas": pressures("area", Waste=0)},
            "No group of services is over its cash limit after",
        ),
    ],
)
def test_headline_follows_the_signs(changed, words):
    assert words in headline(**changed)


def test_one_directorate_alone_is_not_called_the_largest():
    said = exhibits.say_headline(
        compared(WHOLE, before=WHOLE),
        by_directorate=pressures("directorate", Children=7e6),
        by_area=AREAS,
        now=NOW,
    )
    assert said.paragraphs[-1] == (
        "By group of services the largest pressure is placements, £4.0m."
    )


def caution(*, social_care: float, others: float, **changed: float) -> Statement:
    now = WHOLE.copy()
    for name, value in changed.items():
        now[name] = value
    contrast = pd.Series({"social_care_gbp": social_care, "others_gbp": others})
    return exhibits.say_gross_and_net(now, contrast=contrast)


def test_a_gross_figure_over_the_net_one_is_a_caution():
    said = caution(social_care=7e6, others=-1e6)
    assert said.role == "caution"
    assert (
        "Net, there is a pressure of £6.0m; the services under pressure are £9.0m over."
        in (said.paragraphs[0])
    )
    assert said.paragraphs[1] == (
        "Children's social care alone has a pressure of £7.0m after management action, more than "
        "the whole net figure. All the other services shown here together have an underspend of "
        "£1.0m."
    )


def test_social_care_inside_the_net_figure_is_not_called_more():
    assert "more than" not in caution(social_care=5e6, others=1e6).paragraphs[1]


def test_a_page_without_social_care_says_nothing_of_it():
    assert len(caution(social_care=float("nan"), others=1e6).paragraphs) == 1


def test_without_netting_there_is_no_caution():
    said = caution(social_care=5e6, others=1e6, underspend_gbp=0.0, action_gbp=0.0)
    assert said.role == "text"
    alike = caution(social_care=5e6, others=1e6, underspend_gbp=1e6, action_gbp=1e6)
    assert alike.role == "caution"
    assert caution(social_care=5e6, others=1e6, gross_gbp=0.0).as_text() == (
        "No service is over its cash limit, so the net figure hides none."
    )


def changes(**values: object) -> pd.DataFrame:
    row = {
        "directorate": "Adults",
        "service": "Care",
        "net_gbp_now": 900_000.0,
        "net_gbp_before": 500_000.0,
        "change_gbp": 400_000.0,
    }
    return pd.DataFrame([{**row, **values}])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Care (Adults): a pressure of £0.9m, up £0.4m."),
        (
            {"net_gbp_now": -900e3, "net_gbp_before": -500e3},
            "Care (Adults): an underspend of £0.9m, up £0.4m.",
        ),
        (
            {"net_gbp_now": -200e3},
            "Care (Adults): an underspend of £0.2m, after a pressure of £0.5m.",
        ),
        ({"net_gbp_now": 0.0}, "Care (Adults): no pressure, after a pressure of £0.5m."),
        ({"net_gbp_before": None}, "Care (Adults): new in this report, a pressure of £0.9m."),
        (
            {"net_gbp_now": None},
            "Care (Adults): no longer listed; the last report had a pressure of £0.5m.",
        ),
        (
            {"directorate": None, "service": "All other services"},
            "All other services: a pressure of £0.9m, up £0.4m.",
        ),
    ],
)
def test_a_change_is_told_by_its_signs(values, sentence):
    assert exhibits.say_changes(changes(**values), materiality_gbp=1e5).as_text() == sentence


def test_no_change_is_a_sentence():
    said = exhibits.say_changes(changes().iloc[:0], materiality_gbp=100_000)
    assert said.as_text() == ("No service's forecast moved by £0.1m or more since the last report.")


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


def by_service(*net_gbp: float) -> pd.DataFrame:
    """Rows as `pressure_by_service` returns them, all under one cause."""
    names = {f"Service {place}": amount for place, amount in enumerate(net_gbp)}
    rows = pressures("service", **names)
    return rows.assign(pressure_kind=["demand"] * len(net_gbp) + [None])


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


def test_the_main_cause_is_the_one_with_the_most_gross_pressure():
    causes = pressures("pressure_kind", demand=2e6, price=3e6, none=-4e6)
    shown = exhibits.draw_causes(causes, now=NOW, source=SOURCE)
    assert shown.finding == (
        "The main cause is higher prices, £3.0m of the £5.0m of gross pressures."
    )
    assert "No pressure" not in shown.alt


def test_without_pressures_there_is_no_cause():
    shown = exhibits.draw_causes(pressures("pressure_kind", none=-4e6), now=NOW, source=SOURCE)
    assert isinstance(shown, Statement)


def test_the_bridge_is_told_with_or_without_pressures():
    steps = [("cash_limit", 10.0, True), ("offsets", -1.0, False), ("before_action", 9.0, True)]
    steps += [("action", 0.0, False), ("forecast", 9.0, True)]
    bridge = pd.DataFrame(steps, columns=["step", "amount_gbp", "is_total"])
    less = WHOLE.where(~WHOLE.index.isin(["gross_gbp", "net_gbp"]), 0.0)
    less["net_gbp"] = -1e6
    shown = exhibits.draw_bridge(bridge, totals=less, now=NOW, source=SOURCE)
    assert isinstance(shown, Chart)
    assert shown.finding == (
        "No service is over its cash limit, and the forecast has an underspend of £1.0m."
    )
    assert "do not start at nought" in shown.subtitle


def test_reasons_are_the_managers_words_with_size_and_cause():
    row = {"service": "Care", "net_gbp": 9e5, "pressure_kind": "price", "commentary": "fees rose"}
    said = exhibits.say_reasons(pd.DataFrame([row]), materiality_gbp=1e5)
    assert said.as_text() == ("Care (a pressure of £0.9m; main cause: higher prices). Fees rose.")
    nothing = exhibits.say_reasons(pd.DataFrame([row]).iloc[:0], materiality_gbp=1e5)
    assert nothing.as_text() == "No service is £0.1m or more over its cash limit."


def test_action_is_told_with_its_share_or_as_none():
    columns = ["service", "before_action_gbp", "action_gbp", "net_gbp"]
    action = pd.DataFrame([["Care", 9e6, -1e6, 8e6], ["Total", 9e6, -1e6, 8e6]], columns=columns)
    assert exhibits.say_action(action, totals=WHOLE).as_text() == (
        "Action planned in one service takes £1.0m off the forecast, 11% of the gross pressures. "
        "It is planned, not yet achieved."
    )
    none = exhibits.say_action(action.iloc[:0], totals=WHOLE)
    assert none.as_text() == "No management action is counted in the forecast."
    table = exhibits.tabulate_action(action.iloc[:0], now=NOW, source=SOURCE)
    assert isinstance(table, Statement)
