"""The frames that name a part and its whole."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.frames import Frame, Kinship, frame
from ingest.verb_patterns import ANY, PLACES

PIECE = (
    r"(?:features?|components?|capabilit(?:y|ies)|modules?|tools?|options?|modes?|services?|elements?|parts?|pieces?|"
    r"building blocks?|sub-?services?|modules?|functions?|steps?|types?|offerings?|extensions?|flavou?rs?|helpers?)"
)
PIECE_WORDS = (
    "feature features component components capability capabilities module modules tool tools option options mode modes "
    "service services element elements part parts piece pieces block blocks function functions step steps type types "
    "offering offerings extension extensions helper helpers"
)
_HAS = (
    r"(?:comes? (?:bundled )?with|ships?(?: with)?|bundles?|has|have|contains?|includes?|including|offers?|provides?|"
    r"gives?(?: you)?|brings?|adds?|combines?|groups?|covers?|delivers?|packages?|consists? of|comprises?|"
    r"features|is made (?:up )?of|are made (?:up )?of|comes? in|supplies|exposes?|splits? into|hosts?|lets you choose)"
)
_HAS_WORDS = (
    "come comes ship ships bundle bundles has have contain contains include includes including offer offers provide "
    "provides give gives bring brings add adds combine combines group groups cover covers deliver delivers package "
    "packages consist consists comprise comprises features made supplies expose exposes split splits host hosts choose"
)
_MODELS = frozenset({EntityKind.MODEL, EntityKind.ALGORITHM})
_HOSTS = frozenset({EntityKind.SERVICE, EntityKind.FEATURE})


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_catalogued(), *_stated())


def _part(rule: str, words: str, phrase: str, confidence: float = 0.8) -> Frame:
    return frame(
        rule,
        RelationType.PART_OF,
        words,
        phrase,
        confidence,
        sources=ANY,
        targets=PLACES,
        kinship=Kinship.CATALOGUED,
    )


def _stated_part(rule: str, words: str, phrase: str, confidence: float = 0.9) -> Frame:
    return frame(
        rule,
        RelationType.PART_OF,
        words,
        phrase,
        confidence,
        sources=PLACES - {EntityKind.SERVICE},
        targets=PLACES,
        kinship=Kinship.STATED,
    )


def _catalogued() -> tuple[Frame, ...]:
    """Phrases that put a part and its catalogued whole together."""
    count = r"(?:one|some|two|three|four|five|many|most|all|several|part|both)"
    inside = r"(?:built |integrated |bundled |available |included )?(?:within|inside|into|in|through|with)"
    placed = (
        r"(?:sits?|lives?|resides?|found|available|built|offered|located|included|embedded|hosted|comes?|ships?|"
        r"reached|opened|accessed)(?: built)?"
    )
    copula = r"(?:,? (?:which )?(?:is|are)|,|:| [—–-])"
    return (
        _part("possessive part", "s", r"<t>['’]s?(?: (?:own |new |built-in |main )?[\w-]+){0,3}? <S>"),
        _part(
            "inside its whole",
            "within inside into in through with",
            rf"{inside} <D><t>,?(?: (?:you|we|there|one) \w+| lives?| sits?)? <D><S>",
        ),
        _part("with its part", "with via through", r"(?:with|via|through) <D><S>,? <D><t>", 0.7),
        _part("whole in brackets", PIECE_WORDS, r"<s> \((?:an? |the |part of |from |in )?<t>(?: [\w-]+){0,3}\)", 0.9),
        _part(
            "part by apposition",
            PIECE_WORDS,
            rf"<S>{copula} (?:an?|the|{count} of (?:the )?)? ?<t>(?:['’]s)?<W> {PIECE}",
        ),
        _part(
            "part by its sort",
            PIECE_WORDS,
            rf"<S>,(?: \w+)?(?: an?| the| one)?(?: [\w-]+)? {PIECE} (?:of|in|inside|from|for) <D><t>",
        ),
        _part("possessive whole", "s", r"<S>,? (?:is |are )?(?:one of |part of )?<t>['’]s? [a-z][\w-]*"),
        _part(
            "pieces of the whole",
            PIECE_WORDS,
            rf"<t><W> {PIECE},? ?(?:such as|like|including|includes?|is|are|:|\()<W> ?<D><S>",
        ),
        _part(
            "one of the pieces",
            PIECE_WORDS,
            rf"(?:{count} of|among|{count}|the)<W> {PIECE} (?:in|of|from|inside) <t><W> (?:is|are)<W> <D><S>",
        ),
        _part(
            "choices of the whole",
            PIECE_WORDS + " ways",
            rf"(?:{PIECE}|ways)(?: [\w-]+){{0,3}}? (?:in|of|on|with|for) <t><W>(?: ?:| (?:are|include|like|"
            rf"such as)) <D><S>",
        ),
        _part(
            "has its part",
            _HAS_WORDS,
            rf"<t>(?: \w+ly| also| now| itself| already| alone)?,? {_HAS},?<P>(?: ?[:(]| such as| like)? ?<D><S>",
        ),
        _part(
            "sits in its whole",
            "sit sits live lives reside resides found available built offered located included embedded "
            "hosted come comes ship ships reached opened accessed",
            rf"<S>(?: \w+){{0,2}}? {placed} (?:directly )?(?:in|into|inside|within|under|with|from|on) <D><t>",
        ),
    )


def _stated() -> tuple[Frame, ...]:
    """Phrases that say it by themselves."""
    return (
        _stated_part("as part of", "part", r"<S>(?: \w+){0,2}? as (?:an? )?(?:\w+ )?part of <D><t>"),
        frame(
            "gives access to models",
            RelationType.PART_OF,
            "access models model hosts offers serves provides gives lists includes",
            r"<t>(?: \w+ly| also)? (?:gives|provides|offers|hosts|includes|serves|lists|has)<P> ?(?:such as |"
            r"like |: ?|\()?<D><S>",
            sources=frozenset({EntityKind.MODEL}),
            targets=frozenset({EntityKind.SERVICE}),
            kinship=Kinship.STATED,
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
    )
