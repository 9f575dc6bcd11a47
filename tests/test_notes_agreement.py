from __future__ import annotations

from pathlib import Path

import pytest
from fixtures_notes import small_notes

from tutor.build import open_notes
from tutor.notes.agreement import Agreement, alike_sentence, difference_sentence
from tutor.notes.service import NoteService
from tutor.notes.shelf import Shelf

FIRST = """\
# Tuning

## Automatic Model Tuning

SageMaker Automatic Model Tuning searches hyperparameters by random and Bayesian search.

## Batch transform

Batch Transform keeps a failed record for 15 minutes in the queue.

Amazon Athena runs SQL queries over files that lie in Amazon S3.
"""
SECOND = """\
# Summary

- Automatic Model Tuning: searches hyperparameters by Bayesian, random and gradient-based search.
- Batch Transform: keeps a failed record for 20 minutes in its queue.
- Amazon Athena: SQL queries over files in Amazon S3.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> NoteService:
    folder = tmp_path_factory.mktemp("notes")
    (folder / "first.md").write_text(FIRST, encoding="utf-8")
    (folder / "second.md").write_text(SECOND, encoding="utf-8")
    return open_notes(small_notes(folder, tmp_path_factory.mktemp("kb"), model_cache))


def entity_id(shelf: Shelf, name: str) -> str:
    return next(entity.id for entity in shelf.entities.values() if entity.name == name)


def test_lists_that_differ_are_set_side_by_side_with_what_only_one_has(service: NoteService) -> None:
    shelf = service.shelf
    (found,) = Agreement(shelf).about(entity_id(shelf, "SageMaker Automatic Model Tuning"))
    sentence = difference_sentence(found)
    assert sentence.text == (
        "“SageMaker Automatic Model Tuning searches hyperparameters by random and Bayesian search.”, elsewhere with "
        "other lists: “Automatic Model Tuning: searches hyperparameters by Bayesian, random and gradient-based "
        "search.”; only the second has “gradient-based search”"
    )
    assert [(c.document, c.span.start) for c in sentence.citations] == [("first.md", 5), ("second.md", 3)]


def test_numbers_that_differ_are_pointed_out_with_both(service: NoteService) -> None:
    shelf = service.shelf
    (found,) = Agreement(shelf).about(entity_id(shelf, "SageMaker Batch Transform"))
    assert (found.kind, found.only_first, found.only_second) == ("numbers", ("15 minutes",), ("20 minutes",))


def test_what_says_the_same_is_no_difference(service: NoteService) -> None:
    shelf = service.shelf
    agreement = Agreement(shelf)
    athena = entity_id(shelf, "Amazon Athena")
    assert agreement.about(athena) == ()
    ((first, second),) = agreement.alike(athena)
    assert {c.document for c in alike_sentence(first, second).citations} == {"first.md", "second.md"}
