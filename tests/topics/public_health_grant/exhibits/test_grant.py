"""The grant in words and tables: areas, conditions, notice."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.public_health_grant import exhibits, measures

from ..sample import services, thousandfold, years

NOW, NOTICE = Period.parse("2015-05"), Period.parse("2016-01")
PLANNED = pd.DataFrame({"service_ref": ["PH-01", "PH-03"], "saving_first_gbp": [700e3, 50e3]})


def freed(frame: pd.DataFrame | None = None, *, year: str = "2016/17") -> pd.DataFrame:
    frame = thousandfold(services() if frame is None else frame)
    return measures.freed_in(frame, notice=NOTICE, financial_year=year)


def test_mandated_services_are_named_by_their_largest_area():
    said = exhibits.say_mandated(measures.spending_by_area(thousandfold(services()))).as_text()
    assert said == (
        "£0.2m of the £2.0m (10.0%) pays for services the law mandates, £0.2m of it in "
        "prevention services for children."
    )


def test_nothing_mandated_is_a_sentence():
    areas = measures.spending_by_area(services().iloc[:2])
    said = exhibits.say_mandated(areas).as_text()
    assert said == "No service that the grant pays for is mandated by law."


def test_areas_come_with_their_savings():
    areas = measures.spending_by_area(services()).assign(
        saving_first_gbp=[1e6, 0, 1e6], saving_second_gbp=[2e6, 0, 2e6]
    )
    table = exhibits.tabulate_areas(areas, years=years(), now=NOW, sources=("One.", "Two."))
    shown = table.as_text().splitlines()
    assert shown[1].endswith("Saving 2016/17 (£m) | Saving 2017/18 (£m)")
    assert shown[2].startswith("Older people's recovery services | ")
    assert shown[-1].endswith("| 1.0 | 2.0")


def test_conditions_are_listed_and_their_absence_is_said():
    row = {"condition": "Spend well", "meaning": "On health", "position": "Done", "source": "Act"}
    said = exhibits.list_conditions(pd.DataFrame([row]))
    assert said.paragraphs == ("Spend well. On health. Here: Done. (Act.)",)
    none = exhibits.list_conditions(pd.DataFrame([row]).iloc[:0])
    assert none.as_text() == "No condition of the grant is recorded."


def test_a_service_shows_its_notice_and_end():
    table = exhibits.tabulate_services(freed(), now=NOW, notice=NOTICE, source="S.")
    assert table.as_text().splitlines()[2:] == [
        "Step-down (PH-01) | 1.20 | 6 | [z] | 31 July 2016",
        "Quitting (PH-02) | 0.60 | 12 | 31 March 2016 | 31 March 2016",
        "Weighing (PH-03) | 0.20 | 3 | 31 March 2017 | mandated",
    ]


def test_ends_are_days_then_the_mandated_then_the_total():
    ends = measures.by_earliest_end(freed(), planned=PLANNED)
    table = exhibits.tabulate_ends(ends, years=years(), notice=NOTICE, source="S.")
    firsts = [line.split(" | ")[0] for line in table.as_text().splitlines()[2:]]
    assert firsts == ["31 March 2016", "31 July 2016", "Mandated: cannot end", "Total"]


@pytest.mark.parametrize(
    ("needed", "words"),
    [
        (350e3, "£1.4m in 2016/17; the £0.4m that must be saved is 25.0% of that."),
        (2e6, "£1.4m in 2016/17, less than the £2.0m that must be saved."),
        (0.0, "£1.4m in 2016/17; nothing has to be saved in it."),
    ],
)
def test_what_notice_frees_is_set_against_what_must_be_saved(needed, words):
    frame = years().assign(recurring_gbp=[0.0, needed, 0.0, 0.0])
    at_most = measures.freed_at_most(freed(), freed_before=freed(year="2015/16"), years=frame)
    said = exhibits.say_notice(at_most, years=frame, notice=NOTICE).as_text()
    assert words in said
    assert "at most £0 is freed in 2015/16" in said


def test_a_saving_planned_too_soon_is_a_caution():
    over = measures.more_than_freed(freed(), planned=PLANNED.assign(saving_first_gbp=[900e3, 50e3]))
    said = exhibits.say_too_soon(over, years=years())
    assert said.role == "caution"
    assert said.paragraphs == (
        "Step-down (PH-01): £0.9m is planned in 2016/17, but ending it frees at most £0.8m.",
    )


def test_no_saving_too_soon_is_a_sentence():
    over = measures.more_than_freed(freed(), planned=PLANNED)
    said = exhibits.say_too_soon(over, years=years())
    assert said.role == "text"
    assert said.as_text().startswith("No saving planned for 2016/17 is more than notice allows")
