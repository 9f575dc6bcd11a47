"""Streamlit's secrets: their top-level entries are environment variables, which is where the settings are read from."""

from __future__ import annotations

import re

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.runtime.secrets import Secrets

from graph.errors import SettingError

_NO_FILE = "no-secrets-found"
# Only where it stands: the rest of the parser's message could quote what is in the file.
_PLACE = re.compile(r"\(at ([^()]+)\)\s*$")


def check_secrets(secrets: Secrets | None = None) -> None:
    """Have the secrets read before the settings are.

    Raises SettingError where there are some and they cannot be read: Streamlit itself would go on without them.
    """
    try:
        (secrets or st.secrets).to_dict()
    except StreamlitSecretNotFoundError as error:
        if error.error_id != _NO_FILE:
            found = _PLACE.search(str(error))
            raise _unreadable(f"there is a mistake at {found[1]}" if found else "it is not as expected") from None
    except UnicodeDecodeError:
        raise _unreadable("it is not UTF-8") from None
    except OSError as error:
        raise _unreadable(error.strerror or type(error).__name__) from None


def _unreadable(why: str) -> SettingError:
    return SettingError(f"Streamlit's secrets cannot be read: {why}. Mend .streamlit/secrets.toml, or take it away.")
