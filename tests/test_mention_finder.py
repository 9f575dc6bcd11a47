from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.knowledge import EntityKind
from ingest.naming.mention_finder import MentionFinder, fold, variant_key
from ingest.naming.vocabulary import Term

TERMS = (
    Term("Amazon S3", EntityKind.SERVICE, aliases=("S3",)),
    Term("S3 Select", EntityKind.FEATURE),
    Term("K-Means", EntityKind.ALGORITHM),
    Term("Decision tree", EntityKind.ALGORITHM),
    Term("Inference policy", EntityKind.FEATURE),
    Term("AWS Lambda", EntityKind.SERVICE, cased=("Lambda",)),
    Term("Amazon VPC", EntityKind.SERVICE, cased=("VPC",)),
    Term("AWS Batch", EntityKind.SERVICE, ambiguous=("Batch",)),
)
FINDER = MentionFinder(TERMS)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.candidates[0].term.name) for each in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("amazon s3 and S3", [("amazon s3", "Amazon S3"), ("S3", "Amazon S3")]),
        ("S3 Select reads", [("S3 Select", "S3 Select")]),
        ("Amazon S3 Select", [("Amazon S3", "Amazon S3")]),
        ("k-means, K Means, kmeans", [("k-means", "K-Means"), ("K Means", "K-Means"), ("kmeans", "K-Means")]),
        ("decision trees", [("decision trees", "Decision tree")]),
        ("inference policies", [("inference policies", "Inference policy")]),
        ("Lambda, a lambda", [("Lambda", "AWS Lambda")]),
        ("two VPCs, a vpc", [("VPCs", "Amazon VPC")]),
        ("S3's price, (S3), S3.", [("S3", "Amazon S3")] * 3),
        ("S3x xS3 S3_a a_S3 boto.S3 S3.Client", []),
        ("", []),
    ],
)
def test_names_are_found_on_word_boundaries_whatever_case_number_and_hyphens(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_an_ambiguous_name_is_never_certain() -> None:
    (match,) = FINDER.find("a Batch job")

    assert match.certain is None
    assert [each.term.name for each in match.candidates] == ["AWS Batch"]


def test_without_terms_nothing_is_found() -> None:
    assert MentionFinder(()).find("Amazon S3") == []


@pytest.mark.parametrize("name", ["Canary deployment", "canary deployments", "Canary-Deployment", "canarydeployment"])
def test_spellings_of_a_name_share_a_key(name: str) -> None:
    assert variant_key(name) == "canarydeployment"


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(st.sampled_from(["S3", "S3 Select", "Lambda", "and", "x", ",", "K-Means", "Batch"]), max_size=12))
def test_matches_never_overlap_and_stand_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    matches = FINDER.find(text)

    assert all(first.end <= second.start for first, second in pairwise(matches))
    assert all(0 <= each.start < each.end <= len(text) for each in matches)
    assert ("S3" in words) <= any(text[each.start : each.end].startswith("S3") for each in matches)
