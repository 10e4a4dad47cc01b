"""The sample register is the summary the Council was given, through the topic's own code."""

from pathlib import Path

import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.cabinet_decisions import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
AUGUST, JULY = Period.parse("2015-08"), Period.parse("2015-07")


@pytest.fixture(scope="module")
def register():
    return source.load(DATA, period=AUGUST).rows


@pytest.fixture(scope="module")
def totals(register):
    return measures.totals(register, as_at=AUGUST.last_day, soon_days=30)


def test_eighteen_paragraphs_under_nine_headings(register, totals):
    assert totals["paragraphs"] == 18
    assert totals["headings"] == 9
    assert set(register["paragraph"]) == {*range(1, 19)}


@pytest.mark.parametrize(
    ("verb", "paragraphs"),
    [
        ("considered", "1, 5, 8, 11, 13, 14"),
        ("noted", "2, 4, 9, 12, 14"),
        ("supported", "2"),
        ("endorsed", "3, 4"),
        ("agreed", "6"),
        ("authorised", "7"),
        ("approved", "9, 12"),
        ("requested", "9"),
        ("delegated", "10"),
        ("informed", "16"),
        ("reported", "15, 17, 18"),
        ("planned", "8, 10, 13"),
    ],
)
def test_a_verb_stands_in_its_paragraphs(register, verb, paragraphs):
    by_verb = measures.entries_by_verb(register).set_index("verb")
    assert by_verb.loc[verb, "paragraphs"] == paragraphs


def test_paragraphs_stand_under_their_headings(register):
    by_heading = measures.tasks_by_heading(register, as_at=AUGUST.last_day)
    assert by_heading["paragraphs"].iloc[:-1].to_list() == [
        "1, 2, 3, 4",
        "5, 6, 7",
        "8, 9, 10",
        "11, 12",
        "13, 14",
        "15",
        "16",
        "17",
        "18",
    ]


def test_delegations_have_the_owners_of_the_summary(register):
    passed_on = register[register["verb"].isin(measures.DELEGATING)]
    assert passed_on[["paragraph", "owner", "owner_basis"]].values.tolist() == [
        [7, "Director of Children's Services", "published"],
        [9, "Director of Adult Services and Health", "published"],
        [10, "Cabinet Member with Responsibility for Health and Wellbeing", "published"],
    ]


def test_only_the_repayment_of_reserves_has_a_published_due_day(register):
    published = register[register["due_basis"].eq("published")]
    assert published["decision_ref"].to_list() == ["2015-07/8b"]


def test_the_heading_that_contradicts_its_date_is_noticed(register):
    in_doubt = measures.headings_in_doubt(register)
    assert in_doubt[["paragraph", "named_year", "year_of_day"]].values.tolist() == [
        [17, "2014/15", "2015/16"]
    ]


def test_the_headline_says_it(register, totals):
    before = measures.totals(source.load(DATA, period=JULY).rows, as_at=JULY.last_day, soon_days=30)
    said = exhibits.say_headline(
        register,
        figures=compared(totals, before=before),
        outstanding=measures.outstanding_tasks(register, as_at=AUGUST.last_day),
        now=AUGUST,
    ).as_text()
    assert "27 entries, 18 numbered paragraphs and nine headings" in said
    assert "one is complete and five are outstanding at 31 August 2015, none overdue" in said
    assert "A step of paragraph 9 is overdue, which was due on 28 August 2015" in said


def test_directorates_together_are_the_whole(register, totals):
    names = register["directorate"].unique()
    parts = [source.load(DATA, period=AUGUST, directorate=name).rows for name in names]
    counted = [measures.totals(part, as_at=AUGUST.last_day, soon_days=30) for part in parts]
    for figure in ("paragraphs", "entries", "tasks", "outstanding"):
        assert sum(each[figure] for each in counted) == totals[figure]
