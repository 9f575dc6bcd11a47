"""Where the data of the thing spoken of go and rest."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lies there in the format
        (
            "AWS Glue leaves notes; the tables rest in Amazon S3 as Apache ORC.",
            {"AWS Glue USES Apache ORC", "AWS Glue STORES_IN Amazon S3"},
        ),
        (
            "## Amazon Kinesis Video Streams\n\nThe frames land in Amazon S3, as CSV.",
            {
                "Amazon Kinesis Video Streams USES CSV",
                "Amazon Kinesis Video Streams STORES_IN Amazon S3",
                "Amazon Kinesis Video Streams WRITES_TO Amazon S3",
            },
        ),
        (
            "AWS Cost and Usage Report puts rows into Amazon S3 in Parquet.",
            {"AWS Cost and Usage Report USES Apache Parquet", "AWS Cost and Usage Report WRITES_TO Amazon S3"},
        ),
    ],
)
def test_where_files_lie_and_in_which_format_is_said_of_the_thing_spoken_of(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
