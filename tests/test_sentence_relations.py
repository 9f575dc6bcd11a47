import pytest
from extraction import relations

from ingest.relations.frame_relations import all_frames
from ingest.relations.verb_patterns import AFTER_NAME
from ingest.relations.verb_table import verb_patterns

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


@pytest.mark.parametrize(
    "text",
    [
        "SageMaker's Clarify explains predictions.",
        "Within SageMaker, Clarify explains predictions.",
        "Inside SageMaker you find Clarify.",
        "With Clarify, SageMaker has a tool against bias.",
        "Clarify (a SageMaker feature) explains predictions.",
        "Clarify, a SageMaker capability, explains predictions.",
        "Clarify is SageMaker's tool for bias.",
        "SageMaker comes with Clarify.",
        "SageMaker ships a tool for bias called Clarify.",
        "SageMaker has features such as Clarify.",
        "The SageMaker tools (Clarify) share one console.",
        "One of the tools in SageMaker is Clarify.",
        "Clarify sits inside SageMaker.",
        "Clarify comes as part of SageMaker.",
    ],
)
def test_many_phrases_name_a_part_and_its_whole(text: str) -> None:
    assert relations(text) == {("SageMaker Clarify", "PART_OF", "Amazon SageMaker")}


@pytest.mark.parametrize(
    "text",
    [
        "Within S3, Clarify explains predictions.",
        "S3's Clarify explains predictions.",
        "SageMaker never came with Clarify.",
        "Does SageMaker come with Clarify?",
        "If SageMaker has tools such as Clarify, say so.",
        "Clarify is not SageMaker's tool for bias.",
    ],
)
def test_a_phrase_makes_no_part_against_catalogue_or_words(text: str) -> None:
    assert relations(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For classification, use XGBoost.", ("XGBoost", "USED_FOR", "Classification")),
        ("Classification is best done with XGBoost.", ("XGBoost", "USED_FOR", "Classification")),
        ("XGBoost is the first choice for classification.", ("XGBoost", "USED_FOR", "Classification")),
        ("XGBoost suits classification.", ("XGBoost", "USED_FOR", "Classification")),
        ("Use XGBoost when you need classification.", ("XGBoost", "USED_FOR", "Classification")),
        ("For Model Monitor, S3 is required.", (MONITOR, "DEPENDS_ON", "Amazon S3")),
        ("Model Monitor makes use of Clarify.", (MONITOR, "USES", "SageMaker Clarify")),
        ("Logs of Glue go to S3.", ("AWS Glue", "WRITES_TO", "Amazon S3")),
        ("Lambda's logs go to S3.", ("AWS Lambda", "WRITES_TO", "Amazon S3")),
        ("Reports of Model Monitor are kept in S3.", (MONITOR, "STORES_IN", "Amazon S3")),
        ("Athena is fed by Glue.", ("AWS Glue", "WRITES_TO", "Amazon Athena")),
        ("Glue hands the tables to Redshift.", ("AWS Glue", "WRITES_TO", "Amazon Redshift")),
        ("Redshift receives rows from Glue.", ("Amazon Redshift", "READS_FROM", "AWS Glue")),
        ("An upload to S3 starts a Lambda function.", ("Amazon S3", "TRIGGERS", "AWS Lambda")),
        ("A rule in EventBridge starts Lambda.", ("Amazon EventBridge", "TRIGGERS", "AWS Lambda")),
        ("Lambda reacts to events from S3.", ("Amazon S3", "TRIGGERS", "AWS Lambda")),
        ("When a file arrives in S3, Lambda is started.", ("Amazon S3", "TRIGGERS", "AWS Lambda")),
        ("Access to S3 is controlled by KMS.", ("AWS KMS", "SECURES", "Amazon S3")),
        ("Model Monitor keeps an eye on data drift.", (MONITOR, "MONITORS", "Data drift")),
    ],
)
def test_phrases_without_a_plain_verb_state_a_relation_too(text: str, expected: tuple[str, str, str]) -> None:
    assert relations(text) == {expected}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Use Glue instead of Athena.", "ALTERNATIVE_TO"),
        ("Prefer Glue over Athena.", "ALTERNATIVE_TO"),
        ("Glue and Athena are alternatives.", "ALTERNATIVE_TO"),
        ("Unlike Glue, Athena has no jobs.", "COMPARED_WITH"),
        ("Compared with Glue, Athena is lean.", "COMPARED_WITH"),
        ("Athena is simpler than Glue.", "COMPARED_WITH"),
    ],
)
def test_one_thing_is_set_against_another(text: str, kind: str) -> None:
    ((source, found, target),) = relations(text)

    assert ({source, target}, found) == ({"AWS Glue", "Amazon Athena"}, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Glue or Athena: both are on the exam.",
        "Do not use Glue instead of Athena.",
        "For Redshift, S3 is not required.",
        "Logs of Glue never go to S3.",
        "Which service reacts to events from S3 and Lambda?",
        "Should Lambda react to S3, tell me.",
        "Maybe Glue will read from Redshift.",
    ],
)
def test_phrases_that_deny_ask_or_suppose_state_nothing(text: str) -> None:
    assert relations(text) == set()


def test_a_statement_goes_on_about_what_the_one_before_is_about() -> None:
    text = "Model Monitor runs every hour. It stores reports in S3. The service uses Clarify."

    assert relations(text) == {(MONITOR, "STORES_IN", "Amazon S3"), (MONITOR, "USES", "SageMaker Clarify")}


def test_every_frame_is_named_once_and_waits_for_small_words() -> None:
    rows = all_frames()

    assert len({row.rule for row in rows}) == len(rows)
    for row in rows:
        assert row.words, row.rule
        assert all(word == word.lower() for word in row.words), row.rule
