"""What a question adds to the figures, on small examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.types import Citation, Document, DocumentRole, LineSpan
from tutor.evaluation.judging import Metric, judge_outcome, judge_ranking, places_of
from tutor.evaluation.metrics import NOTHING, Share
from tutor.evaluation.places import Place, Unit, covered
from tutor.evaluation.questions import EvaluationQuestion, Half
from tutor.evaluation.source_lines import SourceLines
from tutor.outcome import Answer, AnswerGroup, AnswerSentence, Refusal, RefusalReason

LINES = ("# Storage", "S3 keeps objects.", "", "EFS is a file system.", "FSx is fast.")


@pytest.fixture
def sources(tmp_path: Path) -> SourceLines:
    (tmp_path / "a.md").write_text("\n".join(LINES), encoding="utf-8")
    return SourceLines([Document("a.md", str(tmp_path), "A", "hash", DocumentRole.NOTES, len(LINES), 60)])


def place(start: int, end: int | None = None, document: str = "a.md") -> Place:
    return Place(document, LineSpan(start, end or start))


def asked(*gold: Place, all_needed: bool = False) -> EvaluationQuestion:
    return EvaluationQuestion("q", "fact" if gold else "unanswerable", Half.TUNE, "?", (), gold, all_needed)


def citation(line: int, quote: str | None = None) -> Citation:
    return Citation("a.md", (), LineSpan(line, line), LINES[line - 1] if quote is None else quote)


def answer(*citations: Citation) -> Answer:
    sentences = tuple(AnswerSentence(one.quote, "", (one,)) for one in citations)
    return Answer("?", "?", (AnswerGroup((), sentences),), ())


REFUSAL = Refusal("?", "?", RefusalReason.NOTHING_CLOSE, (), (), ())


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (place(2, 4), place(4, 9), True),
        (place(2, 4), place(5), False),
        (place(1, 9), place(3), True),
        (place(2), place(2, document="b.md"), False),
    ],
)
def test_places_meet_where_they_share_a_line(one: Place, other: Place, meet: bool) -> None:
    assert one.overlaps(other) is meet
    assert other.overlaps(one) is meet


@given(st.integers(1, 9), st.integers(0, 5), st.integers(1, 9), st.integers(0, 5))
def test_places_meet_exactly_where_their_lines_do(start: int, more: int, other: int, longer: int) -> None:
    lines, others = set(range(start, start + more + 1)), set(range(other, other + longer + 1))
    assert place(start, start + more).overlaps(place(other, other + longer)) == bool(lines & others)


def test_a_copy_of_a_passage_in_another_document_hits_as_well() -> None:
    unit = Unit((place(1, document="b.md"), place(4, 5)))
    assert unit.hits([place(5)])
    assert not unit.hits([place(2)])


def test_a_ranking_is_judged_by_its_first_ten() -> None:
    question = asked(place(4), place(9))
    ranked = [Unit((place(1),)), Unit((place(3, 4),)), *[Unit((place(2),))] * 8, Unit((place(9),))]
    shares = judge_ranking(question, ranked, 2)
    assert shares[Metric.HIT_1] == Share(0.0)
    assert shares[Metric.HIT_5] == Share(1.0)
    assert shares[Metric.MRR] == Share(0.5)
    assert shares[Metric.NDCG].part == pytest.approx(0.6309 / 1.6309, abs=1e-4)
    assert judge_ranking(asked(), ranked, 0) == {}


def test_one_of_several_places_is_enough_unless_all_are_needed(sources: SourceLines) -> None:
    said = answer(citation(2), citation(5))
    any_one = judge_outcome(asked(place(2), place(4)), said, sources)
    assert any_one[Metric.ANSWER_RECALL] == Share(1.0)
    assert any_one[Metric.CITATION_RECALL] == Share(0.5)
    assert any_one[Metric.CITATION_PRECISION] == Share(0.5)
    every = judge_outcome(asked(place(2), place(4), all_needed=True), said, sources)
    assert every[Metric.ANSWER_RECALL] == Share(0.5)


def test_a_place_that_is_cited_twice_counts_once() -> None:
    assert places_of([citation(2), citation(5), citation(2)]) == (place(2), place(5))
    assert covered([place(2), place(2, 3)], [place(2)]) == 2


def test_spans_are_exact_where_the_quote_stands_in_its_lines(sources: SourceLines) -> None:
    said = answer(citation(2), citation(4, "EFS  is a file"), citation(5, "EFS is a file system."))
    assert judge_outcome(asked(place(2)), said, sources)[Metric.EXACT_SPANS] == Share(2, 3)
    elsewhere = Citation("gone.md", (), LineSpan(1, 1), "x")
    assert not sources.holds(elsewhere)
    with pytest.raises(InputError, match=r"gone\.md"):
        sources.of("gone.md")


def test_refusals_are_judged_by_whether_the_notes_answer(sources: SourceLines) -> None:
    right = judge_outcome(asked(), REFUSAL, sources)
    assert (right[Metric.REFUSAL_PRECISION], right[Metric.REFUSAL_RECALL]) == (Share(1), Share(1))
    assert Metric.ANSWERED not in right
    missed = judge_outcome(asked(), answer(citation(2)), sources)
    assert (missed[Metric.REFUSAL_PRECISION], missed[Metric.REFUSAL_RECALL]) == (NOTHING, Share(0))
    wrong = judge_outcome(asked(place(2)), REFUSAL, sources)
    assert (wrong[Metric.REFUSAL_PRECISION], wrong[Metric.ANSWERED]) == (Share(0), Share(0))
    assert (wrong[Metric.ANSWER_RECALL], wrong[Metric.CITATION_PRECISION]) == (Share(0), NOTHING)
