"""The ways to a PDF that other tools offer on this machine: nbconvert's own two, and WeasyPrint.

Nothing is downloaded: a way whose parts are not installed is not offered.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import util
from pathlib import Path

from benchmarks.commands import Failed, run

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_LAUNCH = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    playwright.chromium.launch(args=["--no-sandbox"]).close()
"""
_MISSING = re.compile(r"Executable doesn't exist at (\S.*)")


@dataclass(frozen=True)
class Route:
    """A command that makes a PDF of the file written after it, which ends in `of`."""

    name: str
    command: tuple[str, ...]
    of: str = "ipynb"


def nbconvert_routes(scratch: Path, *, environment: dict[str, str]) -> list[Route]:
    """Nbconvert's own ways to a PDF that work here, the one most use first.

    May add to the environment where a browser is to be found.
    """
    routes = []
    if util.find_spec("playwright") and _browser_found(scratch, environment=environment):
        # Chromium refuses to shut itself in when it is started by root.
        words = ("--disable-chromium-sandbox",) if os.geteuid() == 0 else ()
        command = ("jupyter", "nbconvert", "--to", "webpdf", *words)
        routes.append(Route("nbconvert --to webpdf (Chromium)", command))
    if shutil.which("xelatex") and shutil.which("pandoc"):
        command = ("jupyter", "nbconvert", "--to", "pdf")
        routes.append(Route("nbconvert --to pdf (XeLaTeX)", command))
    return routes


def weasyprint_route(environment: Mapping[str, str]) -> Route | None:
    """WeasyPrint's command on the report's HTML, if it is installed."""
    program = shutil.which("weasyprint", path=environment["PATH"])
    return Route("WeasyPrint", (program,), of="html") if program else None


def _browser_found(scratch: Path, *, environment: dict[str, str]) -> bool:
    """Whether Playwright starts a browser: its own, or the system's put in its own's place."""
    if _missing_browser(environment) is None:
        return True
    installed = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if installed is None:
        return False
    environment["PLAYWRIGHT_BROWSERS_PATH"] = str(scratch / "browsers")
    missing = _missing_browser(environment)
    if missing is not None:
        missing.parent.mkdir(parents=True)
        missing.symlink_to(installed)
    return _missing_browser(environment) is None


def _missing_browser(environment: Mapping[str, str]) -> Path | None:
    """Where Playwright looks for a browser and finds none; nothing if it starts one."""
    try:
        run(["python", "-c", _LAUNCH], folder=Path.cwd(), environment=environment)
    except Failed as error:
        missing = _MISSING.search(str(error))
        if missing is None:
            raise
        return Path(missing[1].strip())
    return None
