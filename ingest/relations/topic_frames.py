"""Phrases that state a relation of what a statement is about, which they do not name themselves."""

from __future__ import annotations

from dataclasses import dataclass

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Phrase
from ingest.relations.verb_patterns import ACTORS, MEANS, METHODS, PLACES, PRODUCTS, PURPOSES, USABLE


@dataclass(frozen=True, slots=True, eq=False)
class TopicFrame:
    """A phrase around the name <T>; one of `words` stands in it, and one of `also` where there are any.

    The topic is the source, or the target if `backward`. `named` are the only names that may stand there, or none for
    any.
    """

    rule: str
    type: RelationType
    words: frozenset[str]
    phrase: Phrase
    topics: frozenset[EntityKind]
    others: frozenset[EntityKind]
    backward: bool
    named: frozenset[str]
    also: frozenset[str]


def topic_frame(
    rule: str,
    kind: RelationType,
    words: str,
    phrase: str,
    *,
    topics: frozenset[EntityKind],
    others: frozenset[EntityKind],
    backward: bool = False,
    named: frozenset[str] = frozenset(),
    also: str = "",
) -> TopicFrame:
    """Return one topic frame; `words` and `also` are separated by spaces."""
    told, besides = frozenset(words.split()), frozenset(also.split())
    return TopicFrame(rule, kind, told, Phrase(phrase), topics, others, backward, named, besides)


_IT = r"(?:it|them|this|these|that)\b"
_IT_WORDS = "it them this these that"


def frames() -> tuple[TopicFrame, ...]:
    """Return the rows."""
    return (*_making(), *_pointing())


def _making() -> tuple[TopicFrame, ...]:
    uses, serves = RelationType.USES, RelationType.USED_FOR
    kind = (
        r"(?:techniques?|methods?|algorithms?|approach|ways?|tools?|services?|features?|models?|metrics?|remed(?:y|"
        r"ies)|yardsticks?|gauges?|indicators?|workhorses?|answers?|bets?|specialists?)"
    )
    return (
        topic_frame(
            "at its heart",
            uses,
            "hood covers bonnet scenes internally core heart",
            r"<T> (?:(?:is|are|runs?|works?|sits?) )?(?:under the (?:hood|covers|bonnet)|behind the scenes|"
            r"internally|at its "
            r"(?:core|heart))",
            topics=ACTORS,
            others=USABLE | MEANS,
        ),
        topic_frame(
            "people come from",
            uses,
            "workers worker workforce workforces labelers labellers reviewers annotators humans people experts",
            r"(?:workers?|workforces?|labell?ers|reviewers|annotators|humans|people|experts)(?: can| may)? "
            r"(?:comes?|(?:is|are) (?:supplied|provided|hired|drawn|recruited))(?: \w+)? (?:from|by|through|via) "
            r"<D><T>",
            topics=PRODUCTS,
            others=PRODUCTS,
        ),
        topic_frame(
            "is supported",
            uses,
            "supported accepted available included covered understood possible",
            r"<T>(?: [a-z]+)?? (?:is|are) (?:also |both |all )?(?:supported|accepted|available|built[ -]in|included|"
            r"covered|"
            r"understood|possible)",
            topics=PRODUCTS | METHODS,
            others=MEANS,
        ),
        topic_frame(
            "a means for",
            serves,
            "for against",
            rf"{kind}(?: used| meant| made)? (?:for|against|in|of) (?:[a-z]+ing )?<D>(?:[\w-]+ ){{0,2}}?<T>",
            topics=METHODS | {EntityKind.METRIC, EntityKind.MODEL},
            others=PURPOSES | {EntityKind.MODEL},
            also=(
                "technique techniques method methods algorithm algorithms approach way ways tool tools service "
                "services feature features model models metric metrics remedy remedies yardstick yardsticks gauge "
                "gauges indicator indicators workhorse workhorses answer answers bet bets specialist specialists"
            ),
        ),
        topic_frame(
            "is handled through",
            uses,
            "goes go runs passes pass handled done works managed sign log login logins",
            r"(?:sign-?(?:in|on|up)|log-?ins?|access|authentication|traffic|requests|calls|scaling|encryption|training|"
            r"deployments?|labell?ing|search|versioning|scheduling|builds?|rollouts?|retries|logging|tuning|hosting|"
            r"inference):? (?:(?:goes?|runs?|pass(?:es)?|works?|(?:is|are) (?:handled|done|managed))(?: \w+)? )?"
            r"(?:through|via|by|with|over|on) "
            r"<D><T>",
            topics=PRODUCTS | {EntityKind.RESOURCE},
            others=PLACES,
        ),
    )


def _pointing() -> tuple[TopicFrame, ...]:
    """'It' behind a verb that no row of the verb table takes with such a thing."""
    return (
        topic_frame(
            "supports it",
            RelationType.USES,
            "support supports use uses offer offers apply applies implement implements allow allows",
            rf"<T><N> (?:supports?|uses?|offers?|appl(?:y|ies)|implements?|allows?) {_IT}",
            topics=MEANS | {EntityKind.DEPLOYMENT, EntityKind.FEATURE},
            others=PRODUCTS | {EntityKind.RESOURCE},
            backward=True,
            also=_IT_WORDS,
        ),
        topic_frame(
            "is built around it",
            RelationType.USES,
            "built based designed modelled",
            rf"<T><N> (?:is|are) (?:built|based|designed|modelled) (?:around|on|upon|on top of) {_IT}",
            topics=PRODUCTS | METHODS | {EntityKind.RESOURCE, EntityKind.INSTANCE},
            others=ACTORS,
            backward=True,
            also=_IT_WORDS,
        ),
        topic_frame(
            "detects it",
            RelationType.MONITORS,
            "detect detects monitor monitors watch watches spot spots track tracks catch catches flag flags find finds",
            rf"<T>(?: can| also)* (?:detects?|monitors?|watch(?:es)?|spots?|tracks?|catch(?:es)?|"
            rf"flags?|finds?) {_IT}",
            topics=frozenset({EntityKind.DRIFT, EntityKind.CONCEPT, EntityKind.RESOURCE}),
            others=PRODUCTS,
            backward=True,
            also=_IT_WORDS,
        ),
    )
