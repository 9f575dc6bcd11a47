"""The frames that say what a job runs with, where its data go, and what watches and guards it."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import ACTORS, PLACES, PRODUCTS, READERS, USABLE

_ENGINES = frozenset({EntityKind.FRAMEWORK, EntityKind.MODEL, EntityKind.ALGORITHM})
_HOLDERS = READERS | {EntityKind.INSTANCE}
KEPT_WORDS = (
    "data artifact artifacts artefact artefacts log logs model models file files output outputs result results image "
    "images metadata checkpoint checkpoints record records vector vectors embedding embeddings history prediction "
    "predictions snapshot snapshots backup backups state weights feature features secrets table tables indexes indexs "
    "report reports"
)
KEPT = (
    r"(?:data|artifacts?|artefacts?|logs?|models?|files?|outputs?|results?|images?|metadata|checkpoints?|records?|"
    r"vectors?|"
    r"embeddings?|history|predictions?|snapshots?|backups?|state|weights|features?|secrets|tables?|indexe?s|reports?)"
)


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    job = (
        r"(?: (?:jobs?|containers?|scripts?|steps?|endpoints?|pipelines?|clusters?|notebooks?|images?|servers?|code))?"
    )
    uses = RelationType.USES
    return (
        frame(
            "job with an engine",
            uses,
            "with running",
            rf"(?<!links )(?<!connects )(?<!link )(?<!connect )(?<!integrates )(?<!compares )(?<!compare "
            rf")(?<!combines )(?<!combine )(?<!pairs )<S>{job} (?:with|running) <T>(?! (?:and|or) [a-z])",
            0.7,
            sources=_HOLDERS - {EntityKind.ALGORITHM},
            targets=_ENGINES,
        ),
        frame(
            "is plainly",
            uses,
            "plain pure just simply ordinary basically essentially really managed",
            r"<S><N> (?:is|are) (?:plain|pure|just|simply|ordinary|basically|essentially|really)(?: an?)?(?: "
            r"managed)? <T>",
            sources=PRODUCTS | {EntityKind.RESOURCE},
            targets=frozenset({EntityKind.FRAMEWORK}),
        ),
        frame(
            "is what it runs on",
            uses,
            "what",
            r"<T> (?:is|are) what <D><S><N> (?:runs?|(?:is|are) (?:based|built)|relies|rely|"
            r"builds?|stands?|rests?|works?) (?:on|with)",
            sources=ACTORS,
            targets=USABLE,
            also="run runs based built relies rely build builds stand stands rest rests work works",
        ),
        frame(
            "signs in with",
            uses,
            "sign signs log logs signing logging sign-in",
            r"(?:in|of|on|to|at|into) <D><S><N>(?: [a-z]+)? "
            r"(?:signs?|logs?|signing|logging) (?:in|on) (?:with|through|via|using) <D><T>",
            sources=PRODUCTS,
            targets=PRODUCTS,
        ),
        frame(
            "access to what is in it",
            RelationType.SECURES,
            "access permissions permission traffic entry",
            r"(?:access|permissions?|traffic|entry) (?:to|for|of|on|in|at) <D>(?:[a-z]+ (?:of|in|on) )<D><T><N> "
            r"(?:is|are|gets?)<W> "
            r"(?:controlled|restricted|managed|granted|guarded|limited|governed|handled|regulated|decided|filtered) "
            r"(?:by|with|through|via) <D><S>",
            sources=PLACES,
            targets=PLACES,
            also="controlled restricted managed granted guarded limited governed handled regulated decided filtered",
        ),
        frame(
            "has monitors for",
            RelationType.MONITORS,
            "monitors checks detectors kinds types monitor detector",
            r"<S>(?: [\w-]+)"
            r"{0,4}? (?:monitors?|checks|detectors?|(?:kinds|types|sorts) of (?:drift|monitoring))(?: for| of)?:?<W> "
            r"<T>",
            sources=PRODUCTS,
            targets=frozenset({EntityKind.DRIFT}),
        ),
        frame(
            "reaches what follows",
            RelationType.INTEGRATES_WITH,
            "reaches reach covers supports calls services integrates connects",
            r"<S>(?: \w+)? (?:reach(?:es)?|covers?|calls?|talks? to|connects? to|integrates? with|works? with)(?: "
            r"[\w,-]+){0,6}? "
            r"(?:services|sources|tools|stores|targets|apps|databases|systems|providers|partners)(?:,? such as|,? "
            r"like|,? "
            r"including|:| \() ?<D><T>",
            sources=PRODUCTS,
            targets=PRODUCTS,
            also="services sources tools stores targets apps databases systems providers partners",
        ),
        frame(
            "delivers to these",
            RelationType.WRITES_TO,
            "delivers deliver writes write exports export sends send loads streams pushes outputs publishes forwards",
            r"<S>(?: \w+)? (?:delivers?|"
            r"writes?|exports?|sends?|loads?|streams?|pushes|outputs?|publishes|forwards?|goes)(?: [\w-]+){0,5}?(?: "
            r"(?:in)?to)?(?: "
            r"[\w-]+){0,3}?: ?<D><T>",
            sources=READERS,
            targets=PLACES,
        ),
        frame(
            "loads into",
            RelationType.WRITES_TO,
            "loads feeds fills",
            r"<S>(?: [\w'’,-]+){0,6}? (?:loads|feeds|fills) <D><T>",
            0.7,
            sources=frozenset({EntityKind.SERVICE}),
            targets=frozenset({EntityKind.SERVICE}),
        ),
        frame(
            "with data in",
            RelationType.STORES_IN,
            "with keeping storing",
            rf"<S>(?: [\w'’-]+,?){{0,9}},? (?:with|keeping|storing) "
            rf"(?:its |the |all )?(?:[a-z]+ )?{KEPT} (?:kept |stored |held )?(?:in|on) <D><T>",
            0.7,
            sources=READERS,
            targets=frozenset({EntityKind.SERVICE, EntityKind.FRAMEWORK, EntityKind.RESOURCE}),
            also=KEPT_WORDS,
        ),
        frame(
            "its destinations are",
            RelationType.WRITES_TO,
            "destinations destination targets target sinks sink outputs",
            r"(?:destinations?|targets?|"
            r"sinks?) (?:of|for|from) <D><S><N>(?: (?:are|is|include|includes|can be|may be)|:)<W> <D><T>",
            sources=READERS,
            targets=PLACES,
        ),
        frame(
            "its sources are",
            RelationType.READS_FROM,
            "sources source inputs input",
            r"(?:sources?|inputs?) (?:of|for) <D><S><N>"
            r"(?: (?:are|is|include|includes|can be|may be)|:)<W> <D><T>",
            sources=READERS,
            targets=PLACES,
        ),
        frame(
            "its consumers are",
            RelationType.READS_FROM,
            "consumers consumer readers subscribers",
            r"(?:consumers?|readers|subscribers?) "
            r"(?:of|for) <D><T><N>(?: (?:are|is|include|includes|can be|may be)|:)<W> <D><S>",
            sources=READERS,
            targets=PLACES,
        ),
        frame(
            "reads from these",
            RelationType.READS_FROM,
            "reads imports pulls loads ingests accepts takes read import",
            r"<S>(?: \w+)? (?:reads?|imports?|pulls?|loads?|ingests?|"
            r"accepts?|takes?)(?: [\w-]+){0,5}? (?:from|sources)(?: [\w-]+){0,3}?: ?<D><T>",
            sources=READERS,
            targets=PLACES,
        ),
        # 'AppFlow links S3 with Salesforce' joins itself to both
        frame(
            "links one with another",
            RelationType.INTEGRATES_WITH,
            "links link connects connect joins ties couples bridges wires",
            r"<S>(?: can| also)* (?:links?|connects?|joins|ties|couples|bridges|wires(?: up)?) <D><B>",
            sources=PRODUCTS,
            targets=PRODUCTS,
        ),
        # 'CloudTrail notes who called the API'
        frame(
            "records what happens on",
            RelationType.MONITORS,
            "what who",
            r"<S>(?: (?:\w+ly|also|just))? (?:[a-z]+s|=|is|:)(?: down)? "
            r"(?:what (?:happens|goes on|is done)|who (?:called|calls|did|does|touched|used|uses|changes|made))"
            r"(?: [\w]+){0,3}? <D><T>",
            sources=PRODUCTS,
            targets=PLACES,
        ),
    )
