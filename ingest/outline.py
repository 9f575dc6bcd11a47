"""Course outlines: documents whose parts are prompts. They are read as a plan, never as knowledge."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.types import LineSpan, OutlineItem, OutlinePart, Section, content_key
from ingest.draft import Draft
from ingest.inline import one_line

# White space may stand inside a tag: exports break lines anywhere.
_PROMPT = re.compile(r"<\s*llm\s*_prompt\s*>(?P<text>.*?)<\s*/\s*llm\s*_prompt\s*>", re.DOTALL | re.IGNORECASE)
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
    found = [_found(text, match) for match in _PROMPT.finditer(text)]
    for prompt in found:
        for index in range(prompt.span.start - 1, prompt.span.end):
            draft.lines[index] = ""
    return found


def _found(text: str, match: re.Match[str]) -> FoundPrompt:
    first = text.count("\n", 0, match.start()) + 1
    last = first + match.group().count("\n")
    line_start = text.rfind("\n", 0, match.start()) + 1
    return FoundPrompt(LineSpan(first, last), " ".join(match["text"].split()), text[line_start : match.start()])


def is_outline(prompts: list[FoundPrompt], total_characters: int) -> bool:
    """Tell whether prompts make up most of a document."""
    return bool(prompts) and sum(len(prompt.text) for prompt in prompts) * 2 >= total_characters


def outline_items(path: str, prompts: list[FoundPrompt], draft: Draft, sections: list[Section]) -> list[OutlineItem]:
    """Return the plan's parts in order: prompts, and labelled lines that need none (learning objectives)."""
    found = [(prompt.span, _part_named(prompt.before), prompt.text) for prompt in prompts]
    found += _spoken_parts(draft)
    items = []
    for ordinal, (span, part, text) in enumerate(sorted(found, key=lambda item: item[0])):
        headings = _heading_path(sections, span.start)
        chapter = headings[0] if headings else ""
        item_id = content_key(path, *headings, str(ordinal))
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
