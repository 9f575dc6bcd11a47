from __future__ import annotations

import numpy as np
import pytest

from graph.types import LineSpan, Passage, PassageKind, Quote, Statement
from graph.word_index import WordIndex
from graph.words import terms
from tutor.entity_links import MentionIndex
from tutor.known_words import KnownWords
from tutor.likeness import Likeness, PassageWords, liken, words_of
from tutor.question import understand
from tutor.relevance import PassageTerms, best_cover, name_cover, terms_of
from tutor.word_table import WordTable

# 'bill' and 'charg' are near, 'drift' is like nothing else, 'price' is not in the notes.
TABLE = WordTable(
    {"bill": 0, "charg": 1, "drift": 2, "price": 3},
    np.array([[1, 0, 0], [0.8, 0.6, 0], [0, 0, 1], [1, 0, 0]], dtype=np.float32),
)
KNOWN = KnownWords(frozenset({"bill", "drift", "amazon", "efs"}), TABLE)
WORDS = WordIndex.build([terms(text) for text in ("Amazon EFS is billed", "Drift", "Amazon", "Amazon")], {})


def passage(heading: str, text: str, label: str = "") -> PassageTerms:
    statement = Statement(text, label, (), (Quote(LineSpan(1, 1), text),))
    return terms_of(
        Passage("p", "a.md", "s", 0, PassageKind.PARAGRAPH, "A", (heading,), (), LineSpan(1, 1), text, (statement,)),
        MentionIndex(()),
        WORDS.idf,
    )


def test_numbers_leave_out_what_the_notes_never_use() -> None:
    assert KNOWN.numbers_of(["efs", "unheard", "amazon"]) == [0, 4, 1]


def test_the_same_term_is_wholly_like_itself_a_near_one_in_part_and_nothing_is_like_no_term() -> None:
    like = KNOWN.likeness(["bill", "charg", "drift", "unheard"])
    assert like.shape == (4, 5)
    assert like[:, KNOWN.numbers_of(["bill"])[1]] == pytest.approx([1, 0.8 * (0.8 - 0.3) / 0.7, 0, 0])
    assert not like[:, 0].any()


def test_a_passage_covers_by_near_words_too() -> None:
    found = words_of(passage("Drift", "Amazon EFS is billed"), KNOWN)
    [likeness] = liken(understand("charged drift", WORDS), KNOWN, [found])
    weights = {term.text: term.weight for term in understand("charged drift", WORDS).terms}
    share = weights["drift"] / sum(weights.values())
    assert likeness.heading == pytest.approx(share)
    assert likeness.whole == pytest.approx(share + (1 - share) * 0.8 * 0.5 / 0.7)


def test_passages_do_not_mix() -> None:
    nothing = PassageWords(np.array([0]), np.array([0]))
    whole = words_of(passage("Drift", "Drift"), KNOWN)
    likenesses = liken(understand("drift", WORDS), KNOWN, [nothing, whole, nothing])
    assert likenesses == [Likeness(0, 0), Likeness(1, 1), Likeness(0, 0)]


def test_a_question_without_terms_is_like_nothing() -> None:
    assert liken(understand("what is it?", WORDS), KNOWN, [words_of(passage("Drift", "Drift"), KNOWN)]) == [
        Likeness(0, 0)
    ]


@pytest.mark.parametrize(
    ("heading", "label", "share"),
    [
        ("Amazon EFS", "", 1),
        ("1. Amazon EFS (Elastic File System)", "", 1),
        ("Drift of EFS", "", 0),
        ("Drift", "EFS", 1),
    ],
)
def test_a_question_names_a_heading_or_label_by_most_of_its_weight(heading: str, label: str, share: float) -> None:
    assert name_cover(understand("efs", WORDS), passage(heading, "text", label)) == share


def test_cover_counts_the_same_words_alone() -> None:
    assert best_cover(understand("charged", WORDS), passage("Drift", "Amazon EFS is billed")) == 0
