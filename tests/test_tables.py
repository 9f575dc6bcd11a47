import pytest
from fakes import read_note

from graph.types import LineSpan, PassageKind, Quote, RepairKind, Statement


def statements(*lines: str) -> list[Statement]:
    """Return the statements of the lines, the first of which is line 3 of its file."""
    read = read_note("\n".join(["# T", "", *lines, ""]))
    return [statement for passage in read.passages for statement in passage.statements]


def test_a_row_tells_its_cells_under_their_column_heads() -> None:
    (row,) = statements("| Kind | Order | Cost |", "|---|---|---|", "| **FIFO** | kept | more |")
    assert row == Statement(
        text="FIFO — Order: kept; Cost: more",
        label="FIFO",
        lead_in=("Kind",),
        quotes=(Quote(LineSpan(5, 5), "| **FIFO** | kept | more |"), Quote(LineSpan(3, 3), "| Kind | Order | Cost |")),
    )


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("| FIFO | | more |", "FIFO — Cost: more"),
        ("| FIFO |", "FIFO"),
        ("| FIFO | kept | more | extra |", "FIFO — Order: kept; Cost: more"),
        ("| | kept | |", " — Order: kept"),
    ],
)
def test_cells_that_are_missing_are_left_out(row: str, text: str) -> None:
    assert [s.text.strip() for s in statements("| Kind | Order | Cost |", "|---|---|---|", row)] == [text.strip()]


def test_an_empty_row_says_nothing() -> None:
    assert [s.text for s in statements("| Kind | Order |", "|---|---|", "| | |", "| FIFO | kept |")] == [
        "FIFO — Order: kept"
    ]


def test_a_table_is_a_passage_of_its_own() -> None:
    read = read_note("# T\n\nBefore it.\n\n| Kind | Order |\n|---|---|\n| FIFO | kept |\n\nAfter it.\n")
    assert [(passage.kind, str(passage.span)) for passage in read.passages] == [
        (PassageKind.PARAGRAPH, "3"),
        (PassageKind.TABLE, "5-7"),
        (PassageKind.PARAGRAPH, "9"),
    ]


def test_rows_of_a_long_table_keep_their_heads_in_every_passage() -> None:
    rows = [f"| Queue number {n} | keeps the order of its messages within group {n} |" for n in range(60)]
    read = read_note("\n".join(["# T", "", "| Kind | Order |", "|---|---|", *rows, ""]))
    assert len(read.passages) > 1
    said = [statement for passage in read.passages for statement in passage.statements]
    assert [statement.span.start for statement in said] == list(range(5, 65))
    assert {statement.quotes[1] for statement in said} == {Quote(LineSpan(3, 3), "| Kind | Order |")}
    assert all(" — Order: keeps" in statement.text for statement in said)


HTML = [
    '<table><thead><tr><th width="20"></th><th>Standard</th><th>FIFO</th></tr></thead>',
    "<tbody><tr><td>Order</td><td>best effort</td><td>kept</td></tr>",
    "<tr><td>Cost</td><td>less</td><td>donâ€™t ask</td></tr></tbody></table>",
]


def test_html_rows_know_their_column_heads() -> None:
    assert [(s.text, s.label, str(s.span)) for s in statements(*HTML)] == [
        ("Order — Standard: best effort; FIFO: kept", "Order", "4"),
        ("Cost — Standard: less; FIFO: don’t ask", "Cost", "5"),
    ]


def test_html_rows_are_quoted_as_they_stand_on_disk() -> None:
    last = statements(*HTML)[-1]
    assert last.quotes == (
        Quote(LineSpan(5, 5), "<tr><td>Cost</td><td>less</td><td>donâ€™t ask</td></tr>"),
        Quote(LineSpan(3, 3), '<tr><th width="20"></th><th>Standard</th><th>FIFO</th></tr>'),
    )


def test_an_html_table_in_one_line_has_a_statement_for_each_row() -> None:
    rows = statements("".join(HTML))
    assert [row.text for row in rows] == [
        "Order — Standard: best effort; FIFO: kept",
        "Cost — Standard: less; FIFO: don’t ask",
    ]
    assert {str(quote.span) for row in rows for quote in row.quotes} == {"3"}


def test_an_html_row_over_several_lines_is_quoted_with_all_of_them() -> None:
    (row,) = statements("<table>", "<tr>", "<td>Order</td>", "<td>kept</td>", "</tr>", "</table>")
    assert row.text == "Order — kept"
    assert row.quotes == (Quote(LineSpan(4, 7), "<tr>\n<td>Order</td>\n<td>kept</td>\n</tr>"),)


def test_an_html_table_is_on_record() -> None:
    read = read_note("\n".join(["# T", "", *HTML, ""]))
    assert (3, RepairKind.HTML_TABLE) in [(repair.line, repair.kind) for repair in read.repairs]


def test_other_html_is_read_as_text() -> None:
    assert [s.text for s in statements("<details><summary>More</summary>", "It is kept.", "</details>")] == [
        "More\nIt is kept."
    ]


def test_scripts_and_styles_are_not_read() -> None:
    assert statements("<script>", "alert('x')", "</script>", "<style>b {}</style>") == []


def test_an_html_table_that_is_never_closed_is_read() -> None:
    assert [s.text for s in statements("<table><tr><td>Order<td>kept")] == ["Order — kept"]
