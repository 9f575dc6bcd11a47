"""Notes written into folders: every link is followed, other people's files are left alone."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from fixtures_notes import (
    NOTES,
    course_notes,  # noqa: F401
    course_settings,  # noqa: F401
    fault_of,
    links_in,
    obsidian_faults,
)

from graph.settings import REPOSITORY
from graph.types import DocumentRole
from tutor.notes.archive import single_note, zipped_notes
from tutor.notes.blocks import Note
from tutor.notes.errors import NoteFolderError
from tutor.notes.generated_blocks import hand_written
from tutor.notes.manifest import MANIFEST
from tutor.notes.note_folder import write_notes
from tutor.notes.note_format import NoteFormat
from tutor.notes.service import NoteService, Written


@pytest.fixture(scope="module")
def written(course_notes: NoteService) -> Written:  # noqa: F811
    documents = course_notes.documents(DocumentRole.NOTES)
    requests = [course_notes.for_document(document.path) for document in documents]
    requests += [*course_notes.for_outline("course-outline.md"), *course_notes.most_connected(60)]
    requests.append(course_notes.for_entities(["Model Monitor", "CloudWatch"]))
    return course_notes.write_all(requests)


def some(service: NoteService, *names: str) -> Written:
    return service.write_all([service.for_entities([name]) for name in names])


def test_every_link_of_a_markdown_folder_leads_somewhere(
    course_notes: NoteService,  # noqa: F811
    written: Written,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "deep" / "notes"
    report = write_notes(folder, written, NoteFormat.MARKDOWN, course_notes.shelf)
    assert report.files[-1] == "README.md"
    files = sorted(folder.rglob("*.md"))
    assert len(files) == len(written.notes) + 1
    links = [link for file in files for link in links_in(file)]
    assert len(links) > 1000
    assert [fault for link in links if (fault := fault_of(link))] == []
    listed = {link.target for link in links_in(folder / "README.md")}
    assert listed == {str(file.relative_to(folder)) for file in files} - {"README.md"}


def test_every_link_of_an_obsidian_folder_leads_somewhere(
    course_notes: NoteService,  # noqa: F811
    written: Written,
    tmp_path: Path,
) -> None:
    write_notes(tmp_path, written, NoteFormat.OBSIDIAN, course_notes.shelf)
    files = [file for file in tmp_path.rglob("*.md") if file.parent.name != "sources"]
    assert [fault for file in files for fault in obsidian_faults(tmp_path, file)] == []
    monitor = (tmp_path / "entities" / "sagemaker-model-monitor.md").read_text(encoding="utf-8")
    assert monitor.startswith('---\ntitle: "SageMaker Model Monitor"\n')
    back = monitor.partition("## Linked from")[2]
    assert "[[cross-references/amazon-cloudwatch-and-sagemaker-model-monitor|" in back


@pytest.mark.parametrize("form", [NoteFormat.MARKDOWN, NoteFormat.OBSIDIAN])
def test_a_zip_holds_all_that_its_links_need(
    course_notes: NoteService,  # noqa: F811
    written: Written,
    tmp_path: Path,
    form: NoteFormat,
) -> None:
    packed = zipped_notes(written, form, course_notes.shelf)
    assert packed == zipped_notes(written, form, course_notes.shelf)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    files = [file for file in tmp_path.rglob("*.md") if file.parent.name != "sources"]
    assert len(files) == len(written.notes) + 1
    if form is NoteFormat.OBSIDIAN:
        assert [fault for file in files for fault in obsidian_faults(tmp_path, file)] == []
    else:
        assert [fault for file in files for link in links_in(file) if (fault := fault_of(link))] == []


def test_every_link_of_the_folder_in_the_repository_leads_somewhere() -> None:
    files = sorted((REPOSITORY / "docs" / "cross-references").rglob("*.md"))
    assert len(files) > 30
    assert [fault for file in files for link in links_in(file) if (fault := fault_of(link))] == []


def test_writing_twice_changes_no_byte(course_notes: NoteService, tmp_path: Path) -> None:  # noqa: F811
    notes = some(course_notes, "Model Monitor", "Clarify")
    write_notes(tmp_path, notes, NoteFormat.MARKDOWN, course_notes.shelf)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    write_notes(tmp_path, notes, NoteFormat.MARKDOWN, course_notes.shelf)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_what_people_wrote_survives_and_other_notes_stay_listed(course_notes: NoteService, tmp_path: Path) -> None:  # noqa: F811
    write_notes(tmp_path, some(course_notes, "Model Monitor"), NoteFormat.MARKDOWN, course_notes.shelf)
    file = tmp_path / "entities" / "sagemaker-model-monitor.md"
    text = file.read_text(encoding="utf-8").replace("-->\n\n<!--", "-->\n\nMy own words.\n\n<!--", 1)
    file.write_text("Before all.\n" + text.replace("uses", "abuses"), encoding="utf-8")
    write_notes(tmp_path, some(course_notes, "Model Monitor", "Clarify"), NoteFormat.MARKDOWN, course_notes.shelf)
    renewal = file.read_text(encoding="utf-8")
    assert hand_written(renewal) == ("Before all.", "My own words.")
    assert "abuses" not in renewal
    assert {link.target for link in links_in(tmp_path / "README.md")} == {
        "entities/sagemaker-clarify.md",
        "entities/sagemaker-model-monitor.md",
    }


def test_other_peoples_folders_and_files_are_refused(course_notes: NoteService, tmp_path: Path) -> None:  # noqa: F811
    notes = some(course_notes, "Model Monitor")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(NoteFolderError, match="holds files that are not notes of this program"):
        write_notes(theirs, notes, NoteFormat.MARKDOWN, course_notes.shelf)
    assert [file.name for file in theirs.iterdir()] == ["README.md"]
    own = tmp_path / "own"
    write_notes(own, notes, NoteFormat.MARKDOWN, course_notes.shelf)
    (own / "entities" / "sagemaker-clarify.md").write_text("mine", encoding="utf-8")
    with pytest.raises(NoteFolderError, match=r"sagemaker-clarify\.md was not written by this program"):
        write_notes(own, some(course_notes, "Clarify"), NoteFormat.MARKDOWN, course_notes.shelf)
    with pytest.raises(NoteFolderError, match="holds notes as markdown"):
        write_notes(own, notes, NoteFormat.JSON, course_notes.shelf)
    with pytest.raises(NoteFolderError, match="is a file"):
        write_notes(own / "README.md", notes, NoteFormat.MARKDOWN, course_notes.shelf)


def test_a_folder_that_is_ingested_is_refused(course_notes: NoteService) -> None:  # noqa: F811
    with pytest.raises(NoteFolderError, match="whose files are ingested as notes"):
        write_notes(NOTES / "links", some(course_notes, "Clarify"), NoteFormat.MARKDOWN, course_notes.shelf)
    assert not (NOTES / "links").exists()


def test_a_damaged_or_hostile_list_is_refused(course_notes: NoteService, tmp_path: Path) -> None:  # noqa: F811
    notes = some(course_notes, "Model Monitor")
    write_notes(tmp_path, notes, NoteFormat.MARKDOWN, course_notes.shelf)
    good = (tmp_path / MANIFEST).read_text(encoding="utf-8")
    (tmp_path / MANIFEST).write_text(good.replace("entities/", "../../"), encoding="utf-8")
    with pytest.raises(NoteFolderError, match="outside of the folder"):
        write_notes(tmp_path, notes, NoteFormat.MARKDOWN, course_notes.shelf)
    (tmp_path / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(NoteFolderError, match="cannot be read as the list"):
        write_notes(tmp_path, notes, NoteFormat.MARKDOWN, course_notes.shelf)


def test_json_holds_every_sentence_with_its_citations(course_notes: NoteService, tmp_path: Path) -> None:  # noqa: F811
    notes = some(course_notes, "Model Monitor")
    write_notes(tmp_path, notes, NoteFormat.JSON, course_notes.shelf)
    parsed = json.loads((tmp_path / "entities" / "sagemaker-model-monitor.json").read_text(encoding="utf-8"))
    sentences = [sentence for block in parsed["blocks"] for sentence in block["sentences"]]
    assert [sentence["text"] for sentence in sentences] == [s.text for s in notes.notes[0].sentences]
    assert set(sentences[0]["citations"][0]) == {"document", "heading_path", "start_line", "end_line", "quote"}


def test_a_single_note_links_to_documents_beside_it(course_notes: NoteService) -> None:  # noqa: F811
    note = course_notes.write(course_notes.for_entities(["Model Monitor"]))
    assert isinstance(note, Note)
    text = single_note(note, course_notes.shelf)
    assert "](06-monitoring-and-governing-models.md#model-monitor)" in text
    assert "generated:" not in text
