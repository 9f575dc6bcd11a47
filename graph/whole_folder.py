"""Folders that appear whole or not at all, whoever is killed while writing them."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

UNFINISHED = ".unfinished-"
ABANDONED_SECONDS = 3600  # nothing that is written here takes an hour: its writer was killed
_ALREADY_THERE = (errno.ENOTEMPTY, errno.EEXIST)


def write_whole(folder: Path, fill: Callable[[Path], None], is_good: Callable[[Path], bool]) -> None:
    """Let `fill` write into a new folder, then give it its name in one step.

    When something of that name is there, it stays if `is_good` says so: another process was first. Anything
    else is replaced. Raises OSError when it cannot be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(folder.parent)
    fresh = _hidden_beside(folder)
    fresh.mkdir()
    try:
        fill(fresh)
        _give_name(fresh, folder, is_good)
    finally:
        rmtree(fresh, ignore_errors=True)


def discard(folder: Path) -> None:
    """Remove a folder in one step, as others see it; do nothing when it is not there.

    Raises OSError when it cannot be removed.
    """
    doomed = _hidden_beside(folder)
    try:
        folder.rename(doomed)
    except FileNotFoundError:
        return
    rmtree(doomed, ignore_errors=True)


def write_text_whole(file: Path, text: str) -> None:
    """Replace a file's text in one step.

    Raises OSError when it cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = _hidden_beside(file)
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _hidden_beside(path: Path) -> Path:
    return path.with_name(f"{UNFINISHED}{os.getpid()}-{uuid4().hex}")


def _give_name(fresh: Path, folder: Path, is_good: Callable[[Path], bool]) -> None:
    try:
        fresh.rename(folder)
    except OSError as error:
        if error.errno not in _ALREADY_THERE:
            raise
        if not is_good(folder):
            discard(folder)
            _give_name(fresh, folder, is_good)


def _remove_abandoned(parent: Path) -> None:
    oldest = time.time() - ABANDONED_SECONDS
    for path in parent.glob(f"{UNFINISHED}*"):
        with suppress(OSError):  # another process tidied up first, or it is another user's
            if path.stat().st_mtime < oldest:
                rmtree(path) if path.is_dir() else path.unlink()
