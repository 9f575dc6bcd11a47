"""How kinds and relation types look: one palette that can be read on light and on dark paper.

Every colour has a contrast of at least 3 to both papers of `.streamlit/config.toml`; a test holds that. No two
kinds share colour and shape, no two types colour and line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from graph.knowledge import RELATION_MEANINGS, EntityKind, RelationType


class Shape(StrEnum):
    """Outlines in a square of 100 by 100, as SVG path data; the chart and the legend draw the same."""

    CIRCLE = "M50 4A46 46 0 1 1 50 96A46 46 0 1 1 50 4Z"
    SQUARE = "M10 10H90V90H10Z"
    ROUND = "M26 10H74Q90 10 90 26V74Q90 90 74 90H26Q10 90 10 74V26Q10 10 26 10Z"
    DIAMOND = "M50 0L100 50L50 100L0 50Z"
    TRIANGLE = "M50 4L98 92H2Z"
    WEDGE = "M2 8H98L50 96Z"
    HEXAGON = "M26 8H74L100 50L74 92H26L0 50Z"
    PENTAGON = "M50 2L99 38L80 96H20L1 38Z"
    STAR = "M50 0L63 35L100 37L71 60L81 96L50 76L19 96L29 60L0 37L37 35Z"
    CROSS = "M34 4H66V34H96V66H66V96H34V66H4V34H34Z"


class Line(StrEnum):
    """How a line is drawn, as the lengths of strokes and gaps; empty is unbroken."""

    SOLID = ""
    DASHED = "7 4"
    DOTTED = "2 3"
    CHAIN = "9 3 2 3"

    @property
    def lengths(self) -> list[int]:
        """Return the lengths as numbers."""
        return [int(length) for length in self.value.split()]


@dataclass(frozen=True, slots=True)
class KindLook:
    """How entities of a kind are drawn."""

    color: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class TypeLook:
    """How relations of a type are drawn. `arrow` is False for those that hold both ways."""

    color: str
    line: Line
    arrow: bool


_TEAL, _BLUE, _OCHRE, _ROSE, _VIOLET, _GREEN, _STONE = (
    *("#1f8a7d", "#4a7dc4", "#b7791f", "#c2577f"),
    *("#8a6cc0", "#5f8f3a", "#7f7a70"),
)

KIND_LOOKS: dict[EntityKind, KindLook] = {
    EntityKind.SERVICE: KindLook(_TEAL, Shape.CIRCLE),
    EntityKind.FEATURE: KindLook(_BLUE, Shape.ROUND),
    EntityKind.ALGORITHM: KindLook(_VIOLET, Shape.DIAMOND),
    EntityKind.FRAMEWORK: KindLook(_GREEN, Shape.HEXAGON),
    EntityKind.MODEL: KindLook(_VIOLET, Shape.CIRCLE),
    EntityKind.FORMAT: KindLook(_OCHRE, Shape.SQUARE),
    EntityKind.METRIC: KindLook(_OCHRE, Shape.TRIANGLE),
    EntityKind.TECHNIQUE: KindLook(_ROSE, Shape.PENTAGON),
    EntityKind.DEPLOYMENT: KindLook(_BLUE, Shape.WEDGE),
    EntityKind.DRIFT: KindLook(_ROSE, Shape.WEDGE),
    EntityKind.REGULATION: KindLook(_ROSE, Shape.STAR),
    EntityKind.INSTANCE: KindLook(_GREEN, Shape.SQUARE),
    EntityKind.RESOURCE: KindLook(_TEAL, Shape.SQUARE),
    EntityKind.API: KindLook(_BLUE, Shape.CROSS),
    EntityKind.CONCEPT: KindLook(_STONE, Shape.CIRCLE),
}

# Lines of one colour tell of the same sort of thing: belonging, working together, data, starting, watching, likeness.
_LINES: dict[RelationType, tuple[str, Line]] = {
    RelationType.PART_OF: (_STONE, Line.SOLID),
    RelationType.INTEGRATES_WITH: (_TEAL, Line.SOLID),
    RelationType.USES: (_TEAL, Line.DASHED),
    RelationType.DEPENDS_ON: (_TEAL, Line.CHAIN),
    RelationType.USED_FOR: (_TEAL, Line.DOTTED),
    RelationType.READS_FROM: (_BLUE, Line.SOLID),
    RelationType.WRITES_TO: (_BLUE, Line.DASHED),
    RelationType.STORES_IN: (_BLUE, Line.DOTTED),
    RelationType.TRIGGERS: (_OCHRE, Line.SOLID),
    RelationType.ORCHESTRATES: (_OCHRE, Line.DASHED),
    RelationType.DEPLOYS_TO: (_OCHRE, Line.DOTTED),
    RelationType.MONITORS: (_ROSE, Line.SOLID),
    RelationType.ALERTS_THROUGH: (_ROSE, Line.DASHED),
    RelationType.MEASURES: (_ROSE, Line.DOTTED),
    RelationType.SECURES: (_ROSE, Line.CHAIN),
    RelationType.COMPARED_WITH: (_VIOLET, Line.DASHED),
    RelationType.ALTERNATIVE_TO: (_VIOLET, Line.DOTTED),
}

TYPE_LOOKS: dict[RelationType, TypeLook] = {
    kind: TypeLook(color, line, not RELATION_MEANINGS[kind].symmetric) for kind, (color, line) in _LINES.items()
}


def line_width(evidence: int) -> float:
    """Return how wide a relation with so many pieces of evidence is drawn, in pixels."""
    return round(min(1.2 + 0.75 * math.sqrt(evidence - 1), 5.0), 1)
