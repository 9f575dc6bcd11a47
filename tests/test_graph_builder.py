from collections.abc import Sequence
from random import Random

from extraction import VOCABULARY, found, graph_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.knowledge import Graph
from ingest.findings import Findings
from ingest.graph_builder import build_graph

SENTENCES = (
    "Data Wrangler imports data from S3, Redshift and Athena.",
    "Data Wrangler does not import data from Redshift.",
    "- **Clarify**: SageMaker feature for explanations.",
    "# Amazon SageMaker\n\n- **Key Features:**\n  - **Model Monitor:** Watches for data drift.",
    "We use gradient surgery (GS) a lot.",
    "GS helps, and Amazon Simple Storage Service stores it.",
    "Teams open Studio in SageMaker.",
    "# XGBoost vs. Random Forest\n\nThey differ. S3 keeps both.",
    "# Glossary\n\n- **Shadow mode**: the new model answers unseen.",
    "The shadow modes of KMS encrypt S3.",
)
DOCUMENTS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), max_size=5)


def documents(parts: Sequence[Sequence[str]]) -> list[Findings]:
    return [found("\n\n".join(part), path=f"{number}.md") for number, part in enumerate(parts)]


def build(findings: Sequence[Findings]) -> Graph:
    return build_graph(findings, VOCABULARY, ())


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(parts: list[list[str]], random: Random) -> None:
    findings = documents(parts)
    shuffled = random.sample(findings, len(findings))

    assert build(shuffled) == build(findings)


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS.filter(bool))
def test_a_deleted_document_takes_exactly_what_only_it_said(parts: list[list[str]]) -> None:
    findings = documents(parts)
    whole, rest = build(findings), build(findings[1:])
    own = {each.document for relation in rest.relations for each in relation.evidence}

    assert "0.md" not in own
    kept = [
        (relation.type, each) for relation in whole.relations for each in relation.evidence if each.document != "0.md"
    ]
    left = [(relation.type, each) for relation in rest.relations for each in relation.evidence]
    assert {each.passage_id for _, each in left} <= {each.passage_id for _, each in kept}
    seen = {(sighting.passage_id, sighting.statement) for each in findings[1:] for sighting in each.sightings}
    assert {(mention.passage_id, mention.statement) for mention in rest.mentions} <= seen | {
        (guess.passage_id, guess.statement) for each in findings[1:] for guess in each.guesses
    }


@settings(max_examples=25, deadline=None)
@given(DOCUMENTS)
def test_every_reference_holds_and_everything_is_in_order(parts: list[list[str]]) -> None:
    graph = build(documents(parts))
    ids = [entity.id for entity in graph.entities]

    assert ids == sorted(set(ids))
    assert {mention.entity_id for mention in graph.mentions} <= set(ids)
    assert {end for each in graph.relations for end in (each.source_id, each.target_id)} <= set(ids)
    assert [each.id for each in graph.relations] == sorted({each.id for each in graph.relations})
    assert all(each.source_id != each.target_id for each in graph.relations)


def test_reading_a_document_twice_finds_the_same() -> None:
    text = "\n\n".join(SENTENCES)

    assert found(text) == found(text)


def test_each_place_that_states_a_relation_is_evidence_of_its_own() -> None:
    graph = graph_of("Data Wrangler imports data from S3.\n\nData Wrangler reads from S3.", "Data Wrangler reads S3.")
    (relation,) = graph.relations

    assert [(each.document, each.span.start) for each in relation.evidence] == [("0.md", 1), ("0.md", 3), ("1.md", 1)]


def test_a_place_keeps_the_surest_of_its_rules() -> None:
    (relation,) = graph_of("# Amazon SageMaker\n\n- **Key Features:**\n  - **SageMaker Clarify:** Explains.").relations

    assert [(each.rule, each.confidence) for each in relation.evidence] == [("listed as a feature", 0.95)]


def test_the_description_is_the_best_definition_wherever_it_stands() -> None:
    mentioned, labelled, defined = "Teams like S3.", "- **S3**: keeps objects.", "S3 is an object store."
    (first,) = graph_of(mentioned, labelled, defined).entities
    (second,) = graph_of(mentioned, labelled).entities
    (third,) = graph_of(mentioned).entities

    assert first.description == (found(defined, path="2.md").sightings[0].passage_id, 0)
    assert second.description == (found(labelled, path="1.md").sightings[0].passage_id, 0)
    assert third.description is None


def test_nothing_gives_an_empty_graph() -> None:
    assert build([]) == Graph((), (), (), ())
