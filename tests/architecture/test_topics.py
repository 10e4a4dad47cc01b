"""One name runs through: a topic's folder, notebook, tests, methods page and pack entry."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from .source_tree import PACKAGE, ROOT, Module, without_docstring

LAID_DOWN = {"savings_delivery", "budget_pressure", "capital_spend_rate", "scorecard_results"}
FILES = {"__init__.py", "source.py", "measures.py", "exhibits.py"}
FOLDERS = {path.parent.name for path in (PACKAGE / "topics").glob("*/*.py")}
TOPICS = sorted(LAID_DOWN | FOLDERS)


def pack_topics(pack: Path) -> list[str]:
    """The topics a pack file names, in its order."""
    entries = tomllib.loads(pack.read_text(encoding="utf-8"))["appendix"]
    return [entry["topic"] for entry in entries]


PACKED = [(path.name, topic) for path in ROOT.glob("packs/*.toml") for topic in pack_topics(path)]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_three_files(topic):
    folder = PACKAGE / "topics" / topic
    assert {path.name for path in folder.glob("*") if path.name != "__pycache__"} == FILES


@pytest.mark.parametrize("topic", TOPICS)
def test_the_folder_itself_only_says_the_question(topic):
    name = f"topics/{topic}/__init__.py"
    module = Module(name, (PACKAGE / name).read_text(encoding="utf-8"))
    assert "?" in module.text
    assert without_docstring(module.tree) == []


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize(
    "place",
    [
        "notebooks/{}.ipynb",
        "docs/methods/{}.md",
        "tests/topics/{}/test_source.py",
        "tests/topics/{}/test_measures.py",
        "tests/topics/{}/test_exhibits.py",
    ],
)
def test_a_topic_has_its(place, topic):
    assert (ROOT / place.format(topic)).is_file()


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_stands_in_a_pack(topic):
    assert topic in {name for _, name in PACKED}


@pytest.mark.parametrize(("pack", "topic"), PACKED)
def test_a_pack_names_topics_that_exist(pack, topic):
    assert topic in FOLDERS, pack
