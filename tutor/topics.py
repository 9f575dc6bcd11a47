"""What the notes cover, and questions drawn from their headings."""

from __future__ import annotations

import re

from graph.store import Store
from graph.types import Document, DocumentRole, Section
from tutor.outcome import Topic

_NUMBERING = re.compile(r"^(?:\d{1,3}(?:\.\d+)*|[a-z]|[ivx]+)[.):]\s+", re.IGNORECASE)
_QUESTION = re.compile(r"^Q:\s*", re.IGNORECASE)
# Headings that name a part of any note, not a subject.
_PARTS = re.compile(
    r"(?i)\b(summary|overview|introduction|key takeaways|exam tips|example|conclusion|use cases|in short|notes|"
    r"points to|core concepts|detailed components|key features|key components|pricing model|integrations?)\b"
)
_MOST_WORDS = 5


def topics_of(store: Store) -> tuple[Topic, ...]:
    """Return the sections that name a subject: the documents in turn, each from its broadest heading down."""
    per_document = [_document_topics(store, document) for document in store.documents()]
    turns = max(map(len, per_document), default=0)
    ordered = [topics[turn] for turn in range(turns) for topics in per_document if turn < len(topics)]
    return tuple({topic.name.casefold(): topic for topic in reversed(ordered)}.values())[::-1]


def _document_topics(store: Store, document: Document) -> list[Topic]:
    if document.role is DocumentRole.OUTLINE:
        return []
    sections = [section for section in store.sections(document.path) if _names_a_subject(section)]
    sections.sort(key=lambda section: (len(section.heading_path), section.ordinal))
    return [_topic(document, section) for section in sections]


def _names_a_subject(section: Section) -> bool:
    return bool(section.heading_path) and not _PARTS.search(section.heading_path[-1])


def _topic(document: Document, section: Section) -> Topic:
    return Topic(document.path, document.title, section.heading_path, section.span.start)


def suggestions_from(store: Store, limit: int) -> tuple[str, ...]:
    """Return questions that the notes answer: their own, and 'What is …?' for headings that are names."""
    asked: dict[str, None] = {}
    for topic in topics_of(store):
        question = _question_about(topic.name)
        if question:
            asked.setdefault(question)
        if len(asked) == limit:
            break
    return tuple(asked)


def _question_about(heading: str) -> str | None:
    title = _QUESTION.sub("", _NUMBERING.sub("", heading)).strip()
    if title.endswith("?"):
        return title
    versus = re.match(r"(?P<a>.+?)\s+(?:vs\.?|versus)\s+(?P<b>.+)", title)
    if versus:
        return f"How does {versus['a'].split(':')[-1].strip()} compare with {versus['b']}?"
    name = re.sub(r"\s*\([^)]*\)", "", title)
    proper = len(name.split()) <= _MOST_WORDS and all(
        w[:1].isupper() or w in ("for", "of", "and") for w in name.split()
    )
    return f"What is {name}?" if proper and ":" not in name else None
