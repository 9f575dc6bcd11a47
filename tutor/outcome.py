"""What a question leads to: an Answer in which every sentence is cited, or a Refusal. Nothing else.

Only a turn that wishes to be asked back leads to a Quiz instead of an Answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from graph.types import Citation, Passage


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One statement of the notes with every place that says it, the best place first.

    `text` opens with `label` where the notes give it one (the bold term of a list item). `supported` is False for
    a language model's sentence that says more than the lines it cites, where the settings ask to mark such.
    """

    text: str
    label: str
    citations: tuple[Citation, ...]
    supported: bool = True

    @property
    def keeps_lines(self) -> bool:
        """Tell whether the line breaks mean something, as in code; after a label they only set it apart."""
        return "\n" in self.text.removeprefix(self.label).strip()


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Sentences about one thing; `about` is the heading path and introducing lines they share."""

    about: tuple[str, ...]
    sentences: tuple[AnswerSentence, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One aspect of a comparison, with a cell for each side in order; a cell may be empty."""

    aspect: str
    cells: tuple[tuple[AnswerSentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or three things side by side, every cell made of cited statements."""

    sides: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]

    @property
    def sentences(self) -> tuple[AnswerSentence, ...]:
        """Return the sentences of all cells, row by row."""
        return tuple(sentence for row in self.rows for cell in row.cells for sentence in cell)


class WhyKind(StrEnum):
    """What speaks for a passage."""

    MEANING = "meaning"
    WORDS = "words"
    NAME = "name"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for which a passage was found; `detail` are the words, the name or the entities on the way."""

    kind: WhyKind
    detail: str


@dataclass(frozen=True, slots=True)
class RetrievedPassage:
    """A passage with its score, higher is better, its copies in other documents, and why it was found."""

    passage: Passage
    score: float
    copies: tuple[Passage, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Spent:
    """What an answer cost; `money` is None where no prices are set, `estimated` where the service counted nothing."""

    tokens_in: int
    tokens_out: int
    money: float | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class Written:
    """How a language model's answer came about: the model, and what the citation gate did to it."""

    model: str
    dropped: int
    marked: int
    unknown_keys: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the notes say. `read_as` is the question as it was understood, standing alone.

    `written` is set where a language model put the sentences; `remark` is a line for the user, such as why the
    notes' own words are shown instead; `spent` is what the model cost, whichever of the two is shown.
    """

    question: str
    read_as: str
    groups: tuple[AnswerGroup, ...]
    passages: tuple[RetrievedPassage, ...]
    comparison: Comparison | None = None
    written: Written | None = None
    remark: str = ""
    spent: Spent | None = None

    @property
    def sentences(self) -> tuple[AnswerSentence, ...]:
        """Return all sentences in reading order, each once: those of a comparison, then those of the groups."""
        compared = self.comparison.sentences if self.comparison else ()
        grouped = (sentence for group in self.groups for sentence in group.sentences)
        return tuple(dict.fromkeys((*compared, *grouped)))


class RefusalReason(StrEnum):
    """Why there is no answer; the value is said to the user."""

    NO_QUESTION = "There is no question in that."
    UNKNOWN_NAME = "The notes do not mention it."
    NOTHING_CLOSE = "The notes do not say."
    NOTHING_FURTHER = "The notes carry no further on this."
    MODEL_FINDS_NOTHING = "The notes do not say, as the language model reads them."


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of the notes that can be opened."""

    document: str
    title: str
    heading_path: tuple[str, ...]
    line: int

    @property
    def name(self) -> str:
        """Return the innermost heading, or the document's title."""
        return self.heading_path[-1] if self.heading_path else self.title


@dataclass(frozen=True, slots=True)
class Refusal:
    """No answer, why, and what the notes do cover nearby. `missing` are words the notes never use."""

    question: str
    read_as: str
    reason: RefusalReason
    missing: tuple[str, ...]
    nearest: tuple[Topic, ...]
    passages: tuple[RetrievedPassage, ...]
    remark: str = ""
    spent: Spent | None = None


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question that the tutor asks back about what `question` is about, with the cited sentences that answer it."""

    question: str
    read_as: str
    asks: str
    solution: tuple[AnswerSentence, ...]
    written: Written | None = None
    remark: str = ""
    spent: Spent | None = None


Outcome: TypeAlias = Answer | Refusal
Reply: TypeAlias = Answer | Refusal | Quiz
