from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager, get_kernel_spec

from analysis.run.kernels.kernelspec import COUNCIL, ORDINARY, kernel_name
from analysis.run.kernels.starting import ENVIRONMENT

ROOT = Path(__file__).parents[3]
WRITTEN = json.loads((ROOT / "src/analysis/run/kernels/council/kernel.json").read_text("utf-8"))


def test_the_kernel_is_installed_with_the_package():
    installed = Path(get_kernel_spec(COUNCIL).resource_dir) / "kernel.json"
    assert json.loads(installed.read_text("utf-8")) == WRITTEN
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    shared = wheel["targets"]["wheel"]["shared-data"]
    assert shared["src/analysis/run/kernels/council"] == "share/jupyter/kernels/council"


def test_without_its_provisioner_it_would_be_the_ordinary_kernel():
    ordinary = get_kernel_spec(ORDINARY).to_dict()
    assert WRITTEN["argv"] == ordinary["argv"]
    assert WRITTEN["language"] == ordinary["language"]
    own = {"kernel_provisioner": {"provisioner_name": "council-forked"}}
    assert WRITTEN["metadata"] == ordinary["metadata"] | own


def test_an_ordinary_start_has_the_environment_of_a_fork():
    assert WRITTEN["env"] == ENVIRONMENT


def test_the_councils_kernel_is_taken_where_it_is_installed():
    assert kernel_name() == COUNCIL


def test_elsewhere_pythons_own_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setattr(KernelSpecManager, "kernel_dirs", [str(tmp_path)])
    assert kernel_name() == ORDINARY
