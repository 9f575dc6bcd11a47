"""Knowledge bases that notes are written from, and a reader of notes that trusts none of the program's own code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.settings import REPOSITORY, Settings
from ingest.service import ingest_folders
from tutor.build import open_notes
from tutor.notes.service import NoteService

NOTES = REPOSITORY / "data" / "notes"
OUTLINE = REPOSITORY / "data" / "outline"
SEEDS = REPOSITORY.parent / "shared" / "seeds"
SEEDS_OUTLINE = "000_90260e18b898a37c.txt"
_made: dict[tuple[Path, ...], Settings] = {}


def ingested_once(folders: tuple[Path, ...], made_in: pytest.TempPathFactory, model_cache: Path) -> Settings:
    """Ingest folders into a knowledge base of their own, once in a run."""
    if folders not in _made:
        settings = Settings(kb_path=made_in.mktemp("kb") / "knowledge.sqlite3", model_cache=model_cache)
        ingest_folders(folders, settings=settings)
        _made[folders] = settings
    return _made[folders]


@pytest.fixture(scope="session")
def course_settings(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Settings:
    return ingested_once((NOTES, OUTLINE), tmp_path_factory, model_cache)


@pytest.fixture(scope="session")
def course_notes(course_settings: Settings) -> NoteService:
    return open_notes(course_settings)


@pytest.fixture(scope="session")
def seeds_notes(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> NoteService:
    if not SEEDS.is_dir():
        pytest.skip("../shared/seeds is not there: the first user's documents stay out of the repository")
    return open_notes(ingested_once((SEEDS,), tmp_path_factory, model_cache))


def small_notes(folder: Path, made_in: Path, model_cache: Path) -> Settings:
    """Ingest one folder anew and return the settings of its knowledge base."""
    settings = Settings(kb_path=made_in / "knowledge.sqlite3", model_cache=model_cache)
    ingest_folders([folder], settings=settings)
    return settings


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a markdown file, as a markdown reader sees it."""

    file: Path
    target: str


def links_in(file: Path) -> list[Link]:
    """Return the links of a file, by a markdown parser."""
    tokens = MarkdownIt("commonmark").parse(file.read_text(encoding="utf-8"))
    inline = [child for token in tokens for child in token.children or ()]
    return [Link(file, str(child.attrGet("href"))) for child in inline if child.type == "link_open"]


def fault_of(link: Link) -> str:
    """Return why a relative link leads nowhere on GitHub, or an empty text."""
    path, _, anchor = link.target.partition("#")
    target = (link.file.parent / unquote(path)).resolve()
    if not target.is_file():
        return f"{link.file.name}: no file {target}"
    if not anchor:
        return ""
    line = re.fullmatch(r"L(\d+)", anchor)
    if line and target.suffix not in (".md", ".markdown"):
        lines = target.read_text(encoding="utf-8").count("\n") + 1
        return "" if int(line[1]) <= lines else f"{link.file.name}: {target.name} has no line {line[1]}"
    return "" if unquote(anchor) in github_anchors(target) else f"{link.file.name}: no #{anchor} in {target.name}"


def github_anchors(file: Path) -> list[str]:
    """Return the anchors that GitHub gives a file's headings: html-pipeline's rule, on a parser's headings."""
    tokens = MarkdownIt("commonmark").parse(without_properties(file.read_text(encoding="utf-8")))
    texts = [shown_text(tokens[n + 1]) for n, token in enumerate(tokens) if token.type == "heading_open"]
    anchors: list[str] = []
    for text in texts:
        plain = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        count = sum(re.fullmatch(re.escape(plain) + r"(-\d+)?", known) is not None for known in anchors)
        anchors.append(plain if plain not in anchors else f"{plain}-{count}")
    return anchors


def without_properties(text: str) -> str:
    """Return a text with the lines of its properties blanked: GitHub and Obsidian show them as a table."""
    found = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return "\n" * found.group().count("\n") + text[found.end() :] if found else text


def shown_text(inline: Token) -> str:
    """Return the text of an inline token that a reader sees."""
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def obsidian_faults(vault: Path, file: Path) -> list[str]:
    """Return why wikilinks of a file lead nowhere in a vault."""
    faults = []
    for target in re.findall(r"\[\[([^\]|]+)\|[^\]]*\]\]", file.read_text(encoding="utf-8")):
        path, *headings = target.split("#")
        note = vault / f"{path}.md"
        if not note.is_file():
            faults.append(f"{file.name}: no note {path}")
            continue
        known = {_folded(heading) for heading in _sources_of_headings(note)}
        faults += [f"{file.name}: no heading {h} in {path}" for h in headings if _folded(h) not in known]
    return faults


def _sources_of_headings(file: Path) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(without_properties(file.read_text(encoding="utf-8")))
    return [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]


def _folded(heading: str) -> str:
    """Return a heading as Obsidian compares it: letters and digits only, any case."""
    return " ".join(re.sub(r"[^\w\s]", " ", heading.lower()).split())
