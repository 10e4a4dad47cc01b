"""The pages in a real browser: axe-core, 320 pixels, no network, no script, on paper."""

import pytest

from analysis.publish.index import FileLink, IndexEntry, index_page

from .sample import PACK

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def index():
    files = (FileLink("data/savings_delivery/A-01-key_figures.csv", 400, "Data of Table A1"),)
    entries = [
        IndexEntry(
            f"Appendix {letter}: Savings delivery",
            "£17.3m of £27.2m is delivered.",
            FileLink("savings_delivery.html", 160_000),
            FileLink("savings_delivery.pdf", 90_000),
            files,
        )
        for letter in "AB"
    ]
    return index_page(PACK, entries, whole=FileLink("pack.pdf", 1_540_000))


@pytest.fixture(params=["html", "index"])
def path(request, tmp_path):
    path = tmp_path / f"{request.param}.html"
    path.write_text(request.getfixturevalue(request.param), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(browser_page, path, width):
    assert browser_page(path, width=width).violations() == []


@pytest.mark.parametrize("width", [1280, 700, 480, 320])
def test_no_width_scrolls_sideways(browser_page, path, width):
    assert browser_page(path, width=width).scroll_width() <= width


def test_the_page_asks_for_nothing_but_itself(browser_page, path):
    asked = browser_page(path, width=1280).requests
    assert [address for address in asked if not address.startswith("data:font/woff")] == [
        path.as_uri()
    ]


def test_the_typeface_it_brings_is_the_one_shown(browser_page, path):
    page = browser_page(path, width=1280).page
    faces = "[...document.fonts].map(face => face.weight + ' ' + face.status)"
    assert sorted(page.evaluate(faces)) == ["400 loaded", "700 loaded"]


def test_only_links_and_summaries_stop_the_tab_key(browser_page, path):
    page = browser_page(path, width=320).page
    stops = "[...document.querySelectorAll('*')].filter(e => e.tabIndex >= 0).map(e => e.localName)"
    assert set(page.evaluate(stops)) <= {"a", "summary"}


def test_the_first_tab_stop_shows_the_way_past_the_navigation(browser_page, path):
    page = browser_page(path, width=1280).page
    page.keyboard.press("Tab")
    box = page.locator(":focus").bounding_box()
    assert page.locator(":focus").inner_text() == "Skip to main content"
    assert box["y"] >= 0


def test_a_narrow_screen_gets_the_chart_in_words_and_a_wide_one_the_drawing(
    browser_page, html, tmp_path
):
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    visible = [
        (
            browser_page(path, width=width).page.locator(".drawing").first.is_visible(),
            browser_page(path, width=width).page.locator(".in-words").first.is_visible(),
        )
        for width in (1280, 320)
    ]
    assert visible == [(True, False), (False, True)]


def test_on_a_narrow_screen_each_value_stands_beside_the_name_of_its_column(
    browser_page, html, tmp_path
):
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    page = browser_page(path, width=320).page
    named = "getComputedStyle(document.querySelectorAll('td')[0], '::before').content"
    assert "31 May 2015" in page.evaluate(named)
    tables = page.get_by_role("table")
    assert tables.first.get_by_role("columnheader").count() == 5
    assert tables.first.get_by_role("rowheader").count() == 3
