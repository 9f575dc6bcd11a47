"""A small vocabulary and shortcuts from markdown text to what was found in it."""

from collections.abc import Iterable

from graph.knowledge import EntityKind, Graph
from graph.types import Passage, ReadDocument
from ingest.find import find
from ingest.findings import Findings
from ingest.graph_builder import build_graph
from ingest.naming.vocabulary import NamePattern, Term, Vocabulary
from ingest.reading.reader import read_document
from ingest.reading.source_text import SourceText

SAGEMAKER = "Amazon SageMaker"
VOCABULARY = Vocabulary(
    terms=(
        Term("AWS Batch", EntityKind.SERVICE, ambiguous=("Batch",)),
        Term("AWS Glue", EntityKind.SERVICE, aliases=("Glue",)),
        Term("AWS KMS", EntityKind.SERVICE, aliases=("AWS Key Management Service",), cased=("KMS",)),
        Term("AWS Lambda", EntityKind.SERVICE, cased=("Lambda",)),
        Term("Amazon Athena", EntityKind.SERVICE, aliases=("Athena",)),
        Term("Amazon CloudWatch", EntityKind.SERVICE, aliases=("CloudWatch",)),
        Term("Amazon EFS", EntityKind.SERVICE, cased=("EFS",)),
        Term("Amazon EventBridge", EntityKind.SERVICE, aliases=("EventBridge",)),
        Term("Amazon Redshift", EntityKind.SERVICE, aliases=("Redshift",)),
        Term("Amazon S3", EntityKind.SERVICE, aliases=("S3", "Amazon Simple Storage Service")),
        Term(SAGEMAKER, EntityKind.SERVICE, aliases=("SageMaker",)),
        Term("Classification", EntityKind.CONCEPT),
        Term("Clustering", EntityKind.CONCEPT, aliases=("clustering algorithm",)),
        Term("Data drift", EntityKind.DRIFT),
        Term("Encryption", EntityKind.CONCEPT),
        Term("K-Means", EntityKind.ALGORITHM),
        Term("Random Forest", EntityKind.ALGORITHM),
        Term("S3 Select", EntityKind.FEATURE, parent="Amazon S3"),
        Term("SageMaker Clarify", EntityKind.FEATURE, aliases=("Clarify",), parent=SAGEMAKER),
        Term("SageMaker Data Wrangler", EntityKind.FEATURE, aliases=("Data Wrangler",), parent=SAGEMAKER),
        Term("SageMaker Model Monitor", EntityKind.FEATURE, aliases=("Model Monitor",), parent=SAGEMAKER),
        Term("SageMaker Pipelines", EntityKind.FEATURE, ambiguous=("Pipelines",), parent=SAGEMAKER),
        Term("SageMaker Studio", EntityKind.FEATURE, ambiguous=("Studio",), parent=SAGEMAKER),
        Term("XGBoost", EntityKind.ALGORITHM),
    ),
    patterns=(NamePattern(r"ml\.[a-z]\d\.\w+", EntityKind.INSTANCE),),
)


def read(text: str, path: str = "notes.md") -> ReadDocument:
    return read_document(SourceText(path, tuple(text.split("\n")), "", len(text)), "root")


def passages(text: str, path: str = "notes.md") -> tuple[Passage, ...]:
    return read(text, path).passages


def found(text: str, vocabulary: Vocabulary = VOCABULARY, path: str = "notes.md") -> Findings:
    return find(passages(text, path), vocabulary)


def graph_of(*texts: str, vocabulary: Vocabulary = VOCABULARY, undone: Iterable[str] = ()) -> Graph:
    documents = [found(text, vocabulary, f"{number}.md") for number, text in enumerate(texts)]
    return build_graph(documents, vocabulary, undone)


def names(graph: Graph) -> set[str]:
    return {entity.name for entity in graph.entities}


def relations(text: str, vocabulary: Vocabulary = VOCABULARY) -> set[tuple[str, str, str]]:
    """Return (source, type, target) by the canonical names."""
    graph = graph_of(text, vocabulary=vocabulary)
    by_id = {entity.id: entity.name for entity in graph.entities}
    return {(by_id[each.source_id], each.type.value, by_id[each.target_id]) for each in graph.relations}
