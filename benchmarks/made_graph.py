"""A generated knowledge base of any size: the same one for the same sizes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.knowledge import Entity, EntityKind, Evidence, Graph, Mention, Relation, RelationType
from graph.store import Change
from graph.types import (
    Document,
    DocumentRole,
    IngestWork,
    LineSpan,
    Passage,
    PassageKind,
    Quote,
    ReadDocument,
    Section,
    Statement,
    content_key,
)

_DIMENSIONS = 384
_PASSAGES_OF_SECTION = 10
_SECTIONS_OF_DOCUMENT = 10
_WORDS = tuple(
    f"{start}{end}" for start in ("quer", "stor", "mod", "train", "buck", "strea") for end in ("y", "el", "et")
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much to make."""

    passages: int
    mentions: int
    entities: int
    relations: int


def made_change(size: Size) -> Change:
    """Return a change that fills an empty store with a knowledge base of this size."""
    drawn = np.random.default_rng(1)
    documents = list(_documents(size.passages, drawn))
    passages = [passage for read in documents for passage in read.passages]
    rows = drawn.normal(size=(len(passages), _DIMENSIONS)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Change(
        written=documents,
        removed=(),
        vectors={passage.embedding_key: row for passage, row in zip(passages, rows, strict=True)},
        problems=(),
        embedding_model="made@000000000000",
        reader_version=1,
        work=IngestWork(len(documents), 0, 0, 0, len(passages), 0.0),
        graph=_graph(size, passages, drawn),
    )


def _documents(passages: int, drawn: np.random.Generator) -> Iterator[ReadDocument]:
    size = _PASSAGES_OF_SECTION * _SECTIONS_OF_DOCUMENT
    for number in range(-(-passages // size)):
        path = f"notes/{number:05}.md"
        sections = [_section(path, ordinal) for ordinal in range(_SECTIONS_OF_DOCUMENT)]
        count = min(size, passages - number * size)
        made = [_passage(sections[at // _PASSAGES_OF_SECTION], at, drawn) for at in range(count)]
        document = Document(path, "/notes", f"Note {number}", content_key(path), DocumentRole.NOTES, size, size * 500)
        yield ReadDocument(document, tuple(sections), tuple(made), (), ())


def _section(path: str, ordinal: int) -> Section:
    first = ordinal * _PASSAGES_OF_SECTION + 1
    span = LineSpan(first, first + _PASSAGES_OF_SECTION - 1)
    return Section(content_key(path, str(ordinal)), path, ordinal, 2, (path, f"Part {ordinal}"), span)


def _passage(section: Section, ordinal: int, drawn: np.random.Generator) -> Passage:
    span = LineSpan(ordinal + 1, ordinal + 1)
    words = [_WORDS[at] for at in drawn.integers(0, len(_WORDS), 80)]
    text = f"{section.document} {ordinal} " + " ".join(words)
    return Passage(
        id=content_key(section.id, str(ordinal)),
        document=section.document,
        section_id=section.id,
        ordinal=ordinal,
        kind=PassageKind.PARAGRAPH,
        title="Note",
        heading_path=section.heading_path,
        lead_in=(),
        span=span,
        text=text,
        statements=(Statement(text, "", (), (Quote(span, text),)),),
    )


def _graph(size: Size, passages: list[Passage], drawn: np.random.Generator) -> Graph:
    ids = sorted(content_key("entity", str(number)) for number in range(size.entities))
    entities = tuple(Entity(entity, f"Entity {entity[:8]}", EntityKind.SERVICE, (entity[:6],)) for entity in ids)
    return Graph(entities, tuple(_mentions(size, passages, ids, drawn)), tuple(_relations(size, passages, ids)), ())


def _mentions(size: Size, passages: list[Passage], ids: list[str], drawn: np.random.Generator) -> Iterator[Mention]:
    # Few entities are met often and most seldom, as in notes.
    chosen = (drawn.random(size.mentions) ** 3 * len(ids)).astype(int).tolist()
    for number, entity in enumerate(chosen):
        passage = passages[number % len(passages)]
        start = number // len(passages) * 7
        yield Mention(ids[entity], passage.id, 0, start, start + 6, passage.text[start : start + 6])


def _relations(size: Size, passages: list[Passage], ids: list[str]) -> Iterator[Relation]:
    types = list(RelationType)
    for number in range(size.relations):
        passage = passages[number % len(passages)]
        source, target = ids[number % len(ids)], ids[(number * 7 + 1) % len(ids)]
        kind = types[number % len(types)]
        quote = passage.text[:80]
        place = (passage.id, passage.document, passage.heading_path, passage.span)
        evidence = Evidence(*place, quote, "made", 0.9)
        yield Relation(content_key(source, kind, target, str(number)), source, kind, target, (evidence,))
