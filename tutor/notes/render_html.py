"""A note as one html page. Every text is escaped: notes are data."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from graph.types import Citation
from tutor.notes.blocks import Block, Note, Part, PartKind, Sentence
from tutor.notes.render_markdown import citation_name

_STYLE = (
    "body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#23272e;background:#fcfbf8}li{margin:.4rem 0}cite{color:#6c675c;font-size:.875rem;font-style:normal}"
    "pre{white-space:pre-wrap}@media(prefers-color-scheme:dark){body{color:#e8e5de;background:#15181c}cite{color:#a5abb3}}"
)


def html_page(note: Note) -> str:
    """Return the note as a page that needs nothing else and runs nothing."""
    body = "\n".join(_body(note))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(note.title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(note: Note) -> Iterator[str]:
    yield f"<h1>{escape(note.title)}</h1>"
    if note.links:
        places = ((link.text, (link.place.document, *link.place.heading_path)) for link in note.links)
        items = "".join(f"<li>{escape(text)} {escape(' › '.join(path))}</li>" for text, path in places)
        yield f"<ul>{items}</ul>"
    for block in note.blocks:
        yield from _block(block)
    yield from (f"<p><em>{escape(remark)}</em></p>" for remark in note.remarks)


def _block(block: Block) -> Iterator[str]:
    yield f"<h2>{escape(block.title)}</h2>"
    yield "<ul>"
    yield from (f"<li>{_sentence(sentence)}</li>" for sentence in block.sentences)
    yield "</ul>"


def _sentence(sentence: Sentence) -> str:
    said = f"<pre>{escape(sentence.code)}</pre>" if sentence.code else "".join(map(_part, sentence.parts))
    return " ".join([said, *map(_cite, sentence.citations)])


def _part(part: Part) -> str:
    return f"<q>{escape(part.text)}</q>" if part.kind is PartKind.QUOTE else escape(part.text)


def _cite(citation: Citation) -> str:
    where = f"{citation.document}: {citation_name(citation)}"
    return f'<cite title="{escape(citation.quote)}">[{escape(where)}]</cite>'
