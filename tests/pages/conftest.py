"""The sample pack, built once by the real command from the real notebooks, for all tests of it."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACK = tomllib.loads((ROOT / "packs" / "cabinet.toml").read_text(encoding="utf-8"))
TOPICS = [entry["topic"] for entry in PACK["appendix"]]


@dataclass(frozen=True)
class BuiltPack:
    """A finished pack's folder."""

    folder: Path

    def html(self, topic: str) -> str:
        return (self.folder / f"{topic}.html").read_text(encoding="utf-8")

    def pdf(self, name: str) -> bytes:
        return (self.folder / f"{name}.pdf").read_bytes()

    def files(self, *endings: str) -> dict[str, bytes]:
        """Every file with one of the endings, by its path within the pack."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.suffix in endings)
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}


def checkout_in(folder: Path) -> Path:
    """A copy of the project's data, notebooks and packs, which the installed code can build."""
    for name in ("data", "notebooks", "packs"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def built(checkout: Path, *, only: Sequence[str] = (), **environment: str) -> BuiltPack:
    """The checkout's sample pack, or a part of it, built by the command in its own process."""
    parts = [word for topic in only for word in ("--only", topic)]
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "build", "cabinet", "--output", "made", *parts],
        cwd=checkout,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    [folder] = (checkout / "made").iterdir()
    return BuiltPack(folder)


@pytest.fixture(scope="session")
def pack(tmp_path_factory):
    """The sample pack of the project."""
    return built(checkout_in(tmp_path_factory.mktemp("checkout")))
