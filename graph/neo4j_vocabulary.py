"""The words of a knowledge base with their counts: all that searching in the database keeps on this machine.

They are counted in one pass over the passages, none of which is kept, and written beside the other indexes for
the next time. A vocabulary grows far slower than the texts do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from graph import cypher
from graph.neo4j_connection import Connection
from graph.neo4j_rows import passage_of
from graph.neo4j_state import State, read_whole
from graph.search_indexes import INDEX_FORMAT, indexed_terms, written_words
from graph.store import KnowledgeBaseStamp
from graph.types import content_key
from graph.whole_folder import write_text_whole

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_KIND = "neo4j-vocabulary"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How many passages and index terms there are, how many passages contain each, how often each word is written."""

    passages: int
    terms: int
    containing: dict[str, int]
    spellings: dict[str, int]


_VOCABULARY = TypeAdapter(Vocabulary)


def open_vocabulary(connection: Connection, stamp: KnowledgeBaseStamp, folder: Path) -> Vocabulary:
    """Return the vocabulary of a state: from `folder`, or counted and written there where it can be."""
    key = content_key(stamp.fingerprint, str(INDEX_FORMAT), _KIND)
    file = folder / f"{_KIND}-{key}.json"
    try:
        return _VOCABULARY.validate_json(file.read_bytes())
    except (OSError, ValidationError):  # it is not there or damaged: count again
        counted = read_whole(connection, _count)
    try:
        write_text_whole(file, _VOCABULARY.dump_json(counted).decode())
        _remove_others(file)
    except OSError:  # a read-only folder or a full disk: it works from memory
        pass
    return counted


def _count(transaction: ManagedTransaction, state: State) -> Vocabulary:
    passages, terms, containing, spellings = 0, 0, Counter[str](), Counter[str]()
    for record in transaction.run(cypher.ALL_PASSAGES, g=state.generation):
        passage = passage_of(tuple(record.values()))
        found = indexed_terms(passage)
        passages, terms = passages + 1, terms + len(found)
        containing.update(set(found))
        spellings.update(written_words(passage))
    return Vocabulary(passages, terms, dict(containing), dict(spellings))


def _remove_others(file: Path) -> None:
    for other in file.parent.glob(f"{_KIND}-*.json"):
        if other != file:
            other.unlink(missing_ok=True)
