"""Every notebook keeps the house rules, and every rule catches what it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, reads

from .rules import METADATA, RULES, faults_in

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_keeps_the_rules(path):
    faults = faults_in(reads(path.read_text(encoding="utf-8")))
    assert not faults, "\n".join(faults)


def good_notebook() -> NotebookNode:
    """A notebook that keeps every rule."""
    parameters = 'period = "2015-05"  # month reported\nlimit_gbp = -1.5  # in pounds'
    tags = {"tags": ["parameters"]}
    return new_notebook(
        metadata=METADATA,
        cells=[
            new_markdown_cell("# Savings\n\nAre they delivered?", id="title"),
            new_code_cell(parameters, id="parameters", metadata=tags),
            new_code_cell("import analysis\nnow = analysis.now(period)\nnow", id="load"),
            new_markdown_cell("## Limits\n\nUnder the [Act](a/2)\nLocal Act 2003.", id="limits"),
            new_markdown_cell("## Data quality", id="quality"),
            new_markdown_cell("## Sources", id="sources-2"),
        ],
    )


def with_source(index: int, source: str) -> Callable[[NotebookNode], None]:
    """A change that gives a cell of the good notebook another source."""
    return lambda notebook: notebook.cells[index].update(source=source)


def not_plain(line: str) -> str:
    return f"parameters: not a plain parameter with its help: {line}"


BAD = [
    (
        "is_well_formed",
        lambda nb: nb.cells[0].update(extra=1),
        "notebook: Additional properties are not allowed ('extra' was unexpected)",
    ),
    ("opens_with_its_question", with_source(0, "Savings?"), "title: the first cell is not a title"),
    (
        "opens_with_its_question",
        with_source(0, "# Savings\n\nAn appendix."),
        "title: the title is not followed by the question",
    ),
    ("opens_with_its_question", with_source(4, "# Savings"), "quality: a second title"),
    (
        "declares_its_parameters",
        lambda nb: nb.cells[1].metadata.clear(),
        "notebook: the first code cell, and only it, is tagged parameters",
    ),
    (
        "declares_its_parameters",
        lambda nb: nb.cells.insert(1, new_code_cell("import analysis", id="early")),
        "notebook: the first code cell, and only it, is tagged parameters",
    ),
    *(
        ("declares_its_parameters", with_source(1, line), not_plain(line))
        for line in (
            "a = 1",
            "a = 1  # ",
            "a = True  # on or off",
            "a = None  # nothing",
            "a = [1]  # a list",
            "a = 1 + 1  # a sum",
            "a: int = 1  # typed",
            "a = b = 1  # two at once",
            "a = 1  # where 1 = low",
            'a = "x=y"  # an equals sign',
            "import os  # not a parameter",
        )
    ),
    ("keeps_cells_short", with_source(2, "now = 1\n" * 6), "load: 6 lines"),
    ("keeps_code_plain", with_source(2, "def f(): ..."), "load: def"),
    ("keeps_code_plain", with_source(2, "class A: ..."), "load: class"),
    ("keeps_code_plain", with_source(2, "for a in b: ..."), "load: loop"),
    ("keeps_code_plain", with_source(2, "a = {b for b in c}"), "load: loop"),
    ("keeps_code_plain", with_source(2, "if a: ..."), "load: if"),
    ("keeps_code_plain", with_source(2, "a = b if c else d"), "load: if"),
    ("keeps_code_plain", with_source(2, "try: ...\nfinally: ..."), "load: try"),
    ("keeps_code_plain", with_source(2, "with a: ..."), "load: with"),
    ("keeps_code_plain", with_source(2, "a = lambda: 1"), "load: lambda"),
    ("keeps_code_plain", with_source(2, "a = b['c']"), "load: indexing"),
    ("keeps_code_plain", with_source(2, "%time a"), "load: not Python, or a magic"),
    ("keeps_code_plain", with_source(2, "!ls"), "load: not Python, or a magic"),
    (
        "keeps_code_plain",
        with_source(2, "a\nb"),
        "load: a value is shown before the last line",
    ),
    (
        "types_no_findings",
        with_source(3, "## Limits\n\nAbout £17.3m."),
        "limits: a number is typed",
    ),
    ("types_no_findings", with_source(2, "say('In 2015/16')"), "load: a number is typed"),
    ("types_no_findings", with_source(2, "f'{a} of 27'"), "load: a number is typed"),
    (
        "holds_no_results",
        lambda nb: nb.cells[2].update(outputs=[new_output("stream", text="a")]),
        "load: holds results; `make tidy` takes them out",
    ),
    (
        "holds_no_results",
        lambda nb: nb.cells[2].update(execution_count=1),
        "load: holds results; `make tidy` takes them out",
    ),
    *(
        (
            "names_its_cells",
            lambda nb, name=name: nb.cells[2].update(id=name),
            f"{name}: not a readable id",
        )
        for name in (
            "3f9c2a71",
            "a1b2c3d4-0000-4000-8000-000000000000",
            "Load",
            "load_it",
            "cell-123",
        )
    ),
    ("names_its_cells", lambda nb: nb.cells[2].update(id="limits"), "limits: used twice"),
    (
        "closes_with_limits_and_sources",
        with_source(3, "## Caveats"),
        "notebook: the last sections are not Limits, (Data quality,) Sources",
    ),
    (
        "closes_with_limits_and_sources",
        lambda nb: nb.cells.append(new_markdown_cell("## Annex", id="annex")),
        "notebook: the last sections are not Limits, (Data quality,) Sources",
    ),
    (
        "closes_with_limits_and_sources",
        lambda nb: nb.cells.append(nb.cells.pop(4)),
        "notebook: Sources is not the last section",
    ),
    (
        "holds_little_metadata",
        lambda nb: nb.metadata.language_info.update(version="3.11.7"),
        "notebook: its metadata is not just the Python 3 kernel and the language",
    ),
    (
        "holds_little_metadata",
        lambda nb: nb.cells[2].metadata.update(collapsed=True),
        "load: metadata that is not the parameters tag",
    ),
]


def test_a_good_notebook_has_no_fault():
    assert faults_in(good_notebook()) == []


def test_every_rule_is_seen_to_catch_something():
    assert {rule for rule, *_ in BAD} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(("rule", "spoil", "fault"), BAD)
def test_a_rule_catches(rule, spoil, fault):
    notebook = good_notebook()
    spoil(notebook)
    check = next(check for check in RULES if check.__name__ == rule)
    assert list(check(notebook)) == [fault]
