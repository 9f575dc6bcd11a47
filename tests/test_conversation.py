from __future__ import annotations

import pytest
from fakes_store import memory_store, note

from tutor.conversation import stand_alone
from tutor.names import Names

STORE = memory_store(
    note(
        "notes.md",
        {
            "SageMaker Autopilot": ["Builds models by itself."],
            "SageMaker Clarify": ["Detects bias."],
            "Random Forest": ["Averages trees."],
            "Canary Deployment": ["Shifts a little traffic."],
            "Description": ["A label that names nothing."],
        },
    )
)
NAMES = Names(STORE.all_passages())


@pytest.mark.parametrize(
    ("history", "question", "read_as"),
    [
        (["What is SageMaker Autopilot?"], "and what does it cost?", "and what does SageMaker Autopilot cost?"),
        (["what is a random forest good at?"], "what are its downsides", "what are random forest's downsides"),
        (["What does SageMaker Clarify do?"], "does it work alone?", "does SageMaker Clarify work alone?"),
        (["What is a canary deployment?"], "And blue/green?", "What is a blue/green?"),
        (["Tell me about SageMaker Clarify"], "What does SageMaker Autopilot do?", "What does SageMaker Autopilot do?"),
        (["What does SageMaker Clarify do?"], "Who wrote Hamlet?", "Who wrote Hamlet?"),
        ([], "what are its downsides", "what are its downsides"),
    ],
)
def test_follow_ups_are_made_to_stand_alone(history: list[str], question: str, read_as: str) -> None:
    assert stand_alone(question, history, NAMES) == read_as


def test_the_focus_is_carried_over_several_questions() -> None:
    history = ["What is SageMaker Clarify?", "What does it detect?"]
    assert stand_alone("When does it run?", history, NAMES) == "When does SageMaker Clarify run?"


def test_names_are_found_by_any_form_of_their_words() -> None:
    assert [name.surface for name in NAMES.find("are random forests like canary deployments?")] == [
        "random forests",
        "canary deployments",
    ]


def test_labels_that_every_note_carries_are_no_names() -> None:
    assert NAMES.find("the description of a thing") == ()
