from hypothesis import given
from hypothesis import strategies as st

from graph.codec import (
    dump_statements,
    dump_strings,
    dump_work,
    load_statements,
    load_strings,
    load_work,
)
from graph.types import IngestWork, LineSpan, Quote, Statement

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
COUNTS = st.integers(0, 10**9)
SPANS = st.tuples(st.integers(1, 9999), st.integers(0, 99)).map(lambda pair: LineSpan(pair[0], sum(pair)))
QUOTES = st.builds(Quote, SPANS, TEXTS)
STATEMENTS = st.builds(
    Statement,
    text=TEXTS,
    label=TEXTS,
    lead_in=st.lists(TEXTS).map(tuple),
    quotes=st.lists(QUOTES, min_size=1).map(tuple),
)


@given(st.lists(TEXTS).map(tuple))
def test_strings_come_back_as_they_went(values: tuple[str, ...]) -> None:
    assert load_strings(dump_strings(values)) == values


@given(st.lists(STATEMENTS, max_size=4).map(tuple))
def test_statements_come_back_as_they_went(statements: tuple[Statement, ...]) -> None:
    assert load_statements(dump_statements(statements)) == statements


@given(st.builds(IngestWork, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, st.floats(0, 1e6)))
def test_work_comes_back_as_it_went(work: IngestWork) -> None:
    assert load_work(dump_work(work)) == work


def test_text_is_kept_readable() -> None:
    assert dump_strings(("naïve", "数据")) == '["naïve", "数据"]'
