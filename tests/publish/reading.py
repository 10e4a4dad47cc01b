"""What a screen reader would meet in a page: the same list of pieces from HTML and from PDF."""

import io
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

Piece = tuple[str, str]
HEADINGS = ("h1", "h2", "h3", "h4")


def joined(text: str) -> str:
    """Text without spaces: where lines are broken is not part of what a page says."""
    return re.sub(r"[\s\u200b]", "", text)


# HTML


def pieces_of_html(page: str) -> list[Piece]:
    """Headings, paragraphs, items, captions, cells, pictures and links of the main part."""
    main = BeautifulSoup(page, "html.parser").find("main")
    assert isinstance(main, Tag)
    for hidden in main.select(".in-words, svg"):
        hidden.extract()
    return list(_html_pieces(main))


def _html_pieces(parent: Tag) -> Iterator[Piece]:
    for element in parent.find_all(True, recursive=False):
        kind = _html_kind(element)
        if kind == "Figure":
            yield kind, joined(str(element["aria-label"]))
        elif kind is not None:
            yield kind, joined(_own_text(element))
        if kind is not None:
            yield from (("Link", str(link["href"])) for link in _own_links(element))
        if kind in (None, "LI"):
            yield from _html_pieces(element)


def _html_kind(element: Tag) -> str | None:
    if element.get("role") == "img":
        return "Figure"
    if element.name == "a":
        return None
    names = {"p": "P", "li": "LI", "caption": "Caption", "figcaption": "Caption"}
    names |= {"th": f"TH {element.get('scope')}", "td": "TD"}
    names |= {name: name.upper() for name in HEADINGS}
    return names.get(element.name)


def _own_links(element: Tag) -> list[Tag]:
    return [
        link for link in element.find_all("a") if link.find_parent(["li", "p", "td"]) is element
    ]


def _own_text(element: Tag) -> str:
    """Text without that of lists within."""
    return "".join(
        str(text)
        for text in element.find_all(string=True)
        if not (element.name == "li" and text.find_parent(["ul", "ol"]) is not element.parent)
    )


# PDF


def pieces_of_pdf(pdf: bytes) -> list[Piece]:
    """The same of a tagged PDF, in the order of its structure tree."""
    reader = PdfReader(io.BytesIO(pdf))
    pages = {page.indirect_reference.idnum: page for page in reader.pages}
    texts = {number: _marked_texts(page) for number, page in pages.items()}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return [
        (kind, _shown_at(said, pages) if isinstance(said, list) else said)
        for kind, said in _pdf_pieces(root, texts)
    ]


def structure(pdf: bytes) -> Iterator[DictionaryObject]:
    """Every element of the structure tree, parents first."""
    yield from _elements(PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])


def _elements(element) -> Iterator[DictionaryObject]:
    for child in _children(element):
        yield child
        yield from _elements(child)


def _children(element) -> list[DictionaryObject]:
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    found = [kid.get_object() for kid in kids]
    return [kid for kid in found if isinstance(kid, dict) and "/S" in kid]


def _shown_at(destination, pages) -> str:
    """The address that HTML gives to the table or figure shown at a place of a PDF."""
    page, top = pages[destination[0].idnum], destination[3]
    below = [(-height, text) for height, text in _captions(page) if height <= top]
    return "#" + re.sub(r"[ .]", "-", min(below)[1].split(":")[0].lower())


def _captions(page: PageObject) -> list[tuple[float, str]]:
    """The lines that open with the number of a table or figure, with their height on the page."""
    lines: list[tuple[float, str]] = []

    def note(text, matrix, _text_matrix, _font, _size):
        if re.match(r"(Table|Figure) \S+:", text.strip()):
            lines.append((matrix[5], text.strip()))

    page.extract_text(visitor_text=note)
    return lines


def _pdf_pieces(parent, texts) -> Iterator[Piece]:
    for element in _children(parent):
        role = element["/S"].removeprefix("/")
        if role == "Figure":
            yield "Figure", joined(element["/Alt"])
        elif role in ("P", "Caption", "H1", "H2", "H3", "H4", "TD"):
            yield role, joined(_text(element, texts))
            yield from _links(element)
        elif role == "TH":
            yield f"TH {_scope(element)}", joined(_text(element, texts))
        elif role == "LI":
            yield "LI", joined(_text(element, texts, without=("Lbl", "L")))
            yield from _links(element)
            yield from _nested(element, texts)
        elif role != "TOC":
            yield from _pdf_pieces(element, texts)


def _nested(item, texts) -> Iterator[Piece]:
    for body in _children(item):
        yield from (
            piece
            for inner in _children(body)
            if inner["/S"] == "/L"
            for piece in _pdf_pieces(inner, texts)
        )


def _scope(cell) -> str:
    scopes = {"/Column": "col", "/Row": "row"}
    return next(scopes[each["/Scope"]] for each in cell["/A"] if "/Scope" in each)


def _links(element) -> Iterator[Piece]:
    for link in _elements(element):
        for kid in link.get("/K", []) if link["/S"] == "/Link" else []:
            target = kid.get_object()
            if isinstance(target, dict) and target.get("/Type") == "/OBJR":
                note = target["/Obj"]
                yield "Link", note["/Dest"] if "/Dest" in note else str(note["/A"]["/URI"])


def _text(element, texts, *, without=()) -> str:
    kids = element.get("/K", [])
    words = ""
    for each in kids if isinstance(kids, list) else [kids]:
        kid = each.get_object()
        if isinstance(kid, int):
            words += texts[element.raw_get("/Pg").idnum][kid]
        elif kid.get("/Type") == "/MCR":
            place = kid.raw_get("/Pg") if "/Pg" in kid else element.raw_get("/Pg")
            words += texts[place.idnum][kid["/MCID"]]
        elif "/S" in kid and kid["/S"].removeprefix("/") not in without:
            words += _text(kid, texts, without=without)
    return words


def _marked_texts(page: PageObject) -> dict[int, str]:
    """The text of each marked piece of a page's content, by its number."""
    fonts = {name: _characters(font) for name, font in page["/Resources"].get("/Font", {}).items()}
    marks: list[int | None] = []
    texts: dict[int, str] = {}
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            number = properties.get("/MCID") if isinstance(properties, dict) else None
            marks.append(marks[-1] if number is None and marks else number)
            texts.setdefault(marks[-1], "")
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and marks:
            parts = operands[0] if operator == b"TJ" else operands
            for part in parts:
                if isinstance(part, str | bytes):
                    texts[marks[-1]] += _decoded(part, font)
    return texts


def _decoded(part, font: dict[int, str]) -> str:
    data = part if isinstance(part, bytes) else part.original_bytes
    codes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
    return "".join(font[code] for code in codes)


def _characters(font) -> dict[int, str]:
    """What each code of a font stands for, as its ToUnicode map says."""
    found: dict[int, str] = {}
    table = font["/ToUnicode"].get_data().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            first = int(text, 16)
            for offset in range(int(high, 16) - int(low, 16) + 1):
                found[int(low, 16) + offset] = chr(first + offset)
    return found
