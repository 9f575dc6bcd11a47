"""Adding notes and reading them anew, with progress. What ingesting is, the caller says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import streamlit as st

from graph.errors import GraphTutorError
from graph.types import IngestSummary
from tutor.ui.answer_data import counted
from tutor.ui.inert import inert
from tutor.ui.session import Notice, count_ingest, ingests_done, leave_notice, take_notice
from tutor.ui.uploads import Upload

_TYPES = ("md", "markdown", "txt")


class Reingest(Protocol):
    """Take uploads in and read all notes anew.

    `progress` is told a step's name and how much is done, from 0 to 1. Raises GraphTutorError, having changed
    nothing, when it cannot.
    """

    def __call__(self, uploads: Sequence[Upload], progress: Callable[[str, float], None]) -> IngestSummary:
        """Ingest and return the report."""
        ...


def draw_ingest_panel(reingest: Reingest, label: str = "Re-ingest") -> None:
    """Draw the upload, the button that reads the notes anew, and how it went."""
    files = st.file_uploader(
        "Add notes",
        type=list(_TYPES),
        accept_multiple_files=True,
        # Another name after each success: what was taken in need not be offered again.
        key=f"uploads-{ingests_done()}",
    )
    if st.button(label, icon=":material/sync:", type="primary", key="reingest"):
        _run(reingest, [Upload(file.name, file.getvalue()) for file in files])
    _draw_notice()


def outcome_notice(summary: IngestSummary) -> Notice:
    """Return the line that reports a finished ingest."""
    changes = (("added", summary.added), ("changed", summary.changed), ("removed", summary.removed))
    said = ", ".join(f"{count} {word}" for word, count in changes if count) or "nothing had changed"
    return Notice(f"Read {counted(summary.documents, 'document')} in {summary.seconds:.1f} s: {said}.", good=True)


def _draw_notice() -> None:
    notice = take_notice()
    if notice is not None:
        show = st.success if notice.good else st.error
        show(inert(notice.text))


def _run(reingest: Reingest, uploads: Sequence[Upload]) -> None:
    bar = st.progress(0.0, text="Starting…")

    def show(step: str, share: float) -> None:
        bar.progress(min(max(share, 0.0), 1.0), text=inert(step))

    try:
        leave_notice(outcome_notice(reingest(uploads, show)))
        count_ingest()
    except GraphTutorError as error:
        leave_notice(Notice(f"{error} Nothing was changed.", good=False))
    st.rerun()
