"""The only place that reads the environment."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import SettingError

DEFAULT_MODEL = "all-MiniLM-L6-v2"
REPOSITORY = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What a user may set; each field's name in capitals is the environment variable."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    kb_path: Path = Field(
        default=REPOSITORY / "data" / "kb" / "knowledge.sqlite3",
        description="The knowledge base's file. A folder means knowledge.sqlite3 inside it.",
    )
    embedding_model: str = Field(
        default=DEFAULT_MODEL, description="A sentence-transformers name, or a folder that holds such a model."
    )
    model_cache: Path | None = Field(
        default=None, description="Where exported models are kept; beside the knowledge base when unset."
    )
    vocabulary: str = Field(
        default=str(REPOSITORY / "data" / "vocabulary"),
        description="Vocabulary files or folders, separated as in PATH; 'none' for no vocabulary.",
    )
    max_file_megabytes: float = Field(default=20.0, gt=0, description="A larger file is not read.")

    @property
    def kb_file(self) -> Path:
        """Return the knowledge base's file."""
        return self.kb_path / "knowledge.sqlite3" if self.kb_path.is_dir() else self.kb_path

    @property
    def index_folder(self) -> Path:
        """Return the folder of the derived indexes."""
        return self.kb_file.with_name(self.kb_file.name + ".index")

    @property
    def model_folder(self) -> Path:
        """Return the folder of exported models."""
        return self.model_cache or self.kb_file.parent / "models"

    @property
    def vocabulary_places(self) -> tuple[Path, ...]:
        """Return the vocabulary files and folders in order; a later file adds to an earlier one."""
        if self.vocabulary.strip().lower() == "none":
            return ()
        return tuple(Path(place) for place in self.vocabulary.split(os.pathsep) if place)


def load_settings() -> Settings:
    """Read the settings from the environment.

    Raises SettingError with the variable and the value when one cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper()
        raise SettingError(f"{name}={first['input']!r} cannot be used: {first['msg']}.") from error


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the process's settings, read once."""
    return load_settings()
