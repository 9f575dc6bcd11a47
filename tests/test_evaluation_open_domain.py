"""Multi-hop questions over open-domain passages: both published forms, the retriever, the repository's own set."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from fakes import FakeEmbedder
from typer.testing import CliRunner

from graph.errors import InputError
from graph.settings import REPOSITORY
from graph.store import Store
from graph.words import terms
from tutor.cli import app
from tutor.evaluation.multihop_files import CorpusEntry, questions_beside, read_corpus, read_multihop
from tutor.evaluation.open_domain import score
from tutor.evaluation.open_domain_retriever import OpenDomainRetriever, PassageRetriever, store_of
from tutor.evaluation.vector_cache import VectorCache

RUNNER = CliRunner()
EVAL = REPOSITORY / "data" / "eval"
CORPUS = (
    CorpusEntry("Solaris", "Solaris is a novel by Stanisław Lem. It is set on a station."),
    CorpusEntry("Stanisław Lem", "Lem read medicine. He lived in Kraków."),
    CorpusEntry("Kraków", "Kraków lies on the Vistula."),
    CorpusEntry("Kraków", "Kraków is also a street."),
)
MUSIQUE = {
    "id": "2hop__1",
    "question": "What did the author of Solaris study?",
    "answerable": True,
    "paragraphs": [
        {"idx": 0, "title": "Solaris", "paragraph_text": CORPUS[0].text, "is_supporting": True},
        {"idx": 1, "title": "Kraków", "paragraph_text": CORPUS[2].text, "is_supporting": False},
        {"idx": 2, "title": "Stanisław Lem", "paragraph_text": CORPUS[1].text, "is_supporting": True},
    ],
}
HOTPOT = {
    "_id": "5a7",
    "type": "bridge",
    "level": "easy",
    "question": "On which river did Lem live?",
    "supporting_facts": [["Stanisław Lem", 1], ["Kraków", 0], ["Stanisław Lem", 0]],
    "context": [
        ["Stanisław Lem", ["Lem read medicine.", " He lived in Kraków."]],
        ["Kraków", ["Kraków lies on the Vistula."]],
        ["Solaris", ["Solaris is a novel."]],
    ],
}


def written(folder: Path, value: object) -> Path:
    file = folder / "questions.json"
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return file


def test_questions_with_marked_paragraphs_are_read(tmp_path: Path) -> None:
    (question,) = read_multihop(written(tmp_path, [MUSIQUE]), CORPUS)
    assert (question.id, question.question) == ("2hop__1", "What did the author of Solaris study?")
    assert question.supporting == (frozenset({0}), frozenset({1}))


def test_questions_with_supporting_facts_are_read(tmp_path: Path) -> None:
    (question,) = read_multihop(written(tmp_path, [HOTPOT]), CORPUS)
    assert (question.id, question.kind) == ("5a7", "bridge")
    # Of the two passages under one title, the one that has the text of the context.
    assert question.supporting == (frozenset({1}), frozenset({2}))


def test_equal_passages_are_one(tmp_path: Path) -> None:
    twice = (*CORPUS, CORPUS[0])
    (question,) = read_multihop(written(tmp_path, [MUSIQUE]), twice)
    assert question.supporting[0] == frozenset({0, 4})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"supporting_facts": [["Vistula", 0]]}, "'Vistula', of which the corpus has 0"),
        ({"context": []}, "'Kraków', of which the corpus has 2: none of them has its text"),
        ({"supporting_facts": []}, "question 1 names no supporting passage"),
        ({"question": ""}, "entry 0.question"),
    ],
)
def test_a_question_that_cannot_be_judged_is_named(tmp_path: Path, change: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as error:
        read_multihop(written(tmp_path, [{**HOTPOT, **change}]), CORPUS)
    assert said in str(error.value)


def test_a_corpus_of_another_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"entry 0\.text"):
        read_corpus(written(tmp_path, [{"title": "x"}]))
    with pytest.raises(InputError, match="holds no passage"):
        read_corpus(written(tmp_path, []))
    with pytest.raises(InputError, match="cannot be read"):
        read_corpus(tmp_path / "none.json")


def test_questions_are_found_beside_their_corpus(tmp_path: Path) -> None:
    (tmp_path / "musique.json").write_text("[]", encoding="utf-8")
    assert questions_beside(tmp_path / "musique_corpus.json").name == "musique.json"
    assert questions_beside(EVAL / "multihop-corpus.json") == EVAL / "multihop-questions.json"
    with pytest.raises(InputError, match="name their file as well"):
        questions_beside(tmp_path / "other_corpus.json")


def test_the_tutors_retriever_gives_positions_in_the_corpus(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    store = store_of(CORPUS, embedder, VectorCache(tmp_path, embedder))
    retriever: PassageRetriever = OpenDomainRetriever(store, embedder)
    for position, passage in enumerate(store.all_passages()):  # the fake embedder knows only equal texts
        found = retriever.retrieve(passage.embedded_text, 2)
        assert (found[0], len(found)) == (position, 2)
    assert sorted(retriever.retrieve("Kraków", 9)) == [0, 1, 2, 3]


def test_passages_are_a_store_that_cannot_be_changed(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    store: Store = store_of(CORPUS, embedder, VectorCache(tmp_path, embedder))
    passages = list(store.all_passages())
    assert [passage.title for passage in passages] == [entry.title for entry in CORPUS]
    assert [statement.text for statement in passages[1].statements] == ["Lem read medicine.", "He lived in Kraków."]
    assert store.passages([passages[2].id, "gone"]) == (passages[2],)
    assert store.vectors().shape == (4, 8)
    with pytest.raises(NotImplementedError):
        store.set_undone("x", True)


class _Always:
    def __init__(self, *positions: int) -> None:
        self._positions = positions

    def retrieve(self, question: str, k: int) -> Sequence[int]:
        assert question
        return self._positions[:k]


def test_recall_at_each_depth(tmp_path: Path) -> None:
    questions = read_multihop(written(tmp_path, [MUSIQUE]), CORPUS)
    (found,) = score(questions, {"tutor": _Always(0, 3, 1), "dense": _Always(3, 2)})
    assert {name: share.part for name, share in found.by_system["tutor"].items()} == {
        "recall@2": 0.5,
        "recall@5": 1.0,
        "recall@10": 1.0,
    }
    assert all(share.part == 0 for share in found.by_system["dense"].values())


def test_the_repositorys_set_is_whole_and_its_second_hop_is_not_given_away() -> None:
    corpus = read_corpus(EVAL / "multihop-corpus.json")
    questions = read_multihop(EVAL / "multihop-questions.json", corpus)
    assert (len({entry.title for entry in corpus}), len(questions)) == (len(corpus), 60)
    assert all(len(question.supporting) == 2 for question in questions)
    for question in (question for question in questions if question.kind == "bridge"):
        asked = set(terms(question.question))
        texts = [corpus[min(positions)] for positions in question.supporting]
        shared = min(len(asked & set(terms(f"{entry.title} {entry.text}"))) / len(asked) for entry in texts)
        assert shared <= 0.34, question.question


def test_the_command_measures_passages_beside_the_baselines(tmp_path: Path, model_cache: Path) -> None:
    environment = {"KB_PATH": str(tmp_path / "none.sqlite3"), "MODEL_CACHE": str(model_cache)}
    arguments = ["evaluate", "--passages", str(EVAL / "multihop-corpus.json"), "--json", str(tmp_path / "out.json")]
    result = RUNNER.invoke(app, arguments, env=environment)
    assert result.exit_code == 0
    (one,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["sets"]
    figures = one["parts"]["all"]["overall"]["figures"]
    assert set(figures) == {"tutor", "BM25", "dense", "fusion"}
    assert set(figures["tutor"]) == {"recall@2", "recall@5", "recall@10"}
    assert figures["dense"]["recall@5"]["value"] > 0.5
