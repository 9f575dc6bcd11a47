"""Who a verb speaks of, to whom it does it, and the phrases, arrows and bare words that state a relation."""

import pytest
from extraction import VOCABULARY, relations

from graph.knowledge import EntityKind
from ingest.naming.vocabulary import Term, Vocabulary
from ingest.relations.topic_relations import all_topic_frames

SNS, LAMBDA, EVENTS, S3 = "Amazon SNS", "AWS Lambda", "Amazon EventBridge", "Amazon S3"
MONITOR, WRANGLER, GLUE = "SageMaker Model Monitor", "SageMaker Data Wrangler", "AWS Glue"
WIDER = Vocabulary(
    terms=(
        *VOCABULARY.terms,
        Term(SNS, EntityKind.SERVICE, cased=("SNS",)),
        Term("Apache Spark", EntityKind.FRAMEWORK, aliases=("Spark",)),
        Term("CSV", EntityKind.FORMAT),
        Term("Apache Parquet", EntityKind.FORMAT, aliases=("Parquet",)),
        Term("Regression", EntityKind.CONCEPT),
        Term("RMSE", EntityKind.METRIC),
        Term("Recall", EntityKind.METRIC),
        Term("Gradient boosting", EntityKind.TECHNIQUE),
    ),
    patterns=VOCABULARY.patterns,
)


def stated(text: str) -> set[tuple[str, str, str]]:
    return relations(text, WIDER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Glue feeds Redshift, which hands tables to Athena.", ("Amazon Redshift", "WRITES_TO", "Amazon Athena")),
        ("In the evening a Glue job writes files to S3.", (GLUE, "WRITES_TO", S3)),
        ("Night runs Glue cleans rows and writes them to S3.", (GLUE, "WRITES_TO", S3)),
        ("Use Glue to clean rows and write them to S3.", (GLUE, "WRITES_TO", S3)),
        ("With Glue you write rows to S3.", (GLUE, "WRITES_TO", S3)),
        ("The output of Glue is copied into S3.", (GLUE, "WRITES_TO", S3)),
        ("Glue, when asked nicely, writes rows to S3.", (GLUE, "WRITES_TO", S3)),
        ("If a run fails, EventBridge starts Lambda.", (EVENTS, "TRIGGERS", LAMBDA)),
        ("Glue is old. Its logs are sent to S3.", (GLUE, "WRITES_TO", S3)),
        ("A commit in S3 starts Lambda.", (S3, "TRIGGERS", LAMBDA)),
    ],
)
def test_the_subject_is_found_past_adverbials_clauses_and_possessions(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in stated(text)


def test_both_stands_for_the_two_names_before() -> None:
    text = "Pick Glue or Lambda. Both write rows to S3."

    assert {(GLUE, "WRITES_TO", S3), (LAMBDA, "WRITES_TO", S3)} <= stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rows rest in S3; Athena fetches them from there.",
        "Rows rest in S3. Athena reads that bucket every hour.",
    ],
)
def test_there_and_that_bucket_stand_for_the_last_name(text: str) -> None:
    assert ("Amazon Athena", "READS_FROM", S3) in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n**Glue**: cleans rows. Input is read from S3.",
        "# Notes\n\n**Glue**: cleans rows. All the tables come from S3.",
        "## Glue\n\nSources: S3.",
    ],
)
def test_what_a_thing_has_belongs_to_the_topic(text: str) -> None:
    assert (GLUE, "READS_FROM", S3) in stated(text)


def test_further_objects_are_objects_too() -> None:
    assert stated("KMS encrypts the files in S3, the tables of Redshift, and all volumes of EFS.") == {
        ("AWS KMS", "SECURES", S3),
        ("AWS KMS", "SECURES", "Amazon Redshift"),
        ("AWS KMS", "SECURES", "Amazon EFS"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Glue downloads rows from S3.", (GLUE, "READS_FROM", S3)),
        ("Glue mounts EFS.", (GLUE, "READS_FROM", "Amazon EFS")),
        ("Tables in S3 can be queried with Athena.", ("Amazon Athena", "READS_FROM", S3)),
        ("Glue offloads cold rows to S3.", (GLUE, "WRITES_TO", S3)),
        ("Glue keeps Redshift busy and refreshes Athena.", (GLUE, "WRITES_TO", "Amazon Athena")),
        ("Glue turns CSV into Parquet.", (GLUE, "USES", "Apache Parquet")),
        ("XGBoost wants CSV.", ("XGBoost", "READS_FROM", "CSV")),
        ("CloudWatch mails the team by way of SNS.", ("Amazon CloudWatch", "ALERTS_THROUGH", SNS)),
        ("Model Monitor explains changes with Clarify.", (MONITOR, "USES", "SageMaker Clarify")),
        ("Glue is plain Spark.", (GLUE, "USES", "Apache Spark")),
        ("XGBoost is for regression.", ("XGBoost", "USED_FOR", "Regression")),
        ("Regression is judged by RMSE.", ("RMSE", "MEASURES", "Regression")),
        ("We score the classification by recall.", ("Recall", "MEASURES", "Classification")),
        ("RMSE tells how good a regression is.", ("RMSE", "MEASURES", "Regression")),
        ("XGBoost, a fast algorithm for regression, is popular.", ("XGBoost", "USED_FOR", "Regression")),
        ("S3 Select is what Athena runs on.", ("Amazon Athena", "USES", "S3 Select")),
        ("Athena reaches many services: Lambda.", ("AWS Lambda", "INTEGRATES_WITH", "Amazon Athena")),
    ],
)
def test_rarer_words_state_a_relation_too(text: str, expected: tuple[str, str, str]) -> None:
    source, kind, target = expected
    assert {expected, (target, kind, source)} & stated(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Run it on Glue instead of Athena.", "ALTERNATIVE_TO"),
        ("Glue can be replaced by Athena.", "ALTERNATIVE_TO"),
        ("Glue is too slow, so we took Athena instead.", "ALTERNATIVE_TO"),
        ("Glue finishes sooner than Athena.", "COMPARED_WITH"),
        ("Unlike Glue, which needs jobs, Athena just answers.", "COMPARED_WITH"),
    ],
)
def test_more_ways_to_set_one_thing_against_another(text: str, kind: str) -> None:
    assert any(found == kind and {first, second} == {GLUE, "Amazon Athena"} for first, found, second in stated(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- **XGBoost** – gradient boosting", {("XGBoost", "USES", "Gradient boosting")}),
        ("- **XGBoost** – classification", {("XGBoost", "USED_FOR", "Classification")}),
        ("- **Regression:** RMSE", {("RMSE", "MEASURES", "Regression")}),
        ("classification → XGBoost", {("XGBoost", "USED_FOR", "Classification")}),
        ("data drift → Model Monitor", {(MONITOR, "MONITORS", "Data drift")}),
        ("Glue → S3 → Athena", {(GLUE, "WRITES_TO", S3), ("Amazon Athena", "READS_FROM", S3)}),
        ("S3 → read by Athena", {("Amazon Athena", "READS_FROM", S3)}),
        ("EventBridge → Lambda", {(EVENTS, "TRIGGERS", LAMBDA)}),
        ("CloudWatch → SNS", {("Amazon CloudWatch", "ALERTS_THROUGH", SNS)}),
        ("SageMaker → Clarify", set()),
    ],
)
def test_bare_words_and_arrows_are_read_by_the_kinds_of_their_ends(
    text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert {each for each in stated(text) if each[1] != "PART_OF"} == expected


def test_a_cell_that_says_no_takes_its_head_back() -> None:
    table = "| Store | Needs Glue? |\n| --- | --- |\n| S3 | no |\n| Athena | yes |"

    assert stated(table) == {("Amazon Athena", "DEPENDS_ON", GLUE)}


def test_a_metric_in_the_row_of_a_task_measures_it() -> None:
    table = "| Task | Look at |\n| --- | --- |\n| Regression | RMSE |"

    assert stated(table) == {("RMSE", "MEASURES", "Regression")}


@pytest.mark.parametrize(
    "text",
    [
        "Remember to read about S3 before using Athena.",
        "See the page on S3 and query it with Athena.",
        "Next year Glue will write rows to S3.",
        "Supposedly Glue writes rows to S3.",
        "Our plan: Glue writes rows to S3.",
        "Students of Glue write poems to S3.",
        "The audit reports of S3 and the logs of Athena are long.",
        "An engineer who likes Glue writes rows to S3.",
        "Glue or S3? Athena reads neither.",
        "Glue would rather write to S3 than to Athena.",
        "CSV → Parquet",
    ],
)
def test_reminders_plans_and_people_state_nothing(text: str) -> None:
    assert stated(text) == set()


def test_every_topic_frame_is_named_once_and_waits_for_small_words() -> None:
    rows = all_topic_frames()

    assert len({row.rule for row in rows}) == len(rows)
    assert all(row.words and all(word == word.lower() for word in row.words) for row in rows)
