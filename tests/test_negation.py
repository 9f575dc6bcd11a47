import pytest
from extraction import relations

from ingest.relations.negation import clauses, is_denied, is_question, is_supposed, stating_clauses

STATED = ("SageMaker Data Wrangler", "READS_FROM", "Amazon S3")


@pytest.mark.parametrize(
    "text",
    [
        "Data Wrangler imports data from S3.",
        "Data Wrangler not only imports data from S3 but also cleans it.",
        "When a flow runs, Data Wrangler imports data from S3.",
        "Data Wrangler is used to import data from S3.",
        "It does not train models; Data Wrangler imports data from S3.",
    ],
)
def test_what_is_stated_is_a_fact(text: str) -> None:
    assert STATED in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "Data Wrangler does not import data from S3.",
        "Data Wrangler doesn't import data from S3.",
        "Data Wrangler cannot import data from S3.",
        "Data Wrangler can no longer import data from S3.",
        "Data Wrangler never imports data from S3.",
        "Data Wrangler works without importing data from S3.",
        "Data Wrangler imports nothing from S3.",
        "Neither Data Wrangler nor Clarify imports data from S3.",
        "Data Wrangler used to import data from S3.",
        "Data Wrangler fails to import data from S3.",
        "If Data Wrangler were faster, it would import data from S3.",
        "Data Wrangler would import data from S3.",
        "Data Wrangler might import data from S3.",
        "Does Data Wrangler import data from S3?",
        "Which team asked whether Data Wrangler imports data from S3?",
        "- **Does Data Wrangler import data from S3?**",
    ],
)
def test_what_is_denied_supposed_or_asked_is_not(text: str) -> None:
    assert relations(text) == set()


def test_only_the_denied_object_is_left_out() -> None:
    assert relations("Data Wrangler imports data from S3 instead of Redshift.") == {STATED}


def test_clauses_part_at_full_stops_colons_and_but() -> None:
    text = "It reads: one, but two. Three?"

    assert [text[each.start : each.end].strip() for each in clauses(text)] == ["It reads", "one", "two", "Three"]
    assert [each.asks for each in clauses(text)] == [False, False, False, True]
    assert [text[each.start : each.end].strip() for each in stating_clauses(text)] == ["It reads", "one", "two"]


def test_a_condition_states_nothing_but_its_main_clause_does() -> None:
    text = "It stops, if Lambda fails"

    assert [text[each.start : each.end].strip() for each in stating_clauses(text)] == ["It stops"]


@pytest.mark.parametrize("words", ["does not", "isn’t", "rather than", "no longer", "used to be"])
def test_denials(words: str) -> None:
    assert is_denied(f"it {words} this")


@pytest.mark.parametrize("words", ["is used to read", "not only reads", "notes and nodes"])
def test_what_only_looks_like_a_denial(words: str) -> None:
    assert not is_denied(f"it {words}")


def test_suppositions_and_questions() -> None:
    assert is_supposed("if it were")
    assert not is_supposed("when it is")
    assert is_question('"Which one?"')
    assert not is_question("Which one? This one.")
