"""Print how many megabytes of markdown a second the extraction reads on one core, in the present knowledge base.

Processor time, not wall time: what else the machine does is not the extraction's. The vocabulary is loaded before,
as it is once an ingest; the best of several runs is taken, since noise only ever adds.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from time import process_time

from graph.open_store import open_store
from graph.settings import load_settings
from ingest.extraction import Extractor
from ingest.naming.vocabulary import load_vocabulary

_RUNS = 7


def main() -> None:
    """Extract the graph of all documents again and again."""
    settings = load_settings()
    with closing(open_store(settings)) as store:
        passages, outline = list(store.all_passages()), store.outline()
        size = sum(document.size for document in store.documents())
    extractor = Extractor(load_vocabulary(settings.vocabulary_places), frozenset())
    seconds = min(
        _seconds(lambda: extractor.extract(passages, outline, lambda _done, _total: None)) for _ in range(_RUNS)
    )
    print(f"{size / seconds / 1e6:.2f}")


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


main()
