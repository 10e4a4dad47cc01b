"""The words of an HTML page, block by block, each with the section it stands in.

Only what readers see or hear is taken: no markup, no style. What differs is for others to find.
"""

from __future__ import annotations

from html.parser import HTMLParser

_CELLS = {"td", "th"}
_INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong", "sub", "sup"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_UNSEEN = {"style", "script"}


class _Reader(HTMLParser):
    """Gathers the blocks of a page in `blocks` as it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self._section = "top of the page"
        self._words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CELLS and self._text():
            self._take(" | ")
        elif tag not in _INLINE:
            self.end_block()
        self._unseen += tag in _UNSEEN
        self._take(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag in _HEADINGS:
            self._section = self._text() or self._section
        if tag not in _INLINE | _CELLS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        self._take(data)

    def end_block(self) -> None:
        """Close the block that is open, if it has words."""
        if text := self._text():
            self.blocks.append((self._section, text))
        self._words.clear()

    def _take(self, words: str) -> None:
        if not self._unseen:
            self._words.append(words)

    def _text(self) -> str:
        return " ".join("".join(self._words).split())


def blocks_of(page: str) -> list[tuple[str, str]]:
    """Each block of a page's words, after the heading it stands under; a table's row is one.

    >>> blocks_of("<h2>Savings</h2><p>We saved <b>£3m</b>.</p><img alt='A chart.'>")
    [('Savings', 'Savings'), ('Savings', 'We saved £3m.'), ('Savings', 'A chart.')]
    >>> blocks_of("<table><tr><th>Red</th> <td>5</td></tr></table>")
    [('top of the page', 'Red | 5')]
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.end_block()
    return reader.blocks
