"""The measured project: the pack file and the runs that other ways make are the same."""

from __future__ import annotations

import pytest

from analysis.run.order import Order
from analysis.run.plan import planned
from analysis.run.project import Project as OfTheRunner
from benchmarks.pack import PACK, TOPICS, make_project


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return make_project(tmp_path_factory.mktemp("project") / "side", runs=16)


def test_the_runner_plans_the_very_runs_that_the_other_ways_make(project):
    _, appendices = planned(Order(PACK), project=OfTheRunner(project.root))
    ours = {
        each.name: (each.topic, each.letter, each.title, each.parameters) for each in project.runs
    }
    assert ours == {
        each.name: (each.topic, each.letter, each.title, dict(each.parameters))
        for each in appendices
    }


def test_each_notebook_runs_once_for_each_council_on_its_own_data(project):
    folders = {each.parameters["data_folder"] for each in project.runs}
    assert sorted(folders) == ["../data/council_001", "../data/council_002"]
    assert all((project.notebooks / folder / "savings").is_dir() for folder in folders)
    assert [each.topic for each in project.runs] == [*TOPICS, *TOPICS]


def test_runs_that_are_no_whole_number_of_councils_are_refused(tmp_path):
    with pytest.raises(ValueError, match="multiple of 8"):
        make_project(tmp_path / "side", runs=12)
    assert not (tmp_path / "side").exists()
