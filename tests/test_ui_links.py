from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from fakes_tutor import FakeTutor
from fakes_tutor_notes import STUDIO
from hypothesis import given
from hypothesis import strategies as st

from graph.types import LineSpan
from tutor.ui.links import (
    LinkError,
    SourceLink,
    check_of,
    page_address,
    read_question,
    read_source_link,
    source_parameters,
)
from tutor.ui.locate import cited_lines, topic_link

_SPANS = st.tuples(st.integers(1, 9_999_999), st.integers(1, 9_999_999)).map(lambda pair: LineSpan(*sorted(pair)))
_PATHS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200).filter(lambda path: bool(path.strip()))
_CHECKS = st.text("0123456789abcdef", min_size=12, max_size=12) | st.just("")


@given(st.builds(SourceLink, _PATHS, _SPANS, _CHECKS))
def test_a_link_reads_back_from_its_address(link: SourceLink) -> None:
    address = page_address("http://localhost:8501/library?old=1#x", source_parameters(link))
    parts = urlsplit(address)
    assert (parts.netloc, parts.path) == ("localhost:8501", "/")
    assert read_source_link(dict(parse_qsl(parts.query, keep_blank_values=True))) == link


def refusal_of(parameters: dict[str, str]) -> str:
    try:
        return f"This link is {read_source_link(parameters)}"
    except LinkError as error:
        return str(error)


@given(st.dictionaries(st.sampled_from(["doc", "lines", "check", "q"]), st.text()))
def test_hostile_values_never_crash(parameters: dict[str, str]) -> None:
    assert isinstance(read_question(parameters), str)
    assert refusal_of(parameters).startswith("This link")


@pytest.mark.parametrize("lines", ["", "0", "5-3", "-1", "1-", "9" * 40, "１２", "1;2", "<b>"])
def test_unusable_lines_are_named(lines: str) -> None:
    with pytest.raises(LinkError, match="lines"):
        read_source_link({"doc": STUDIO, "lines": lines})


def test_an_address_without_a_document_is_no_link() -> None:
    assert read_source_link({"q": "What?", "lines": "3"}) is None


def test_the_apps_folder_is_kept() -> None:
    assert page_address("https://host/notes/library", {"q": "a b"}) == "https://host/notes/?q=a+b"


def test_a_linked_question_is_one_line_of_sane_length() -> None:
    assert read_question({"q": "  what\n is\t it "}) == "what is it"
    assert len(read_question({"q": "x" * 10_000})) == 2000


def test_lines_are_cited_with_their_headings() -> None:
    citation = cited_lines(FakeTutor().library(), SourceLink(STUDIO, LineSpan(16, 17)))
    assert citation.heading_path == ("Working in SageMaker Studio", "SageMaker Debugger")
    assert citation.quote == ""


@pytest.mark.parametrize("link", [SourceLink("no.md", LineSpan(1, 1)), SourceLink(STUDIO, LineSpan(1, 9999))])
def test_lines_that_are_not_there_are_said_to_be_so(link: SourceLink) -> None:
    with pytest.raises(LinkError, match="may have"):
        cited_lines(FakeTutor().library(), link)


def test_the_check_follows_the_quoted_words() -> None:
    tutor = FakeTutor()
    checks = {check_of(tutor.source(cited_lines(tutor.library(), topic_link(topic)))) for topic in tutor.topics(2)}
    assert len(checks) == 2
    assert all(len(check) == 12 for check in checks)
