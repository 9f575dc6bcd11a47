"""What a language model read out of passages, and the gate that every triple passes or is dropped at.

A model's words are never trusted: its types and kinds have to stand in our tables, its quote and its two names
in the passage. What is kept are the passage's own words: the names as they stand there, and the quote on disk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.knowledge import EntityKind, Evidence, RelationType
from graph.types import Passage, Quote, Statement

LLM_CONFIDENCE = 0.5  # below every rule: a model's reading may be right and cannot be traced
_LONGEST_NAME = 120
_LONGEST_QUOTE = 4000
_KINDS = {kind.value: kind for kind in EntityKind}
_TYPES = {relation.value: relation for relation in RelationType}


class DropReason(StrEnum):
    """Why a model's triple was not believed."""

    MALFORMED = "not in the form asked for"
    UNKNOWN_TYPE = "relation type not in the table"
    UNKNOWN_KIND = "entity kind not in the table"
    SELF_RELATION = "relates a thing to itself"
    QUOTE_NOT_IN_PASSAGE = "quote does not stand in one statement of the passage"
    NAME_NOT_IN_PASSAGE = "name does not stand in the passage"
    QUOTE_NAMES_NEITHER = "quoted statement names neither of the two"
    DUPLICATE = "said twice"


@dataclass(frozen=True, slots=True)
class LlmTriple:
    """A relation that a model read and the gate let through.

    `source` and `target` are written as in the passage; `quote` is the first quote of the passage's statement
    number `statement`, verbatim as on disk.
    """

    source: str
    source_kind: EntityKind
    type: RelationType
    target: str
    target_kind: EntityKind
    quote: Quote
    passage_id: str
    statement: int


@dataclass(frozen=True, slots=True)
class Gated:
    """What passed the gate, in the order given, and how many did not, by reason; each raw triple counts once."""

    kept: tuple[LlmTriple, ...]
    dropped: Counter[DropReason]


class _Written(BaseModel):
    """A triple as the model wrote it: six texts, each of a sane length."""

    model_config = ConfigDict(strict=True, frozen=True, str_strip_whitespace=True)

    source: str = Field(pattern=r"\w", max_length=_LONGEST_NAME)
    source_kind: str
    type: str
    target: str = Field(pattern=r"\w", max_length=_LONGEST_NAME)
    target_kind: str
    quote: str = Field(pattern=r"\w", max_length=_LONGEST_QUOTE)


def gate(raw: Iterable[object], passage: Passage) -> Gated:
    """Return which of a model's triples the passage bears out; nothing that is in `raw` can raise."""
    kept: dict[LlmTriple, None] = {}
    dropped: Counter[DropReason] = Counter()
    for item in raw:
        judged = _judge(item, passage)
        if isinstance(judged, DropReason):
            dropped[judged] += 1
        elif judged in kept:
            dropped[DropReason.DUPLICATE] += 1
        else:
            kept[judged] = None
    return Gated(tuple(kept), dropped)


def evidence_of(triple: LlmTriple, passage: Passage, model: str) -> Evidence:
    """Return a kept triple's evidence; the rule names the model that read it."""
    return Evidence(
        passage_id=passage.id,
        document=passage.document,
        heading_path=passage.heading_path,
        span=triple.quote.span,
        quote=triple.quote.text,
        rule=f"llm {model}",
        confidence=LLM_CONFIDENCE,
    )


def _judge(item: object, passage: Passage) -> LlmTriple | DropReason:
    try:
        raw = _Written.model_validate(item)
    except ValidationError:
        return DropReason.MALFORMED
    if raw.type not in _TYPES:
        return DropReason.UNKNOWN_TYPE
    if raw.source_kind not in _KINDS or raw.target_kind not in _KINDS:
        return DropReason.UNKNOWN_KIND
    if _folded(raw.source).casefold() == _folded(raw.target).casefold():
        return DropReason.SELF_RELATION
    return _placed(raw, passage)


def _placed(raw: _Written, passage: Passage) -> LlmTriple | DropReason:
    """Put the passage's own words in the place of the model's."""
    quoting = [index for index, statement in enumerate(passage.statements) if _says(statement, raw.quote)]
    if not quoting:
        return DropReason.QUOTE_NOT_IN_PASSAGE
    source, target = _name(raw.source), _name(raw.target)
    best = max(quoting, key=lambda index: _named(passage.statements[index], source, target))  # the first of equals
    statement = passage.statements[best]
    places = (*_words_of(statement), *passage.breadcrumb, passage.plain, passage.text)
    surfaces = _surface(source, places), _surface(target, places)
    if not all(surfaces):
        return DropReason.NAME_NOT_IN_PASSAGE
    if not _named(statement, source, target):
        return DropReason.QUOTE_NAMES_NEITHER
    return LlmTriple(
        source=surfaces[0],
        source_kind=_KINDS[raw.source_kind],
        type=_TYPES[raw.type],
        target=surfaces[1],
        target_kind=_KINDS[raw.target_kind],
        quote=statement.quotes[0],
        passage_id=passage.id,
        statement=best,
    )


def _says(statement: Statement, quote: str) -> bool:
    """Tell whether the words stand in a statement, read without markup or as on disk."""
    wanted = _folded(quote)
    return any(wanted in _folded(text) for text in (statement.text, statement.quotes[0].text))


def _words_of(statement: Statement) -> tuple[str, ...]:
    return (statement.text, *statement.lead_in, *(quote.text for quote in statement.quotes))


def _named(statement: Statement, *names: re.Pattern[str]) -> int:
    """Return how many of the names stand in a statement or in the lines that introduce it."""
    return sum(bool(_surface(name, _words_of(statement))) for name in names)


def _name(name: str) -> re.Pattern[str]:
    """Return a pattern of a whole name, in any case, across line ends: 'ECS' is no part of 'specs'."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", re.IGNORECASE)


def _surface(name: re.Pattern[str], places: Iterable[str]) -> str:
    """Return a name as it is written in the first place that holds it, or nothing."""
    found = next((match for text in places if (match := name.search(text))), None)
    return _folded(found.group()) if found else ""


def _folded(text: str) -> str:
    return " ".join(text.split())
