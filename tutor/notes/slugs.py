"""What the readers of markdown call a heading in a link: GitHub's slugs, Obsidian's heading names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

_CODE = re.compile(r"(`+)(.+?)\1")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_STRONG = re.compile(r"(\*\*\*|\*\*|\*|~~)(?=\S)(.+?)(?<=\S)\1")
_UNDERSCORED = re.compile(r"(?<!\w)(___|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# As in github/html-pipeline's table of contents filter: all but letters, numbers, marks, connectors, '-' and space.
_DROPPED = re.compile(r"[^\w\- ]", re.UNICODE)
# What Obsidian cannot hold inside [[…#…]].
_UNLINKABLE = re.compile(r"[#|^:\[\]\\]|%%")
_LONGEST_NAME = 80


def shown(heading: str) -> str:
    """Return a heading's source as a reader sees it: without marks, links' targets and tags."""
    parts: list[str] = []
    at = 0
    for code in _CODE.finditer(heading):  # nothing inside code is a mark
        parts += [_unmarked(heading[at : code.start()]), code[2].strip()]
        at = code.end()
    return "".join([*parts, _unmarked(heading[at:])]).strip()


def github_slug(heading: str) -> str:
    """Return GitHub's name of a heading, before it is told apart from others of the same name."""
    return _DROPPED.sub("", shown(heading).lower()).replace(" ", "-")


def github_slugs(headings: Iterable[str]) -> list[str]:
    """Return the names of a file's headings in order; the second of a name ends in -1, the third in -2."""
    counts: dict[str, int] = {}
    slugs: list[str] = []
    for heading in headings:
        plain = slug = github_slug(heading)
        while slug in counts:
            counts[plain] += 1
            slug = f"{plain}-{counts[plain]}"
        counts[slug] = 0
        slugs.append(slug)
    return slugs


def obsidian_heading(heading: str) -> str:
    """Return a heading's source as it stands in an Obsidian link."""
    return " ".join(_UNLINKABLE.sub(" ", heading).split())


def file_slug(title: str) -> str:
    """Return a title as the name of a file, without an ending: small letters, digits and hyphens."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return slug[:_LONGEST_NAME].strip("-") or "note"


def _unmarked(text: str) -> str:
    text = _TAG.sub("", _LINK.sub(r"\1", text))
    for marks in (_STRONG, _STRONG, _UNDERSCORED, _UNDERSCORED):
        text = marks.sub(r"\2", text)
    return unescape(_ESCAPED.sub(r"\1", text))
