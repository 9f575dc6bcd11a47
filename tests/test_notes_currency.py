"""Which written notes are stale after an ingest, why, and writing those anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixtures_notes import small_notes

from tutor.build import open_notes
from tutor.notes.currency import check_folder, renew
from tutor.notes.errors import NoteFolderError
from tutor.notes.generated_blocks import hand_written
from tutor.notes.known_folders import known_folders, remember_folder
from tutor.notes.note_folder import write_notes
from tutor.notes.note_format import NoteFormat
from tutor.notes.service import NoteService

MONITOR = "# Watching\n\n## Model Monitor\n\nSageMaker Model Monitor watches data drift in production.\n"
OTHER = "# Labels\n\n## Ground Truth\n\nSageMaker Ground Truth manages people who label training data.\n"
NAMES = ("SageMaker Model Monitor", "SageMaker Ground Truth")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "monitor.md").write_text(MONITOR, encoding="utf-8")
    (folder / "labels.md").write_text(OTHER, encoding="utf-8")
    return folder


def ingested(notes: Path, model_cache: Path) -> NoteService:
    return open_notes(small_notes(notes, notes.parent, model_cache))


def written(notes: Path, model_cache: Path) -> Path:
    service = ingested(notes, model_cache)
    folder = notes.parent / "written"
    requests = [service.for_entities([name]) for name in NAMES]
    write_notes(folder, service.write_all(requests), NoteFormat.MARKDOWN, service.shelf)
    return folder


def reasons(folder: Path, service: NoteService) -> dict[str, tuple[str, ...]]:
    return {one.note.title: one.reasons for one in check_folder(folder, service)}


def test_notes_are_current_until_something_changes(notes: Path, model_cache: Path) -> None:
    folder = written(notes, model_cache)
    assert reasons(folder, ingested(notes, model_cache)) == dict.fromkeys(NAMES, ())


def test_a_changed_section_makes_only_its_notes_stale(notes: Path, model_cache: Path) -> None:
    folder = written(notes, model_cache)
    (notes / "monitor.md").write_text(MONITOR.replace("in production", "in live traffic"), encoding="utf-8")
    found = reasons(folder, ingested(notes, model_cache))
    assert found["SageMaker Model Monitor"] == ("monitor.md › Watching › Model Monitor has changed",)
    assert found["SageMaker Ground Truth"] == ()


def test_moved_new_and_lost_sections_are_told_apart(notes: Path, model_cache: Path) -> None:
    folder = written(notes, model_cache)
    (notes / "monitor.md").write_text("\n\n" + MONITOR, encoding="utf-8")
    place = "Watching › Model Monitor"
    found = reasons(folder, ingested(notes, model_cache))["SageMaker Model Monitor"]
    assert found == (f"monitor.md › {place} has moved from line 3 to 5",)
    (notes / "monitor.md").write_text(MONITOR, encoding="utf-8")
    (notes / "more.md").write_text("# More\n\nSageMaker Model Monitor also compares bias.\n", encoding="utf-8")
    assert "more.md › More has something to add" in reasons(folder, ingested(notes, model_cache))[NAMES[0]]
    (notes / "more.md").unlink()
    (notes / "labels.md").unlink()
    lost = reasons(folder, ingested(notes, model_cache))["SageMaker Ground Truth"]
    assert lost[0].startswith("it cannot be written any more: The notes know nothing named 'SageMaker Ground Truth'")


def test_stale_notes_are_written_anew_and_hand_written_text_stays(notes: Path, model_cache: Path) -> None:
    folder = written(notes, model_cache)
    files = {name: folder / "entities" / f"{name.lower().replace(' ', '-')}.md" for name in NAMES}
    for file in files.values():
        file.write_text(file.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    untouched = files[NAMES[1]].read_bytes()
    (notes / "monitor.md").write_text(MONITOR.replace("in production", "in live traffic"), encoding="utf-8")
    service = ingested(notes, model_cache)
    renew(folder, check_folder(folder, service), service)
    renewal = files[NAMES[0]].read_text(encoding="utf-8")
    assert "in live traffic" in renewal
    assert hand_written(renewal) == ("Mine.",)
    assert files[NAMES[1]].read_bytes() == untouched
    assert not any(one.is_stale for one in check_folder(folder, service))


def test_a_file_that_is_gone_is_written_again(notes: Path, model_cache: Path) -> None:
    folder = written(notes, model_cache)
    file = folder / "entities" / "sagemaker-model-monitor.md"
    before = file.read_bytes()
    file.unlink()
    service = ingested(notes, model_cache)
    checked = check_folder(folder, service)
    assert [one.reasons for one in checked if one.is_stale] == [("its file is gone",)]
    renew(folder, checked, service)
    assert file.read_bytes() == before


def test_a_document_that_changed_on_disk_is_not_quoted(notes: Path, model_cache: Path) -> None:
    service = ingested(notes, model_cache)
    (notes / "monitor.md").write_text("# Gone\n", encoding="utf-8")
    note = service.write(service.for_entities([NAMES[0]]))
    assert not getattr(note, "sentences", None)
    assert "changed since they were ingested" in getattr(note, "remarks", ("",))[-1]


def test_a_folder_of_other_files_cannot_be_checked(notes: Path, model_cache: Path) -> None:
    service = ingested(notes, model_cache)
    with pytest.raises(NoteFolderError, match="is no folder of notes"):
        check_folder(notes, service)


def test_folders_are_remembered_until_they_are_gone(notes: Path, model_cache: Path) -> None:
    folder, kb_file = written(notes, model_cache), notes.parent / "knowledge.sqlite3"
    assert known_folders(kb_file) == ()
    remember_folder(kb_file, folder)
    remember_folder(kb_file, folder)
    assert known_folders(kb_file) == (folder.resolve(),)
    (folder / ".graph-tutor-notes.json").unlink()
    assert known_folders(kb_file) == ()
