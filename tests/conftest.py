"""Knowledge bases for the tests, each made once a session with the real reader, store and model."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import launched_chromium
from fixtures_explore import explore_address, explore_watched  # noqa: F401
from fixtures_neo4j import neo4j_server, neo4j_settings, neo4j_stores, pytest_terminal_summary  # noqa: F401
from playwright.sync_api import Browser

from graph.settings import REPOSITORY, Settings
from ingest.service import ingest_folders
from tutor.build import open_tutor
from tutor.tutor import Tutor

NOTES = REPOSITORY / "data" / "notes"
SEEDS = REPOSITORY.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def model_cache() -> Path:
    """Return where exported models are kept: exporting anew in every run would cost ten seconds."""
    return Path(os.environ.get("MODEL_CACHE") or REPOSITORY / "data" / "kb" / "models")


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Callable[[Path], Settings]:
    """Return a function that ingests a folder into a knowledge base of its own, once."""
    made: dict[Path, Settings] = {}

    def ingest_once(folder: Path) -> Settings:
        if folder not in made:
            file = tmp_path_factory.mktemp("kb") / "knowledge.sqlite3"
            made[folder] = Settings(kb_path=file, model_cache=model_cache)
            ingest_folders([folder], settings=made[folder])
        return made[folder]

    return ingest_once


@pytest.fixture(scope="session")
def notes_settings(ingested: Callable[[Path], Settings]) -> Settings:
    """Return the settings of a knowledge base made of data/notes."""
    return ingested(NOTES)


@pytest.fixture(scope="session")
def notes_tutor(notes_settings: Settings) -> Iterator[Tutor]:
    """Return a tutor on data/notes."""
    tutor = open_tutor(settings=notes_settings)
    yield tutor
    tutor.close()


@pytest.fixture(scope="session")
def seeds_tutor(ingested: Callable[[Path], Settings]) -> Iterator[Tutor]:
    """Return a tutor on the seeds; tests that ask for it are skipped where the seeds are not."""
    if not SEEDS.is_dir():
        pytest.skip("../shared/seeds is not there: the first user's documents stay out of the repository")
    tutor = open_tutor(settings=ingested(SEEDS))
    yield tutor
    tutor.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the one browser of all browser tests: Playwright allows no second one beside it."""
    with launched_chromium() as browser:
        yield browser
