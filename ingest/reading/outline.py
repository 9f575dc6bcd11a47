"""Course outlines: documents whose parts are prompts. They are read as a plan, never as knowledge."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from graph.types import LineSpan, OutlineItem, OutlinePart, Section, content_key
from ingest.reading.draft import Draft
from ingest.reading.inline import one_line
from ingest.reading.line_shape import HEADING, starts_block

# White space may stand inside a tag: exports break lines anywhere.
_TAG = re.compile(r"<\s*+(?P<end>/)?\s*+llm\s*_prompt\s*>", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:[-*+]\s+)?(?P<bold>\*\*|__)(?P<label>[^*_]+?):?(?P=bold)\s*:?\s*(?P<rest>.*)$")
_PARTS = {part.value: part for part in OutlinePart}


@dataclass(frozen=True, slots=True)
class FoundPrompt:
    """One prompt with the lines it stands in, and what its first line says before it."""

    span: LineSpan
    text: str
    before: str


def take_prompts(draft: Draft) -> list[FoundPrompt]:
    """Return the draft's prompts and blank out their lines, so that no prompt can become knowledge."""
    text = "\n".join(draft.lines)
    found = list(_prompts(text))
    draft.taken = frozenset(index for prompt in found for index in range(prompt.span.start - 1, prompt.span.end))
    for index in draft.taken:
        draft.lines[index] = ""
    return found


def _prompts(text: str) -> Iterator[FoundPrompt]:
    """Yield the prompts; one that is never closed ends with its paragraph."""
    tags = list(_TAG.finditer(text))
    lines = _LineCount(text)
    for tag, following in zip(tags, [*tags[1:], None], strict=False):
        if tag["end"]:
            continue
        if following and following["end"]:
            stop, end = following.start(), following.end()
        else:
            stop = end = _end_of_paragraph(text, tag.end(), following.start() if following else len(text))
        span = LineSpan(lines.up_to(tag.start()), lines.up_to(max(end - 1, tag.start())))
        before = text[text.rfind("\n", 0, tag.start()) + 1 : tag.start()]
        yield FoundPrompt(span, " ".join(text[tag.end() : stop].split()), before)


def _end_of_paragraph(text: str, start: int, limit: int) -> int:
    """Return where the paragraph around `start` ends: before a blank line, another block or `limit`."""
    end = start
    for line in text[start:limit].split("\n"):
        if end > start and (not line.strip() or starts_block(line)):
            break
        end += len(line) + 1
    return min(end - 1, limit)


class _LineCount:
    """The line numbers of a text's offsets."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def up_to(self, offset: int) -> int:
        return bisect_left(self._ends, offset) + 1


def is_outline(prompts: list[FoundPrompt], draft: Draft, total_characters: int) -> bool:
    """Tell whether a document is a plan: prompts make up most of it, or all but headings and labelled parts."""
    if not prompts:
        return False
    parts = {span.start - 1 for span, _, _ in _spoken_parts(draft)}
    rest = (line for index, line in enumerate(draft.lines) if index not in parts and not HEADING.match(line))
    return sum(len(prompt.text) for prompt in prompts) * 2 >= total_characters or not any(map(str.strip, rest))


def outline_items(path: str, prompts: list[FoundPrompt], draft: Draft, sections: list[Section]) -> list[OutlineItem]:
    """Return the plan's parts in order: prompts, and labelled lines that need none (learning objectives)."""
    found = [(prompt.span, _part_named(prompt.before), prompt.text) for prompt in prompts]
    found += _spoken_parts(draft)
    items = []
    for ordinal, (span, part, text) in enumerate(sorted(found, key=lambda item: item[0])):
        headings = _heading_path(sections, span.start)
        chapter = headings[0] if headings else ""
        item_id = content_key(path, *headings, str(ordinal), "outline item")  # never a section's id
        items.append(OutlineItem(item_id, path, ordinal, chapter, headings, part, text, span))
    return items


def _spoken_parts(draft: Draft) -> list[tuple[LineSpan, OutlinePart, str]]:
    parts = []
    for index, line in enumerate(draft.lines):
        match = _LABEL.match(line)
        part = _PARTS.get(match["label"].strip().lower()) if match else None
        if match and part and match["rest"].strip(" \"'"):
            parts.append((LineSpan(index + 1, index + 1), part, one_line(match["rest"])))
    return parts


def _part_named(before: str) -> OutlinePart:
    match = _LABEL.match(before)
    return _PARTS.get(match["label"].strip().lower(), OutlinePart.CONTENT) if match else OutlinePart.CONTENT


def _heading_path(sections: list[Section], line: int) -> tuple[str, ...]:
    return next((section.heading_path for section in sections if section.span.start <= line <= section.span.end), ())
