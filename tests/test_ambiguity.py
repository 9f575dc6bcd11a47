import pytest
from extraction import graph_of, names

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
