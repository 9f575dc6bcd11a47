"""Questions by the file: one JSON object a line in, one a line out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import InputError


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str
    question: str
    history: list[str] = []


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """One question of a batch with the earlier questions of its conversation, oldest first."""

    id: str
    question: str
    history: tuple[str, ...]


def read_batch(lines: Iterable[str], name: str) -> Iterator[BatchQuestion]:
    """Yield the questions of a JSON lines file; blank lines pass.

    Raises InputError with file, line number and what is wrong at the first line that cannot be used.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_line(line, f"{name}, line {number}")


def _read_line(line: str, place: str) -> BatchQuestion:
    try:
        parsed = _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"{place}: {field + ': ' if field else ''}{first['msg']}. "
            'A line is like {"id": "1", "question": "What is S3?"}.'
        ) from error
    return BatchQuestion(parsed.id, parsed.question, tuple(parsed.history))
