"""The only place that reads the environment."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import SettingError

DEFAULT_MODEL = "all-MiniLM-L6-v2"
REPOSITORY = Path(__file__).resolve().parent.parent
NEO4J_FOLDER = REPOSITORY / "data" / "kb" / "neo4j"
PASSWORD_FILE = "password"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class StoreKind(StrEnum):
    """Where a knowledge base can live."""

    SQLITE = "sqlite"
    NEO4J = "neo4j"


class IndexKind(StrEnum):
    """What can search a knowledge base: indexes on this machine, or those of the database itself."""

    LOCAL = "local"
    NEO4J = "neo4j"


class Unsupported(StrEnum):
    """What becomes of a language model's sentence that the lines it cites do not bear out."""

    DROP = "drop"
    MARK = "mark"


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
    extraction_model: str = Field(
        default="", description="A language model that also reads relations, as provider:name; off when unset."
    )
    extraction_base_url: str = Field(default="", description="The address of an OpenAI-compatible server.")
    extraction_api_key: SecretStr | None = Field(
        default=None, description="The model's key, where it is not in the provider's own variable."
    )
    extraction_temperature: float | None = Field(default=None, ge=0, description="Sent only when set.")
    extraction_price_in: float | None = Field(default=None, ge=0, description="Price of a million tokens sent.")
    extraction_price_out: float | None = Field(default=None, ge=0, description="Price of a million tokens answered.")
    tutor_model: str = Field(
        default="", description="A language model that words the answers, as provider:name; off when unset."
    )
    tutor_base_url: str = Field(default="", description="The address of an OpenAI-compatible server.")
    tutor_api_key: SecretStr | None = Field(
        default=None, description="The model's key, where it is not in the provider's own variable."
    )
    tutor_temperature: float | None = Field(default=None, ge=0, description="Sent only when set.")
    tutor_price_in: float | None = Field(default=None, ge=0, description="Price of a million tokens sent.")
    tutor_price_out: float | None = Field(default=None, ge=0, description="Price of a million tokens answered.")
    tutor_cap_tokens: int | None = Field(default=None, ge=0, description="The most tokens that a session may use.")
    tutor_cap_money: float | None = Field(
        default=None, ge=0, description="The most that a session may cost; needs both prices."
    )
    tutor_context_tokens: int = Field(default=8000, ge=1000, description="The most tokens sent in one question.")
    tutor_timeout: float = Field(default=30.0, gt=0, description="Seconds to wait for the model's next words.")
    tutor_unsupported: Unsupported = Field(
        default=Unsupported.DROP, description="What becomes of a sentence that its lines do not bear out: drop or mark."
    )
    kb_store: StoreKind = Field(
        default=StoreKind.SQLITE, description="Where the knowledge base lives: sqlite, which is one file, or neo4j."
    )
    kb_index: IndexKind = Field(
        default=IndexKind.LOCAL, description="What searches: local indexes, or with KB_STORE=neo4j the database's own."
    )
    neo4j_uri: str = Field(default="bolt://127.0.0.1:7687", description="The Neo4j server's address.")
    neo4j_user: str = Field(default="neo4j", description="The user to log in as.")
    neo4j_password: SecretStr | None = Field(
        default=None, description="The user's password; for a server of `make neo4j` it is found without."
    )
    neo4j_database: str = Field(default="neo4j", description="The database on the server.")
    neo4j_home: Path = Field(default=NEO4J_FOLDER, description="The folder of the server that `make neo4j` starts.")

    @property
    def kb_file(self) -> Path:
        """Return the knowledge base's file."""
        return self.kb_path / "knowledge.sqlite3" if self.kb_path.is_dir() else self.kb_path

    @property
    def index_folder(self) -> Path:
        """Return the folder of the derived indexes."""
        if self.kb_store is StoreKind.NEO4J:
            return self.kb_file.with_name("neo4j.index")
        return self.kb_file.with_name(self.kb_file.name + ".index")

    @property
    def kb_place(self) -> str:
        """Return the knowledge base's file or address, as shown to the user."""
        if self.kb_store is StoreKind.NEO4J:
            return f"{self.neo4j_uri}, database {self.neo4j_database}"
        return str(self.kb_file)

    @property
    def neo4j_secret(self) -> SecretStr | None:
        """Return the password that is set, or for a server on this machine the one `make neo4j` has made."""
        file = self.neo4j_home / PASSWORD_FILE
        if self.neo4j_password is None and urlsplit(self.neo4j_uri).hostname in _LOOPBACK and file.is_file():
            return SecretStr(file.read_text(encoding="ascii").strip())
        return self.neo4j_password

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


class ServerSettings(BaseSettings):
    """What may be set of the Neo4j server that `make neo4j` starts, after `NEO4J_` in the environment."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True, env_prefix="NEO4J_")

    home: Path = Field(default=NEO4J_FOLDER, description="Where its data, settings, password and logs are kept.")
    jars: Path | None = Field(default=None, description="Where its jars are kept; in its home when unset.")
    version: str = Field(default="5.26.16", description="The Neo4j release to run; 5.26 or newer.")
    bolt_port: int = Field(default=7687, ge=1, le=65535, description="The port that programs talk to.")
    http_port: int = Field(default=7474, ge=1, le=65535, description="The port of Neo4j Browser.")
    heap: str = Field(default="512m", pattern=r"^\d+[mg]$", description="The most memory for its work.")


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
