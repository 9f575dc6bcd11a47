from extraction import VOCABULARY, graph_of, names

from graph.knowledge import EntityKind, Graph, Merge, MergeReason
from ingest.naming.vocabulary import Term, Vocabulary

GLOSSARY = "# Glossary\n\n"


def merges(graph: Graph) -> list[tuple[str, str, MergeReason, bool]]:
    return [(merge.name, merge.entity_name, merge.reason, merge.applied) for merge in graph.merges]


def test_the_catalogue_merges_its_names_and_every_merge_is_listed() -> None:
    graph = graph_of("S3 is Amazon S3 is Amazon Simple Storage Service.")

    assert names(graph) == {"Amazon S3"}
    assert merges(graph) == [
        ("Amazon Simple Storage Service", "Amazon S3", MergeReason.CATALOGUE, True),
        ("S3", "Amazon S3", MergeReason.CATALOGUE, True),
    ]


def test_an_undone_merge_gives_the_name_an_entity_of_its_own() -> None:
    text = "Glue writes files to S3. Athena reads from Amazon S3."
    graph = graph_of(text, undone=["s3"])
    by_name = {entity.name: entity for entity in graph.entities}

    assert names(graph) == {"AWS Glue", "Amazon Athena", "S3", "Amazon S3"}
    assert by_name["S3"].kind is EntityKind.SERVICE
    assert "S3" not in by_name["Amazon S3"].aliases
    ends = {(each.source_id, each.target_id) for each in graph.relations}
    assert ends == {
        (by_name["AWS Glue"].id, by_name["S3"].id),
        (by_name["Amazon Athena"].id, by_name["Amazon S3"].id),
    }
    assert ("S3", "Amazon S3", MergeReason.CATALOGUE, False) in merges(graph)


def test_doing_it_again_gives_the_first_graph_back() -> None:
    text = "Glue writes files to S3. Athena reads from Amazon S3."

    assert graph_of(text, undone=[]) == graph_of(text)
    assert graph_of(text, undone=["S3"]) != graph_of(text)


def test_a_canonical_name_cannot_be_taken_from_its_entity() -> None:
    assert graph_of("Amazon S3 keeps objects.", undone=["Amazon S3"]) == graph_of("Amazon S3 keeps objects.")


def test_spellings_of_a_new_name_are_one_entity_under_the_commonest() -> None:
    graph = graph_of(
        GLOSSARY + "- **Shadow mode**: the new model answers unseen.\n- **Other thing**: like shadow-mode.",
        GLOSSARY + "- **Shadow mode**: answers that nobody sees.",
    )

    assert "Shadow mode" in names(graph)
    assert ("shadow-mode", "Shadow mode", MergeReason.VARIANT, True) in merges(graph)


def test_a_short_form_with_two_meanings_is_merged_with_neither() -> None:
    nothing = Vocabulary()
    graph = graph_of("We use gradient surgery (GS).", "We meet great squirrels (GS).", vocabulary=nothing)

    assert {"gradient surgery", "great squirrels"} <= names(graph)
    assert all(not merge.applied for merge in graph.merges)


def test_names_that_look_alike_are_proposed_and_not_merged() -> None:
    graph = graph_of(GLOSSARY + "- **SageMaker Clarifi**: explains predictions, they say.")
    (proposal,) = graph.merges

    assert names(graph) == {"Amazon SageMaker", "SageMaker Clarifi"} or names(graph) == {"SageMaker Clarifi"}
    assert (proposal.name, proposal.entity_name) == ("SageMaker Clarifi", "SageMaker Clarify")
    assert (proposal.reason, proposal.applied) == (MergeReason.SIMILAR, False)
    assert 0.9 <= proposal.score < 1


def test_a_merge_names_the_entity_that_it_is_or_would_be() -> None:
    graph = graph_of("S3 keeps objects.")
    (entity,) = graph.entities

    assert graph.merges == (Merge("S3", entity.id, "Amazon S3", MergeReason.CATALOGUE, 1.0, True),)


def test_the_id_follows_from_name_and_kind() -> None:
    other = Vocabulary((Term("Amazon S3", EntityKind.RESOURCE, aliases=("S3",)), Term("X Y", EntityKind.API)))

    (first,) = graph_of("S3 keeps objects.").entities
    (second,) = graph_of("S3 keeps objects.", vocabulary=other).entities
    (third,) = graph_of("Amazon S3, again and again.", vocabulary=VOCABULARY).entities
    assert first.id == third.id
    assert first.id != second.id
