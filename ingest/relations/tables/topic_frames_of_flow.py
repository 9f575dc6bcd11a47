"""The topic frames on where data go and rest, and on who is told."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.topic_frames import TopicFrame, topic_frame
from ingest.relations.verb_patterns import ACTORS, PLACES, PRODUCTS, READERS

MESSENGERS = frozenset({"Amazon SNS", "Amazon SES", "AWS Chatbot", "AWS User Notifications"})
_STORED = (
    r"(?:its |the |all |your |finished |final |old |new |captured |trained |home )*(?:data|artifacts?|artefacts?|logs?|"
    r"models?|files?|outputs?|results?|images?|containers?|metadata|directories|checkpoints?|records?|vectors?|"
    r"embeddings?|history|predictions?|snapshots?|backups?|state|dags?|weights|features?|secrets|passwords|"
    r"credentials|keys|tables?|indexe?s|messages|reports?|answers|responses|notebooks|documents|scripts|code)"
)


def frames() -> tuple[TopicFrame, ...]:
    """Return the rows."""
    return (*_moving(), *_roles())


def _moving() -> tuple[TopicFrame, ...]:
    alerts = RelationType.ALERTS_THROUGH
    told = (
        r"(?:announces?|notif(?:y|ies)|tells?|mails?|informs?|alerts?|texts?|pages?|warns?|sends? (?:an? |the |out )*"
        r"(?:e-?mails?|mails?|messages?|notes?|notifications?|alerts?|texts?))"
    )
    return (
        topic_frame(
            "takes as input",
            RelationType.READS_FROM,
            "input inputs format formats",
            r"(?:inputs?|(?:input |data |training |file )formats?)(?: (?:is|are|must be|should be|can be|may be|"
            r"comes? (?:as|in)|"
            r"in|as))?:?<W> <T>",
            topics=ACTORS,
            others=frozenset({EntityKind.FORMAT}),
        ),
        topic_frame(
            "lies in",
            RelationType.STORES_IN,
            "sit sits live lives lie lies reside resides stay stays rest rests remain "
            "remains wait waits kept stored saved held land lands end ends",
            rf"{_STORED}:?(?: [a-z]+)?? (?:sits?|lives?|lies?|resides?|stays?|rests?|remains?|waits?|lands?|ends? up|"
            rf"(?:(?:is|are) )?"
            r"(?:kept|stored|saved|held|put|placed)) (?:in|on|inside|under) <D><T>",
            topics=ACTORS,
            others=frozenset({EntityKind.SERVICE, EntityKind.RESOURCE}),
        ),
        topic_frame(
            "messages come through",
            alerts,
            "announce announces notify notifies tell tells mail mails inform informs alert "
            "alerts text texts page pages warn warns send sends",
            rf"<T>(?: can| may| will| then| also)* {told}",
            topics=PRODUCTS,
            others=PRODUCTS,
            named=MESSENGERS,
        ),
        topic_frame(
            "news go through",
            alerts,
            "failures failure errors alerts warnings notifications violations incidents success",
            r"(?:failures?|errors?|alerts?|warnings?|notifications?|violations?|incidents?|success)(?: [\w-]+){0,3}? "
            r"(?:goes|go|"
            r"(?:is|are) (?:sent|announced|reported)|travels?|arrives?|reach(?:es)?)(?: [\w-]+){0,5}? (?:through|via|"
            r"by|over|by "
            r"way of|using) <D><T>",
            topics=PRODUCTS,
            others=frozenset({EntityKind.SERVICE}),
        ),
    )


def _roles() -> tuple[TopicFrame, ...]:
    """Nouns for what stands on the other side: consumers, destinations, sources."""
    rest = (
        r"(?: (?:are|is|include|includes|can be|may be|such as|like)(?: [\w'’-]+){0,3}?|:| ?\()(?:such as |like |"
        r"e\.g\.,? )? ?<D><T>"
    )
    return (
        topic_frame(
            "its consumers",
            RelationType.READS_FROM,
            "consumers consumer readers subscribers",
            rf"(?:consumers?|readers|"
            rf"subscribers?){rest}",
            topics=PLACES,
            others=READERS,
            backward=True,
        ),
        topic_frame(
            "its producers",
            RelationType.WRITES_TO,
            "producers producer senders writers",
            rf"(?:producers?|senders?|writers)"
            rf"{rest}",
            topics=PLACES,
            others=READERS,
            backward=True,
        ),
        topic_frame(
            "its destinations",
            RelationType.WRITES_TO,
            "destinations destination targets sinks sink",
            rf"(?:destinations?|targets|"
            rf"sinks?){rest}",
            topics=READERS,
            others=PLACES,
        ),
        topic_frame(
            "its sources",
            RelationType.READS_FROM,
            "sources",
            rf"(?:data )?sources{rest}",
            topics=READERS,
            others=PLACES,
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
    )
