"""Whether a short name that is also a plain word ('Studio', 'Batch', 'Neo') names an entity where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from graph.knowledge import EntityKind
from ingest.naming.mention_finder import Form, Match
from ingest.naming.vocabulary import Term

_NEXT_WORD = re.compile(r"[ \t]([A-Za-z]\w*)")
_LAST_WORD = re.compile(r"(\w+)[ \t]$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;—\n•]|[\"'(])\s*$")
# What follows a name that opens a sentence, and seldom a plain noun in the plural: 'Pipelines registers models'.
_VERB = re.compile(r"^(?:is|was|can|also|has|may|will|lets|does|and|or|in|[a-z]{2,}(?:[^s]s|es))$")
# What follows the first of several names, or a name that is explained: 'Config, Inspector and …', 'Neo, a compiler, …'.
_GOES_ON = re.compile(r"\s?[,/&] ?[A-Z]|\s(?:and|or) [A-Z]|, (?:an?|the|one|our) ")
_OPENS_LIST = re.compile(r"[:(—•]\s*$")
_LISTED = re.compile(r"\s?[,;/&)]|\s(?:and|or) |$")
# Words that notes write with a capital in their plain sense too; what else they name does not help.
_COMMON = frozenset({"Backup", "Batch", "Connect", "Forecast", "Organizations"})
_OPENERS = frozenset(
    """a about after an and as at before by for from in into its like of on or our over see so the then through to
    under use using via when where while with within without your inside outside behind across beyond among amongst
    alongside besides unlike between both only even now once because since although whereas unless until but yet all
    these those this that every each either neither is does do can will why what how which who let open here there
    next also again still first finally later instead if it its their his her my meanwhile""".split()  # noqa: SIM905
)


class Support(IntEnum):
    """How near the notes name the thing, or its whole, beyond doubt."""

    NONE = 0
    KIN_IN_DOCUMENT = 1
    KIN_NEAR = 2
    NAMED_IN_DOCUMENT = 2
    NAMED_NEAR = 3


class Shape(IntEnum):
    """How much a spelling looks like a name; the value is the support that it needs."""

    NAME = Support.KIN_IN_DOCUMENT
    OPENING_WORD = Support.KIN_NEAR
    PLAIN_WORD = Support.NAMED_NEAR
    OTHER_NAME = Support.NAMED_NEAR + 1


@dataclass(frozen=True, slots=True)
class Named:
    """The terms that a stretch of text names beyond doubt; `kin` are these and the wholes they are parts of."""

    terms: frozenset[str]
    kin: frozenset[str]
    kinds: frozenset[EntityKind]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is named near a text, with the headings above it, and in its document."""

    near: Named
    document: Named


def named(terms: Iterable[Term]) -> Named:
    """Gather the names of terms and of their wholes."""
    terms = list(terms)
    names = frozenset(term.name for term in terms)
    wholes = frozenset(term.parent for term in terms if term.parent)
    return Named(names, names | wholes, frozenset(term.kind for term in terms) - {EntityKind.CONCEPT})


def settle(match: Match, text: str, label: str, around: Surroundings) -> Term | None:
    """Return the term that a match names in its context, or None for a plain word or an open question."""
    if match.certain:
        return match.certain
    needed = _shape(match, text, label)
    candidates = [each.term for each in match.candidates if each.form is Form.AMBIGUOUS]
    ranked = sorted((_support(term, around, text[match.start : match.end]), term.name) for term in candidates)
    best, name = ranked[-1]
    if best < needed or [support for support, _ in ranked].count(best) > 1:
        return None
    return next(term for term in candidates if term.name == name)


def _support(term: Term, around: Surroundings, surface: str) -> Support:
    if term.name in around.near.terms:
        return Support.NAMED_NEAR
    if term.name in around.document.terms:
        return Support.NAMED_IN_DOCUMENT
    if surface.isupper() and len(surface) <= 3:
        return Support.NONE
    near, document = (_is_kin(term, surface, named) for named in (around.near, around.document))
    return Support.KIN_NEAR if near else Support.KIN_IN_DOCUMENT if document else Support.NONE


def _is_kin(term: Term, surface: str, others: Named) -> bool:
    """Tell whether a term's whole is named; for one without a whole, its like."""
    if term.parent:
        return term.parent in others.kin
    return term.kind in others.kinds and surface not in _COMMON


def _shape(match: Match, text: str, label: str) -> Shape:
    surface = text[match.start : match.end]
    if _inside_longer_name(match, text):
        return Shape.OTHER_NAME
    if surface in (label, text):
        return Shape.NAME
    if surface.islower():
        return Shape.OPENING_WORD if " " in surface else Shape.PLAIN_WORD
    before = text[: match.start]
    if not _SENTENCE_START.search(before) or (_OPENS_LIST.search(before) and _LISTED.match(text, match.end)):
        return Shape.NAME
    following = _NEXT_WORD.match(text, match.end)
    opens_as_name = (following is not None and _VERB.match(following[1])) or _GOES_ON.match(text, match.end)
    return Shape.OPENING_WORD if opens_as_name or " " in surface else Shape.PLAIN_WORD


def _inside_longer_name(match: Match, text: str) -> bool:
    """Tell 'Batch Size' and 'Visual Studio' from 'Batch' and 'Studio'."""
    if text[match.start].islower():
        return False
    following = _NEXT_WORD.match(text, match.end)
    if following and following[1][0].isupper() and not following[1].isupper():
        return True
    before = _LAST_WORD.search(text, 0, match.start)
    if before is None or not before[1][0].isupper() or before[1].isupper():
        return False
    opens = _SENTENCE_START.search(text[: before.start()])
    return not (opens and (before[1].lower() in _OPENERS or before[1].endswith("ing")))
