"""The better a statement says what a thing is, the earlier it is shown as the thing's description."""

from itertools import combinations

import pytest
from extraction import graph_of, passages

ATHENA = "Amazon Athena"
# The best first.
SAID = (
    "Athena is a query engine for files.",
    "- **Athena:** query engine for files.",
    "- **Athena:** Quickly answers queries on files.",
    "# Athena\n\nSQL, and no server to look after.",
    "- **Athena:** Use it for queries on files.",
    "- **Athena:** Charged by the terabyte.",
)


def description(*texts: str, name: str = ATHENA) -> str:
    """Return the statement that describes a thing, or nothing."""
    statements = {
        (passage.id, index): statement.text
        for number, text in enumerate(texts)
        for passage in passages(text, f"{number}.md")
        for index, statement in enumerate(passage.statements)
    }
    place = next(entity.description for entity in graph_of(*texts).entities if entity.name == name)
    return statements[place] if place else ""


def only(text: str) -> str:
    return passages(text)[0].statements[0].text


@pytest.mark.parametrize(("better", "worse"), list(combinations(SAID, 2)))
def test_the_better_definition_describes_in_whatever_order_they_are_read(better: str, worse: str) -> None:
    assert description(better, worse) == description(worse, better) == only(better)


@pytest.mark.parametrize(
    "text",
    [
        "# Athena\n\n- **Description:** A query engine for files.",
        "# Athena\n\n- **What it is:** SQL over files.",
        "Amazon Athena (serverless) is an engine for SQL.",
        "- **Queries:** Athena is a service that reads files.",
    ],
)
def test_what_says_it_outright_comes_before_what_it_does(text: str) -> None:
    assert description("- **Athena:** runs queries on files.", text) == only(text)


@pytest.mark.parametrize(
    "text",
    [
        "Athena is in three regions.",
        "Athena is cheaper than Redshift.",
        "Athena is not a store.",
        "Athena is the main reason for the bill.",
        "Athena is used for queries.",
        "- **Athena and Redshift:** engines for queries.",
        "- **Glue in Athena:** a catalogue of tables.",
        "| Engine | Cold start |\n| --- | --- |\n| Athena | none |",
        "# Athena\n\nThis page lists what we know.",
    ],
)
def test_what_does_not_say_it_gives_way_to_the_first_words_under_its_heading(text: str) -> None:
    heading = "# Athena\n\nSQL over files."
    assert description(text, heading) == "SQL over files."


def test_a_column_that_says_what_things_are_comes_before_a_mere_table() -> None:
    mere = "| Engine | Cold start |\n| --- | --- |\n| Athena | none |"
    told = "| Engine | Purpose |\n| --- | --- |\n| Athena | SQL over files |"
    assert description(mere, told) == only(told)


def test_what_a_thing_costs_describes_nothing() -> None:
    assert description("- **Athena:** Charged by the terabyte.") == ""


def test_a_label_below_a_heading_that_names_another_thing_says_nothing_of_the_heading() -> None:
    assert description("# Athena\n\n- **Redshift:** a warehouse.") == ""
