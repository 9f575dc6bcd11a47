"""Which names are one entity: the catalogue first, explained short forms second, likeness only as a proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.knowledge import EntityKind, Merge, MergeReason
from graph.types import content_key
from ingest.findings import Findings, Naming
from ingest.naming.mention_finder import variant_key
from ingest.naming.vocabulary import Vocabulary

_SCORES = {MergeReason.CATALOGUE: 1.0, MergeReason.ACRONYM: 0.95, MergeReason.VARIANT: 0.9}
# Below this likeness two names more often are two things ('Grid search', 'Random search') than one.
_ALIKE = 90.0
_SHORTEST_COMPARED = 6


class Identity(NamedTuple):
    """Who an entity is. `listed` tells that the catalogue knows it."""

    name: str
    kind: EntityKind
    listed: bool
    id: str


def identify(name: str, kind: EntityKind, *, listed: bool) -> Identity:
    """Return the identity of a name and kind; its id follows from them."""
    return Identity(name, kind, listed, content_key(name, kind))


@dataclass(frozen=True, slots=True)
class _Resolved:
    identity: Identity
    reason: MergeReason


class Resolution:
    """Names resolved to entities over all documents. The order of the documents decides nothing."""

    def __init__(self, findings: Iterable[Findings], vocabulary: Vocabulary, undone: Iterable[str]) -> None:
        found = sorted(findings, key=lambda each: each.document)
        self._terms = {term.name: term for term in vocabulary.terms}
        self._undone = frozenset(name.casefold() for name in undone)
        self._explained = _explained(found)
        self._counts = _counts(found)
        self._own = self._own_identities()
        self._cache: dict[Naming, _Resolved | None] = {}
        self._listed_identities: dict[str, Identity] = {}

    def identity(self, naming: Naming) -> Identity | None:
        """Return the entity that a naming stands for, or None for a guess that nothing explains."""
        resolved = self._resolve(naming)
        return resolved.identity if resolved else None

    def merges(self, namings: Iterable[Naming]) -> tuple[Merge, ...]:
        """Return every merge of these namings: applied, undone, and proposed for their likeness."""
        namings = sorted(set(namings))
        merges = [merge for naming in namings for merge in self._merge(naming)]
        unlisted = {identity for naming in namings if (identity := self.identity(naming)) and not identity.listed}
        merges += self._proposals(sorted(unlisted))
        distinct = {(merge.name.casefold(), merge.entity_id, merge.reason): merge for merge in reversed(merges)}
        return tuple(sorted(distinct.values(), key=lambda merge: (merge.name, merge.entity_id, merge.reason)))

    def _resolve(self, naming: Naming) -> _Resolved | None:
        if naming not in self._cache:
            joined = self._joined(naming)
            self._cache[naming] = self._apart(naming) if joined and self._is_undone(naming, joined) else joined
        return self._cache[naming]

    def _joined(self, naming: Naming) -> _Resolved | None:
        """Return what a naming resolves to when no merge is undone."""
        if naming.term:
            return _Resolved(self._listed(naming.term), MergeReason.CATALOGUE)
        long = self._explained.get(naming.surface)
        if long is not None and long != naming:
            whole = self._joined(long)
            return _Resolved(whole.identity, MergeReason.ACRONYM) if whole else None
        own = self._own.get(variant_key(naming.surface))
        return _Resolved(own, MergeReason.VARIANT) if own else None

    def _listed(self, name: str) -> Identity:
        """Return the identity of a term of the catalogue; one has many namings."""
        found = self._listed_identities.get(name)
        if found is None:
            found = self._listed_identities[name] = identify(name, self._terms[name].kind, listed=True)
        return found

    def _is_undone(self, naming: Naming, joined: _Resolved) -> bool:
        name = naming.surface.casefold()
        return name in self._undone and name != joined.identity.name.casefold()

    def _apart(self, naming: Naming) -> _Resolved:
        spellings = sorted(
            each.surface for each in self._counts if each.surface.casefold() == naming.surface.casefold()
        )
        name = spellings[0] if spellings else naming.surface
        return _Resolved(identify(name, naming.kind, listed=False), MergeReason.VARIANT)

    def _own_identities(self) -> dict[str, Identity]:
        """Name each entity that only the notes know by its most frequent spelling."""
        groups: dict[str, list[Naming]] = {}
        for naming in sorted(self._counts):
            if not naming.term:
                groups.setdefault(variant_key(naming.surface), []).append(naming)
        return {key: identify(self._usual_name(group), _kind(group), listed=False) for key, group in groups.items()}

    def _usual_name(self, group: Sequence[Naming]) -> str:
        return min(group, key=lambda naming: (-self._counts[naming], naming.surface)).surface

    def _merge(self, naming: Naming) -> Iterator[Merge]:
        joined = self._joined(naming)
        if joined is None or naming.surface.casefold() == joined.identity.name.casefold():
            return
        identity, reason = joined.identity, joined.reason
        undone = self._is_undone(naming, joined)
        yield Merge(naming.surface, identity.id, identity.name, reason, _SCORES[reason], not undone)

    def _proposals(self, unlisted: Sequence[Identity]) -> Iterator[Merge]:
        """Propose, for each entity that only the notes know, the name most like its own."""
        from rapidfuzz import fuzz, process

        own = {identity.name: identity for identity in unlisted}
        choices = sorted({*self._terms, *own})
        folded = [choice.casefold() for choice in choices]
        for identity in unlisted:
            if len(identity.name) < _SHORTEST_COMPARED:
                continue
            alike = process.extract(identity.name.casefold(), folded, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
            for _, score, at in alike:
                name = choices[at]
                if name != identity.name:
                    other = own[name] if name in own else self._listed(name)
                    yield Merge(identity.name, other.id, other.name, MergeReason.SIMILAR, round(score / 100, 4), False)
                    break


def _explained(findings: Sequence[Findings]) -> dict[str, Naming]:
    """Return what each short form stands for; one that stands for several things is left out."""
    longs: dict[str, set[Naming]] = {}
    for found in findings:
        for expansion in found.expansions:
            longs.setdefault(expansion.short, set()).add(expansion.long)
    meanings = {short: {each.term or variant_key(each.surface) for each in found} for short, found in longs.items()}
    return {short: min(found) for short, found in longs.items() if len(meanings[short]) == 1}


def _counts(findings: Sequence[Findings]) -> Counter[Naming]:
    counts: Counter[Naming] = Counter()
    for found in findings:
        counts.update([sighting.naming for sighting in found.sightings])
        counts.update(found.headed)
    return counts


def _kind(group: Sequence[Naming]) -> EntityKind:
    """Prefer a kind that says something over the mere concept."""
    return min((naming.kind for naming in group), key=lambda kind: (kind is EntityKind.CONCEPT, kind))
