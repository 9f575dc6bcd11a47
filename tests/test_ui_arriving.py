from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Timer

import pytest
from fakes_tutor import FakeTutor
from fakes_tutor_talk import MODEL, SCRIPTS, TalkingTutor, said
from hypothesis import given
from hypothesis import strategies as st

from tutor.llm.ledger import Ledger
from tutor.outcome import Answer, AnswerSentence, Quiz, Refusal, RefusalReason
from tutor.talk import Asked, Done, Exchange, Manner, ReadAs, Said, Step, Waiting
from tutor.ui.arriving import STOPPED, Arriving
from tutor.ui.conversation import Conversation
from tutor.ui.turn import Failure, Turn, text_of

ONE, TWO = said("One."), said("Two.", supported=False)
WHOLE = Answer("What?", "What is it?", (), ())


def heard(*steps: Step) -> Arriving:
    """Return a reply whose steps are taken in, on this thread."""
    arriving = Arriving(Asked("What?"), lambda: iter(steps), MODEL)
    arriving.listen()
    return arriving


def talking(question: str, tutor: TalkingTutor) -> Arriving:
    return Arriving(Asked(question), lambda: tutor.talk(Asked(question), Ledger()), MODEL)


def sentences(turn: Turn) -> tuple[AnswerSentence, ...]:
    assert isinstance(turn.reply, Answer)
    return turn.reply.sentences


def test_what_is_done_counts_whatever_was_said_before() -> None:
    assert heard(ReadAs("x"), Said(ONE), Done(WHOLE)).settle() == Turn("What?", WHOLE)


def test_the_answer_so_far_are_the_sentences_through_the_gate_and_who_words_them() -> None:
    so_far = heard(ReadAs("What is it?"), Waiting(), Said(ONE), Waiting(), Said(TWO)).so_far
    assert (so_far.question, so_far.read_as, so_far.sentences) == ("What?", "What is it?", (ONE, TWO))
    assert so_far.written is not None
    assert (so_far.written.model, so_far.written.marked) == (MODEL, 1)


def test_before_the_first_sentence_nobody_has_worded_anything() -> None:
    so_far = heard(Waiting()).so_far
    assert (so_far.groups, so_far.written, so_far.read_as) == ((), None, "")


def test_a_question_without_another_reading_is_read_as_it_was_asked() -> None:
    assert heard(Said(ONE)).so_far.read_as == "What?"


@given(st.lists(st.sampled_from(["said", "waiting"]), max_size=12), st.integers(min_value=0, max_value=12))
def test_a_stop_keeps_what_was_said_before_it_and_takes_nothing_in_after_it(kinds: list[str], stop_at: int) -> None:
    made: list[Step] = [Said(said(str(n))) if kind == "said" else Waiting() for n, kind in enumerate(kinds)]
    closed: list[bool] = []

    def steps() -> Iterator[Step]:
        try:
            for n, step in enumerate(made):
                if n == stop_at:
                    arriving.stop()
                yield step
            arriving.stop()
            yield Done(WHOLE)
        finally:
            closed.append(True)

    held = steps()  # so that it is closed by name, not because nobody holds it any more
    arriving = Arriving(Asked("What?"), lambda: held)
    arriving.listen()
    before = tuple(step.sentence for step in made[:stop_at] if isinstance(step, Said))
    turn = arriving.settle()
    assert sentences(turn) == before
    assert isinstance(turn.reply, Answer)
    assert turn.reply.remark == STOPPED
    assert closed == [True]


def test_a_stop_after_the_end_leaves_the_reply_whole() -> None:
    arriving = heard(Done(WHOLE))
    arriving.stop()
    assert arriving.settle().reply == WHOLE


def test_stopping_ends_an_endless_model() -> None:
    tutor = TalkingTutor()
    arriving = talking("endless", tutor)
    arriving.start(0)
    turn = arriving.settle()
    assert arriving.start(30)
    assert tutor.ended == ["endless"]
    assert isinstance(turn.reply, Answer)
    assert turn.reply.remark == STOPPED


def test_a_model_that_hangs_can_be_left_at_once() -> None:
    tutor = TalkingTutor()
    arriving = talking("stuck", tutor)
    arriving.start(0)
    assert tutor.hangs.wait(30)
    turn = arriving.settle()
    assert not arriving.ended
    assert sentences(turn) == SCRIPTS["stuck"].sentences
    tutor.released.set()
    assert arriving.start(30)
    assert isinstance(turn.reply, Answer)
    assert turn.reply.remark == STOPPED


def test_a_reply_is_asked_for_once() -> None:
    tutor = TalkingTutor()
    arriving = talking("debugger", tutor)
    assert arriving.start(30)
    arriving.listen()
    assert arriving.start(30)
    assert len(tutor.told) == 1


def test_whoever_listens_second_waits_for_the_end() -> None:
    tutor = TalkingTutor()
    arriving = talking("stuck", tutor)
    arriving.start(0)
    assert tutor.hangs.wait(30)
    Timer(0.1, tutor.released.set).start()
    arriving.listen()
    assert arriving.ended
    assert len(tutor.told) == 1


def test_an_error_with_a_remedy_is_the_reply() -> None:
    assert talking_to_end("fails") == Failure("This *cannot* be read. Write it anew.")


def test_steps_that_end_without_a_reply_are_a_failure_in_words() -> None:
    reply = talking_to_end("cut")
    assert isinstance(reply, Failure)
    assert "broke off" in reply.message


def talking_to_end(question: str) -> object:
    arriving = talking(question, TalkingTutor())
    arriving.listen()
    return arriving.settle().reply


def test_a_defect_is_raised_and_leaves_a_failure_in_words() -> None:
    def steps() -> Iterator[Step]:
        yield Said(ONE)
        raise ZeroDivisionError

    arriving = Arriving(Asked("What?"), steps)
    with pytest.raises(ZeroDivisionError):
        arriving.listen()
    assert isinstance(arriving.settle().reply, Failure)


def test_a_new_question_stops_the_reply_before_it_and_keeps_its_turn() -> None:
    first, second = heard(Said(ONE)), Arriving(Asked("Next?"), lambda: iter(()))
    talk = Conversation().awaiting(Arriving(Asked("What?"), lambda: iter(())))
    assert talk.arriving is not None
    talk = talk.awaiting(second)
    assert [turn.question for turn in talk.turns] == ["What?"]
    assert talk.arriving is second
    assert Conversation(arriving=first).settled().arriving is None


def test_settling_twice_adds_nothing() -> None:
    talk = Conversation(arriving=heard(Done(WHOLE))).settled()
    assert talk.settled() == talk
    assert len(talk.turns) == 1


def test_history_leaves_out_what_could_not_be_worked_on() -> None:
    outcome = FakeTutor().ask("What is a domain?")
    assert isinstance(outcome, Answer)
    refusal = replace(FakeTutor().ask("Nothing"), read_as="Nothing at all")
    turns = (Turn("one", outcome), Turn("bad", Failure("no")), Turn("two", refusal))
    assert Conversation(turns).history == (
        Exchange("one", "What is a domain?", "\n".join(sentence.text for sentence in outcome.sentences)),
        Exchange("two", "Nothing at all", "The notes do not mention it."),
    )


def test_what_was_asked_back_stands_in_the_history() -> None:
    assert text_of(Quiz("q", "q", "Which term?", (ONE,))) == "Which term?\nOne."


def test_another_manner_asks_the_very_same_question_and_says_so() -> None:
    turn = Turn("And what is it?", WHOLE)
    again = turn.again(Manner.SIMPLY)
    assert again == Asked("And what is it?", manner=Manner.SIMPLY)
    assert Turn(again.question, WHOLE, again.manner).title == "Explain simply: And what is it?"
    assert turn.title == "And what is it?"


def test_what_can_be_taught_further() -> None:
    further = Refusal("q", "q", RefusalReason.NOTHING_FURTHER, (), (), ())
    replies = (WHOLE, Quiz("q", "q", "Which?", ()), further, replace(further, reason=RefusalReason.NO_QUESTION))
    assert [Turn("q", reply).can_be_taught for reply in (*replies, Failure("x"))] == [True, True, True, False, False]
