"""What the user is told when the notes' own words stand in for a model's."""

from __future__ import annotations

from graph.chat_failures import Failure
from tutor.llm.gate import Gate

_INSTEAD = "These are the notes' own words."


def failed(model: str, failure: Failure) -> str:
    """Return that the model gave no answer, and why."""
    return f"The language model {model} gave no answer: {failure}. {_INSTEAD}"


def capped(cap: str) -> str:
    """Return that the cap is reached, with its name."""
    return f"This session's cap for the language model is reached: {cap}. {_INSTEAD}"


def too_little(gate: Gate) -> str:
    """Return how much of the reply was borne out."""
    written = "1 sentence" if gate.total == 1 else f"{gate.total} sentences"
    return f"Of the {written} that the language model wrote, the notes bear out {gate.supported}. {_INSTEAD}"


def no_room() -> str:
    """Return that the passages do not fit."""
    return f"No passage fits into what the language model may be sent (TUTOR_CONTEXT_TOKENS). {_INSTEAD}"


def not_as_asked() -> str:
    """Return that the model did not ask back in the form that it was told, or not what the notes bear out."""
    return f"The language model did not ask what the notes can answer. {_INSTEAD}"
