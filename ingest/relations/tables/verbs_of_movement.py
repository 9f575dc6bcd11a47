"""The verb table's further rows on data: less common words for reading, writing and keeping, and for file formats."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.verb_patterns import (
    ACTORS,
    ENDING,
    METHODS,
    NP,
    PLACES,
    READERS,
    STORES,
    Direction,
    VerbPattern,
    row,
)

_READS, _WRITES, _STORES, _USES = (
    RelationType.READS_FROM,
    RelationType.WRITES_TO,
    RelationType.STORES_IN,
    RelationType.USES,
)
_TAKE = (
    "download harvest grab scrap mirror poll tail pick suck drain restor resum look listen siphon captur sampl "
    "replicat sync duplicat recover index mov transfer migrat copies"
)
_GIVE = (
    "post append insert replicat sync offload unload submit transmit ship broadcast pip funnel direct migrat "
    "expos propagat channel upsert put plac commit save archiv back pour hydrat flush expor fan deposit mirror "
    "duplicat persist add contribut serializ serialis materializ materialis releas supply suppli"
)
_KEEP = "cach retain warehous stash hous deposit maintain back leav writ dump accumulat"
_FORMATS = frozenset({EntityKind.FORMAT})
_FORMED = (
    "stor writ sav keep kept read load deliver export send sent emit convert transform turn serializ serialis produc "
    "output return answer log captur record dump land put pack translat chang compress encod want expect tak accept "
    "li rest sit kept"
)


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    return (*_reading(), *_writing(), *_formats())


def _reading() -> tuple[VerbPattern, ...]:
    take = f"(?:{_TAKE.replace(' ', '|')}){ENDING}"
    read = (
        r"(?:read|queried|imported|consumed|loaded|pulled|mounted|scanned|crawled|polled|fetched|ingested|analy[sz]ed|"
        r"searched|explored|accessed|picked up|visuali[sz]ed|downloaded)"
    )
    return (
        row(
            "fetches from",
            _READS,
            _TAKE,
            rf"{take}(?: up)?{NP} (?:directly |straight )?(?:from|out of)",
            sources=READERS,
            targets=STORES,
        ),
        row(
            "comes from",
            _READS,
            "com originat stem deriv flow arriv aris",
            r"(?:comes?|coming|originates?|stems?|derives?|flows?|arrives?|arises?)(?: (?:in|out|straight|directly))? "
            r"(?:from|out of)",
            0.75,
            sources=READERS,
            targets=PLACES - {EntityKind.FRAMEWORK},
        ),
        row(
            "is made by",
            _USES,
            "com originat stem deriv",
            r"(?:comes?|coming|originates?|stems?|derives?) from",
            0.75,
            sources=READERS,
            targets=METHODS | {EntityKind.FRAMEWORK},
        ),
        row(
            "sits on data",
            _READS,
            "mount attach poll brows crawl tail open subscrib look tap listen",
            r"mounts?|mounting|attaches(?: to)?|polls?|browses|crawls?|tails?|opens?|subscribes? to|looks? (?:up "
            r")?(?:in|"
            r"into)|taps?(?: into)?|listens? (?:to|on)",
            0.7,
            sources=READERS,
            targets=STORES,
        ),
        row(
            "is taken in by",
            _READS,
            "read quer import consum load pull mount scan crawl poll fetch ingest analy search "
            "explor access pick visuali download join",
            rf"{read}(?: \w+ly)?(?: into)? (?:by|from within|from inside|using)|"
            r"(?:queried|analy[sz]ed|explored|visuali[sz]ed|searched|accessed|joined)(?: \w+ly)? (?:with|through|via|"
            r"from|in)",
            sources=READERS,
            targets=STORES,
            direction=Direction.BACKWARD,
        ),
        row(
            "draws pictures of",
            _READS,
            "visuali chart plot display graph",
            r"(?:visuali[sz]es?|charts|plots|displays|graphs)(?: [\w-]+){0,3}? (?:from|in|of|held in|stored in)",
            0.7,
            sources=READERS,
            targets=PLACES,
        ),
    )


def _writing() -> tuple[VerbPattern, ...]:
    give = f"(?:{_GIVE.replace(' ', '|')}){ENDING}"
    keep = f"(?:{_KEEP.replace(' ', '|')})(?:s|es|e|ing|ed|t|ten)?"
    return (
        row(
            "moves to",
            _WRITES,
            _GIVE,
            rf"{give}(?: up| out| over| back)?{NP} (?:in)?to",
            sources=READERS,
            targets=PLACES,
        ),
        row(
            "publishes on",
            _WRITES,
            "publish post announc",
            rf"(?:publish|post|announc)(?:es|e|s|ing|ed)?{NP} (?:on|onto)",
            sources=READERS,
            targets=PLACES,
        ),
        row(
            "goes to",
            _WRITES,
            "go flow travel feed com arriv land wander mov end",
            r"(?:goes|go|going|flows?|flowing|travels?|feeds?|feeding|arrives?|lands?|landing|moves?|ends?(?: up)?|"
            r"comes? "
            r"to "
            r"rest)(?: (?:on|straight|directly|back|first|then|out|up))? (?:into|to|in|at)",
            0.75,
            sources=READERS,
            targets=PLACES,
        ),
        row(
            "keeps up to date",
            _WRITES,
            "updat refresh maintain amend extend enrich overwrit",
            r"(?:updates?|refreshes|maintains?|amends?|enriches|overwrites?)",
            0.7,
            sources=READERS,
            targets=frozenset({EntityKind.SERVICE, EntityKind.FEATURE}),
        ),
        row(
            "retains in",
            _STORES,
            _KEEP,
            rf"{keep}(?: up)?{NP} (?:in|on|inside|under|within)",
            0.75,
            sources=READERS,
            targets=frozenset({EntityKind.SERVICE}),
        ),
    )


def _formats() -> tuple[VerbPattern, ...]:
    formed = f"(?:{_FORMED.replace(' ', '|')}){ENDING}"
    return (
        row(
            "in the format", _USES, _FORMED, rf"{formed}{NP} (?:as|in|into|to)", 0.7, sources=READERS, targets=_FORMATS
        ),
        row(
            "takes the format",
            _READS,
            "want lik eat tak understand pars convert turn transform translat get digest ingest "
            "consum serv feed process need prefer handl requir demand",
            r"(?:wants?|likes?|eats?|takes?|understands?|parses?|converts?|turns?|transforms?|translates?|digests?|"
            r"ingests?|consumes?|process(?:es)?|prefers?|handles?|needs?|requires?|demands?)",
            0.7,
            sources=READERS | METHODS,
            targets=_FORMATS,
        ),
        row(
            "gives the format",
            _USES,
            "produc emit output writ return generat",
            r"(?:produces?|emits?|outputs?|writes?|returns?|generates?)",
            0.7,
            sources=ACTORS,
            targets=_FORMATS,
        ),
    )
