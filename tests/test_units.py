import pytest

from ingest.reading.units import Unit, UnitKind, cut_out, parse_units


def units_of(*lines: str) -> list[Unit]:
    return parse_units(list(lines))


def shapes(*lines: str) -> list[tuple[UnitKind, str, str]]:
    return [(unit.kind, str(unit.span), unit.content) for unit in units_of(*lines)]


def test_headings_have_a_level_and_a_line() -> None:
    units = units_of("# One", "", "### Three ###", "text", "", "Ruled", "=====", "")
    assert [(unit.kind, str(unit.span), unit.content, unit.level) for unit in units] == [
        (UnitKind.HEADING, "1", "One", 1),
        (UnitKind.HEADING, "3", "Three", 3),
        (UnitKind.PARAGRAPH, "4", "text", 0),
        (UnitKind.HEADING, "6", "Ruled", 1),
    ]


@pytest.mark.parametrize("text", ["It ends as a sentence does.", "Two", "A line that is far too long " * 4])
def test_dashes_under_a_sentence_are_a_rule_and_no_heading_mark(text: str) -> None:
    kind = UnitKind.HEADING if text == "Two" else UnitKind.PARAGRAPH
    assert [unit.kind for unit in units_of(text.strip(), "---")] == [kind]


def test_two_lines_over_dashes_are_a_paragraph() -> None:
    assert [unit.kind for unit in units_of("One line", "and another", "---")] == [UnitKind.PARAGRAPH]


def test_items_know_their_depth_and_number_and_leave_out_the_items_below() -> None:
    units = units_of("3. Queue", "   - Standard", "     goes on", "   - Ordered", "- Topic")
    assert [(unit.content, str(unit.span), unit.depth, unit.number) for unit in units] == [
        ("Queue", "1", 1, 3),
        ("Standard\ngoes on", "2-3", 2, None),
        ("Ordered", "4", 2, None),
        ("Topic", "5", 1, None),
    ]
    assert {unit.kind for unit in units} == {UnitKind.ITEM}


def test_a_second_paragraph_of_an_item_is_a_paragraph_of_its_depth() -> None:
    units = units_of("- Queue", "", "  It keeps messages.")
    assert [(unit.kind, unit.depth) for unit in units] == [(UnitKind.ITEM, 1), (UnitKind.PARAGRAPH, 1)]


def test_a_table_has_rows_of_cells_with_their_lines() -> None:
    (table,) = units_of("| Kind | Order |", "|---|---|", "| Standard | no |", "| FIFO | yes |")
    assert (table.kind, str(table.span)) == (UnitKind.TABLE, "1-4")
    assert [(str(row.span), tuple(cell.text for cell in row.cells), row.head) for row in table.rows] == [
        ("1", ("Kind", "Order"), True),
        ("3", ("Standard", "no"), False),
        ("4", ("FIFO", "yes"), False),
    ]


def test_indented_lines_are_text_and_not_code() -> None:
    assert shapes("Intro", "", "        far to the right") == [
        (UnitKind.PARAGRAPH, "1", "Intro"),
        (UnitKind.PARAGRAPH, "3", "far to the right"),
    ]


def test_fences_and_html_keep_their_text() -> None:
    assert shapes("```bash", "ls  -l", "```", "", "<div>", "x", "</div>") == [
        (UnitKind.CODE, "1-3", "ls  -l\n"),
        (UnitKind.HTML, "5-7", "<div>\nx\n</div>"),
    ]


def test_front_matter_is_told_apart() -> None:
    assert [unit.kind for unit in units_of("---", "title: Queues", "---", "Text.")] == [
        UnitKind.FRONT_MATTER,
        UnitKind.PARAGRAPH,
    ]


def test_a_block_is_cut_where_lines_were_taken_out() -> None:
    lines = ["```bash", "ls", "", "pwd", "```", "", "<pre>", "a", "", "b", "</pre>"]
    pieces = cut_out(parse_units(lines), lines, frozenset({2, 8}))
    assert [(unit.kind, str(unit.span), unit.content) for unit in pieces] == [
        (UnitKind.CODE, "1-2", "ls\n"),
        (UnitKind.CODE, "4-5", "pwd\n"),
        (UnitKind.HTML, "7-8", "<pre>\na\n"),
        (UnitKind.HTML, "10-11", "b\n</pre>\n"),
    ]
