"""The tutor on real notes with the real model: what is answered, cited and refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOTES

from graph.errors import CitationError
from graph.lines import split_lines
from graph.settings import Settings
from graph.types import Citation, LineSpan
from ingest.service import ingest_folders
from tutor.build import open_tutor
from tutor.outcome import Answer, Refusal, RefusalReason
from tutor.tutor import Tutor


def answer(tutor: Tutor, question: str, *history: str) -> Answer:
    outcome = tutor.ask(question, history)
    assert isinstance(outcome, Answer), f"refused: {question}"
    return outcome


def documents(outcome: Answer) -> set[str]:
    return {citation.document for sentence in outcome.sentences for citation in sentence.citations}


def quoted(citation: Citation) -> bool:
    lines = split_lines((NOTES / citation.document).read_text(encoding="utf-8"))
    cited = "\n".join(lines[citation.span.start - 1 : citation.span.end])
    return " ".join(citation.quote.split()) in " ".join(cited.split())


@pytest.mark.parametrize(
    "question",
    [
        "What does SageMaker Model Monitor do?",
        "Which input modes does a training job have?",
        "sagemaker pipelines vs step functions",
        "How does Redshift ML use SageMaker?",
        "how do I use spot instances",
    ],
)
def test_every_sentence_cites_words_that_stand_in_the_cited_lines(notes_tutor: Tutor, question: str) -> None:
    outcome = answer(notes_tutor, question)
    assert outcome.sentences
    for sentence in outcome.sentences:
        assert sentence.citations
        assert all(quoted(citation) for citation in sentence.citations)


def test_an_answer_draws_on_several_documents(notes_tutor: Tutor) -> None:
    assert len(documents(answer(notes_tutor, "What does SageMaker Model Monitor do?"))) >= 2


def test_nothing_is_said_twice(notes_tutor: Tutor) -> None:
    texts = [sentence.text for sentence in answer(notes_tutor, "What is managed spot training?").sentences]
    assert len(texts) == len(set(texts))


def test_sentences_of_a_group_stand_in_the_order_of_the_notes(notes_tutor: Tutor) -> None:
    for group in answer(notes_tutor, "Which input modes does a training job have?").groups:
        places = [(s.citations[0].document, s.citations[0].span) for s in group.sentences]
        assert places == sorted(places)


def test_passages_come_best_first(notes_tutor: Tutor) -> None:
    scores = [retrieved.score for retrieved in answer(notes_tutor, "What is a feature group?").passages]
    assert scores == sorted(scores, reverse=True)
    assert scores


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "Which port does Amazon Neptune listen on?",
        "How many GPUs does a p5.48xlarge have?",
        "can you tell me a joke?",
        "How does photosynthesis work?",
    ],
)
def test_what_the_notes_do_not_answer_is_refused_with_topics_nearby(notes_tutor: Tutor, question: str) -> None:
    outcome = notes_tutor.ask(question)
    assert isinstance(outcome, Refusal)
    assert outcome.nearest


def test_a_refusal_names_the_words_that_the_notes_never_use(notes_tutor: Tutor) -> None:
    outcome = notes_tutor.ask("Which port does Amazon Neptune listen on?")
    assert isinstance(outcome, Refusal)
    assert "neptune" in outcome.missing
    assert outcome.reason is RefusalReason.UNKNOWN_NAME


@pytest.mark.parametrize("question", ["", "   ", "?", "what is it"])
def test_no_question_is_refused_as_such(notes_tutor: Tutor, question: str) -> None:
    outcome = notes_tutor.ask(question)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is RefusalReason.NO_QUESTION


def test_slips_are_no_reason_to_refuse(notes_tutor: Tutor) -> None:
    outcome = answer(notes_tutor, "wat is sagemakr clarify for")
    assert outcome.read_as == "wat is sagemaker clarify for"
    assert any("Clarify" in sentence.text for sentence in outcome.sentences)


def test_a_follow_up_is_read_with_what_went_before(notes_tutor: Tutor) -> None:
    outcome = answer(notes_tutor, "What does it detect?", "What is SageMaker Model Monitor?")
    assert outcome.read_as == "What does SageMaker Model Monitor detect?"


def test_the_same_question_gets_the_same_answer(notes_tutor: Tutor) -> None:
    assert notes_tutor.ask("What is script mode?") == notes_tutor.ask("What is script mode?")


@pytest.mark.parametrize(
    "question", ["x" * 20_000, "\x00\ud800 what", "SELECT * FROM passage; DROP TABLE passage", "🙂"]
)
def test_no_input_breaks_it(notes_tutor: Tutor, question: str) -> None:
    assert isinstance(notes_tutor.ask(question), Answer | Refusal)


def test_suggested_questions_are_answered(notes_tutor: Tutor) -> None:
    suggestions = notes_tutor.suggestions(6)
    assert len(suggestions) == 6
    assert all(isinstance(notes_tutor.ask(question), Answer) for question in suggestions)


def test_topics_can_be_opened_and_outlines_are_none(notes_tutor: Tutor) -> None:
    topics = notes_tutor.topics(12)
    assert len({topic.name for topic in topics}) == 12
    assert all((NOTES / topic.document).is_file() for topic in topics)


def test_the_library_counts_what_was_read(notes_tutor: Tutor) -> None:
    library = notes_tutor.library()
    assert library.summary is not None
    assert len(library.entries) == library.summary.documents == len(list(NOTES.iterdir()))


def test_a_source_shows_the_section_with_the_quoted_lines_marked(notes_tutor: Tutor) -> None:
    citation = answer(notes_tutor, "What does SageMaker Model Monitor do?").sentences[0].citations[0]
    view = notes_tutor.source(citation)
    marked = [line.number for line in view.lines if line.quoted]
    assert marked == list(range(citation.span.start, citation.span.end + 1))
    assert view.lines[0].number <= citation.span.start
    assert view.heading_path == citation.heading_path


def test_a_source_that_changed_since_is_not_shown_as_if_it_had_not(tmp_path: Path, model_cache: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    file = notes / "a.md"
    file.write_text("# Kiln\n\nThe kiln heats clay to 900 degrees.\n", encoding="utf-8")
    settings = Settings(kb_path=tmp_path / "kb.sqlite3", model_cache=model_cache)
    ingest_folders([notes], settings=settings)
    tutor = open_tutor(settings=settings)
    citation = answer(tutor, "What does the kiln do?").sentences[0].citations[0]
    assert tutor.source(citation).span == LineSpan(3, 3)
    file.write_text("# Kiln\n\nThe kiln is broken.\n", encoding="utf-8")
    with pytest.raises(CitationError, match="has changed since it was ingested"):
        tutor.source(citation)
    file.unlink()
    with pytest.raises(CitationError, match="cannot be read"):
        tutor.source(citation)


def test_the_same_text_in_two_documents_is_said_once_and_cites_both(tmp_path: Path, model_cache: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for name in ("a.md", "b.md"):
        (notes / name).write_text("# Kiln\n\nThe kiln heats clay to 900 degrees.\n", encoding="utf-8")
    settings = Settings(kb_path=tmp_path / "kb.sqlite3", model_cache=model_cache)
    ingest_folders([notes], settings=settings)
    outcome = answer(open_tutor(settings=settings), "What does the kiln do?")
    assert [c.document for s in outcome.sentences for c in s.citations] == ["a.md", "b.md"]
    assert len(outcome.passages) == 1
    assert [copy.document for copy in outcome.passages[0].copies] == ["b.md"]


def open_notes(tmp_path: Path, model_cache: Path, **texts: str) -> Tutor:
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, text in texts.items():
        (notes / f"{name}.md").write_text(text, encoding="utf-8")
    settings = Settings(kb_path=tmp_path / "kb.sqlite3", model_cache=model_cache)
    ingest_folders([notes], settings=settings)
    return open_tutor(settings=settings)


PRICES = "# Prices\n\n- **Amazon Athena:** Athena is charged by the terabyte that Athena scans.\n"
ENGINE = "# Engines\n\nAmazon Athena is a query engine for files. It needs no server, and no cluster either.\n"


def test_what_a_thing_is_is_said_first(tmp_path: Path, model_cache: Path) -> None:
    tutor = open_notes(tmp_path, model_cache, a=PRICES, b=ENGINE)
    for question in ("What is Athena?", "What does Amazon Athena do?", "Explain Athena"):
        assert answer(tutor, question).sentences[0].text == "Amazon Athena is a query engine for files."


def test_what_else_is_asked_of_a_thing_is_answered_first(tmp_path: Path, model_cache: Path) -> None:
    tutor = open_notes(tmp_path, model_cache, a=PRICES, b=ENGINE)
    assert "charged by the terabyte" in answer(tutor, "What is Athena charged by?").sentences[0].text


def test_a_definition_in_two_documents_is_said_once_and_cites_both(tmp_path: Path, model_cache: Path) -> None:
    outcome = answer(open_notes(tmp_path, model_cache, a=ENGINE, b=PRICES, c=ENGINE), "What is Athena?")
    texts = [sentence.text for sentence in outcome.sentences]
    assert len(texts) == len(set(texts))
    assert [citation.document for citation in outcome.sentences[0].citations] == ["a.md", "c.md"]


def test_over_the_seeds_model_monitor_is_cited_from_two_documents(seeds_tutor: Tutor) -> None:
    outcome = answer(seeds_tutor, "What does SageMaker Model Monitor do?")
    assert len(documents(outcome)) >= 2


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "Which port does Amazon Neptune listen on?",
        "How many GPUs does a p5.48xlarge have?",
    ],
)
def test_over_the_seeds_what_they_do_not_say_is_refused(seeds_tutor: Tutor, question: str) -> None:
    assert isinstance(seeds_tutor.ask(question), Refusal)


def test_over_the_seeds_an_outline_is_never_evidence(seeds_tutor: Tutor) -> None:
    outline = "000_90260e18b898a37c.txt"
    for question in (
        "What is a feature group?",
        "What does SageMaker Model Monitor do?",
        "What is SageMaker Projects?",
    ):
        outcome = seeds_tutor.ask(question)
        assert outline not in {retrieved.passage.document for retrieved in outcome.passages}
