"""Guarding what is not named itself, and what is a managed form of another thing."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # guards what lies in
        ("AWS CloudHSM seals everything in Amazon RDS.", {"AWS CloudHSM SECURES Amazon RDS"}),
        ("AWS KMS can encrypt all the models on Amazon EFS.", {"AWS KMS SECURES Amazon EFS"}),
        (
            "AWS KMS scrambles the files on Amazon FSx and in Amazon EFS.",
            {"AWS KMS SECURES Amazon FSx", "AWS KMS SECURES Amazon EFS"},
        ),
        ("AWS KMS encrypts nothing in Amazon EFS by itself.", set()),
        # decides who reads it
        (
            "AWS IAM Identity Center governs who may open Amazon QuickSight.",
            {"AWS IAM Identity Center SECURES Amazon QuickSight"},
        ),
        (
            "AWS Lake Formation regulates which team opens what in Amazon Redshift.",
            {"AWS Lake Formation SECURES Amazon Redshift"},
        ),
        (
            "Amazon Verified Permissions determines what gets to Amazon DynamoDB.",
            {"Amazon Verified Permissions SECURES Amazon DynamoDB"},
        ),
        ("Nobody at AWS Lake Formation decides who reads Amazon Redshift.", set()),
        # by which it is masked
        ("Ask for AWS KMS, by which Amazon EBS is encrypted.", {"AWS KMS SECURES Amazon EBS"}),
        (
            "We wrote to AWS WAF, a wall, with which Amazon API Gateway is protected.",
            {"AWS WAF SECURES Amazon API Gateway"},
        ),
        ("Consider AWS CloudHSM, through which Amazon RDS gets encrypted.", {"AWS CloudHSM SECURES Amazon RDS"}),
        # by which it is worked out
        ("Try SageMaker Canvas, by which SHAP values are estimated.", {"SageMaker Canvas USES SHAP"}),
        ("They like Amazon Forecast, with which no MAPE is calculated.", set()),
        ("They like Amazon Forecast, with which MAPE is calculated.", {"Amazon Forecast USES MAPE"}),
        # is the managed one
        ("You may run RabbitMQ yourself, Amazon MQ is the managed one.", {"Amazon MQ USES RabbitMQ"}),
        (
            "Our colleagues stay with MongoDB at home, and Amazon DocumentDB is the managed form.",
            {"Amazon DocumentDB USES MongoDB"},
        ),
        ("Some host RabbitMQ themselves, Amazon MQ is not the managed one.", set()),
        # is a managed version of
        ("Amazon MSK: a managed version of Apache Kafka.", {"Amazon MSK USES Apache Kafka"}),
        ("Amazon MQ is the fully managed service for RabbitMQ.", {"Amazon MQ USES RabbitMQ"}),
        ("Amazon EMR, a hosted edition of Apache Hive, starts in minutes.", {"Amazon EMR USES Apache Hive"}),
        ("Amazon MQ is no managed version of Apache Kafka.", set()),
    ],
)
def test_guards_and_managed_forms(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
