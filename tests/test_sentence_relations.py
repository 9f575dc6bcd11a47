import pytest
from extraction import relations

from ingest.sentence_relations import verb_patterns
from ingest.verb_patterns import AFTER_NAME

WRANGLER, MONITOR, PIPELINES = "SageMaker Data Wrangler", "SageMaker Model Monitor", "SageMaker Pipelines"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Data Wrangler imports data from S3.", (WRANGLER, "READS_FROM", "Amazon S3")),
        ("Athena queries files in S3.", ("Amazon Athena", "READS_FROM", "Amazon S3")),
        ("Data Wrangler exports a flow to S3.", (WRANGLER, "WRITES_TO", "Amazon S3")),
        ("Model Monitor stores reports in S3.", (MONITOR, "STORES_IN", "Amazon S3")),
        ("EventBridge triggers SageMaker Pipelines.", ("Amazon EventBridge", "TRIGGERS", PIPELINES)),
        ("SageMaker Pipelines is triggered by EventBridge.", ("Amazon EventBridge", "TRIGGERS", PIPELINES)),
        ("Model Monitor watches for data drift.", (MONITOR, "MONITORS", "Data drift")),
        ("Model Monitor sends alerts through CloudWatch.", (MONITOR, "ALERTS_THROUGH", "Amazon CloudWatch")),
        ("KMS encrypts data in S3.", ("AWS KMS", "SECURES", "Amazon S3")),
        ("Data in S3 is encrypted with KMS.", ("AWS KMS", "SECURES", "Amazon S3")),
        ("Model Monitor uses Clarify.", (MONITOR, "USES", "SageMaker Clarify")),
        ("Model Monitor requires Clarify.", (MONITOR, "DEPENDS_ON", "SageMaker Clarify")),
        ("XGBoost is used for classification.", ("XGBoost", "USED_FOR", "Classification")),
        ("Clarify is a feature of SageMaker.", ("SageMaker Clarify", "PART_OF", "Amazon SageMaker")),
        ("SageMaker includes Clarify.", ("SageMaker Clarify", "PART_OF", "Amazon SageMaker")),
    ],
)
def test_a_verb_states_a_relation_in_its_direction(text: str, expected: tuple[str, str, str]) -> None:
    assert relations(text) == {expected}


@pytest.mark.parametrize("text", ["XGBoost is faster than Random Forest.", "Random Forest is slower than XGBoost."])
def test_a_comparison_is_the_same_from_either_side(text: str) -> None:
    assert relations(text) == {("Random Forest", "COMPARED_WITH", "XGBoost")}


def test_a_relation_that_holds_both_ways_is_stored_once() -> None:
    both = relations("Glue integrates with Athena.\n\nAthena integrates with Glue.")

    assert len(both) == 1
    assert {(source, target) for source, _, target in both} <= {
        ("AWS Glue", "Amazon Athena"),
        ("Amazon Athena", "AWS Glue"),
    }


@pytest.mark.parametrize("listed", ["S3, Redshift and Athena", "S3, Redshift, and Athena", "S3/Redshift/Athena"])
def test_an_enumeration_gives_one_relation_each(listed: str) -> None:
    assert relations(f"Data Wrangler imports from {listed}.") == {
        (WRANGLER, "READS_FROM", "Amazon S3"),
        (WRANGLER, "READS_FROM", "Amazon Redshift"),
        (WRANGLER, "READS_FROM", "Amazon Athena"),
    }


def test_two_subjects_give_one_relation_each() -> None:
    assert relations("Athena and Glue read from S3.") == {
        ("Amazon Athena", "READS_FROM", "Amazon S3"),
        ("AWS Glue", "READS_FROM", "Amazon S3"),
    }


def test_several_verbs_share_their_subject() -> None:
    assert relations("Glue reads rows from Redshift, cleans them and writes files to S3.") == {
        ("AWS Glue", "READS_FROM", "Amazon Redshift"),
        ("AWS Glue", "WRITES_TO", "Amazon S3"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "- **Data Wrangler**: imports data from S3.",
        "# Data Wrangler\n\nImports data from S3.",
        "# Data Wrangler\n\nA flow reads data from S3.",
        "Data Wrangler is handy. It imports data from S3.",
        "Data Wrangler cleans tables; it imports data from S3.",
    ],
)
def test_a_clause_without_a_subject_speaks_of_label_heading_or_the_thing_before(text: str) -> None:
    assert relations(text) == {(WRANGLER, "READS_FROM", "Amazon S3")}


def test_it_behind_a_verb_is_the_label() -> None:
    text = "- **Clarify**: measures bias; Model Monitor uses it for reports."

    assert (MONITOR, "USES", "SageMaker Clarify") in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "S3 and Redshift are services.",
        "Use S3. Redshift is large.",
        "Users of S3 like Redshift.",
        "A team imports rows from S3.",
        "Read the page on S3, then import what Redshift has.",
    ],
)
def test_names_side_by_side_are_not_related(text: str) -> None:
    assert relations(text) == set()


def test_evidence_quotes_the_words_on_disk_and_names_its_rule() -> None:
    from extraction import graph_of

    (relation,) = graph_of("# Notes\n\n* **Data Wrangler** imports\n  from *S3* daily.").relations
    (evidence,) = relation.evidence

    assert (evidence.span.start, evidence.span.end) == (3, 4)
    assert evidence.quote == "**Data Wrangler** imports\n  from *S3* daily."
    assert (evidence.rule, evidence.heading_path) == ("takes from", ("Notes",))


def test_every_row_is_named_once_and_reached_by_one_of_its_stems() -> None:
    rows = verb_patterns()

    assert len({row.rule for row in rows}) == len(rows)
    for row in rows:
        literal = row.regex.pattern.replace(AFTER_NAME, "")
        assert any(stem in literal for stem in row.stems), row.rule
        assert 0 < row.confidence < 1
