from pathlib import Path

import pytest

from graph.errors import SettingError
from graph.settings import DEFAULT_MODEL, REPOSITORY, Settings, load_settings

NAMES = ("KB_PATH", "EMBEDDING_MODEL", "MODEL_CACHE", "MAX_FILE_MEGABYTES")


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = load_settings()
    assert settings.kb_file == REPOSITORY / "data" / "kb" / "knowledge.sqlite3"
    assert settings.index_folder == REPOSITORY / "data" / "kb" / "knowledge.sqlite3.index"
    assert settings.model_folder == REPOSITORY / "data" / "kb" / "models"
    assert settings.embedding_model == DEFAULT_MODEL
    assert settings.max_file_megabytes == 20.0


def test_the_environment_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_PATH", "/tmp/other.db")
    monkeypatch.setenv("EMBEDDING_MODEL", "/models/mine")
    monkeypatch.setenv("MODEL_CACHE", "/models/cache")
    monkeypatch.setenv("MAX_FILE_MEGABYTES", "0.5")
    settings = load_settings()
    assert settings.kb_file == Path("/tmp/other.db")
    assert settings.index_folder == Path("/tmp/other.db.index")
    assert settings.embedding_model == "/models/mine"
    assert settings.model_folder == Path("/models/cache")
    assert settings.max_file_megabytes == 0.5


def test_a_folder_as_path_means_a_file_in_it(tmp_path: Path) -> None:
    settings = Settings(kb_path=tmp_path)
    assert settings.kb_file == tmp_path / "knowledge.sqlite3"
    assert settings.index_folder == tmp_path / "knowledge.sqlite3.index"


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    unset = load_settings()
    monkeypatch.setenv(name, "")
    assert load_settings() == unset


@pytest.mark.parametrize("value", ["much", "0", "-1"])
def test_a_value_that_cannot_be_used_is_told_with_its_variable(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("MAX_FILE_MEGABYTES", value)
    with pytest.raises(SettingError, match=rf"^MAX_FILE_MEGABYTES='{value}' cannot be used: Input should be"):
        load_settings()
