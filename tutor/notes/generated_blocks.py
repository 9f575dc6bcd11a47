"""A file of generated blocks between markers, and whatever people write around them.

A block stands between `<!-- generated:begin KEY -->` and `<!-- generated:end KEY -->`. Renewing a file replaces what
stands between markers, adds new blocks after the one they follow and takes out those that are gone; every other
character stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.notes.errors import NoteFolderError
from tutor.notes.render_markdown import Segment

_BEGIN = re.compile(r"^<!-- generated:begin (?P<key>[\w-]+) -->$")
_END = re.compile(r"^<!-- generated:end (?P<key>[\w-]+) -->$")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A generated block with its key, or hand-written lines with an empty key."""

    key: str
    lines: tuple[str, ...]


def marked(segments: Sequence[Segment]) -> str:
    """Return a new file of the segments, each between its markers."""
    return "\n\n".join("\n".join(_with_markers(segment)) for segment in segments) + "\n"


def renewed(before: str, segments: Sequence[Segment]) -> str:
    """Return a file with its generated blocks replaced by the segments, the hand-written text where it was.

    Raises NoteFolderError when a marker has lost its other half, since nobody could tell what is whose then.
    """
    pieces = _pieces(before)
    fresh = {segment.key: segment for segment in segments}
    kept = [piece for piece in pieces if not piece.key or piece.key in fresh]
    known = {piece.key for piece in kept}
    after = _following(segments, known)
    lines: list[str] = []
    for segment in after.get("", []):
        lines += [*_with_markers(segment), ""]
    for piece in kept:
        lines += _with_markers(fresh[piece.key]) if piece.key else piece.lines
        for segment in after.get(piece.key, []) if piece.key else []:
            lines += ["", *_with_markers(segment)]
    line_end = "\r\n" if "\r\n" in before else "\n"
    return line_end.join(lines).rstrip("\r\n") + line_end


def hand_written(text: str) -> tuple[str, ...]:
    """Return the lines outside of generated blocks that are not blank."""
    return tuple(line for piece in _pieces(text) if not piece.key for line in piece.lines if line.strip())


def _following(segments: Sequence[Segment], known: set[str]) -> dict[str, list[Segment]]:
    """Return the new segments by the key of the known one that they follow, '' before the first."""
    found: dict[str, list[Segment]] = {}
    last = ""
    for segment in segments:
        if segment.key in known:
            last = segment.key
        else:
            found.setdefault(last, []).append(segment)
    return found


def _with_markers(segment: Segment) -> list[str]:
    begin, end = f"<!-- generated:begin {segment.key} -->", f"<!-- generated:end {segment.key} -->"
    # Properties are read only at the very top of a file: their begin is the text itself.
    if segment.text.startswith("---\n"):
        return [*segment.text.split("\n"), end]
    return [begin, *segment.text.split("\n"), end]


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    free: list[str] = []
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    at = 0
    while at < len(lines):
        begin = _BEGIN.match(lines[at])
        key = begin["key"] if begin else _properties_key(lines, at)
        if not key:
            _check_no_end(lines[at], at)
            free.append(lines[at])
            at += 1
            continue
        end = _end_of(lines, at, key)
        pieces += [_Piece("", tuple(free)), _Piece(key, tuple(lines[at : end + 1]))]
        free = []
        at = end + 1
    return [*pieces, _Piece("", tuple(free))]


def _properties_key(lines: Sequence[str], at: int) -> str:
    """Return the key of properties, which open a file without a marker before them."""
    if at or lines[0] != "---":
        return ""
    ends = (_END.match(line) for line in lines)
    first = next((match["key"] for match in ends if match), "")
    return first if first == "properties" else ""


def _end_of(lines: Sequence[str], begin: int, key: str) -> int:
    for at in range(begin + 1, len(lines)):
        match = _END.match(lines[at])
        if match and match["key"] == key:
            return at
        if match or _BEGIN.match(lines[at]):
            break
    raise NoteFolderError(_LOST.format(line=begin + 1, marker="end", key=key))


def _check_no_end(line: str, at: int) -> None:
    match = _END.match(line)
    if match:
        raise NoteFolderError(_LOST.format(line=at + 1, marker="begin", key=match["key"]))


_LOST = (
    "line {line}: the generated block {key} has lost its {marker} marker, so its text cannot be told from yours. "
    "Put the marker back, or delete the file to have it written anew."
)
