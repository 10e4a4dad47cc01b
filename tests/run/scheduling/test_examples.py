"""The examples of docs/schedule do what their README says, as far as they can be read and run."""

from __future__ import annotations

import ast
import os
import re
import runpy
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from analysis.run.project import Project
from analysis.run.scheduling.timers import ARGUMENTS

EXAMPLES = Project.find(Path(__file__).parent).root / "docs" / "schedule"
COMMAND = " ".join(("workbook", *ARGUMENTS))
DAG_FILE = EXAMPLES / "airflow_dag.py"


@dataclass
class Declared:
    """What a DAG declares: its arguments, its tasks and which of them come before which."""

    dags: list[dict[str, Any]] = field(default_factory=list)
    tasks: dict[str, dict[str, Any]] = field(default_factory=dict)
    teardowns: list[str] = field(default_factory=list)
    order: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def declared(monkeypatch) -> Declared:
    """What the example declares, run with an Airflow that only writes it down."""
    found = Declared()

    class DAG:
        def __init__(self, **arguments):
            found.dags.append(arguments)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    class BashOperator:
        def __init__(self, *, task_id, **arguments):
            self.name = task_id
            found.tasks[task_id] = arguments

        def as_teardown(self):
            found.teardowns.append(self.name)
            return self

        def __rshift__(self, other):
            found.order.append((self.name, other.name))
            return other

    modules = {
        "airflow": {},
        "airflow.sdk": {"DAG": DAG},
        "airflow.providers": {},
        "airflow.providers.standard": {},
        "airflow.providers.standard.operators": {},
        "airflow.providers.standard.operators.bash": {"BashOperator": BashOperator},
        "pendulum": {"datetime": lambda *day, tz: (datetime(*day), tz)},
    }
    for name, content in modules.items():
        module = ModuleType(name)
        module.__dict__.update(content)
        monkeypatch.setitem(sys.modules, name, module)
    runpy.run_path(str(DAG_FILE))
    return found


class TestAirflow:
    def test_it_imports_airflow_and_nothing_of_the_workbook(self):
        tree = ast.parse(DAG_FILE.read_text(encoding="utf-8"))
        imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        assert {ast.unparse(node) for node in imports} == {
            "import pendulum",
            "from airflow.providers.standard.operators.bash import BashOperator",
            "from airflow.sdk import DAG",
        }

    def test_it_looks_every_hour_one_at_a_time_and_catches_up_nothing_by_itself(self, declared):
        [dag] = declared.dags
        assert (dag["schedule"], dag["catchup"], dag["max_active_runs"]) == ("@hourly", False, 1)
        start, zone = dag["start_date"]
        assert (start < datetime(2015, 7, 1), zone) == (True, "Europe/London")

    def test_it_calls_the_command_in_the_workbooks_folder(self, declared):
        task = declared.tasks["build_what_is_due"]
        assert task["bash_command"].removeprefix(".venv/bin/") == COMMAND
        assert task["cwd"] == "{{ var.value.WORKBOOK }}"
        assert task["append_env"] is True

    def test_it_keeps_the_packs_afterwards_also_of_a_build_that_failed(self, declared):
        assert declared.order == [("build_what_is_due", "keep_reports")]
        assert declared.teardowns == ["keep_reports"]

    @pytest.mark.skipif(os.name != "posix", reason="Airflow runs its commands with bash")
    def test_the_packs_are_copied_with_the_record_of_them(self, declared, tmp_path):
        (tmp_path / "reports" / ".schedule").mkdir(parents=True)
        (tmp_path / "reports" / ".schedule" / "a.json").write_text("a")
        keep = tmp_path / "kept packs"
        subprocess.run(
            ["bash", "-c", declared.tasks["keep_reports"]["bash_command"]],
            cwd=tmp_path,
            env={"KEEP": str(keep), "PATH": "/usr/bin:/bin"},
            check=True,
        )
        assert (keep / ".schedule" / "a.json").read_text() == "a"
        assert declared.tasks["keep_reports"]["env"] == {"KEEP": "{{ var.value.KEEP }}"}


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    """The workflow; YAML 1.1 takes its key `on` for true, GitHub does not."""
    text = (EXAMPLES / "github_actions.yml").read_text(encoding="utf-8")
    return {"on" if key is True else key: value for key, value in yaml.safe_load(text).items()}


class TestGitHubActions:
    def job(self, workflow):
        [job] = workflow["jobs"].values()
        return job

    def step(self, workflow, word):
        [step] = [each for each in self.job(workflow)["steps"] if word in each.get("uses", "")]
        return step

    def test_it_has_the_parts_of_a_workflow_and_no_other(self, workflow):
        parts = {"name", "on", "permissions", "concurrency", "env", "jobs"}
        assert set(workflow) == parts
        assert set(self.job(workflow)) == {"runs-on", "timeout-minutes", "steps"}
        assert workflow["permissions"] == {"contents": "read"}

    def test_each_step_either_uses_an_action_of_a_version_or_runs_a_command(self, workflow):
        for step in self.job(workflow)["steps"]:
            assert ("uses" in step) != ("run" in step)
            assert set(step) <= {"name", "if", "uses", "with", "run"}
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z/-]+@v\d+", step["uses"])

    def test_it_looks_every_hour_of_the_working_day_and_by_hand(self, workflow):
        assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
        [every] = workflow["on"]["schedule"]
        minute, hours, day, month, weekdays = every["cron"].split()
        assert 0 <= int(minute) <= 59
        assert (hours, day, month, weekdays) == ("6-22", "*", "*", "1-5")

    def test_the_hours_are_those_of_the_council(self, workflow):
        assert workflow["env"] == {"TZ": "Europe/London"}

    def test_one_at_a_time_and_none_is_cut_off(self, workflow):
        assert workflow["concurrency"] == {"group": "workbook", "cancel-in-progress": False}

    def test_it_calls_the_command_once(self, workflow):
        commands = [step["run"] for step in self.job(workflow)["steps"] if "run" in step]
        assert commands.count(COMMAND) == 1
        assert commands[-1] == COMMAND

    def test_the_record_is_fetched_before_the_build_and_kept_after_it(self, workflow):
        steps = self.job(workflow)["steps"]
        fetch, keep = self.step(workflow, "cache/restore"), self.step(workflow, "cache/save")
        build = next(each for each in steps if each.get("run") == COMMAND)
        assert steps.index(fetch) < steps.index(build) < steps.index(keep)
        assert fetch["with"]["path"] == keep["with"]["path"] == "reports"
        assert fetch["with"]["key"] == keep["with"]["key"]
        assert keep["with"]["key"].startswith(fetch["with"]["restore-keys"])
        assert "github.run_id" in keep["with"]["key"], "a kept record cannot be written over"

    def test_what_is_kept_is_kept_of_a_build_that_failed_too(self, workflow):
        steps = self.job(workflow)["steps"]
        build = next(each for each in steps if each.get("run") == COMMAND)
        after = steps[steps.index(build) + 1 :]
        assert len(after) == 2
        assert {each["if"] for each in after} == {"always()"}

    def test_the_packs_are_handed_over(self, workflow):
        given = self.step(workflow, "upload-artifact")["with"]
        assert given["path"] == "reports/*/**"
        assert given["if-no-files-found"] == "ignore"


@pytest.mark.parametrize("name", ["airflow_dag.py", "github_actions.yml"])
def test_the_readme_names_each_example(name):
    assert f"({name})" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
