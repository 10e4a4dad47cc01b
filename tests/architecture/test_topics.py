"""One name runs through: a topic's folder, notebook, tests, methods page and pack entry."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from .source_tree import PACKAGE, ROOT, Module, without_docstring

LAID_DOWN = {"savings_delivery", "budget_pressure", "capital_spend_rate", "scorecard_results"}
ROOMS = {"__init__.py", "source", "measures", "exhibits"}
FOLDERS = {path.parent.name for path in (PACKAGE / "topics").glob("*/*.py")}
TOPICS = sorted(LAID_DOWN | FOLDERS)


def pack_topics(pack: Path) -> list[str]:
    """The topics a pack file names, in its order."""
    entries = tomllib.loads(pack.read_text(encoding="utf-8"))["appendix"]
    return [entry["topic"] for entry in entries]


PACKED = [(path.name, topic) for path in ROOT.glob("packs/*.toml") for topic in pack_topics(path)]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_source_measures_and_exhibits(topic):
    """Measures and exhibits are a module each, or a package of modules where one grew too long."""
    inside = [path for path in (PACKAGE / "topics" / topic).iterdir() if path.name != "__pycache__"]
    names = {path.name.removesuffix(".py") if path.stem in ROOMS else path.name for path in inside}
    assert names == ROOMS
    assert len(inside) == len(ROOMS)


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
    ],
)
def test_a_topic_has_its(place, topic):
    assert (ROOT / place.format(topic)).is_file()


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("room", ["measures", "exhibits"])
def test_every_module_of_a_topic_has_its_tests(room, topic):
    tests, package = ROOT / "tests/topics" / topic, PACKAGE / "topics" / topic / room
    modules = [path.stem for path in package.glob("[!_]*.py")]
    wanted = [tests / room / f"test_{name}.py" for name in modules] or [tests / f"test_{room}.py"]
    assert [path for path in wanted if not path.is_file()] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_stands_in_a_pack(topic):
    assert topic in {name for _, name in PACKED}


@pytest.mark.parametrize(("pack", "topic"), PACKED)
def test_a_pack_names_topics_that_exist(pack, topic):
    assert topic in FOLDERS, pack
