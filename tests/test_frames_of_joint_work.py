"""What acts one after the other or side by side, and what shows or watches what another holds."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # flows through and starts
        ("Clicks pass through Amazon MSK and then launch AWS Batch.", {"Amazon MSK TRIGGERS AWS Batch"}),
        (
            "Mails come in over Amazon SES, which kicks off AWS Step Functions.",
            {"Amazon SES TRIGGERS AWS Step Functions"},
        ),
        ("Readings stream via AWS IoT Core and can invoke AWS Lambda.", {"AWS IoT Core TRIGGERS AWS Lambda"}),
        ("Mails no longer come in over Amazon SES and trigger AWS Lambda.", set()),
        # flows through and settles in
        (
            "Invoices travel through AWS Transfer Family and end up in Amazon EFS.",
            {"AWS Transfer Family WRITES_TO Amazon EFS"},
        ),
        (
            "The tickets come over via Amazon AppFlow, and finally land in Amazon Redshift.",
            {"Amazon AppFlow WRITES_TO Amazon Redshift"},
        ),
        (
            "Events flow from Salesforce through Amazon EventBridge to rest in Amazon DynamoDB.",
            {"Amazon EventBridge WRITES_TO Amazon DynamoDB", "Amazon EventBridge READS_FROM Salesforce"},
        ),
        # put here, it arrives there
        ("A message posted to Amazon SNS soon shows up in Amazon SQS.", {"Amazon SNS WRITES_TO Amazon SQS"}),
        (
            "Rows inserted into Amazon Aurora reach Amazon Redshift by themselves.",
            {"Amazon Aurora WRITES_TO Amazon Redshift"},
        ),
        ("An image uploaded to Amazon S3 automatically appears in Amazon EFS.", {"Amazon S3 WRITES_TO Amazon EFS"}),
        ("Rows inserted into Amazon Aurora never reach Amazon Redshift.", set()),
        # makes what is stored in
        (
            "Amazon Polly reads the text aloud and produces a sound file stored in Amazon S3.",
            {"Amazon Polly STORES_IN Amazon S3"},
        ),
        (
            "AWS Glue drops doubles and converts the rest into a table (Apache ORC) kept in Amazon S3.",
            {"AWS Glue STORES_IN Amazon S3", "AWS Glue USES Apache ORC"},
        ),
        (
            "Amazon Transcribe listens and generates text, which is archived in Amazon S3.",
            {"Amazon Transcribe STORES_IN Amazon S3"},
        ),
        # sends an event, and the other acts
        (
            "Amazon ECR emits an event after each push, and AWS CodePipeline reacts.",
            {"Amazon ECR TRIGGERS AWS CodePipeline"},
        ),
        ("AWS Batch raises a signal, whereupon AWS Lambda wakes up.", {"AWS Batch TRIGGERS AWS Lambda"}),
        ("Amazon RDS publishes events, so AWS Lambda picks them up.", {"Amazon RDS TRIGGERS AWS Lambda"}),
        ("Amazon RDS publishes events, and AWS Lambda is cheap.", set()),
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
        # takes the place of a part in it
        (
            "SageMaker Training Compiler swaps the compiler layer of TensorFlow.",
            {"TensorFlow INTEGRATES_WITH SageMaker Training Compiler"},
        ),
        ("Amazon EMR patches the scheduler inside Apache Spark.", {"Amazon EMR INTEGRATES_WITH Apache Spark"}),
        ("AWS Glue overrides the storage engine of Apache Hive.", {"Apache Hive INTEGRATES_WITH AWS Glue"}),
        ("AWS Glue extends the limits of Apache Hive.", set()),
        # is a managed other
        ("Orders go to Amazon MQ, our managed RabbitMQ.", {"Amazon MQ USES RabbitMQ"}),
        ("Amazon MWAA (a hosted Apache Airflow) runs the night.", {"Amazon MWAA USES Apache Airflow"}),
        (
            "Amazon EMR Serverless – AWS's serverless Apache Spark – needs no nodes.",
            {"EMR Serverless USES Apache Spark"},
        ),
        # an instance with its chip inside
        ("Trn2 instances pack AWS Trainium.", {"Amazon EC2 Trn2 USES AWS Trainium"}),
        ("Inf2 instances carry AWS Inferentia chips.", {"Amazon EC2 Inf2 USES AWS Inferentia"}),
        ("Inf1 instances have AWS Inferentia on board.", {"Amazon EC2 Inf1 USES AWS Inferentia"}),
        # set on a measure
        ("A CloudWatch alarm on CPUUtilization wakes the team.", {"CloudWatch Alarms MONITORS CPUUtilization"}),
        ("We have CloudWatch alarms on ModelLatency.", {"CloudWatch Alarms MONITORS ModelLatency"}),
        (
            "Most teams set Application Auto Scaling on GPUUtilization.",
            {"Application Auto Scaling MONITORS GPUUtilization"},
        ),
        # set on another's measure
        (
            "A CloudWatch alarm on an Amazon SQS metric tells how long the queue is.",
            {"CloudWatch Alarms MONITORS Amazon SQS"},
        ),
        ("CloudWatch alarms over AWS Lambda error metrics came late.", {"CloudWatch Alarms MONITORS AWS Lambda"}),
        ("CloudWatch alarms on our AWS Glue job metrics are new.", {"CloudWatch Alarms MONITORS AWS Glue"}),
        # shows what lies in it as
        ("AWS Storage Gateway presents Amazon S3 objects as files.", {"AWS Storage Gateway READS_FROM Amazon S3"}),
        ("Amazon FSx for Lustre exposes Amazon S3 buckets as folders.", {"Amazon FSx for Lustre READS_FROM Amazon S3"}),
        (
            "Redshift Spectrum mounts AWS Glue Data Catalog tables like its own.",
            {"Redshift Spectrum READS_FROM AWS Glue Data Catalog"},
        ),
    ],
)
def test_things_that_act_together(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
