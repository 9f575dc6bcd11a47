"""The tutor: one object, built once, that the screen and the command line talk to."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, islice
from pathlib import Path

from graph.embedding import Embedder
from graph.network import Network
from graph.search_indexes import SearchIndexes
from graph.store import Store
from graph.types import Citation
from tutor.comparison import compare
from tutor.considered import Considered
from tutor.conversation import stand_alone
from tutor.definition_answer import definition_asked, definition_first
from tutor.entity_links import EntityLinker, MentionIndex
from tutor.explore.atlas import Atlas
from tutor.explore.open_atlas import open_atlas
from tutor.graph_walk import GraphWalk
from tutor.grouping import group, without_repeats
from tutor.library import Library, library_of
from tutor.llm.ledger import Ledger
from tutor.llm.talking import steps_of
from tutor.llm.writer import Writer
from tutor.names import Names
from tutor.nearness import Candidate, as_retrieved
from tutor.outcome import Answer, AnswerGroup, Outcome, RetrievedPassage, Topic
from tutor.question import Question, QuestionKind, understand
from tutor.refusal import refuse
from tutor.relation_answer import asks_for_path, path_groups
from tutor.retrieval import Retriever
from tutor.selection import score_statements, select
from tutor.source_view import SourceView, open_source
from tutor.spelling import Speller
from tutor.suggestions import suggest
from tutor.talk import Asked, Step
from tutor.topics import topics_of

_PASSAGES_SHOWN = 10
_SUGGESTED = 12
_PAIRS = 3  # of entities in a question whose relations are looked up
_MOST_QUESTION_CHARACTERS = 2000


class Tutor:
    """Answers from one state of a knowledge base."""

    def __init__(
        self,
        store: Store,
        indexes: SearchIndexes,
        embedder: Embedder,
        layout_file: Path | None = None,
        writer: Writer | None = None,
    ) -> None:
        self._store = store
        self._layout_file = layout_file
        self._writer = writer
        self._indexes = indexes
        self._retriever = Retriever(store, indexes, embedder, MentionIndex(store.mentions()), lambda: self._graph_walk)
        self._entities = store.entities()
        self._entities_by_id = {entity.id: entity for entity in self._entities}
        self._linker = EntityLinker(self._entities, indexes.words.vocabulary)
        self._speller = Speller(indexes.words.spellings)

    def ask(self, question: str, history: Sequence[str] = ()) -> Outcome:
        """Answer from the notes or refuse. `history` are the earlier questions, oldest first."""
        return self.consider(question, history).outcome

    def consider(self, question: str, history: Sequence[str] = ()) -> Considered:
        """Answer or refuse, and return how the question was read and what was found on the way."""
        read = self._understand(question, history)
        candidates = self._retriever.candidates(read)
        # What the notes define they answer, however common its name is in them.
        defined = definition_asked(read, self._entities_by_id)
        refusal = None if defined else refuse(question, read, candidates)
        outcome = refusal or self._answer(question, read, candidates)
        return Considered(outcome, read, tuple(candidates))

    def talk(self, asked: Asked, ledger: Ledger) -> Generator[Step, None, None]:
        """Yield the steps of a reply, Done last."""
        return steps_of(asked, ledger, self, self._writer)

    def ledger(self) -> Ledger:
        """Return a new ledger for a session, with the prices and the cap that are set."""
        return self._writer.ledger() if self._writer else Ledger()

    @property
    def model_name(self) -> str:
        """Return the language model as set, or nothing where there is none."""
        return self._writer.name if self._writer else ""

    def facts(self, question: Question) -> tuple[AnswerGroup, ...]:
        """Return how the things that a question names relate, a cited group for each relation."""
        pairs = islice(combinations(question.entities, 2), _PAIRS)
        asked = [replace(question, entities=pair) for pair in pairs]
        groups = [group for each in asked for group in self._path(each)]
        return tuple(dict.fromkeys(groups))

    def retrieve(self, question: str, limit: int) -> tuple[RetrievedPassage, ...]:
        """Return the passages nearest to a question, best first, whether or not they answer it."""
        read = self._understand(question, ())
        return as_retrieved(self._retriever.candidates(read))[:limit] if read.terms else ()

    def source(self, citation: Citation) -> SourceView:
        """Open the section that a citation names, as it stands on disk.

        Raises CitationError when the quote no longer stands in its lines.
        """
        return open_source(self._store, citation)

    def topics(self, limit: int = 12) -> tuple[Topic, ...]:
        """Return what the notes cover, broadest first."""
        return self._topics[:limit]

    def suggestions(self, limit: int = 6) -> tuple[str, ...]:
        """Return questions that the notes answer, drawn from their entities."""
        return self._suggestions[:limit]

    def library(self) -> Library:
        """Return the documents, their sections and how the last ingest went."""
        return library_of(self._store)

    def atlas(self) -> Atlas:
        """Return the graph as the Explore page looks at it; made when it is first asked for."""
        return self._atlas

    def _answer(self, asked: str, question: Question, candidates: Sequence[Candidate]) -> Answer:
        scored = score_statements(question, candidates)
        groups = group(select(question, scored))
        comparison = None
        if question.kind is QuestionKind.COMPARISON:
            comparison = compare(question, scored)
            groups = without_repeats(comparison.sentences if comparison else (), groups)
        elif asks_for_path(question):
            path = self._path(question)
            groups = path + without_repeats([s for hop in path for s in hop.sentences], groups)
        else:
            groups = definition_first(question, groups, self._entities_by_id, self._store.passages)
        return Answer(asked, question.text, groups, as_retrieved(candidates)[:_PASSAGES_SHOWN], comparison)

    def _path(self, question: Question) -> tuple[AnswerGroup, ...]:
        return path_groups(question, self._entities, self._network, self._store.passages)

    @cached_property
    def _graph_walk(self) -> GraphWalk:
        store = self._store
        return GraphWalk(self._indexes.passage_ids, self._entities, store.mentions(), store.relations())

    @cached_property
    def _atlas(self) -> Atlas:
        return open_atlas(self._store, self._layout_file)

    @cached_property
    def _network(self) -> Network:
        return Network(self._entities, self._store.relations())

    def close(self) -> None:
        """Let go of the knowledge base."""
        self._store.close()

    def _understand(self, question: str, history: Sequence[str]) -> Question:
        linked = self._linker.link(self._read(question, history))
        return understand(linked.text, self._indexes.words, linked.entities)

    def _read(self, question: str, history: Sequence[str]) -> str:
        text = " ".join(question.split())[:_MOST_QUESTION_CHARACTERS]
        mended = self._speller.mend(text)
        if not history:
            return mended
        return stand_alone(mended, [self._speller.mend(earlier) for earlier in history], self.names)

    @cached_property
    def _suggestions(self) -> tuple[str, ...]:
        offered = suggest(self._entities, self._store.relations(), self._store.mentions(), 2 * _SUGGESTED)
        return tuple(question for question in offered if isinstance(self.ask(question), Answer))

    @cached_property
    def _topics(self) -> tuple[Topic, ...]:
        return topics_of(self._store)

    @cached_property
    def names(self) -> Names:
        """Return the names that the notes give to things."""
        return Names(self._store.all_passages(), self._entities)
