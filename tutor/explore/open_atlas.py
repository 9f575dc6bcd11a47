"""Making the atlas of a store's present state."""

from __future__ import annotations

from pathlib import Path

from graph.layout import lay_out, open_layout
from graph.store import Store
from tutor.explore.atlas import Atlas


def open_atlas(store: Store, layout_file: Path | None) -> Atlas:
    """Return the atlas; its layout is kept in `layout_file`, or only in memory without one.

    Raises KnowledgeBaseMissing before the first ingest.
    """
    if layout_file is None:
        return Atlas(store, lay_out(store.entities(), store.relations()))
    return Atlas(store, open_layout(store, layout_file))
