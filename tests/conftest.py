"""A real browser for the tests that need one, shared by all of them."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
QUIET_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# A loaded machine is slow, not wrong: no example fails for the time it took.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow files first, the sample pack before all: two workers then end at the same time."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.path.parent.name == "pages":
        return 0
    return 1 if item.get_closest_marker("slow") else 2


@dataclass(frozen=True)
class OpenedPage:
    """A page as the browser shows it, with every address it asked for."""

    page: Any
    requests: list[str]

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 A and AA and best practice, one line a finding."""
        from axe_playwright_python.sync_playwright import Axe

        options = {"runOnly": {"type": "tag", "values": list(AXE_TAGS)}}
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{rule['id']}: {rule['help']}: {node['html'][:120]}"
            for rule in found
            for node in rule["nodes"]
        ]

    def scroll_width(self) -> int:
        """Width of the whole page in pixels; more than the window's means scrolling sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))


@pytest.fixture(scope="session")
def chromium():
    """Debian's chromium, started once; where it is missing tests skip, on the build server fail."""
    program = shutil.which("chromium")
    if program is None:
        reason = "chromium is not installed: the pages were not tried in a real browser"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium):
    """Opens an HTML file at a width: `browser_page(path, width=320)` gives an OpenedPage."""
    opened = []

    def open_page(path: Path, *, width: int, height: int = 900) -> OpenedPage:
        page = chromium.new_page(viewport={"width": width, "height": height})
        opened.append(page)
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready")
        return OpenedPage(page, requests)

    yield open_page
    for page in opened:
        page.close()
