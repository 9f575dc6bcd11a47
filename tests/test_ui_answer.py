from __future__ import annotations

import pytest
from fakes_tutor import FakeTutor
from fakes_tutor_notes import STUDIO, TRAINING

from graph.types import Citation, LineSpan
from tutor.outcome import Answer, AnswerGroup, AnswerSentence
from tutor.source_view import SourceLine, SourceView
from tutor.ui.answer_data import answer_data, counted, split_label
from tutor.ui.events import clicked_citation, clicked_section
from tutor.ui.links import SourceLink
from tutor.ui.numbering import lines_phrase, number_answer, number_citations, source_name
from tutor.ui.source_data import view_data


def debugger_answer() -> Answer:
    outcome = FakeTutor().ask("What does SageMaker Debugger do?")
    assert isinstance(outcome, Answer)
    return outcome


def test_places_are_numbered_as_they_appear_and_keep_their_number() -> None:
    answer = debugger_answer()
    numbering = number_answer(answer)
    numbers = [numbering.numbers(sentence.citations) for sentence in answer.sentences]
    assert numbers == [(1, 2), (3,), (3, 1), (4,), (2,), (5,)]


def test_a_place_is_document_and_lines_whatever_the_quote() -> None:
    one = Citation("a.md", ("A",), LineSpan(1, 2), "x")
    same = Citation("a.md", ("A",), LineSpan(1, 2), "y")
    other = Citation("a.md", ("A",), LineSpan(1, 3), "x")
    numbering = number_citations([one, same, other])
    assert numbering.citations == (one, other)
    assert numbering.numbers([same, other, one]) == (1, 2)


def test_a_mark_is_named_by_its_place() -> None:
    citation = Citation("a.md", (), LineSpan(12, 14), "x")
    assert source_name(3, citation) == "Source 3: a.md, lines 12–14"
    assert lines_phrase(LineSpan(5, 5)) == "line 5"


def test_the_data_hold_every_sentence_with_marks() -> None:
    data = answer_data(debugger_answer(), number_answer(debugger_answer()))
    assert [(group["trail"], group["heading"]) for group in data["groups"]] == [
        (["Working in SageMaker Studio"], "SageMaker Debugger"),
        (["Training models"], "Watching a job"),
    ]
    sentences = [sentence for group in data["groups"] for sentence in group["sentences"]]
    assert all(sentence["marks"] for sentence in sentences)
    assert [sentence["code"] for sentence in sentences] == [False, False, False, True, False, False]
    assert data["summary"] == "5 sources in 3 documents"
    assert data["sources"][1]["where"] == f"{TRAINING} › Training models › Watching a job"


def test_a_sentence_that_is_not_borne_out_says_so() -> None:
    citation = Citation("a.md", ("A",), LineSpan(1, 2), "x")
    sentences = (
        AnswerSentence("Sure.", "", (citation,)),
        AnswerSentence("Doubtful.", "", (citation,), supported=False),
        AnswerSentence("Out of the air.", "", (), supported=False),
    )
    answer = Answer("q", "q", (AnswerGroup((), sentences),), ())
    shown = answer_data(answer, number_answer(answer))["groups"][0]["sentences"]
    assert [sentence["doubt"] for sentence in shown] == ["", "not borne out by its source", "cites no source"]


def test_while_an_answer_arrives_its_list_of_sources_is_left_out_and_the_marks_are_not() -> None:
    answer = debugger_answer()
    data = answer_data(answer, number_answer(answer), arriving="Writing…")
    assert (data["arriving"], data["sources"]) == ("Writing…", [])
    assert all(sentence["marks"] for group in data["groups"] for sentence in group["sentences"])
    assert answer_data(answer, number_answer(answer))["arriving"] == ""


@pytest.mark.parametrize(
    ("label", "text", "shown"),
    [
        ("Rules", "Rules read tensors.", ("Rules", " read tensors.")),
        ("", "Plain.", ("", "Plain.")),
        ("Other", "Not at the start: Other.", ("", "Not at the start: Other.")),
    ],
)
def test_label_and_rest_are_the_text(label: str, text: str, shown: tuple[str, str]) -> None:
    assert split_label(AnswerSentence(text, label, ())) == shown
    assert "".join(shown) == text


def test_a_click_is_the_citation_of_that_number() -> None:
    numbering = number_answer(debugger_answer())
    assert clicked_citation(1, numbering) == numbering.citations[0]


@pytest.mark.parametrize("value", [None, 0, 6, -1, True, "1", 1.0, [1], {"n": 1}])
def test_a_click_on_nothing_opens_nothing(value: object) -> None:
    assert clicked_citation(value, number_answer(debugger_answer())) is None


def test_a_clicked_section_is_its_lines() -> None:
    clicked = clicked_section({"path": STUDIO, "start": 5, "end": 11})
    assert clicked == SourceLink(STUDIO, LineSpan(5, 11))


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        {},
        {"path": 1, "start": 1, "end": 2},
        {"path": "a", "start": 0, "end": 2},
        {"path": "a", "start": 3, "end": 2},
        {"path": "a", "start": True, "end": 2},
    ],
)
def test_a_clicked_section_that_is_none_opens_nothing(value: object) -> None:
    assert clicked_section(value) is None


def test_a_title_is_not_said_twice() -> None:
    lines = (SourceLine(1, "# T", False), SourceLine(2, "x", True))
    view = SourceView("a.md", "T", ("T", "Part"), LineSpan(2, 2), lines)
    data = view_data(view)
    assert (data["title"], data["trail"], data["where"]) == ("T", ["Part"], "a.md, line 2")
    assert [line["quoted"] for line in data["lines"]] == [False, True]


def test_counts_agree_with_their_noun() -> None:
    assert [counted(0, "line"), counted(1, "line"), counted(1200, "line")] == ["0 lines", "1 line", "1,200 lines"]
