"""The readable text of an html block: table rows with their cells, or plain text. Nothing is executed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_SILENT = frozenset({"script", "style", "template", "head"})
_BREAKING = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "details", "ul"})


@dataclass(slots=True)
class HtmlRow:
    """One table row: cell texts, whether they are column heads, and its place as (line, column) from (0, 0)."""

    start: tuple[int, int]
    end: tuple[int, int] = (0, 0)
    cells: list[str] = field(default_factory=list)
    head: bool = False


class HtmlText(HTMLParser):
    """Collects the rows and the text of one html block."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[HtmlRow] = []
        self._text: list[str] = []
        self._silent = 0
        self._in_head = False
        self._in_cell = False
        self.feed(source)
        self.close()

    @property
    def text(self) -> str:
        """Return the text outside tables' rows, folded, one block a line."""
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Take note of rows, cells and what is not to be read."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "thead":
            self._in_head = True
        elif tag == "tr":
            self.rows.append(HtmlRow(self._here(), head=self._in_head))
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].cells.append("")
            self._in_cell = True
        elif tag in _BREAKING:
            self._add("\n" if not self._in_cell else " ")

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag opened."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "thead":
            self._in_head = False
        elif tag == "tr" and self.rows:
            line, column = self._here()
            self.rows[-1].end = (line, column + len("</tr>"))
            self._in_cell = False
        elif tag in ("td", "th"):
            self._in_cell = False
        elif tag in _BREAKING:
            self._add("\n" if not self._in_cell else " ")

    def handle_data(self, data: str) -> None:
        """Add text to the open cell, or to the block's text."""
        self._add(data)

    def _add(self, text: str) -> None:
        if self._silent:
            return
        if self._in_cell and self.rows and self.rows[-1].cells:
            self.rows[-1].cells[-1] += text
        else:
            self._text.append(text)

    def _here(self) -> tuple[int, int]:
        line, column = self.getpos()
        return line - 1, column
