"""Budget exhibits: the words follow the signs, and nothing to report is a sentence."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.page import Chart
from analysis.topics.budget_pressure import exhibits

from .sample import (
    AREAS,
    NOW,
    SOURCE,
    WHOLE,
    areas_of,
    caution,
    changes,
    headline,
    pressures,
)


def test_headline_says_size_direction_netting_and_place():
    assert headline() == (
        "At 31 May 2015, managers forecast a pressure of £6.0m on the cash limit of £300.0m for "
        "2015/16, 2.0% of the limit. The last report forecast a pressure of £5.0m, so it has "
        "become worse by £1.0m.\n"
        "That is net: services under pressure are £9.0m over, underspends in other services take "
        "off £2.0m and planned management action takes off £1.0m.\n"
        "By directorate the largest pressure is Children, £7.0m; £4.0m of it is placements, the "
        "largest group of services."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"before": 6e6}, "a pressure of £6.0m, so it has not changed."),
        ({"before": 7e6}, "so it has become better by £1.0m."),
        ({"before": -1e6}, "an underspend of £1.0m, so it has become worse by £7.0m."),
        ({"net_gbp": -3e6, "net_share": -0.01}, "an underspend of £3.0m on the cash limit of"),
        ({"net_gbp": -3e6, "net_share": -0.01}, "for 2015/16, 1.0% of the limit."),
        ({"net_gbp": 33e3, "net_share": 0.0001}, "for 2015/16, less than 0.1% of the limit."),
        (
            {"net_gbp": 0.0, "net_share": 0.0},
            "no pressure on the cash limit of £300.0m for 2015/16.",
        ),
        ({"gross_gbp": 0.0}, "No service is forecast over its cash limit."),
        ({"areas": AREAS.iloc[1:]}, "No group of services is over its cash limit after"),
        (
            {"areas": areas_of("Places", Waste=0)},
            "No group of services is over its cash limit after",
        ),
    ],
)
def test_headline_follows_the_signs(changed, words):
    assert words in headline(**changed)


@pytest.mark.parametrize(
    "areas",
    [
        areas_of("Places", Waste=8e5),
        areas_of("Children", Waste=8e6),
        areas_of("Children", Waste=8e5).assign(directorate=None),
    ],
)
def test_a_group_is_part_of_a_directorate_only_where_it_lies_in_it_and_is_no_larger(areas):
    said = headline(areas=areas)
    assert "By directorate the largest pressure is Children, £7.0m. By group of services" in said


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


def test_a_gross_figure_over_the_net_one_is_a_caution():
    said = caution(social_care=7e6, others=-1e6)
    assert said.role == "caution"
    assert said.paragraphs[0] == (
        "A net figure can hide a larger gross one. Net, there is a pressure of £6.0m. If the "
        "underspends did not last and the action did not work, £9.0m would have to be met."
    )
    assert said.paragraphs[1] == (
        "Children's social care alone, looked-after placements included, has a pressure of £7.0m "
        "after management action, more than the whole net figure. All the other services shown "
        "here together have an underspend of £1.0m."
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
            {"before_action_change_gbp": 520e3, "action_change_gbp": -120e3},
            "Care (Adults): a pressure of £0.9m, up £0.4m; before action the forecast rose £0.5m, "
            "and action takes off £0.1m more.",
        ),
        (
            {"before_action_change_gbp": -50e3, "action_change_gbp": 450e3},
            "Care (Adults): a pressure of £0.9m, up £0.4m; before action the forecast fell "
            "£50,000, and action takes off £0.5m less.",
        ),
        (
            {"before_action_change_gbp": 0.0, "action_change_gbp": 400e3},
            "Care (Adults): a pressure of £0.9m, up £0.4m; before action the forecast did not "
            "change, and action takes off £0.4m less.",
        ),
        (
            {"directorate": None, "service": "All other services"},
            "All other services: a pressure of £0.9m, up £0.4m.",
        ),
    ],
)
def test_a_change_is_told_by_its_signs(values, sentence):
    assert exhibits.say_changes(changes(**values), materiality_gbp=1e5).as_text() == sentence


def change_of_whole(**before: float) -> str:
    figures = compared(WHOLE, before=pd.Series({**WHOLE, **before}))
    return exhibits.say_change_of_whole(figures).as_text()


def test_what_changed_goes_from_gross_to_net():
    assert change_of_whole(
        gross_gbp=7e6, underspend_gbp=1.5e6, action_gbp=1.2e6, net_gbp=4.3e6
    ) == (
        "Pressures before anything is taken off: up £2.0m. Underspends in other services take off "
        "£0.5m more than before, and management action takes off £0.2m less than before. Net: up "
        "£1.7m."
    )
    assert "action takes off as much as before. Net: down £1.0m." in change_of_whole(
        gross_gbp=10e6, net_gbp=7e6
    )
    assert change_of_whole() == "The forecast as a whole has not changed since the last report."


def test_no_change_is_a_sentence():
    said = exhibits.say_changes(changes().iloc[:0], materiality_gbp=100_000)
    assert said.as_text() == ("No service's forecast moved by £0.1m or more since the last report.")


def test_the_bridge_is_told_with_or_without_pressures():
    steps = [("cash_limit", 10.0, True), ("offsets", -1.0, False), ("before_action", 9.0, True)]
    steps += [("action", 0.0, False), ("forecast", 9.0, True)]
    bridge = pd.DataFrame(steps, columns=["step", "amount_gbp", "is_total"]).assign(
        services=1.0, gross_share=None
    )
    less = WHOLE.where(~WHOLE.index.isin(["gross_gbp", "net_gbp"]), 0.0)
    less["net_gbp"] = -1e6
    shown = exhibits.draw_bridge(bridge, totals=less, now=NOW, source=SOURCE)
    assert isinstance(shown, Chart)
    assert shown.finding == (
        "No service is over its cash limit, and the forecast has an underspend of £1.0m."
    )
    assert "do not start at zero" in shown.subtitle
    assert "Underspends in other services | −0.0" not in shown.as_text()
    assert [row.count(" | ") for row in shown.table.as_text().splitlines()[1:]] == [3] * 6
    # A step of nought is a row and no bar.
    assert ">Management action<" not in shown.svg
    assert ">Underspends in other services<" in shown.svg
