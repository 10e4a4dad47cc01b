"""The sample pack as members get it: whole, right, accessible, and the same bytes every time."""

import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from analysis.publish.checks import validate_pdf

from ..publish.reading import pieces_of_html, pieces_of_pdf
from .conftest import TOPICS, built, checkout_in

pytestmark = pytest.mark.slow

#: What the Cabinet was told in 2015 and where the workbook says it (DATA: published figures).
PUBLISHED = {
    "savings_delivery": [
        "£17.3m of the £27.2m savings target for 2015/16 (63.6%)",
        "£9.9m still to be secured",
        "most is rated Amber",
    ],
    "budget_pressure": ["£5.5m", "1.7%", "£326.0m", "£5.8m"],
    "capital_spend_rate": [
        "£2.1m",
        "£174.9m",
        "1.2%",
        "£28.3m",
        "£146.6m",
        "£17.3m a month",
        "£1.05m",
    ],
    "scorecard_results": [
        "19 of the 47 indicators are green (17 in Quarter 3 2014/15)",
        "12 are red (12 in Quarter 3 2014/15)",
        "Three are red and deteriorated; two are green and improved",
    ],
    "risk_registers": [
        "three have reduced and one has increased: Children's Social Care delivering savings",
    ],
    "statutory_accounts": [
        "has indicated that it will give an unqualified opinion on the 2014/15 financial",
        "subject to no matters arising from the public inspection period",
    ],
    "cabinet_decisions": ["18 numbered paragraphs and nine headings"],
}


def words_of(page: str) -> str:
    main = BeautifulSoup(page, "html.parser").find("main")
    return re.sub(r"\s+", " ", main.get_text(" "))


def test_the_pack_has_every_file_it_promises(pack):
    names = {path.name for path in pack.folder.iterdir()}
    pages = {f"{topic}.{ending}" for topic in TOPICS for ending in ("html", "pdf")}
    assert names == {*pages, "index.html", "pack.pdf", "data", "logs", "notebooks", "manifest.json"}
    assert {path.name for path in (pack.folder / "data").iterdir()} == set(TOPICS)
    notebooks = {path.name for path in (pack.folder / "notebooks").iterdir()}
    assert notebooks == {f"{topic}.ipynb" for topic in TOPICS}


@pytest.mark.parametrize(("topic", "figures"), PUBLISHED.items())
def test_published_figures_are_printed(pack, topic, figures):
    words = words_of(pack.html(topic))
    assert [figure for figure in figures if figure not in words] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_html_and_pdf_say_the_same(pack, topic):
    from_html, from_pdf = pieces_of_html(pack.html(topic)), pieces_of_pdf(pack.pdf(topic))
    assert len(from_html) > 50
    missing = [piece for piece in from_html if piece not in from_pdf]
    assert missing == []
    in_both = [piece for piece in from_pdf if piece in set(from_html)]
    assert in_both == from_html


@pytest.mark.parametrize("name", [*TOPICS, "pack"])
def test_every_pdf_meets_both_standards(pack, name):
    validate_pdf(pack.pdf(name), name)


@pytest.mark.parametrize("name", [*TOPICS, "pack"])
def test_every_page_is_marked_draft_and_numbered_through(pack, name):
    pages = PdfReader(io.BytesIO(pack.pdf(name))).pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert "DRAFT" in text
        assert f"Page {number} of {len(pages)}" in text


@pytest.mark.parametrize("topic", TOPICS)
def test_every_table_is_shown_attached_and_written_beside_the_page(pack, topic):
    captions = BeautifulSoup(pack.html(topic), "html.parser").find_all("caption")
    written = list((pack.folder / "data" / topic).glob("*.csv"))
    rows = [path for path in written if "-rows-" in path.name]
    attached = PdfReader(io.BytesIO(pack.pdf(topic))).attachments
    assert len(captions) == len(written) - len(rows) > 0
    assert len(written) == len(attached)
    for path in written:
        assert [content.decode() for content in attached[path.name]] == [path.read_text("utf-8")]


@pytest.mark.parametrize("topic", [*TOPICS, "index"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(pack, browser_page, topic, width):
    shown = browser_page(pack.folder / f"{topic}.html", width=width)
    assert shown.violations() == []
    assert shown.scroll_width() <= width


def test_the_manifest_accounts_for_every_file(pack):
    manifest = json.loads((pack.folder / "manifest.json").read_text(encoding="utf-8"))
    there = {
        path.relative_to(pack.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in pack.folder.rglob("*")
        if path.is_file() and path.name != "manifest.json" and path.suffix != ".log"
    }
    assert manifest["outputs"] == there


@pytest.mark.thorough
def test_the_same_inputs_elsewhere_give_the_same_bytes(pack, tmp_path):
    again = built(
        checkout_in(tmp_path / "another place"),
        PYTHONHASHSEED="7",
        TZ="Pacific/Auckland",
        LC_ALL="C.UTF-8",
    )
    endings = (".html", ".pdf", ".csv", ".ipynb")
    first, second = pack.files(*endings), again.files(*endings)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_no_page_names_this_machine(pack):
    places = (
        str(pack.folder.parents[1]).encode(),
        f"{Path.home()}/".encode(),
        b"site-packages",
    )
    found = [
        (name, place)
        for name, content in pack.files(".html", ".csv", ".ipynb", ".json", ".log").items()
        for place in places
        if place in content
    ]
    assert found == []


#: Exempt risks are counted and nothing more: no table may list them.
WITHOUT_A_TABLE = ["Exempt risks, not counted in any line above"]


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != "summary"])
def test_every_key_figure_leads_to_a_table_that_is_there(pack, topic):
    page = BeautifulSoup(pack.html(topic), "html.parser")
    [figures] = page.select(".key-figures tbody")
    links = {row.th.get_text(): row.select("a") for row in figures.select("tr")}
    assert [label for label, there in links.items() if not there] in ([], WITHOUT_A_TABLE)
    for [link] in filter(None, links.values()):
        [table] = page.select(f"table{link['href']}")
        assert table.caption.get_text().startswith(f"{link.get_text()}:")
        assert table.find_parent(class_="key-figures") is None


@pytest.mark.parametrize(
    "topic", sorted({*TOPICS} - {"summary", "scorecard_results", "capital_spend_rate"})
)
def test_key_figures_stand_on_the_first_sheet_unless_the_headline_is_long(pack, topic):
    first = PdfReader(io.BytesIO(pack.pdf(topic))).pages[0].extract_text()
    assert re.search(r"^Table \w1: Key figures", first, re.MULTILINE)


#: A rule that the page itself sets has no file.
WITHOUT_A_FILE = ["Source: Rule of this report."]
#: A source line's file (of a history, the first of its files), rows used of it, and its rows.
NAMED_FILE = re.compile(r"\((data/\S+\.csv)( to \S+\.csv)?, (?:([\d,]+) of )?([\d,]+) rows?\)")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_source_line_names_files_of_the_manifest_with_their_rows(pack, topic):
    manifest = json.loads((pack.folder / "manifest.json").read_text(encoding="utf-8"))
    rows_of = {each["file"]: each["rows"] for each in manifest["inputs"]}
    lines = BeautifulSoup(pack.html(topic), "html.parser").select("p.source")
    assert lines
    for line in lines:
        named = NAMED_FILE.findall(line.get_text())
        assert named or line.get_text() in WITHOUT_A_FILE
        assert {file for file, *_ in named} <= set(rows_of)
        alone = [(file, rows) for file, others, _, rows in named if not others]
        assert [int(rows.replace(",", "")) for _, rows in alone] == [
            rows_of[file] for file, _ in alone
        ]
