import pytest
from extraction import graph_of, relations

SAGEMAKER = "Amazon SageMaker"
CLARIFY, STUDIO = "SageMaker Clarify", "SageMaker Studio"


@pytest.mark.parametrize(
    "text",
    [
        "# Amazon SageMaker\n\n- **Key Features:**\n  - **Clarify:** Explains predictions.",
        "# Amazon SageMaker\n\n## Key Features\n\n1. **Clarify**: Explains predictions.",
        "# 3. SageMaker\n\nKey components:\n\n1. Clarify\n",
        "# Amazon SageMaker\n\n- **SageMaker Clarify:** Explains predictions.",
        "# Amazon SageMaker\n\n## SageMaker Clarify\n\nExplains predictions.",
        "# Terms\n\n- **Clarify**: SageMaker feature for explanations.",
        "# Terms\n\n- **Clarify**: explaining service of SageMaker.",
        "# Terms\n\n- **Clarify in SageMaker**: Explains predictions.",
    ],
)
def test_a_feature_is_part_of_the_service_that_its_place_names(text: str) -> None:
    assert relations(text) == {(CLARIFY, "PART_OF", SAGEMAKER)}


@pytest.mark.parametrize(
    "text",
    [
        "# Amazon S3\n\n- **Clarify:** Explains predictions.",
        "# Amazon S3\n\n## Key Features\n\n- **Clarify**: Explains predictions.",
        "# Amazon SageMaker and Amazon S3\n\n- **Clarify:** Explains predictions.",
        "# Amazon SageMaker\n\nA word on Clarify, and one on Model Monitor.",
        "SageMaker and Clarify.",
        "# Amazon SageMaker\n\n## Key Features\n\n- **Amazon S3**: Keeps objects.",
    ],
)
def test_standing_near_does_not_make_a_part(text: str) -> None:
    assert relations(text) == set()


def test_a_new_feature_with_a_name_of_its_own_is_part_of_the_service_above() -> None:
    text = "# Amazon S3\n\n- **Key Features:**\n  - **Storage Lens:** Shows what lies where.\n"

    assert relations(text) == {("Storage Lens", "PART_OF", "Amazon S3")}


@pytest.mark.parametrize(
    "text",
    [
        "# AWS Glue\n\n- **Integration with Athena:** Shares its tables.",
        "# AWS Glue\n\n## Integration with other services\n\n- Athena: Shares its tables.",
        "# AWS Glue\n\n## Integrates with\n\n### Athena\n\nShares its tables.",
    ],
)
def test_an_integration_is_stated_by_label_or_heading(text: str) -> None:
    assert {(source, kind) for source, kind, _ in relations(text)} <= {
        ("AWS Glue", "INTEGRATES_WITH"),
        ("Amazon Athena", "INTEGRATES_WITH"),
    }
    assert len(relations(text)) == 1


def test_a_versus_heading_compares_every_pair() -> None:
    text = "# Trade-offs between stores (S3, EFS, Redshift)\n\nThey differ."

    compared = {frozenset((source, target)) for source, _, target in relations(text)}

    assert compared == {
        frozenset(("Amazon S3", "Amazon EFS")),
        frozenset(("Amazon S3", "Amazon Redshift")),
        frozenset(("Amazon EFS", "Amazon Redshift")),
    }
    assert {kind for _, kind, _ in relations(text)} == {"COMPARED_WITH"}


@pytest.mark.parametrize(
    "text",
    [
        "| Algorithm | Use it for |\n| --- | --- |\n| XGBoost | classification |",
        "| Task | Usual starting point |\n| --- | --- |\n| Classification | XGBoost |",
        "- **XGBoost**: For classification of rows.",
        "# XGBoost\n\n- **Use cases**: classification of rows.",
        "- **Classification:** methods such as XGBoost.",
        "- **Classification:**\n  - **XGBoost:** Fast trees.",
    ],
)
def test_tables_labels_and_lists_state_a_purpose(text: str) -> None:
    assert relations(text) == {("XGBoost", "USED_FOR", "Classification")}


def test_a_question_as_a_label_states_nothing() -> None:
    assert relations("# Amazon SageMaker\n\n- **Is Clarify in SageMaker?**") == set()


def test_the_evidence_of_a_heading_is_its_own_line() -> None:
    text = "# Amazon SageMaker\n\n## SageMaker Studio\n\nA workbench.\n\nIt opens in the browser."
    (relation,) = graph_of(text).relations
    (evidence,) = relation.evidence

    assert (evidence.span.start, evidence.quote) == (3, "## SageMaker Studio")
    assert evidence.heading_path == (SAGEMAKER, STUDIO)


@pytest.mark.parametrize(
    "text",
    [
        "# Amazon SageMaker\n\nWhat it offers:\n\n- Clarify\n",
        "# Amazon SageMaker\n\n## Building blocks\n\n- Clarify – explains predictions\n",
        "# SageMaker tools\n\n- Clarify: explains predictions\n",
        "# Handbook\n\n## SageMaker Clarify\n\nExplains predictions.",
        "| Feature | Feature of |\n| --- | --- |\n| Clarify | SageMaker |",
        "| Service | Features |\n| --- | --- |\n| SageMaker | Clarify |",
    ],
)
def test_lists_headings_and_columns_name_parts_in_other_words(text: str) -> None:
    assert relations(text) == {(CLARIFY, "PART_OF", SAGEMAKER)}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Stores data in", ("AWS Glue", "STORES_IN", "Amazon S3")),
        ("Needs", ("AWS Glue", "DEPENDS_ON", "Amazon S3")),
        ("Uses", ("AWS Glue", "USES", "Amazon S3")),
        ("Reads from", ("AWS Glue", "READS_FROM", "Amazon S3")),
        ("Writes to", ("AWS Glue", "WRITES_TO", "Amazon S3")),
        ("Triggers", ("AWS Glue", "TRIGGERS", "Amazon S3")),
        ("Triggered by", ("Amazon S3", "TRIGGERS", "AWS Glue")),
        ("Protected by", ("Amazon S3", "SECURES", "AWS Glue")),
        ("Alerts via", ("AWS Glue", "ALERTS_THROUGH", "Amazon S3")),
        ("Alternative", ("AWS Glue", "ALTERNATIVE_TO", "Amazon S3")),
        ("Works with", ("AWS Glue", "INTEGRATES_WITH", "Amazon S3")),
    ],
)
def test_the_head_of_a_column_tells_the_relation(head: str, expected: tuple[str, str, str]) -> None:
    found = relations(f"| Service | {head} |\n| --- | --- |\n| Glue | S3 |")

    source, kind, target = expected
    assert found in ({expected}, {(target, kind, source)})
    assert found == {expected} or kind in ("ALTERNATIVE_TO", "INTEGRATES_WITH")


def test_source_and_target_columns_make_a_flow() -> None:
    text = "| Source | Target |\n| --- | --- |\n| Glue | S3 |"

    assert relations(text) == {("AWS Glue", "WRITES_TO", "Amazon S3")}


@pytest.mark.parametrize("head", ["Seen with", "Region", "Comment", "Next to"])
def test_other_columns_say_nothing(head: str) -> None:
    assert relations(f"| Service | {head} |\n| --- | --- |\n| Glue | S3 |") == set()
