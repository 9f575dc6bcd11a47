"""The topic frames on what a thing is worked with: scripts that people bring, helpers, measures to choose by."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.topic_frames import TopicFrame, topic_frame
from ingest.relations.verb_patterns import MEANS, METHODS, PLACES, PRODUCTS

_USES = RelationType.USES
_FRAMEWORKS = frozenset({EntityKind.FRAMEWORK})
_ENGINES = _FRAMEWORKS | METHODS | {EntityKind.MODEL}
_HOLDERS = PRODUCTS | {EntityKind.RESOURCE}
_IT = r"(?:it|them|this|these)\b"
_EXAMPLES = r"(?:,? (?:such as|like|including|for example,?|e\.g\.,?)|:| \((?:e\.g\.,?|such as|like|for example,?)?) ?"


def frames() -> tuple[TopicFrame, ...]:
    """Return the rows."""
    return (*_brought(), *_helping(), *_chosen())


def _brought() -> tuple[TopicFrame, ...]:
    """What people put into a thing, and what it is made of."""
    return (
        # 'You keep your PyTorch script': what is brought is what the thing runs.
        topic_frame(
            "people bring code for it",
            _USES,
            "script scripts code program programs notebook notebooks",
            r"(?:bring|keep|reuse|re-use|take|supply|hand in|submit|upload|start (?:with|from)|port|"
            r"plug in) (?:in )?<D>(?:existing |own |plain |ordinary |unchanged |custom )?<T> "
            r"(?:training |inference |local |own )?(?:scripts?|code|programs?|notebooks?)",
            topics=_HOLDERS,
            others=_FRAMEWORKS,
        ),
        # 'Managed Jupyter environment' says of the thing above what is managed in it.
        topic_frame(
            "is a managed one",
            _USES,
            "environment environments notebook notebooks cluster clusters server servers workspace workspaces broker "
            "brokers runtime runtimes managed hosted serverless",
            r"^\W*(?:(?:an?|fully|serverless|managed|hosted|preconfigured|pre-configured|ready-made|dedicated) )*<T> "
            r"(?:environments?|notebooks?|clusters?|servers?|workspaces?|brokers?|runtimes?)(?=$|[.,;:(]| (?:with|"
            r"for|in|"
            r"on|that|which|as|without)\b)",
            topics=_HOLDERS,
            others=_FRAMEWORKS,
        ),
        # 'A common chain is a Spark container, an XGBoost container and …'
        topic_frame(
            "a chain of these",
            _USES,
            "chain chains sequence series combination stack line",
            r"(?:chains?|sequences?|series|combinations?|stacks?|lines?) (?:is|are|has|have|of|consists? of|would be|"
            r"could be|contains?|puts?|starts? with)(?: usually| often| typically)?:? <D>(?:[a-z]+ )?<M>",
            topics=_HOLDERS,
            others=_ENGINES,
        ),
        topic_frame(
            "is called with",
            _USES,
            "invoke invoked call called query queried request requests",
            r"(?:invoked?|called?|quer(?:y|ied)|requests?)(?: it| them)? (?:using|with|via|through|by means of) <D><T>",
            topics=PRODUCTS,
            others=frozenset({EntityKind.API}),
        ),
    )


def _helping() -> tuple[TopicFrame, ...]:
    """Another thing's share in the work of what is spoken of."""
    gives = (
        r"(?:suppl(?:y|ies)|provides?|delivers?|does|do|computes?|calculates?|creates?|makes?|builds?|handles?|gives?|"
        r"contributes?|brings?|produces?|renders?|manages?|hosts?)"
    )
    helper = "supply supplies provides provide delivers does computes calculates creates makes builds handles gives "
    helper += "contributes brings produces renders manages hosts deliver do compute create"
    trades = (
        r"(?:engine|back-?end|runtime|orchestrator|scheduler|source|host|provider|store|storage|front-?end|database|"
        r"catalog|metastore|broker|queue|framework|kernel|base|cache|gateway|registry|compiler|server|foundation)"
    )
    return (
        # 'Batch computes the numbers behind it'
        topic_frame(
            "does the work behind it",
            _USES,
            helper,
            rf"<T>(?: can| also| then)* {gives} (?:the|all the|most of the) [a-z-]+(?: [a-z-]+){{0,2}} "
            rf"(?:behind|for|under|underneath|beneath|inside) {_IT}",
            topics=_HOLDERS,
            others=PRODUCTS | METHODS,
        ),
        # 'The report you get is produced by Clarify'
        topic_frame(
            "its results are made by",
            _USES,
            "produced computed generated calculated supplied delivered rendered",
            r"(?:reports?|metrics|explanations?|labels|charts?|numbers|scores|figures|values|previews?|statistics)"
            r"(?: (?:you|we|they|it)(?: [a-z]+){1,6}?)? (?:is|are) (?:produced|computed|generated|calculated|"
            r"supplied|delivered|"
            r"rendered) by <D><T>",
            topics=_HOLDERS,
            others=PRODUCTS,
        ),
        # 'Kubernetes does the scheduling on them'
        topic_frame(
            "does the scheduling",
            RelationType.ORCHESTRATES,
            "scheduling orchestration coordination",
            r"<T>(?: can| also| then)* (?:does|do|handles?|takes? care of|takes? over|provides?|"
            r"is in charge of) (?:the |all )*"
            rf"(?:job )?(?:scheduling|orchestration|coordination)(?: (?:on|of|for|in|inside) {_IT}|(?=[.,;]|$))",
            topics=_HOLDERS,
            others=PRODUCTS,
            backward=True,
        ),
        # 'with Jenkins as the engine'
        topic_frame(
            "with this as its engine",
            _USES,
            "engine end backend runtime orchestrator scheduler source host provider store storage frontend database "
            "catalog "
            "metastore broker queue framework kernel base cache gateway registry compiler server foundation",
            rf"with <D><T> as (?:the|its|their|an?) (?:[a-z-]+ )?{trades}",
            topics=_HOLDERS,
            others=PLACES,
        ),
        # 'The work can be handed to Mechanical Turk'
        topic_frame(
            "work is handed to",
            _USES,
            "handed passed given sent farmed delegated outsourced routed assigned",
            r"(?:work|tasks?|items|labell?ing|reviews?|annotation)(?: itself)? (?:(?:can|may|could) be|is|are|gets?) "
            r"(?:handed|passed|given|sent|farmed|delegated|outsourced|routed|assigned)(?: on| over| out)? to <D><T>",
            topics=PRODUCTS,
            others=PRODUCTS,
        ),
        # 'Cost Explorer can group by it'
        topic_frame(
            "groups by it",
            _USES,
            "group filter sort split slice break partition groups filters sorts splits slices breaks partitions",
            r"(?:^\W*|(?<=[,;:] )|(?<=\band )|(?<=\bthat )|(?<=\bso ))<D><T>(?: can| may| also)* (?:group|filter|"
            r"sort|split|slice|break|partition)s?(?: [a-z]+){0,2}? by "
            rf"{_IT}",
            topics=frozenset({EntityKind.FEATURE, EntityKind.RESOURCE, EntityKind.TECHNIQUE, EntityKind.CONCEPT}),
            others=PRODUCTS,
            backward=True,
        ),
    )


def _chosen() -> tuple[TopicFrame, ...]:
    """What a thing chooses by, and what it is set against."""
    return (
        # 'finds the best model by metrics such as accuracy'
        topic_frame(
            "chooses by measures",
            _USES,
            "best",
            rf"best (?:[\w-]+ ){{1,4}}(?:based on|according to|by|using|in terms of) (?:[\w-]+ ){{0,2}}(?:metrics?|"
            rf"measures?|"
            rf"scores?){_EXAMPLES}<M>",
            topics=PRODUCTS | METHODS,
            others=frozenset({EntityKind.METRIC}),
        ),
        # '…, which is the main difference from renting EC2'
        topic_frame(
            "the difference from",
            RelationType.COMPARED_WITH,
            "difference advantage improvement",
            r"(?:difference (?:from|to)|advantage over|improvement (?:over|on))(?: [a-z]+ing)? <D>(?:[a-z]+ )?<T>",
            topics=PRODUCTS | MEANS,
            others=PRODUCTS | MEANS,
        ),
        # 'Such teams are better served by Bedrock'
        topic_frame(
            "better served by",
            RelationType.ALTERNATIVE_TO,
            "better",
            r"(?:teams?|people|users?|who|those|customers|companies|you|we)\b[^.;:!?\ue000-\ue0ff]{0,80}? "
            r"better (?:served by|off with|off in|off on|suited to) <D><T>",
            topics=PRODUCTS,
            others=PRODUCTS,
        ),
    )
