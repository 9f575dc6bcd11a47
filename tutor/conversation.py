"""Follow-up questions: what 'it', 'its' or 'and X?' refer to, so that a question stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.words import terms
from tutor.names import Names

_PRONOUN = re.compile(r"\b(?P<word>it|its|they|them|their|this|these|those|one|ones)\b", re.IGNORECASE)
_POSSESSIVES = frozenset({"its", "their"})
_REPLACEABLE = frozenset({"it", "its", "they", "them", "their"})
_AND = re.compile(r"^\s*(?:and|or|what about|how about|and what about)\s+(?P<rest>.+?)\s*\??\s*$", re.IGNORECASE)
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]")
_FEW_TERMS = 2


def stand_alone(question: str, history: Sequence[str], names: Names) -> str:
    """Return the question with what it leaves out put in, read from the earlier questions, oldest first."""
    before = ""
    for text in (*history, question):
        before = _read(text, before, names) if before else text
    return before


def depends_on_talk(question: str, names: Names) -> bool:
    """Tell whether a question leaves out what an earlier one said."""
    other = _AND.match(question)
    return bool(other and _only_names_another(other["rest"])) or _depends(question, names)


def _read(question: str, before: str, names: Names) -> str:
    focus = _focus(before, names)
    other = _AND.match(question)
    if other and _only_names_another(other["rest"]):
        return _same_question_about(other["rest"], before, names)
    if not _depends(question, names) or not focus:
        return question
    pronoun = _PRONOUN.search(question)
    if pronoun and pronoun["word"].lower() in _REPLACEABLE:
        said = f"{focus}'s" if pronoun["word"].lower() in _POSSESSIVES else focus
        return question[: pronoun.start()] + said + question[pronoun.end() :]
    return f"{question.rstrip(' ?')} ({focus})?"


def _depends(question: str, names: Names) -> bool:
    """Tell whether a question leans on the one before: it says 'it', or says next to nothing and names nothing."""
    if _PRONOUN.search(question):
        return True
    names_something = bool(names.find(question)) or bool(_CAPITAL_INSIDE.search(question))
    return len(set(terms(question))) <= _FEW_TERMS and not names_something


def _focus(question: str, names: Names) -> str:
    found = names.find(question)
    if found:
        return " ".join(dict.fromkeys(name.surface for name in found))
    return " ".join(word for word in re.findall(r"[\w/.+-]*\w", question) if terms(word))


def _only_names_another(rest: str) -> bool:
    return len(rest.split()) <= 5 and not _PRONOUN.search(rest) and not re.match(r"(?i)(what|how|why|when|does)", rest)


def _same_question_about(other: str, before: str, names: Names) -> str:
    found = names.find(before)
    if not found:
        return f"{other} ({_focus(before, names)})?"
    return before[: found[-1].start] + other + before[found[-1].end :]
