"""Sentences whose support is known: reading and checking data/eval/gate.jsonl."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from graph.errors import InputError
from graph.types import Citation, LineSpan
from tutor.evaluation.questions import Half
from tutor.support.sources import Piece, Source

SUPPORTED = "supported"

_Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]


class _Line(BaseModel):
    # A mistyped field would otherwise be left out in silence and change the figures.
    model_config = ConfigDict(extra="forbid", strict=True)

    id: _Text
    half: Annotated[Half, Field(strict=False)]
    kind: _Text
    about: list[str] = []
    source: _Text
    sentence: _Text
    supported: bool

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if (self.kind == SUPPORTED) is not self.supported:
            raise ValueError(f"a sentence is of kind {SUPPORTED!r} exactly when it is supported")
        return self


@dataclass(frozen=True, slots=True)
class GatePair:
    """A sentence with the source that it cites, and whether the source bears it out."""

    id: str
    kind: str
    half: Half
    sentence: str
    source: Source
    supported: bool


@dataclass(frozen=True, slots=True)
class GateSet:
    """The pairs of one file; `name` is the file's name without its ending."""

    name: str
    pairs: tuple[GatePair, ...]


def read_pairs(file: Path) -> GateSet:
    """Return the pairs of a JSON lines file; blank lines pass.

    Raises InputError with the file, the line number and what is wrong.
    """
    found: dict[str, GatePair] = {}
    for number, line in enumerate(_text_of(file).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{file}, line {number}"
        pair = _read_line(line, place)
        if pair.id in found:
            raise InputError(f"{place}: the id {pair.id!r} was used before.")
        found[pair.id] = pair
    if not found:
        raise InputError(f"{file} holds no pair.")
    return GateSet(file.stem, tuple(found.values()))


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 text.") from error


def _read_line(line: str, place: str) -> GatePair:
    try:
        read = _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{place}: {field + ': ' if field else ''}{first['msg']}.") from error
    source = Source(read.id, tuple(read.about), _pieces(read.source))
    return GatePair(read.id, read.kind, read.half, read.sentence, source, read.supported)


def _pieces(text: str) -> tuple[Piece, ...]:
    """Return each line as a piece that is cited by its number."""
    lines = enumerate(text.split("\n"), start=1)
    return tuple(Piece(line, (Citation("source", (), LineSpan(n, n), line),)) for n, line in lines if line.strip())
