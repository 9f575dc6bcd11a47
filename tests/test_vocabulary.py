from pathlib import Path

import pytest

from graph.knowledge import EntityKind
from ingest.naming.vocabulary import NamePattern, Term, Vocabulary, VocabularyError, load_vocabulary

S3 = """
entities:
  - name: Amazon S3
    kind: service
    aliases: [Simple Storage Service]
    cased: [S3]
  - name: S3 Select
    kind: feature
    parent: Amazon S3
patterns:
  - regex: "ml\\\\.[a-z0-9]+"
    kind: instance
"""


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_gives_its_terms_by_name_and_its_patterns(tmp_path: Path) -> None:
    vocabulary = load_vocabulary([written(tmp_path, "a.yaml", S3)])

    assert vocabulary == Vocabulary(
        terms=(
            Term("Amazon S3", EntityKind.SERVICE, aliases=("Simple Storage Service",), cased=("S3",)),
            Term("S3 Select", EntityKind.FEATURE, parent="Amazon S3"),
        ),
        patterns=(NamePattern(r"ml\.[a-z0-9]+", EntityKind.INSTANCE),),
    )


def test_a_folder_is_read_whole_and_a_users_entry_adds_to_the_catalogues(tmp_path: Path) -> None:
    written(tmp_path, "a.yaml", S3)
    written(tmp_path, "b.yml", "entities: [{name: Amazon S3, kind: resource, aliases: [our lake]}]")
    written(tmp_path, "readme.txt", "not a vocabulary")

    term = load_vocabulary([tmp_path]).terms[0]

    assert term == Term("Amazon S3", EntityKind.RESOURCE, aliases=("Simple Storage Service", "our lake"), cased=("S3",))


def test_no_files_give_an_empty_vocabulary() -> None:
    assert load_vocabulary([]) == Vocabulary()


def test_the_fingerprint_follows_the_content(tmp_path: Path) -> None:
    first = load_vocabulary([written(tmp_path, "a.yaml", S3)])
    same = load_vocabulary([written(tmp_path, "b.yaml", S3)])
    other = load_vocabulary([written(tmp_path, "c.yaml", S3.replace("[S3]", "[S3, S-3]"))])

    assert first.fingerprint == same.fingerprint
    assert first.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entities: [{name: X, kind: servise}]", "entities, entry 1 ('X'), kind"),
        ("entities: [{kind: service}]", "entities, entry 1, name"),
        ("entities: [{name: X, kind: service, alias: [x]}]", "entities, entry 1 ('X'), alias"),
        ("entities: [{name: X, kind: service, aliases: ['']}]", "an empty name"),
        ("patterns: [{regex: '(', kind: api}]", "not a regular expression"),
        ("patterns: [{regex: 'a*', kind: api}]", "it matches the empty text"),
        ("entities: [", "not readable as yaml"),
    ],
)
def test_an_unusable_file_is_named_with_its_entry(tmp_path: Path, text: str, said: str) -> None:
    file = written(tmp_path, "mine.yaml", text)

    with pytest.raises(VocabularyError) as error:
        load_vocabulary([file])

    assert str(file) in str(error.value)
    assert said in str(error.value)


def test_a_missing_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"nowhere\.yaml: there is no such"):
        load_vocabulary([tmp_path / "nowhere.yaml"])


def test_a_parent_has_to_be_known(tmp_path: Path) -> None:
    file = written(tmp_path, "a.yaml", "entities: [{name: X, kind: feature, parent: Y}]")

    with pytest.raises(VocabularyError, match="'X': its parent 'Y' is not in the vocabulary"):
        load_vocabulary([file])


def test_one_name_for_two_entities_has_to_be_ambiguous(tmp_path: Path) -> None:
    clash = "entities: [{name: A, kind: service, aliases: [Neo]}, {name: B, kind: service, aliases: [neo]}]"
    open_question = clash.replace("aliases", "ambiguous")

    with pytest.raises(VocabularyError, match="'neo' names both 'A' and 'B'"):
        load_vocabulary([written(tmp_path, "a.yaml", clash)])
    assert len(load_vocabulary([written(tmp_path, "b.yaml", open_question)]).terms) == 2
