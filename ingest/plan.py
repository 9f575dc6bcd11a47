"""What an ingest has to do: which files are new, changed, gone or as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from graph.errors import IngestError
from graph.types import Document, Problem, ProblemKind
from ingest.reading.files import FoundFile, check_folder, find_files, printable
from ingest.reading.source_text import SourceText, read_source


@dataclass(frozen=True, slots=True)
class Source:
    """One file that is to be read, with the folder it was found in."""

    text: SourceText
    root: str


@dataclass(slots=True)
class Plan:
    """The work of one ingest. Paths are those of documents; every list is in path order.

    `closed` are files and folders, as (root, path), that are there but may not be read.
    """

    added: list[Source] = field(default_factory=list)
    changed: list[Source] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    closed: set[tuple[str, str]] = field(default_factory=set)

    @property
    def to_read(self) -> list[Source]:
        """Return the files that are read, by path."""
        return sorted([*self.added, *self.changed], key=lambda source: source.text.path)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for. `only`: other folders' documents go. `afresh`: unchanged files are read too."""

    folders: tuple[Path, ...]
    only: bool = False
    afresh: bool = False
    limit_bytes: int = 20_000_000


def make_plan(wish: Wish, known: Sequence[Document]) -> Plan:
    """Compare the folders with the known documents.

    Raises IngestError when no folder can be used, or when one lies inside another.
    """
    plan = Plan()
    roots = _usable_folders(wish, plan)
    if not wish.only:
        _check_overlap(roots, {Path(document.root) for document in known})
    by_path = {document.path: document for document in known}
    seen: set[str] = set()
    for root in roots:
        found, problems = find_files(root)
        plan.problems += problems
        plan.closed |= {(str(root), p.path) for p in problems if p.kind is ProblemKind.UNREADABLE}
        for file in found:
            _sort_in(plan, wish, file, root, by_path, seen, roots)
    _find_removed(plan, wish, known, roots, seen)
    return plan


def _usable_folders(wish: Wish, plan: Plan) -> list[Path]:
    roots: list[Path] = []
    for folder in wish.folders:
        try:
            roots.append(check_folder(folder))
        except IngestError as error:
            plan.problems.append(Problem(printable(folder), ProblemKind.MISSING, str(error)))
    if not roots:
        raise IngestError(" ".join(problem.detail for problem in plan.problems))
    roots = list(dict.fromkeys(roots))
    _check_overlap(roots, set(roots))
    return roots


def _check_overlap(roots: list[Path], known: set[Path]) -> None:
    for root in roots:
        for other in known - {root}:
            if other.exists() and (root.is_relative_to(other) or other.is_relative_to(root)):
                raise IngestError(
                    f"{root} and {other} lie inside one another, so files would count twice; "
                    "ingest the outer one, or use --only."
                )


def _sort_in(
    plan: Plan,
    wish: Wish,
    file: FoundFile,
    root: Path,
    known: dict[str, Document],
    seen: set[str],
    roots: list[Path],
) -> None:
    before = known.get(file.path)
    if file.path in seen or _belongs_elsewhere(before, root, roots, wish):
        detail = "another ingested folder has a file of this path; rename one of them"
        plan.problems.append(Problem(file.path, ProblemKind.CONFLICT, detail))
        return
    text, problem = read_source(file.file, file.path, wish.limit_bytes)
    if problem:
        plan.problems.append(problem)
    if text is None:
        if problem and problem.kind is ProblemKind.UNREADABLE:
            plan.closed.add((str(root), file.path))
        return
    seen.add(file.path)
    source = Source(text, str(root))
    if before is None:
        plan.added.append(source)
    elif wish.afresh or (before.content_hash, before.root) != (text.content_hash, str(root)):
        plan.changed.append(source)
    else:
        plan.unchanged.append(file.path)


def _belongs_elsewhere(before: Document | None, root: Path, roots: list[Path], wish: Wish) -> bool:
    """Tell whether the path is taken by a folder that is not part of this ingest and still there."""
    if before is None or wish.only or before.root == str(root):
        return False
    return Path(before.root) not in roots and Path(before.root).exists()


def _find_removed(plan: Plan, wish: Wish, known: Sequence[Document], roots: list[Path], seen: set[str]) -> None:
    ingested = {str(root) for root in roots}
    for document in known:
        if document.path in seen:
            continue
        if (wish.only or document.root in ingested) and not _is_closed(document, plan.closed):
            plan.removed.append(document.path)
        else:
            plan.unchanged.append(document.path)
    plan.removed.sort()
    plan.unchanged.sort()


def _is_closed(document: Document, closed: set[tuple[str, str]]) -> bool:
    """Tell whether a document is still there but may not be read: what was read of it last stays."""
    path = PurePosixPath(document.path)
    return any((document.root, str(place)) in closed for place in (path, *path.parents))
