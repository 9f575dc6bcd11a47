"""How two things relate: the typed path between them, a quote for each hop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from graph.knowledge import RELATION_MEANINGS, Entity, Evidence
from graph.network import Hop, Network
from graph.types import Citation, Passage
from tutor.grouping import citations_of
from tutor.outcome import AnswerGroup, AnswerSentence
from tutor.question import Question

_ASKED = re.compile(
    r"\b(?:relat\w+|connect\w*|link\w*|together|integrat\w+|interact\w*|hang together|connection|depend\w*|"
    r"combin\w+|complement\w*|work\w* with|have to do with|get from|flow\w*)\b",
    re.IGNORECASE,
)
_MOST_HOPS = 3


def asks_for_path(question: Question) -> bool:
    """Tell whether a question asks how two named things relate."""
    return len(question.entities) == 2 and bool(_ASKED.search(question.text))


def path_groups(
    question: Question,
    entities: Sequence[Entity],
    network: Network,
    load: Callable[[Sequence[str]], Sequence[Passage]],
) -> tuple[AnswerGroup, ...]:
    """Return one group for each hop of the best path between the two entities; none where there is no short one.

    `load` returns passages by id; the statement that says a hop is shown whole.
    """
    known = {entity.id: entity for entity in entities}
    start, end = (known[linked.id] for linked in question.entities[:2])
    paths = network.paths(start, end, limit=1)
    if not paths or len(paths[0].hops) > _MOST_HOPS:
        return ()
    return tuple(_group(hop, load) for hop in paths[0].hops)


def _group(hop: Hop, load: Callable[[Sequence[str]], Sequence[Passage]]) -> AnswerGroup:
    source, target = (hop.start, hop.end) if hop.forward else (hop.end, hop.start)
    about = f"{source.name} {RELATION_MEANINGS[hop.relation.type].verb} {target.name}"
    evidence = max(hop.relation.evidence, key=lambda each: each.confidence)
    return AnswerGroup((about,), tuple(_sentences(evidence, load([evidence.passage_id]))))


def _sentences(evidence: Evidence, passages: Sequence[Passage]) -> Iterator[AnswerSentence]:
    """Yield the statement that holds the evidence's quote, or the quote itself."""
    for passage in passages:
        for statement in passage.statements:
            if any(quote.text == evidence.quote for quote in statement.quotes[:1]):
                yield AnswerSentence(statement.text, statement.label, citations_of(statement, passage))
                return
    citation = Citation(evidence.document, evidence.heading_path, evidence.span, evidence.quote)
    yield AnswerSentence(" ".join(evidence.quote.split()), "", (citation,))
