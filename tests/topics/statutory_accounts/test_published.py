"""The sample accounts stand as the Cabinet was told, through the topic's own code."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.statutory_accounts import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
JUNE, MAY = Period.parse("2015-06"), Period.parse("2015-05")
YEAR = "2014/15"


@pytest.fixture(scope="module")
def timetable():
    return source.load(DATA, period=JUNE).rows


@pytest.fixture(scope="module")
def law():
    return measures.law_by_year(
        source.load_deadlines(DATA).rows, inspection=source.load_inspection(DATA).rows
    ).set_index("financial_year")


def test_the_opinion_is_indicated_unqualified_and_subject_to_the_inspection(timetable):
    said = exhibits.say_opinion(measures.opinion(timetable), financial_year=YEAR)
    assert said == (
        "Grant Thornton, the council's external auditor, has indicated that it will give an "
        "unqualified opinion on the 2014/15 financial statements, subject to no matters arising "
        "from the public inspection period. The opinion has not been given yet."
    )


def test_the_headline_opens_with_it(timetable):
    rule = source.load_inspection(DATA, financial_year=YEAR).rows.iloc[0]
    deadlines = source.load_deadlines(DATA).rows
    stated = measures.steps(timetable, deadlines=deadlines, rule=rule, as_at=JUNE.last_day)
    window = measures.inspection_window(timetable, rule=rule, as_at=JUNE.last_day)
    found = measures.findings_at(
        source.load_findings(DATA).rows, financial_year=YEAR, as_at=JUNE.last_day
    )
    totals = measures.totals(stated, window=window, findings=found)
    said = exhibits.say_headline(
        compared(totals, before=totals),
        opinion=measures.opinion(timetable),
        window=window,
        stated=stated,
        put_back=0,
        now=JUNE,
    )
    assert "will give an unqualified opinion" in said.paragraphs[0]
    assert "has not been given yet" in said.paragraphs[0]
    assert window["is_whole"]


def test_the_inspection_is_open_when_the_cabinet_meets(timetable):
    window = measures.inspection_window(
        timetable,
        rule=source.load_inspection(DATA, financial_year=YEAR).rows.iloc[0],
        as_at=JUNE.last_day,
    )
    assert window["opens"] < pd.Timestamp("2015-07-16").date() < window["closes"]


@pytest.mark.parametrize(
    ("year", "asked"),
    [
        ("2014/15", ["2015-06-30", "2015-09-30", 20, None, None]),
        ("2015/16", ["2016-06-30", "2016-09-30", 30, "2016-07-01", "2016-07-14"]),
        ("2016/17", ["2017-06-30", "2017-09-30", 30, "2017-07-03", "2017-07-14"]),
        ("2017/18", ["2018-05-31", "2018-07-31", 30, "2018-06-01", "2018-06-14"]),
    ],
)
def test_the_law_is_that_of_the_year_of_the_accounts(law, year, asked):
    columns = ["sign_by", "publish_by", "period_days", "included_from", "included_to"]
    assert [
        None if pd.isna(value) else str(value.date()) if isinstance(value, pd.Timestamp) else value
        for value in law.loc[year, columns]
    ] == asked


def test_every_change_of_a_key_figure_of_the_audit_is_among_what_changed():
    findings = source.load_findings(DATA).rows
    found = measures.findings_at(findings, financial_year=YEAR, as_at=JUNE.last_day)
    said = exhibits.say_changes(
        pd.DataFrame(),
        opinion=(same := measures.opinion(source.load(DATA, period=JUNE).rows)),
        before=same,
        reported=measures.findings_by_kind(measures.reported_since(found, since=MAY.last_day)),
        recommendations=measures.recommendations_since(
            findings, since=MAY.last_day, as_at=JUNE.last_day
        ),
    )
    assert said.paragraphs == (
        "The auditor reported two corrected misstatements (£3.7m), one uncorrected misstatement "
        "(£0.2m), one gap in the notes and two recommendations.",
        "Recommendation on the 2013/14 accounts carried out on 12 June 2015: keep evidence of "
        "review of journals over £1m.",
    )


def test_every_file_passes_its_checks():
    files = [each.file for each in source.check(DATA, period="2015-06", comparison="2015-05")]
    assert files == [
        "data/accounts/2015-06.csv",
        "data/accounts/2015-05.csv",
        "data/accounts/findings.csv",
        "data/accounts/deadlines.csv",
        "data/accounts/inspection.csv",
    ]
