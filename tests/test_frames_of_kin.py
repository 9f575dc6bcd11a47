from dataclasses import replace

import pytest
from extraction import VOCABULARY, graph_of, relations

from graph.knowledge import EntityKind
from ingest.naming.vocabulary import Term
from ingest.relations.negation import is_supposed

SAGEMAKER = "Amazon SageMaker"
CLARIFY, BEDROCK, CLAUDE = "SageMaker Clarify", "Amazon Bedrock", "Anthropic Claude"
WITH_MODELS = replace(
    VOCABULARY,
    terms=(
        *VOCABULARY.terms,
        Term(BEDROCK, EntityKind.SERVICE, aliases=("Bedrock",)),
        Term(CLAUDE, EntityKind.MODEL, aliases=("Claude",)),
    ),
)


def wholes_of_claude(text: str) -> set[str]:
    graph = graph_of(text, vocabulary=WITH_MODELS)
    names = {entity.id: entity.name for entity in graph.entities}
    parts = [each for each in graph.relations if each.type == "PART_OF" and names[each.source_id] == CLAUDE]
    return {names[each.target_id] for each in parts}


@pytest.mark.parametrize(
    "text",
    [
        "We picked Clarify, a small helper that forms part of SageMaker.",
        "Clarify, which nowadays also comes with SageMaker, explains the scores.",
        "The reports came out of Clarify, which is baked into SageMaker.",
        "Clarify, for the impatient, is one more tool inside SageMaker.",
        "Clarify, capital C, that's SageMaker's own explainer.",
        "The scores were explained by Clarify, another SageMaker feature.",
    ],
)
def test_a_clause_between_a_part_and_its_whole_does_not_part_them(text: str) -> None:
    assert (CLARIFY, "PART_OF", SAGEMAKER) in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "Clarify, which never was part of SageMaker, explains the scores.",
        "If only Clarify were part of SageMaker.",
        "Clarify explains more than Model Monitor, unlike SageMaker itself.",
    ],
)
def test_a_clause_that_denies_or_supposes_makes_no_part(text: str) -> None:
    assert (CLARIFY, "PART_OF", SAGEMAKER) not in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "K-Means is an algorithm that is shipped with SageMaker.",
        "K-Means, one of the algorithms built into SageMaker, finds groups.",
        "K-Means: another of SageMaker's built-ins.",
        "K-Means is shipped with SageMaker as a built-in algorithm.",
    ],
)
def test_a_service_brings_its_algorithms_along(text: str) -> None:
    assert ("K-Means", "PART_OF", SAGEMAKER) in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mails were sorted by Claude, which is reached through Bedrock.",
        "We write our mails with Claude on Bedrock.",
        "Bedrock is a hub of language models, among them Claude.",
        "# Bedrock\n\n- **Text models**: Claude\n",
    ],
)
def test_a_model_is_part_of_what_hosts_it(text: str) -> None:
    assert wholes_of_claude(text) == {BEDROCK}


def test_a_model_is_no_part_of_a_service_that_hosts_none() -> None:
    assert wholes_of_claude("SageMaker offers Claude.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "# Words of SageMaker that I forget\n\n**Clarify**: explains predictions.",
        "# SageMaker\n\n## Pipelines\n\n- **Clarify**: explains predictions.",
    ],
)
def test_a_title_that_only_mentions_a_service_or_stands_far_above_makes_no_part(text: str) -> None:
    assert (CLARIFY, "PART_OF", SAGEMAKER) not in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Course\n\n## Explaining in SageMaker\n\n- **Clarify**: explains predictions.",
        "SageMaker is large. The pieces of it that you need:\n\n- **Clarify** – explains predictions.",
        "# Course\n\n## Clarify\n\n- **What it is**: the explainer in SageMaker",
    ],
)
def test_a_heading_or_line_that_introduces_parts_names_their_whole(text: str) -> None:
    assert (CLARIFY, "PART_OF", SAGEMAKER) in relations(text)


def test_what_was_done_is_no_supposition() -> None:
    assert not is_supposed("the mails were sorted by")
    assert is_supposed("as if it were sorted by")
    assert is_supposed("were we to sort by")
