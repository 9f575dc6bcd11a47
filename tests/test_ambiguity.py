import pytest
from extraction import graph_of, names

from graph.knowledge import EntityKind
from ingest.naming.vocabulary import Term, Vocabulary

SAGEMAKER_NOTES = "# Amazon SageMaker\n\n"


def named(text: str, name: str) -> bool:
    return name in names(graph_of(text))


@pytest.mark.parametrize(
    "text",
    [
        SAGEMAKER_NOTES + "Teams open Studio in the browser.",
        SAGEMAKER_NOTES + "- **Studio**: the workbench in the browser.",
        SAGEMAKER_NOTES + "Studio is the workbench of this service.",
        "SageMaker is a service, and teams open Studio in the browser.",
        "SageMaker Studio is a workbench.\n\n## Later\n\nTeams open Studio in the browser.",
    ],
)
def test_a_short_name_counts_where_its_whole_or_its_full_name_is_near(text: str) -> None:
    assert named(text, "SageMaker Studio")


@pytest.mark.parametrize(
    "text",
    [
        "# Films\n\nA film is cut in a Studio in town.",
        SAGEMAKER_NOTES + "Install Visual Studio first.",
        SAGEMAKER_NOTES + "Studio Ghibli makes films.",
        SAGEMAKER_NOTES + "We rent a studio in town.",
    ],
)
def test_a_plain_word_or_part_of_another_name_does_not(text: str) -> None:
    assert not named(text, "SageMaker Studio")


def test_a_plural_that_opens_a_sentence_needs_a_verb_behind_it() -> None:
    assert named(SAGEMAKER_NOTES + "Pipelines registers a model when a run ends.", "SageMaker Pipelines")
    assert not named(SAGEMAKER_NOTES + "Pipelines of this kind need care.", "SageMaker Pipelines")


def test_a_name_without_a_whole_needs_its_full_name_in_the_document() -> None:
    assert not named("# Amazon SageMaker\n\nThe Batch of records is large.", "AWS Batch")
    text = "AWS Batch runs containers.\n\n## Later\n\nThe queue of Batch is long."
    assert sum(each.surface == "Batch" for each in graph_of(text).mentions) == 1


def test_another_documents_context_does_not_help() -> None:
    graph = graph_of("AWS Batch runs containers.", "The queue of Batch is long.")

    assert [mention.surface for mention in graph.mentions] == ["AWS Batch"]


_PEERS = Vocabulary(
    terms=(
        Term("AWS Config", EntityKind.SERVICE, ambiguous=("Config",)),
        Term("AWS Batch", EntityKind.SERVICE, ambiguous=("Batch",)),
        Term("Amazon S3", EntityKind.SERVICE, aliases=("S3",)),
        Term("Amazon Translate", EntityKind.SERVICE, ambiguous=("Translate",)),
        Term("Class imbalance", EntityKind.METRIC, ambiguous=("CI",)),
        Term("Precision", EntityKind.METRIC),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Texts lie in S3; Translate puts them into English.",
        "Speech and text: Translate, S3 and a bit of patience.",
        "Translate and S3 are cheap.",
        "# Services\n\n- S3: objects\n- **Translate**: texts",
    ],
)
def test_a_name_without_a_whole_counts_among_its_like(text: str) -> None:
    assert "Amazon Translate" in names(graph_of(text, vocabulary=_PEERS))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("S3 keeps texts. Translate the texts tomorrow.", "Amazon Translate"),
        ("Translate puts texts into English.", "Amazon Translate"),
        ("Real-time and Batch both read from S3.", "AWS Batch"),
        ("S3 keeps the Config File of the team.", "AWS Config"),
        ("Precision goes up when CI is green.", "Class imbalance"),
    ],
)
def test_a_plain_word_does_not_count_for_standing_among_names(text: str, name: str) -> None:
    assert name not in names(graph_of(text, vocabulary=_PEERS))
