"""Comparisons and relation answers on the real notes."""

from __future__ import annotations

from tutor.answer_text import outcome_text
from tutor.comparison import cell_text
from tutor.outcome import Answer, AnswerSentence, Comparison
from tutor.tutor import Tutor


def compared(tutor: Tutor, question: str) -> Comparison:
    outcome = tutor.ask(question)
    assert isinstance(outcome, Answer)
    assert outcome.comparison is not None
    return outcome.comparison


def test_a_comparison_has_a_column_for_each_side_and_cites_in_every_filled_cell(notes_tutor: Tutor) -> None:
    comparison = compared(notes_tutor, "What is the difference between SageMaker Pipelines and Step Functions?")
    assert comparison.sides == ("SageMaker Pipelines", "AWS Step Functions")
    assert all(len(row.cells) == 2 for row in comparison.rows)
    assert all(sentence.citations for sentence in comparison.sentences)
    for side in range(2):
        assert any(row.cells[side] for row in comparison.rows)


def test_what_a_comparison_says_is_not_said_again_below(notes_tutor: Tutor) -> None:
    outcome = notes_tutor.ask("What is the difference between SageMaker Pipelines and Step Functions?")
    assert isinstance(outcome, Answer)
    assert outcome.comparison is not None
    told = {sentence.text for sentence in outcome.comparison.sentences}
    assert not told & {sentence.text for group in outcome.groups for sentence in group.sentences}


def test_sides_without_a_statement_give_no_table(notes_tutor: Tutor) -> None:
    outcome = notes_tutor.ask("What is SageMaker Model Monitor?")
    assert isinstance(outcome, Answer)
    assert outcome.comparison is None


def test_a_label_that_row_or_column_say_is_not_repeated_in_the_cell() -> None:
    sentence = AnswerSentence("Trade-offs: slow but sure", "Trade-offs", ())
    assert cell_text(sentence, "Trade-offs", "Tortoise") == "slow but sure"
    assert cell_text(sentence, "Speed", "Tortoise") == "Trade-offs: slow but sure"
    assert cell_text(AnswerSentence("plain", "", ()), "", "x") == "plain"


def test_how_two_things_relate_is_told_hop_by_hop_with_a_citation_each(notes_tutor: Tutor) -> None:
    outcome = notes_tutor.ask("How are SageMaker Model Monitor and Amazon CloudWatch connected?")
    assert isinstance(outcome, Answer)
    first = outcome.groups[0]
    assert first.about[0].startswith("SageMaker Model Monitor ")
    assert first.about[0].endswith(" Amazon CloudWatch")
    assert all(sentence.citations for group in outcome.groups for sentence in group.sentences)


def test_a_comparison_reads_side_by_side_in_the_terminal(notes_tutor: Tutor) -> None:
    text = outcome_text(notes_tutor.ask("sagemaker pipelines vs step functions"))
    assert text.startswith("SageMaker Pipelines compared with AWS Step Functions\n")
