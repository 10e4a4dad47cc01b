"""The headline: the cut and its repayment, whether reserves suffice, decisions left."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.public_health_grant import exhibits, measures

from ..sample import by_year, reserves, services, stated, thousandfold, years

NOW, AUGUST = Period.parse("2015-05"), Period.parse("2015-08")
LAST, JULY = Period.parse("2015-04"), Period.parse("2015-07")
COUNTS = {
    "proposals": 12,
    "screened": 3,
    "equality_overdue": 1,
    "decisions_left": 12,
    "decisions_overdue": 0,
}


def totals(frame: pd.DataFrame | None = None) -> pd.Series:
    frame = services() if frame is None else frame
    return measures.totals(
        thousandfold(frame), reserves=thousandfold(reserves()), path=thousandfold(by_year())
    )


def headline(frame: pd.DataFrame | None = None, **given) -> tuple[str, ...]:
    return exhibits.say_headline(
        totals(frame),
        years=thousandfold(years(**given)),
        reserves=thousandfold(by_year(**given)),
        counts=measures.counts(stated({}, {})),
        now=NOW,
        proposals_now=AUGUST,
    ).paragraphs


def test_the_scope_names_both_positions():
    said = exhibits.say_scope(
        NOW, last=LAST, proposals_now=AUGUST, proposals_last=JULY, materiality_gbp=100_000
    )
    for part in ("31 May 2015 (month 2 of 2015/16)", "30 April 2015", "31 August", "31 July"):
        assert part in said.as_text()


def test_the_headline_says_cut_repayment_and_what_must_be_saved():
    cut, enough, grant, decisions = headline()
    assert "A saving of £3.3m is likely to be necessary in 2015/16" in cut
    assert "repaid £1.3m in 2016/17 and £2.0m in 2017/18 (the split is an assumption)" in cut
    assert "£4.6m must be saved in 2016/17 and £5.3m in 2017/18" in cut
    assert enough.startswith("The reserves are sufficient")
    assert "£2.0m before the cut; £0.3m of it (15.0%)" in grant
    assert decisions.startswith("At 31 August 2015, all two final decisions are outstanding")


def test_another_split_is_said_as_it_is():
    assert "repaid £0 in 2016/17 and £3.3m in 2017/18" in headline(repaid_first=0)[0]


@pytest.mark.parametrize(("months", "begins"), [(6, "Most of it, £1.2m"), (0, "£0 (0.0%), is in")])
def test_most_of_the_grant_is_said_only_where_it_is(months, begins):
    frame = services().assign(arrangement=["contract", "council service", "council service"])
    frame["notice_months"] = months
    assert begins in headline(frame)[2]


@pytest.mark.parametrize(
    ("minimum", "words"),
    [
        (
            1500,
            "The reserves are sufficient if the proposed savings are made: nearest to their "
            "minimum at the end of 2015/16, they come to £2.4m, £0.9m above the minimum of £1.5m.",
        ),
        (
            2400,
            "The reserves are sufficient if the proposed savings are made: nearest to their "
            "minimum at the end of 2015/16, they come to £2.4m, just the minimum of £2.4m.",
        ),
        (
            2500,
            "The reserves are not sufficient: at the end of 2015/16 they would be £2.4m, £0.1m "
            "below their minimum of £2.5m.",
        ),
    ],
)
def test_whether_reserves_suffice_follows_their_balance(minimum, words):
    assert exhibits.say_sufficient(thousandfold(by_year(minimum=minimum))) == words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {},
            "all 12 final decisions are outstanding, none overdue; three of 12 equality screenings "
            "are done, one equality step is overdue.",
        ),
        (
            {"decisions_left": 5, "decisions_overdue": 2, "screened": 0, "equality_overdue": 0},
            "five of 12 final decisions are outstanding, two overdue; none of 12 equality "
            "screenings are done, no equality steps are overdue.",
        ),
        ({"decisions_left": 0}, "every final decision has been taken."),
        ({"proposals": 0}, "no proposal for a saving is registered."),
    ],
)
def test_decisions_are_said_as_they_stand(changed, words):
    assert exhibits.say_decisions(pd.Series(COUNTS | changed)) == words


def test_one_proposal_is_not_all_of_them():
    one = pd.Series(COUNTS | {"proposals": 1, "decisions_left": 1, "screened": 1})
    assert exhibits.say_decisions(one).startswith("the one final decision is outstanding")


def test_the_caution_forbids_the_national_percentage():
    cut = pd.Series(
        {
            "council_saving_gbp": 3_300_000.0,
            "national_cut_gbp": 200_000_000.0,
            "national_share": 200 / 3230,
        }
    )
    said = exhibits.say_caution(cut)
    assert said.role == "caution"
    assert "£3.3m is held as it was given" in said.as_text()
    assert "what makes it up is not in the summary of decisions" in said.as_text()
    assert "6.2% of all grants. That percentage is not used here" in said.as_text()


def test_key_figures_show_the_change():
    now = totals()
    before = now.copy()
    before["spent_gbp"] = 200_000
    figures = compared(now, before=before)
    shown = exhibits.tabulate_key_figures(figures, now=NOW, last=LAST, source="S.").as_text()
    assert "Spent so far | £0.3m | £0.2m | up £0.1m" in shown
    assert "Grant budgeted for the year, before the cut | £2.0m" in shown
    assert "Forecast spending for the year | £2.0m | £2.0m | no change" in shown
