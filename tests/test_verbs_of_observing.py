"""Looking into what is kept somewhere, writing down what happens, and being helped."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # looks it up in
        ("AWS Lambda looks the customer up in Amazon Aurora.", {"AWS Lambda READS_FROM Amazon Aurora"}),
        ("Amazon Lex looks opening hours up in Amazon DynamoDB.", {"Amazon Lex READS_FROM Amazon DynamoDB"}),
        ("AWS Step Functions looks names up from Amazon RDS.", {"AWS Step Functions READS_FROM Amazon RDS"}),
        ("AWS Lambda never looks the customer up in Amazon Aurora.", set()),
        # adds to it from
        ("AWS Glue joins the clicks with customer rows out of Amazon RDS.", {"AWS Glue READS_FROM Amazon RDS"}),
        (
            "Amazon EMR enriches every event with details kept in Amazon DynamoDB.",
            {"Amazon EMR READS_FROM Amazon DynamoDB"},
        ),
        (
            "AWS Lambda completes orders with prices from Amazon ElastiCache.",
            {"AWS Lambda READS_FROM Amazon ElastiCache"},
        ),
        # runs over what lies in
        (
            "AWS Glue Data Quality runs over tables in Amazon Redshift.",
            {"AWS Glue Data Quality READS_FROM Amazon Redshift"},
        ),
        ("Amazon Macie works on objects in Amazon S3.", {"Amazon Macie READS_FROM Amazon S3"}),
        ("Amazon Kendra runs against documents from Amazon FSx.", {"Amazon Kendra READS_FROM Amazon FSx"}),
        # writes down
        ("AWS Config jots down every change of an Amazon VPC.", {"AWS Config MONITORS Amazon VPC"}),
        ("AWS CloudTrail takes down each call to AWS KMS.", {"AWS CloudTrail MONITORS AWS KMS"}),
        ("Amazon GuardDuty roots out odd calls to AWS IAM.", {"Amazon GuardDuty MONITORS AWS IAM"}),
        ("AWS Config jots down no change of an Amazon VPC.", set()),
        # is on record in
        ("Uses of AWS KMS are on record in AWS CloudTrail.", {"AWS CloudTrail MONITORS AWS KMS"}),
        ("Each change of AWS WAF stands written down in AWS Config.", {"AWS Config MONITORS AWS WAF"}),
        ("Amazon Cognito is on record with AWS CloudTrail.", {"AWS CloudTrail MONITORS Amazon Cognito"}),
        # drops a file in
        (
            "AWS Lambda lands a Parquet file in Amazon S3.",
            {"AWS Lambda WRITES_TO Amazon S3", "AWS Lambda STORES_IN Amazon S3"},
        ),
        (
            "Amazon Textract leaves its JSON in Amazon S3.",
            {"Amazon Textract WRITES_TO Amazon S3", "Amazon Textract STORES_IN Amazon S3"},
        ),
        ("AWS Glue parks one ORC file on Amazon EFS.", {"AWS Glue WRITES_TO Amazon EFS"}),
        # lets it do the work
        ("AWS CodePipeline lets Jenkins build the image.", {"AWS CodePipeline USES Jenkins"}),
        ("Amazon MWAA lets Amazon EMR carry out the joins.", {"Amazon MWAA USES Amazon EMR"}),
        ("AWS Step Functions lets AWS Batch handle long work.", {"AWS Step Functions USES AWS Batch"}),
        ("AWS Step Functions lets AWS Batch wait.", set()),
        # has what calls it
        ("Amazon Connect includes ready flows that call Amazon Lex.", {"Amazon Connect USES Amazon Lex"}),
        ("AWS Amplify ships with sample pages which rely on Amazon Cognito.", {"AWS Amplify USES Amazon Cognito"}),
        ("Amazon Lex offers built-in intents that draw on Amazon Kendra.", {"Amazon Lex USES Amazon Kendra"}),
        ("Amazon Lex offers no intents that draw on Amazon Kendra.", set()),
        # tunes
        ("SageMaker Canvas tunes LightGBM for you.", {"SageMaker Canvas USES LightGBM"}),
        (
            "SageMaker Autopilot tunes XGBoost and CatBoost.",
            {"SageMaker Autopilot USES XGBoost", "SageMaker Autopilot USES CatBoost"},
        ),
        ("Nobody tunes XGBoost with Amazon SageMaker by hand.", set()),
        # makes sense only with
        ("Amazon QuickSight Q makes no sense without Amazon QuickSight.", set()),
        ("EC2 Spot Instances only make sense with checkpointing.", {"EC2 Spot Instances DEPENDS_ON Checkpointing"}),
        ("Redshift Spectrum makes sense only on top of Amazon S3.", {"Redshift Spectrum DEPENDS_ON Amazon S3"}),
        (
            "AWS Glue crawlers only make sense together with AWS Glue Data Catalog.",
            {"AWS Glue crawler DEPENDS_ON AWS Glue Data Catalog"},
        ),
    ],
)
def test_looking_writing_down_and_being_helped(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
