"""The verb table's rows on what is compared with what, and what can stand in for what."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.verb_patterns import ACTORS, ANY, Reach, VerbPattern, row

_USES, _ALIKE, _COMPARED = RelationType.USES, RelationType.ALTERNATIVE_TO, RelationType.COMPARED_WITH
_COMPARATIVES = (
    "cheaper|faster|slower|easier|better|worse|simpler|lighter|heavier|smaller|larger|bigger|quicker|older|newer|"
    "stronger|weaker|richer|safer|harder|lower|higher|wider|deeper|stricter|cleaner|rarer|finer|coarser|costlier"
)
_SCORES = frozenset({EntityKind.METRIC})


def rows() -> tuple[VerbPattern, ...]:
    """Return the rows."""
    than = rf"(?:{_COMPARATIVES}|(?:more|less|fewer) [\w-]+)(?: (?:to|for) \w+| [a-z]+)? than"
    against = rf"compared (?:to|with)|versus|vs\.?|(?:main )?difference from(?: \w+)?|similar to|resembles?|{than}|"
    against += r"beats?|outperforms?|surpass(?:es)?|outscores?|differs? from"
    instead = (
        r"alternatives? (?:to|for)|replaces?(?! the \w+(?: \w+)? of)|replacements? for|substitutes? for|stands? "
        r"in for|supersedes?|takes? the place of"
    )
    compares = r"compar(?:e|es|ing)(?: [^.;:!?]{1,60}?)?? (?:with|to|against)"
    stems = (
        "similar compar vers vs cheap fast slow eas bett more less fewer differ main beat outperform surpass outscor "
        f"resembl {' '.join(_COMPARATIVES.split('|'))}"
    )
    return (
        row("is made from", _USES, "mean averag ratio", r"(?:mean|average|ratio) of", sources=_SCORES, targets=_SCORES),
        row("compares with", _COMPARED, "compar", compares, sources=ANY, reach=Reach.OBJECT),
        row("is alternative to", _ALIKE, "alternativ replac substitut stand supersed tak", instead),
        row("is compared with", _COMPARED, stems, against, targets=ACTORS),
    )
