"""Each kind of note on the sample notes."""

from __future__ import annotations

import pytest
from fixtures_notes import course_notes, course_settings  # noqa: F401
from notes_laws import assert_lawful

from graph.errors import UnknownEntity
from graph.types import DocumentRole
from tutor.notes.blocks import BlockKind, Gap, Note
from tutor.notes.errors import NoteError
from tutor.notes.service import NoteService


def entity_note(service: NoteService, *names: str) -> Note:
    note = service.write(service.for_entities(names))
    assert isinstance(note, Note)
    return note


def said(note: Note, kind: BlockKind) -> list[str]:
    return [sentence.text for block in note.blocks if block.kind is kind for sentence in block.sentences]


def test_a_note_on_an_entity_says_where_it_is_treated_and_how_it_relates(course_notes: NoteService) -> None:  # noqa: F811
    note = entity_note(course_notes, "model monitor")
    assert note.title == "SageMaker Model Monitor"
    places = [block.place for block in note.blocks if block.kind is BlockKind.PLACE]
    assert ("06-monitoring-and-governing-models.md", "Model Monitor") in [
        (place.document, place.heading_path[-1]) for place in places if place
    ]
    relations = said(note, BlockKind.RELATIONS)
    assert relations[0].startswith("SageMaker Model Monitor uses SageMaker Clarify: “")
    assert all(text.startswith("It ") for text in relations[1:3])
    assert_lawful(note, course_notes)


def test_what_a_heading_states_is_quoted_from_the_heading(course_notes: NoteService) -> None:  # noqa: F811
    note = entity_note(course_notes, "SageMaker Debugger")
    (part,) = [text for text in said(note, BlockKind.RELATIONS) if " is part of " in text]
    assert part == "SageMaker Debugger is part of Amazon SageMaker: “SageMaker Debugger”"
    (sentence,) = [s for block in note.blocks for s in block.sentences if s.text == part]
    assert [citation.quote for citation in sentence.citations] == ["## SageMaker Debugger"]
    assert_lawful(note, course_notes)


def test_no_statement_is_quoted_twice_in_an_entity_note(course_notes: NoteService) -> None:  # noqa: F811
    note = entity_note(course_notes, "Amazon S3")
    plain = [b for b in note.blocks if b.kind in (BlockKind.OPENING, BlockKind.PLACE, BlockKind.SEE_ALSO)]
    quotes = [part.text for b in plain for s in b.sentences for part in s.parts if part.text.count(" ") > 3]
    assert len(set(quotes)) == len(quotes)


def test_a_pair_is_told_by_relations_neighbours_and_paired_sections(course_notes: NoteService) -> None:  # noqa: F811
    note = entity_note(course_notes, "Model Monitor", "CloudWatch")
    assert "SageMaker Model Monitor sends data to Amazon CloudWatch: “" in said(note, BlockKind.RELATIONS)[0]
    assert_lawful(note, course_notes)
    both = entity_note(course_notes, "Data Wrangler", "Athena")
    assert any(text.startswith("SageMaker Data Wrangler and Amazon Athena take data from Amazon S3")
               for text in said(both, BlockKind.SHARED))  # fmt: skip
    assert said(both, BlockKind.DIFFERENCES)
    assert any(len(block.sentences) == 2 for block in both.blocks if block.kind is BlockKind.PAIRED)


def test_the_order_of_names_does_not_change_how_two_relate(course_notes: NoteService) -> None:  # noqa: F811
    one = entity_note(course_notes, "Model Monitor", "Clarify")
    other = entity_note(course_notes, "Clarify", "Model Monitor")
    assert said(one, BlockKind.RELATIONS) == said(other, BlockKind.RELATIONS)


def test_a_document_is_linked_to_what_continues_and_repeats_it(course_notes: NoteService) -> None:  # noqa: F811
    note = course_notes.write(course_notes.for_document("data/notes/05-deploying-models.md"))
    assert isinstance(note, Note)
    assert said(note, BlockKind.CONTINUES)
    assert said(note, BlockKind.REPEATS)
    cited = {c.document for s in note.sentences for c in s.citations}
    assert len(cited) >= 5
    assert_lawful(note, course_notes)


def test_a_section_alone_can_be_asked_for(course_notes: NoteService) -> None:  # noqa: F811
    request = course_notes.for_document("06-monitoring-and-governing-models.md", "clarify")
    note = course_notes.write(request)
    assert isinstance(note, Note)
    assert note.title == "Clarify"
    assert {block.place.heading_path[1] for block in note.blocks if block.place} == {"Clarify"}
    full = course_notes.for_document(request.names[0], "Monitoring and governing models › Clarify")
    assert full == request


def test_every_cross_reference_of_the_outline_is_written_and_links_both_ends(course_notes: NoteService) -> None:  # noqa: F811
    (outline,) = course_notes.documents(DocumentRole.OUTLINE)
    written = course_notes.write_all(course_notes.for_outline(outline.path))
    assert (len(written.notes), written.gaps) == (16, ())
    for note in written.notes:
        assert note.links[0].place.document == outline.path
        assert len({link.place for link in note.links[1:]}) >= 2
        assert_lawful(note, course_notes)
    titles = {note.title for note in written.notes}
    assert {"AWS Lake Formation and Amazon Athena", "Amazon CloudWatch and SageMaker Model Monitor"} <= titles


def test_all_best_connected_entities_have_lawful_notes(course_notes: NoteService) -> None:  # noqa: F811
    written = course_notes.write_all(course_notes.most_connected(60))
    assert len(written.notes) == 60
    for note in written.notes:
        assert_lawful(note, course_notes)


def test_an_unknown_entity_is_refused_with_the_nearest(course_notes: NoteService) -> None:  # noqa: F811
    with pytest.raises(UnknownEntity, match=r"'Model Monitr'.*Near it: SageMaker Model Monitor"):
        course_notes.for_entities(["Model Monitr"])


def test_documents_and_outlines_that_are_not_there_are_refused(course_notes: NoteService) -> None:  # noqa: F811
    with pytest.raises(NoteError, match=r"no document 'nope.md'. There is: 01-introduction"):
        course_notes.for_document("nope.md")
    with pytest.raises(NoteError, match=r"no course outline '05-deploying-models.md'. There is: course-outline.md"):
        course_notes.for_outline("05-deploying-models.md")
    with pytest.raises(NoteError, match="has no heading 'Nope'"):
        course_notes.for_document("05-deploying-models.md", "Nope")


def test_progress_is_told_from_the_first_to_the_last(course_notes: NoteService) -> None:  # noqa: F811
    told: list[tuple[int, int, str]] = []
    written = course_notes.write_all(course_notes.most_connected(2), lambda *step: told.append(step))
    assert not any(isinstance(note, Gap) for note in written.notes)
    assert [step[:2] for step in told] == [(0, 2), (1, 2), (2, 2)]
