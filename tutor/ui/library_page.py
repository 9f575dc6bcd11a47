"""The library: what was read, how that went, and reading more."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph.types import IngestSummary, Problem
from tutor.library import Library, LibraryEntry
from tutor.tutoring import Tutoring
from tutor.ui.answer_data import counted
from tutor.ui.components import component, opened
from tutor.ui.events import clicked_section
from tutor.ui.inert import inert
from tutor.ui.ingest_panel import Reingest, draw_ingest_panel
from tutor.ui.library_data import library_data, repair_counts
from tutor.ui.session import open_source

_KEY = "library"
_MOST_PROBLEMS = 100


def draw_library(tutor: Tutoring, reingest: Reingest) -> None:
    """Draw documents, the last report and the way to add notes."""
    library = tutor.library()
    st.title("Library", anchor=False)
    _draw_summary(library.summary)
    _draw_problems(library.problems)
    _draw_documents(library)
    _draw_repairs(library.entries)
    st.subheader("Add or re-read notes", anchor=False)
    draw_ingest_panel(reingest)


def report_lines(summary: IngestSummary) -> tuple[tuple[str, str], ...]:
    """Return the last report as pairs of a name and a value."""
    return (
        ("Documents", f"{summary.documents:,}"),
        ("Sections", f"{summary.sections:,}"),
        ("Passages", f"{summary.passages:,}"),
    )


def change_line(summary: IngestSummary) -> str:
    """Return what the last ingest did, in one line."""
    return (
        f"The last ingest took {summary.seconds:.1f} s: {summary.added} added, {summary.changed} changed, "
        f"{summary.removed} removed, {summary.unchanged} unchanged · "
        f"{counted(summary.embedded, 'passage')} embedded anew · "
        f"{counted(summary.outlines, 'course outline')} with {counted(summary.outline_items, 'item')}"
    )


def problem_lines(problems: Sequence[Problem]) -> str:
    """Return the problems as a markdown list, cut when there are very many."""
    lines = [
        f"- **{inert(problem.path)}** · {problem.kind.value}  \n  {inert(problem.detail)}"
        for problem in problems[:_MOST_PROBLEMS]
    ]
    more = len(problems) - len(lines)
    return "\n".join([*lines, f"- and {more:,} more"] if more > 0 else lines)


def _draw_summary(summary: IngestSummary | None) -> None:
    if summary is None:
        return
    with st.container(horizontal=True, gap="large"):
        for name, value in report_lines(summary):
            st.metric(name, value, width="content")
    st.caption(change_line(summary))


def _draw_problems(problems: Sequence[Problem]) -> None:
    if problems:
        label = f"{counted(len(problems), 'path')} could not be read"
        with st.expander(label, icon=":material/report:", expanded=len(problems) <= 5):
            st.markdown(problem_lines(problems))


def _draw_documents(library: Library) -> None:
    st.subheader("Documents", anchor=False)
    if not library.entries:
        st.markdown("There are no documents yet. Add some below.")
        return
    component("library")(key=_KEY, data=library_data(library.entries), on_opened_change=_open_clicked)


def _draw_repairs(entries: Sequence[LibraryEntry]) -> None:
    counts = repair_counts(entries)
    if counts:
        st.caption("Mended while reading; the files themselves are never changed.")
        st.markdown(" ".join(f":gray-badge[{kind.value} · {count:,}]" for kind, count in counts))


def _open_clicked() -> None:
    link = clicked_section(opened(_KEY))
    if link is not None:
        open_source(link)
