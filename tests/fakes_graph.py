"""A small graph over the fake tutor's notes: services around SageMaker, an island, and hostile names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fakes_tutor_notes import DOCUMENTS, HOSTILE, HOSTILE_TEXTS, STUDIO, TRAINING

from graph.knowledge import Entity, EntityKind, Evidence, Mention, Relation, RelationType
from graph.layout import lay_out
from graph.types import LineSpan, Passage, PassageKind, Quote, Statement, content_key
from tutor.explore.atlas import Atlas


def entity(name: str, kind: EntityKind = EntityKind.SERVICE, *aliases: str, told: int | None = None) -> Entity:
    """Make an entity; `told` is the statement of the Studio note that defines it."""
    description = (content_key(STUDIO), told) if told is not None else None
    return Entity(content_key(name, kind.value), name, kind, aliases, description=description)


def evidence(document: str, words: str, confidence: float = 0.9) -> Evidence:
    """Cite the first line of a document that holds the words."""
    lines = next(each.text for each in DOCUMENTS if each.path == document).splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if words in text)
    key = content_key(document)
    return Evidence(key, document, ("Notes",), LineSpan(line, line), lines[line - 1], "says so", confidence)


def relation(source: Entity, kind: RelationType, target: Entity, *said: Evidence) -> Relation:
    """Relate two entities."""
    key = content_key(source.id, kind.value, target.id)
    return Relation(key, source.id, kind, target.id, said or (evidence(STUDIO, "gathers the tools"),))


SAGEMAKER = entity("Amazon SageMaker", EntityKind.SERVICE, "SageMaker")
STUDIO_TOOL = entity("SageMaker Studio", EntityKind.FEATURE, "Studio", told=0)
DEBUGGER = entity("SageMaker Debugger", EntityKind.FEATURE, "smdebug", told=1)
S3 = entity("Amazon S3", EntityKind.SERVICE, "Simple Storage Service", "S3")
DOMAIN = entity("SageMaker domain", EntityKind.RESOURCE)
FASTFILE = entity("FastFile mode", EntityKind.FEATURE)
XGBOOST = entity("XGBoost", EntityKind.ALGORITHM)
CURVE = entity("Learning curve", EntityKind.METRIC)
ISLAND = entity("AWS Snowball", EntityKind.SERVICE)
MAINLAND = entity("AWS Snowcone", EntityKind.SERVICE)
HOSTILES = tuple(entity(text, EntityKind.CONCEPT) for text in HOSTILE_TEXTS)

ENTITIES = (SAGEMAKER, STUDIO_TOOL, DEBUGGER, S3, DOMAIN, FASTFILE, XGBOOST, CURVE, ISLAND, MAINLAND, *HOSTILES)
_HOOK = evidence(STUDIO, "A *hook* saves")
RELATIONS = (
    relation(STUDIO_TOOL, RelationType.PART_OF, SAGEMAKER),
    relation(DEBUGGER, RelationType.PART_OF, SAGEMAKER, evidence(STUDIO, "looks inside the job")),
    relation(DEBUGGER, RelationType.WRITES_TO, S3, _HOOK, evidence(STUDIO, "hook = smd", 0.7)),
    relation(DEBUGGER, RelationType.MONITORS, CURVE, evidence(TRAINING, "does not repair")),
    relation(FASTFILE, RelationType.READS_FROM, S3, evidence(TRAINING, "FastFile")),
    relation(SAGEMAKER, RelationType.READS_FROM, S3),
    relation(DOMAIN, RelationType.PART_OF, STUDIO_TOOL),
    relation(XGBOOST, RelationType.PART_OF, SAGEMAKER),
    relation(ISLAND, RelationType.ALTERNATIVE_TO, MAINLAND),
    *(relation(each, RelationType.USES, HOSTILES[0], evidence(HOSTILE, "script")) for each in HOSTILES[1:]),
)


def mention(passage_id: str, statement: int, named: Entity) -> Mention:
    """Mention an entity in a statement."""
    return Mention(named.id, passage_id, statement, 0, len(named.name), named.name)


class FakeKnowledge:
    """A graph in memory, with one passage per document whose statements are its lines."""

    def __init__(self, entities: Sequence[Entity] = ENTITIES, relations: Sequence[Relation] = RELATIONS) -> None:
        self._entities, self._relations = tuple(entities), tuple(relations)

    def entities(self) -> tuple[Entity, ...]:
        return self._entities

    def relations(self) -> tuple[Relation, ...]:
        return self._relations

    def mentions(self) -> tuple[Mention, ...]:
        return tuple(
            mention(passage.id, number, named)
            for passage in self.passages(content_key(document.path) for document in DOCUMENTS)
            for number, statement in enumerate(passage.statements)
            for named in self._entities
            if named.name in statement.text
        )

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        by_id = {content_key(document.path): _passage(document.path, document.text) for document in DOCUMENTS}
        return tuple(by_id[wanted] for wanted in ids if wanted in by_id)


def fake_atlas(entities: Sequence[Entity] = ENTITIES, relations: Sequence[Relation] = RELATIONS) -> Atlas:
    """Return the atlas of a graph in memory."""
    return Atlas(FakeKnowledge(entities, relations), lay_out(entities, relations))


def _passage(path: str, text: str) -> Passage:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip("# ")]
    said = [(number, line) for number, line in lines if not line.startswith("#")]
    statements = tuple(
        Statement(line.strip(), "", (), (Quote(LineSpan(number, number), line),)) for number, line in said
    )
    span = LineSpan(said[0][0], said[-1][0])
    key = content_key(path)
    return Passage(key, path, key, 0, PassageKind.PARAGRAPH, path, ("Notes",), (), span, text, statements)
