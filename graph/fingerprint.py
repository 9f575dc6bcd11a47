"""The fingerprint of a knowledge base: the same on every store that was built from the same notes."""

from __future__ import annotations

from collections.abc import Iterable

from graph.types import content_key


def fingerprint_of(
    hashes: Iterable[tuple[str, str, str]], embedding_model: str, reader_version: int, extractor: str = ""
) -> str:
    """Return the fingerprint of documents given as (path, content hash, role), in any order."""
    parts = [part for entry in sorted(hashes) for part in entry]
    return content_key(embedding_model, str(reader_version), extractor, *parts)
