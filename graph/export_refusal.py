"""Why a model is not run from an export: kept on record, so that it is not tried at every start."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

REFUSAL_FORMAT: Literal[1] = 1
REFUSAL_FILE = "refused.json"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no export; `made_with` names the versions of the libraries: newer ones may do better."""

    reason: str
    made_with: str
    format: Literal[1] = REFUSAL_FORMAT


_REFUSAL = TypeAdapter(Refusal)


def refuse(reason: str) -> Refusal:
    """Return a refusal by the libraries that are installed."""
    return Refusal(reason, _versions())


def read_refusal(folder: Path) -> Refusal | None:
    """Return the refusal on record in `folder`, or None when there is none of the installed versions."""
    try:
        refusal = _REFUSAL.validate_json((folder / REFUSAL_FILE).read_bytes())
    except (OSError, ValidationError):  # the caller tries again
        return None
    return refusal if refusal.made_with == _versions() else None


def write_refusal(refusal: Refusal, folder: Path) -> None:
    """Put the refusal on record in `folder`.

    Raises OSError when it cannot be written.
    """
    (folder / REFUSAL_FILE).write_bytes(_REFUSAL.dump_json(refusal, indent=1))


def _versions() -> str:
    return f"torch {version('torch')}, sentence-transformers {version('sentence-transformers')}"
