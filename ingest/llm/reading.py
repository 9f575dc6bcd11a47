"""The optional second reader: a language model's triples as claims, after the gate and beside the rules' own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.chat_model import ModelWish
from graph.prices import Prices
from graph.settings import Settings
from graph.types import Passage, content_key
from ingest.findings import Claim, Naming
from ingest.llm.cache import LlmCache, cache_file, cache_key
from ingest.llm.chat import open_model
from ingest.llm.cost import estimate, spent
from ingest.llm.extractor import LlmExtractor
from ingest.llm.outcome import LlmOutcome
from ingest.llm.triples import LlmTriple, evidence_of
from ingest.naming.mention_finder import finder_of
from ingest.naming.vocabulary import Vocabulary
from ingest.relations.negation import clauses, is_denied, is_supposed

_FAILURES_SAID = 5


@dataclass(frozen=True, slots=True)
class LlmClaims:
    """Claims by document. `complete` is False where a passage got no answer: the next ingest asks again."""

    by_document: Mapping[str, Sequence[Claim]]
    complete: bool


@dataclass(frozen=True, slots=True)
class LlmReader:
    """Reads relations with a language model; `say` is handed the cost, before and after, and what failed."""

    extractor: LlmExtractor
    cache: LlmCache
    model_name: str
    prices: Prices
    say: Callable[[str], None]

    @property
    def stamp(self) -> str:
        """Return what its claims depend on besides the passages."""
        return self.extractor.stamp

    def claims(
        self, passages: Sequence[Passage], vocabulary: Vocabulary, progress: Callable[[int, int], None]
    ) -> LlmClaims:
        """Return what the model reads in the passages and the gate lets through.

        Raises LlmRefused, LlmUnavailable or LlmCacheUnusable when no answers can be had at all.
        """
        self.say(estimate(passages, self.model_name, self.cache, self.prices).line)
        outcome = self.extractor.extract(passages, progress)
        self._tell(outcome)
        self.cache.keep_only({cache_key(passage, self.model_name) for passage in passages})
        by_id = {passage.id: passage for passage in passages}
        claims: dict[str, list[Claim]] = {}
        for triple in outcome.triples:
            passage = by_id[triple.passage_id]
            if _is_stated(triple, passage):
                claims.setdefault(passage.document, []).append(_claim(triple, passage, self.model_name, vocabulary))
        return LlmClaims(claims, not outcome.failed)

    def _tell(self, outcome: LlmOutcome) -> None:
        for line in _lines(outcome):
            self.say(line)
        self.say(spent(outcome, self.prices).line)


def open_reader(settings: Settings, say: Callable[[str], None]) -> LlmReader | None:
    """Return the reader that the settings ask for, or None: it is off unless EXTRACTION_MODEL names a model.

    Raises SettingError or LlmMissing when the model cannot be made.
    """
    if not settings.extraction_model:
        return None
    s = settings
    model = open_model(
        ModelWish(s.extraction_model, s.extraction_base_url, s.extraction_api_key, s.extraction_temperature)
    )
    cache = LlmCache(cache_file(s.kb_file))
    prices = Prices(s.extraction_price_in, s.extraction_price_out)
    return LlmReader(LlmExtractor(model, cache), cache, model.name, prices, say)


def reader_key(reader: LlmReader | None) -> str:
    """Return what the graph depends on through the reader; nothing where there is none."""
    return content_key(reader.stamp) if reader else ""


def _lines(outcome: LlmOutcome) -> Iterator[str]:
    for failed in outcome.failed[:_FAILURES_SAID]:
        yield f"language model: no answer for {failed.line}"
    if len(outcome.failed) > _FAILURES_SAID:
        yield f"language model: … and {len(outcome.failed) - _FAILURES_SAID} more passages without an answer"
    for reason, count in outcome.dropped:
        yield f"language model: dropped {count} × {reason.value}"


def _is_stated(triple: LlmTriple, passage: Passage) -> bool:
    """Tell whether the statement says it: neither asked, nor supposed, nor denied where the two names stand."""
    text = passage.statements[triple.statement].text
    names = (triple.source.casefold(), triple.target.casefold())
    for clause in clauses(text):
        words = text[clause.start : clause.end]
        together = all(name in words.casefold() for name in names)
        if together and (clause.asks or is_denied(words) or is_supposed(words)):
            return False
    return True


def _claim(triple: LlmTriple, passage: Passage, model_name: str, vocabulary: Vocabulary) -> Claim:
    source = _naming(triple.source, triple, vocabulary, is_source=True)
    target = _naming(triple.target, triple, vocabulary, is_source=False)
    return Claim(source, triple.type, target, evidence_of(triple, passage, model_name))


def _naming(surface: str, triple: LlmTriple, vocabulary: Vocabulary, *, is_source: bool) -> Naming:
    """Return the naming of a surface: the catalogue's term where it names one as a whole."""
    for match in finder_of(vocabulary).find(surface):
        if match.start == 0 and match.end == len(surface) and match.certain:
            return Naming(surface, match.certain.name, match.certain.kind)
    return Naming(surface, "", triple.source_kind if is_source else triple.target_kind)
