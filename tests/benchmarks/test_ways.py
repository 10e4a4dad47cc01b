"""Each way does all of its work, or says that it did not: nothing is compared that was not made."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import ways as module
from benchmarks.commands import Failed
from benchmarks.pack import TOPICS, make_project
from benchmarks.pdf_routes import Route
from benchmarks.ways import BUILD, Ways

WEBPDF = Route("webpdf", ("jupyter", "nbconvert", "--to", "webpdf"))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return make_project(tmp_path_factory.mktemp("project") / "side", runs=16)


@pytest.fixture
def ways(project, tmp_path):
    return Ways(project, tmp_path / "made", environment={}, route=WEBPDF)


@pytest.fixture
def commands(monkeypatch):
    """Every command that is given, none of which is run; nbconvert's leave their file behind."""
    given = []

    def note(command, *, folder, environment):
        given.append(list(command))
        if "nbconvert" in command:
            ending = "html" if "html" in command else "pdf"
            Path(command[-1]).with_suffix(f".{ending}").touch()

    monkeypatch.setattr(module, "run", note)
    return given


def test_a_part_has_every_notebook_once_and_the_parts_take_turns(ways):
    parts = [ways.part(number) for number in range(3)]
    assert all([each.topic for each in part] == list(TOPICS) for part in parts)
    assert parts[0] == parts[2] != parts[1]


def test_a_run_by_commands_is_papermill_then_html_then_pdf(ways, commands):
    [first, *_] = ways.part(0)
    ways.two_commands([first], at_once=1)
    executed = str(ways.made / "commands" / f"{first.name}.ipynb")
    assert commands[0][:5] == ["papermill", "-k", "python3", "savings_delivery.ipynb", executed]
    assert commands[1:] == [
        ["jupyter", "nbconvert", "--to", "html", executed],
        ["jupyter", "nbconvert", "--to", "webpdf", executed],
    ]


def test_every_parameter_is_given_to_papermill(ways, commands):
    [first, *_] = ways.part(1)
    ways.two_commands([first], at_once=1)
    words = commands[0][5:]
    given = dict(zip(words[1::3], words[2::3], strict=True))
    assert set(words[::3]) == {"-p"}
    assert given == {name: str(value) for name, value in first.parameters.items()}
    assert given["data_folder"] == "../data/council_002"


def test_a_page_that_one_way_did_not_make_stops_the_comparison(ways, commands, monkeypatch):
    monkeypatch.setattr(module, "run", lambda *_, **__: None)
    with pytest.raises(Failed, match=r"savings_delivery-data_council_001\.html"):
        ways.two_commands(ways.part(0), at_once=2)
    with pytest.raises(Failed, match=r"action_plan-data_council_002\.pdf"):
        ways.build(BUILD)


def test_a_page_of_the_round_before_does_not_count(ways, commands, monkeypatch):
    part = ways.part(0)
    ways.two_commands(part, at_once=2)
    monkeypatch.setattr(module, "run", lambda *_, **__: None)
    with pytest.raises(Failed):
        ways.two_commands(part, at_once=2)


def test_without_a_way_to_a_pdf_none_is_asked_for(project, tmp_path, commands):
    ways = Ways(project, tmp_path / "made", environment={}, route=None)
    ways.two_commands(ways.part(0), at_once=2)
    assert not any("webpdf" in command for command in commands)
    assert len(commands) == 2 * len(TOPICS)


def test_a_command_that_leaves_no_pdf_is_not_measured(ways, monkeypatch):
    ways.made.mkdir()
    (ways.made / "one.pdf").write_bytes(b"of the round before")
    monkeypatch.setattr(module, "run", lambda *_, **__: None)
    with pytest.raises(Failed, match="webpdf made no PDF"):
        ways.one_pdf(WEBPDF)


@pytest.mark.parametrize("ending", ["html", "ipynb"])
def test_the_empty_page_has_a_title_only(ways, monkeypatch, ending):
    ways.made.mkdir()
    read = []

    def convert(command, *, folder, environment):
        read.append(Path(command[1]).read_text(encoding="utf-8"))
        (ways.made / "one.pdf").touch()

    monkeypatch.setattr(module, "run", convert)
    ways.empty_pdf(Route("any", ("convert",), of=ending))
    assert "Empty" in read[0]
    assert len(read[0]) < 400
