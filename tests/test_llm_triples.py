"""Nothing that a model writes comes into the graph unless the passage says it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes_llm import ALERTS, PASSAGE, ROW, WATCHES, raw

from graph.knowledge import EntityKind, RelationType
from graph.types import LineSpan, Quote, Statement
from ingest.llm.triples import LLM_CONFIDENCE, DropReason, evidence_of, gate


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
    assert reason_for(raw(target="Spec")) is DropReason.NAME_NOT_IN_PASSAGE


def test_headings_lead_ins_and_title_may_give_one_of_the_names() -> None:
    alerts = raw("drift", "ALERTS_THROUGH", "cloudwatch", "It alerts through CloudWatch.")
    (triple,) = gate([alerts], PASSAGE).kept
    assert (triple.source, triple.target, triple.quote) == ("Drift", "CloudWatch", ALERTS.quotes[0])
    for name in ("lambda", "kafka"):
        (triple,) = gate([raw(name, "USES")], PASSAGE).kept
        assert triple.source == name.capitalize()


def test_a_statement_that_names_neither_is_no_evidence() -> None:
    assert reason_for(raw(quote="Specs are kept nightly.")) is DropReason.QUOTE_NAMES_NEITHER
    assert reason_for(raw("Monitoring", "USES", "Drift", "It alerts")) is DropReason.QUOTE_NAMES_NEITHER


def test_a_table_row_is_quoted_itself_and_its_own_lead_in_counts() -> None:
    (triple,) = gate([raw("Feature Store", "STORES_IN", "AWS Glue", "keeps features")], PASSAGE).kept
    assert (triple.quote, triple.statement) == (ROW.quotes[0], 3)


def test_a_quote_that_stands_twice_is_taken_where_the_names_are() -> None:
    first = Statement("It runs daily.", "", (), (Quote(LineSpan(1, 1), "It runs daily."),))
    second = Statement("Glue on S3 runs daily.", "", (), (Quote(LineSpan(2, 2), "Glue on S3 runs daily."),))
    twice = replace(PASSAGE, statements=(first, second))
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
