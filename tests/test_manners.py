"""Teaching without a language model, on the sample notes: simply, deeper, by example, asked back."""

from __future__ import annotations

import pytest

from tutor.manners import in_manner
from tutor.outcome import Answer, Quiz, Refusal, RefusalReason, Reply
from tutor.talk import Manner
from tutor.tutor import Tutor


def taught(tutor: Tutor, manner: Manner, question: str, *said: str) -> Reply:
    return in_manner(manner, tutor.consider(question), said)


def texts(reply: Reply) -> list[str]:
    assert isinstance(reply, Answer), reply
    return [sentence.text for sentence in reply.sentences]


QUESTION = "How does Feature Store work?"


def test_plainly_is_the_answer_itself(notes_tutor: Tutor) -> None:
    considered = notes_tutor.consider(QUESTION)
    assert in_manner(Manner.PLAIN, considered) is considered.outcome


def test_simply_is_what_the_thing_is_in_two_short_sentences(notes_tutor: Tutor) -> None:
    assert texts(taught(notes_tutor, Manner.SIMPLY, QUESTION)) == [
        "SageMaker Feature Store is a managed home for features that several models or teams need.",
        "Feature Store: managed store of features with an online and an offline part.",
    ]


def test_deeper_repeats_nothing_of_the_answer_and_stays_with_its_sections(notes_tutor: Tutor) -> None:
    plain = texts(taught(notes_tutor, Manner.PLAIN, QUESTION))
    deeper = texts(taught(notes_tutor, Manner.DEEPER, QUESTION))
    assert not set(plain) & set(deeper)
    assert any(text.startswith("History makes point-in-time joins possible") for text in deeper)
    assert not any(text.startswith("Foundation model") for text in deeper), "a neighbour in the glossary"


def test_an_example_is_marked_as_one_in_the_notes(notes_tutor: Tutor) -> None:
    (first, *_) = texts(taught(notes_tutor, Manner.EXAMPLE, "What does Model Monitor do on a schedule?"))
    assert "for instance hourly or daily" in first


def test_where_the_notes_give_no_example_that_is_said(notes_tutor: Tutor) -> None:
    reply = taught(notes_tutor, Manner.EXAMPLE, "What is Pipe mode?")
    assert isinstance(reply, Refusal)
    assert reply.reason is RefusalReason.NOTHING_FURTHER
    assert reply.nearest


def test_asked_back_is_a_statement_without_its_term(notes_tutor: Tutor) -> None:
    reply = taught(notes_tutor, Manner.ASK_ME, QUESTION)
    assert isinstance(reply, Quiz)
    (solution,) = reply.solution
    assert solution.label == "Feature Store"
    assert solution.citations
    assert "Feature Store" not in reply.asks
    assert reply.asks.endswith("_____: managed store of features with an online and an offline part.")


def test_what_was_asked_back_is_not_asked_again(notes_tutor: Tutor) -> None:
    first = taught(notes_tutor, Manner.ASK_ME, QUESTION)
    assert isinstance(first, Quiz)
    second = taught(notes_tutor, Manner.ASK_ME, QUESTION, f"I was asked: {first.asks}")
    assert isinstance(second, Quiz)
    assert second.asks != first.asks


def test_with_no_term_to_leave_out_the_question_comes_back_and_the_answer_solves_it(notes_tutor: Tutor) -> None:
    reply = taught(notes_tutor, Manner.ASK_ME, "What is Pipe mode?")
    assert isinstance(reply, Quiz)
    assert reply.asks == "In your own words: What is Pipe mode?"
    assert any("named pipe" in sentence.text for sentence in reply.solution)


@pytest.mark.parametrize("manner", list(Manner))
def test_a_refusal_stays_one_in_every_manner(notes_tutor: Tutor, manner: Manner) -> None:
    considered = notes_tutor.consider("Who won the football world cup in 1990?")
    assert isinstance(considered.outcome, Refusal)
    assert in_manner(manner, considered) is considered.outcome
