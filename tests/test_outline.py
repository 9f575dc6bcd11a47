import pytest
from fakes import draft_of, read_note

from graph.types import DocumentRole, LineSpan, OutlineItem, OutlinePart, content_key
from ingest.reading.outline import take_prompts

PROMPT = "<llm_prompt>Write three sentences on how a queue keeps the order of its messages.</llm_prompt>"
PLAN = f"""# I. Messages

*   **Learning Objective:** Tell a queue from a topic.

## Queues
"{PROMPT}"
*   **Quiz:** "<llm_prompt>Ask two questions on order.</llm_prompt>"

# II. Storage

## Object
 Buckets
{PROMPT}
"""


def test_a_plan_is_an_outline_and_yields_no_passages() -> None:
    read = read_note(PLAN)
    assert read.document.role is DocumentRole.OUTLINE
    assert read.passages == ()


def test_a_plan_with_short_prompts_is_an_outline() -> None:
    read = read_note("# Messages\n\n## Queues\n<llm_prompt>Tell.</llm_prompt>\n")
    assert read.document.role is DocumentRole.OUTLINE


def test_notes_with_a_prompt_are_notes() -> None:
    read = read_note("# Messages\n\nA queue keeps order.\n\n<llm_prompt>Tell.</llm_prompt>\n")
    assert read.document.role is DocumentRole.NOTES
    assert [passage.text for passage in read.passages] == ["A queue keeps order."]


def test_parts_have_their_chapter_headings_words_and_lines() -> None:
    first, second, third, fourth = read_note(PLAN).outline
    words = "Write three sentences on how a queue keeps the order of its messages."
    assert first == OutlineItem(
        id=first.id,
        document="note.md",
        ordinal=0,
        chapter="I. Messages",
        heading_path=("I. Messages",),
        part=OutlinePart.LEARNING_OBJECTIVE,
        prompt="Tell a queue from a topic.",
        span=LineSpan(3, 3),
    )
    assert (second.heading_path, second.part, second.prompt, second.span) == (
        ("I. Messages", "Queues"),
        OutlinePart.CONTENT,
        words,
        LineSpan(6, 6),
    )
    assert (third.part, third.prompt) == (OutlinePart.QUIZ, "Ask two questions on order.")
    assert (fourth.chapter, fourth.span) == ("II. Storage", LineSpan(13, 13))


@pytest.mark.parametrize("part", [part for part in OutlinePart if part is not OutlinePart.CONTENT])
@pytest.mark.parametrize("label", ["**{}:** ", "*   **{}:** ", "- __{}__: ", "**{}** "])
def test_each_kind_of_part_is_told_by_its_label(part: OutlinePart, label: str) -> None:
    (item,) = read_note(f"# A chapter\n\n{label.format(part.value.title())}{PROMPT}\n").outline
    assert item.part is part


@pytest.mark.parametrize("label", ["", '"', "*   ", "**Something Else:** "])
def test_a_prompt_without_a_known_label_is_content(label: str) -> None:
    (item,) = read_note(f"# A chapter\n\n{label}{PROMPT}\n").outline
    assert item.part is OutlinePart.CONTENT


@pytest.mark.parametrize(
    "tags",
    [
        ("<llm\n_prompt>", "</llm_prompt>"),
        ("<llm_prompt>", "</llm\n_prompt>"),
        ("<\nllm_prompt>", "<\n/llm_prompt\n>"),
        ("<LLM_Prompt>", "</LLM_PROMPT>"),
    ],
)
def test_a_tag_may_be_broken_over_lines(tags: tuple[str, str]) -> None:
    text = f"# A chapter\n\n- **Quiz:** {tags[0]}Ask something.{tags[1]}\n"
    (item,) = read_note(text).outline
    assert (item.part, item.prompt) == (OutlinePart.QUIZ, "Ask something.")
    assert item.span == LineSpan(3, 2 + text.strip().count("\n") - 1)


def test_a_prompt_over_several_lines_is_one_text() -> None:
    (prompt,) = take_prompts(draft_of("<llm_prompt>Write\n  this\n\nand that.</llm_prompt>\n"))
    assert (prompt.text, prompt.span) == ("Write this and that.", LineSpan(1, 4))


def test_two_prompts_in_a_line_are_two() -> None:
    found = take_prompts(draft_of("<llm_prompt>One.</llm_prompt> <llm_prompt>Two.</llm_prompt>\n"))
    assert [prompt.text for prompt in found] == ["One.", "Two."]


@pytest.mark.parametrize("after", ["", "\n## Next", "\n- next", "\n<llm_prompt>Next.</llm_prompt>"])
def test_a_prompt_that_is_never_closed_ends_with_its_paragraph(after: str) -> None:
    draft = draft_of(f"<llm_prompt>Write\nthis.{after}\n\nKept.\n")
    first = take_prompts(draft)[0]
    assert (first.text, first.span) == ("Write this.", LineSpan(1, 2))
    assert draft.lines[-1] == "Kept."


def test_a_closing_tag_alone_is_no_prompt() -> None:
    assert take_prompts(draft_of("Text.</llm_prompt>\n")) == []


def test_a_heading_cut_over_two_lines_is_one_heading_of_the_plan() -> None:
    read = read_note(f"# I. Messages\n\n## Message\n Queues\n{PROMPT}\n")
    assert [section.heading_path for section in read.sections] == [("I. Messages",), ("I. Messages", "Message Queues")]
    assert read.outline[0].heading_path == ("I. Messages", "Message Queues")


def test_ids_come_from_path_headings_and_place() -> None:
    items = read_note(PLAN, "plans/course.md").outline
    assert [item.id for item in items] == [
        content_key(item.document, *item.heading_path, str(ordinal), "outline item")
        for ordinal, item in enumerate(items)
    ]


def test_learning_objectives_of_notes_are_no_plan() -> None:
    read = read_note("# Queues\n\n**Learning Objective:** Tell a queue from a topic.\n")
    assert read.outline == ()
    assert len(read.passages) == 1


NOTES = "A queue keeps every message until a consumer has read it. " * 6


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("- A list item.\n", "\n- Another one."),
        ("- A list:\n  - with an item\n  - ", "\n  - and another"),
        ("```bash\naws sqs list-queues\n", "\naws sns list-topics\n```"),
        ("<pre>\nsome\n", "\nmore\n</pre>"),
        ("<!-- a comment\n", "\nthat goes on -->"),
        ("A sentence that breaks off after more than forty characters and\n", "\ngoes on below."),
        ("| Kind | Order |\n|---|---|\n| FIFO | kept |\n", "\n"),
    ],
)
def test_a_prompt_within_notes_is_cut_out_of_the_passages(before: str, after: str) -> None:
    read = read_note(f"# Queues\n\n{NOTES}\n\n{before}{PROMPT}{after}\n\nThe end.\n")
    assert read.document.role is DocumentRole.NOTES
    (item,) = read.outline
    for passage in read.passages:
        told = [passage.text, passage.embedded_text, *(q.text for s in passage.statements for q in s.quotes)]
        assert not any("three sentences" in text for text in told)
        assert not passage.span.contains(item.span)
    assert "The end." in read.passages[-1].text


def test_words_around_a_prompt_are_kept() -> None:
    read = read_note(f"# Queues\n\n{NOTES}\n\n- A list:\n  - one item\n  - {PROMPT}\n  - another item\n")
    assert [(s.text, s.lead_in) for passage in read.passages for s in passage.statements][-2:] == [
        ("one item", ("A list",)),
        ("another item", ("A list",)),
    ]
