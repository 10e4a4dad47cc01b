"""The sample data gives the figures the Cabinet was told, through the topic's own code."""

from itertools import pairwise
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


def test_the_headline_says_it(now, last, controlled):
    described = exhibits.in_words(now)
    said = exhibits.say_headline(
        compared(measures.totals(now), before=measures.totals(last)),
        worse=measures.rated(described, as_="red", moving="deteriorating"),
        better=measures.rated(described, as_="green", moving="improving"),
        by_variation=measures.variation_by_assurance(controlled),
        moves=measures.moves(controlled),
        now=NOW,
        last=LAST,
    ).as_text()
    assert "19 of the 47 indicators are green (17 in Quarter 3 2014/15)" in said
    assert "12 are red (12 in Quarter 3 2014/15)" in said
    assert "the picture is mixed: two more are green; red is unchanged at 12. But fewer" in said
    assert "are improving (eight; it was 11) and more are deteriorating (six; it was two)." in said
    assert "Three are red and deteriorated; two are green and improved." in said
    assert "Green: Premises able to order superfast broadband; Adults who arrange" in said
    assert "Of these 14 moves, seven are within ordinary ups and downs; for seven we cannot" in said
    assert "of 27 that can be tested 17 really changed for the better and three for the worse" in (
        said
    )
    assert "three only went up and down as usual and four changed neither way." in said


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


@pytest.fixture(scope="module")
def controlled(now, history):
    over_time = measures.quarterly_results(history, results=now, period=NOW)
    return measures.with_control(now, points=measures.judged_points(over_time, indicators=now))


def test_what_cannot_be_judged_has_a_reason_that_the_data_gives(controlled):
    # Ten are yearly and one began this year; eight look back over a year, one counts what has been
    # done so far; one yearly has no result.
    reasons = controlled["not_judged"].value_counts()
    assert reasons.to_dict() == {
        "": 27,
        "few results": 10,
        "rolling": 8,
        "cumulative": 1,
        "no result": 1,
    }
    judged = controlled[controlled["not_judged"] == ""]
    assert (judged["known_points"] == 12).all()


def test_children_looked_after_by_hand(controlled):
    """The example of the methods page: 56.2 is outside 53.28 to 56.04, above a target of 52."""
    row = controlled.set_index("indicator_id").loc["CAF-02"]
    results = [52.1, 52.7, 53.6, 54.4, 54.7, 55.2, 55.6, 55.8, 55.4, 55.0, 55.2, 56.2]
    steps = [abs(after - before) for before, after in pairwise(results)]
    mean, step = sum(results) / 12, sum(steps) / 11  # no step is 3.267 x 0.518 = 1.69 or more
    assert row["mean"] == pytest.approx(mean)
    assert row["upper_limit"] == pytest.approx(mean + 2.66 * step)
    assert [round(mean, 2), round(step, 3), round(mean + 2.66 * step, 2)] == [54.66, 0.518, 56.04]
    assert row[["variation", "rule", "standing"]].to_list() == [
        "concern",
        "outside the limits",
        "off target",
    ]


def test_the_published_directions_are_kept_and_set_against_ordinary_variation(controlled):
    moves = measures.moves(controlled)
    assert moves["direction"].value_counts().to_dict() == {"improving": 8, "deteriorating": 6}
    assert moves["size"].value_counts().to_dict() == {"ordinary": 7, "untold": 7}
    judged = controlled[controlled["not_judged"] == ""]
    assert (judged["noise"] < judged["ordinary_change"]).sum() == 26
    assert len(judged) == 27


def test_the_page_says_what_all_results_show(controlled):
    said = exhibits.say_variation(controlled, moves=measures.moves(controlled)).as_text()
    assert "Of 47 indicators, three show a real change for the worse, 17 show a real change" in said
    assert "seven are within ordinary ups and downs; for seven we cannot tell" in said


def test_the_record_against_targets_is_that_of_the_quarters(controlled):
    """Quarters in a row on today's target, counted by hand from the files."""
    in_a_row = controlled.set_index("indicator_id")["met_in_a_row"]
    by_hand = {"HWB-09": 9, "ENV-07": 8, "CAF-11": 7, "CAF-12": 6, "OUR-04": 6, "OUR-02": 5}
    assert in_a_row[list(by_hand)].to_dict() == by_hand
    assert controlled.set_index("indicator_id").loc["ENV-04", "met_results"] == 0


def test_a_yearly_result_has_one_date_on_the_page(now, history, controlled):
    described = exhibits.in_words(controlled).set_index("indicator_id")
    assert described.loc["CAF-01", "comparator_shown"] == "Aug\N{NO-BREAK SPACE}2013: 60.6"
    yearly = measures.yearly_results(history, indicators=now)
    gcse = yearly[yearly["indicator_id"] == "CAF-01"].set_index("year")["value"]
    assert gcse.to_dict() == {"2011/12": 57.8, "2012/13": 58.4, "2013/14": 60.6, "2014/15": 57.2}
    assert not set(yearly["indicator_id"]) & set(measures.charted(controlled)["indicator_id"])
