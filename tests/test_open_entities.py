import pytest
from extraction import VOCABULARY, graph_of, names

from graph.knowledge import EntityKind, Graph, MergeReason
from ingest.naming.vocabulary import Vocabulary

NOTHING = Vocabulary()


def bare(text: str) -> Graph:
    return graph_of(text, vocabulary=NOTHING)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Notes\n\n## Canary rollout\n\nA small share goes first.", "Canary rollout"),
        ("- **Shadow mode**: the new model answers unseen.", "Shadow mode"),
        ("We trained it with gradient surgery (GS) last week.", "gradient surgery"),
        ("Call `CreateEndpoint` with a name.", "CreateEndpoint"),
        ("The parameter `max_wait` limits it.", "max_wait"),
        ("The data lives in Snowflake these days.", "Snowflake"),
        ("Today Amazon Timestream Live keeps the readings.", "Amazon Timestream Live"),
        ("Open SageMaker Lakehouse and look.", "SageMaker Lakehouse"),
        ("It streams through Apache Pulsar.", "Apache Pulsar"),
    ],
)
def test_without_a_vocabulary_the_shape_of_a_name_makes_an_entity(text: str, name: str) -> None:
    assert name in names(bare(text))


def test_a_providers_name_tells_its_kind() -> None:
    graph = bare("Amazon Timestream keeps readings. SageMaker Lakehouse reads them with `GetRecords`.")

    assert {entity.name: entity.kind for entity in graph.entities} == {
        "Amazon Timestream": EntityKind.SERVICE,
        "SageMaker Lakehouse": EntityKind.FEATURE,
        "GetRecords": EntityKind.API,
    }


@pytest.mark.parametrize(
    "text",
    [
        "- **Scalability**: it grows with the load.",
        "- **Use cases**: many of them, in many fields.",
        "# Notes\n\n## Key features\n\nIt has some.",
        "**What does it cost?** That depends on many things.",
        "Training takes long. Long Training is dear, and training pays.",
    ],
)
def test_generic_labels_headings_and_capitals_are_no_entities(text: str) -> None:
    assert names(bare(text)) == set()


def test_the_short_form_of_a_defined_name_is_the_same_entity_everywhere() -> None:
    graph = graph_of("We use gradient surgery (GS).", "Then GS helps. RPM does not.", vocabulary=NOTHING)

    assert names(graph) == {"gradient surgery"}
    assert sorted(mention.surface for mention in graph.mentions) == ["GS", "GS", "gradient surgery"]
    assert [(merge.name, merge.reason) for merge in graph.merges] == [("GS", MergeReason.ACRONYM)]


def test_with_a_vocabulary_plain_labels_and_capitals_are_left_alone() -> None:
    text = "- **Shadow mode**: the new model answers unseen.\n\nThe data lives in Snowflake."

    assert names(graph_of(text)) == set()


def test_with_a_vocabulary_a_glossary_still_defines_its_terms() -> None:
    graph = graph_of("# Glossary\n\n- **Shadow mode**: the new model answers unseen.")

    assert names(graph) == {"Shadow mode"}
    assert graph.entities[0].description == (graph.mentions[0].passage_id, 0)


def test_a_known_name_is_never_taken_for_an_open_one() -> None:
    graph = graph_of("# Glossary\n\n- **K-means**: groups points.\n- **Amazon S3**: keeps objects.")

    known = {term.name for term in VOCABULARY.terms}
    assert names(graph) == {"K-Means", "Amazon S3"}
    assert names(graph) <= known


def test_a_pattern_of_the_vocabulary_names_entities() -> None:
    graph = graph_of("Start with ml.m5.large for a test.")

    assert [(entity.name, entity.kind) for entity in graph.entities] == [("ml.m5.large", EntityKind.INSTANCE)]
