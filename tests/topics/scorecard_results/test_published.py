"""The sample data gives the figures the Cabinet was told, through the topic's own code."""

from pathlib import Path

import pytest

from analysis.methods.comparison import compared
from analysis.periods import Quarter
from analysis.topics.scorecard_results import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
NOW, LAST = Quarter.parse("2014-15-q4"), Quarter.parse("2014-15-q3")


@pytest.fixture(scope="module")
def history():
    return source.load_history(DATA, period=NOW).rows


def results_of(quarter: Quarter, history):
    return measures.results(source.load(DATA, period=quarter).rows, history=history, period=quarter)


@pytest.fixture(scope="module")
def now(history):
    return results_of(NOW, history)


@pytest.fixture(scope="module")
def last(history):
    return results_of(LAST, history)


def test_nineteen_are_green_and_twelve_red(now, last):
    assert measures.totals(now)[["green", "red"]].to_list() == [19, 12]
    assert measures.totals(last)[["green", "red"]].to_list() == [17, 12]


def test_three_are_red_and_deteriorated_and_two_green_and_improved(now):
    assert len(measures.rated(now, as_="red", moving="deteriorating")) == 3
    assert len(measures.rated(now, as_="green", moving="improving")) == 2


def test_each_of_the_five_is_told_in_full(now):
    for rating, way in (("red", "deteriorating"), ("green", "improving")):
        chosen = measures.rated(now, as_=rating, moving=way)
        told = chosen[["commentary", "action", "owner", "next_update"]]
        assert told.notna().all(axis=None)


def test_the_headline_says_it(now, last):
    described = exhibits.in_words(now)
    said = exhibits.say_headline(
        compared(measures.totals(now), before=measures.totals(last)),
        worse=measures.rated(described, as_="red", moving="deteriorating"),
        better=measures.rated(described, as_="green", moving="improving"),
        now=NOW,
        last=LAST,
    ).as_text()
    assert "19 of the 47 indicators are green (17 in Quarter 3 2014/15)" in said
    assert "12 are red (12 in Quarter 3 2014/15)" in said
    assert "the picture is mixed: two more are green and as many are red. But fewer" in said
    assert "are improving (eight; it was 11) and more are deteriorating (six; it was two)." in said
    assert "Three are red and deteriorated; two are green and improved." in said


def test_the_moves_between_ratings_add_up_to_the_scorecard(now, last):
    moves = measures.transitions(now, before=last).set_index("before")
    assert moves.to_numpy().sum() == 47
    assert moves["green"].sum() == 19
    assert moves.loc["green"].sum() == 17


def test_there_are_twelve_quarters_of_every_indicator_but_those_that_began_later(now, history):
    quarterly = measures.quarterly_results(history, results=now, period=NOW)
    assert len(quarterly) == 12 * len(now) == 564
    started_later = quarterly[quarterly["value"].isna()]["indicator_id"].unique()
    assert set(started_later) == {"CAF-07", "CAF-14", "OFB-08"}


def test_every_file_passes_its_checks():
    files = [each.file for each in source.check(DATA, period=NOW.name, comparison=LAST.name)]
    assert len(files) == 12
    assert files[:2] == ["data/scorecard/2014-15-q4.csv", "data/scorecard/2014-15-q3.csv"]


def test_focus_areas_together_are_the_whole(now):
    by_area = measures.ratings_by(now, by="focus_area")
    assert len(by_area) == 5 + 1
    assert by_area.iloc[-1][["green", "red", "indicators"]].to_list() == [19, 12, 47]
