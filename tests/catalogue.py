"""The relations that a text states when it is read with the whole catalogue of names."""

from functools import cache
from pathlib import Path

from extraction import relations

from ingest.naming.vocabulary import Vocabulary, load_vocabulary


@cache
def _catalogue() -> Vocabulary:
    return load_vocabulary((Path("data/vocabulary"),))


def stated(text: str) -> set[str]:
    """Return the relations of a text as 'source TYPE target', but for what is part of what."""
    return {" ".join(each) for each in relations(text, _catalogue()) if each[1] != "PART_OF"}
