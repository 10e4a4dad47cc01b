"""The rules every notebook keeps, each a function from a notebook to the faults it finds."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from nbformat import NotebookNode
from nbformat.validator import iter_validate

Rule = Callable[[NotebookNode], Iterator[str]]

LINES_OF_A_CELL = 5
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
READABLE_ID = re.compile(r"[a-z]{2,}(-[a-z]+|-\d{1,2})*")
PARAMETER = re.compile(r"[a-z_]+ = (?P<value>[^=#]+?)  # (?P<help>[^=]*\w[^=]*)")
KEPT_OUT: dict[str, tuple[type[ast.AST], ...]] = {
    "def": (ast.FunctionDef, ast.AsyncFunctionDef),
    "class": (ast.ClassDef,),
    "loop": (ast.For, ast.AsyncFor, ast.While, ast.comprehension),
    "if": (ast.If, ast.IfExp, ast.Match),
    "try": (ast.Try, ast.TryStar),
    "with": (ast.With, ast.AsyncWith),
    "lambda": (ast.Lambda,),
    "indexing": (ast.Subscript,),
}
CITATION = re.compile(r"(?:Act|Regulations|Order|Code) \d{4}|(?:[Ss]ection|[Ss]chedule) \d+\w?")
ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+|`[^`]*`")


def faults_in(notebook: NotebookNode) -> list[str]:
    """Every fault of a notebook, as `cell: what is wrong`."""
    return [fault for rule in RULES for fault in rule(notebook)]


def is_well_formed(notebook: NotebookNode) -> Iterator[str]:
    """The notebook is what the format's own rules ask for."""
    # Not nbformat.validate, which mends cell ids on the way.
    yield from (f"notebook: {error.message}" for error in iter_validate(notebook))


def opens_with_its_question(notebook: NotebookNode) -> Iterator[str]:
    """The first cell is the one title and the question the notebook answers."""
    first = notebook.cells[0]
    titles = [cell.id for cell, level, _ in headings(notebook) if level == 1]
    if first.cell_type != "markdown" or not first.source.startswith("# "):
        yield f"{first.id}: the first cell is not a title"
    elif not first.source.rstrip().endswith("?"):
        yield f"{first.id}: the title is not followed by the question"
    yield from (f"{cell}: a second title" for cell in titles[1:])


def declares_its_parameters(notebook: NotebookNode) -> Iterator[str]:
    """The first code cell is the one tagged `parameters`: plain values, each with its help."""
    cells = code_cells(notebook)
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(tagged) != 1 or tagged != cells[:1]:
        yield "notebook: the first code cell, and only it, is tagged parameters"
    for cell in tagged:
        for line in cell.source.splitlines():
            match = PARAMETER.fullmatch(line)
            if not match or not is_plain(match["value"]):
                yield f"{cell.id}: not a plain parameter with its help: {line}"


def keeps_cells_short(notebook: NotebookNode) -> Iterator[str]:
    """A code cell has five lines at most; the parameters may be more, one a line."""
    for cell in working_cells(notebook):
        lines = len(cell.source.splitlines())
        if lines > LINES_OF_A_CELL:
            yield f"{cell.id}: {lines} lines"


def keeps_code_plain(notebook: NotebookNode) -> Iterator[str]:
    """No def, class, loop, if, try, with, lambda, indexing or magic; one thing shown a cell."""
    for cell in code_cells(notebook):
        try:
            tree = ast.parse(cell.source)
        except SyntaxError:
            yield f"{cell.id}: not Python, or a magic"
            continue
        nodes = list(ast.walk(tree))
        for name, types in KEPT_OUT.items():
            if any(isinstance(node, types) for node in nodes):
                yield f"{cell.id}: {name}"
        if any(isinstance(statement, ast.Expr) for statement in tree.body[:-1]):
            yield f"{cell.id}: a value is shown before the last line"


def types_no_findings(notebook: NotebookNode) -> Iterator[str]:
    """Figures are computed: no digits in prose or in texts of the code, the law and links aside."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and has_digit(
            CITATION.sub("", ADDRESS.sub("", cell.source))
        ):
            yield f"{cell.id}: a number is typed"
    for cell in working_cells(notebook):
        if any(has_digit(text) for text in texts_of(cell.source)):
            yield f"{cell.id}: a number is typed"


def holds_no_results(notebook: NotebookNode) -> Iterator[str]:
    """Outputs and execution counts are not kept with the notebook."""
    for cell in code_cells(notebook):
        if cell.outputs or cell.execution_count is not None:
            yield f"{cell.id}: holds results; `make tidy` takes them out"


def names_its_cells(notebook: NotebookNode) -> Iterator[str]:
    """Each cell has a name of its own that can be read in an error, not a random one."""
    names = [cell.get("id", "") for cell in notebook.cells]
    yield from (f"{name}: not a readable id" for name in names if not READABLE_ID.fullmatch(name))
    yield from (f"{name}: used twice" for name in sorted(set(names)) if names.count(name) > 1)


def closes_with_limits_and_sources(notebook: NotebookNode) -> Iterator[str]:
    """The last sections are the limits, notes on the data if there are any, and the sources."""
    titles = [title for _, level, title in headings(notebook) if level == 2]
    if [title for title in titles[-3:] if title != "Data quality"][-2:] != ["Limits", "Sources"]:
        yield "notebook: the last sections are not Limits, (Data quality,) Sources"
    elif titles[-1] != "Sources":
        yield "notebook: Sources is not the last section"


def holds_little_metadata(notebook: NotebookNode) -> Iterator[str]:
    """The kernel is Python 3, and nothing of one editor or machine is kept."""
    if notebook.metadata != METADATA:
        yield "notebook: its metadata is not just the Python 3 kernel and the language"
    for cell in notebook.cells:
        if cell.metadata not in ({}, {"tags": ["parameters"]}):
            yield f"{cell.id}: metadata that is not the parameters tag"


RULES: tuple[Rule, ...] = (
    is_well_formed,
    opens_with_its_question,
    declares_its_parameters,
    keeps_cells_short,
    keeps_code_plain,
    types_no_findings,
    holds_no_results,
    names_its_cells,
    closes_with_limits_and_sources,
    holds_little_metadata,
)


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The code cells, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def working_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The code cells after the parameters."""
    return [c for c in code_cells(notebook) if "parameters" not in c.metadata.get("tags", [])]


def headings(notebook: NotebookNode) -> list[tuple[NotebookNode, int, str]]:
    """Each heading of the prose: its cell, level and words."""
    return [
        (cell, len(marks), title.strip())
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for marks, title in re.findall(r"^(#{1,6}) (.*)$", cell.source, re.MULTILINE)
    ]


def is_plain(value: str) -> bool:
    """Whether a text is a str, int or float as it would be typed."""
    try:
        return type(ast.literal_eval(value)) in (str, int, float)
    except (SyntaxError, ValueError):
        return False


def texts_of(source: str) -> list[str]:
    """The texts written in code; none if it is not Python."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return []
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def has_digit(text: str) -> bool:
    """Whether a digit stands in a text."""
    return any(character.isdigit() for character in text)
