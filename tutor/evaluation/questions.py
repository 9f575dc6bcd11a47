"""Questions with known answers: reading and checking data/eval/*.jsonl."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.errors import InputError
from graph.types import LineSpan
from tutor.evaluation.places import Place

UNANSWERABLE = "unanswerable"


class Half(StrEnum):
    """Whether a question may be looked at while tuning."""

    TUNE = "tune"
    HELD = "held"


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    document: str = Field(min_length=1)
    start_line: int = Field(ge=1)
    end_line: int

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end_line < self.start_line:
            raise ValueError(f"end_line {self.end_line} comes before start_line {self.start_line}")
        return self


class _Line(BaseModel):
    # A mistyped field would otherwise be left out in silence and change the figures.
    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1)
    kind: str = Field(min_length=1)
    half: Half
    question: str = Field(min_length=1)
    history: list[str] = []
    answers: list[_Answer]
    all_needed: bool = False

    @model_validator(mode="after")
    def _answers_fit_kind(self) -> Self:
        if (self.kind == UNANSWERABLE) == bool(self.answers):
            raise ValueError(f"a question is of kind {UNANSWERABLE!r} exactly when it has no answers")
        return self


@dataclass(frozen=True, slots=True)
class EvaluationQuestion:
    """A question and the places that answer it: all of them together when `all_needed`, else any one.

    `history` are the earlier questions of its conversation, oldest first. No gold place means that the notes
    do not answer it, and that the right outcome is a refusal.
    """

    id: str
    kind: str
    half: Half
    question: str
    history: tuple[str, ...]
    gold: tuple[Place, ...]
    all_needed: bool

    @property
    def answerable(self) -> bool:
        """Tell whether the notes answer it."""
        return bool(self.gold)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one file; `name` is the file's name without its ending."""

    name: str
    questions: tuple[EvaluationQuestion, ...]


def read_questions(file: Path) -> QuestionSet:
    """Return the questions of a JSON lines file; blank lines pass.

    Raises InputError with the file, the line number and what is wrong.
    """
    found: dict[str, EvaluationQuestion] = {}
    for number, line in enumerate(_text_of(file).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{file}, line {number}"
        question = _read_line(line, place)
        if question.id in found:
            raise InputError(f"{place}: the id {question.id!r} was used before.")
        found[question.id] = question
    if not found:
        raise InputError(f"{file} holds no question.")
    return QuestionSet(file.stem, tuple(found.values()))


def check_places(questions: QuestionSet, lines: Mapping[str, int], knowledge_base: str) -> None:
    """Raise InputError unless the knowledge base holds every line that the questions name.

    `lines` is each of its documents' number of lines.
    """
    for question in questions.questions:
        for place in question.gold:
            if place.document not in lines:
                raise InputError(
                    f"{questions.name}: {question.id} is answered by {place.document}, which the knowledge base "
                    f"{knowledge_base} does not hold. Ingest the notes that the questions are about, and only "
                    "those: KB_PATH=FILE python -m ingest --only FOLDER. `make evaluate` does it."
                )
            if place.span.end > lines[place.document]:
                raise InputError(
                    f"{questions.name}: {question.id} names lines {place.span} of {place.document}, which has "
                    f"{lines[place.document]}: the notes have changed, put the question's lines right."
                )


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 text.") from error


def _read_line(line: str, place: str) -> EvaluationQuestion:
    try:
        read = _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{place}: {field + ': ' if field else ''}{first['msg']}.") from error
    gold = tuple(Place(answer.document, LineSpan(answer.start_line, answer.end_line)) for answer in read.answers)
    history = tuple(read.history)
    return EvaluationQuestion(read.id, read.kind, read.half, read.question, history, gold, read.all_needed)
