"""The frames that put a part and its whole together, where the catalogue has to confirm it."""

from __future__ import annotations

from graph.knowledge import RelationType
from ingest.relations.frames import Frame, Kinship, frame
from ingest.relations.part_words import COUNT, HAS, HAS_WORDS, PIECE, PIECE_WORDS
from ingest.relations.verb_patterns import ANY, PLACES

_PLACED = (
    r"(?:sits?|lives?|resides?|found|available|built|offered|located|included|embedded|hosted|comes?|ships?|bundled|"
    r"reached|opened|accessed|baked|nested|housed|shipped|delivered|provided|exposed|listed|belongs?|counts|packaged|"
    r"grouped|filed|sold|launched|tucked|falls?|contained|seen|opens?|runs|integrated)(?: built)?"
)
_PLACED_WORDS = (
    "sit sits live lives reside resides found available built offered located included embedded hosted come "
    "comes ship "
    "ships bundled reached opened accessed baked nested housed shipped delivered provided exposed listed "
    "belong belongs "
    "counts packaged grouped filed sold launched tucked fall falls contained seen open opens runs integrated"
)
_ELSEWHERE = r"(?:to|from|into|in|on|with|by|and|or|at|of|for|via|against|than|that|which)"
_WITHIN = r"(?:in|into|inside|within|under|with|from|on|to|by|as part of|through|among)"


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_by_words(), *_by_place(), *_by_verbs())


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


def _by_words() -> tuple[Frame, ...]:
    """Nouns that put a part and its catalogued whole together: 'a feature of', 'SageMaker's own'."""
    acts = rf"(?! (?!{PIECE}\b)[a-z]+[^s\W]s\b)"  # 'Clarify: compares the jobs of'
    copula = rf"(?:,? (?:which |that )?(?:is|are|being)|(?:,|:| [—–-]){acts})(?: (?:these|those|all|the)(?: \w+)? are)?"
    return (
        _part("possessive part", "s", rf"<t>['’]s?(?: (?!{_ELSEWHERE}\b)[\w-]+){{0,5}}? <L>"),
        _part(
            "whole in brackets",
            PIECE_WORDS,
            r"<s> \((?:an? |the |another |one |part of |of |its |from |in )*<t>(?: [\w-]+){0,3}\)",
            0.9,
        ),
        _part(
            "part by apposition",
            PIECE_WORDS,
            rf"<S>{copula}(?: an?| the| both| all| its)?(?: {COUNT} of(?: the)?)? ?<t>(?:['’]s)?<W> {PIECE}",
        ),
        _part(
            "part by its sort",
            PIECE_WORDS,
            rf"<S>{copula}(?: \w+)?(?: an?| the| one| all| both)?(?: [\w-]+){{0,3}}? {PIECE} (?:of|in|inside|"
            rf"within|from|for) <D><t>",
        ),
        _part("right in its whole", "in of inside within", r"<S> (?:in|of|inside|within) (?:the |your |our )?<t>", 0.7),
        _part("the sort of its whole", PIECE_WORDS, rf"<S> {PIECE} (?:of|in|inside|within|from) <D><t>"),
        _part(
            "possessive whole",
            "s",
            r"<S>(?:,|:| [—–-])? ?(?:is |are )?(?:one of |part of |also )?(?:the )?<t>['’]s? [a-z][\w-]*",
        ),
        _part(
            "pieces of the whole",
            PIECE_WORDS,
            rf"<t>(?:['’]s)?(?: (?!(?:or|and|other)\b)[\w-]+){{0,3}}? {PIECE},? ?(?:such as|like|including|"
            rf"includes?|is|are|called|named|known as|<W> ?:|\(|,|[—–])?<W> ?<D><L>",
        ),
        _part(
            "the piece for a purpose",
            f"{PIECE_WORDS} answer",
            rf"<t>(?:['’]s)?(?: [\w-]+){{0,2}}? (?:{PIECE}|answer) (?:for|to|that|which|against)<P> (?:is|are)"
            rf"(?: called| named)? <D><S>",
        ),
        _part(
            "one of the pieces",
            PIECE_WORDS,
            rf"(?:{COUNT} of|among|{COUNT}|the|an?)<W> {PIECE} (?:in|of|from|inside|within|for|on) <D><t><W>"
            rf"(?:,| (?:is|are|called|named|include|includes|such as|like)| ?[:(—–])<W> ?<D><L>",
        ),
        _part(
            "choices of the whole",
            f"{PIECE_WORDS} ways",
            rf"(?:{PIECE}|ways)(?: [\w-]+){{0,3}}? (?:in|of|on|with|for|from|inside|within|under) <D><t><W>"
            rf"(?: ?[:(—–]| (?:are|include|like|such as)) ?<D><L>",
        ),
        _part(
            "what its whole has",
            "what how where which everything",
            r"<S> (?:is|are) (?:what|how|where|the way|the place)(?: \w+){0,2} <t>",
        ),
        _part(
            "everything in the whole",
            "everything what called named",
            r"(?:in|of|inside|within) <t><P> (?:is|are) (?:called|named) <D><S>",
        ),
    )


def _by_place() -> tuple[Frame, ...]:
    """Phrases that place a part in its catalogued whole."""
    inside = r"(?:built |integrated |bundled |available |included |new )?(?:within|inside|into|in|through|with|from|on)"
    someone = r"(?: (?:you|we|there|one|users|teams|they)(?: (?:can|may|will|also))* \w+| lives?| sits?| has| are| is)?"
    return (
        _part(
            "inside its whole",
            "within inside into in through with from on",
            rf"{inside} <D><t>,?{someone} <D><L>",
        ),
        _part("with its part", "with via through", r"(?:with|via|through) <D><S>,? <D><t>", 0.7),
        _part(
            "sits in its whole",
            _PLACED_WORDS,
            rf"<S>(?: [\w-]+){{0,3}}? {_PLACED}(?: [\w-]+){{0,2}}? {_WITHIN} <D><t>",
        ),
        _part(
            "some sit in the whole",
            _PLACED_WORDS,
            rf"{COUNT}(?: [\w-]+){{0,4}}? (?:are |is )?{_PLACED} (?:\w+ )?{_WITHIN} <D><t><W>(?:,| ?[:(]| "
            rf"[—–-]) ?<D><L>",
        ),
        _part(
            "besides another part",
            "besides apart addition alongside next beyond beside",
            rf"(?:besides|apart from|in addition to|alongside|next to|beyond|beside) <S>,? <D><t><W> {HAS}",
        ),
    )


def _by_verbs() -> tuple[Frame, ...]:
    """What a whole does with its catalogued parts."""
    return (
        _part("is and then lists", "is are", r"<t> (?:is|are)<P>(?: ?:| [—–]) <D><S>(?=\s*(?:[.,;)]|$))"),
        _part(
            "has its part",
            HAS_WORDS,
            rf"<t><N>(?: \w+ly| also| now| itself| already| alone| still| even)?,? {HAS},?<P>(?: ?[:(]| such "
            rf"as| like| [—–-])?"
            rf" ?<D><L>",
        ),
        _part(
            "which has its part",
            HAS_WORDS,
            rf"<t>,? (?:which|that|and) (?:\w+ly |also |now )?{HAS},?<P>(?: ?[:(]| such as| like)? ?<D><L>",
        ),
    )
