"""A bar that follows a long run of notes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from tutor.notes.service import Progress
from tutor.ui.inert import inert


@contextmanager
def shown_progress(label: str) -> Iterator[Progress]:
    """Show a bar while the run lasts; yields what is to be told of its progress."""
    bar = st.progress(0.0, text=label)

    def show(done: int, total: int, title: str) -> None:
        bar.progress(done / max(total, 1), text=inert(f"{done} of {total}: {title}" if title else label))

    try:
        yield show
    finally:
        bar.empty()
