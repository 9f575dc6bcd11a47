"""Whom clauses without a name of their own speak of, and which words belong to a verb."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 'both' inside a sentence
        (
            "Many compare AWS Batch with AWS Lambda; both write to Amazon EFS.",
            {"AWS Batch COMPARED_WITH AWS Lambda", "AWS Batch WRITES_TO Amazon EFS", "AWS Lambda WRITES_TO Amazon EFS"},
        ),
        (
            "Some take Amazon Kendra, some take Amazon Lex; both of them need AWS IAM.",
            {"Amazon Kendra DEPENDS_ON AWS IAM", "Amazon Lex DEPENDS_ON AWS IAM"},
        ),
        (
            "We know Amazon MQ and Amazon SNS; the two end in Amazon SQS.",
            {"Amazon MQ WRITES_TO Amazon SQS", "Amazon SNS WRITES_TO Amazon SQS"},
        ),
        # 'ours' goes on about what was spoken of
        ("AWS Glue jobs come in two sizes. Ours reads from Amazon RDS.", {"AWS Glue READS_FROM Amazon RDS"}),
        ("An Amazon MWAA environment is never small. Yours needs Amazon VPC.", {"Amazon MWAA DEPENDS_ON Amazon VPC"}),
        ("AWS CodePipeline has stages. Mine uses Jenkins.", {"AWS CodePipeline USES Jenkins"}),
        # what is to be kept in mind is stated
        ("Note that every AWS Glue job needs an IAM role.", {"AWS Glue DEPENDS_ON IAM role"}),
        ("Bear in mind that Amazon Kendra reads from Amazon S3.", {"Amazon Kendra READS_FROM Amazon S3"}),
        (
            "Please remember that Amazon QuickSight queries Amazon Athena.",
            {"Amazon QuickSight READS_FROM Amazon Athena"},
        ),
        ("Remember to read Amazon Athena's page before Amazon S3.", set()),
        ("Remember that Amazon Kendra never reads from Amazon S3.", set()),
        # the name carries the noun of a list
        ("Amazon EventBridge starts build, test and AWS Batch jobs.", {"Amazon EventBridge TRIGGERS AWS Batch"}),
        (
            "AWS Step Functions can launch labelling, cleaning, training and AWS Glue jobs.",
            {"AWS Step Functions TRIGGERS AWS Glue"},
        ),
        ("AWS Lambda invokes internal, external and Amazon Bedrock models.", {"AWS Lambda TRIGGERS Amazon Bedrock"}),
        # two names and a plain word are a list of three
        (
            "SageMaker Autopilot applies SMOTE, imputation and scaling.",
            {"SageMaker Autopilot USES SMOTE", "SageMaker Autopilot USES Imputation"},
        ),
        (
            "SageMaker Canvas supports bagging, boosting and more.",
            {"SageMaker Canvas USES Bagging", "SageMaker Canvas USES Boosting"},
        ),
        (
            "AWS Glue reads Amazon RDS, Amazon S3 and files.",
            {"AWS Glue READS_FROM Amazon RDS", "AWS Glue READS_FROM Amazon S3"},
        ),
        # a job runs its container, and does not start it
        ("A SageMaker training job runs a built-in algorithm.", set()),
        ("SageMaker Training starts script mode.", set()),
        ("Automatic Model Tuning launches Pipe mode.", set()),
    ],
)
def test_subjects_and_objects_without_a_name_of_their_own(text: str, expected: set[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # set up to track
        ("## Amazon GuardDuty\n\nTurn Amazon GuardDuty on to track AWS KMS.", {"Amazon GuardDuty MONITORS AWS KMS"}),
        ("AWS X-Ray helps to track AWS Lambda.", {"AWS X-Ray MONITORS AWS Lambda"}),
        ("Use AWS Config to track Amazon VPC.", {"AWS Config MONITORS Amazon VPC"}),
        # provides it through
        ("AWS Amplify offers log-in pages through Amazon Cognito.", {"AWS Amplify USES Amazon Cognito"}),
        ("Amazon Connect gives callers quick answers by means of Amazon Lex.", {"Amazon Connect USES Amazon Lex"}),
        ("Amazon Kendra delivers its answers via Amazon Bedrock.", {"Amazon Kendra USES Amazon Bedrock"}),
        # made for machines with
        (
            "AWS ParallelCluster is built for nodes with Elastic Fabric Adapter.",
            {"AWS ParallelCluster USES Elastic Fabric Adapter"},
        ),
        ("Amazon EMR is designed for clusters with Amazon EBS.", {"Amazon EMR USES Amazon EBS"}),
        (
            "AWS Batch was made to run on large machines with Amazon FSx for Lustre.",
            {"AWS Batch USES Amazon FSx for Lustre"},
        ),
        # is made of many
        ("LightGBM stacks many decision trees.", {"LightGBM USES Decision tree"}),
        ("Random Cut Forest averages over hundreds of decision trees.", {"Random Cut Forest USES Decision tree"}),
        ("AutoGluon aggregates the votes of several k-nearest neighbors.", {"AutoGluon USES k-Nearest Neighbors"}),
        ("LightGBM never averages decision trees.", set()),
        # runs a job on
        ("AWS Step Functions runs a nightly job on AWS Batch.", {"AWS Step Functions USES AWS Batch"}),
        ("Amazon MWAA runs each task on Amazon ECS.", {"Amazon MWAA USES Amazon ECS"}),
        ("SageMaker Pipelines has ProcessingStep (runs a script on Amazon EMR).", {"ProcessingStep USES Amazon EMR"}),
        # waits for news from
        ("AWS Step Functions waits for an answer from Amazon SQS.", {"AWS Step Functions READS_FROM Amazon SQS"}),
        # who does the labelling
        (
            "## Amazon Augmented AI\n\n| Reviewers | Price |\n|---|---|\n| Amazon Mechanical Turk | low |",
            {"Amazon Augmented AI USES Amazon Mechanical Turk"},
        ),
        (
            "## Ground Truth\n\n- **Workforce choices**: Amazon Mechanical Turk, vendors",
            {"SageMaker Ground Truth USES Amazon Mechanical Turk"},
        ),
        (
            "## Ground Truth\n\n| Annotators | Remark |\n|---|---|\n| Amazon Mechanical Turk | public |",
            {"SageMaker Ground Truth USES Amazon Mechanical Turk"},
        ),
        # what a thing performs is no means of it
        ("Amazon EMR performs feature extraction each night.", {"Amazon EMR USED_FOR Feature extraction"}),
        ("SageMaker Canvas shows feature importance.", set()),
        ("Amazon Bedrock offers distributed training of its own.", set()),
        ("SageMaker Canvas supports imputation.", {"SageMaker Canvas USES Imputation"}),
        # a purpose ends before the means, and what follows a thing is no means for it
        ("- **LightGBM**: used for classification with boosting", {"LightGBM USED_FOR Classification"}),
        ("- **DeepAR**: best for forecasting with imputation", {"DeepAR USED_FOR Time series forecasting"}),
        ("- **Clustering**: preceded by techniques like imputation", set()),
        ("- **Classification**: typically followed by methods such as bagging", set()),
        ("- **Clustering**: done before methods such as bagging", set()),
    ],
)
def test_further_verbs_and_their_ends(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
