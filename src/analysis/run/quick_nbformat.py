"""nbformat without the second that loading it can take: import it from here, before any other.

jsonschema, which nbformat loads, compiles the grammars of every kind of web address if a library
for them is installed, as it is with JupyterLab. No notebook is checked for web addresses.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SLOW = "rfc3987_syntax"


@contextmanager
def _without(name: str) -> Iterator[None]:
    """A library passes for not installed, unless it is loaded already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to say so
    try:
        yield
    finally:
        del sys.modules[name]


with _without(_SLOW):
    import nbformat

__all__ = ["nbformat"]
