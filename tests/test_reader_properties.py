"""Laws that reading keeps for every document, whatever stands in it."""

from __future__ import annotations

import html as html_module
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from conftest import NOTES, SEEDS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from graph.lines import split_lines
from graph.types import LineSpan, ReadDocument
from ingest.reading.characters import fix_mojibake
from ingest.reading.reader import read_document
from ingest.reading.source_text import SourceText, read_source

FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ODD = ["\x0c", "\x0b", "\x1b", "\x1f", "\x7f", "\x85", "\u2028", "\u2060", "\u200b", "\ufeff", "\u00a0", "\u202e", "\t"]
WORDS = ["Buckets", "a", "the", "lambda", "stores", "S3", "Glue", "of", "queue.", "Runs", "Why?", "No.", "e.g.", "5.5"]
MARKED = ["**Bold**", "**Term:**", "**half", "cut**", "`code`", "`open", "[a](b)", "<b>", "</td>", "<br>", "&amp;", "|"]
FOREIGN = [
    "naïve",
    "itâ€™s",
    "donâ€™t",
    "Ã©tude",
    "数据",
    "😀",
    "e\u0301",
    "&#x20;",
    "&nbsp;",
    "\\",
    "_x_",
    "Ω",
    "#",
    "-",
    ">",
]
TOKENS = st.sampled_from(WORDS * 3 + MARKED + FOREIGN + ODD)
INDENT = st.sampled_from(["", "", "", " ", "  ", "   ", "    ", "      ", "\t"])
GAP = st.sampled_from(["\n", "\n", "\n\n", "\n\n\n"])


@st.composite
def phrases(draw: DrawFn, most: int = 8) -> str:
    return " ".join(draw(st.lists(TOKENS, min_size=1, max_size=most)))


@st.composite
def sentences(draw: DrawFn) -> str:
    return "The " + draw(phrases()) + draw(st.sampled_from([".", ".", "!", ":", "", ","]))


@st.composite
def headings(draw: DrawFn) -> str:
    mark = "#" * draw(st.integers(1, 7))
    closing = draw(st.sampled_from(["", "", " ##", "#", ":"]))
    rest = draw(st.sampled_from(["", "", "\n Cut Here", "\nof it"]))
    return draw(st.sampled_from(["", "", " ", "- ", "> "])) + mark + " " + draw(phrases(4)) + closing + rest


@st.composite
def underlined(draw: DrawFn) -> str:
    return draw(phrases(12)) + "\n" + draw(st.sampled_from(["---", "===", "-", "- ", "***"]))


@st.composite
def paragraphs(draw: DrawFn) -> str:
    lines = draw(st.lists(st.tuples(INDENT, sentences()), min_size=1, max_size=4))
    return "\n".join(indent + text for indent, text in lines)


@st.composite
def long_paragraphs(draw: DrawFn) -> str:
    start = draw(st.sampled_from(["", "- ", "1. **Bold:** ", "> ", "Look here:\n- "]))
    return start + draw(GAP).join([draw(sentences()) + " More."]) + " " + " ".join([draw(sentences())] * 40)


@st.composite
def lists(draw: DrawFn) -> str:
    marks = st.sampled_from(["-", "*", "+", "1.", "2.", "3)", "10.", "-\n"])
    items = draw(st.lists(st.tuples(INDENT, marks, sentences(), st.sampled_from(["", "", "", "\n"])), max_size=8))
    return "\n".join(f"{indent}{mark} {text}{gap}" for indent, mark, text, gap in items)


@st.composite
def bold_lines(draw: DrawFn) -> str:
    start = draw(st.sampled_from(["", "1. ", "2. ", "  3. ", "- "]))
    return f"{start}**{draw(phrases(3))}**{draw(st.sampled_from(['', ':', '**']))}"


@st.composite
def tables(draw: DrawFn) -> str:
    rows = draw(st.lists(st.lists(phrases(2), min_size=1, max_size=4), min_size=1, max_size=20))
    head = draw(st.sampled_from(["|---|---|", "--|--", "| :- | -: | - |"]))
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], head, *lines[1:]])


@st.composite
def fences(draw: DrawFn) -> str:
    indent = draw(INDENT)
    opening = draw(st.sampled_from(["```", "~~~", "````", "- ```"])) + draw(st.sampled_from(["", "bash", "python"]))
    body = draw(st.lists(st.one_of(phrases(), st.just(""), st.just("# note")), max_size=4))
    closing = draw(st.sampled_from(["```", "~~~", "````", ""]))
    return "\n".join([indent + opening, *(indent + line for line in body), indent + closing])


@st.composite
def html(draw: DrawFn) -> str:
    tags = [
        "<table>",
        "<tr>",
        "<td>",
        "<th>",
        "</td>",
        "</tr>",
        "</table>",
        "<thead>",
        "</thead>",
        "<div>",
        "<p",
        "<pre>",
    ]
    tags += ["<!--", "-->", "<script>", "</script>", "<style>", "<![CDATA[", "<br/>", "<details>", "</ul>", "<?", "<!X"]
    parts = draw(st.lists(st.one_of(st.sampled_from(tags), phrases(3)), min_size=1, max_size=14))
    return "<table>" * draw(st.integers(0, 1)) + draw(st.sampled_from(["", "\n", " "])).join(parts)


@st.composite
def prompts(draw: DrawFn) -> str:
    opening = draw(st.sampled_from(["<llm_prompt>", "<llm\n_prompt>", "<LLM_PROMPT >"]))
    closing = draw(st.sampled_from(["</llm_prompt>", "</llm_prompt>", "</llm\n_prompt>", "", "</llm_prompt"]))
    before = draw(st.sampled_from(["", '"', "- **Quiz:** ", "*   **Summary:** ", "words "]))
    return before + opening + draw(sentences()) + draw(GAP) + draw(phrases()) + closing


@st.composite
def pasted(draw: DrawFn) -> str:
    body = draw(st.lists(st.just("Keeps every version of an object in one place."), max_size=3))
    return "\n".join([draw(st.sampled_from(["Object Storage", "Points to note:", "Queue"])), *body])


FRONT = st.sampled_from(["---\ntitle: Mine\n---", "---\nopen", "title: no"])
BLOCKS = st.one_of(
    headings(),
    underlined(),
    paragraphs(),
    long_paragraphs(),
    lists(),
    bold_lines(),
    tables(),
    fences(),
    html(),
    prompts(),
    pasted(),
    FRONT,
)


@st.composite
def documents(draw: DrawFn) -> str:
    parts: list[str] = []
    for block in draw(st.lists(BLOCKS, min_size=1, max_size=7)):
        parts += [block, draw(GAP)]
    text = "".join(parts)
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))


@cache
def scratch() -> Path:
    return Path(mkdtemp(prefix="reader-laws-")) / "note.md"


def read_text(text: str) -> SourceText | None:
    file = scratch()
    file.write_bytes(text.encode("utf-8"))
    source, _problem = read_source(file, "folder/note.md", 10_000_000)
    return source


def mend(line: str) -> str:
    """Return a line as it reads when its characters are repaired; only white space in entities is blank."""
    return fix_mojibake(line) if html_module.unescape(line).strip() else ""


def fold(text: str) -> str:
    return " ".join(text.split())


def lines_on_disk(lines: list[str], span: LineSpan) -> str:
    return "\n".join(lines[span.start - 1 : span.end])


def check_laws(read: ReadDocument, lines: list[str]) -> None:
    check_sections(read, lines)
    check_spans_nest(read)
    check_words_stand_on_disk(read, lines)
    check_ids(read)


def check_sections(read: ReadDocument, lines: list[str]) -> None:
    owners = Counter(line for section in read.sections for line in range(section.span.start, section.span.end + 1))
    assert all(owners[number] == 1 for number, line in enumerate(lines, start=1) if line.strip())
    assert all(section.span.end <= len(lines) for section in read.sections)
    assert [section.ordinal for section in read.sections] == list(range(len(read.sections)))


def check_spans_nest(read: ReadDocument) -> None:
    spans = {section.id: section.span for section in read.sections}
    for passage in read.passages:
        assert spans[passage.section_id].contains(passage.span)
        assert all(passage.span.contains(statement.span) for statement in passage.statements)
        for statement in passage.statements:
            assert all(spans[passage.section_id].contains(quote.span) for quote in statement.quotes)
    assert all(1 <= item.span.start <= item.span.end <= read.document.lines for item in read.outline)


def check_words_stand_on_disk(read: ReadDocument, lines: list[str]) -> None:
    mended = [mend(line) for line in lines]
    for passage in read.passages:
        assert fold(passage.text)
        assert fold(passage.text) in fold(lines_on_disk(mended, passage.span))
        assert passage.statements
        for quote in (quote for statement in passage.statements for quote in statement.quotes):
            assert fold(quote.text)
            assert fold(quote.text) in fold(lines_on_disk(lines, quote.span))


def check_ids(read: ReadDocument) -> None:
    ids = [section.id for section in read.sections]
    ids += [passage.id for passage in read.passages]
    ids += [item.id for item in read.outline]
    assert len(ids) == len(set(ids))
    assert [passage.ordinal for passage in read.passages] == list(range(len(read.passages)))


def check_file(file: Path) -> None:
    data = file.read_bytes()
    source, problem = read_source(file, file.name, len(data))
    assert problem is None
    assert source is not None
    read = read_document(source, str(file.parent))
    check_laws(read, split_lines(data.decode("utf-8")))
    assert read == read_document(source, str(file.parent))


@pytest.mark.parametrize(
    "file", sorted([*NOTES.iterdir(), *NOTES.with_name("outline").iterdir()]), ids=lambda file: file.name
)
def test_every_sample_note_keeps_the_laws(file: Path) -> None:
    check_file(file)


def test_every_seed_keeps_the_laws() -> None:
    if not SEEDS.is_dir():
        pytest.skip("../shared/seeds is not there: the first user's documents stay out of the repository")
    for file in sorted(SEEDS.iterdir()):
        check_file(file)


@FAST
@given(documents())
@example("\x0c\nA line below a form feed.\n")
@example("\x85\n")
@example("# Buckets\n> " + "They keep objects. " * 100 + "\n> And keys.\n")
@example("# Buckets\n<table>" + "<tr><td>They keep</td><td>objects</td></tr>" * 90 + "</table>\n")
@example("# Buckets\n" + "They donâ€™t lose objects. They keep them. " * 60 + "\n")
def test_every_generated_document_keeps_the_laws(text: str) -> None:
    source = read_text(text)
    if source is not None:
        read = read_document(source, "/notes")
        check_laws(read, split_lines(text))
        assert read == read_document(source, "/notes")


@FAST
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300))
def test_every_run_of_characters_keeps_the_laws(text: str) -> None:
    source = read_text(text)
    if source is not None:
        check_laws(read_document(source, "/notes"), split_lines(text))


@FAST
@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_problem(data: bytes) -> None:
    file = scratch()
    file.write_bytes(data)
    source, problem = read_source(file, "folder/note.md", 10_000_000)
    assert source or problem
    if source:
        check_sections(read_document(source, "/notes"), list(source.lines))
