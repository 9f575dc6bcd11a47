"""Inline markdown as readable text, and the label that a statement opens with."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.reading.draft import JOINER
from ingest.reading.line_shape import is_title_case

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARKUP = re.compile(r"[*_`\[\]<>&\\!~]|  \n")
_BREAK = re.compile(r"(?i)^<br\s*/?>$")
_BOLD_LABEL = re.compile(r"^\s*(?P<mark>\*\*|__)(?P<text>.+?)(?P=mark)[ \t]*(?P<colon>[:–—-]?)")
_PLAIN_LABEL = re.compile(r"^(?P<text>[A-Z0-9`][^.:;!?]{1,60}?):\s+\S")
_WHOLLY_BOLD = re.compile(r"^\s*(\*\*|__)(?P<text>(?:(?!\1).)+)\1\s*:?\s*$")
_MOST_LABEL_WORDS = 10


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("strikethrough")


def plain_text(source: str) -> str:
    """Return inline markdown as a person reads it: marks and tags dropped, hard line breaks kept."""
    source = source.replace(JOINER, " ")
    text = _render(source) if _MARKUP.search(source) else source.replace("\n", " ")
    lines = [" ".join(line.split()) for line in text.replace("**", "").split("\n")]
    return "\n".join(line for line in lines if line)


def _render(source: str) -> str:
    parts: list[str] = []
    for inline in _parser().parseInline(source):
        for token in inline.children or ():
            if token.type in ("text", "code_inline", "text_special"):
                parts.append(token.content)
            elif token.type == "softbreak":
                parts.append(" ")
            elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.match(token.content)):
                parts.append("\n")
            elif token.type == "image":
                parts.append(token.content)
    return html.unescape("".join(parts)) if "&" in source else "".join(parts)


def one_line(source: str) -> str:
    """Return inline markdown as readable text on one line."""
    return " ".join(plain_text(source).split())


def wholly_bold(source: str) -> str | None:
    """Return the readable text of a source that is one bold run and nothing else, or None."""
    match = _WHOLLY_BOLD.match(source)
    return one_line(match["text"]) if match else None


def label_of(source: str) -> str:
    """Return the term that a list item or sentence opens with ('**S3 Select:** …', 'Canvas: …'), or ''."""
    bold = _BOLD_LABEL.match(source)
    if bold and (bold["colon"] or bold["text"].rstrip().endswith(":") or _ends_line(source, bold.end())):
        return _as_label(bold["text"])
    plain = _PLAIN_LABEL.match(source)
    return _as_label(plain["text"]) if plain and _is_term(plain["text"]) else ""


def _is_term(text: str) -> bool:
    """Tell a term before a colon ('Batch transform: …') from the first half of a sentence."""
    words = text.split()
    return len(words) <= 4 or (len(words) <= 6 and is_title_case(text))


def _ends_line(source: str, end: int) -> bool:
    return not source[end:].split("\n")[0].strip()


def _as_label(text: str) -> str:
    label = one_line(text).rstrip(": ").strip()
    return label if len(label.split()) <= _MOST_LABEL_WORDS else ""
