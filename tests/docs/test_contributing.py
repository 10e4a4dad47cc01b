"""The example topic of CONTRIBUTING.md is complete: its files, as printed, make a page."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```\w+ (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^# %% (?P<id>\S+)(?P<markdown> \[markdown\])?\n", re.MULTILINE)


def notebook_of(text: str) -> nbformat.NotebookNode:
    starts = list(CELL.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    cells = []
    for start, end in zip(starts, ends, strict=True):
        source = text[start.end() : end].strip()
        make = nbformat.v4.new_markdown_cell if start["markdown"] else nbformat.v4.new_code_cell
        cell = make(source, id=start["id"])
        cell.metadata["tags"] = ["parameters"] if start["id"] == "parameters" else []
        cells.append(cell)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture
def project(tmp_path):
    for folder in ("src", "notebooks", "data"):
        ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.egg-info")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    for block in BLOCK.finditer((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        target = tmp_path / block["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix == ".ipynb":
            nbformat.write(notebook_of(block["text"]), target)
        else:
            target.write_text(block["text"], encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_the_example_topic_makes_its_page(project):
    environment = {**os.environ, "PYTHONPATH": str(project / "src")}
    built = subprocess.run(
        [sys.executable, "-m", "analysis", "build", "staffing"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    page = (project / "reports" / "staffing-2015-05" / "sickness_absence.html").read_text("utf-8")
    # 1,120 / 1,210 = 0.93 and 1,450 / 1,860 = 0.78: adults first.
    assert "Adult Services and Health lost the most: 0.93 days a head." in page
    assert "Individual lines are illustrative." in page
