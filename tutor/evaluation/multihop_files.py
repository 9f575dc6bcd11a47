"""Corpora and multi-hop questions in the JSON forms that HippoRAG and HotpotQA publish.

A corpus is a list of {"title", "text"}. A question names its supporting passages in one of two ways:
`paragraphs` (or `contexts`) of {"title", "text" or "paragraph_text", "is_supporting"}, as MuSiQue's do, or
`supporting_facts` of [title, sentence number] with `context` of [title, sentences], as HotpotQA's and
2WikiMultiHopQA's do. Every other field is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from graph.errors import InputError

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class CorpusEntry:
    """One passage of a corpus."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MultihopQuestion:
    """A question and its supporting passages: each a set of positions in the corpus that hold the same passage."""

    id: str
    kind: str
    question: str
    supporting: tuple[frozenset[int], ...]


class _Paragraph(BaseModel):
    title: str
    text: str = Field(validation_alias=AliasChoices("text", "paragraph_text"))
    is_supporting: bool = True  # HippoRAG reads an unmarked paragraph as supporting


class _Question(BaseModel):
    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str = Field(default="", validation_alias=AliasChoices("id", "_id"))
    type: str = ""
    question: str = Field(min_length=1)
    paragraphs: list[_Paragraph] = Field(default=[], validation_alias=AliasChoices("paragraphs", "contexts"))
    supporting_facts: list[tuple[str, int]] = []
    context: list[tuple[str, list[str]]] = []


_CORPUS = TypeAdapter(list[CorpusEntry])
_QUESTIONS = TypeAdapter(list[_Question])


def questions_beside(corpus: Path) -> Path:
    """Return where the questions of a corpus are by its name: X_corpus.json and X.json, or X-questions.json.

    Raises InputError when neither is there.
    """
    stem = corpus.stem.removesuffix("corpus").rstrip("-_")
    places = [corpus.with_name(stem + ending) for ending in (".json", "-questions.json", "_questions.json")]
    for place in places:
        if place.is_file() and place != corpus:
            return place
    names = ", ".join(place.name for place in places)
    raise InputError(f"The questions for {corpus} are not beside it ({names}); name their file as well.")


def read_corpus(file: Path) -> tuple[CorpusEntry, ...]:
    """Return the passages of a corpus.

    Raises InputError when the file is not a list of {"title", "text"}, or an empty one.
    """
    found = tuple(_read(file, _CORPUS))
    if not found:
        raise InputError(f"{file} holds no passage.")
    return found


def read_multihop(file: Path, corpus: Sequence[CorpusEntry]) -> tuple[MultihopQuestion, ...]:
    """Return the questions with their supporting passages found in the corpus.

    Raises InputError when the file has another form, or a supporting passage is not in the corpus.
    """
    by_title: dict[str, list[int]] = {}
    for position, entry in enumerate(corpus):
        by_title.setdefault(entry.title, []).append(position)
    found = []
    for number, read in enumerate(_read(file, _QUESTIONS), start=1):
        place = f"{file}, question {number}"
        wanted = {_find(title, text, by_title, corpus, place) for title, text in _supporting(read)}
        if not wanted:
            raise InputError(f"{place} names no supporting passage: neither paragraphs nor supporting_facts.")
        found.append(MultihopQuestion(read.id or str(number), read.type, read.question, tuple(sorted(wanted, key=min))))
    if not found:
        raise InputError(f"{file} holds no question.")
    return tuple(found)


def _supporting(read: _Question) -> Iterable[tuple[str, str]]:
    """Yield title and text of each supporting passage; the text is empty where the question does not give it."""
    titles = {title for title, _ in read.supporting_facts}
    if titles:
        texts = {title: "".join(sentences) for title, sentences in read.context}
        return [(title, texts.get(title, "")) for title in sorted(titles)]
    return [(paragraph.title, paragraph.text) for paragraph in read.paragraphs if paragraph.is_supporting]


def _find(
    title: str, text: str, by_title: dict[str, list[int]], corpus: Sequence[CorpusEntry], place: str
) -> frozenset[int]:
    """Return the positions of the passage; of several under one title, those with its text."""
    positions = by_title.get(title, [])
    same = frozenset(position for position in positions if _squeezed(corpus[position].text) == _squeezed(text))
    if same or len(positions) == 1:
        return same or frozenset(positions)
    problem = "none of them has its text" if positions else "it is not there"
    raise InputError(f"{place} is supported by {title!r}, of which the corpus has {len(positions)}: {problem}.")


def _squeezed(text: str) -> str:
    """Return the text without white space: the published files join sentences in different ways."""
    return "".join(text.split())


def _read(file: Path, form: TypeAdapter[list[_T]]) -> list[_T]:
    try:
        return form.validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{file}: {'entry ' + place + ': ' if place else ''}{first['msg']}.") from error
