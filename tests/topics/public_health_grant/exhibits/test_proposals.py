"""Proposals in words and their table: who decides, what is overdue, what was decided."""

from analysis.periods import Period
from analysis.topics.public_health_grant import exhibits, measures

from ..sample import stated, years

NOW = Period.parse("2015-08")
SCREENED = {"screening_done_on": "2015-08-20", "full_assessment": "no"}
LATE = {"screening_due": "2015-08-28"}


def said(*rows: dict) -> tuple[str, ...]:
    frame = stated(*rows)
    counts = measures.counts(frame)
    return exhibits.say_outstanding(
        frame, counts=counts, now=NOW, asked_in="paragraph 9"
    ).paragraphs


def test_who_decides_is_said_once():
    who, state = said({}, {})
    assert who.startswith(
        "The final decision for each service is delegated to the Cabinet Member, in discussion "
        "with the Director."
    )
    assert state.startswith("At 31 August 2015, all two final decisions are outstanding")


def test_overdue_steps_are_named():
    assert "Overdue: Service 2 (screening, due on 28 August 2015). The" in said({}, LATE)[-1]


def test_where_the_equality_work_was_asked_for_comes_with_its_last_day():
    last = {**SCREENED, "full_assessment": "yes", "full_due": "2015-10-30"}
    assert said({}, last)[-1].endswith(
        "The equality work was asked for in paragraph 9; its last step is due on 30 October 2015."
    )
    assert "paragraph 9" not in said(SCREENED)[-1]


def test_no_proposals_are_a_sentence():
    frame = stated({}).iloc[:0]
    counts = measures.counts(frame)
    only = exhibits.say_outstanding(
        frame, counts=counts, now=NOW, asked_in="paragraph 9"
    ).paragraphs
    assert only == ("At 31 August 2015, no proposal for a saving is registered.",)


def test_the_table_shows_steps_and_decisions():
    decided = {**SCREENED, "decision": "approved", "decided_on": "2015-08-30"}
    table = exhibits.tabulate_proposals(
        stated({}, LATE, decided), years=years(), now=NOW, sources=("One.",)
    )
    lines = table.as_text().splitlines()
    assert [line.split(" | ")[3:] for line in lines[2:]] == [
        ["Screening due 30 September 2015", "due 29 January 2016"],
        ["Screening overdue 28 August 2015", "due 29 January 2016"],
        ["Screening done", "approved on 30 August 2015"],
    ]
    assert lines[2].startswith("Service 1. Fewer places. | 0.9 | 1.0")


def test_a_final_decision_that_is_the_same_for_all_is_a_note():
    table = exhibits.tabulate_proposals(stated({}, LATE), years=years(), now=NOW, sources=("One.",))
    assert table.notes == ("Final decision of each: due 29 January 2016.",)
    assert table.as_text().splitlines()[1].endswith("| Equality impact")


def test_an_overdue_decision_is_called_so():
    late = {"decision_due": "2015-08-20"}
    table = exhibits.tabulate_proposals(stated(late), years=years(), now=NOW, sources=("One.",))
    assert table.notes == ("Final decision of each: overdue, due 20 August 2015.",)
