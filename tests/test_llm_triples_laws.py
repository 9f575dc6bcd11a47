"""Laws that the gate keeps whatever a model says."""

from __future__ import annotations

from fakes_llm import PASSAGE, ROW, raw
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.knowledge import RelationType
from ingest.llm.triples import Gated, gate

FAST = settings(max_examples=150, deadline=None)

NAMES = ["Model Monitor", "amazon s3", "CloudWatch", "Drift", "ECS", "Glue", "", "(", ".*", "Lambda", "İstanbul"]
QUOTES = ["It alerts through CloudWatch.", "writes reports", "Specs", "keeps features", "s", "", "no such words", "**"]
STRUCTURED = st.fixed_dictionaries(
    {
        "source": st.sampled_from(NAMES),
        "source_kind": st.sampled_from(["service", "feature", "wizard"]),
        "type": st.sampled_from([*RelationType, "LIKES"]),
        "target": st.sampled_from(NAMES),
        "target_kind": st.sampled_from(["service", "metric", ""]),
        "quote": st.sampled_from(QUOTES),
    }
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def _holds(gated: Gated, given_triples: int) -> None:
    assert len(gated.kept) + gated.dropped.total() == given_triples
    seen = " ".join((PASSAGE.plain, PASSAGE.text, *PASSAGE.breadcrumb, *ROW.lead_in)).casefold()
    for triple in gated.kept:
        statement = PASSAGE.statements[triple.statement]
        assert triple.quote == statement.quotes[0]
        assert triple.source.casefold() in seen
        assert triple.target.casefold() in seen
        assert triple.source.casefold() != triple.target.casefold()


@FAST
@given(st.lists(STRUCTURED, max_size=12))
def test_every_triple_is_kept_as_the_passage_has_it_or_counted(items: list[dict[str, str]]) -> None:
    gated = gate(items, PASSAGE)
    _holds(gated, len(items))
    assert gate(items, PASSAGE) == gated  # a pure function
    assert set(gate(reversed(items), PASSAGE).kept) == set(gated.kept)


@FAST
@given(st.lists(ANY_JSON | STRUCTURED, max_size=6))
def test_any_json_at_all_is_kept_or_counted(items: list[object]) -> None:
    _holds(gate(items, PASSAGE), len(items))


@FAST
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_invented_words_never_pass(name: str, quote: str) -> None:
    gated = gate([raw(source=name, quote=quote)], PASSAGE)
    if gated.kept:
        assert " ".join(quote.split()) in " ".join(f"{s.text} {s.quotes[0].text}" for s in PASSAGE.statements)
    _holds(gated, 1)
