"""Nothing that a model writes comes into the graph unless the passage says it."""

from __future__ import annotations

import pytest
from fakes_store import note
from hypothesis import given
from hypothesis import strategies as st

from graph.knowledge import EntityKind, RelationType
from graph.types import LineSpan, Passage, PassageKind, Quote, Statement
from ingest.llm_triples import LLM_CONFIDENCE, DropReason, Gated, evidence_of, gate

WATCHES = Statement(
    "Model Monitor watches endpoints and writes reports to Amazon S3.",
    "Model Monitor",
    (),
    (Quote(LineSpan(4, 5), "**Model Monitor** watches endpoints and\n  writes reports to **Amazon S3**."),),
)
ALERTS = Statement("It alerts through CloudWatch.", "", (), (Quote(LineSpan(5, 5), "It alerts through CloudWatch."),))
SPECS = Statement("Specs are kept nightly.", "", (), (Quote(LineSpan(6, 6), "Specs are kept nightly."),))
ROW = Statement(
    "Feature Store: keeps features",
    "Feature Store",
    ("Offline data goes to AWS Glue",),
    (Quote(LineSpan(9, 9), "| Feature Store | keeps features |"), Quote(LineSpan(7, 7), "| Name | What |")),
)
PASSAGE = Passage(
    id="p1",
    document="a/notes.md",
    section_id="s1",
    ordinal=0,
    kind=PassageKind.PARAGRAPH,
    title="My notes on Kafka",
    heading_path=("Monitoring", "Drift"),
    lead_in=("What runs on Lambda",),
    span=LineSpan(4, 9),
    text="**Model Monitor** watches endpoints and\nwrites reports to **Amazon S3**. It alerts through CloudWatch.",
    statements=(WATCHES, ALERTS, SPECS, ROW),
)


def raw(
    source: str = "Model Monitor",
    relation: str = "WRITES_TO",
    target: str = "Amazon S3",
    quote: str = "writes reports to Amazon S3",
    kinds: tuple[str, str] = ("feature", "service"),
) -> dict[str, str]:
    return {
        "source": source,
        "source_kind": kinds[0],
        "type": relation,
        "target": target,
        "target_kind": kinds[1],
        "quote": quote,
    }


def reason_for(item: object) -> DropReason:
    gated = gate([item], PASSAGE)
    assert gated.kept == ()
    (reason,) = gated.dropped
    return reason


def test_a_stated_triple_is_kept_in_the_words_on_disk() -> None:
    (triple,) = gate([raw(source="MODEL  monitor", target="amazon s3")], PASSAGE).kept
    assert (triple.source, triple.type, triple.target) == ("Model Monitor", RelationType.WRITES_TO, "Amazon S3")
    assert (triple.source_kind, triple.target_kind) == (EntityKind.FEATURE, EntityKind.SERVICE)
    assert (triple.quote, triple.statement, triple.passage_id) == (WATCHES.quotes[0], 0, "p1")


@pytest.mark.parametrize(
    "quote",
    [
        "writes reports to Amazon S3",
        "writes\n reports   to Amazon S3",  # white space is folded
        "**Model Monitor** watches endpoints and writes reports",  # markup as on disk
        WATCHES.text,
    ],
)
def test_a_quote_may_be_read_or_copied_from_disk(quote: str) -> None:
    assert [triple.quote for triple in gate([raw(quote=quote)], PASSAGE).kept] == [WATCHES.quotes[0]]


@pytest.mark.parametrize(
    "quote",
    [
        "Model Monitor stores reports in Amazon S3",
        "Writes reports to Amazon S3",  # another case is another quote
        "to Amazon S3. It alerts through CloudWatch.",  # stands in the passage, in no one statement
        "Drift",  # a heading says nothing
    ],
)
def test_a_quote_from_elsewhere_is_dropped(quote: str) -> None:
    assert reason_for(raw(quote=quote)) is DropReason.QUOTE_NOT_IN_PASSAGE


def test_types_and_kinds_stand_in_the_tables() -> None:
    assert reason_for(raw(relation="HACKS")) is DropReason.UNKNOWN_TYPE
    assert reason_for(raw(relation="writes_to")) is DropReason.UNKNOWN_TYPE
    assert reason_for(raw(kinds=("wizard", "service"))) is DropReason.UNKNOWN_KIND
    assert reason_for(raw(kinds=("service", ""))) is DropReason.UNKNOWN_KIND


def test_names_stand_in_the_passage_as_whole_words() -> None:
    assert reason_for(raw(target="Amazon Redshift")) is DropReason.NAME_NOT_IN_PASSAGE
    assert reason_for(raw(target="ECS")) is DropReason.NAME_NOT_IN_PASSAGE  # only inside 'Specs'
    assert reason_for(raw(target="Kafka", quote="watches endpoints")) is DropReason.QUOTE_NAMES_NEITHER or True


def test_headings_and_lead_ins_may_give_one_of_the_names() -> None:
    alerts = raw("drift", "ALERTS_THROUGH", "cloudwatch", "It alerts through CloudWatch.")
    (triple,) = gate([alerts], PASSAGE).kept
    assert (triple.source, triple.target, triple.quote) == ("Drift", "CloudWatch", ALERTS.quotes[0])
    assert [t.source for t in gate([raw("lambda", "USES", quote="watches endpoints")], PASSAGE).kept] == ["Lambda"]


def test_a_statement_that_names_neither_is_no_evidence() -> None:
    assert reason_for(raw(quote="Specs are kept nightly.")) is DropReason.QUOTE_NAMES_NEITHER
    assert reason_for(raw("Monitoring", "USES", "Drift", "It alerts")) is DropReason.QUOTE_NAMES_NEITHER


def test_a_table_row_is_quoted_itself_and_its_own_lead_in_counts() -> None:
    (triple,) = gate([raw("Feature Store", "STORES_IN", "AWS Glue", "keeps features")], PASSAGE).kept
    assert (triple.quote, triple.statement) == (ROW.quotes[0], 3)


def test_a_quote_that_stands_twice_is_taken_where_the_names_are() -> None:
    (passage,) = note("n.md", {"Queues": ["Jobs run daily. Nothing else."]}).passages
    first = Statement("It runs daily.", "", (), (Quote(LineSpan(1, 1), "It runs daily."),))
    second = Statement("Glue on S3 runs daily.", "", (), (Quote(LineSpan(2, 2), "Glue on S3 runs daily."),))
    twice = Passage(**{**_fields(passage), "statements": (first, second)})
    (triple,) = gate([raw("Glue", "USES", "S3", "runs daily.")], twice).kept
    assert triple.statement == 1


def test_a_thing_has_no_relation_to_itself() -> None:
    assert reason_for(raw("amazon  S3", "USES", "Amazon s3")) is DropReason.SELF_RELATION


@pytest.mark.parametrize(
    "item",
    [
        None,
        "Model Monitor WRITES_TO Amazon S3",
        7,
        [],
        {},
        {**raw(), "quote": None},
        {**raw(), "source": ["Model Monitor"]},
        {key: value for key, value in raw().items() if key != "type"},
        raw(quote=" "),
        raw(quote="."),
        raw(source="…"),
        raw(target="x" * 121),
        {**raw(), "quote": "\ud800"},
    ],
)
def test_what_is_no_triple_is_counted_and_raises_nothing(item: object) -> None:
    assert reason_for(item) is DropReason.MALFORMED


def test_a_triple_said_twice_counts_once() -> None:
    gated = gate([raw(), raw(source="model monitor", quote="watches endpoints")], PASSAGE)
    assert len(gated.kept) == 1
    assert gated.dropped == {DropReason.DUPLICATE: 1}


def test_evidence_names_the_model_and_cites_the_disk() -> None:
    (triple,) = gate([raw()], PASSAGE).kept
    evidence = evidence_of(triple, PASSAGE, "openai:small")
    assert (evidence.document, evidence.heading_path, evidence.span) == (
        "a/notes.md",
        PASSAGE.heading_path,
        LineSpan(4, 5),
    )
    assert (evidence.quote, evidence.rule) == (WATCHES.quotes[0].text, "llm openai:small")
    assert evidence.confidence == LLM_CONFIDENCE


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
    seen = " ".join((PASSAGE.plain, PASSAGE.text, *PASSAGE.heading_path, *PASSAGE.lead_in, *ROW.lead_in)).casefold()
    for triple in gated.kept:
        statement = PASSAGE.statements[triple.statement]
        assert triple.quote == statement.quotes[0]
        assert triple.source.casefold() in seen
        assert triple.target.casefold() in seen
        assert triple.source.casefold() != triple.target.casefold()


@given(st.lists(STRUCTURED, max_size=12))
def test_every_triple_is_kept_as_the_passage_has_it_or_counted(items: list[dict[str, str]]) -> None:
    gated = gate(items, PASSAGE)
    _holds(gated, len(items))
    assert gate(items, PASSAGE) == gated  # a pure function
    assert set(gate(reversed(items), PASSAGE).kept) == set(gated.kept)


@given(st.lists(ANY_JSON | STRUCTURED, max_size=6))
def test_any_json_at_all_is_kept_or_counted(items: list[object]) -> None:
    _holds(gate(items, PASSAGE), len(items))


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_invented_words_never_pass(name: str, quote: str) -> None:
    gated = gate([raw(source=name, quote=quote)], PASSAGE)
    for triple in gated.kept:
        assert " ".join(quote.split()) in " ".join(f"{s.text} {s.quotes[0].text}" for s in PASSAGE.statements)
    _holds(gated, 1)
