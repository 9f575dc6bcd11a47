"""What the notes cover: their sections, the broadest first."""

from __future__ import annotations

import re

from graph.store import Store
from graph.types import Document, DocumentRole, Section
from tutor.outcome import Topic

# Headings that name a part of any note, not a subject.
_PARTS = re.compile(
    r"(?i)\b(summary|overview|introduction|key takeaways|exam tips|example|conclusion|use cases|in short|notes|"
    r"points to|core concepts|detailed components|key features|key components|pricing model|integrations?)\b"
)


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
