"""The screen's own components: each is one JavaScript and one style file beside this one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_FOLDER = Path(__file__).resolve().parent / "assets"

OPENED = "opened"


@cache
def component(name: str) -> ComponentRenderer:
    """Return the component drawn by `assets/<name>.js` and styled by `assets/<name>.css`.

    The files' text is handed over, not their paths: Streamlit serves asset folders of installed packages only,
    and this application runs from its folder.
    """
    return st.components.v2.component(f"graph_tutor_{name}", css=_asset(name, "css"), js=_asset(name, "js"))


def opened(key: str) -> object:
    """Return what the click in the component with that key sent, or None."""
    state: object = st.session_state.get(key)
    return state.get(OPENED) if isinstance(state, dict) else None


def _asset(name: str, suffix: str) -> str:
    files = (_FOLDER / f"common.{suffix}", _FOLDER / f"{name}.{suffix}")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
