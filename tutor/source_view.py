"""What a citation opens: the section on disk with the quoted lines marked."""

from __future__ import annotations

from dataclasses import dataclass

from graph.types import LineSpan


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line as it stands on disk."""

    number: int
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """A section's lines, for showing as text. `span` are the quoted lines."""

    document: str
    title: str
    heading_path: tuple[str, ...]
    span: LineSpan
    lines: tuple[SourceLine, ...]
