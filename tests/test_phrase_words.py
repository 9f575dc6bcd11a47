"""The words that rows ask for before their patterns are looked for stand in whatever the patterns match."""

import re
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.relations.frame_relations import all_frames
from ingest.relations.frames import Frame
from ingest.relations.topic_frames import TopicFrame
from ingest.relations.topic_relations import all_topic_frames
from ingest.relations.verb_table import verb_patterns

# What a pattern looks at around a match is nothing that a match is made of.
_AROUND = re.compile(r"\(\?<[=!](?:[^()]|\([^()]*\))*\)")


class Row(NamedTuple):
    rule: str
    pattern: str
    also: frozenset[str]


def words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall("[a-z]+", text))


def asking() -> list[Row]:
    phrases: tuple[Frame | TopicFrame, ...] = (*all_frames(), *all_topic_frames())
    rows = [Row(each.rule, each.phrase.pattern, each.also) for each in phrases]
    rows += [Row(each.rule, each.pattern, each.also) for each in verb_patterns()]
    return [row for row in rows if row.also]


@pytest.mark.parametrize("row", asking(), ids=lambda row: row.rule)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_one_of_the_words_that_a_row_asks_for_stands_in_every_match(row: Row, data: st.DataObject) -> None:
    said = data.draw(st.from_regex(_AROUND.sub("", row.pattern), fullmatch=True))

    assert not row.also.isdisjoint(words_in(said.lower()))
