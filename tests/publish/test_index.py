from bs4 import BeautifulSoup

from analysis.publish.index import FileLink, IndexEntry, index_page

from .sample import HOSTILE, PACK

ENTRY = IndexEntry(
    "Appendix A: Savings delivery",
    "£17.3m of £27.2m is delivered.",
    FileLink("savings_delivery.html", 160_000),
    FileLink("savings_delivery.pdf", 90_000),
    (FileLink("data/savings_delivery/A-01-key_figures.csv", 400, "Data of Table A1: Key figures"),),
)


def read(page):
    return BeautifulSoup(page, "html.parser")


def test_it_says_council_pack_committee_day_and_draft():
    words = read(index_page(PACK, [ENTRY])).get_text()
    said = (PACK.council, PACK.title, "Cabinet, 16 July 2015", "has not been signed off")
    assert [part for part in (*said, PACK.notice) if part not in words] == []


def test_every_file_is_linked_with_its_size():
    page = read(index_page(PACK, [ENTRY], whole=FileLink("pack.pdf", 1_540_000)))
    sizes = {link["href"]: link.parent.get_text() for link in page.select("main p a, main li a")}
    assert {address: text.rsplit("(")[-1] for address, text in sizes.items()} == {
        "pack.pdf": "1.5 MB)",
        "savings_delivery.html": "160 KB)",
        "savings_delivery.pdf": "90 KB)",
        "data/savings_delivery/A-01-key_figures.csv": "1 KB)",
    }


def test_each_appendix_opens_with_its_headline():
    page = read(index_page(PACK, [ENTRY]))
    assert page.h2.get_text() == "Appendix A: Savings delivery"
    assert page.select_one(".said").get_text() == "£17.3m of £27.2m is delivered."


def test_it_tells_how_to_ask_for_another_format():
    assert "another format" in read(index_page(PACK, [ENTRY])).footer.get_text()


def test_hostile_words_are_words():
    for text in HOSTILE[:2]:
        page = read(index_page(PACK, [IndexEntry(text, text, ENTRY.html, ENTRY.pdf)]))
        assert page.h2.get_text() == text
        assert page.find("script") is None
