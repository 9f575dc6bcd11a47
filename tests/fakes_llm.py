"""Passages to read triples from, and what a scripted language model says of them."""

from __future__ import annotations

import json
from pathlib import Path

from fake_llm_server import FakeLlmServer, Request
from fakes_store import note
from pydantic import SecretStr

from graph.chat_model import CallLimits, ModelWish
from graph.types import LineSpan, Passage, PassageKind, Quote, Statement
from ingest.llm.cache import LlmCache
from ingest.llm.chat import open_model
from ingest.llm.extractor import LlmExtractor

KEY = "sk-very-secret-0123456789"
NAME = "openai:fake-small"
QUICK = CallLimits(seconds=5, retries=1, at_once=2)
GLUE, ATHENA, NEO = "Glue writes tables to S3.", "Athena reads from S3.", "SageMaker Neo deploys to edge devices."

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


def passages(*texts: str) -> tuple[Passage, ...]:
    return note("n.md", {"ETL": texts}).passages


def extractor(server: FakeLlmServer, file: Path, limits: CallLimits = QUICK) -> LlmExtractor:
    wish = ModelWish(NAME, server.base_url, SecretStr(KEY))
    return LlmExtractor(open_model(wish, limits), LlmCache(file))


def triple(source: str, relation: str, target: str, quote: str) -> dict[str, str]:
    kinds = {"source_kind": "service", "target_kind": "service"}
    return {"source": source, "type": relation, "target": target, "quote": quote, **kinds}


def reply(*triples: object) -> str:
    return json.dumps({"triples": triples})


WRITES = triple("Glue", "WRITES_TO", "S3", GLUE)
READS = triple("Athena", "READS_FROM", "S3", "Athena reads from S3")


def answer_by_passage(request: Request) -> str:
    return reply(WRITES) if GLUE in request.user else reply(READS) if ATHENA in request.user else reply()
