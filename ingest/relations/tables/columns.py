"""The heads of columns and the labels that state a relation by themselves: 'Works with', 'Sources', 'Engines'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.knowledge import EntityKind, RelationType
from ingest.relations.verb_patterns import ANY, PLACES, PRODUCTS, PURPOSES, STORES, USABLE


@dataclass(frozen=True, slots=True)
class Column:
    """Heads that state one relation, from the row's subject to the names in the cell, or `backward`."""

    heads: re.Pattern[str]
    type: RelationType
    targets: frozenset[EntityKind]
    backward: bool = False
    catalogued: bool = False


def column(
    heads: str,
    kind: RelationType,
    targets: frozenset[EntityKind],
    *,
    backward: bool = False,
    catalogued: bool = False,
) -> Column:
    """Compile one row; `heads` may stand behind a small word like 'typically'."""
    pattern = re.compile(rf"^(?:it |typically |usually |also |typical |main |common )?(?:{heads})$", re.IGNORECASE)
    return Column(pattern, kind, targets, backward, catalogued)


_KIND = RelationType
COLUMNS = (
    column(
        r"works? (?:well )?with|integrat(?:es|ion|ions)(?: with)?|connects? (?:to|with)|pairs? with|used "
        r"with|goes with|teams? up with|"
        r"plugs into|companions?|partners?|related services?",
        _KIND.INTEGRATES_WITH,
        PRODUCTS,
    ),
    column(
        r"(?:stores?|keeps?|saves?)(?: its| the)?(?: \w+)? in|stored in|storage|data (?:lives|lies|kept|"
        r"stored) in|kept in",
        _KIND.STORES_IN,
        PLACES,
    ),
    column(
        r"feature of|part of|belongs to|parent|parent service|service|product|platform|home|lives in|found in|umbrella",
        _KIND.PART_OF,
        PLACES,
        catalogued=True,
    ),
    column(
        r"(?:key |main )?(?:features?|components?|parts|capabilities|modules|tools|sub-?features)|includes|"
        r"contains|offers|has",
        _KIND.PART_OF,
        ANY,
        backward=True,
        catalogued=True,
    ),
    column(r"needs|requires|depends on|prerequisites?|dependenc(?:y|ies)|requirements?", _KIND.DEPENDS_ON, USABLE),
    column(
        r"uses|built (?:up)?on|based on|powered by|engines?|under the hood|relies on|backed by|runs as|runtimes?|"
        r"(?:supported )?(?:frameworks?|librar(?:y|ies))|metadata|catalog|log-?ins?|sign-?ins?|authentication|"
        r"(?:search |tuning )?strategies|(?:labell?ing )?(?:workforces?|workers|labell?ers|reviewers|annotators)"
        r"(?: (?:choices|options|types|sources))?",
        _KIND.USES,
        USABLE | {EntityKind.METRIC},
    ),
    column(
        r"alternatives?(?: to)?|instead of|replaces|or(?: use)?|can replace|substitutes?|could also use",
        _KIND.ALTERNATIVE_TO,
        ANY,
    ),
    column(r"compared (?:with|to)|vs\.?|versus|compare with|not to be confused with", _KIND.COMPARED_WITH, ANY),
    column(
        r"reads?(?: data)?(?: from)?|(?:[a-z-]+ )?inputs?(?: from| formats?)?|"
        r"(?:(?:data|file|training) )?(?:sources?|connectors?|formats?)|"
        r"fed by|takes(?: data)? from|imports?(?: from)?|ingests?(?: from)?|origins?",
        _KIND.READS_FROM,
        STORES,
    ),
    column(
        r"writes?(?: \w+)?(?: to)?|outputs?(?: to| in)?|(?:data )?(?:sinks?|destinations?|targets?)|exports?(?: to)?|"
        r"(?:sends|logs|exports|delivers|publishes|loads)(?: \w+)? (?:in)?to|lands in",
        _KIND.WRITES_TO,
        STORES,
    ),
    column(r"triggers|starts|invokes|kicks off|launches|calls", _KIND.TRIGGERS, PLACES | {EntityKind.API}),
    column(r"(?:triggered|started|invoked|launched|called) by|trigger", _KIND.TRIGGERS, PLACES, backward=True),
    column(r"orchestrates|coordinates|schedules|chains", _KIND.ORCHESTRATES, PLACES),
    column(r"(?:orchestrated|coordinated|scheduled) (?:by|with)", _KIND.ORCHESTRATES, PLACES, backward=True),
    column(r"(?:monitors|watches|detects|tracks|checks|observes|audits|records|looks)(?: for)?", _KIND.MONITORS, ANY),
    column(r"(?:monitored|watched|audited|tracked|logged) (?:by|with|in)", _KIND.MONITORS, PLACES, backward=True),
    column(
        r"(?:alerts?|alarms?|notifi(?:es|cations?))(?: (?:via|through|to|by))?",
        _KIND.ALERTS_THROUGH,
        frozenset({EntityKind.SERVICE, EntityKind.FEATURE}),
    ),
    column(r"(?:protects|secures|encrypts|guards|controls access to)", _KIND.SECURES, PLACES),
    column(
        r"(?:protected|secured|encrypted|guarded) (?:by|with)|encryption|protection",
        _KIND.SECURES,
        PLACES,
        backward=True,
    ),
    column(r"deploys? (?:to|on)|deployed (?:to|on)|hosted on|runs (?:on|in)", _KIND.DEPLOYS_TO, PLACES),
    column(
        r"(?:good|best|used|great|made|suited|suitable) (?:for|at)|tasks?|problem(?: type)?s?", _KIND.USED_FOR, PURPOSES
    ),
    column(r"measures|evaluates|quantifies", _KIND.MEASURES, ANY),
)


@lru_cache(maxsize=4096)
def column_of(head: str) -> Column | None:
    """Return the relation that a head or label states, if any."""
    return next((row for row in COLUMNS if row.heads.match(head)), None)
