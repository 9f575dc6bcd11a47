"""Outcomes as plain text for a terminal: numbered citation marks, and the list of sources below."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from graph.types import Citation
from tutor.comparison import cell_text
from tutor.outcome import (
    Answer,
    AnswerGroup,
    AnswerSentence,
    Comparison,
    Quiz,
    Refusal,
    Reply,
    Spent,
    Written,
)

_WIDTH = 100
_UNSUPPORTED = "(says more than the lines cited)"


def outcome_text(reply: Reply, width: int = _WIDTH) -> str:
    """Return a reply as readable lines."""
    lines = [f"Read as: {reply.read_as}", ""] if reply.read_as != " ".join(reply.question.split()) else []
    if reply.remark:
        lines += [*textwrap.wrap(f"Note: {reply.remark}", width), ""]
    if isinstance(reply, Refusal):
        lines.append(refusal_text(reply))
    else:
        lines += _answer_lines(reply, width) if isinstance(reply, Answer) else _quiz_lines(reply, width)
    written = None if isinstance(reply, Refusal) else reply.written
    return "\n".join([*lines, *_model_lines(written, reply.spent)])


def refusal_text(refusal: Refusal) -> str:
    """Return a refusal in words: why, the words that are missing, and what the notes cover nearby."""
    said = [refusal.reason.value]
    if refusal.missing:
        said.append("Not in the notes: " + ", ".join(refusal.missing) + ".")
    if refusal.nearest:
        said.append("Nearest topics in the notes:")
        said += [f"  - {' › '.join(t.heading_path) or t.title} ({t.document}, line {t.line})" for t in refusal.nearest]
    return "\n".join(said)


def spent_text(spent: Spent) -> str:
    """Return what a model cost as words: tokens, and money where prices are set."""
    about = "about " if spent.estimated else ""
    money = "" if spent.money is None else f", {about}{spent.money:.4f} at the prices set"
    return f"{about}{spent.tokens_in:,} tokens in, {spent.tokens_out:,} out{money}"


def numbered_places(sentences: Iterable[AnswerSentence]) -> dict[tuple[str, int, int], int]:
    """Return the number of each cited place, counted in the order of first appearance."""
    numbers: dict[tuple[str, int, int], int] = {}
    for sentence in sentences:
        for citation in sentence.citations:
            numbers.setdefault(_place(citation), len(numbers) + 1)
    return numbers


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.document, citation.span.start, citation.span.end


def _answer_lines(answer: Answer, width: int) -> Iterator[str]:
    numbers = numbered_places(answer.sentences)
    if answer.comparison:
        yield from _comparison_lines(answer.comparison, numbers, width)
    for group in answer.groups:
        yield from _group_lines(group, numbers, width)
        yield ""
    yield from _source_lines(answer.sentences, numbers)


def _quiz_lines(quiz: Quiz, width: int) -> Iterator[str]:
    numbers = numbered_places(quiz.solution)
    yield from textwrap.wrap(quiz.asks, width)
    yield ""
    yield from _group_lines(AnswerGroup(("Solution",), quiz.solution), numbers, width)
    yield ""
    yield from _source_lines(quiz.solution, numbers)


def _source_lines(sentences: Sequence[AnswerSentence], numbers: dict[tuple[str, int, int], int]) -> Iterator[str]:
    yield "Sources"
    paths = {_place(c): c.heading_path for s in sentences for c in s.citations}
    for place, number in numbers.items():
        document, start, end = place
        lines = f"line {start}" if start == end else f"lines {start}-{end}"
        yield f"  [{number}] {document}, {lines}: {' › '.join(paths[place])}"


def _model_lines(written: Written | None, spent: Spent | None) -> Iterator[str]:
    """Yield what wrote the answer, what was left out of it, and what that cost."""
    if written:
        counts = {"left out": written.dropped, "marked": written.marked, "made-up key(s)": written.unknown_keys}
        said = [f"{count} {name}" for name, count in counts.items() if count]
        yield f"Written by {written.model}" + (f" ({', '.join(said)})" if said else "")
    if spent:
        yield f"Cost: {spent_text(spent)}"


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
    marks = "".join(dict.fromkeys(f"[{numbers[_place(citation)]}]" for citation in sentence.citations))
    return marks if sentence.supported else f"{marks} {_UNSUPPORTED}"


def _group_lines(group: AnswerGroup, numbers: dict[tuple[str, int, int], int], width: int) -> Iterator[str]:
    if group.about:
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
