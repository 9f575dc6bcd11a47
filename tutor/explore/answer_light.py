"""What an answer rests on in the graph: the entities its statements mention, the relations they are evidence for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.types import Citation, LineSpan
from tutor.explore.atlas import Atlas
from tutor.explore.picture import FADED, HEIGHT, WIDTH, Edge, Picture, Point, is_shown, picture_at
from tutor.explore.spots import add_near
from tutor.explore.view import Mode, View, short_key
from tutor.outcome import Answer

_MOST_LIT = 30
_FITTED = 0.8


def light_of(atlas: Atlas, answer: Answer) -> View:
    """Return the view in which what an answer used is lit up; it is about nothing where the graph knows nothing."""
    cited = [citation for sentence in answer.sentences for citation in sentence.citations]
    relations = [r for r in atlas.relations.values() if any(_is_cited(e.document, e.span, cited) for e in r.evidence)]
    ends = [end for relation in relations for end in (relation.source_id, relation.target_id)]
    entities = dict.fromkeys([*ends, *_mentioned(atlas, cited)])
    shown = [short_key(each) for each in list(entities)[:_MOST_LIT]]
    kept = [r for r in relations if {short_key(r.source_id), short_key(r.target_id)} <= set(shown)]
    return View(
        Mode.ANSWER,
        tuple(shown),
        lit=tuple(short_key(relation.id) for relation in kept),
        about=answer.question,
    )


def answer_picture(atlas: Atlas, view: View) -> Picture:
    """Return the picture of an answer: what it used lit up, its surroundings faded around it."""
    used = [entity for entity in atlas.named(view.at) if is_shown(entity, view)]
    lit = {relation.id for relation in map(atlas.relation, view.lit) if relation is not None}
    places = _spread(atlas, [entity.id for entity in used])
    around = _around(atlas, places, view)
    wanted = [(member, places[near]) for member, near in list(around.items())[: view.show]]
    whole = add_near(places, wanted, towards=(WIDTH / 2, HEIGHT / 2))
    drawn = picture_at(atlas, whole, view, important=places, left_out=len(around) - len(wanted))
    return replace(
        drawn,
        nodes=tuple(replace(node, lit=node.entity.id in places) for node in drawn.nodes),
        edges=tuple(Edge(edge.relation, 1.0 if edge.relation.id in lit else FADED) for edge in drawn.edges),
    )


def _is_cited(document: str, span: LineSpan, cited: Iterable[Citation]) -> bool:
    return any(c.document == document and (c.span.contains(span) or span.contains(c.span)) for c in cited)


def _mentioned(atlas: Atlas, cited: list[Citation]) -> list[str]:
    """Return the entities that cited statements mention, in the order in which the notes mention them."""
    documents = {citation.document for citation in cited}
    by_id = {passage.id: passage for passage in atlas.passages(dict.fromkeys(m.passage_id for m in atlas.mentions))}
    found: list[str] = []
    for mention in atlas.mentions:
        passage = by_id.get(mention.passage_id)
        if passage is not None and passage.document in documents:
            statement = passage.statements[mention.statement]
            if _is_cited(passage.document, statement.span, cited):
                found.append(mention.entity_id)
    return found


def _spread(atlas: Atlas, members: list[str]) -> dict[str, Point]:
    import networkx as nx

    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(members)
    graph.add_edges_from((r.source_id, r.target_id) for r in atlas.among(members))
    # Not every answer is of one piece; what hangs together loosely is held by weak ties to the rest.
    graph.add_weighted_edges_from((a, b, 0.05) for a in members for b in members if a < b and not graph.has_edge(a, b))
    found = nx.spring_layout(graph, seed=20, iterations=120, k=2.2 / max(len(members), 1) ** 0.5, method="force")
    return {
        member: (
            round(WIDTH / 2 + _FITTED * 0.5 * WIDTH * float(x), 1),
            round(HEIGHT / 2 + _FITTED * 0.5 * HEIGHT * float(y), 1),
        )
        for member, (x, y) in found.items()
    }


def _around(atlas: Atlas, places: dict[str, Point], view: View) -> dict[str, str]:
    found: dict[str, str] = {}
    for member in places:
        for tie in atlas.ties(member):
            other = atlas.entities[tie.other]
            if tie.other not in places and tie.relation.type not in view.hidden_types and is_shown(other, view):
                found.setdefault(tie.other, member)
    return dict(sorted(found.items(), key=lambda pair: (-len(atlas.ties(pair[0])), pair[0])))
