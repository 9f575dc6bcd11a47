from __future__ import annotations

import pytest

from graph.knowledge import Entity, EntityKind, RelationType
from graph.types import Citation, LineSpan, Passage, PassageKind, Quote, Statement
from tutor.notes.blocks import Part, PartKind, Sentence
from tutor.notes.prose import name, plural_verb, quoted, related, shortened, words
from tutor.notes.shelf import Spot


def entity(text: str, kind: EntityKind = EntityKind.SERVICE, parent: str = "") -> Entity:
    return Entity(text.lower(), text, kind, (), parent)


def spot(text: str, line: int, kind: PassageKind = PassageKind.PARAGRAPH) -> Spot:
    statement = Statement(text, "", (), (Quote(LineSpan(line, line), text),))
    passage = Passage(str(line), "a.md", "s", line, kind, "A", ("A",), (), LineSpan(line, line), text, (statement,))
    return Spot(passage, 0)


MONITOR = entity("Model Monitor", EntityKind.FEATURE, "Amazon SageMaker")
DRIFT, SHAP = entity("Data drift", EntityKind.DRIFT), entity("SHAP", EntityKind.TECHNIQUE)


def test_relations_become_one_sentence_with_all_quotes_and_citations() -> None:
    spots = [spot("It watches drift.", 3), spot("SHAP is watched.", 5)]
    sentence = related([MONITOR], RelationType.MONITORS, [DRIFT, SHAP], spots)
    assert sentence.text == "Model Monitor watches data drift and SHAP: “It watches drift.”; “SHAP is watched.”"
    assert [citation.span.start for citation in sentence.citations] == [3, 5]


def test_what_is_said_already_is_cited_and_not_quoted_again() -> None:
    known = spot("It watches drift.", 3)
    sentence = related(words("It"), RelationType.MONITORS, [DRIFT], [known], {known.key})
    assert sentence.text == "It watches data drift."
    assert len(sentence.citations) == 1


def test_several_subjects_take_the_plural() -> None:
    sentence = related([MONITOR, entity("Clarify")], RelationType.PART_OF, [entity("Amazon SageMaker")], [spot("x", 1)])
    assert sentence.text == "Model Monitor and Clarify are part of Amazon SageMaker: “x”"


@pytest.mark.parametrize(
    ("relation_type", "verb"),
    [
        (RelationType.PART_OF, "are part of"),
        (RelationType.MONITORS, "watch"),
        (RelationType.STORES_IN, "keep their data in"),
        (RelationType.ALTERNATIVE_TO, "can stand in for"),
        (RelationType.USES, "use"),
        (RelationType.MEASURES, "measure"),
        (RelationType.COMPARED_WITH, "are compared with"),
    ],
)
def test_verbs_have_a_plural(relation_type: RelationType, verb: str) -> None:
    assert plural_verb(relation_type) == verb


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("Data drift", EntityKind.DRIFT, "data drift"),
        ("SHAP", EntityKind.TECHNIQUE, "SHAP"),
        ("Random Forest", EntityKind.ALGORITHM, "Random Forest"),
        ("Amazon S3", EntityKind.SERVICE, "Amazon S3"),
        ("Blazingtext", EntityKind.ALGORITHM, "Blazingtext"),
    ],
)
def test_ordinary_names_are_small_inside_a_sentence(text: str, kind: EntityKind, written: str) -> None:
    assert name(entity(text, kind), opens=False).text == written
    assert name(entity(text, kind), opens=True).text == text


def test_a_sentence_without_a_citation_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a citation"):
        Sentence((words("Nothing says this."),), ())


def test_code_keeps_its_lines_and_other_labels_are_joined() -> None:
    code = quoted(spot("a = 1\nb = 2", 1, PassageKind.CODE))
    assert code.code == "a = 1\nb = 2"
    label = quoted(spot("Autopilot\nbuilds models", 1))
    assert (label.code, label.text) == ("", "“Autopilot — builds models”")


def test_copies_of_a_statement_are_cited_together() -> None:
    sentence = quoted(spot("Same.", 1), spot("Same.", 9))
    assert sentence == Sentence(
        (Part(PartKind.QUOTE, "Same."),),
        tuple(Citation("a.md", ("A",), LineSpan(n, n), "Same.") for n in (1, 9)),
    )


def test_a_very_long_quote_ends_at_a_word() -> None:
    assert shortened("one two, three", 10) == "one two …"
    assert shortened("one two", 10) == "one two"
