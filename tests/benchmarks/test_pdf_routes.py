"""Which ways to a PDF are offered: those whose parts are installed, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import pdf_routes
from benchmarks.commands import Failed


@pytest.fixture
def installed(monkeypatch):
    """Programs that are installed; none to begin with."""
    found: set[str] = set()
    monkeypatch.setattr(
        pdf_routes.shutil,
        "which",
        lambda name, path=None: f"/usr/bin/{name}" if name in found else None,
    )
    return found


@pytest.fixture
def playwright(monkeypatch):
    """Playwright, which starts the browser at the place that its environment names."""

    def launch(command, *, folder, environment):
        browsers = environment.get("PLAYWRIGHT_BROWSERS_PATH", "/nowhere")
        place = Path(browsers, "chromium-1", "chrome")
        if not place.is_symlink():
            raise Failed(f"Error: Executable doesn't exist at {place}\nPlease install it.")

    monkeypatch.setattr(pdf_routes, "run", launch)


def test_the_system_s_browser_is_put_where_playwright_looks(installed, playwright, tmp_path):
    installed.add("chromium")
    environment = {}
    [route] = pdf_routes.nbconvert_routes(tmp_path, environment=environment)
    assert "webpdf" in route.command
    assert environment == {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "browsers")}
    link = tmp_path / "browsers" / "chromium-1" / "chrome"
    assert link.readlink() == Path("/usr/bin/chromium")


def test_without_a_browser_or_tex_there_is_no_way(installed, playwright, tmp_path):
    environment = {}
    assert pdf_routes.nbconvert_routes(tmp_path, environment=environment) == []
    assert environment == {}


def test_tex_needs_pandoc_beside_it(installed, playwright, tmp_path):
    installed.add("xelatex")
    assert pdf_routes.nbconvert_routes(tmp_path, environment={}) == []
    installed.add("pandoc")
    [route] = pdf_routes.nbconvert_routes(tmp_path, environment={})
    assert route.command == ("jupyter", "nbconvert", "--to", "pdf")


def test_a_browser_that_breaks_is_not_a_missing_one(installed, tmp_path, monkeypatch):
    def break_down(*_, **__):
        raise Failed("Error: the browser has crashed")

    monkeypatch.setattr(pdf_routes, "run", break_down)
    with pytest.raises(Failed, match="crashed"):
        pdf_routes.nbconvert_routes(tmp_path, environment={})


def test_weasyprint_reads_the_html_where_it_is_installed(installed):
    assert pdf_routes.weasyprint_route({"PATH": ""}) is None
    installed.add("weasyprint")
    route = pdf_routes.weasyprint_route({"PATH": ""})
    assert (route.command, route.of) == (("/usr/bin/weasyprint",), "html")
