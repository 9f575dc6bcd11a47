"""The documentation names what is there: every command, setting and relation type, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

import graph.cli
import tutor.cli
from graph.knowledge import RELATION_MEANINGS, RelationType
from graph.settings import REPOSITORY, Settings

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]


@pytest.mark.parametrize("relation", RelationType)
def test_the_table_of_relations_is_that_of_the_code(relation: RelationType) -> None:
    meaning = RELATION_MEANINGS[relation]
    both = "yes" if meaning.symmetric else ""
    assert f"| `{relation.value}` | source {meaning.verb} target | {both} | {meaning.example} |" in README


@pytest.mark.parametrize("room", ["graph", "tutor"])
def test_every_command_is_in_the_readme_or_its_own_page(room: str) -> None:
    texts = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    command = get_command({"graph": graph.cli.app, "tutor": tutor.cli.app}[room])
    names = getattr(command, "commands", {})
    assert names
    for name in names:
        assert f"python -m {room} {name}" in texts, f"python -m {room} {name} is documented nowhere"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    texts = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert name.upper() in texts


@pytest.mark.parametrize(
    "target",
    sorted(
        set(re.findall(r"^(?:\.PHONY: )(.+)$", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    ),
)
def test_every_documented_make_target_exists(target: str) -> None:
    declared = set(target.split())
    used = set(re.findall(r"\bmake ([a-z][a-z0-9-]*)\b", README)) - {"a"}
    assert used <= declared, used - declared


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert missing == []
