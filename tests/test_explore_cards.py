from __future__ import annotations

from fakes_graph import DEBUGGER, HOSTILES, RELATIONS, S3, SAGEMAKER, STUDIO_TOOL, fake_atlas
from fakes_tutor import FakeTutor
from fakes_tutor_notes import HOSTILE_TEXTS

from graph.knowledge import RelationType
from tutor.explore.answer_light import light_of
from tutor.explore.cards import card_of, sentence_of
from tutor.explore.compare import comparison_of, phrase
from tutor.explore.draw import pick_of, picture_of
from tutor.explore.routes import paths_of, route_of
from tutor.explore.view import Mode, View, short_key
from tutor.outcome import Answer
from tutor.ui.compare_data import comparison_data
from tutor.ui.panel_data import entity_blocks, evidence_blocks, route_blocks

ATLAS = fake_atlas()
WRITES = next(each for each in RELATIONS if each.type is RelationType.WRITES_TO)


def test_a_card_tells_kind_aliases_description_and_relations() -> None:
    card = card_of(ATLAS, DEBUGGER)
    assert card.description is not None
    assert card.description.citation.quote.strip() == card.description.text
    assert [(group.type, group.out) for group in card.groups] == [
        (RelationType.PART_OF, True),
        (RelationType.WRITES_TO, True),
        (RelationType.MONITORS, True),
    ]
    assert card.mentions >= 2
    incoming = card_of(ATLAS, S3).groups
    assert {group.out for group in incoming} == {False}


def test_blocks_of_a_card_open_sources_and_other_cards() -> None:
    blocks, numbering = entity_blocks(card_of(ATLAS, DEBUGGER))
    said = [block for block in blocks if block["type"] == "said"]
    assert numbering.citation(said[0]["mark"]["number"]) is not None
    lists = [block for block in blocks if block["type"] == "list"]
    assert [item["pick"] for item in lists[1]["items"]] == [pick_of(S3)]
    assert lists[1]["items"][0]["more"] == pick_of(WRITES)
    assert lists[1]["items"][0]["count"] == 2


def test_evidence_is_shown_surest_first_each_with_its_place() -> None:
    assert sentence_of(ATLAS, WRITES) == "SageMaker Debugger sends data to Amazon S3"
    blocks, numbering = evidence_blocks(ATLAS, WRITES)
    said = [block for block in blocks if block["type"] == "said"]
    assert [block["note"].rsplit(", ", 1)[1] for block in said] == ["90% sure", "70% sure"]
    assert len(numbering.citations) == 2
    assert "02-studio-workbench.md" in said[0]["where"]


def test_a_route_has_a_citation_for_every_hop() -> None:
    view = View(Mode.PATH, (short_key(DEBUGGER.id), short_key(S3.id)))
    blocks, numbering = route_blocks([route_of(path) for path in paths_of(ATLAS, view)])
    said = [block for block in blocks if block["type"] == "said"]
    assert said[0]["lead"] == "SageMaker Debugger sends data to Amazon S3"
    assert all(numbering.citation(block["mark"]["number"]) for block in said)


def test_a_comparison_puts_what_is_shared_first() -> None:
    view = View(Mode.COMPARE, (short_key(SAGEMAKER.id), short_key(DEBUGGER.id)))
    comparison = comparison_of(ATLAS, view)
    assert [(row.name, row.is_shared) for row in comparison.related][:2] == [
        ("Amazon S3", True),
        ("Learning curve", False),
    ]
    assert [row.name for row in comparison.features] == ["SageMaker Studio", "XGBoost"]
    assert [relation.type for relation in comparison.between] == [RelationType.PART_OF]
    data, _ = comparison_data(comparison)
    assert data["parts"][0]["name"] == "Features: 0 shared, 2 different"


def test_a_comparison_opens_the_sections_that_mention_the_compared() -> None:
    comparison = comparison_of(ATLAS, View(Mode.COMPARE, (short_key(STUDIO_TOOL.id), short_key(DEBUGGER.id))))
    assert comparison.sections[0].is_shared
    data, numbering = comparison_data(comparison)
    opens = data["parts"][-1]["rows"][0]["opens"]
    assert isinstance(opens["source"], int)
    assert numbering.citation(opens["source"]) is not None


def test_a_relation_reads_from_either_end() -> None:
    assert (phrase(WRITES, DEBUGGER), phrase(WRITES, S3)) == ("sends data to", "← sends data to")


def test_an_answer_lights_up_what_it_used() -> None:
    answer = FakeTutor().ask("What does SageMaker Debugger do?")
    assert isinstance(answer, Answer)
    view = light_of(ATLAS, answer)
    assert {DEBUGGER.name, S3.name} <= {each.name for each in ATLAS.named(view.at)}
    picture = picture_of(ATLAS, view)
    assert {node.entity.name for node in picture.nodes if node.lit} == {each.name for each in ATLAS.named(view.at)}
    strong = {edge.relation.id for edge in picture.edges if edge.strength == 1}
    assert WRITES.id in strong
    assert {short_key(each) for each in strong} == set(view.lit)


def test_hostile_names_stay_what_they_are() -> None:
    for each, text in zip(HOSTILES, HOSTILE_TEXTS, strict=True):
        blocks, _ = entity_blocks(card_of(ATLAS, each))
        assert blocks[0]["type"] == "title"
        assert blocks[0]["text"] == text
