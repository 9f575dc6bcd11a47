"""What well-known services do for a living: names whose role tells what an unknown verb between them says."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())


STORES = _names(
    """Amazon S3, Amazon EBS, Amazon EFS, Amazon FSx, Amazon FSx for Lustre, Amazon FSx for NetApp ONTAP,
    Amazon FSx for OpenZFS, Amazon FSx for Windows File Server, Amazon DynamoDB, Amazon RDS, Amazon Aurora,
    Amazon Aurora DSQL, Amazon Redshift, Redshift Serverless, Amazon OpenSearch Service, OpenSearch Serverless,
    Amazon ElastiCache, Amazon MemoryDB, Amazon Neptune, Amazon DocumentDB, Amazon Keyspaces, Amazon Timestream,
    Amazon Kinesis Data Streams, Amazon MSK, Amazon SQS, Amazon ECR, AWS Glue Data Catalog, SageMaker Feature Store,
    SageMaker Feature Store online store, SageMaker Feature Store offline store, SageMaker Model Registry,
    SageMaker Experiments, CloudWatch Logs, HDFS, Snowflake, Databricks, PostgreSQL, MySQL, Salesforce,
    Google BigQuery, Pinecone, Apache Kafka, GitHub, AWS CodeCommit, AWS Secrets Manager"""
)
RESTING_PLACES = STORES - _names(
    "Amazon Kinesis Data Streams, Amazon MSK, Amazon SQS, Apache Kafka, AWS Secrets Manager"
)
QUERY_ENGINES = _names(
    """Amazon Athena, Amazon QuickSight, Redshift Spectrum, AWS Glue crawler, AWS Glue DataBrew, Amazon Managed Grafana,
    OpenSearch Dashboards, Amazon EMR, EMR Serverless, Apache Spark, Trino, Apache Hive, Tableau,
    SageMaker Data Wrangler, Amazon Kendra"""
)
GUARDS = _names(
    """AWS KMS, AWS WAF, AWS Shield, AWS IAM, IAM policy, IAM role, AWS IAM Identity Center, Amazon Cognito,
    AWS Lake Formation, AWS PrivateLink, VPC endpoint, Gateway VPC endpoint, Security group, AWS Network Firewall,
    AWS Firewall Manager, AWS CloudHSM, AWS Certificate Manager"""
)
CONDUCTORS = _names("AWS Step Functions, Amazon MWAA, Apache Airflow, SageMaker Pipelines, AWS CodePipeline, Kubeflow")
STARTERS = _names("Amazon EventBridge, Amazon EventBridge Scheduler, AWS Lambda, Amazon API Gateway, CloudWatch Alarms")
STARTED = _names(
    """AWS Lambda, AWS Step Functions, SageMaker Pipelines, AWS CodePipeline, AWS CodeBuild, AWS Batch,
    SageMaker Training, SageMaker Processing, SageMaker endpoint, AWS Glue"""
)
MESSENGERS = _names("Amazon SNS, Amazon SES, AWS User Notifications")
# Ways to bring code and data to a job: the job uses them, and nothing starts them.
WAYS_OF_RUNNING = _names(
    """Bring Your Own Container, SageMaker built-in algorithm, SageMaker Script Mode, File input mode, Pipe input mode,
    FastFile input mode, SageMaker execution role"""
)
