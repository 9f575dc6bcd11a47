"""Names that no vocabulary knows: provider names, defined terms, acronyms, code spans and capitalised names.

What counts depends on what is known already. Without a vocabulary every shape below makes an entity; with one,
only those shapes do that a plain word cannot take.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.knowledge import EntityKind
from graph.types import Passage, PassageKind, Statement
from ingest.naming.acronyms import Acronym, explained_acronyms
from ingest.naming.generic_words import GENERIC_WORDS
from ingest.naming.mention_finder import MentionFinder, variant_key
from ingest.naming.vocabulary import Term

_CAP = r"[A-Z][\w+]*(?:-[A-Z0-9]\w*)*"
# What may not stand before a brand is asked behind it, so that `re` leaps to the letters that brands begin with.
_BRAND = "|".join(rf"{brand}(?<![\w.-]{brand})" for brand in ("Amazon", "AWS", "Apache", "SageMaker"))
_PROVIDER = re.compile(rf"(?:{_BRAND})(?: (?:for |of )?{_CAP}){{1,4}}(?![\w])")
_CODE = re.compile(r"(?<!`)`(?P<code>[A-Za-z_][\w.:]{2,60})(?:\(\))?`(?!`)")
_CALL = re.compile(
    r"^(?:[a-z]+:)?(?:Create|Delete|Describe|Get|Put|List|Update|Invoke|Start|Stop|BatchGet|Send|Run|Add)[A-Z]\w+$"
)
_NAME = re.compile(rf"(?<=[a-z,;)] ){_CAP}(?: {_CAP}){{0,3}}(?![\w])")
_GLOSSARY = re.compile(r"\b(?:glossary|terms|terminology|definitions|vocabulary|key concepts)\b", re.IGNORECASE)
_FEATURES = re.compile(r"\b(?:features?|components?|capabilities)\W*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_DECORATION = re.compile(r"^\s*\w{1,3}(?:\.\d+)*[.)]\s+|\s*\([^)]*\)|:\s*$")
_JOINED = re.compile(r"[,:&/+]|\b(?:with|and|vs|to|for|from|of|in|on|your|the)\b", re.IGNORECASE)
_SMALL_WORD = re.compile(r"\b[a-z][\w-]+")
_BOLD = re.compile(r"^[\s*+•\d.-]*(?:\*\*|__)")
_MOST_NAME_WORDS = 5
_MOST_TERM_WORDS = 4
_SHORTEST_DEFINITION = 12
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class OpenNames:
    """A document's own terms, and the short forms it explains."""

    terms: tuple[Term, ...]
    acronyms: tuple[Acronym, ...]


def open_names(passages: Sequence[Passage], known: MentionFinder, strict: bool) -> OpenNames:
    """Return the names that the passages themselves introduce, beyond the `known` ones."""
    acronyms = sorted(set(explained_acronyms(passages)))
    found: dict[str, Term] = {}
    for term in (*_shaped(passages, strict), *(_term(acronym.long) for acronym in acronyms)):
        if not _is_known(term.name, known):
            found.setdefault(variant_key(term.name), term)
    return OpenNames(tuple(sorted(found.values(), key=lambda term: term.name)), tuple(acronyms))


def _term(name: str, kind: EntityKind = EntityKind.CONCEPT) -> Term:
    """Return a term; a provider's name tells its kind."""
    if name.startswith("SageMaker "):
        return Term(name, EntityKind.FEATURE)
    return Term(name, EntityKind.SERVICE if name.startswith(("Amazon ", "AWS ", "Apache ")) else kind)


def _is_known(name: str, known: MentionFinder) -> bool:
    return any(match.start == 0 and match.end == len(name) for match in known.find(name))


def _shaped(passages: Sequence[Passage], strict: bool) -> Iterator[Term]:
    prose = [passage for passage in passages if passage.kind is not PassageKind.CODE]
    for passage in prose:
        for statement in passage.statements:
            yield from _provider_names(statement.text, statement.label)
            yield from _defined(passage, statement, strict)
            yield from _code_spans(statement, strict)
    if not strict:
        yield from _headed(prose)
        yield from _capitalised(prose)


def _provider_names(text: str, label: str) -> Iterator[Term]:
    """'Amazon Foo Bar' without the generic words behind; in a label of more words, capitals mean nothing."""
    for match in _PROVIDER.finditer(text):
        if match.start() < len(label) and not label.startswith(match[0]):
            continue
        name = match[0] if match[0] == label and _is_name(label) else _without_generic(match[0].split())
        if " " in name:
            yield _term(name)


def _without_generic(words: list[str]) -> str:
    end = next((at for at, word in enumerate(words) if at and word.lower() in GENERIC_WORDS), len(words))
    return " ".join(words[:end])


def _defined(passage: Passage, statement: Statement, strict: bool) -> Iterator[Term]:
    """A label with words about it: any in a glossary, a named one in a list of features, else without vocabulary."""
    label = statement.label
    if not label or len(statement.text) < len(label) + _SHORTEST_DEFINITION:
        return
    label = (_BRACKETS.sub("", label) if "(" in label else label).strip()
    if not label or not _is_name(label):
        return
    above = (passage.title, *passage.heading_path, *statement.lead_in)
    if any(map(_heads_glossary, above)) and len(label.split()) <= _MOST_TERM_WORDS:
        yield _term(label)
    elif any(_FEATURES.search(text) for text in statement.lead_in) and _is_title(label):
        yield _term(label, EntityKind.FEATURE)
    elif not strict and _BOLD.match(statement.quotes[0].text):
        yield _term(label)


@lru_cache(maxsize=1024)
def _heads_glossary(text: str) -> bool:
    """Tell whether a heading or an introducing line, which stands above many statements, is a glossary's."""
    return _GLOSSARY.search(text) is not None


def _is_name(label: str) -> bool:
    """Tell a name from a phrase, a question and mere generic words; the last word says what sort of thing it is."""
    words = label.lower().split()
    named = any(word not in GENERIC_WORDS for word in words)
    return 0 < len(words) <= _MOST_NAME_WORDS and named and not label.endswith("?") and not _JOINED.search(label)


def _is_title(label: str) -> bool:
    words = label.split()
    return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _code_spans(statement: Statement, strict: bool) -> Iterator[Term]:
    source = statement.quotes[0].text  # the readable text has lost the code marks
    for match in _CODE.finditer(source) if "`" in source else ():
        if _CALL.match(match["code"]) or not strict:
            yield Term(match["code"].rpartition(":")[2], EntityKind.API)


def _headed(passages: Iterable[Passage]) -> Iterator[Term]:
    for heading in dict.fromkeys(text for passage in passages for text in passage.heading_path[1:]):
        name = _DECORATION.sub("", heading).strip()
        if _is_name(name):
            yield _term(name)


def _capitalised(passages: Iterable[Passage]) -> Iterator[Term]:
    """Capitalised words inside a sentence that the document never writes small."""
    texts = [statement.text for passage in passages for statement in passage.statements]
    small = {word for text in texts for word in _SMALL_WORD.findall(text)} | GENERIC_WORDS
    for text in texts:
        for match in _NAME.finditer(text):
            named = any(word.lower() not in small for word in match[0].split())
            if named and len(match[0]) >= _SHORTEST_NAME:
                yield _term(match[0])
