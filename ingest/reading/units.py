"""A document as a flat run of units in reading order, read from the markdown parser's tokens.

A flat run, and not a tree, because page breaks and exports leave the nesting of real notes unreliable:
what introduces what is decided afterwards, from depth and wording together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from graph.types import LineSpan

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


_FENCE = re.compile(r"\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:`{3,}|~{3,})")


class UnitKind(Enum):
    """What a unit is to the parser."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    TABLE = auto()
    CODE = auto()
    HTML = auto()
    FRONT_MATTER = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell's inline source."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One table row; `head` marks the row of column heads."""

    span: LineSpan
    cells: tuple[Cell, ...]
    head: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """One heading, paragraph, list item (without the items below it), table, code block or html block.

    `content` is the inline source (code, html: the text itself). `depth` counts the lists around it; `level`
    is a heading's; `number` an ordered item's.
    """

    kind: UnitKind
    span: LineSpan
    content: str
    depth: int = 0
    level: int = 0
    number: int | None = None
    rows: tuple[Row, ...] = ()


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Return a CommonMark parser with tables, without inline parsing, which is done per statement.

    Indented code is off: in notes, indentation comes from lost list marks far more often than from code.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").enable("table").disable("code").use(front_matter_plugin)
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def parse_units(lines: list[str]) -> list[Unit]:
    """Return the units of a document in reading order."""
    reader = _Reader()
    for token in _parser().parse("\n".join(lines)):
        reader.take(token)
    return reader.units


def cut_out(units: list[Unit], lines: list[str], taken: frozenset[int]) -> list[Unit]:
    """Return the units with code and html blocks cut in two where lines were taken out of them."""
    if not taken:
        return units
    return [piece for unit in units for piece in _pieces(unit, lines, taken)]


def _pieces(unit: Unit, lines: list[str], taken: frozenset[int]) -> list[Unit]:
    indexes = range(unit.span.start - 1, unit.span.end)
    if unit.kind not in (UnitKind.CODE, UnitKind.HTML) or taken.isdisjoint(indexes):
        return [unit]
    pieces = []
    for is_taken, run in groupby(indexes, key=taken.__contains__):
        kept = [] if is_taken else [index for index in run if lines[index].strip()]
        text = [lines[index] for index in kept if not (unit.kind is UnitKind.CODE and _FENCE.match(lines[index]))]
        if text:
            span = LineSpan(kept[0] + 1, kept[-1] + 1)
            pieces.append(replace(unit, span=span, content="\n".join(text) + "\n"))
    return pieces


class _Reader:
    """Walks the tokens once, keeping count of the lists around the current one."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._numbers: list[int | None] = []  # one entry per open list item
        self._fresh_item = False  # the next paragraph opens a list item
        self._rows: list[Row] = []
        self._in_head = False
        self._heading_level = 0
        self._setext = False
        self._table_span = LineSpan(1, 1)
        self._handlers: dict[str, Callable[[Token], None]] = {
            "list_item_open": self._open_item,
            "list_item_close": self._close_item,
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "table_open": self._open_table,
            "table_close": self._close_table,
            "thead_open": self._open_head,
            "thead_close": self._close_head,
            "tr_open": self._open_row,
            "inline": self._on_inline,
            "fence": lambda token: self._add(UnitKind.CODE, _span(token), token.content),
            "html_block": lambda token: self._add(UnitKind.HTML, _span(token), token.content),
            "front_matter": lambda token: self._add(UnitKind.FRONT_MATTER, _span(token), token.content),
        }

    def take(self, token: Token) -> None:
        """Turn one token into units; tokens of no concern pass."""
        handler = self._handlers.get(token.type)
        if handler:
            handler(token)

    def _open_item(self, token: Token) -> None:
        self._numbers.append(int(token.info) if token.info.isdigit() else None)
        self._fresh_item = True

    def _close_item(self, _token: Token) -> None:
        self._numbers.pop()
        self._fresh_item = False

    def _open_heading(self, token: Token) -> None:
        self._heading_level = int(token.tag[1:])
        self._setext = token.markup in ("-", "=")

    def _close_heading(self, _token: Token) -> None:
        self._heading_level = 0

    def _open_row(self, token: Token) -> None:
        self._rows.append(Row(_span(token), (), self._in_head))

    def _open_head(self, _token: Token) -> None:
        self._in_head = True

    def _close_head(self, _token: Token) -> None:
        self._in_head = False

    def _open_table(self, token: Token) -> None:
        self._rows = []
        self._table_span = _span(token)

    def _close_table(self, _token: Token) -> None:
        self._add(UnitKind.TABLE, self._table_span, "", rows=tuple(self._rows))
        self._rows = []

    def _on_inline(self, token: Token) -> None:
        if self._rows:
            row = self._rows[-1]
            self._rows[-1] = Row(row.span, (*row.cells, Cell(token.content)), row.head)
        elif self._heading_level and not self._is_ruled_paragraph(token):
            self._add(UnitKind.HEADING, _span(token), token.content, level=self._heading_level)
        else:
            self._add_text(token)

    def _is_ruled_paragraph(self, token: Token) -> bool:
        """Tell a sentence over a '---' rule from a heading underlined with dashes."""
        text = token.content.rstrip()
        return self._setext and ("\n" in text or len(text) > 90 or text.endswith((".", "!", "?")))

    def _add_text(self, token: Token) -> None:
        if self._fresh_item:
            self._add(UnitKind.ITEM, _span(token), token.content, number=self._numbers[-1])
        else:
            self._add(UnitKind.PARAGRAPH, _span(token), token.content)
        self._fresh_item = False

    def _add(
        self,
        kind: UnitKind,
        span: LineSpan,
        content: str,
        *,
        level: int = 0,
        number: int | None = None,
        rows: tuple[Row, ...] = (),
    ) -> None:
        self.units.append(Unit(kind, span, content, len(self._numbers), level, number, rows))


def _span(token: Token) -> LineSpan:
    start, end = token.map or [0, 1]
    return LineSpan(start + 1, max(end, start + 1))
