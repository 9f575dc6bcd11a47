"""The screen on the fake tutor: what the browser tests and AppTest open."""

from __future__ import annotations

import streamlit as st
from fakes_tutor import FakeReingest, FakeTutor

from tutor.ui.shell import draw_app


@st.cache_resource
def fake_tutor() -> FakeTutor:
    """Return the one tutor of this process."""
    return FakeTutor()


draw_app(fake_tutor, FakeReingest())
