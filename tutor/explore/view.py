"""What a reader looks at, as one value that fits into an address and comes back from it unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from graph.knowledge import EntityKind, RelationType

KEY_DIGITS = 10
DEPTHS = (1, 2, 3)
FEWEST, MOST = 5, 150
MOST_COMPARED = 3

_SHOWN = 40
_MOST_KEYS = 60
_LONGEST_QUESTION = 300
_KEY = re.compile(rf"[0-9a-f]{{{KEY_DIGITS}}}")
_PICK = re.compile(rf"[nec]-[0-9a-f]{{{KEY_DIGITS}}}")
_Named = TypeVar("_Named", bound=StrEnum)

VIEW, AT, DEPTH, SHOW, HIDE, EXPANDED, LIT, PICK, ABOUT = (
    *("view", "at", "depth", "show", "hide", "open"),
    *("lit", "pick", "about"),
)
VIEW_PARAMETERS = (VIEW, AT, DEPTH, SHOW, HIDE, EXPANDED, LIT, PICK, ABOUT)


class Mode(StrEnum):
    """The kinds of picture."""

    OVERVIEW = "overview"
    NEIGHBOURS = "neighbours"
    PATH = "path"
    COMPARE = "compare"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class View:
    """One picture and what is picked in it. Entities and relations are named by the first digits of their ids.

    `at` are the entities it is about: the middle of a neighbourhood, the two ends of a path, what is compared,
    the entities of an answer; for the overview the community that is looked at closely, or none. `lit` are the
    relations that an answer rests on, `picked` is "n-" and an entity or "e-" and a relation, or empty.
    """

    mode: Mode = Mode.OVERVIEW
    at: tuple[str, ...] = ()
    depth: int = 1
    show: int = _SHOWN
    hidden_kinds: frozenset[EntityKind] = frozenset()
    hidden_types: frozenset[RelationType] = frozenset()
    expanded: tuple[str, ...] = ()
    lit: tuple[str, ...] = ()
    picked: str = ""
    about: str = ""

    @property
    def unpicked(self) -> View:
        """Return the view with nothing picked: two views that agree in this show the same picture."""
        return replace(self, picked="")


def short_key(whole_id: str) -> str:
    """Return the digits of an id that stand for it in an address."""
    return whole_id[:KEY_DIGITS]


def neighbourhood_of(key: str) -> View:
    """Return the view of an entity and its neighbours, its card open."""
    return View(Mode.NEIGHBOURS, (key,), picked=f"n-{key}")


def view_parameters(view: View) -> dict[str, str]:
    """Return the query parameters that `read_view` reads back; what is as usual is left out."""
    hidden = sorted(item.value.lower() for item in (*view.hidden_kinds, *view.hidden_types))
    written = {
        VIEW: view.mode.value if view.mode is not Mode.OVERVIEW or view.at else "",
        AT: ".".join(view.at),
        DEPTH: str(view.depth) if view.depth != DEPTHS[0] else "",
        SHOW: str(view.show) if view.show != _SHOWN else "",
        HIDE: ".".join(hidden),
        EXPANDED: ".".join(view.expanded),
        LIT: ".".join(view.lit),
        PICK: view.picked,
        ABOUT: view.about,
    }
    return {name: value for name, value in written.items() if value}


def read_view(parameters: Mapping[str, str]) -> View:
    """Read a view; whatever in an address cannot be used is taken as if it were not there."""
    mode = _named(Mode, [parameters.get(VIEW, "")])
    hidden = parameters.get(HIDE, "").split(".")
    pick = parameters.get(PICK, "")
    return View(
        mode=next(iter(mode), Mode.OVERVIEW),
        at=_keys(parameters.get(AT, "")),
        depth=_number(parameters.get(DEPTH, ""), DEPTHS[0], DEPTHS[-1], DEPTHS[0]),
        show=_number(parameters.get(SHOW, ""), FEWEST, MOST, _SHOWN),
        hidden_kinds=_named(EntityKind, hidden),
        hidden_types=_named(RelationType, hidden),
        expanded=_keys(parameters.get(EXPANDED, "")),
        lit=_keys(parameters.get(LIT, "")),
        picked=pick if _PICK.fullmatch(pick) else "",
        about=" ".join(parameters.get(ABOUT, "").split())[:_LONGEST_QUESTION].strip(),
    )


def _keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in text.split(".") if _KEY.fullmatch(part)))[:_MOST_KEYS]


def _number(text: str, least: int, most: int, otherwise: int) -> int:
    return min(max(int(text), least), most) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else otherwise


def _named(kind: type[_Named], names: Iterable[str]) -> frozenset[_Named]:
    wanted = set(names)
    return frozenset(item for item in kind if item.value.lower() in wanted)
