import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.settings import REPOSITORY
from graph.whole_folder import ABANDONED_SECONDS, UNFINISHED, discard, write_text_whole, write_whole

KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from graph.whole_folder import write_whole

def fill(fresh):
    (fresh / "first").write_text("half of it")
    os.kill(os.getpid(), signal.SIGKILL)

write_whole(Path(sys.argv[1]), fill, lambda there: True)
"""


def fill_with(text: str, folder: Path) -> None:
    (folder / "file").write_text(text)


def test_a_folder_appears_with_all_that_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"

    write_whole(folder, lambda fresh: fill_with("mine", fresh), lambda there: True)

    assert (folder / "file").read_text() == "mine"
    assert [path.name for path in folder.parent.iterdir()] == ["folder"]


def test_while_it_is_written_it_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    seen: list[bool] = []

    write_whole(folder, lambda fresh: seen.append(folder.exists()), lambda there: True)

    assert seen == [False]
    assert folder.is_dir()


def test_a_writer_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(fresh: Path) -> None:
        fill_with("half", fresh)
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_whole(tmp_path / "folder", fail, lambda there: True)

    assert list(tmp_path.iterdir()) == []


def test_a_killed_writer_leaves_no_folder_of_that_name(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(tmp_path / "folder")]

    killed = subprocess.run(command, cwd=REPOSITORY, check=False)

    (left,) = tmp_path.iterdir()
    assert killed.returncode == -9
    assert left.name.startswith(UNFINISHED)
    old = time.time() - ABANDONED_SECONDS - 60
    os.utime(left, (old, old))
    write_whole(tmp_path / "folder", lambda fresh: fill_with("mine", fresh), lambda there: True)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_what_another_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / f"{UNFINISHED}1-abc"
    theirs.mkdir()

    write_whole(tmp_path / "folder", lambda fresh: fill_with("mine", fresh), lambda there: True)

    assert theirs.is_dir()


@pytest.mark.parametrize(("good", "expected"), [(True, "theirs"), (False, "mine")])
def test_what_was_there_first_stays_if_it_is_good(good: bool, expected: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write_whole(folder, lambda fresh: fill_with("theirs", fresh), lambda there: True)

    write_whole(folder, lambda fresh: fill_with("mine", fresh), lambda there: good)

    assert (folder / "file").read_text() == expected
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_discarding_removes_a_folder_or_does_nothing(tmp_path: Path) -> None:
    write_whole(tmp_path / "folder", lambda fresh: fill_with("mine", fresh), lambda there: True)

    discard(tmp_path / "folder")
    discard(tmp_path / "folder")

    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    write_text_whole(tmp_path / "sub" / "file", "first")
    write_text_whole(tmp_path / "sub" / "file", "second: ü")

    assert (tmp_path / "sub" / "file").read_text(encoding="utf-8") == "second: ü"
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["file"]
