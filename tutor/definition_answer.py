"""What a thing is, said first where a question asks just that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graph.knowledge import Entity
from graph.types import Passage, Statement
from tutor.grouping import about_of, citations_of, without_repeats
from tutor.outcome import AnswerGroup, AnswerSentence
from tutor.question import Question, QuestionKind, is_shaping


def definition_asked(question: Question, entities: Mapping[str, Entity]) -> tuple[str, int] | None:
    """Return where the one thing is defined that a question asks about, and about nothing else.

    It is the id of a passage and the index of the statement in it.
    """
    if question.kind is not QuestionKind.DEFINITION or len(question.entities) != 1:
        return None
    (linked,) = question.entities
    alone = all(term.text in linked.terms or is_shaping(term.text) for term in question.terms)
    entity = entities.get(linked.id)
    return entity.description if alone and entity else None


def definition_first(
    question: Question,
    groups: tuple[AnswerGroup, ...],
    entities: Mapping[str, Entity],
    load: Callable[[Sequence[str]], Sequence[Passage]],
) -> tuple[AnswerGroup, ...]:
    """Return the groups with the statement before them that says best what the asked thing is, where one does.

    `load` returns passages by id. A statement that the groups have is moved, with all that it cites.
    """
    place = definition_asked(question, entities)
    if place is None:
        return groups
    passage_id, index = place
    for passage in load([passage_id]):
        statement = passage.statements[index]
        said = (_sentence(statement, passage, groups),)
        return (AnswerGroup(about_of(passage, statement), said), *without_repeats(said, groups))
    return groups


def _sentence(statement: Statement, passage: Passage, groups: Sequence[AnswerGroup]) -> AnswerSentence:
    said = (sentence for group in groups for sentence in group.sentences if sentence.text == statement.text)
    return next(said, AnswerSentence(statement.text, statement.label, citations_of(statement, passage)))
