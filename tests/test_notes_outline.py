"""Cross-references of a course outline whose ends are hard to find, or are not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixtures_notes import small_notes
from notes_laws import assert_lawful

from tutor.build import open_notes
from tutor.notes.blocks import Gap, Note
from tutor.notes.command import gap_lines
from tutor.notes.service import NoteService

NOTES = """\
# Services

## Model Monitor

SageMaker Model Monitor watches data drift and sends its metrics to Amazon CloudWatch.

## Amazon CloudWatch

Amazon CloudWatch collects metrics and raises alarms.

## Weekly housekeeping

Every Friday somebody deletes what nobody uses any more.
"""
OUTLINE = """\
# I. Watching

## Alarms (CloudWatch)
"<llm_prompt>Explain how alarms are set up and who is told when one of them goes off at night.</llm_prompt>"
*   **Cross-reference:** "<llm_prompt>Link back to Model Monitor, whose metrics raise the alarms.</llm_prompt>"

# II. Tidying

## Weekly housekeeping
*   **Cross-reference:** "<llm_prompt>Link this routine to Model Monitor.</llm_prompt>"

## Something else
*   **Cross-reference:** "<llm_prompt>Link the quarterly bonfire with the annual regatta of the harbour.</llm_prompt>"
*   **Cross-reference:** "<llm_prompt>Link Model Monitor with the annual regatta of the harbour.</llm_prompt>"
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> NoteService:
    folder = tmp_path_factory.mktemp("notes")
    (folder / "services.md").write_text(NOTES, encoding="utf-8")
    (folder / "course.md").write_text(OUTLINE, encoding="utf-8")
    return open_notes(small_notes(folder, tmp_path_factory.mktemp("kb"), model_cache))


@pytest.fixture(scope="module")
def answers(service: NoteService) -> list[Note | Gap]:
    return [service.write(request) for request in service.for_outline("course.md")]


def test_the_heading_gives_the_end_that_the_prompt_does_not_name(
    answers: list[Note | Gap], service: NoteService
) -> None:
    note = answers[0]
    assert isinstance(note, Note)
    assert note.title == "SageMaker Model Monitor and Amazon CloudWatch"
    assert [(link.text, link.place.heading_path[-1]) for link in note.links] == [
        ("Asked for in the course at", "Alarms (CloudWatch)"),
        ("SageMaker Model Monitor in the notes:", "Model Monitor"),
        ("Amazon CloudWatch in the notes:", "Amazon CloudWatch"),
    ]
    assert_lawful(note, service)


def test_a_heading_without_an_entity_is_found_among_the_headings_of_the_notes(
    answers: list[Note | Gap], service: NoteService
) -> None:
    note = answers[1]
    assert isinstance(note, Note)
    assert note.title == "SageMaker Model Monitor and Weekly housekeeping"
    assert "Every Friday somebody deletes" in "".join(sentence.text for sentence in note.sentences)
    assert_lawful(note, service)


def test_ends_that_are_not_in_the_notes_are_a_gap_with_what_was_searched(answers: list[Note | Gap]) -> None:
    neither, half = answers[2:]
    assert isinstance(neither, Gap)
    assert neither.place.heading_path == ("II. Tidying", "Something else")
    assert list(gap_lines(neither))[1] == "  searched names in the prompt that the notes treat: none"
    assert isinstance(half, Gap)
    assert half.searched[0] == "names in the prompt that the notes treat: SageMaker Model Monitor"


def test_no_word_of_a_prompt_is_evidence(answers: list[Note | Gap]) -> None:
    notes = [answer for answer in answers if isinstance(answer, Note)]
    assert {citation.document for note in notes for s in note.sentences for citation in s.citations} == {"services.md"}
