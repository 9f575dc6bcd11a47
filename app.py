"""The screen: streamlit run app.py. Sets things up, then draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import streamlit as st

from graph.open_store import open_store
from graph.settings import REPOSITORY, Settings, load_settings
from graph.types import IngestSummary
from tutor.tutoring import Tutoring
from tutor.ui.secrets import check_secrets
from tutor.ui.shell import draw_app
from tutor.ui.uploads import Upload, keep_uploads

SAMPLES = (REPOSITORY / "data" / "notes", REPOSITORY / "data" / "outline")


@st.cache_resource(max_entries=1, show_spinner="Opening the notes…")
def build_tutor(fingerprint: str) -> Tutoring:  # noqa: ARG001  (the key: other notes, another tutor)
    # Imported here because it loads the search indexes and the embedding model: the page is up before that.
    from tutor.build import open_tutor

    return open_tutor()


def current_tutor() -> Tutoring:
    check_secrets()
    with closing(open_store(load_settings())) as store:
        stamp = store.stamp()
    return build_tutor(stamp.fingerprint if stamp else "")


def reingest(uploads: Sequence[Upload], progress: Callable[[str, float], None]) -> IngestSummary:
    from ingest.report import Stage
    from ingest.service import ingest_folders

    stages = list(Stage)

    def show(stage: Stage, done: int, total: int) -> None:
        share = (stages.index(stage) + done / max(total, 1)) / len(stages)
        progress(f"{stage.value.capitalize()}: {done:,} of {total:,}", share)

    settings = load_settings()
    keep_uploads(uploads, upload_folder(settings))
    report = ingest_folders(folders(settings), show, settings=settings)
    build_tutor.clear()
    return report.summary


def folders(settings: Settings) -> tuple[Path, ...]:
    """Return the folders that were ingested before, or the samples, and that of the uploads."""
    with closing(open_store(settings)) as store:
        known = {Path(document.root) for document in store.documents()} if store.stamp() else set(SAMPLES)
    uploads = upload_folder(settings)
    # Uploads that lie inside an ingested folder are found with it.
    if not any(uploads.is_relative_to(folder) for folder in known):
        known.add(uploads)
    return tuple(sorted(folder for folder in known if folder.is_dir()))


def upload_folder(settings: Settings) -> Path:
    return settings.kb_file.resolve().parent / "uploads"


if __name__ == "__main__":
    draw_app(current_tutor, reingest)
