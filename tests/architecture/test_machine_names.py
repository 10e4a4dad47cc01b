"""Nothing in the project names one machine: no absolute path of one, no host packages come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .source_tree import ROOT

BUILT = {".git", ".venv", "reports", "dist", "__pycache__", ".ipynb_checkpoints", ".hypothesis"}
FOLDERS = ["work", "root", r"home/\w+", r"Users/\w+", "tmp", "opt"]
HOSTS = [
    *(("pypi", "org"), ("pythonhosted", "org"), ("anaconda", "org"), ("anaconda", "com")),
    *(("npmjs", "org"), ("debian", "org"), ("ubuntu", "com"), ("test.pypi", "org")),
]
FORBIDDEN = [
    # A path from the top, not the later part of an address or of a relative path.
    re.compile(rf"(?<![\w./~:$}}*-])/(?:{'|'.join(FOLDERS)})(?![\w-])"),
    re.compile(r"[A-Z]:\\{1,2}Users"),
    re.compile("|".join(re.escape(".".join(host)) for host in HOSTS)),
]


def project_files() -> list[Path]:
    """Every file of the checkout that is not built, downloaded or a cache."""
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not any(is_built(part) for part in path.relative_to(ROOT).parts)
    ]


def is_built(name: str) -> bool:
    return name in BUILT or name.endswith(("_cache", ".egg-info"))


def machine_names(text: str) -> list[str]:
    """What a text says that holds on one machine only."""
    return [match[0] for pattern in FORBIDDEN for match in pattern.finditer(text)]


def test_no_file_names_a_machine():
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in project_files()
        for name in machine_names(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found, "\n".join(found)


def test_files_of_every_kind_are_looked_at():
    suffixes = {path.suffix for path in project_files()}
    assert suffixes >= {"", ".py", ".toml", ".csv", ".ipynb", ".md", ".yml", ".lock"}


@pytest.mark.parametrize(
    "parts",
    [
        ("/", "work/main/data"),
        ("see /", "root."),
        ("'/", "home/jo/notes'"),
        ("=/", "tmp/try/bin"),
        ("/", "Users/jo"),
        ("C:", "\\Users"),
        ("--index-url https://", "pypi", ".org/simple"),
        ("https://files.", "pythonhosted", ".org"),
        ("http://deb.", "debian", ".org"),
        ("https://conda.", "anaconda", ".org"),
    ],
)
def test_a_machine_name_is_found(parts):
    assert machine_names("".join(parts)) != []


@pytest.mark.parametrize(
    "text",
    [
        "council/working papers",
        "https://www.gov.uk/work/root",
        "and/or /workbook",
        ".venv/bin/workbook",
        "PYTHON=/path/to/python3.12",
        "../data",
        "data/tmp/x",
    ],
)
def test_other_paths_and_addresses_are_free(text):
    assert machine_names(text) == []
