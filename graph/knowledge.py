"""What the notes say about the world, as types: entities, mentions, relations with their evidence, merges.

Ids are derived from names, never random: an Entity's from its canonical name and kind, a Relation's from its
two entities and type. The same notes give the same graph, whatever the order of files and runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.types import LineSpan


class EntityKind(StrEnum):
    """What sort of thing an entity is."""

    # A string keeps its hash; an Enum works its own out each time, and kinds are looked up at every name.
    __hash__ = str.__hash__

    SERVICE = "service"
    FEATURE = "feature"
    ALGORITHM = "algorithm"
    FRAMEWORK = "framework"
    MODEL = "model"
    FORMAT = "format"
    METRIC = "metric"
    TECHNIQUE = "technique"
    DEPLOYMENT = "deployment"
    DRIFT = "drift"
    REGULATION = "regulation"
    INSTANCE = "instance"
    RESOURCE = "resource"
    API = "api"
    CONCEPT = "concept"


class RelationType(StrEnum):
    """How one entity relates to another; each value's meaning and direction stands in `RELATION_MEANINGS`."""

    __hash__ = str.__hash__

    PART_OF = "PART_OF"
    INTEGRATES_WITH = "INTEGRATES_WITH"
    USES = "USES"
    DEPENDS_ON = "DEPENDS_ON"
    READS_FROM = "READS_FROM"
    WRITES_TO = "WRITES_TO"
    STORES_IN = "STORES_IN"
    TRIGGERS = "TRIGGERS"
    ORCHESTRATES = "ORCHESTRATES"
    MONITORS = "MONITORS"
    ALERTS_THROUGH = "ALERTS_THROUGH"
    SECURES = "SECURES"
    DEPLOYS_TO = "DEPLOYS_TO"
    MEASURES = "MEASURES"
    USED_FOR = "USED_FOR"
    ALTERNATIVE_TO = "ALTERNATIVE_TO"
    COMPARED_WITH = "COMPARED_WITH"


@dataclass(frozen=True, slots=True)
class RelationMeaning:
    """A relation type's reading: 'source <verb> target', whether it holds both ways, and an example."""

    verb: str
    symmetric: bool
    example: str


RELATION_MEANINGS: dict[RelationType, RelationMeaning] = {
    RelationType.PART_OF: RelationMeaning("is part of", False, "Model Monitor → Amazon SageMaker"),
    RelationType.INTEGRATES_WITH: RelationMeaning("integrates with", True, "Pipelines → AWS CodePipeline"),
    RelationType.USES: RelationMeaning("uses", False, "Autopilot → SageMaker Clarify"),
    RelationType.DEPENDS_ON: RelationMeaning("needs", False, "training with EFS → Amazon VPC"),
    RelationType.READS_FROM: RelationMeaning("takes data from", False, "Data Wrangler → Amazon Athena"),
    RelationType.WRITES_TO: RelationMeaning("sends data to", False, "Data Firehose → Amazon Redshift"),
    RelationType.STORES_IN: RelationMeaning("keeps its data in", False, "Feature Store → Amazon S3"),
    RelationType.TRIGGERS: RelationMeaning("starts", False, "Amazon EventBridge → SageMaker Pipelines"),
    RelationType.ORCHESTRATES: RelationMeaning("orchestrates", False, "AWS Step Functions → training jobs"),
    RelationType.MONITORS: RelationMeaning("watches", False, "Model Monitor → data drift"),
    RelationType.ALERTS_THROUGH: RelationMeaning("alerts through", False, "Model Monitor → CloudWatch"),
    RelationType.SECURES: RelationMeaning("protects", False, "AWS KMS → Amazon S3"),
    RelationType.DEPLOYS_TO: RelationMeaning("deploys to", False, "SageMaker Neo → edge devices"),
    RelationType.MEASURES: RelationMeaning("measures", False, "RMSE → regression models"),
    RelationType.USED_FOR: RelationMeaning("is used for", False, "XGBoost → classification"),
    RelationType.ALTERNATIVE_TO: RelationMeaning("can stand in for", True, "ECS → SageMaker endpoints"),
    RelationType.COMPARED_WITH: RelationMeaning("is compared with", True, "XGBoost → Random Forest"),
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that the notes speak of. `parent` is the catalogue's whole for a feature, or empty.

    `description` is the id of the passage and the index of the statement in it that defines it best, if any.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    parent: str = ""
    description: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity stands: characters start to end of a statement's text in a passage."""

    entity_id: str
    passage_id: str
    statement: int
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say a relation, the rule (or model) that read it, and how sure that rule is, 0 to 1."""

    passage_id: str
    document: str
    heading_path: tuple[str, ...]
    span: LineSpan
    quote: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed, directed statement between two entities; never without evidence."""

    id: str
    source_id: str
    type: RelationType
    target_id: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a relation without evidence: {self.id}")


class MergeReason(StrEnum):
    """Why two names were taken for one entity, or might be."""

    CATALOGUE = "the catalogue lists both names"
    ACRONYM = "the notes give the short form in brackets"
    VARIANT = "the names differ only in case, number or hyphens"
    SIMILAR = "the names look alike"


@dataclass(frozen=True, slots=True)
class Merge:
    """A name that was resolved to an entity; `applied` is False for a mere proposal or an undone merge."""

    name: str
    entity_id: str
    entity_name: str
    reason: MergeReason
    score: float
    applied: bool


@dataclass(frozen=True, slots=True)
class OutlineAsk:
    """An entity that one part of a course outline asks for. It need not be one that the notes know."""

    item_id: str
    entity_id: str
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that was extracted from a set of notes, each part in the order of its ids and places.

    `asks` are the plan of the outlines; they say nothing of the world.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    merges: tuple[Merge, ...]
    asks: tuple[OutlineAsk, ...] = ()


NO_GRAPH = Graph((), (), (), ())
