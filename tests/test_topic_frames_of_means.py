"""What a thing is worked with, said without naming the thing: what people bring, who helps, what is chosen by."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # people bring code for it
        ("## EMR Serverless\n\nYou supply your own PyTorch script.", {"EMR Serverless USES PyTorch"}),
        ("## AWS Batch\n\nTeams reuse their existing Ray programs.", set()),
        ("## AWS Batch\n\nReuse your existing TensorFlow code.", {"AWS Batch USES TensorFlow"}),
        (
            "## SageMaker Processing\n\nStart with a scikit-learn or pandas notebook.",
            {"SageMaker Processing USES scikit-learn", "SageMaker Processing USES pandas"},
        ),
        ("## AWS Batch\n\nDo not bring your TensorFlow code.", set()),
        # is a managed one
        ("## SageMaker Studio\n\nA fully managed RStudio server.", {"SageMaker Studio USES RStudio"}),
        ("## Amazon EMR\n\nA hosted Apache Spark cluster.", {"Amazon EMR USES Apache Spark"}),
        ("## Amazon MSK\n\nServerless Apache Kafka brokers, if wanted.", {"Amazon MSK USES Apache Kafka"}),
        ("## Amazon EMR\n\nApache Spark is fast.", set()),
        # a chain of these
        (
            "## AWS Batch\n\nThe usual sequence is a PyTorch stage that cleans, then a TensorFlow stage.",
            {"AWS Batch USES PyTorch", "AWS Batch USES TensorFlow"},
        ),
        (
            "## SageMaker Processing\n\nThe chain starts with a scikit-learn step.",
            {"SageMaker Processing USES scikit-learn"},
        ),
        ("## Amazon EMR\n\nOur stack has an Apache Hive server.", {"Amazon EMR USES Apache Hive"}),
        # is called with
        (
            "## Serverless Inference\n\nCalled through InvokeEndpoint.",
            {"SageMaker Serverless Inference USES InvokeEndpoint"},
        ),
        ("## Feature Store\n\nQueried with GetRecord, one row each.", {"SageMaker Feature Store USES GetRecord"}),
        (
            "## Feature Store\n\nRequests via BatchGetRecord take longer.",
            {"SageMaker Feature Store USES BatchGetRecord"},
        ),
        # does the work behind it
        (
            "Amazon QuickSight shows the charts, and Amazon Athena does the heavy lifting behind them.",
            {"Amazon QuickSight USES Amazon Athena"},
        ),
        (
            "AWS AppSync answers queries, and AWS Lambda supplies the business logic for it.",
            {"AWS AppSync USES AWS Lambda"},
        ),
        (
            "Amazon Kendra orders documents, and Amazon Comprehend computes the topics behind them.",
            {"Amazon Kendra USES Amazon Comprehend"},
        ),
        (
            "Amazon Kendra orders documents, and Amazon Comprehend computes nothing behind them.",
            set(),
        ),
        # does the scheduling
        ("## AWS Batch\n\nAmazon EKS takes over the scheduling.", {"Amazon EKS ORCHESTRATES AWS Batch"}),
        (
            "## Amazon EMR\n\nApache Airflow handles the orchestration of it.",
            {"Apache Airflow ORCHESTRATES Amazon EMR"},
        ),
        (
            "## AWS Glue\n\nHere AWS Step Functions is in charge of the coordination.",
            {"AWS Step Functions ORCHESTRATES AWS Glue"},
        ),
        # with this as its engine
        ("## Amazon MWAA\n\nRuns on demand, with Amazon ECS as the scheduler.", {"Amazon MWAA USES Amazon ECS"}),
        ("## AWS Amplify\n\nShips fast, with Amazon DynamoDB as its database.", {"AWS Amplify USES Amazon DynamoDB"}),
        ("## Amazon Kendra\n\nIndexes pages, with Amazon S3 as the source.", {"Amazon Kendra USES Amazon S3"}),
        ("## AWS Amplify\n\nWorks without Amazon DynamoDB as its database.", set()),
        # work is handed to
        (
            "## Amazon Augmented AI\n\nReviews are farmed out to Amazon Mechanical Turk.",
            {"Amazon Augmented AI USES Amazon Mechanical Turk"},
        ),
        (
            "## AWS CodePipeline\n\nThe work is passed on to Jenkins.",
            {"AWS CodePipeline USES Jenkins", "AWS CodePipeline WRITES_TO Jenkins"},
        ),
        ("## AWS Step Functions\n\nTasks can be assigned to AWS Batch.", {"AWS Step Functions USES AWS Batch"}),
        ("## AWS CodePipeline\n\nThe work is not passed on to Jenkins.", set()),
        # groups by it
        ("## Cost allocation tags\n\nAWS Budgets filters by them.", {"AWS Budgets USES Cost allocation tags"}),
        ("## Cost allocation tags\n\nIn the console AWS Cost Explorer can split by them.", set()),
        (
            "## Cost allocation tags\n\nWith keys set, AWS Cost Explorer can split by them.",
            {"AWS Cost Explorer USES Cost allocation tags"},
        ),
        # chooses by measures
        (
            "## SageMaker Autopilot\n\nPicks the best candidate by scores such as F1 score or RMSE.",
            {"SageMaker Autopilot USES F1 score", "SageMaker Autopilot USES RMSE"},
        ),
        (
            "## Automatic Model Tuning\n\nReturns the best trial according to measures like log loss.",
            {"SageMaker Automatic Model Tuning USES Log loss", "SageMaker Automatic Model Tuning MEASURES Log loss"},
        ),
        ("## Amazon Forecast\n\nKeeps the best predictor using metrics (e.g. MAPE).", {"Amazon Forecast USES MAPE"}),
        # the difference from
        (
            "## AWS Fargate\n\nThe advantage over Amazon EC2 is that no server is yours.",
            {"AWS Fargate COMPARED_WITH Amazon EC2"},
        ),
        (
            "## Amazon Aurora\n\nIts improvement on Amazon RDS lies in the storage.",
            {"Amazon Aurora COMPARED_WITH Amazon RDS"},
        ),
        ("## AWS Batch\n\nThe main difference to AWS Lambda is the run time.", {"AWS Batch COMPARED_WITH AWS Lambda"}),
        ("## AWS Batch\n\nThere is no difference to AWS Lambda.", set()),
        # better served by
        (
            "## Amazon Redshift\n\nPeople with few queries are better off with Amazon Athena.",
            {"Amazon Athena ALTERNATIVE_TO Amazon Redshift"},
        ),
        (
            "## AWS Lambda\n\nTeams with hour-long work are better served by AWS Batch.",
            {"AWS Batch ALTERNATIVE_TO AWS Lambda"},
        ),
        (
            "## Amazon EKS\n\nThose who have two containers are better off on Amazon ECS.",
            {"Amazon ECS ALTERNATIVE_TO Amazon EKS"},
        ),
        # its results are made by
        (
            "## Amazon Fraud Detector\n\nThe explanations you read are computed by SageMaker Clarify.",
            {"Amazon Fraud Detector USES SageMaker Clarify"},
        ),
        (
            "## SageMaker Canvas\n\nThe charts are rendered by Amazon QuickSight.",
            {"SageMaker Canvas USES Amazon QuickSight"},
        ),
        ("## AWS Glue DataBrew\n\nStatistics are calculated by Apache Spark.", {"AWS Glue DataBrew USES Apache Spark"}),
        ("## SageMaker Canvas\n\nThe charts are never rendered by Amazon QuickSight.", set()),
    ],
)
def test_what_a_thing_is_worked_with_is_said_of_what_stands_above(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
