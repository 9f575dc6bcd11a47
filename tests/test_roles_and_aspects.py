"""What labels, rows of an aspect, known roles and sentences without an obvious subject say."""

from pathlib import Path

import pytest
from extraction import VOCABULARY, relations

from graph.knowledge import EntityKind
from ingest.naming.vocabulary import Term, Vocabulary, load_vocabulary
from ingest.relations.tables import known_roles

S3, GLUE, ATHENA, REDSHIFT = "Amazon S3", "AWS Glue", "Amazon Athena", "Amazon Redshift"
MONITOR, CLARIFY, WRANGLER = "SageMaker Model Monitor", "SageMaker Clarify", "SageMaker Data Wrangler"
WATCH, SNS, KMS, MSK = "Amazon CloudWatch", "Amazon SNS", "AWS KMS", "Amazon MSK"
SPARK, SHAP, VAULT = "Apache Spark", "SHAP", "AWS Secrets Manager"
WIDER = Vocabulary(
    terms=(
        *VOCABULARY.terms,
        Term(SNS, EntityKind.SERVICE, cased=("SNS",)),
        Term(MSK, EntityKind.SERVICE, cased=("MSK",)),
        Term(VAULT, EntityKind.SERVICE, aliases=("Secrets Manager",)),
        Term("Amazon VPC", EntityKind.SERVICE, cased=("VPC",)),
        Term(SPARK, EntityKind.FRAMEWORK, aliases=("Spark",)),
        Term("Apache Hive", EntityKind.FRAMEWORK, aliases=("Hive",)),
        Term("SQL", EntityKind.FRAMEWORK),
        Term("CSV", EntityKind.FORMAT),
        Term("JSON", EntityKind.FORMAT),
        Term(SHAP, EntityKind.TECHNIQUE),
        Term("Regression", EntityKind.CONCEPT),
        Term("RMSE", EntityKind.METRIC),
        Term("MAE", EntityKind.METRIC),
        Term("Inf1 instance", EntityKind.INSTANCE, aliases=("Inf1 instances",)),
        Term("AWS Inferentia", EntityKind.SERVICE, aliases=("Inferentia",)),
    ),
    patterns=VOCABULARY.patterns,
)


def stated(text: str) -> set[tuple[str, str, str]]:
    return {each for each in relations(text, WIDER) if each[1] != "PART_OF"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## Data Wrangler\n\n- **Connectors**: S3 and Redshift",
            {(WRANGLER, "READS_FROM", S3), (WRANGLER, "READS_FROM", REDSHIFT)},
        ),
        ("## Data Wrangler\n\n- **Exports**: S3", {(WRANGLER, "WRITES_TO", S3)}),
        ("## Clarify\n\n- **Teams up with**: Model Monitor", {(CLARIFY, "INTEGRATES_WITH", MONITOR)}),
        ("## Clarify\n\n- **Attributions**: SHAP for single rows", {(CLARIFY, "USES", SHAP)}),
        ("## Glue\n\n- **Log-in**: through Lambda", {(GLUE, "USES", "AWS Lambda")}),
        ("## Glue\n\n- **Scripts**: kept in S3", {(GLUE, "STORES_IN", S3)}),
        ("- **Glue sinks**: S3, Redshift", {(GLUE, "WRITES_TO", S3), (GLUE, "WRITES_TO", REDSHIFT)}),
        ("- **Sources of Glue**: S3", {(GLUE, "READS_FROM", S3)}),
        (
            "| Aspect | Glue | Athena |\n|---|---|---|\n| Engines | Spark | Hive |",
            {(GLUE, "USES", SPARK), (ATHENA, "USES", "Apache Hive")},
        ),
        (
            "| Algorithm | Training input |\n|---|---|\n| XGBoost | CSV, JSON |",
            {("XGBoost", "READS_FROM", "CSV"), ("XGBoost", "READS_FROM", "JSON")},
        ),
    ],
)
def test_labels_and_rows_of_an_aspect_speak_of_their_owner(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "## Clarify\n\n- **Not to mix up**: SHAP",
        "## Clarify\n\n- **Alternatives to try**: Spark scripts of your own",
        "## Clarify\n\n- **Attributions**: no SHAP yet",
        "- **Glue sinks**: never S3",
    ],
)
def test_labels_that_set_apart_or_deny_say_nothing_of_means(text: str) -> None:
    assert {each for each in stated(text) if each[1] != "ALTERNATIVE_TO"} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KMS scrambles S3.", (KMS, "SECURES", S3)),
        ("Athena sifts S3.", (ATHENA, "READS_FROM", S3)),
        ("Glue siphons the rows out of Redshift.", (GLUE, "READS_FROM", REDSHIFT)),
        ("Glue trickles the rows into Redshift.", (GLUE, "WRITES_TO", REDSHIFT)),
        ("Glue parks the results in S3.", (GLUE, "STORES_IN", S3)),
        ("CloudWatch nudges SNS.", (WATCH, "ALERTS_THROUGH", SNS)),
        ("CloudWatch shouts through SNS.", (WATCH, "ALERTS_THROUGH", SNS)),
    ],
)
def test_known_roles_tell_what_any_verb_says(text: str, expected: tuple[str, str, str]) -> None:
    assert stated(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Glue frees the rows from Redshift.",
        "KMS never scrambles S3.",
        "Glue differs from Redshift.",
        "Perhaps Glue parks the results in S3.",
        "Does Athena sift S3?",
    ],
)
def test_known_roles_say_nothing_with_verbs_of_their_own_sense_or_what_is_denied(text: str) -> None:
    assert {each for each in stated(text) if each[1] != "COMPARED_WITH"} == set()


def test_known_roles_are_names_of_the_catalogue() -> None:
    listed = {term.name for term in load_vocabulary((Path("data/vocabulary"),)).terms}
    assert [
        (role, sorted(names - listed))
        for role, names in vars(known_roles).items()
        if isinstance(names, frozenset) and not names <= listed
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We gave the night to Glue; it reads from S3.", (GLUE, "READS_FROM", S3)),
        ("Glue, a child of Redshift that reads from S3, is cheap.", (GLUE, "READS_FROM", S3)),
        ("Lambda calls for a Glue job that reads from S3.", (GLUE, "READS_FROM", S3)),
        ("Glue first reads from S3.", (GLUE, "READS_FROM", S3)),
        ("Rows pass Glue, by which the results are written to S3.", (GLUE, "WRITES_TO", S3)),
        ("Rows are pulled from S3 by Glue.", (GLUE, "READS_FROM", S3)),
        (
            "- **Inferentia**: a chip; the Inf1 instances are built around it.",
            ("Inf1 instance", "USES", "AWS Inferentia"),
        ),
    ],
)
def test_subjects_are_found_where_they_stand(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in stated(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gateway hands out roles, and it reads from S3.\n", set()),
        ("Glue shapes rows and offers views that feed Redshift.", set()),
        ("The VPC loads rows from S3.", set()),
        ("SQL writes rows to S3.", set()),
        ("Rows of Glue are loaded into the online table as well as the offline table of S3.", set()),
    ],
)
def test_what_cannot_act_or_is_not_named_is_no_subject(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Counting on top of Redshift → Athena", {(ATHENA, "READS_FROM", REDSHIFT)}),
        ("logs → CloudWatch; rows → S3", set()),
        ("Glue → sifts rows in S3", set()),
        ("Regression → RMSE, MAE; not recall", {("RMSE", "MEASURES", "Regression"), ("MAE", "MEASURES", "Regression")}),
    ],
)
def test_arrows_reach_no_farther_than_their_sentence(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert stated(f"- {text}") == expected
