"""What reads from the thing spoken of, and what that thing takes in."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # so that it can read there
        (
            "Amazon Timestream keeps the readings, so Amazon Managed Grafana can query them.",
            {"Amazon Managed Grafana READS_FROM Amazon Timestream"},
        ),
        (
            "Amazon DynamoDB answers within milliseconds, so that an AWS Lambda function can fetch prices.",
            {"AWS Lambda READS_FROM Amazon DynamoDB"},
        ),
        (
            "## Amazon Neptune\n\nIt holds all edges, so a worker or an AWS Batch job can load them.",
            {"AWS Batch READS_FROM Amazon Neptune"},
        ),
        ("Amazon DynamoDB is locked, so that AWS Lambda cannot fetch prices.", set()),
        # which it can read there
        (
            "## Amazon Timestream\n\nKeeps a year of readings, which Amazon QuickSight can query directly.",
            {"Amazon QuickSight READS_FROM Amazon Timestream"},
        ),
        (
            "## AWS CloudTrail Lake\n\nHolds events for years, which Amazon Athena can search.",
            {"Amazon Athena READS_FROM CloudTrail Lake"},
        ),
        (
            "## Offline store\n\nSaves rows as Apache ORC, which Amazon EMR reads.",
            {
                "SageMaker Feature Store offline store USES Apache ORC",
                "Amazon EMR READS_FROM SageMaker Feature Store offline store",
            },
        ),
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
        # is the diary of
        ("- **AWS Config**: the logbook of AWS CloudFormation", {"AWS Config MONITORS AWS CloudFormation"}),
        ("- **CloudWatch Logs**: a record of every AWS Lambda run", {"CloudWatch Logs MONITORS AWS Lambda"}),
        ("AWS CloudTrail is the diary of AWS KMS.", {"AWS CloudTrail MONITORS AWS KMS"}),
        ("AWS CloudTrail is not the diary of AWS KMS.", set()),
        # its request points to
        ("## Amazon Textract\n\nThe call names a file in Amazon S3.", {"Amazon Textract READS_FROM Amazon S3"}),
        (
            "## Amazon Transcribe\n\nEach job gives the location of an audio file in Amazon S3.",
            {"Amazon Transcribe READS_FROM Amazon S3"},
        ),
        (
            "## SageMaker Processing\n\nIts inputs point to a folder on Amazon EFS.",
            {"SageMaker Processing READS_FROM Amazon EFS"},
        ),
        # brought into it from
        (
            "## Amazon Personalize\n\nPeople import their clicks into it from Amazon S3.",
            {"Amazon Personalize READS_FROM Amazon S3"},
        ),
        (
            "## Amazon QuickSight\n\nAnyone can load tables into it straight from Snowflake.",
            {"Amazon QuickSight READS_FROM Snowflake"},
        ),
        (
            "## AWS Glue DataBrew\n\nYou bring samples into it from Amazon Redshift.",
            {"AWS Glue DataBrew READS_FROM Amazon Redshift"},
        ),
        ("## AWS Glue DataBrew\n\nYou cannot bring samples into it from Amazon Redshift.", set()),
        # keep its state in
        (
            "## Amazon EC2 Spot Instances\n\nThey go without much notice, so save snapshots to Amazon S3.",
            {"EC2 Spot Instances STORES_IN Amazon S3"},
        ),
        (
            "## Managed Spot Training\n\nIt stops without much notice; then store progress in Amazon EFS.",
            {"SageMaker Managed Spot Training STORES_IN Amazon EFS"},
        ),
        (
            "## SageMaker HyperPod\n\nNodes may fail, so always keep checkpoints in Amazon FSx for Lustre.",
            {"SageMaker HyperPod STORES_IN Amazon FSx for Lustre"},
        ),
        (
            "## Asynchronous Inference\n\nInstances come and go, so you should keep state in Amazon DynamoDB.",
            {"SageMaker Asynchronous Inference STORES_IN Amazon DynamoDB"},
        ),
    ],
)
def test_what_reads_there_and_what_it_reads_is_said_of_the_thing_spoken_of(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
