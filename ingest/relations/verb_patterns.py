"""What a row of the verb table is: the verbs that state a relation, and the entities it holds between.

The rows stand in `verbs_of_data`, `verbs_of_work` and `verbs_of_kinship`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from graph.knowledge import EntityKind, RelationType

# The few words of an object that is no entity: 'imports *data* from S3'.
NP = r"(?: [^.;:!?()]{1,60}?)??"
NEAR = r"(?: [\w'’/-]+){0,3}?"
# A word right behind a name; names are masked by one private character each.
AFTER_NAME = r"(?<=[\ue000-\ue0ff] )"
# The rule that the catalogue has to confirm: 'idle shutdown in Studio'.
PART_IN_WHOLE = "part in its whole"
# The rule on what a thing supports, offers or performs.
SUPPORTS = "supports"
# The confidence of rules that hold for any verb, and are silent where another rule knows what the verb says.
ANY_VERB = 0.65
# The endings of a verb; nouns of the same stem ('storage') have others.
ENDING = r"(?:s|es|e|ed|ing|d|ting|ies|ied|y|ying)?"
ACTIVE = r"(?:s|es|e|ing|ting|ies|y|ying)?"

ANY = frozenset(EntityKind)
ACTORS = ANY - {EntityKind.METRIC, EntityKind.CONCEPT, EntityKind.DRIFT, EntityKind.REGULATION}
PRODUCTS = frozenset({EntityKind.SERVICE, EntityKind.FEATURE, EntityKind.FRAMEWORK, EntityKind.DEPLOYMENT})
PLACES = PRODUCTS | {EntityKind.RESOURCE}
STORES = PLACES | {EntityKind.FORMAT}
READERS = PRODUCTS - {EntityKind.FRAMEWORK} | {EntityKind.RESOURCE, EntityKind.ALGORITHM, EntityKind.API}
GUARDED = ACTORS - {EntityKind.TECHNIQUE, EntityKind.ALGORITHM}
PURPOSES = frozenset({EntityKind.TECHNIQUE, EntityKind.CONCEPT, EntityKind.DRIFT})
METHODS = frozenset({EntityKind.TECHNIQUE, EntityKind.ALGORITHM})
MEANS = METHODS | {EntityKind.FRAMEWORK, EntityKind.FORMAT, EntityKind.METRIC}
USABLE = PLACES | METHODS | {EntityKind.MODEL, EntityKind.FORMAT, EntityKind.INSTANCE, EntityKind.API}


class Direction(Enum):
    """Which side of the verb the relation starts from: 'subject verb object', or the reverse."""

    FORWARD = auto()
    BACKWARD = auto()


class Reach(Enum):
    """Where the two ends of a relation stand around the verb."""

    NEAR = auto()  # the object follows at once: 'uses S3'
    FAR = auto()  # a phrase may lie between: 'records calls to the API of SageMaker'
    OBJECT = auto()  # the source is the verb's object: 'compare *latency* with throughput'
    INNER = auto()  # the source may be the verb's object: 'deploy *endpoints* inside a VPC'


@dataclass(frozen=True)
class VerbPattern:
    """One way in which a sentence states a relation; `pattern` is written in small letters.

    The row is tried at each word that begins with one of its stems, so a stem for every way to begin is needed. One
    of `also`, where there are any, stands in every sentence that it fits.
    """

    rule: str
    type: RelationType
    stems: tuple[str, ...]
    pattern: str
    confidence: float
    sources: frozenset[EntityKind]
    targets: frozenset[EntityKind]
    direction: Direction
    reach: Reach
    also: frozenset[str] = frozenset()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return what matches in a text in small letters, which is read in half the time of one in any case."""
        return re.compile(self.pattern)


def row(
    rule: str,
    relation: RelationType,
    stems: str,
    regex: str,
    confidence: float = 0.8,
    *,
    sources: frozenset[EntityKind] = ACTORS,
    targets: frozenset[EntityKind] = ANY,
    direction: Direction = Direction.FORWARD,
    reach: Reach = Reach.NEAR,
    also: str = "",
) -> VerbPattern:
    """Return one row of the table; `stems` and `also` are separated by spaces."""
    whole, besides = rf"(?<![\w-])(?:{regex})(?![\w-])", frozenset(also.split())
    stem = tuple(stems.split())
    return VerbPattern(rule, relation, stem, whole, confidence, sources, targets, direction, reach, besides)
