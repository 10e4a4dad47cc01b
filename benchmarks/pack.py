"""The project that is measured: eight real notebooks, run once for each of so many councils.

It is made in a folder of its own, so that no pack of the checkout is touched; nothing runs here.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).resolve().parents[1]
PACK = "councils"
PERIOD = "2015-05"
TOPICS = (
    "savings_delivery",
    "budget_pressure",
    "capital_spend_rate",
    "scorecard_results",
    "risk_registers",
    "public_health_grant",
    "school_places",
    "action_plan",
)
LETTERS = "ABCDEFGH"
COUNCIL = "Worcestershire County Council"
COMMITTEE = "Cabinet"
TITLE = "Resources report: monthly appendices"
HEAD = f"""\
council = "{COUNCIL}"
committee = "{COMMITTEE}"
title = "{TITLE}"
period = "{PERIOD}"
whole = false
"""
_OF_ENTRY = ("period", "comparison")


@dataclass(frozen=True)
class Run:
    """One notebook run for one council; `name` is that of its files in the finished pack."""

    name: str
    topic: str
    letter: str
    title: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class Project:
    """A project's folder with data for so many councils, and a pack of all their appendices."""

    root: Path
    councils: int

    @property
    def notebooks(self) -> Path:
        """The folder of the notebooks, in which they run."""
        return self.root / "notebooks"

    @property
    def built(self) -> Path:
        """The folder of the finished pack."""
        return self.root / "reports" / f"{PACK}-{PERIOD}"

    @property
    def data_folders(self) -> list[str]:
        """Each council's own data folder, as seen from the notebooks."""
        return [f"../data/council_{number:03d}" for number in range(1, self.councils + 1)]

    @cached_property
    def runs(self) -> list[Run]:
        """Every run of the pack, council by council, so that a part has every notebook in turn."""
        declared = {topic: declared_in(self.notebooks / f"{topic}.ipynb") for topic in TOPICS}
        return [
            _run(letter, topic, declared[topic], number, folder)
            for number, folder in enumerate(self.data_folders, start=1)
            for letter, topic in zip(LETTERS, TOPICS, strict=True)
        ]


def make_project(root: Path, *, runs: int) -> Project:
    """Make the project's folders and pack file; `runs` is a multiple of the eight notebooks."""
    if runs % len(TOPICS):
        raise ValueError(f"{runs} runs cannot be had: give a multiple of {len(TOPICS)}.")
    project = Project(root, runs // len(TOPICS))
    shutil.copytree(ROOT / "notebooks", project.notebooks)
    for folder in project.data_folders:
        shutil.copytree(ROOT / "data", project.notebooks / folder)
    shutil.copy(ROOT / "requirements.lock", root)
    (root / "packs").mkdir()
    (root / "packs" / f"{PACK}.toml").write_text(pack_text(project), encoding="utf-8")
    return project


def pack_text(project: Project) -> str:
    """The pack file: each notebook with the values it declares itself, once for each council."""
    entries = [
        _entry(letter, topic, declared_in(project.notebooks / f"{topic}.ipynb"), project)
        for letter, topic in zip(LETTERS, TOPICS, strict=True)
    ]
    return "\n".join([HEAD, *entries])


def declared_in(notebook: Path) -> dict[str, Any]:
    """Parameters and defaults that a notebook declares."""
    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    [source] = [cell.source for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    declared: dict[str, Any] = {}
    exec(source, {}, declared)
    return declared


def title_of(topic: str) -> str:
    """A topic's name as a title.

    >>> title_of("savings_delivery")
    'Savings delivery'
    """
    return topic.replace("_", " ").capitalize()


def _entry(letter: str, topic: str, declared: Mapping[str, Any], project: Project) -> str:
    head = {"letter": letter, "topic": topic, "title": title_of(topic)}
    head |= {name: declared[name] for name in _OF_ENTRY}
    own = {name: declared[name] for name in declared.keys() - {*_OF_ENTRY, "data_folder"}}
    return "\n".join(
        [
            "[[appendix]]",
            *_lines(head),
            "[appendix.for_each]",
            *_lines({"data_folder": project.data_folders}),
            "[appendix.parameters]",
            *_lines(own),
            "",
        ]
    )


def _lines(values: Mapping[str, Any]) -> list[str]:
    """Lines of TOML: its texts, numbers and lists of texts are written as JSON writes them."""
    return [f"{name} = {json.dumps(values[name], ensure_ascii=False)}" for name in values]


def _run(letter: str, topic: str, declared: Mapping[str, Any], number: int, folder: str) -> Run:
    suffix = re.sub(r"[^a-z0-9]+", "_", folder).strip("_")
    return Run(
        f"{topic}-{suffix}",
        topic,
        f"{letter}{number}",
        f"{title_of(topic)}, {folder}",
        {**declared, "data_folder": folder},
    )
