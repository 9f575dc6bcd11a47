"""A tutor with fixed notes in memory: what the screen is built and tested on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from fakes_graph import fake_atlas
from fakes_tutor_answers import ANSWERS
from fakes_tutor_notes import CHANGED, DOCUMENTS, SUMMARY, FakeDocument, problems, repairs_of

from graph.errors import CitationError, IngestError, InputError
from graph.types import Citation, Document, DocumentRole, IngestSummary, LineSpan, Section, content_key
from tutor.explore.atlas import Atlas
from tutor.library import Library, LibraryEntry
from tutor.llm.ledger import Ledger
from tutor.outcome import Answer, AnswerGroup, Outcome, Quiz, Refusal, RefusalReason, Reply, Topic
from tutor.source_view import SourceLine, SourceView
from tutor.talk import Asked, Done, Manner, ReadAs, Step
from tutor.ui.uploads import Upload

FORBIDDEN = "unreadable question"


class FakeTutor:
    """Answers from a table, refuses the rest, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.opened: list[Citation] = []
        self._atlas = fake_atlas()

    def ask(self, question: str, history: Sequence[str] = ()) -> Outcome:
        self.asked.append((question, tuple(history)))
        if question == FORBIDDEN:
            raise InputError(f"{question!r} cannot be read. Write it anew.")
        for words, groups in ANSWERS:
            if words in question.lower():
                read_as = question if not history or "debugger" in question.lower() else f"{question} (SageMaker)"
                return Answer(question, read_as, groups, ())
        return self._refuse(question)

    def talk(self, asked: Asked, ledger: Ledger) -> Iterator[Step]:  # noqa: ARG002
        outcome = self.ask(asked.question, [earlier.question for earlier in asked.history])
        if asked.history and asked.history[-1].question == asked.question:
            outcome = replace(outcome, read_as=asked.history[-1].read_as)
        if outcome.read_as != asked.question:
            yield ReadAs(outcome.read_as)
        yield Done(taught(asked.manner, outcome))

    def ledger(self) -> Ledger:
        return Ledger()

    @property
    def model_name(self) -> str:
        return ""

    def source(self, citation: Citation) -> SourceView:
        self.opened.append(citation)
        document = _document(citation.document)
        if document.path == CHANGED:
            raise CitationError(
                f"{CHANGED} has changed since it was read: line {citation.span} no longer says what was "
                "quoted. Ingest the folder again."
            )
        section = _section_at(document, citation.span.start)
        lines = document.text.splitlines()
        shown = range(section.span.start, max(section.span.end, citation.span.end) + 1)
        return SourceView(
            document.path,
            document.title,
            section.heading_path,
            citation.span,
            tuple(SourceLine(n, lines[n - 1], citation.span.contains(LineSpan(n, n))) for n in shown),
        )

    def topics(self, limit: int = 12) -> tuple[Topic, ...]:
        found = [
            Topic(document.path, document.title, section.heading_path, section.span.start)
            for document in DOCUMENTS
            if document.role is DocumentRole.NOTES
            for section in sections_of(document)
            if len(section.heading_path) == 2
        ]
        return tuple(found[:limit])

    def suggestions(self, limit: int = 6) -> tuple[str, ...]:
        return SUGGESTIONS[:limit]

    def atlas(self) -> Atlas:
        return self._atlas

    def library(self) -> Library:
        return Library(tuple(map(_entry, DOCUMENTS)), SUMMARY, problems())

    def _refuse(self, question: str) -> Refusal:
        words = tuple(word.strip("?.,") for word in question.split() if word.istitle() and len(word) > 4)
        reason = RefusalReason.UNKNOWN_NAME if words else RefusalReason.NOTHING_CLOSE
        return Refusal(question, question, reason, words, self.topics(4), ())


def taught(manner: Manner, outcome: Outcome) -> Reply:
    """Return an outcome in a manner: the first sentence, all, none, or asked back."""
    if isinstance(outcome, Refusal) or manner in (Manner.PLAIN, Manner.DEEPER):
        return outcome
    if manner is Manner.ASK_ME:
        return Quiz(outcome.question, outcome.read_as, "Which term is meant? _____: it watches.", outcome.sentences[:2])
    if manner is Manner.EXAMPLE:
        return Refusal(outcome.question, outcome.read_as, RefusalReason.NOTHING_FURTHER, (), (), ())
    first = outcome.groups[0]
    return replace(outcome, groups=(AnswerGroup(first.about, first.sentences[:1]),))


SUGGESTIONS = (
    "What does SageMaker Debugger do?",
    "What is the difference between a domain and a space?",
    "How do I stop an idle notebook?",
    "What does the hostile page say?",
    "Which input modes does a training job have?",
    "When is managed spot training worth it?",
)


class FakeReingest:
    """Reports progress and a summary; fails when a file named broken.md was added."""

    def __init__(self) -> None:
        self.uploads: list[Upload] = []

    def __call__(self, uploads: Sequence[Upload], progress: Callable[[str, float], None]) -> IngestSummary:
        self.uploads.extend(uploads)
        for share, step in enumerate(("Finding files", "Reading *notes*", "Embedding", "Storing")):
            progress(step, share / 4)
        if any(upload.name == "broken.md" for upload in uploads):
            raise IngestError("broken.md cannot be ingested. Take it out and try again.")
        return SUMMARY


def sections_of(document: FakeDocument) -> tuple[Section, ...]:
    """Cut a document at its headings."""
    lines = document.text.splitlines()
    starts = [n for n, line in enumerate(lines, start=1) if line.startswith("#")]
    ends = [*(start - 1 for start in starts[1:]), len(lines)]
    path: tuple[str, ...] = ()
    found = []
    for ordinal, (start, end) in enumerate(zip(starts, ends, strict=True)):
        marks, _, name = lines[start - 1].partition(" ")
        path = (*path[: len(marks) - 1], name)
        key = content_key(document.path, str(ordinal))
        found.append(Section(key, document.path, ordinal, len(marks), path, LineSpan(start, end)))
    return tuple(found)


def _entry(document: FakeDocument) -> LibraryEntry:
    size = len(document.text.encode())
    lines = len(document.text.splitlines())
    key = content_key(document.text)
    described = Document(document.path, "/notes", document.title, key, document.role, lines, size)
    return LibraryEntry(described, sections_of(document), repairs_of(document.path))


def _document(path: str) -> FakeDocument:
    for document in DOCUMENTS:
        if document.path == path:
            return document
    raise CitationError(f"There is no document {path}. Ingest the folder again.")


def _section_at(document: FakeDocument, line: int) -> Section:
    return next(section for section in reversed(sections_of(document)) if section.span.start <= line)
