from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.secrets import Secrets

from graph.errors import SettingError
from graph.settings import load_settings
from tutor.ui.secrets import check_secrets

KEY = "sk-not-to-be-shown"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("TUTOR_MODEL", "TUTOR_API_KEY"):
        monkeypatch.setenv(name, "")
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(tmp_path / "secrets.toml")])
    yield tmp_path / "secrets.toml"
    config.set_option("secrets.files", before)


def test_no_secrets_are_no_trouble(file: Path) -> None:
    assert not file.exists()
    check_secrets(Secrets())


def test_secrets_are_settings(file: Path) -> None:
    file.write_text(f'TUTOR_MODEL = "openai:x"\nTUTOR_API_KEY = "{KEY}"\n', encoding="utf-8")
    check_secrets(Secrets())
    settings = load_settings()
    assert settings.tutor_model == "openai:x"
    assert settings.tutor_api_key is not None
    assert settings.tutor_api_key.get_secret_value() == KEY
    assert KEY not in repr(settings)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"TUTOR_API_KEY = {KEY}".encode(), "there is a mistake at line 1, column 17"),
        (f'TUTOR_API_KEY = "{KEY}'.encode(), "there is a mistake at end of document"),
        (f'TUTOR_API_KEY = "{KEY}\xff"'.encode("latin-1"), "it is not UTF-8"),
    ],
)
def test_a_broken_file_is_one_line_without_its_content(file: Path, content: bytes, why: str) -> None:
    file.write_bytes(content)
    with pytest.raises(SettingError) as caught:
        check_secrets(Secrets())
    assert str(caught.value) == (
        f"Streamlit's secrets cannot be read: {why}. Mend .streamlit/secrets.toml, or take it away."
    )
    assert caught.value.__suppress_context__


def test_a_folder_in_its_place_is_one_line(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingError, match="Is a directory"):
        check_secrets(Secrets())
