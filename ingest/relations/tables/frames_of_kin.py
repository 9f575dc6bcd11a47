"""The frames that put a part and its whole together across a clause: 'Canvas, a tool that forms part of SageMaker'."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, Kinship, frame
from ingest.relations.masked_text import NAME
from ingest.relations.part_words import CONTAINS, CONTAINS_WORDS
from ingest.relations.verb_patterns import ANY, PLACES

_HOSTS = frozenset({EntityKind.SERVICE, EntityKind.FEATURE})
_MODEL = frozenset({EntityKind.MODEL})
_ALGORITHM = frozenset({EntityKind.ALGORITHM})
# The rest of a clause, other names among it, up to the words of membership.
_CLAUSE = r"(?:,? (?!(?:not|never|no|nor|unlike|but|instead|without|than)\b)[\w'’\ue000-\ue0ff-]+){0,9}?"
_MEMBER = (
    r"(?:(?:part|piece|component|capability|feature|member|module|tool|product|offering|half|halves)s? "
    r"(?:of|in|inside|within)|(?:com(?:es?|ing)|ship(?:s|ped|ping)?|bundled|packaged|delivered|included|supplied|"
    r"provided|built|baked|embedded|integrated) (?:with|by|into|in|inside|within)|offered by|belong(?:s|ing)? to|"
    r"inside|within)"
)
_MEMBER_WORDS = (
    "part parts piece pieces component components capability feature features member members module modules tool "
    "tools product products offering offerings halves half comes come coming ships ship shipped shipping bundled "
    "packaged delivered included supplied provided built baked embedded integrated offered belongs belong belonging "
    "inside within"
)
_COPULA = r"(?: ?(?:,|:|[—–-]|=) ?| )(?:(?:that|it|this|which|and)(?:['’]s| is| are| was)? |(?:is|are) )?"
_IS_SUPPLIED = (
    r"(?:(?:that|which) )?(?:(?:is|are|was|were|comes?) )?(?:supplied|provided|offered|shipped|built|included)"
)


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_kin(), *_algorithms(), *_models())


def _kin() -> tuple[Frame, ...]:
    """Membership that the catalogue has to confirm."""
    return (
        frame(
            "part in a clause",
            RelationType.PART_OF,
            _MEMBER_WORDS,
            rf"<S>{_CLAUSE},? {_MEMBER} <D><t>",
            sources=ANY,
            targets=PLACES,
            kinship=Kinship.CATALOGUED,
        ),
        frame(
            "whole in a clause",
            RelationType.PART_OF,
            CONTAINS_WORDS,
            rf"<t>(?:['’]s)?(?:[,:]| [—–-])?(?:,? (?!(?:not|never|no|nor|unlike|but|without)\b)"
            rf"[\w'’\ue000-\ue0ff-]+){{0,9}}?,? {CONTAINS}(?: ?[:(]| such as| like)? ?<D><L>",
            sources=ANY,
            targets=PLACES,
            kinship=Kinship.CATALOGUED,
        ),
        frame(
            "explained by its owner",
            RelationType.PART_OF,
            "s",
            rf"<S>(?:, (?:[\w-]+ ){{0,3}}?[\w\ue000-\ue0ff-]+,)?{_COPULA}(?:one of |part of |also )?(?:the )?<t>['’]s "
            rf"(?:own )?(?:{NAME}|[a-z][\w-]*)",
            sources=ANY,
            targets=PLACES,
            kinship=Kinship.CATALOGUED,
        ),
        frame(
            "down to its part",
            RelationType.PART_OF,
            "into in to from namely both as",
            r"<t>(?:,| \(| [—–-]) ?(?:(?:both|namely|more exactly|precisely|that is|i\.e\.),? )?"
            r"(?:into|in|to|from)(?: both)? <D><L>",
            sources=ANY,
            targets=PLACES,
            kinship=Kinship.CATALOGUED,
        ),
        frame(
            "another of its kind",
            RelationType.PART_OF,
            _MEMBER_WORDS,
            r"<S>,? (?:another|a further|one more|the other|an additional|also an?) <t> "
            r"(?:feature|component|capability|tool|module|service|option)",
            sources=ANY,
            targets=PLACES,
            kinship=Kinship.CATALOGUED,
        ),
    )


def _algorithms() -> tuple[Frame, ...]:
    """Algorithms that a service brings along; no catalogue has them under it."""
    sort = rf"(?:{NAME}|(?:built-in |builtin )?algorithms?|built-ins?|learners?)"
    return (
        frame(
            "algorithm of a service",
            RelationType.PART_OF,
            "algorithm algorithms built-in ins supplied provided offered shipped built included of in from by",
            rf"<S>(?: (?:is|was|were|are) \w+)?(?:,|:| [—–-])?(?: (?:is|are|was))?"
            rf"(?: (?:an?|the|one of|another of|both|two of))*(?: \w+)? {sort} "
            rf"(?:of|in|from|by|{_IS_SUPPLIED} (?:by|with|in|into)) <D><t>",
            sources=_ALGORITHM,
            targets=frozenset({EntityKind.SERVICE}),
            kinship=Kinship.STATED,
        ),
        frame(
            "built-in of its owner",
            RelationType.PART_OF,
            "ins algorithms algorithm s",
            rf"<S>(?:,|:| [—–-])?(?: (?:is|are))? (?:an?|one of|another of|some of|among) <t>['’]s? "
            rf"(?:own )?(?:{NAME}|built-ins?|(?:built-in )?algorithms?)",
            sources=_ALGORITHM,
            targets=frozenset({EntityKind.SERVICE}),
            kinship=Kinship.STATED,
        ),
        frame(
            "shipped as an algorithm",
            RelationType.PART_OF,
            "algorithm algorithms built-in in",
            rf"<S>,? (?:(?:which|that) )?(?:is|are|was|comes?)?(?: also)? ?(?:supplied|provided|offered|shipped|built|"
            rf"included)? ?(?:by|with|in|into) <D><t> as (?:an? |one of )?(?:{NAME}|built-in|algorithm)",
            sources=_ALGORITHM,
            targets=frozenset({EntityKind.SERVICE}),
            kinship=Kinship.STATED,
        ),
    )


def _models() -> tuple[Frame, ...]:
    """Models at those who host what other makers build."""
    return (
        frame(
            "model on its host",
            RelationType.PART_OF,
            "on in from at via through behind",
            r"<S>(?: models?)?,?(?: (?:which|that))?(?: (?:is|are|was|were|can be|has been))?(?: \w+)? "
            r"(?:on|in|from|at|via|through|behind) <D><t>",
            sources=_MODEL,
            targets=_HOSTS,
            kinship=Kinship.HOSTED,
        ),
    )
