"""The topic frames on what reads from the thing spoken of, and what that thing takes in."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.topic_frames import TopicFrame, topic_frame
from ingest.relations.verb_patterns import PLACES, PRODUCTS, READERS

_READS = RelationType.READS_FROM
_CAN_READ = (
    r"(?: can| may| then)* (?:quer(?:y|ies)|fetch(?:es)?|reads?|loads?|search(?:es)?|looks? up|pulls?|retrieves?|"
    r"scans?|"
    r"explores?|analy[sz]es?)"
)
_CAN_READ_WORDS = (
    "query queries fetch fetches read reads load loads search searches look looks pull pulls retrieve retrieves scan "
    "scans explore explores analyse analyze analyses analyzes"
)
_STOPS = r"(?=[.,;)]|$| (?:with|while|when|in|by|at|from|for|using|without|directly|as)\b)"
_NAMED = frozenset({EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.RESOURCE})


def frames() -> tuple[TopicFrame, ...]:
    """Return the rows."""
    return (
        # 'The lake keeps every row, so Athena can query it'
        topic_frame(
            "so that it can read there",
            _READS,
            _CAN_READ_WORDS,
            rf"so(?: that)? <D>(?:[a-z-]+ (?:or|and) <D>)?<T><N>{_CAN_READ}(?: (?:it|them|there|[a-z-]+)){_STOPS}",
            topics=_NAMED,
            others=READERS,
            backward=True,
        ),
        # 'keeps the rows as files, which Athena can query'
        topic_frame(
            "which it can read there",
            _READS,
            _CAN_READ_WORDS,
            rf"(?:as [\ue000-\ue0ff]|[\w'’-]+), (?:which|that) <D><T><N>{_CAN_READ}{_STOPS}",
            topics=_NAMED,
            others=READERS,
            backward=True,
        ),
        # 'The rows land in S3 as Parquet'
        topic_frame(
            "lies there in the format",
            RelationType.USES,
            "lies lie lands land rests rest sits sit stays stay ends stored kept saved written stores keeps saves "
            "writes puts "
            "drops end",
            r"(?:lies?|lands?|rests?|sits?|stays?|ends? up|stored|kept|saved|written|stores?|keeps?|saves?|writes?|"
            r"puts?|drops?)"
            r"(?: (?:it|them|[a-z]+))?? (?:in|on|to|into) <D>[\ue000-\ue0ff]<N>,? (?:in|as) <D>(?:[a-z]+ )?<T>",
            topics=PRODUCTS,
            others=frozenset({EntityKind.FORMAT}),
        ),
        # 'CloudTrail: the diary of API calls'
        topic_frame(
            "is the diary of",
            RelationType.MONITORS,
            "diary logbook journal trail chronicle record",
            r"(?:is )?(?:the|an?) (?:diary|logbook|journal|audit trail|chronicle|record) of "
            r"(?:all |every |each )?<D><T>",
            topics=PRODUCTS,
            others=frozenset(EntityKind) - {EntityKind.FORMAT},
        ),
        # 'The request names an object in S3'
        topic_frame(
            "its request points to",
            _READS,
            "names name points point refers refer path location address",
            r"(?:requests?|inputs?|calls?|payloads?|jobs?|messages?|it|they) (?:names?|points? (?:at|to)|refers? to|"
            r"(?:carr(?:y|ies)|gives?|holds?|contains?) the (?:path|location|address|uri) (?:of|to)) (?:an?|the|its|"
            r"one|some) "
            r"(?:[a-z]+ )?(?:objects?|files?|prefix|folders?|paths?|payloads?|data|archives?|images?|inputs?) (?:in|"
            r"on) <D><T>",
            topics=PRODUCTS,
            others=PLACES,
        ),
        # 'Analysts can load tables into it from Redshift'
        topic_frame(
            "brought into it from",
            _READS,
            "into",
            r"(?:pull|load|import|bring|get|fetch|copy|ingest|read|move|feed)(?: [\w-]+){1,3} into (?:it|"
            r"them) (?:straight )?"
            r"from <D><T>",
            topics=READERS,
            others=PLACES,
        ),
        # 'The job can stop at any time, so write checkpoints to S3'
        topic_frame(
            "keep its state in",
            RelationType.STORES_IN,
            "write save store keep",
            r"(?:so|please|then|must|should|always)(?: you)?(?: should| must| can)? (?:write|save|store|keep) "
            r"(?:the |its |your |all |regular )*(?:[\ue000-\ue0ff]|checkpoints?|state|snapshots?|progress) (?:in|to|"
            r"into|on) "
            r"<D><T>",
            topics=frozenset({EntityKind.FEATURE, EntityKind.DEPLOYMENT}),
            others=frozenset({EntityKind.SERVICE}),
        ),
    )
