"""The indexes of a knowledge base: derived from its store, and rebuilt when not of its present state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable
from zlib import crc32

from pydantic import TypeAdapter, ValidationError

from graph.errors import KnowledgeBaseMissing, KnowledgeBaseUnreadable
from graph.search import VectorSearch, WordSearch
from graph.store import KnowledgeBaseStamp, Store
from graph.types import Passage, content_key
from graph.vector_index import VectorIndex
from graph.whole_folder import discard, write_whole
from graph.word_index import WordIndex
from graph.words import raw_words, terms

# To be raised whenever words, weights or files of the indexes change: older indexes are then rebuilt.
INDEX_FORMAT: Literal[1] = 1
# How often the words of title, headings and introducing lines count against those of the passage itself.
BREADCRUMB_WEIGHT = 1
LABEL_FILE = "label.json"
IDS_FILE = "passage_ids.json"


@dataclass(frozen=True, slots=True)
class SearchIndexes:
    """The indexes of one state of a knowledge base; position i in each is the passage `passage_ids[i]`."""

    passage_ids: Sequence[str]
    vectors: VectorSearch
    words: WordSearch


@runtime_checkable
class SearchingStore(Protocol):
    """A store that searches by itself."""

    def search_indexes(self, folder: Path) -> SearchIndexes:
        """Return the indexes of the present state; what little they keep on this machine goes into `folder`."""
        ...


@dataclass(frozen=True, slots=True)
class _LocalIndexes(SearchIndexes):
    """Indexes that are files on this machine."""

    passage_ids: tuple[str, ...]
    vectors: VectorIndex
    words: WordIndex


@dataclass(frozen=True, slots=True)
class _Label:
    """What the indexes beside it were derived from, and the checksums of their files."""

    fingerprint: str
    embedding_model: str
    checksums: dict[str, int]
    format: Literal[1] = INDEX_FORMAT


_LABEL = TypeAdapter(_Label)
_IDS = TypeAdapter(tuple[str, ...])


def open_indexes(store: Store, folder: Path) -> SearchIndexes:
    """Return the indexes of the store's present state: its own where it searches by itself.

    Otherwise they are read from `folder` or, when they are missing, damaged or of another state or model, built
    from the store and written there for the next time; a folder that cannot be written is left alone. Raises
    KnowledgeBaseMissing before the first ingest, KnowledgeBaseUnreadable when vectors are missing in the store.
    """
    if isinstance(store, SearchingStore):
        return store.search_indexes(folder)
    stamp = _stamp_of(store)
    found = _load(_home(folder, stamp), stamp)
    if found is not None:
        return found
    stamp, built = _build(store)
    _keep(built, stamp, folder)
    return built


def indexed_terms(passage: Passage) -> list[str]:
    """Return the terms under which a passage is found."""
    return terms(" \n".join(passage.breadcrumb)) * BREADCRUMB_WEIGHT + terms(passage.plain)


def written_words(passage: Passage) -> list[str]:
    """Return the words of a passage and what stands above it, as they were written."""
    return raw_words("\n".join((*passage.breadcrumb, passage.plain)))


def _stamp_of(store: Store) -> KnowledgeBaseStamp:
    stamp = store.stamp()
    if stamp is None:
        raise KnowledgeBaseMissing("Nothing was ingested yet. Read your notes first: python -m ingest FOLDER")
    return stamp


def _home(folder: Path, stamp: KnowledgeBaseStamp) -> Path:
    """Return the folder of this state's indexes.

    Each state has its own, so that a reader in another process never sees one change into the other.
    """
    return folder / content_key(stamp.fingerprint, stamp.embedding_model, str(INDEX_FORMAT))


def _build(store: Store) -> tuple[KnowledgeBaseStamp, _LocalIndexes]:
    """Build from one state: again when an ingest in another process came between the reads."""
    while True:
        stamp = _stamp_of(store)
        ids, vectors = store.passage_ids(), VectorIndex.build(store.vectors())
        words = _index_words(store.all_passages())
        if store.stamp() == stamp:
            return stamp, _checked(_LocalIndexes(ids, vectors, words))


def _checked(indexes: _LocalIndexes) -> _LocalIndexes:
    if not _fits(indexes):
        raise KnowledgeBaseUnreadable(
            f"The knowledge base holds {len(indexes.passage_ids)} passages but {len(indexes.vectors)} vectors: "
            "it is damaged. Remove its file and ingest your notes again."
        )
    return indexes


def _index_words(passages: Iterable[Passage]) -> WordIndex:
    found: list[list[str]] = []
    spellings: Counter[str] = Counter()
    for passage in passages:
        found.append(indexed_terms(passage))
        spellings.update(written_words(passage))
    return WordIndex.build(found, spellings)


def _load(home: Path, stamp: KnowledgeBaseStamp) -> _LocalIndexes | None:
    """Return the indexes in `home`, or None when anything about them is not as its label says."""
    try:
        label = _LABEL.validate_json((home / LABEL_FILE).read_bytes())
        of_this_state = (label.fingerprint, label.embedding_model) == (stamp.fingerprint, stamp.embedding_model)
        if not of_this_state or label.checksums != _checksums(home):
            return None
        ids = _IDS.validate_json((home / IDS_FILE).read_bytes())
        indexes = _LocalIndexes(ids, VectorIndex.load(home), WordIndex.load(home))
    except (OSError, ValueError, ValidationError):  # whatever is wrong with the files, they are built again
        return None
    return indexes if _fits(indexes) else None


def _fits(indexes: _LocalIndexes) -> bool:
    return len(indexes.passage_ids) == len(indexes.vectors) == len(indexes.words)


def _keep(indexes: _LocalIndexes, stamp: KnowledgeBaseStamp, folder: Path) -> None:
    """Write the indexes and remove those of earlier states."""
    home = _home(folder, stamp)

    def fill(fresh: Path) -> None:
        indexes.vectors.save(fresh)
        indexes.words.save(fresh)
        (fresh / IDS_FILE).write_bytes(_IDS.dump_json(indexes.passage_ids))
        label = _Label(stamp.fingerprint, stamp.embedding_model, _checksums(fresh))
        (fresh / LABEL_FILE).write_bytes(_LABEL.dump_json(label))

    try:
        write_whole(home, fill, lambda there: _load(there, stamp) is not None)
        _remove_others(home)
    except OSError:  # a read-only folder or a full disk: the indexes work from memory
        return


def _remove_others(home: Path) -> None:
    for other in home.parent.iterdir():
        # Hidden folders are being written by other processes.
        if other != home and other.is_dir() and not other.name.startswith("."):
            discard(other)


def _checksums(folder: Path) -> dict[str, int]:
    """Return the checksum of every file but the label; against damage, not against an attacker."""
    files = (path for path in sorted(folder.iterdir()) if path.name != LABEL_FILE)
    return {path.name: crc32(path.read_bytes()) for path in files}
