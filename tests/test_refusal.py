"""The estimate that decides between an answer and a refusal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tutor.refusal import THRESHOLD, Support

GOOD = Support(cosine=0.6, whole=0.8, terms=4, missing_name=False, missing_attribute=False)


@pytest.mark.parametrize("better", [replace(GOOD, cosine=0.7), replace(GOOD, whole=0.9), replace(GOOD, terms=5)])
def test_more_support_is_more_confidence(better: Support) -> None:
    assert better.confidence > GOOD.confidence


@pytest.mark.parametrize("worse", [replace(GOOD, missing_name=True), replace(GOOD, missing_attribute=True)])
def test_what_the_notes_lack_lowers_the_confidence(worse: Support) -> None:
    assert worse.confidence < GOOD.confidence


def test_good_support_answers_and_none_refuses() -> None:
    nothing = Support(cosine=0.1, whole=0.1, terms=3, missing_name=False, missing_attribute=False)
    assert nothing.confidence < THRESHOLD < GOOD.confidence
