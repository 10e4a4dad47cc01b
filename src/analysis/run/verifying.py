"""Whether a finished pack comes out the same again: built anew from its manifest and compared.

How a pack is built is for whoever asks; where two files differ is `first_difference`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import PrintedError
from analysis.run.checking import check_inputs
from analysis.run.fingerprints import Prints, made_from, outputs_in
from analysis.run.first_difference import first_difference
from analysis.run.manifest import CodeEntry, Manifest, read_manifest, read_outputs
from analysis.run.order import Order
from analysis.run.placing import MARK
from analysis.run.plan import planned
from analysis.run.printed import edited, inputs_of, printed_pack
from analysis.run.project import Project
from analysis.run.recording import code_version, package_versions, python_version

SAME_MAKING = "Inputs, code and packages are the same as then."

Rebuild = Callable[[Order, Path], Path]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Verdict:
    """How many files were compared, and a line for each that did not come out the same."""

    files: int
    differences: tuple[str, ...]

    @property
    def words(self) -> str:
        """The last line.

        >>> Verdict(12, ()).words, Verdict(12, ("a.csv: ...",)).words
        ('Every one of 12 files is the same.', '1 of 12 files is not the same.')
        """
        if not self.differences:
            return f"Every one of {self.files:,} files is the same."
        count = len(self.differences)
        return f"{count:,} of {self.files:,} files {'is' if count == 1 else 'are'} not the same."


def verify_pack(folder: Path, *, project: Project, rebuild: Rebuild, tell: Tell) -> Verdict:
    """Build a finished pack once more, elsewhere, and compare it byte by byte.

    `rebuild` builds an order afresh into a folder and returns where the pack stands in it. `tell`
    first hears what is not as it was when the pack was built, then where each file differs.
    Raises PrintedError for a folder whose manifest does not tell enough.
    """
    manifest = _manifest_of(folder)
    for each in manifest.appendices:
        if each.state == "failed":
            tell(f"Appendix {each.letter}, {each.title}, failed then: {each.reason}")
    for line in edited(printed_pack(folder, root=project.root)):
        tell(line)
    for line in list(_moved_on(manifest, project=project)) or [SAME_MAKING]:
        tell(line)
    with tempfile.TemporaryDirectory(prefix="workbook-") as scratch:
        made = rebuild(manifest.order.again(), Path(scratch))
        verdict = _compared(folder, made, built=manifest.outputs)
    for line in verdict.differences:
        tell(line)
    return verdict


def _manifest_of(folder: Path) -> Manifest:
    manifest = read_manifest(folder / MARK)
    if manifest is not None:
        return manifest
    if not (folder / MARK).is_file():
        raise PrintedError(f"{folder} is not a pack: it has no {MARK}. Name a folder in reports/.")
    if read_outputs(folder / MARK) is None:
        raise PrintedError(f"{folder}/{MARK} cannot be read. Build the pack again.")
    raise PrintedError(
        f"{folder} was built by another version of the workbook, and its {MARK} does not say all "
        "that is needed to build it once more. Build the pack again."
    )


def _moved_on(manifest: Manifest, *, project: Project) -> Iterator[str]:
    """A line for each thing the pack was made of and by that is not the same now."""
    yield from _other_inputs(inputs_of(manifest), _inputs_now(manifest, project=project))
    yield from _other_code(manifest.code, code_version(project.root))
    then = {"Python": manifest.python, **manifest.packages}
    yield from _other_versions(then, {"Python": python_version(), **package_versions()})


def _inputs_now(manifest: Manifest, *, project: Project) -> Prints:
    """Fingerprints of what the pack would be made from now. Raises WorkbookError if it cannot."""
    pack, appendices = planned(manifest.order.again(), project=project)
    extracts = check_inputs(appendices, project=project)
    prints = made_from(pack, appendices, extracts, project=project)
    return {name: print_ for each in prints.values() for name, print_ in each.items()}


def _other_inputs(then: Prints, now: Prints) -> Iterator[str]:
    for name in sorted({*then, *now}):
        if name not in now:
            yield f"{name} was read then, and is not now."
        elif name not in then:
            yield f"{name} is read now, and was not then."
        elif then[name] != now[name]:
            yield f"{name} is another file now."


def _other_code(then: CodeEntry, now: CodeEntry) -> Iterator[str]:
    if then.version != now.version:
        yield f"The workbook was version {then.version} then, and is {now.version} now."
    if then.commit != now.commit:
        yield f"The code was at {_commit(then)} then, and is at {_commit(now)} now."
    for code, when in ((then, "then"), (now, "now")):
        if code.changed:
            yield f"Files differed from the commit {when}, so the code may not be the same."


def _commit(code: CodeEntry) -> str:
    return f"commit {code.commit[:10]}" if code.commit else "no known commit"


def _other_versions(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*then, *now}, key=str.lower):
        before, after = then.get(name, "not there"), now.get(name, "not there")
        if before != after:
            yield f"{name} was {before} then, and is {after} now."


def _compared(folder: Path, made: Path, *, built: Prints) -> Verdict:
    """Each file that was built, beside what is built now; those with times are left out."""
    then, now = outputs_in(folder), outputs_in(made)
    names = sorted({*built, *now})
    lines = (_difference(name, then.get(name), now.get(name)) for name in names)
    return Verdict(len(names), tuple(filter(None, lines)))


def _difference(name: str, then: Path | None, now: Path | None) -> str:
    if then is None:
        return f"{name}: is {'made now, but is ' if now else ''}not in the pack."
    if now is None:
        return f"{name}: is in the pack, but is not made now."
    found = first_difference(name, then.read_bytes(), now.read_bytes())
    return f"{name}: {found}." if found else ""
