"""The sample grant says what the Cabinet was told, through the topic's own code."""

from pathlib import Path

import pytest

from analysis.periods import Period
from analysis.topics.public_health_grant import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
MAY, AUGUST = Period.parse("2015-05"), Period.parse("2015-08")
AREAS = [
    "older people's recovery services",
    "targeted prevention services for adults",
    "universal prevention services for adults",
    "prevention services for children",
    "strategic functions",
]


@pytest.fixture(scope="module")
def services():
    return source.load(DATA, period=MAY).rows


@pytest.fixture(scope="module")
def reserves():
    return source.load_reserves(DATA, period=MAY).rows


@pytest.fixture(scope="module")
def years():
    cut = measures.cut_of(source.load_cut(DATA).rows)
    bridge = measures.bridge(cut, repaid_first_gbp=1_300_000)
    return measures.needed(bridge, planned=source.load_planned(DATA).rows)


@pytest.fixture(scope="module")
def paths(years, reserves):
    given = {"reserves": reserves, "movements": source.load_movements(DATA).rows}
    return measures.path(years, **given), measures.unsaved_path(years, **given)


@pytest.fixture(scope="module")
def proposals(services, years):
    return measures.with_savings(
        source.load_proposals(DATA, period=AUGUST).rows,
        planned=source.load_planned(DATA).rows,
        services=services,
        years=years,
    )


def test_the_cut_is_three_point_three_million_of_a_national_two_hundred():
    cut = measures.cut_of(source.load_cut(DATA).rows)
    assert cut["council_saving_gbp"] == 3_300_000
    assert cut["national_cut_gbp"] == 200_000_000
    assert round(cut["national_share"], 3) == 0.062


def test_reserves_meet_it_and_two_years_repay_it(years):
    assert years["draw_gbp"].to_list() == [3_300_000, 0, 0, 0]
    assert years["repay_gbp"].sum() == 3_300_000
    assert years.loc[years["repay_gbp"] > 0, "financial_year"].to_list() == ["2016/17", "2017/18"]


def test_the_plan_is_what_must_be_saved_if_the_cut_recurs(years):
    assert years["short_gbp"].iloc[:3].to_list() == [0, 0, 0]
    assert years["planned_gbp"].iloc[1:3].to_list() == [4_600_000, 5_300_000]


def test_the_five_areas_hold_a_grant_of_about_thirty_million(services):
    areas = measures.spending_by_area(services)
    assert areas["area"].to_list() == [*AREAS, "Total"]
    assert abs(areas["budget_gbp"].iloc[-1] - 30e6) < 1e6


def test_most_of_the_grant_is_in_contracts_that_need_notice(services, reserves, paths):
    figures = measures.totals(services, reserves=reserves, path=paths[0])
    assert figures["committed_share"] > 0.5


def test_every_area_has_a_proposal_and_none_saves_what_notice_does_not_allow(services, proposals):
    areas = measures.spending_by_area(services)
    savings = measures.savings_by_area(proposals, areas=areas)
    assert (savings["saving_first_gbp"] > 0).all()
    freed = measures.freed_in(services, notice=Period.parse("2016-01"), financial_year="2016/17")
    assert measures.more_than_freed(freed, planned=proposals).empty


def test_the_headline_says_them(services, reserves, years, paths, proposals):
    path, unsaved = paths
    said = exhibits.say_headline(
        measures.totals(services, reserves=reserves, path=path),
        years=years,
        reserves=measures.reserve_years(path, unsaved=unsaved),
        counts=measures.counts(measures.with_state(proposals, as_at=AUGUST.last_day)),
        now=MAY,
        proposals_now=AUGUST,
    )
    cut, enough, grant, decisions = said.paragraphs
    assert "A saving of £3.3m is likely to be necessary in 2015/16" in cut
    assert "Public Health reserves meet it, and are repaid" in cut
    assert enough.startswith("The reserves are sufficient")
    assert "Most of it, £23.4m (78.1%), is in contracts that need notice." in grant
    assert "all 12 final decisions are outstanding, none overdue" in decisions


def test_who_decides_is_as_delegated(proposals):
    stated = measures.with_state(proposals, as_at=AUGUST.last_day)
    said = exhibits.say_outstanding(
        stated, counts=measures.counts(stated), now=AUGUST, asked_in="paragraph 9"
    )
    assert said.paragraphs[0].startswith(
        "The final decision for each service is delegated to the Cabinet Member with "
        "Responsibility for Health and Wellbeing, in discussion with the Director of Adult "
        "Services and Health."
    )


def test_every_file_passes_its_checks():
    files = [each.file for each in source.check(DATA, period="2015-05", comparison="2015-04")]
    assert files == [
        "data/public_health_grant/2015-05.csv",
        "data/reserves/2015-05.csv",
        "data/public_health_grant/planned_savings.csv",
        "data/reserves/planned_movements.csv",
        "data/public_health_grant/evidence.csv",
        "data/public_health_grant/cuts.csv",
        "data/public_health_grant/conditions.csv",
        "data/public_health_grant/2015-04.csv",
        "data/reserves/2015-04.csv",
        "data/public_health_proposals/2015-07.csv",
        "data/public_health_proposals/2015-08.csv",
    ]
