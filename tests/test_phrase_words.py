"""The words that rows ask for before their patterns are looked for stand in whatever the patterns match."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.relations.frame_relations import all_frames
from ingest.relations.frames import Frame
from ingest.relations.topic_frames import TopicFrame
from ingest.relations.topic_relations import all_topic_frames
from ingest.relations.verb_patterns import VerbPattern
from ingest.relations.verb_table import verb_patterns

# What a pattern looks at around a match is nothing that a match is made of.
_AROUND = re.compile(r"\(\?<[=!](?:[^()]|\([^()]*\))*\)")


def words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall("[a-z]+", text))


def rows_that_ask() -> list[Frame | TopicFrame | VerbPattern]:
    return [row for row in (*all_frames(), *all_topic_frames(), *verb_patterns()) if row.also]


@pytest.mark.parametrize("row", rows_that_ask(), ids=lambda row: row.rule)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_one_of_the_words_that_a_row_asks_for_stands_in_every_match(
    row: Frame | TopicFrame | VerbPattern, data: st.DataObject
) -> None:
    pattern = row.pattern if isinstance(row, VerbPattern) else row.phrase.pattern

    said = data.draw(st.from_regex(_AROUND.sub("", pattern), fullmatch=True))

    assert not row.also.isdisjoint(words_in(said.lower()))
