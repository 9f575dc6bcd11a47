from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from fakes_graph import DEBUGGER
from hypothesis import given
from hypothesis import strategies as st

from graph.knowledge import EntityKind, RelationType
from tutor.explore.view import (
    FEWEST,
    MOST,
    VIEW_PARAMETERS,
    Mode,
    View,
    neighbourhood_of,
    read_view,
    short_key,
    view_parameters,
)

_KEYS = st.text("0123456789abcdef", min_size=10, max_size=10)
_MANY_KEYS = st.lists(_KEYS, max_size=40, unique=True).map(tuple)
_ABOUT = st.text(st.characters(codec="utf-8"), max_size=200).map(lambda text: " ".join(text.split()))
_PICKS = st.builds("{}-{}".format, st.sampled_from("nec"), _KEYS) | st.just("")
VIEWS = st.builds(
    View,
    st.sampled_from(Mode),
    _MANY_KEYS,
    st.integers(1, 3),
    st.integers(FEWEST, MOST),
    st.frozensets(st.sampled_from(EntityKind)),
    st.frozensets(st.sampled_from(RelationType)),
    _MANY_KEYS,
    _MANY_KEYS,
    _PICKS,
    _ABOUT,
)


@given(VIEWS)
def test_a_view_comes_back_from_its_address(view: View) -> None:
    address = urlencode(view_parameters(view))
    assert read_view(dict(parse_qsl(address, keep_blank_values=True))) == view


@given(st.dictionaries(st.sampled_from([*VIEW_PARAMETERS, "q"]), st.text()))
def test_whatever_stands_in_an_address_is_some_view(parameters: dict[str, str]) -> None:
    view = read_view(parameters)
    assert read_view(view_parameters(view)) == view


def test_kinds_and_types_never_share_a_name_in_the_address() -> None:
    kinds, types = ({item.value.lower() for item in kind} for kind in (EntityKind, RelationType))
    assert not kinds & types


def test_the_first_page_has_a_plain_address() -> None:
    assert view_parameters(View()) == {}


@pytest.mark.parametrize(("text", "depth"), [("0", 1), ("2", 2), ("9", 3), ("-1", 1), ("x", 1), ("２", 1), ("", 1)])
def test_a_depth_out_of_range_is_put_right(text: str, depth: int) -> None:
    assert read_view({"depth": text}).depth == depth


def test_a_neighbourhood_opens_the_card_of_its_middle() -> None:
    key = short_key(DEBUGGER.id)
    assert neighbourhood_of(key) == View(Mode.NEIGHBOURS, (key,), picked=f"n-{key}")
