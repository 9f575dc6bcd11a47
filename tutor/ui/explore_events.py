"""What a click in a component of the Explore page means. A browser can send anything, so it is checked here."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.knowledge import EntityKind, RelationType
from graph.types import Citation
from tutor.explore.view import View
from tutor.ui.events import clicked_citation
from tutor.ui.numbering import Numbering

_PICK = re.compile(r"[nec]-[0-9a-f]{10}")
ALL = "*"


def clicked_source(value: object, numbering: Numbering) -> Citation | None:
    """Return the citation whose mark was clicked in a card, or None."""
    return clicked_citation(value.get("source"), numbering) if isinstance(value, dict) else None


def clicked_pick(value: object) -> str:
    """Return what was picked in a card or table, or an empty text."""
    picked = value.get("pick") if isinstance(value, dict) else None
    return picked if isinstance(picked, str) and _PICK.fullmatch(picked) else ""


def toggled(value: object, view: View) -> View:
    """Return the view with a kind or type of the legend shown or hidden; with everything shown for `ALL`."""
    if value == ALL:
        return replace(view, hidden_kinds=frozenset(), hidden_types=frozenset())
    if value in list(EntityKind):
        return replace(view, hidden_kinds=view.hidden_kinds ^ {EntityKind(str(value))})
    if value in list(RelationType):
        return replace(view, hidden_types=view.hidden_types ^ {RelationType(str(value))})
    return view
