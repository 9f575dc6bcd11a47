from pathlib import Path

import pytest
from extraction import VOCABULARY, read

from graph.errors import InputError
from graph.gold import Gold, Half, read_gold
from graph.gold_score import GraphScore, Tally, score_graph, summary
from graph.types import ReadDocument
from ingest.find import find
from ingest.graph_builder import build_graph

NOTES = "# Amazon SageMaker\n\nData Wrangler imports data from S3.\n\nModel Monitor uses Clarify.\n"
RIGHT = """
places:
  - half: tune
    document: notes.md
    lines: [3, 3]
    entities:
      - {name: data wrangler, kind: feature}
      - {name: Object store of AWS, kind: service, aliases: [s3]}
    relations:
      - {source: data wrangler, types: [USES, READS_FROM], target: Object store of AWS}
nothing: []
"""


def gold(text: str, folder: Path) -> Gold:
    file = folder / "graph.yaml"
    file.write_text(text, encoding="utf-8")
    return read_gold(file)


def score(text: str, folder: Path, notes: str = NOTES, half: Half = Half.TUNE) -> GraphScore:
    document: ReadDocument = read(notes)
    graph = build_graph([find(document.passages, VOCABULARY)], VOCABULARY)
    return score_graph(gold(text, folder), half, graph, [document])


def test_names_match_by_any_alias_and_types_by_any_listed(tmp_path: Path) -> None:
    result = score(RIGHT, tmp_path)

    assert result.entities == Tally(found=2)
    assert result.others == Tally(found=1)
    assert result.parts == Tally()


def test_only_the_asked_half_and_the_annotated_lines_count(tmp_path: Path) -> None:
    assert score(RIGHT, tmp_path, half=Half.HELD) == GraphScore()
    narrowed = RIGHT.replace("[3, 3]", "[4, 4]")
    assert score(narrowed, tmp_path).entities.found == 0
    assert score(narrowed, tmp_path).entities.wrong == []


def test_what_is_not_listed_is_wrong_and_what_is_not_found_is_missed(tmp_path: Path) -> None:
    text = RIGHT.replace("[3, 3]", "[5, 5]")
    result = score(text, tmp_path)

    assert result.entities.missed == ["notes.md:5 data wrangler", "notes.md:5 Object store of AWS"]
    assert sorted(result.entities.wrong) == ["notes.md:5 SageMaker Clarify", "notes.md:5 SageMaker Model Monitor"]
    assert len(result.others.missed) == 1
    assert result.others.wrong == ["notes.md:5 SageMaker Model Monitor USES SageMaker Clarify (uses)"]
    assert (result.entities.precision, result.entities.recall) == (0.0, 0.0)


def test_what_is_optional_neither_helps_nor_harms(tmp_path: Path) -> None:
    text = """
places:
  - half: tune
    document: notes.md
    lines: [5, 5]
    optional_entities: [{name: Model Monitor}, {name: Clarify}]
    optional_relations: [{source: Model Monitor, type: USES, target: Clarify}]
"""
    result = score(text, tmp_path)

    assert (result.entities, result.others) == (Tally(), Tally())


def test_the_wrong_direction_is_wrong_unless_the_type_holds_both_ways(tmp_path: Path) -> None:
    text = """
places:
  - half: tune
    document: notes.md
    lines: [3, 3]
    entities: [{name: Data Wrangler}, {name: Amazon S3}]
    relations: [{source: Amazon S3, type: TYPE, target: Data Wrangler}]
"""
    joined = NOTES.replace("imports data from", "integrates with")

    assert score(text.replace("TYPE", "READS_FROM"), tmp_path).others.found == 0
    assert score(text.replace("TYPE", "INTEGRATES_WITH"), tmp_path, joined).others == Tally(found=1)


def test_parts_are_tallied_apart(tmp_path: Path) -> None:
    text = """
places:
  - half: tune
    document: notes.md
    lines: [3, 3]
    entities: [{name: Clarify}]
    relations: [{source: Clarify, type: PART_OF, target: Amazon SageMaker}]
"""
    result = score(text, tmp_path, "# Amazon SageMaker\n\n- **SageMaker Clarify:** Explains predictions.\n")

    assert result.parts == Tally(found=1)
    assert result.others == Tally()


def test_a_heading_inside_the_place_names_its_entity(tmp_path: Path) -> None:
    text = "places: [{half: tune, document: notes.md, lines: [1, 1], entities: [{name: Amazon SageMaker}]}]"

    assert score(text, tmp_path).entities == Tally(found=1)


def test_relations_in_lines_that_state_nothing_are_told(tmp_path: Path) -> None:
    text = "places: []\nnothing: [{half: tune, document: notes.md, lines: [3, 3]}]"
    result = score(text, tmp_path)

    assert result.nothing == 1
    assert result.said == ["SageMaker Data Wrangler READS_FROM Amazon S3 (takes from)"]


def test_the_summary_gives_a_line_for_each_tally() -> None:
    assert summary([("entities", Tally(found=3, missed=["a"], wrong=["b", "c", "d"]))]) == (
        "entities   precision 0.500  recall 0.750  found 3  missed 1  wrong 3"
    )


def test_an_entry_that_is_wrong_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"places\.0\.half"):
        gold(RIGHT.replace("half: tune", "half: both"), tmp_path)
