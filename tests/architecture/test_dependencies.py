"""One list of dependencies: the lock pins it, conda and make install it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from .source_tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
REQUIREMENTS = [
    Requirement(line) for lines in (PROJECT["dependencies"], *EXTRAS.values()) for line in lines
]
PIN = re.compile(r"([a-z0-9-]+)==(\S+)( ; [\w. '<>=!()*]+)?( +# via [\w., ()-]+)?")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


LOCKED = [
    line
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PINS = [match for match in map(PIN.fullmatch, LOCKED) if match]


def environment() -> dict:
    """The conda environment."""
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def test_the_lock_holds_pins_only_no_addresses_or_options():
    assert [line for line in LOCKED if not PIN.fullmatch(line)] == []


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_the_lock_pins_what_the_project_asks_for(requirement):
    versions = [pin[2] for pin in PINS if pin[1] == canonicalize_name(requirement.name)]
    assert versions
    assert [version for version in versions if version not in requirement.specifier] == []


def test_the_lock_says_for_whom_it_pins():
    asked_for = {pin[1] for pin in PINS if "council-workbook" in (pin[4] or "")}
    assert asked_for == {canonicalize_name(requirement.name) for requirement in REQUIREMENTS}


def test_conda_installs_the_same_python_and_the_same_lock():
    python, pip, from_pip = environment()["dependencies"]
    assert python == f"python {PROJECT['requires-python']}"
    assert pip == "pip"
    assert from_pip == {"pip": ["-c requirements.lock", "-e .[test]"]}


def test_make_looks_for_every_python_the_project_supports():
    supported = SpecifierSet(PROJECT["requires-python"])
    looked_for = re.search(r"^PYTHON \?= (.*)$", MAKEFILE, re.MULTILINE)[1].split()
    fitting = [f"python3.{minor}" for minor in range(30) if f"3.{minor}" in supported]
    assert looked_for == [*reversed(fitting), "python3", "python"]
    limits = re.search(r"not \(3, (\d+)\) <= \S+ <= \(3, (\d+)\)", MAKEFILE)
    assert [f"python3.{limits[1]}", f"python3.{limits[2]}"] == [fitting[0], fitting[-1]]


def test_make_installs_with_the_lock():
    assert "pip --disable-pip-version-check --quiet install -c requirements.lock\n" in MAKEFILE
    assert "$(INSTALL) -e .\n" in MAKEFILE
    assert "$(INSTALL) -e '.[test]'\n" in MAKEFILE


def test_every_library_the_package_imports_is_asked_for_by_name():
    """A library that only comes along with another can leave with it."""
    lines = [*PROJECT["dependencies"], *EXTRAS["cluster"]]
    asked_for = {canonicalize_name(Requirement(line).name) for line in lines}
    homes = packages_distributions()
    imported = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in imported_names(path)
        if name not in sys.stdlib_module_names and name != "analysis"
    }
    assert len(imported) > 10
    missing = {
        name: homes[name]
        for name in imported
        if not asked_for & {canonicalize_name(home) for home in homes[name]}
    }
    assert missing == {}


def imported_names(path: Path) -> set[str]:
    """The top-level names a module imports from outside its own package."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names
