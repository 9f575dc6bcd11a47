"""The note on a document or one of its sections: which other places continue, repeat or contradict it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from graph.types import Section
from tutor.notes.agreement import Agreement, alike_sentence, difference_sentence
from tutor.notes.assembly import assembled
from tutor.notes.blocks import Block, BlockKind, Note, NoteKind, NoteRequest, Sentence
from tutor.notes.likeness import ALIKE, likeness, term_set
from tutor.notes.prose import quoted
from tutor.notes.shelf import Shelf, Spot, place_of

_NEAREST = 12  # passages that are looked at for each section
_NEAR = 0.5  # cosine from which a passage without a shared subject continues a section
_NEAR_ON_SUBJECT = 0.3
_BROAD = 40  # a subject that more statements mention says little about what belongs together
_MOST_CONTINUED, _MOST_REPEATED, _MOST_CONTRADICTED = 3, 3, 4
_FEWEST_TERMS = 4


def document_note(path: str, heading_path: tuple[str, ...], shelf: Shelf, agreement: Agreement) -> Note:
    """Return the note on a document, or where `heading_path` is not empty on that section and those below it."""
    sections = [s for s in shelf.sections_of(path) if s.heading_path[: len(heading_path)] == heading_path]
    blocks = [block for section in sections for block in _section_blocks(section, shelf, agreement)]
    title = heading_path[-1] if heading_path else shelf.documents[path].title or path
    return assembled(NoteRequest(NoteKind.DOCUMENT, (path, *heading_path)), title, (), blocks, shelf)


def _section_blocks(section: Section, shelf: Shelf, agreement: Agreement) -> Iterator[Block]:
    own = shelf.of_section(section.id)
    if not own:
        return
    place = place_of(section)
    title = section.heading_path[-1] if section.heading_path else "Opening lines"
    near = _nearest(section, shelf)
    repeats = list(_repeats(own, near, shelf))[:_MOST_REPEATED]
    repeated = {spot.key for pair in repeats for spot in pair}
    continued = tuple(map(quoted, _continued(section, near, repeated, shelf)))
    yield Block(BlockKind.CONTINUES, f"{title}: continued elsewhere", continued, place)
    yield Block(BlockKind.REPEATS, f"{title}: said again elsewhere", tuple(map(_again, repeats)), place)
    differing = agreement.touching(frozenset({section.id}))[:_MOST_CONTRADICTED]
    yield Block(
        BlockKind.CONTRADICTION, f"{title}: said differently", tuple(map(difference_sentence, differing)), place
    )


def _again(pair: tuple[Spot, Spot]) -> Sentence:
    first, second = pair
    return quoted(first, second) if term_set(first.text) == term_set(second.text) else alike_sentence(first, second)


def _nearest(section: Section, shelf: Shelf) -> list[tuple[str, float]]:
    """Return the ids of the passages outside a section that are nearest to any of its own, with their cosine."""
    own = [passage_id for passage_id, passage in shelf.passages.items() if passage.section_id == section.id]
    ids = [passage_id for passage_id in shelf.passages if passage_id not in own]
    if not own or not ids:
        return []
    cosines = np.max(shelf.matrix(ids) @ shelf.matrix(own).T, axis=1)
    best = np.argsort(-cosines, kind="stable")[:_NEAREST]
    return [(ids[int(n)], float(cosines[int(n)])) for n in best]


def _repeats(own: Sequence[Spot], near: list[tuple[str, float]], shelf: Shelf) -> Iterator[tuple[Spot, Spot]]:
    """Yield the pairs of a statement here and the statement near it that says the same."""
    others = [spot for passage_id, _ in near for spot in shelf.of_passage(passage_id) if not spot.is_code]
    for spot in own:
        if spot.is_code or len(term_set(spot.text)) < _FEWEST_TERMS:
            continue
        best = max(others, key=lambda other: likeness(spot.text, other.text), default=None)
        if best and likeness(spot.text, best.text) >= ALIKE:
            yield spot, best


def _continued(
    section: Section, near: list[tuple[str, float]], said: set[tuple[str, int]], shelf: Shelf
) -> Iterator[Spot]:
    """Yield from each near section on the same subject the statement that is nearest to what stands here."""
    subjects = {s for s in shelf.section_subjects(section.heading_path) if len(shelf.mentioning(s)) <= _BROAD}
    here = frozenset[str]().union(*(term_set(spot.text) for spot in shelf.of_section(section.id)))
    seen: set[str] = {section.id}
    for passage_id, cosine in near:
        passage = shelf.passages[passage_id]
        spots = [s for s in shelf.of_passage(passage_id) if s.key not in said and not s.is_code]
        on_subject = [spot for spot in spots if subjects & (shelf.mentioned(spot) | shelf.subjects(spot))]
        is_near = cosine >= (_NEAR_ON_SUBJECT if on_subject else _NEAR)
        if is_near and spots and passage.section_id not in seen and len(seen) <= _MOST_CONTINUED:
            seen.add(passage.section_id)
            yield max(on_subject or spots, key=lambda spot: len(term_set(spot.text) & here))
