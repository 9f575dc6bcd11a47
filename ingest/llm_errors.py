"""What can be wrong with the language model that reads triples; no message ever holds a key.

LlmError
├── LlmMissing        the optional package is not installed
├── LlmRefused        the service does not accept the key, or has no such model
├── LlmUnavailable    it cannot be reached, or fails again and again
└── LlmCacheUnusable  its replies cannot be kept
"""

from __future__ import annotations

from graph.errors import GraphTutorError


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
