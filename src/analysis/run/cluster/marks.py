"""What a worker must have in common with this machine, so that both make the same bytes of a run.

How the workers are asked is `connecting` and `place`.
"""

from __future__ import annotations

from collections.abc import Mapping

from analysis.errors import WorkbookError
from analysis.run.keys import package_print
from analysis.run.recording import package_versions, python_version

Marks = Mapping[str, str]
_CODE = "the workbook's own code"
_SHOWN = 12


def own_marks() -> Marks:
    """Print of this package's source, and the versions of Python and of the packages it asks for.

    Further packages and builds of Python may differ from one kind of machine to another.
    """
    return {_CODE: package_print(), "Python": python_version(), **package_versions()}


def differences(theirs: Marks | Exception, own: Marks) -> list[str]:
    """What a worker has otherwise than this machine, in words; an error is what it had to say.

    >>> differences({"Python": "3.12.1", "rich": "14"}, {"Python": "3.11.4", "rich": "14"})
    ['Python 3.12.1, here 3.11.4']
    >>> differences(ModuleNotFoundError("No module named 'analysis'"), {})
    ["it has no workbook that answers (No module named 'analysis')"]
    """
    if isinstance(theirs, Exception):
        return [f"it has no workbook that answers ({theirs})"]
    return [
        f"{_CODE} ({_version(theirs, name)}, here {_version(own, name)})"
        if name == _CODE
        else f"{name} {_version(theirs, name)}, here {_version(own, name)}"
        for name in {**own, **theirs}
        if theirs.get(name) != own.get(name)
    ]


def _version(marks: Marks, name: str) -> str:
    return marks.get(name, "none")[:_SHOWN]


def refuse_differing(marks: Mapping[str, Marks | Exception], own: Marks, *, address: str) -> None:
    """Raise WorkbookError naming each worker that differs from this machine, and in what."""
    found = {worker: differences(each, own) for worker, each in sorted(marks.items())}
    lines = [f"{worker}: {'; '.join(each)}" for worker, each in found.items() if each]
    if lines:
        raise WorkbookError(
            "\n".join(
                [
                    f"Workers of the cluster at {address} differ from this machine, so that their "
                    "pages might differ too:",
                    *lines,
                    "Install the same there (docs/cluster.md), and start those workers again.",
                ]
            )
        )
