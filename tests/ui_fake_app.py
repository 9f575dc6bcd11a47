"""The screen on a fake tutor: what the browser tests and AppTest open.

With FAKE_MODEL it is the talking one; the value is how many seconds its model pauses before each sentence.
"""

from __future__ import annotations

import os

import streamlit as st
from fakes_tutor import FakeReingest, FakeTutor
from fakes_tutor_talk import TalkingTutor

from tutor.ui.shell import draw_app


@st.cache_resource
def fake_tutor() -> FakeTutor:
    """Return the one tutor of this process."""
    pause = os.environ.get("FAKE_MODEL")
    return TalkingTutor(float(pause)) if pause else FakeTutor()


draw_app(fake_tutor, FakeReingest())
