"""What a thing joins, and what another does with it."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # links one with another
        (
            "AWS Direct Connect bridges Amazon VPC and Snowflake.",
            {"Amazon VPC INTEGRATES_WITH AWS Direct Connect", "Snowflake INTEGRATES_WITH AWS Direct Connect"},
        ),
        (
            "Amazon AppFlow connects Amazon S3 to Salesforce.",
            {
                "Amazon AppFlow INTEGRATES_WITH Amazon S3",
                "Amazon AppFlow INTEGRATES_WITH Salesforce",
                "Amazon S3 INTEGRATES_WITH Salesforce",
            },
        ),
        (
            "Amazon EventBridge wires Amazon SQS with AWS Lambda.",
            {"Amazon EventBridge INTEGRATES_WITH Amazon SQS", "Amazon EventBridge INTEGRATES_WITH AWS Lambda"},
        ),
    ],
)
def test_what_links_two_things_joins_itself_to_both(text: str, expected: set[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AWS CloudTrail records who called AWS Lambda.", {"AWS CloudTrail MONITORS AWS Lambda"}),
        ("AWS Config notes what happens in Amazon RDS.", {"AWS Config MONITORS Amazon RDS"}),
        ("AWS CloudTrail never says who called AWS Lambda.", set()),
    ],
)
def test_who_records_what_happens_there_watches_it(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
