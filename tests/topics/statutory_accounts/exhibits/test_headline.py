"""Sentences on the accounts: an opinion is only given when it was, and words follow the days."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.statutory_accounts import exhibits

NOW, LAST = Period.parse("2015-06"), Period.parse("2015-05")
INDICATED = pd.Series(
    {
        "stage": "indicated",
        "auditor": "Grant Thornton",
        "outcome": "unqualified",
        "condition": "no matters arising from the public inspection period",
        "indicated_on": pd.Timestamp("2015-06-26"),
        "given_on": pd.NaT,
    },
    dtype=object,
)
UNKNOWN = pd.Series({**INDICATED, "stage": "not indicated", "outcome": None}, dtype=object)
GIVEN = pd.Series(
    {**INDICATED, "stage": "given", "given_on": pd.Timestamp("2015-07-31")}, dtype=object
)
TOTALS = pd.Series({"steps": 8.0, "done": 5.0, "done_late": 0.0, "missed": 0.0, "behind": 0.0})
NOTHING = (
    "No step was done, moved or became late, and nothing was found or carried out, since the last "
    "report."
)
WINDOW = pd.Series(
    {"opens": date(2015, 6, 29), "closes": date(2015, 7, 24), "open_days": 20, "left_days": 18},
    dtype=object,
)
PUBLICATION = {
    "milestone": "accounts published",
    "financial_year": "2014/15",
    "planned": pd.Timestamp("2015-08-07"),
    "actual": pd.NaT,
    "deadline": pd.Timestamp("2015-09-30"),
    "days_in_hand": 54.0,
}


def headline(
    *, opinion=INDICATED, window=None, publication=None, put_back=0, **totals: float
) -> list[str]:
    said = exhibits.say_headline(
        compared(pd.Series({**TOTALS, **totals}), before=TOTALS),
        opinion=opinion,
        window=pd.Series({**WINDOW, **(window or {})}, dtype=object),
        stated=pd.DataFrame([{**PUBLICATION, **(publication or {})}]),
        put_back=put_back,
        now=NOW,
    )
    return list(said.paragraphs)


def test_the_headline_is_the_opinion_as_it_stands_then_the_steps():
    assert headline() == [
        "Grant Thornton, the council's external auditor, has indicated that it will give an "
        "unqualified opinion on the 2014/15 financial statements, subject to no matters arising "
        "from the public inspection period. The opinion has not been given yet.",
        "At 30 June 2015, five of the eight steps of closing the accounts are done, and none is "
        "late.",
        "The public inspection runs from 29 June 2015 to 24 July 2015, 20 working days; 18 are "
        "left. Publication is planned for 7 August 2015, 54 days before the deadline of "
        "30 September 2015.",
    ]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("unqualified", "an unqualified opinion"),
        ("qualified", "a qualified opinion"),
        ("adverse", "an adverse opinion"),
        ("disclaimer", "a disclaimer of opinion"),
    ],
)
def test_each_opinion_has_its_words(outcome, words):
    opinion = pd.Series({**GIVEN, "outcome": outcome}, dtype=object)
    assert exhibits.say_opinion(opinion, financial_year="2014/15") == (
        f"Grant Thornton, the council's external auditor, gave {words} on the 2014/15 financial "
        "statements on 31 July 2015."
    )


def test_an_opinion_nobody_has_spoken_of_is_said_to_be_unknown():
    assert headline(opinion=UNKNOWN)[0] == (
        "Grant Thornton, the council's external auditor, has not yet said what opinion it will "
        "give on the 2014/15 financial statements."
    )


def test_an_indication_without_a_condition_is_still_no_opinion():
    said = headline(opinion=pd.Series({**INDICATED, "condition": None}, dtype=object))[0]
    assert said.endswith("financial statements. The opinion has not been given yet.")


@settings(max_examples=20)
@given(
    stage=st.sampled_from(["indicated", "not indicated"]),
    outcome=st.sampled_from(["unqualified", "qualified", "adverse", "disclaimer"]),
    condition=st.none() | st.just("nothing arising"),
)
def test_no_sentence_says_gave_before_the_opinion_is_given(stage, outcome, condition):
    changed = {"stage": stage, "outcome": outcome, "condition": condition}
    opinion = pd.Series({**INDICATED, **changed}, dtype=object)
    said = " ".join(headline(opinion=opinion)).lower()
    told = news(opinion=opinion).lower()
    for word in (" gave ", "has given", "was given", "issued"):
        assert word not in said
        assert word not in told


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        ({"done": 0.0}, "none of the eight steps of closing the accounts are done, and none is"),
        ({"done": 1.0}, "one of the eight steps of closing the accounts is done, and none is late"),
        (
            {"done_late": 2.0},
            "five of the eight steps of closing the accounts are done, two of "
            "them after the deadline.",
        ),
        ({"missed": 1.0}, "are done; one has missed the deadline."),
        (
            {"missed": 2.0, "behind": 1.0},
            "are done; two have missed the deadline and one has fallen behind plan.",
        ),
    ],
)
def test_the_steps_are_said_as_they_stand(totals, words):
    assert words in headline(**totals)[1]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"put_back": 3},
            "are done, and none is late against the plan as now dated; three planned days were put "
            "back since the last report.",
        ),
        (
            {"put_back": 1, "behind": 1.0},
            "are done; one has fallen behind plan; one planned day was put back since the last "
            "report.",
        ),
    ],
)
def test_days_put_back_stand_beside_what_is_late(given, words):
    assert words in headline(**given)[1]


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ({"left_days": 1}, "20 working days; one is left."),
        ({"left_days": 0}, "ran from 29 June 2015 to 24 July 2015, 20 working days."),
        (
            {"opens": date(2015, 7, 6), "left_days": 15, "open_days": 15},
            "is to run from 6 July 2015 to 24 July 2015, 15 working days.",
        ),
    ],
)
def test_the_inspection_is_ahead_under_way_or_over(window, words):
    assert words in headline(window=window)[2]


@pytest.mark.parametrize(
    ("publication", "words"),
    [
        ({"days_in_hand": 0.0}, "planned for 7 August 2015, the day of the deadline."),
        ({"days_in_hand": -1.0}, "7 August 2015, one day after the deadline of 30 September 2015."),
        ({"days_in_hand": float("nan")}, "Publication is planned for 7 August 2015."),
        (
            {"actual": pd.Timestamp("2015-08-03"), "days_in_hand": 58.0},
            "The accounts were published on 3 August 2015, 58 days before the deadline of",
        ),
    ],
)
def test_publication_is_told_against_its_deadline(publication, words):
    assert words in headline(publication=publication)[2]


KINDS = ["corrected misstatement", "uncorrected misstatement", "disclosure", "recommendation"]
ASKED = {
    "financial_year": "2013/14",
    "title": "Keep evidence",
    "state": "carried out",
    "completed_on": pd.Timestamp("2015-06-12"),
    "due": pd.Timestamp("2015-06-30"),
}


def by_kind(*findings: int) -> pd.DataFrame:
    counted = [*findings, *[0] * (4 - len(findings))]
    rows = {"kind": [*KINDS, "Total"], "findings": [*counted, sum(counted)]}
    return pd.DataFrame(rows | {"amount_gbp": [0.0, 210e3 * counted[1], 0.0, 0.0, 0.0]})


def news(
    changes: pd.DataFrame | None = None,
    *,
    opinion=UNKNOWN,
    before=UNKNOWN,
    reported: pd.DataFrame | None = None,
    recommendations: pd.DataFrame | None = None,
) -> str:
    return exhibits.say_changes(
        pd.DataFrame() if changes is None else changes,
        opinion=opinion,
        before=before,
        reported=by_kind() if reported is None else reported,
        recommendations=pd.DataFrame() if recommendations is None else recommendations,
    ).as_text()


def test_what_the_auditor_reported_is_a_change():
    assert news(reported=by_kind(2, 1, 0, 1)) == (
        "The auditor reported two corrected misstatements, one uncorrected misstatement (£0.2m) "
        "and one recommendation."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Recommendation on the 2013/14 accounts carried out on 12 June 2015: keep evidence."),
        (
            {"state": "overdue"},
            "Recommendation on the 2013/14 accounts became overdue; it was due on 30 June 2015: "
            "keep evidence.",
        ),
    ],
)
def test_a_recommendation_carried_out_or_overdue_is_a_change(values, words):
    assert news(recommendations=pd.DataFrame([{**ASKED, **values}])) == words


def change(**values: object) -> str:
    row = {
        "milestone": "accounts approved",
        "state_before": "to come",
        "state_now": "to come",
        "planned_before": pd.Timestamp("2015-06-26"),
        "planned_now": pd.Timestamp("2015-06-26"),
        "actual": pd.NaT,
    }
    return news(pd.DataFrame([{**row, **values}]))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"state_now": "done", "actual": pd.Timestamp("2015-06-26")},
            "Accounts approved: done on 26 June 2015.",
        ),
        (
            {"state_now": "done late", "actual": pd.Timestamp("2015-10-02")},
            "Accounts approved: done after its deadline on 2 October 2015.",
        ),
        ({"state_now": "deadline missed"}, "Accounts approved: missed its deadline."),
        (
            {"state_now": "behind plan"},
            "Accounts approved: fell behind plan; it was planned for 26 June 2015.",
        ),
        (
            {"planned_now": pd.Timestamp("2015-07-10")},
            "Accounts approved: planned day put back from 26 June 2015 to 10 July 2015.",
        ),
        (
            {"planned_now": pd.Timestamp("2015-06-19")},
            "Accounts approved: planned day brought forward from 26 June 2015 to 19 June 2015.",
        ),
    ],
)
def test_a_change_says_what_happened(values, words):
    assert change(**values) == words


@pytest.mark.parametrize(
    ("opinion", "before", "words"),
    [
        (
            INDICATED,
            UNKNOWN,
            "On 26 June 2015 the auditor indicated an unqualified opinion; it has not been given "
            "yet.",
        ),
        (
            GIVEN,
            INDICATED,
            "On 31 July 2015 the auditor gave an unqualified opinion (last report: unqualified "
            "indicated).",
        ),
        (UNKNOWN, INDICATED, "The auditor's indication of an opinion was taken back."),
        (INDICATED, INDICATED, NOTHING),
        (UNKNOWN, UNKNOWN, NOTHING),
    ],
)
def test_a_new_stage_of_the_opinion_is_told_first(opinion, before, words):
    assert news(opinion=opinion, before=before) == words


@pytest.mark.parametrize(("findings", "table"), [(0, None), (1, "audit_findings")])
def test_figures_of_findings_lead_to_their_table_only_where_there_is_one(findings, table):
    shown = exhibits.tabulate_key_figures(
        compared(pd.Series(dict.fromkeys(exhibits.headline.KEY_FIGURES, 0.0)), before=TOTALS),
        found=pd.DataFrame({"title": ["A finding"] * findings}),
        now=Period(2015, 6),
        last=Period(2015, 5),
        source="S.",
    )
    tables = [figure.table for figure in shown.figures]
    assert tables == ["closing_timetable"] * 6 + [table] * 3


def test_scope_names_the_year_of_the_accounts():
    said = exhibits.say_scope(NOW, last=LAST, financial_year="2014/15").as_text()
    assert said.startswith("Accounts of 2014/15. Position at 30 June 2015, compared with")
