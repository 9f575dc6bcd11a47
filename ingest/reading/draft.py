"""The lines of a document while they are being repaired for the parser.

The number of lines never changes, so the parser's line map stays true for the file on disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.types import Repair, RepairKind

# Stands in for a blank line that a page break put into a sentence; dropped again from the text.
JOINER = "\u2060"


@dataclass(slots=True)
class Draft:
    """Working copy of a document's lines (index 0 is line 1), what was mended, and which lines are code.

    `taken` are the lines that were blanked out because they are no part of the notes.
    """

    path: str
    lines: list[str]
    repairs: list[Repair] = field(default_factory=list)
    code: frozenset[int] = frozenset()
    taken: frozenset[int] = frozenset()

    def mend(self, index: int, text: str, kind: RepairKind) -> None:
        """Replace one line and put the repair on record."""
        self.lines[index] = text
        self.note(index, kind)

    def note(self, index: int, kind: RepairKind) -> None:
        """Put a repair on record that changes no line."""
        self.repairs.append(Repair(self.path, index + 1, kind))

    def is_blank(self, index: int) -> bool:
        """Tell whether a line is blank or not there."""
        return not (0 <= index < len(self.lines)) or not self.lines[index].strip()

    def prose(self) -> list[int]:
        """Return the indexes of the lines that are not blank and not code."""
        return [i for i, line in enumerate(self.lines) if line.strip() and i not in self.code]
