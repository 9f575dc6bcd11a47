"""Outcomes as plain text for a terminal: numbered citation marks, and the list of sources below."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from graph.types import Citation
from tutor.comparison import cell_text
from tutor.outcome import Answer, AnswerGroup, AnswerSentence, Comparison, Outcome, Refusal

_WIDTH = 100


def outcome_text(outcome: Outcome, width: int = _WIDTH) -> str:
    """Return an outcome as readable lines."""
    lines = [f"Read as: {outcome.read_as}", ""] if outcome.read_as != " ".join(outcome.question.split()) else []
    if isinstance(outcome, Answer):
        return "\n".join([*lines, *_answer_lines(outcome, width)])
    return "\n".join([*lines, refusal_text(outcome)])


def refusal_text(refusal: Refusal) -> str:
    """Return a refusal in words: why, the words that are missing, and what the notes cover nearby."""
    said = [refusal.reason.value]
    if refusal.missing:
        said.append("Not in the notes: " + ", ".join(refusal.missing) + ".")
    if refusal.nearest:
        said.append("Nearest topics in the notes:")
        said += [f"  - {' › '.join(t.heading_path) or t.title} ({t.document}, line {t.line})" for t in refusal.nearest]
    return "\n".join(said)


def numbered_places(answer: Answer) -> dict[tuple[str, int, int], int]:
    """Return the number of each cited place, counted in the order of first appearance."""
    numbers: dict[tuple[str, int, int], int] = {}
    for sentence in answer.sentences:
        for citation in sentence.citations:
            numbers.setdefault(_place(citation), len(numbers) + 1)
    return numbers


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.document, citation.span.start, citation.span.end


def _answer_lines(answer: Answer, width: int) -> Iterator[str]:
    numbers = numbered_places(answer)
    if answer.comparison:
        yield from _comparison_lines(answer.comparison, numbers, width)
    for group in answer.groups:
        yield from _group_lines(group, numbers, width)
        yield ""
    yield "Sources"
    paths = {_place(c): c.heading_path for s in answer.sentences for c in s.citations}
    for place, number in numbers.items():
        document, start, end = place
        lines = f"line {start}" if start == end else f"lines {start}-{end}"
        yield f"  [{number}] {document}, {lines}: {' › '.join(paths[place])}"


def _comparison_lines(comparison: Comparison, numbers: dict[tuple[str, int, int], int], width: int) -> Iterator[str]:
    """Yield the sides below each other for each aspect: two columns of prose are hard to read in a terminal."""
    yield " compared with ".join(comparison.sides)
    for row in comparison.rows:
        if row.aspect:
            yield f"  {row.aspect}"
        for side, cell in zip(comparison.sides, row.cells, strict=True):
            text = " ".join(f"{cell_text(s, row.aspect, side)} {_marks(s, numbers)}" for s in cell) or "—"
            yield from textwrap.wrap(f"{side}: {text}", width, initial_indent="  - ", subsequent_indent="    ")
    yield ""


def _marks(sentence: AnswerSentence, numbers: dict[tuple[str, int, int], int]) -> str:
    return "".join(dict.fromkeys(f"[{numbers[_place(citation)]}]" for citation in sentence.citations))


def _group_lines(group: AnswerGroup, numbers: dict[tuple[str, int, int], int], width: int) -> Iterator[str]:
    yield " › ".join(group.about[-3:])
    for sentence in group.sentences:
        yield from _sentence_lines(sentence, numbers, width)


def _sentence_lines(sentence: AnswerSentence, numbers: dict[tuple[str, int, int], int], width: int) -> Iterator[str]:
    marks = _marks(sentence, numbers)
    lines = sentence.text.split("\n")
    if len(lines) > 3:  # code stays as it is
        yield f"  - {marks}"
        yield from (f"      {line}" for line in lines)
        return
    text = f"{' — '.join(lines)} {marks}"
    yield from textwrap.wrap(text, width, initial_indent="  - ", subsequent_indent="    ", break_long_words=False)
