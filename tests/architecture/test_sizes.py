"""Functions and modules stay short enough to read, and every public name says what it is."""

from __future__ import annotations

import ast

import pytest

from .source_tree import Definition, Function, Module, modules, without_docstring

LINES_OF_A_FUNCTION = 40
LINES_OF_A_MODULE = 300


def long_parts(module: Module) -> list[str]:
    """A module and functions of it that are too long; a docstring counts for the module only."""
    lines = len(module.text.splitlines())
    found = [f"{module.name}: {lines} lines"] if lines > LINES_OF_A_MODULE else []
    for node in ast.walk(module.tree):
        if isinstance(node, Function) and length(node) > LINES_OF_A_FUNCTION:
            found.append(f"{module.name} {node.name}: {length(node)} lines")
    return found


def length(function: Function) -> int:
    """Lines of a function's body, its docstring left out."""
    body = without_docstring(function)
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def poor_docstrings(module: Module) -> list[str]:
    """Public names whose docstring is missing or opens without a sentence on a line of its own."""
    named = [("the module", module.tree), *public_definitions(module.tree.body)]
    return [
        f"{module.name}: {name}"
        for name, node in named
        if module.text.strip() and not has_summary(ast.get_docstring(node))
    ]


def public_definitions(body: list[ast.stmt], *, owner: str = "") -> list[tuple[str, Definition]]:
    """Public functions and classes of a body, and the public methods of its classes."""
    found = []
    for node in body:
        if not isinstance(node, Definition) or node.name.startswith("_") or is_overload(node):
            continue
        found.append((f"{owner}{node.name}", node))
        if isinstance(node, ast.ClassDef):
            found += public_definitions(node.body, owner=f"{node.name}.")
    return found


def is_overload(node: Definition) -> bool:
    """Whether a definition only states types; the one that follows it has the docstring."""
    return any(ast.unparse(decorator) == "overload" for decorator in node.decorator_list)


def has_summary(docstring: str | None) -> bool:
    """Whether a docstring opens with one line that closes as a sentence does."""
    first = (docstring or "").split("\n\n")[0].rstrip()
    return bool(first) and first[-1] in ".?:" and "\n" not in first


def test_nothing_is_too_long():
    found = [part for module in modules() for part in long_parts(module)]
    assert not found, "\n".join(found)


def test_every_public_name_has_a_summary_line():
    found = [name for module in modules() for name in poor_docstrings(module)]
    assert not found, "\n".join(found)


def function_of(lines: int, *, docstring: str = "") -> str:
    """A function whose body has so many lines, its docstring not counted."""
    return "def f(\n    a,\n    b,\n):\n" + docstring + "    pass\n" * lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (function_of(LINES_OF_A_FUNCTION), []),
        (function_of(LINES_OF_A_FUNCTION, docstring='    """A.\n\n    B.\n    """\n'), []),
        (function_of(LINES_OF_A_FUNCTION + 1), ["x.py f: 41 lines"]),
        ("class C:\n    async " + function_of(60).replace("\n", "\n    "), ["x.py f: 60 lines"]),
        ("a = 1\n" * LINES_OF_A_MODULE, []),
        ("a = 1\n" * (LINES_OF_A_MODULE + 1), ["x.py: 301 lines"]),
    ],
)
def test_length_is_measured(text, expected):
    assert long_parts(Module("x.py", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"""What."""\ndef f():\n    """Share spent."""', []),
        ('"""What."""\n@overload\ndef f(): ...\ndef f():\n    """Share."""', []),
        ('"""What."""\ndef _f():\n    pass', []),
        ("def f():\n    pass", ["x.py: the module", "x.py: f"]),
        ('"""What."""\nclass C:\n    """A."""\n    def m(self):\n        """"""', ["x.py: C.m"]),
        ('"""What."""\ndef f():\n    """Share\n    spent."""', ["x.py: f"]),
        ('"""What."""\ndef f():\n    """Share spent"""', ["x.py: f"]),
    ],
)
def test_a_poor_docstring_is_found(text, expected):
    assert poor_docstrings(Module("x.py", text)) == expected
