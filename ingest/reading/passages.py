"""Packing a section's units into passages: what belongs together stays together, within a size."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

from graph.types import LineSpan, Passage, PassageKind, Statement, content_key
from ingest.reading.lead_ins import PlacedUnit
from ingest.reading.quotes import DiskLines
from ingest.reading.sections import SectionUnits
from ingest.reading.statements import statements_of
from ingest.reading.units import UnitKind

# Characters of source. The default model reads 256 word pieces, about 1,100 characters of English.
WANTED = 600
MOST = 1000

_STANDS_ALONE = frozenset({UnitKind.TABLE, UnitKind.CODE, UnitKind.HTML})


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Neighbouring units that become one passage."""

    units: tuple[PlacedUnit, ...]

    @property
    def size(self) -> int:
        return sum(len(placed.unit.content) for placed in self.units)

    @property
    def span(self) -> LineSpan:
        return LineSpan(self.units[0].unit.span.start, max(placed.unit.span.end for placed in self.units))

    @property
    def alone(self) -> bool:
        return any(placed.unit.kind in _STANDS_ALONE for placed in self.units)


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of statements with the lines and text that hold them."""

    span: LineSpan
    text: str
    lead_in: tuple[str, ...]
    statements: tuple[Statement, ...]


def passages_of(part: SectionUnits, title: str, disk: DiskLines, first: int) -> list[Passage]:
    """Return a section's passages in order; `first` is the ordinal of the first one in its document."""
    section, passages = part.section, list[Passage]()
    heading = disk.whole(part.heading) if part.heading else None
    for parcel in (piece for whole in _pack(part.units) for piece in _cut_apart(whole, disk.taken)):
        for cut in _parts(parcel, disk):
            ordinal = len(passages)
            passages.append(
                Passage(
                    id=content_key(section.id, str(ordinal)),
                    document=section.document,
                    section_id=section.id,
                    ordinal=first + ordinal,
                    kind=_kind(parcel),
                    title=title,
                    heading_path=section.heading_path,
                    lead_in=cut.lead_in,
                    span=cut.span,
                    text=cut.text,
                    statements=cut.statements,
                    heading=heading,
                )
            )
    return passages


def _pack(units: list[PlacedUnit]) -> list[_Parcel]:
    """Put neighbouring groups into one parcel while they are small; open up a group that is too large."""
    parcels: list[_Parcel] = []
    for group in _groups(units):
        parcel = _Parcel(tuple(group))
        if parcel.size > MOST and len(group) > 1:
            parcels.extend(_open_up(group))
        elif parcels and _fit(parcels[-1], parcel):
            parcels[-1] = _Parcel(parcels[-1].units + parcel.units)
        else:
            parcels.append(parcel)
    return parcels


def _fit(above: _Parcel, below: _Parcel) -> bool:
    same_context = above.units[0].lead_in == below.units[0].lead_in
    return same_context and above.size + below.size <= WANTED and not (above.alone or below.alone)


def _open_up(group: list[PlacedUnit]) -> list[_Parcel]:
    """Pack what stands below a group's first unit; that unit stays with the first of it."""
    head, inner = group[0], _pack(group[1:])
    if head.introduces or len(head.unit.content) + inner[0].size <= MOST:
        return [_Parcel((head, *inner[0].units)), *inner[1:]]
    return [_Parcel((head,)), *inner]


def _groups(units: list[PlacedUnit]) -> list[list[PlacedUnit]]:
    """Cut a run of units into groups, each a unit with all that stands below it."""
    groups: list[list[PlacedUnit]] = []
    for placed in units:
        if groups and _stands_below(groups[-1][0], placed):
            groups[-1].append(placed)
        else:
            groups.append([placed])
    return groups


def _stands_below(head: PlacedUnit, placed: PlacedUnit) -> bool:
    introduced = head.introduces and len(placed.lead_in) > len(head.lead_in)
    return introduced or placed.unit.depth > head.unit.depth > 0


def _cut_apart(parcel: _Parcel, taken: frozenset[int]) -> list[_Parcel]:
    """Cut a parcel where lines between its units are no part of the notes."""
    inside = sorted(index for index in taken if parcel.span.start <= index < parcel.span.end)
    if not inside:
        return [parcel]
    runs = groupby(parcel.units, key=lambda placed: bisect_left(inside, placed.unit.span.start))
    return [_Parcel(tuple(run)) for _, run in runs]


def _kind(parcel: _Parcel) -> PassageKind:
    kinds = {placed.unit.kind for placed in parcel.units}
    if UnitKind.CODE in kinds:
        return PassageKind.CODE
    if kinds & {UnitKind.TABLE, UnitKind.HTML}:
        return PassageKind.TABLE
    return PassageKind.LIST if UnitKind.ITEM in kinds else PassageKind.PARAGRAPH


def _parts(parcel: _Parcel, disk: DiskLines) -> list[_Part]:
    """Return the parcel as one part, or cut between statements where it is too large; code stays whole."""
    statements = [statement for placed in parcel.units for statement in statements_of(placed, disk)]
    if not statements:
        return []
    size = sum(len(statement.text) for statement in statements)
    if size <= MOST * 3 // 2 or len(statements) == 1:
        span = disk.whole(parcel.span).span
        return [_Part(span, disk.text(span), parcel.units[0].lead_in, tuple(statements))]
    return [_part_of(run, parcel, disk) for run in _runs(statements)]


def _runs(statements: list[Statement]) -> list[tuple[Statement, ...]]:
    """Cut a list of statements into runs of about the wanted size."""
    sized, total = [], 0
    for statement in statements:
        sized.append((total // WANTED, statement))
        total += len(statement.text)
    return [tuple(item for _, item in run) for _, run in groupby(sized, key=lambda pair: pair[0])]


def _part_of(run: tuple[Statement, ...], parcel: _Parcel, disk: DiskLines) -> _Part:
    """Return the run's own words: from its first quote to its last, as sentences share a line with others."""
    span = LineSpan(run[0].span.start, max(statement.span.end for statement in run))
    unit = next(placed for placed in parcel.units if placed.unit.span.contains(run[0].span))
    return _Part(span, disk.stretch(span, run[0].quotes[0], run[-1].quotes[0]), unit.lead_in, run)
