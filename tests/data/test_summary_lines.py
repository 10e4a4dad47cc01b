"""The thresholds as they stand in the file: every topic of the project, and posts, not people."""

import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
POST = re.compile(r"(?:Chief|Director of|Head of) [A-Z][a-zA-Z' ]+")
APART = {"summary", "forecast_evidence"}  # the summary itself, and what no meeting sees


@pytest.fixture
def thresholds(read):
    return read("summary", "thresholds")


def test_every_topic_has_its_thresholds(thresholds):
    folders = {path.parent.name for path in ROOT.glob("src/analysis/topics/*/__init__.py")}
    assert set(thresholds["topic"]) == folders - APART


def test_paragraphs_are_those_of_the_decisions(thresholds, read):
    known = thresholds.dropna(subset="paragraph")
    assert set(known["paragraph"]) <= set(read("decisions", "2015-08")["paragraph"])
    assert list(thresholds.loc[thresholds["paragraph"].isna(), "topic"]) == ["cabinet_decisions"]


def test_posts_answer_for_topics(thresholds):
    assert thresholds["owner"].str.fullmatch(POST).all()


def test_red_savings_are_a_tenth_of_the_target(thresholds, read):
    red = thresholds.set_index("topic")["red_from"]
    assert red["savings_delivery"] * 10 == read("savings", "2015-05")["target_gbp"].sum()


def test_the_reasons_count_what_is_there(thresholds, data):
    reasons = thresholds.set_index("topic")["reason"]
    indicators = pd.read_csv(data / "scorecard" / "2014-15-q4.csv")
    public = pd.read_csv(data / "risks" / "2015-05.csv").query("access == 'public'")
    actions = pd.read_csv(data / "action_plan" / "2015-05.csv")
    assert f"{len(indicators)} indicators" in reasons["scorecard_results"]
    assert f"{len(public)} public risks" in reasons["risk_registers"]
    assert f"{len(actions)} actions" in reasons["action_plan"]


def test_the_file_says_that_it_is_illustrative(data):
    origin = tomllib.loads((data / "summary" / "origin.toml").read_text(encoding="utf-8"))
    assert origin["origin"] == "illustrative"
    assert "the council has to set its own" in origin["statement"]
