"""PART_OF in the many ways that notes say it: own sentences, each with exactly what it states."""

from dataclasses import replace

import pytest
from extraction import SAGEMAKER, VOCABULARY, relations

from graph.knowledge import EntityKind
from ingest.naming.vocabulary import Term

_MORE = (
    Term("AWS Glue DataBrew", EntityKind.FEATURE, aliases=("DataBrew",), parent="AWS Glue"),
    Term("AWS Trainium", EntityKind.RESOURCE, aliases=("Trainium",)),
    Term("Amazon Bedrock", EntityKind.SERVICE, aliases=("Bedrock",)),
    Term("Amazon EC2 Trn1", EntityKind.INSTANCE, aliases=("Trn1 instance",)),
    Term("Amazon EMR", EntityKind.SERVICE, aliases=("EMR",)),
    Term("Anthropic Claude", EntityKind.MODEL, aliases=("Claude",)),
    Term("Apache Hive", EntityKind.FRAMEWORK, cased=("Hive",)),
    Term("Apache Spark", EntityKind.FRAMEWORK, cased=("Spark",)),
    Term("Llama", EntityKind.MODEL),
    Term("ResNet", EntityKind.MODEL),
    Term("SageMaker Canvas", EntityKind.FEATURE, aliases=("Canvas",), parent=SAGEMAKER),
    Term("SageMaker Neo", EntityKind.FEATURE, ambiguous=("Neo",), parent=SAGEMAKER),
)
PARTS = replace(VOCABULARY, terms=(*VOCABULARY.terms, *_MORE))
CLARIFY, MONITOR, CANVAS = "SageMaker Clarify", "SageMaker Model Monitor", "SageMaker Canvas"


def parts(text: str) -> set[tuple[str, str]]:
    return {(part, whole) for part, kind, whole in relations(text, PARTS) if kind == "PART_OF"}


@pytest.mark.parametrize(
    "text",
    [
        "Among the helpers of SageMaker is Clarify.",
        "Bias is the business of the Clarify component of SageMaker.",
        "Clarify (another SageMaker tool) looks at bias.",
        "Clarify is the answer that SageMaker has to bias; Clarify is SageMaker's way of looking at it.",
        "Clarify is what SageMaker offers against bias.",
        "Clarify, one of the many tools in SageMaker, looks at bias.",
        "For bias there is a SageMaker module named Clarify.",
        "Inside SageMaker you will meet Clarify.",
        "Next to notebooks SageMaker also brings Clarify.",
        "SageMaker is a platform. Its bias tool is Clarify.",
        "SageMaker is a platform. Clarify ships with it.",
        "SageMaker's bias watcher is called Clarify.",
        "The SageMaker tool for bias is called Clarify.",
    ],
)
def test_a_sentence_names_the_whole_of_a_part_in_many_words(text: str) -> None:
    assert parts(text) == {(CLARIFY, SAGEMAKER)}


@pytest.mark.parametrize(
    "text",
    [
        "SageMaker offers Clarify for bias, Canvas for people without code and Model Monitor for drift.",
        "Four helpers live inside SageMaker: Clarify, Canvas, Model Monitor.",
        "Clarify, Canvas and Model Monitor – these three are SageMaker's helpers.",
        "SageMaker has a fair side (Clarify), an easy side (Canvas) and a watching side (Model Monitor).",
        "SageMaker (Clarify, Canvas, Model Monitor) is large.",
        "# Tools\n\nSageMaker: Clarify, Canvas, Model Monitor",
        "# Tools\n\nWhat SageMaker includes:\n\n- Clarify against bias\n- Canvas without code\n- Model Monitor",
        "# SageMaker\n\n**Prepare:** Canvas\n\n**Watch:** Clarify, Model Monitor",
        "# SageMaker\n\n- Clarify / Canvas – for people\n- Model Monitor – for endpoints",
    ],
)
def test_an_enumeration_gives_every_part(text: str) -> None:
    assert parts(text) == {(each, SAGEMAKER) for each in (CLARIFY, CANVAS, MONITOR)}


@pytest.mark.parametrize(
    "entry",
    [
        "**Clarify**: SageMaker's magnifying glass for bias.",
        "**Clarify**: a SageMaker tool for bias.",
        "**Clarify**: The magnifying glass for bias in SageMaker.",
        "**Clarify** – fairness checker of SageMaker",
        "**Clarify (SageMaker)**: looks for bias.",
        "**Clarify**: looks for bias. Part of SageMaker.",
    ],
)
def test_a_glossary_entry_names_the_whole_in_its_definition(entry: str) -> None:
    assert parts(f"# Glossary\n\n{entry}") == {(CLARIFY, SAGEMAKER)}


@pytest.mark.parametrize(
    "entry",
    [
        "**Clarify**: compares the jobs of SageMaker.",
        "**Clarify**: train fair models in SageMaker.",
        "**Clarify**: a thing that is unknown in SageMaker.",
        "**Clarify**: no longer a tool of SageMaker.",
    ],
)
def test_a_definition_that_only_speaks_of_the_whole_does_not(entry: str) -> None:
    assert parts(f"# Glossary\n\n{entry}") == set()


@pytest.mark.parametrize(
    "drawing",
    [
        "```\nSageMaker\n|-- Canvas\n`-- Clarify\n```",
        "```\nSageMaker\n├── people\n│   └── Canvas\n└── Clarify\n```",
        "SageMaker\n├─ people: Canvas\n└─ bias: Clarify",
    ],
)
def test_a_tree_drawing_puts_parts_under_their_whole(drawing: str) -> None:
    assert parts(f"# Overview\n\n{drawing}") == {(CANVAS, SAGEMAKER), (CLARIFY, SAGEMAKER)}


@pytest.mark.parametrize(
    "table",
    [
        "| Wish | Service | Feature |\n|---|---|---|\n| no bias | SageMaker | Clarify |",
        "| Service | Wish | Tool |\n|---|---|---|\n| SageMaker | no bias | Clarify |",
        "| Tool | Wish | Home |\n|---|---|---|\n| Clarify | no bias | SageMaker |",
    ],
)
def test_a_row_holds_the_part_and_its_whole(table: str) -> None:
    assert parts(f"# Overview\n\n{table}") == {(CLARIFY, SAGEMAKER)}


def test_the_corner_of_a_table_says_nothing_under_a_heading_that_is_far() -> None:
    text = "# SageMaker at our company\n\n## Parts\n\n### Serving\n\n| Component | Size |\n|---|---|\n| Spark | big |\n"

    assert parts(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "EMR comes with Spark and Hive.",
        "**EMR**: Rented clusters; they ship with Spark and Hive.",
        "EMR is a rented cluster that includes Spark and Hive.",
        "EMR gives you Spark and Hive.",
        "Spark and Hive are bundled with EMR.",
        "EMR is a platform. Its components are Spark and Hive.",
    ],
)
def test_words_of_containing_suffice_where_the_catalogue_knows_no_whole(text: str) -> None:
    assert parts(f"# Notes\n\n{text}") == {("Apache Spark", "Amazon EMR"), ("Apache Hive", "Amazon EMR")}


def test_a_part_may_live_in_another_part_of_its_service() -> None:
    assert parts("Data Wrangler now lives inside Canvas.") == {("SageMaker Data Wrangler", CANVAS)}


@pytest.mark.parametrize(
    "text",
    [
        "Bedrock hosts Claude and Llama.",
        "**Bedrock**: rented access to models, among them Claude and Llama.",
        "Bedrock is rented: you call Claude or Llama and pay by the word.",
        "Bedrock models: Claude, Llama.",
        "Claude and Llama are available in Bedrock.",
        "Through Bedrock you can reach Claude and Llama.",
        "Bedrock is rented by the word. On offer are Claude and Llama.",
    ],
)
def test_the_models_that_a_host_gives_access_to_are_parts_of_it(text: str) -> None:
    assert parts(f"# Notes\n\n{text}") == {("Anthropic Claude", "Amazon Bedrock"), ("Llama", "Amazon Bedrock")}


def test_a_chip_is_part_of_the_instances_it_sits_in() -> None:
    assert parts("Trainium chips sit inside Trn1 instances.") == {("AWS Trainium", "Amazon EC2 Trn1")}
    assert parts("Trn1 instances are equipped with Trainium.") == {("AWS Trainium", "Amazon EC2 Trn1")}


@pytest.mark.parametrize(
    "text",
    [
        "Canvas is not in SageMaker.",
        "Is Canvas in SageMaker?",
        "If SageMaker had Canvas, analysts would rejoice.",
        "Perhaps Canvas will come with SageMaker.",
        "Nothing in SageMaker is called Canvas.",
        "SageMaker bills Canvas by the hour.",
        "SageMaker and Canvas have one bill each.",
        "Neo of SageMaker, well: SageMaker compiles models such as ResNet.",
        "Bedrock and Claude were slow on Monday.",
        "Spark tables lie in S3.",
        "Glue has connectors for Spark.",
        "# SageMaker\n\n## Not included\n\n- S3 buckets",
    ],
)
def test_standing_together_denying_and_supposing_make_no_part(text: str) -> None:
    assert parts(text) <= {("SageMaker Neo", SAGEMAKER)}
