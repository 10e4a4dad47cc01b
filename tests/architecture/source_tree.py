"""The package's own code, parsed once for the tests of this folder."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "analysis"
Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


@dataclass(frozen=True)
class Module:
    """One file of the package: its name within it, as `run/pack.py`, and its text."""

    name: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def part(self) -> str:
        """The part of the house it belongs to: `run` for `run/pack.py`, `cli` for `cli.py`."""
        return self.name.split("/")[0].removesuffix(".py")


def modules() -> list[Module]:
    """Every module of the package, in the order of their names."""
    return [
        Module(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def without_docstring(definition: Definition | ast.Module) -> list[ast.stmt]:
    """The statements of a definition after its docstring."""
    return definition.body[ast.get_docstring(definition) is not None :]
