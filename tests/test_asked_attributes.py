from __future__ import annotations

import pytest

from tutor.asked_attributes import asked_attributes


@pytest.mark.parametrize(
    ("question", "telling", "silent"),
    [
        ("How many endpoints may an account have?", "Up to 20 endpoints", "Endpoints serve models"),
        ("and how long does it run?", "A job runs for two days", "A job runs until it is stopped"),
        ("What is the maximum payload size?", "Payloads of 6 MB", "Payloads are limited"),
        ("What does it cost?", "Charged per hour", "Runs for an hour"),
        ("how much is one hour", "$0.20 an hour", "Charged per hour"),
        ("In which regions is it available?", "Available in eu-west-1", "Available to all accounts"),
        ("In which year was it launched?", "Launched in 2017", "Launched for developers"),
        ("Which Python version does it use?", "Python 3.11 is installed", "Python is installed"),
        ("What is the default mode?", "File mode is the default", "There is a file mode"),
        ("Is a spot instance cheaper?", "Spot saves costs", "Spot instances can be interrupted"),
        ("Which port is it on?", "It listens on port 8080", "It listens on a port"),
    ],
)
def test_what_is_asked_for_is_told_by_some_texts_only(question: str, telling: str, silent: str) -> None:
    asked = asked_attributes(question)
    assert asked
    assert all(attribute.told.search(telling) for attribute in asked)
    assert not all(attribute.told.search(silent) for attribute in asked)


@pytest.mark.parametrize(
    "question",
    [
        "What is Model Monitor?",
        "How does AWS Batch know how many machines to start?",
        "What's the F1 score and when is it handy?",
        "Which storage suits large files?",
        "When should I use spot instances?",
    ],
)
def test_most_questions_ask_for_no_attribute(question: str) -> None:
    assert asked_attributes(question) == ()
