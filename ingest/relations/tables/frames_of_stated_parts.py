"""The frames that state a part and its whole by themselves: lists of contents, models and their hosts, chips."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, Kinship, frame
from ingest.relations.part_words import CONTAINS, CONTAINS_WORDS, HAS, HAS_WORDS
from ingest.relations.verb_patterns import ANY, PLACES

_MODELS = frozenset({EntityKind.MODEL, EntityKind.ALGORITHM})
_HOSTS = frozenset({EntityKind.SERVICE, EntityKind.FEATURE})
_MODEL = frozenset({EntityKind.MODEL})


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_stated_parts(), *_models(), *_chips())


def _stated_parts() -> tuple[Frame, ...]:
    own = PLACES - {EntityKind.SERVICE}
    return (
        frame(
            "as part of",
            RelationType.PART_OF,
            "part",
            r"<S>(?: \w+){0,2}? as (?:an? )?(?:\w+ )?part of <D><t>",
            0.9,
            sources=own,
            targets=PLACES,
            kinship=Kinship.STATED,
        ),
        frame(
            "lives inside",
            RelationType.PART_OF,
            "lives live sits sit built included bundled embedded baked packaged",
            r"<S>(?: (?:now|is|are|has|have|been|also|moved|today|since))*? (?:(?:lives?|sits?) (?:inside|within)|"
            r"(?:built|included|bundled|embedded|baked|packaged) (?:in|into|inside|within|with)) <D><t>",
            sources=frozenset({EntityKind.FEATURE, EntityKind.DEPLOYMENT, EntityKind.FRAMEWORK}),
            targets=_HOSTS,
            kinship=Kinship.STATED,
        ),
        frame(
            "which contains",
            RelationType.PART_OF,
            CONTAINS_WORDS,
            rf"<t>(?:,? (?:is|are) (?:an?|the)<P>)?,? (?:that|which|and) (?:\w+ly |also |now |already )?{CONTAINS}"
            r"(?: an?| the)? <L>",
            sources=own | _MODELS,
            targets=PLACES,
            kinship=Kinship.STATED,
        ),
        frame(
            "among what it has",
            RelationType.PART_OF,
            "among",
            rf"<t><N> {HAS}<P>,? <D><L>,? among (?:them|others|other things)",
            sources=ANY - {EntityKind.SERVICE, EntityKind.METRIC, EntityKind.CONCEPT},
            targets=PLACES,
            kinship=Kinship.STATED,
        ),
    )


def _models() -> tuple[Frame, ...]:
    return (
        frame(
            "gives access to models",
            RelationType.PART_OF,
            "access models model hosts offers serves provides gives lists includes has carries",
            r"<t>(?: \w+ly| also)? (?:gives|provides|offers|hosts|includes|serves|lists|has|carries|opens)<P> ?"
            r"(?:such as |like |: ?|\()?<D><L>",
            sources=_MODEL,
            targets=frozenset({EntityKind.SERVICE}),
            kinship=Kinship.HOSTED,
        ),
        frame(
            "collection includes",
            RelationType.PART_OF,
            "include includes are such like",
            r"<t>(?:,? (?:include|includes|are|such as|like)| ?[:(])<W> <D><S>",
            sources=_MODELS,
            targets=_HOSTS,
            kinship=Kinship.STATED,
        ),
        frame(
            "one of a collection",
            RelationType.PART_OF,
            "is are belongs among",
            r"<S> (?:is|are|belongs?)(?: also)?(?: to| an?| among| one of| two of| some of)? ?<D><t>",
            sources=_MODELS,
            targets=_HOSTS,
            kinship=Kinship.STATED,
        ),
        frame(
            "model at its host",
            RelationType.PART_OF,
            "available offered hosted accessible served reached found provided accessed",
            r"<S>(?: models?)?(?: (?:is|are) an?<P>)?(?: (?:is|are|can be|also|both|all))*? (?:available|"
            r"offered|hosted|accessible|served|reached|"
            r"found|provided|accessed) (?:through|on|in|via|by|from|at) <D><t>",
            sources=_MODEL,
            targets=_HOSTS,
            kinship=Kinship.HOSTED,
        ),
        frame(
            "reached at the host",
            RelationType.PART_OF,
            "through in on via with of at",
            r"(?:through|in|on|via|with|of|at) <t>,?(?: (?:you|we|one|teams|users|there)<P>| ?:| (?:are|is|"
            r"include|includes)) <D><L>",
            sources=_MODEL,
            targets=_HOSTS,
            kinship=Kinship.HOSTED,
        ),
        frame(
            "host of a model",
            RelationType.PART_OF,
            "call choose pick select access invoke try get between among from hub catalog catalogue library",
            r"<t>(?:,|:| [—–-])?<P>(?: ?:)?<P> (?:call|choose|pick|select|access|invoke|try|get|"
            r"between|among|from|"
            r"hub|catalogue?|library)<W>(?: such as| like| ?:| from)? ?\(?<D><L>",
            sources=_MODEL,
            targets=_HOSTS,
            kinship=Kinship.HOSTED,
        ),
    )


def _chips() -> tuple[Frame, ...]:
    return (
        frame(
            "chip in its instance",
            RelationType.PART_OF,
            "found built inside sit sits placed mounted in",
            r"<S>(?: chips?| accelerators?| processors?)? (?:(?:is|are|sits?|comes?) )?(?:found |built |placed "
            r"|mounted )?"
            r"(?:in|into|inside) <D><t>",
            sources=frozenset({EntityKind.RESOURCE}),
            targets=frozenset({EntityKind.INSTANCE}),
            kinship=Kinship.STATED,
        ),
        frame(
            "instance with its chip",
            RelationType.PART_OF,
            f"{HAS_WORDS} with",
            rf"<t>(?: instances?)? (?:{CONTAINS}|have|has|carry|carries|with|use|feature)(?: [\w-]+){{0,4}}? <S>",
            sources=frozenset({EntityKind.RESOURCE}),
            targets=frozenset({EntityKind.INSTANCE}),
            kinship=Kinship.STATED,
        ),
    )
