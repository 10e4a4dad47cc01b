"""No module keeps state: what is bound at its top is a constant, and nothing changes a constant."""

from __future__ import annotations

import ast
import re

import pytest

from .source_tree import Module, modules

CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*|__all__")
BUILDERS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
CHANGES = {
    *("append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse"),
    *("add", "discard", "update", "setdefault", "popitem"),
}


def state_in(module: Module) -> list[str]:
    """Each place where a module keeps or changes state, as `file line n: what`."""
    found = [*variables(module.tree), *changes(module.tree)]
    return [f"{module.name} line {line}: {what}" for line, what in sorted(found)]


def variables(tree: ast.Module) -> list[tuple[int, str]]:
    """Changeable values bound at the top of a module to a name that is not in capitals."""
    found = []
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_changeable(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [ast.unparse(target) for target in targets]
            found += [(node.lineno, f"{n} is a variable") for n in names if not is_constant(n)]
    return found


def changes(tree: ast.Module) -> list[tuple[int, str]]:
    """`global` statements, and whatever changes a constant in place."""
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Global(names=names):
                found.append((node.lineno, f"global {', '.join(names)}"))
            case ast.Subscript(value=value, ctx=ast.Store() | ast.Del()) if is_constant(value):
                found.append((node.lineno, f"{ast.unparse(value)} is changed"))
            case ast.Call(func=ast.Attribute(value=value, attr=attr)) if (
                attr in CHANGES and is_constant(value)
            ):
                found.append((node.lineno, f"{ast.unparse(value)} is changed"))
            case ast.AugAssign(target=target) if is_constant(target):
                found.append((node.lineno, f"{ast.unparse(target)} is changed"))
    return found


def is_changeable(value: ast.expr | None) -> bool:
    match value:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in BUILDERS
    return isinstance(value, DISPLAYS)


def is_constant(target: ast.expr | str) -> bool:
    name = target if isinstance(target, str) else ast.unparse(target)
    return bool(CONSTANT.fullmatch(name.split(".")[-1]))


def test_no_module_keeps_state():
    found = [place for module in modules() for place in state_in(module)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cache = {}", "cache is a variable"),
        ("seen: list[str] = []", "seen is a variable"),
        ("counts = collections.Counter()", "counts is a variable"),
        ("def f():\n    global total", "global total"),
        ("SEEN = {}\ndef f(x):\n    SEEN[x] = 1", "SEEN is changed"),
        ("def f(x):\n    palette.MARKS.update(x)", "palette.MARKS is changed"),
        ("def f():\n    del _SEEN['a']", "_SEEN is changed"),
        ("NAMES = []\nNAMES += ['a']", "NAMES is changed"),
    ],
)
def test_state_is_found(text, expected):
    line = text.count("\n") + 1
    assert state_in(Module("x.py", text)) == [f"x.py line {line}: {expected}"]


@pytest.mark.parametrize(
    "text",
    [
        "LABELS = {'a': 'A'}",
        "__all__ = ['f']",
        "pattern = re.compile('a')",
        "def f():\n    names = []\n    names.append(1)\n    names[0] = 2",
        "LABELS = {'a': 'A'}\nnow = LABELS['a']",
    ],
)
def test_constants_and_local_names_are_free(text):
    assert state_in(Module("x.py", text)) == []
