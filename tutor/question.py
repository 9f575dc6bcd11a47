"""Understanding a question: its kind, its words and what they weigh."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.common_words import is_common
from graph.search import WordSearch
from graph.words import raw_words, stem, terms
from tutor.entity_links import LinkedEntity
from tutor.word_table import word_table


class QuestionKind(StrEnum):
    """What is asked for."""

    DEFINITION = "definition"
    LIST = "list"
    COMPARISON = "comparison"
    CATALOGUE = "catalogue"
    MULTI_HOP = "multi-hop"
    OTHER = "other"


# Words that shape a question and say little of its subject: they weigh less than their rarity says.
_SHAPING = """advantage advantages advice ask bad best better between big case cases come compare compared comes
common connection contain count deliver describe detail difference different do enumerate example examples exist
explain find get give gives given go good handy happen happens help helps important included instead kind kinds
know like list main make makes many mean means more most much name need needs numbers option options possible
possibility purpose put recommend relate related say says sense show somebody something sort sorts stand support
take taken talk tell thing things type types understand use used useful uses using versus vs want way ways well
work works"""
_SHAPING_STEMS = frozenset(stem(word) for word in _SHAPING.split())
_SHAPING_WEIGHT = 0.35

_COMPARISON = re.compile(
    r"\b(?:vs|versus|difference|differences|differ|compare|compared|comparison|instead of)\b"
    r"|\bwhen\b.*\band when\b|\bor\b.*\?|\b(?:cheaper|faster|better|slower|expensive)\b.*\bthan\b",
    re.IGNORECASE,
)
_LIST_ORDER = re.compile(r"^\s*(?:please\s+)?(?:list|name|enumerate|give me|show me|tell me all)\b", re.IGNORECASE)
_LIST_ASKED = re.compile(
    r"\b(?:which|what)\s+(?:(?:are|other|all|the|main|key|different|various|kinds? of|types? of)\s+)*"
    r"(?:[\w/-]+\s+){0,2}?(?P<noun>\w+s)\b|\bfrom where\b|\ball the (?:ways|\w+s)\b",
    re.IGNORECASE,
)
_NO_PLURALS = frozenset(
    {"does", "is", "has", "was", "this", "its", "always", "access", "process", "class", "bias", "us"}
)
# Two questions in one, or one that asks by way of another thing.
_MULTI_HOP = re.compile(
    r"(?:,|\band\b|[.:;])\s+(?:and\s+)?(?:what|which|who|where|how|can|does|is)\b(?!\s+when)|[.:;]\s+(?:what|which|who|how)\b"
    r"|\b(?:another|that|the same|this) (?:service|tool|feature|method|algorithm|model|one)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"^\s*(?:what(?:'s| is| does| do|s)|who is|define|explain|describe|tell me about|meaning of|purpose of)\b",
    re.IGNORECASE,
)
_CATALOGUE = re.compile(
    r"\b(?:what|which)\s+(?:topics|subjects|themes|documents|notes|areas)\b|\bwhat (?:do|can) (?:the|my|these|your)? ?"
    r"(?:notes|you) (?:cover|contain|answer|know)\b|\btable of contents\b",
    re.IGNORECASE,
)
_SMALL_TALK = re.compile(
    r"^\s*(?:hi|hello|hey|thanks|thank you|good (?:morning|evening))\b|\b(?:are|were) you\b|\bwho (?:are|made) you\b"
    r"|\byour (?:name|age|favou?rite)\b|\b(?:tell|sing|write) me a (?:joke|story|song|poem)\b",
    re.IGNORECASE,
)
# Names that are asked for in small letters as well, and of which some are English words.
_OTHER_PLATFORMS = frozenset({"azure", "bigquery", "databricks", "gcp", "heroku", "oracle", "snowflake", "vertex"})


@dataclass(frozen=True, slots=True)
class Term:
    """A question's index term with its weight: rarity in the notes, less where it only shapes the question."""

    text: str
    weight: float
    known: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone, with its slips mended.

    `entities` are what it names, `missing` its words that the notes never use,
    `missing_names` those of them that are written like names.
    """

    text: str
    kind: QuestionKind
    terms: tuple[Term, ...]
    missing: tuple[str, ...]
    missing_names: tuple[str, ...]
    entities: tuple[LinkedEntity, ...] = ()

    @property
    def is_small_talk(self) -> bool:
        """Tell whether the question is about the one who answers, not about the notes."""
        return bool(_SMALL_TALK.search(self.text))

    @property
    def weight(self) -> float:
        """Return the weight of all terms together."""
        return sum(term.weight for term in self.terms)


def is_shaping(term: str) -> bool:
    """Tell an index term that shapes a question ('meaning', 'used') from one that says what it is about."""
    return term in _SHAPING_STEMS


def understand(text: str, words: WordSearch, entities: tuple[LinkedEntity, ...] = ()) -> Question:
    """Return what a stand-alone question asks."""
    vocabulary = words.vocabulary
    found = tuple(
        Term(term, words.idf(term) * (_SHAPING_WEIGHT if term in _SHAPING_STEMS else 1.0), term in vocabulary)
        for term in dict.fromkeys(_asked_terms(text, vocabulary))
    )
    missing = _missing(text, vocabulary)
    names = tuple(word for word in missing if _is_name(word, text))
    return Question(text, kind_of(text), found, missing, names, entities)


def _asked_terms(text: str, vocabulary: frozenset[str]) -> list[str]:
    """Return the terms of each word: of a compound the whole where the notes know it, else what they know of it."""
    asked: list[str] = []
    for word in text.split():
        whole, *parts = terms(word) or [""]
        if whole in vocabulary or not parts:
            asked += [whole] if whole else []
        else:
            asked += parts if all(part in vocabulary for part in parts) else [whole, *parts]
    return asked


def kind_of(text: str) -> QuestionKind:
    """Return what a question asks for, by its wording."""
    if _CATALOGUE.search(text):
        return QuestionKind.CATALOGUE
    if _COMPARISON.search(text):
        return QuestionKind.COMPARISON
    if _MULTI_HOP.search(text):
        return QuestionKind.MULTI_HOP
    asked = _LIST_ASKED.search(text)
    if _LIST_ORDER.search(text) or (asked and _is_plural(asked)):
        return QuestionKind.LIST
    return QuestionKind.DEFINITION if _DEFINITION.search(text) else QuestionKind.OTHER


def _is_plural(asked: re.Match[str]) -> bool:
    noun = asked["noun"]
    return noun is None or not (noun.casefold() in _NO_PLURALS or noun.isupper() or "does" in asked.group().split())


def _missing(text: str, vocabulary: frozenset[str]) -> tuple[str, ...]:
    """Return the words none of whose terms the notes use, as written, shaping words aside."""
    missing = []
    for word in dict.fromkeys(raw_words(text)):
        own = terms(word)
        if own and not any(term in vocabulary or term in _SHAPING_STEMS for term in own):
            missing.append(word)
    return tuple(missing)


def _is_name(word: str, text: str) -> bool:
    """Tell a name by its writing: a capital inside the question, a digit in a word, or no word in use at all."""
    if any(character.isdigit() for character in word) and not word.isdigit():
        return True
    capital = any(match.group().casefold() == word for match in re.finditer(r"(?<=[^\s.!?] )[A-Z][\w.-]*\w", text))
    in_use = is_common(word) or all(term in word_table().rows for term in terms(word))
    return capital or word in _OTHER_PLATFORMS or (word.isalpha() and not in_use)
