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
    assert said.paragraphs == ("Spend well. On health. Here: done.",)
    none = exhibits.list_conditions(pd.DataFrame([row]).iloc[:0])
    assert none.as_text() == "No condition of the grant is recorded."


def ends(frame: pd.DataFrame | None = None):
    by_end = measures.by_earliest_end(freed(frame), planned=PLANNED)
    return exhibits.tabulate_ends(by_end, years=years(), notice=NOTICE, sources=("One.",))


def test_services_come_by_their_end_then_the_mandated_then_the_total():
    assert ends().as_text().splitlines()[1:] == [
        "Service | Budget (£m) | Notice (months) | Could end on | Frees 2016/17 (£m) | "
        "Saving 2016/17 (£m)",
        "Quitting | 0.60 | 12 | 31 March 2016 | 0.60 | 0.00",
        "Step-down | 1.20 | 6 | 31 July 2016 | 0.80 | 0.70",
        "One mandated service | 0.20 | [z] | [z] | 0.00 | 0.05",
        "Total | 2.00 | [z] | [z] | 1.40 | 0.75",
    ]


def test_services_that_end_with_their_contract_are_named():
    assert "or with its contract if that is sooner (quitting)." in ends().notes[0]
    without = ends(services(PH_02={"contract_ends": None})).notes[0]
    assert without.startswith("Could end on: after its notice. Frees")


def notice_said(
    frame: pd.DataFrame, *, decided_by: str | None = "2016-01-29", days: int = 0
) -> str:
    time = pd.Series({"decided_by": pd.to_datetime(decided_by), "working_days": days}, dtype=object)
    at_most = measures.freed_at_most(freed(), freed_before=freed(year="2015/16"), years=frame)
    return exhibits.say_notice(at_most, years=frame, notice=NOTICE, time=time).as_text()


@pytest.mark.parametrize(
    ("decided_by", "days", "words"),
    [
        (
            "2016-01-29",
            0,
            "The final decisions are due by 29 January 2016; no working day is left after that, so "
            "notice must go out the same day.",
        ),
        (
            "2016-01-27",
            2,
            "The final decisions are due by 27 January 2016, which leaves two working days for "
            "notice.",
        ),
        (
            "2016-02-01",
            0,
            "The final decisions are due by 1 February 2016, after that day: notice would have to "
            "come later, and frees less.",
        ),
    ],
)
def test_whether_notice_can_follow_the_decisions_is_said(decided_by, days, words):
    assert notice_said(years(), decided_by=decided_by, days=days).splitlines()[1:] == [words]


def test_decisions_that_are_taken_leave_nothing_to_wait_for():
    (only,) = notice_said(years(), decided_by=None).splitlines()
    assert only.startswith("If notice is given by Sunday 31 January 2016 to every service")


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
    said = notice_said(frame)
    assert words in said
    assert "at most £0 is freed in 2015/16" in said


def test_a_saving_planned_too_soon_is_a_caution():
    over = measures.more_than_freed(freed(), planned=PLANNED.assign(saving_first_gbp=[900e3, 50e3]))
    said = exhibits.say_too_soon(over, years=years())
    assert said.role == "caution"
    assert said.paragraphs == (
        "Step-down: £0.9m is proposed for 2016/17, but ending it frees at most £0.8m.",
    )


def test_no_saving_too_soon_is_a_sentence():
    over = measures.more_than_freed(freed(), planned=PLANNED)
    said = exhibits.say_too_soon(over, years=years())
    assert said.role == "text"
    assert said.as_text().startswith(
        "No saving proposed for 2016/17 on a service that may end is more"
    )
