"""Imports go one way: the contracts of pyproject.toml hold, and each of them bites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from .source_tree import PACKAGE, ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
TOPIC = "topics/savings_delivery"
VIOLATIONS = [
    ("layers", "periods.py", "import analysis.inputs"),
    ("layers", "errors.py", "import analysis.periods"),
    ("layers", "inputs/__init__.py", "import analysis.page"),
    ("layers", "methods/__init__.py", f"import analysis.{TOPIC.replace('/', '.')}"),
    ("layers", f"{TOPIC}/source.py", "import analysis.publish"),
    ("layers", "publish/__init__.py", "import analysis.topics"),
    ("layers", "publish/__init__.py", "import analysis.run"),
    ("layers", "unplaced.py", ""),
    ("topics", "topics/new_topic/__init__.py", "import analysis.topics.savings_delivery"),
    ("topic-files", f"{TOPIC}/source.py", "from analysis.topics.savings_delivery import measures"),
    ("topic-files", f"{TOPIC}/measures.py", "from .exhibits import say_headline"),
    ("measures", f"{TOPIC}/measures.py", "from analysis.page import wording"),
    ("measures", "methods/__init__.py", "import analysis.inputs"),
    ("exhibits", f"{TOPIC}/exhibits.py", "import analysis.inputs"),
    ("sources", f"{TOPIC}/source.py", "import analysis.page"),
    ("drawing", f"{TOPIC}/measures.py", "import matplotlib.pyplot"),
    ("publishing", "run/__init__.py", "import nbconvert"),
    ("publishing", "page/__init__.py", "import typst"),
    ("publishing", "run/__init__.py", "import pypdf"),
    ("publishing", "run/__init__.py", "import page"),
    ("running", "publish/__init__.py", "import papermill.execute"),
]


def lint(folder: Path, *, contract: str) -> subprocess.CompletedProcess[str]:
    """Hold the package under a folder against one contract of the folder's pyproject.toml."""
    command = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo", "--contract", contract],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("contract", [contract["id"] for contract in CONTRACTS])
def test_the_package_keeps(contract):
    result = lint(ROOT, contract=contract)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_violation_that_proves_it():
    assert {contract for contract, *_ in VIOLATIONS} == {contract["id"] for contract in CONTRACTS}


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS)
def test_a_violation_is_caught(contract, module, line, tmp_path):
    skeleton = tmp_path / "src" / "analysis"
    shutil.copytree(PACKAGE, skeleton, copy_function=only_the_name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = skeleton / module
    broken.parent.mkdir(exist_ok=True)
    broken.write_text(f"{line}\n", encoding="utf-8")
    result = lint(tmp_path, contract=contract)
    assert "Contracts: 0 kept, 1 broken." in result.stdout, result.stdout + result.stderr


def only_the_name(source: str, target: str) -> None:
    """Copy a file without its content, so that a violation added to it stands alone."""
    Path(target).touch()
