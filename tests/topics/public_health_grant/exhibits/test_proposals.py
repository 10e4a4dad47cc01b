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
    return exhibits.say_outstanding(frame, counts=counts, now=NOW).paragraphs


def test_who_decides_is_said_once():
    who, state = said({}, {})
    assert who.startswith(
        "The final decision for each service is delegated to the Cabinet Member, in discussion "
        "with the Director."
    )
    assert state.startswith("At 31 August 2015, all two final decisions are outstanding")


def test_overdue_steps_are_named():
    assert said({}, LATE)[-1] == "Overdue: Service 2 (screening, due on 28 August 2015)."


def test_no_proposals_are_a_sentence():
    frame = stated({}).iloc[:0]
    counts = measures.counts(frame)
    only = exhibits.say_outstanding(frame, counts=counts, now=NOW).paragraphs
    assert only == ("At 31 August 2015, no proposal for a saving is registered.",)


def test_the_table_shows_steps_and_decisions():
    decided = {**SCREENED, "decision": "approved", "decided_on": "2015-08-30"}
    table = exhibits.tabulate_proposals(
        stated({}, LATE, decided), years=years(), now=NOW, sources=("One.",)
    )
    rest = [line.split(" | ")[3:] for line in table.as_text().splitlines()[2:]]
    assert rest == [
        ["Screening due, 30 September 2015", "Outstanding, due 29 January 2016"],
        ["Screening overdue, 28 August 2015", "Outstanding, due 29 January 2016"],
        ["Screening done", "Approved on 30 August 2015"],
    ]
    assert (
        table.as_text().splitlines()[2].startswith("Service 1 (PP-01). Fewer places. | 0.9 | 1.0")
    )
