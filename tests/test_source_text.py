from hashlib import sha256
from pathlib import Path

import pytest
from fakes import unprivileged

from graph.types import Problem, ProblemKind
from ingest.reading.source_text import SourceText, read_source

LIMIT = 1000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "note.md"


def test_a_file_is_its_lines_its_hash_and_its_size(file: Path) -> None:
    file.write_bytes(b"# Queues\r\n\r\nFirst in, first out.\n")
    source, problem = read_source(file, "deep/note.md", LIMIT)
    assert problem is None
    digest = sha256(b"# Queues\r\n\r\nFirst in, first out.\n").hexdigest()
    assert source == SourceText("deep/note.md", ("# Queues", "", "First in, first out."), digest, 33)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n\n", b"\xff\xfe", b"\xc2\xa0\n"])
def test_a_file_without_text_is_empty(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert read_source(file, "note.md", LIMIT) == (
        None,
        Problem("note.md", ProblemKind.EMPTY, "there is nothing in it"),
    )


def test_binary_data_is_not_text(file: Path) -> None:
    file.write_bytes(b"\x7fELF\x02\x01\x00\x00")
    source, problem = read_source(file, "note.md", LIMIT)
    assert source is None
    assert problem == Problem("note.md", ProblemKind.NOT_TEXT, "it holds binary data; save it as UTF-8 text")


def test_a_large_file_is_not_read_and_the_limit_is_stated(file: Path) -> None:
    file.write_bytes(b"a" * 3_400_000)
    source, problem = read_source(file, "note.md", 2_000_000)
    assert source is None
    assert problem is not None
    assert problem.kind is ProblemKind.TOO_LARGE
    assert problem.detail == "3.4 MB, the limit is 2.0 MB; raise MAX_FILE_MEGABYTES or split the file"


def test_a_file_of_the_limit_is_read(file: Path) -> None:
    file.write_bytes(b"a" * LIMIT)
    source, problem = read_source(file, "note.md", LIMIT)
    assert source is not None
    assert problem is None


def test_a_windows_file_is_read_and_said_to_be_one(file: Path) -> None:
    file.write_bytes("Größe – 5 €\n".encode("cp1252"))
    source, problem = read_source(file, "note.md", LIMIT)
    assert source is not None
    assert source.lines == ("Größe – 5 €",)
    detail = "not UTF-8, read as Windows-1252; save it as UTF-8 if characters look wrong"
    assert problem == Problem("note.md", ProblemKind.ENCODING, detail)


def test_a_file_that_vanished_is_a_problem(file: Path) -> None:
    source, problem = read_source(file, "note.md", LIMIT)
    assert source is None
    assert problem is not None
    assert problem.kind is ProblemKind.UNREADABLE
    assert problem.detail.startswith("No such file or directory")


def test_a_file_without_permission_is_unreadable(file: Path) -> None:
    file.write_text("secret")
    file.chmod(0)
    with unprivileged(file.parent):
        source, problem = read_source(file, "note.md", LIMIT)
    assert source is None
    assert problem == Problem("note.md", ProblemKind.UNREADABLE, "Permission denied; check its permissions")
