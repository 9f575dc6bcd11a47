"""The frames on things that act one after the other, side by side, or on what another shows."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import PLACES, PRODUCTS, READERS, STORES

_FLOW = r"(?:flow|pass|travel|run|go|come|stream|move|arrive|pour)s?"
_START = r"(?:starts?|triggers?|launch(?:es)?|invokes?|kicks? off|calls?|fires?|sets? off|wakes?)"
_SETTLE = r"(?:settles?|lands?|ends? up|arrives?|comes? to rest|goes|go|rests?)"
_MADE = r"(?:transforms?|converts?|turns?|writes?|produces?|creates?|generates?|saves?|packs?|compress(?:es)?|exports?)"
_LOOSE = r"[^.;:!?\ue000-\ue0ff]"


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_passing(), *_joining(), *_showing())


def _passing() -> tuple[Frame, ...]:
    triggers, writes = RelationType.TRIGGERS, RelationType.WRITES_TO
    return (
        # 'Orders flow through Kafka and trigger Lambda'
        frame(
            "flows through and starts",
            triggers,
            "through via over",
            rf"{_FLOW}(?: in| on)? (?:through|via|over) <D><S><N>,? (?:and|which|where (?:they|it))(?: then| there|"
            rf" can)* "
            rf"{_START} <D><T>",
            sources=PLACES,
            targets=PLACES,
        ),
        # 'Comments flow back through AppFlow and settle in S3'
        frame(
            "flows through and settles in",
            writes,
            "through via over",
            rf"{_FLOW}{_LOOSE}{{0,30}}?(?:[\ue000-\ue0ff]{_LOOSE}{{0,20}}?)? (?:through|via|over) <D><S><N>,? "
            rf"(?:and|to|which)(?: then| there| finally)* {_SETTLE} (?:in|on|at|to|into) <D><T>",
            sources=READERS,
            targets=PLACES,
        ),
        # 'A file put into Glue reaches Redshift'
        frame(
            "put here, it arrives there",
            writes,
            "put written saved sent stored placed inserted uploaded loaded posted published",
            r"(?:put|written|saved|sent|stored|placed|inserted|uploaded|loaded|posted|published) (?:in|to|into|on|"
            r"onto) "
            r"<D><S><N>(?: also| then| soon| automatically)* (?:reach(?:es)?|arrives? (?:in|at)|flows? (?:on )?to|"
            r"ends? up in|"
            r"shows? up in|appears? in|lands? in|goes (?:on )?to) <D><T>",
            sources=PLACES,
            targets=PLACES,
        ),
        # 'Glue cleans the rows and turns them into files stored in S3'
        frame(
            "makes what is stored in",
            RelationType.STORES_IN,
            "stored kept saved archived persisted",
            rf"<s>{_LOOSE}{{1,160}}? {_MADE} {_LOOSE}{{1,60}}?(?:\(?[\ue000-\ue0ff](?: files?)?\)?)?,? (?:which "
            rf"(?:is|are) )?"
            r"(?:stored|kept|saved|archived|persisted) (?:in|on) <D><T>",
            0.75,
            sources=READERS,
            targets=STORES - {EntityKind.FORMAT},
        ),
        # 'S3 emits an event, and EventBridge reacts'
        frame(
            "sends an event, and the other acts",
            triggers,
            "event events signal signals",
            rf"<S><N> (?:emits?|sends?|raises?|fires?|publishes|generates?) (?:an? |the )?(?:[a-z]+ )?(?:events?|"
            rf"signals?)"
            rf"(?: {_LOOSE}{{1,50}})?,? (?:and|upon which|whereupon|so) <D><T><N> (?:starts?|reacts?|responds?|"
            rf"launch(?:es)?|"
            rf"kicks? off|invokes?|wakes? up|picks? (?:it|them|this) up)",
            sources=PLACES,
            targets=PLACES,
        ),
    )


def _joining() -> tuple[Frame, ...]:
    joins, uses = RelationType.INTEGRATES_WITH, RelationType.USES
    return (
        # 'AppFlow links S3 with Salesforce' joins itself to both
        frame(
            "links one with another",
            joins,
            "links link connects connect joins ties couples bridges wires",
            r"<S>(?: can| also)* (?:links?|connects?|joins|ties|couples|bridges|wires(?: up)?) <D><B>",
            sources=PRODUCTS,
            targets=PRODUCTS,
        ),
        # 'Horovod replaces the communication layer of TensorFlow'
        frame(
            "takes the place of a part in it",
            joins,
            "replaces replace swaps overrides extends patches",
            r"<S>(?: can| also)* (?:replaces?|swaps(?: out)?|overrides?|extends?|patches) (?:the |"
            r"its )?(?:[a-z-]+ ){0,2}?"
            r"(?:back-?end|layer|engine|librar(?:y|ies)|component|module|part|scheduler|allocator|loader|optimi[sz]er|"
            r"kernels?|runtime|calls|communication|primitives) (?:of|in|inside) <D><T>",
            sources=PRODUCTS,
            targets=frozenset({EntityKind.FRAMEWORK}),
        ),
        # 'MSK, our managed Kafka'
        frame(
            "is a managed other",
            uses,
            "managed hosted serverless",
            r"<S>,? (?:\(|[–—-] |is |are )?(?:our|the|an?|its|aws['’]s?|amazon['’]s?|their) (?:fully )?"
            r"(?:managed|hosted|serverless) <T>(?! \w+ing\b)",
            sources=frozenset({EntityKind.SERVICE, EntityKind.FEATURE}),
            targets=frozenset({EntityKind.FRAMEWORK}),
        ),
        # 'P5 instances carry H100 chips'
        frame(
            "an instance with its chip inside",
            uses,
            "contain contains carry carries house houses feature features pack packs have has hold holds",
            r"<S>(?: instances?| machines?)? (?:contains?|carr(?:y|ies)|houses?|features?|packs?|ha(?:s|ve)|holds?) "
            r"<D>(?:[a-z-]+ )?<T>",
            sources=frozenset({EntityKind.INSTANCE}),
            targets=PLACES,
        ),
    )


def _showing() -> tuple[Frame, ...]:
    monitors, reads = RelationType.MONITORS, RelationType.READS_FROM
    return (
        # 'an alarm on CPU utilisation', 'scaling on queue depth'
        frame(
            "set on a measure",
            monitors,
            "on",
            r"<S>(?: rules?| polic(?:y|ies)| conditions?)? on <D><T>(?! (?:instances?|data|of)\b)",
            0.7,
            sources=frozenset({EntityKind.FEATURE, EntityKind.SERVICE}),
            targets=frozenset({EntityKind.METRIC}),
        ),
        # 'an alarm on a Glue metric'
        frame(
            "set on another's measure",
            monitors,
            "metric metrics",
            r"<S>(?: rules?| polic(?:y|ies)| conditions?)? (?:on|over) <D><T> (?:[a-z]+ )?metrics?",
            sources=PRODUCTS,
            targets=PRODUCTS,
        ),
        # 'File Gateway shows S3 objects as files'
        frame(
            "shows what lies in it as",
            reads,
            "shows presents exposes mounts serves show present expose mount",
            r"<S>(?: can| also)* (?:shows?|presents?|exposes?|mounts?|serves?) <D><T> (?:objects?|files?|data|buckets?|"
            r"prefix(?:es)?|tables?|contents?) (?:as|like)",
            sources=READERS,
            targets=PLACES,
        ),
    )
