"""Every error a user can meet. Each message says what is wrong, with the value, and what to do.

GraphTutorError
├── SettingError                 a setting has a value that cannot be used
├── KnowledgeBaseError
│   ├── KnowledgeBaseMissing     nothing was ingested yet
│   ├── KnowledgeBaseUnreadable  the file is not a knowledge base, or of another version
│   ├── KnowledgeBaseLocked      another ingest is at work
│   ├── KnowledgeBaseUnreachable the database server does not answer, or cannot be used
│   ├── KnowledgeBaseForbidden   the database server refuses the user, or lets it only read
│   └── ModelMismatch            it was built with another embedding model
├── EmbeddingError
│   ├── ModelNotFound            no such model
│   └── ModelDamaged             its files are not those that were pinned
├── ServerError                  the Neo4j server of `make neo4j` cannot be started
├── IngestError                  a folder cannot be ingested at all
├── LlmError
│   ├── LlmMissing               the optional package is not installed
│   ├── LlmRefused               the service does not accept the key, or has no such model
│   ├── LlmUnavailable           it cannot be reached, or fails again and again
│   └── LlmCacheUnusable         its replies cannot be kept
├── UnknownEntity                the graph has no entity of that name
├── CitationError                a citation no longer stands in the file on disk
└── InputError                   a question or a batch line cannot be used
"""

from __future__ import annotations


class GraphTutorError(Exception):
    """Base of all errors that are reported to the user without a traceback."""


class SettingError(GraphTutorError):
    """Say which setting has which unusable value."""


class KnowledgeBaseError(GraphTutorError):
    """Base of what can be wrong with the knowledge base."""


class KnowledgeBaseMissing(KnowledgeBaseError):
    """Say that nothing was ingested yet."""


class KnowledgeBaseUnreadable(KnowledgeBaseError):
    """Say that the file is no knowledge base of this version."""


class KnowledgeBaseLocked(KnowledgeBaseError):
    """Say that another process is writing."""


class KnowledgeBaseUnreachable(KnowledgeBaseError):
    """Say that the database server does not answer, has no such database or is too old."""


class KnowledgeBaseForbidden(KnowledgeBaseError):
    """Say that the database server refuses the user's password or what the user wants to do."""


class ModelMismatch(KnowledgeBaseError):
    """Say that the knowledge base was built with another embedding model."""


class EmbeddingError(GraphTutorError):
    """Base of what can be wrong with the embedding model."""


class ModelNotFound(EmbeddingError):
    """Say that the named model is not there."""


class ModelDamaged(EmbeddingError):
    """Say that the model's files are not those that were pinned."""


class ServerError(GraphTutorError):
    """Say why the Neo4j server could not be started or stopped."""


class IngestError(GraphTutorError):
    """Say why nothing could be ingested."""


class LlmError(GraphTutorError):
    """Base of what can be wrong with the language model."""


class LlmMissing(LlmError):
    """Say which package is missing, and the command that installs it."""


class LlmRefused(LlmError):
    """Say that the service refuses every request, and why."""


class LlmUnavailable(LlmError):
    """Say that the service cannot be reached or fails again and again."""


class LlmCacheUnusable(LlmError):
    """Say that the file of replies cannot be written, before money is spent on more of them."""


class UnknownEntity(GraphTutorError):
    """Say that the graph has no entity of a name, with the nearest ones."""


class CitationError(GraphTutorError):
    """Say that a quote no longer stands in its lines."""


class InputError(GraphTutorError):
    """Say which input line cannot be used."""
