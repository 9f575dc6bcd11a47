"""How text becomes words and index terms, alike for passages and questions.

A word is a run of letters and digits, or several of them joined by `.`, `-`, `_` or an apostrophe without a
space between: `s3`, `p5.48xlarge`, `k-means`, `SM_CHANNEL_TRAIN`. One word yields these terms:

- itself, casefolded, without `'s`, without joiners other than dots: `k-means` → `kmeans`;
- its parts, where it has several, so that `k means` and `xlarge` meet it too; not those of a number: `0.95`;
- its humps, where it is written in camel case: `CreateEndpoint` → `createendpoint`, `create`, `endpoint`.

A single letter (other than "a" and "I") before a space belongs to the next word as well, so that `k means` and
`kmeans` meet each other. Terms of letters only are stemmed; stop words are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

# The words of questions and of grammar. Left in: what changes an answer ("not", "without", "only", "before").
STOP_WORDS = frozenset(
    """
    a about am an and any are as at be been being but by can cant could did do does doing doesnt dont for from
    had has have having he her here him his how i if in into is isnt it its itself just me my of on or our
    please she should so some such tell than that the their them then there these they this those through to
    us was we were what whats when where which while who whom whose why will with would you your
    """.split()  # noqa: SIM905  # a list of one word a line would fill a screen
)
# Plurals that the stemmer takes for Latin words in "us", or that are too short for it.
PLURALS = {"gpus": "gpu", "cpus": "cpu", "tpus": "tpu", "vms": "vm", "azs": "az", "ids": "id"}
# Up to three letters a word is most likely a name (AWS, KMS, DMS) whose "s" is no ending.
SHORTEST_STEMMED = 4

_PART = r"[^\W_]+"
_LETTER_BEFORE_WORD = r"(?:\b[b-hj-zB-HJ-Z] (?=[^\W\d_]))?"
_WORD = re.compile(rf"{_PART}(?:[.\-_'’]{_PART})*")
_TERM_SOURCE = re.compile(rf"{_LETTER_BEFORE_WORD}{_PART}(?:[.\-_'’]{_PART})*")
_PARTS = re.compile(_PART)
# "VPCs", "LLMs", "SSDs": the stemmer takes an ending off only where there is a vowel before it.
_PLURAL_ACRONYM = re.compile(r"[b-df-hj-np-tv-xz]{3,}s")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_APOSTROPHES = str.maketrans("", "", "'’")
_JOINERS = str.maketrans("", "", "-_ ")
# A plural acronym ("VPCs") is not camel case: the second hump needs two small letters.
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_CACHED_WORDS = 1 << 16


def raw_words(text: str) -> list[str]:
    """Return the words as they stand, casefolded, without possessive endings; none is left out."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(_composed(text).casefold())]


def terms(text: str) -> list[str]:
    """Return the index terms in the order of the text, stemmed, without stop words."""
    found: list[str] = []
    for word in _TERM_SOURCE.findall(_composed(text)):
        found += _terms_of(word)
    return found


def _composed(text: str) -> str:
    """Return the text with one spelling for each letter: `é` is one character, `ﬁ` is two."""
    return text if text.isascii() else normalize("NFKC", text)


@lru_cache(maxsize=_CACHED_WORDS)
def _terms_of(word: str) -> tuple[str, ...]:
    word = _POSSESSIVE.sub("", word).translate(_APOSTROPHES)
    pieces = [word.translate(_JOINERS), *_inner_pieces(word)]
    folded = (piece.casefold() for piece in pieces)
    return tuple(stem(piece) for piece in dict.fromkeys(folded) if piece not in STOP_WORDS)


def _inner_pieces(word: str) -> list[str]:
    parts = _PARTS.findall(word)
    if all(part.isdigit() for part in parts):
        return []
    humps = [hump for part in parts for hump in _humps_of(part)]
    return (parts if len(parts) > 1 else []) + humps


def _humps_of(part: str) -> list[str]:
    humps = _HUMPS.split(part)
    return [hump for hump in humps if len(hump) > 1] if len(humps) > 1 else []


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str) -> str:
    """Return the stem of a casefolded word; names, numbers and short words are their own."""
    if word in PLURALS:
        return PLURALS[word]
    if len(word) < SHORTEST_STEMMED or not word.isalpha():
        return word
    return word[:-1] if _PLURAL_ACRONYM.fullmatch(word) else str(_new_stemmer().stemWord(word))


def _new_stemmer() -> EnglishStemmer:
    """Return a stemmer for one word: it works in place, and two threads would spoil each other's word."""
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()
