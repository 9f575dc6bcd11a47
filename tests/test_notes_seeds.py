"""Notes over the first user's documents: by file and line only, none of their words stand here."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fixtures_notes import SEEDS_OUTLINE, fault_of, links_in, seeds_notes  # noqa: F401
from notes_laws import assert_lawful

from graph.types import DocumentRole
from tutor.notes.blocks import BlockKind, Note
from tutor.notes.note_folder import write_notes
from tutor.notes.note_format import NoteFormat
from tutor.notes.service import NoteService

LONG, SHORT = "001_7ef5a40f83116676.txt", "004_23ce5b159eb8616d.txt"
PAIR_SECONDS, ALL_SECONDS = 0.3, 30.0


def places(note: Note, kind: BlockKind) -> list[set[tuple[str, int]]]:
    sentences = [s for block in note.blocks if block.kind is kind for s in block.sentences]
    return [{(c.document, c.span.start) for c in s.citations} for s in sentences]


def write(service: NoteService, *names: str) -> Note:
    note = service.write(service.for_entities(names))
    assert isinstance(note, Note)
    return note


def test_all_notes_of_outline_and_entities_are_lawful_linked_and_in_time(
    seeds_notes: NoteService,  # noqa: F811
    tmp_path: Path,
) -> None:
    began = time.perf_counter()
    requests = [*seeds_notes.for_outline(SEEDS_OUTLINE), *seeds_notes.most_connected(60)]
    written = seeds_notes.write_all(requests)
    write_notes(tmp_path, written, NoteFormat.MARKDOWN, seeds_notes.shelf)
    assert time.perf_counter() - began <= ALL_SECONDS
    assert len(written.notes) + len(written.gaps) == 67
    for note in written.notes:
        assert_lawful(note, seeds_notes)
    links = [link for file in tmp_path.rglob("*.md") for link in links_in(file)]
    assert [fault for link in links if (fault := fault_of(link))] == []


def test_every_cross_reference_is_resolved_at_both_ends(seeds_notes: NoteService) -> None:  # noqa: F811
    written = seeds_notes.write_all(seeds_notes.for_outline(SEEDS_OUTLINE))
    assert (len(written.notes), written.gaps) == (7, ())
    stands_at = [note.links[0].place.span.start for note in written.notes]
    assert stands_at == [252, 283, 327, 334, 338, 394, 401]
    assert all(len({link.place for link in note.links}) >= 3 for note in written.notes)
    course = {
        note.links[0].place.span.start: {
            link.place.span.start for link in note.links[1:] if link.place.document == SEEDS_OUTLINE
        }
        for note in written.notes
    }
    # The registry's section for the step that registers, the projects' for the tools that they set up.
    assert 235 in course[283]
    assert 275 in course[338]


def test_the_lists_of_search_strategies_are_pointed_out_as_differing(seeds_notes: NoteService) -> None:  # noqa: F811
    note = write(seeds_notes, "SageMaker Automatic Model Tuning")
    assert {(LONG, 295), (SHORT, 13)} in places(note, BlockKind.CONTRADICTION)


def test_documents_are_linked_to_one_another(seeds_notes: NoteService) -> None:  # noqa: F811
    for document in seeds_notes.documents(DocumentRole.NOTES):
        note = seeds_notes.write(seeds_notes.for_document(document.path))
        assert isinstance(note, Note)
        assert {c.document for s in note.sentences for c in s.citations} - {document.path}
        assert_lawful(note, seeds_notes)


@pytest.mark.parametrize("names", [("Model Monitor", "CloudWatch"), ("Amazon SageMaker", "Amazon S3")])
def test_a_pair_is_written_in_time(seeds_notes: NoteService, names: tuple[str, str]) -> None:  # noqa: F811
    write(seeds_notes, "Amazon Athena", "AWS Glue")  # what is read once
    began = time.perf_counter()
    note = write(seeds_notes, *names)
    assert time.perf_counter() - began <= PAIR_SECONDS
    assert_lawful(note, seeds_notes)
