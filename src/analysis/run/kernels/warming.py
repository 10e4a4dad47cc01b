"""Import what notebooks and kernels import and use it once, so that forked kernels find it done.

Nothing is read or calculated here that could be another in the next run.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib
import io
import pkgutil
from collections.abc import Iterator
from types import SimpleNamespace

# What notebooks import, and what a kernel imports between its start and its first answers.
_MODULES = (
    *("analysis.inputs", "analysis.methods", "analysis.page", "analysis.topics"),
    *("matplotlib", "matplotlib.figure", "matplotlib.backends.backend_agg"),
    *("ipykernel.kernelapp", "ipykernel.debugger", "tornado.platform.asyncio"),
    *("IPython.core.completer", "IPython.core.completerlib", "IPython.core.oinspect"),
    *("IPython.core.debugger", "IPython.core.pylabtools", "IPython.extensions.storemagic"),
    *("IPython.core.guarded_eval", "IPython.core.latex_symbols", "IPython.core.logger"),
    *("jedi", "sqlite3"),
)
_FIRST_USE = "analysis.run.kernels.first_use"


def prepare() -> None:
    """Import and use everything, then set it aside from the collector, which would copy it.

    A topic that cannot be imported is left out: its own notebook meets the fault.
    """
    with _as_in_a_kernel():
        importlib.import_module("pandas")
    for name in _MODULES:
        importlib.import_module(name)
    _import_topics()
    importlib.import_module(_FIRST_USE).use_once()
    gc.collect()
    gc.freeze()


@contextlib.contextmanager
def _as_in_a_kernel() -> Iterator[None]:
    """What pandas looks at to tell a notebook from a terminal, which sets how wide it shows."""
    vars(builtins)["get_ipython"] = lambda: SimpleNamespace(kernel=None)
    try:
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="UTF-8")):
            yield
    finally:
        del vars(builtins)["get_ipython"]


def _import_topics() -> None:
    topics = importlib.import_module("analysis.topics")
    for topic in pkgutil.walk_packages(topics.__path__, "analysis.topics.", _ignored):
        try:
            importlib.import_module(topic.name)
        except Exception:
            continue


def _ignored(_: str) -> None:
    """What `walk_packages` is to do about a package that it cannot import."""
