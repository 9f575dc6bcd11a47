"""The catalogue of names as data: loading it from yaml files, and saying clearly what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.errors import IngestError
from graph.knowledge import EntityKind
from graph.types import content_key

_SUFFIXES = frozenset({".yaml", ".yml"})


class VocabularyError(IngestError):
    """Say which vocabulary file cannot be used, and which entry in it is wrong."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entity of the catalogue. `ambiguous` names count only in context, `cased` ones only as written."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    parent: str = ""

    @property
    def any_case(self) -> tuple[str, ...]:
        """Return the names that count in upper and lower case alike."""
        bound = {*self.cased, *self.ambiguous}
        return tuple(name for name in (self.name, *self.aliases) if name not in bound)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name once, the canonical one first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.cased, *self.ambiguous)))


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A regular expression whose every match is the name of an entity, such as 'ml.m5.large'."""

    regex: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, by name, and all patterns. Equal files give an equal vocabulary, whatever their order."""

    terms: tuple[Term, ...] = ()
    patterns: tuple[NamePattern, ...] = ()

    def __hash__(self) -> int:
        # Hashing thousands of names for every document would cost more than reading it.
        return hash((len(self.terms), len(self.patterns)))

    @property
    def fingerprint(self) -> str:
        """Return a key of the content: what was extracted with another one is out of date."""
        return content_key(*map(repr, self.terms), *map(repr, self.patterns))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _TermEntry(_Strict):
    name: str = Field(min_length=1)
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    parent: str = ""

    @field_validator("aliases", "cased", "ambiguous")
    @classmethod
    def _no_empty_name(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if not all(names):
            raise ValueError("an empty name")
        return names

    def term(self) -> Term:
        return Term(self.name, self.kind, self.aliases, self.cased, self.ambiguous, self.parent)


class _PatternEntry(_Strict):
    regex: str = Field(min_length=1)
    kind: EntityKind

    @field_validator("regex")
    @classmethod
    def _compiles(cls, regex: str) -> str:
        try:
            compiled = re.compile(regex)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        if compiled.match(""):
            raise ValueError("it matches the empty text")
        return regex


class _File(_Strict):
    entities: tuple[_TermEntry, ...] = ()
    patterns: tuple[_PatternEntry, ...] = ()


def load_vocabulary(places: Iterable[Path]) -> Vocabulary:
    """Read yaml files, or folders of them, into one vocabulary; entries of one name are joined.

    Raises VocabularyError with the file and the entry that cannot be used.
    """
    terms: dict[str, Term] = {}
    patterns: dict[str, NamePattern] = {}
    for file in _files(places):
        content = _read(file)
        for entry in content.entities:
            term = entry.term()
            terms[term.name] = _joined(terms[term.name], term) if term.name in terms else term
        patterns |= {entry.regex: NamePattern(entry.regex, entry.kind) for entry in content.patterns}
    _check(terms)
    return Vocabulary(
        tuple(terms[name] for name in sorted(terms)), tuple(patterns[regex] for regex in sorted(patterns))
    )


def _files(places: Iterable[Path]) -> list[Path]:
    files: list[Path] = []
    for place in places:
        if not place.exists():
            raise VocabularyError(f"{place}: there is no such vocabulary file or folder.")
        inside = sorted(file for file in place.rglob("*") if file.suffix in _SUFFIXES) if place.is_dir() else [place]
        files += inside
    return list(dict.fromkeys(files))


def _read(file: Path) -> _File:
    import yaml

    try:
        content: object = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise VocabularyError(f"{file}: not readable as yaml: {' '.join(str(error).split())}") from error
    try:
        return _File.model_validate(content or {})
    except ValidationError as error:
        first = error.errors()[0]
        raise VocabularyError(f"{file}: {_entry(content, first['loc'])}: {first['msg']}.") from error


def _entry(content: object, place: tuple[int | str, ...]) -> str:
    """Return "entities, entry 3 ('Amazon S3'), kind" for the place of an error."""
    words: list[str] = []
    for step in place:
        content = _inside(content, step)
        named = content.get("name", content.get("regex")) if isinstance(content, dict) else None
        number = f"entry {step + 1}" if isinstance(step, int) else step
        words.append(f"{number} ({named!r})" if isinstance(step, int) and named else number)
    return ", ".join(words) or "the file"


def _inside(content: object, step: int | str) -> object:
    if isinstance(content, dict):
        return content.get(step)
    if isinstance(content, list) and isinstance(step, int) and step < len(content):
        return content[step]
    return None


def _joined(first: Term, second: Term) -> Term:
    """Return both entries as one; the later file decides on kind and parent."""
    return replace(
        second,
        aliases=tuple(dict.fromkeys(first.aliases + second.aliases)),
        cased=tuple(dict.fromkeys(first.cased + second.cased)),
        ambiguous=tuple(dict.fromkeys(first.ambiguous + second.ambiguous)),
        parent=second.parent or first.parent,
    )


def _check(terms: dict[str, Term]) -> None:
    owners: dict[str, str] = {}
    for term in terms.values():
        if term.parent and term.parent not in terms:
            raise VocabularyError(f"{term.name!r}: its parent {term.parent!r} is not in the vocabulary.")
        for name in {*term.any_case, *term.cased}:
            owner = owners.setdefault(name.casefold() if name in term.any_case else name, term.name)
            if owner != term.name:
                raise VocabularyError(f"{name!r} names both {owner!r} and {term.name!r}; list it as ambiguous.")
