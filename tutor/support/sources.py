"""What a language model is shown: passages and relation facts, each behind a key that its answer has to cite."""

from __future__ import annotations

from dataclasses import dataclass

from graph.types import Citation


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement of a source as readable text, with the places that say it, its own words first."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A passage or a relation fact as shown to the model.

    `key` is drawn from the content, so that the same source has the same key on every run and a made-up key
    hits none. `about` are the title, headings and introducing lines above the pieces, outermost first.
    """

    key: str
    about: tuple[str, ...]
    pieces: tuple[Piece, ...]
