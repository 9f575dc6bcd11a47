"""Sentences made of relation verbs, entity names and quoted words. No other word claims anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.common_words import common_words
from graph.knowledge import RELATION_MEANINGS, Entity, EntityKind, RelationType
from graph.types import Citation
from tutor.notes.blocks import Part, PartKind, Sentence
from tutor.notes.shelf import Spot

_LONGEST_QUOTE = 420
# Kinds whose names are ordinary words, written small inside a sentence; all others are proper names.
_COMMON_KINDS = frozenset(
    {
        EntityKind.METRIC, EntityKind.TECHNIQUE, EntityKind.DEPLOYMENT, EntityKind.DRIFT, EntityKind.RESOURCE,
        EntityKind.CONCEPT, EntityKind.ALGORITHM, EntityKind.FEATURE,
    }
)  # fmt: skip


def words(text: str) -> Part:
    """Return a part in the program's own words."""
    return Part(PartKind.WORDS, text)


def name(entity: Entity, *, opens: bool) -> Part:
    """Return an entity's name, as it is written where it does or does not open a sentence."""
    written = entity.name if opens or not _is_ordinary(entity) else entity.name[0].lower() + entity.name[1:]
    return Part(PartKind.NAME, written, entity.id)


def quote(spot: Spot) -> Part:
    """Return a statement's readable words: on one line and cut where very long, unless they are code."""
    return Part(PartKind.QUOTE, spot.text if spot.is_code else shortened(spot.text))


def quoted(spot: Spot, *copies: Spot) -> Sentence:
    """Return a statement as a sentence of its own, citing every place that says it."""
    return Sentence((quote(spot),), _citations((spot, *copies)))


def related(
    source: Part | Sequence[Entity],
    relation_type: RelationType,
    targets: Sequence[Entity],
    spots: Sequence[Spot],
    said: Iterable[tuple[str, int]] = (),
) -> Sentence:
    """Return 'A watches b, c and d: “…”; “…”', citing all spots; those whose key is in `said` are not quoted again.

    `source` is a pronoun, or the entities that the sentence opens with.
    """
    opening = [source] if isinstance(source, Part) else listed([name(e, opens=n == 0) for n, e in enumerate(source)])
    plural = not isinstance(source, Part) and len(source) > 1
    verb = plural_verb(relation_type) if plural else RELATION_MEANINGS[relation_type].verb
    parts = [*opening, words(f" {verb} "), *listed([name(target, opens=False) for target in targets])]
    known = set(said)
    fresh = [spot for spot in spots if spot.key not in known and not spot.is_code]
    return Sentence((*parts, *_backed(fresh)), _citations(spots))


def listed(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with commas and a last 'and' between them."""
    joined: list[Part] = []
    for position, part in enumerate(parts):
        if position:
            joined.append(words(" and " if position == len(parts) - 1 else ", "))
        joined.append(part)
    return joined


def set_beside(first: Part, between: str, second: Part, closing: Sequence[Part], spots: Sequence[Spot]) -> Sentence:
    """Return two quotes with words between them, and what the words show of them."""
    return Sentence((first, words(between), second, *closing), _citations(spots))


def plural_verb(relation_type: RelationType) -> str:
    """Return a relation's verb for several subjects: 'are part of', 'keep their data in'."""
    first, _, rest = RELATION_MEANINGS[relation_type].verb.partition(" ")
    if first == "is":
        first = "are"
    elif first.endswith("ches"):
        first = first.removesuffix("es")
    elif first != "can":
        first = first.removesuffix("s")
    return " ".join([first, *("their" if word == "its" else word for word in rest.split())])


def shortened(text: str, most: int = _LONGEST_QUOTE) -> str:
    """Return the text, or its first words with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _is_ordinary(entity: Entity) -> bool:
    """Tell whether a name is an ordinary word with a capital: 'Data drift', and neither 'SHAP' nor 'Bayesian'."""
    if entity.kind not in _COMMON_KINDS or not entity.name[1:] or entity.parent:
        return False
    # With any further capital the name is a proper one: 'Random Forest', 'K-Means'.
    is_plain = entity.name[0].isupper() and entity.name[1:] == entity.name[1:].lower()
    return is_plain and entity.name.split()[0].split("-")[0].lower() in common_words()


def _backed(spots: Sequence[Spot]) -> list[Part]:
    """Return the quotes after a colon, or a full stop where there are none."""
    if not spots:
        return [words(".")]
    quotes = [quote(spot) for spot in spots]
    quotes = list(dict.fromkeys(quotes))
    parts = [words(": "), quotes[0]]
    for further in quotes[1:]:
        parts += [words("; "), further]
    return parts


def _citations(spots: Iterable[Spot]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for spot in spots for citation in spot.citations))
