"""Names that no vocabulary knows: provider names, defined terms, acronyms, code spans and capitalised names.

What counts depends on what is known already. Without a vocabulary every shape below makes an entity; with one,
only those shapes do that a plain word cannot take.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.knowledge import EntityKind
from graph.types import Passage, PassageKind, Statement
from ingest.mention_finder import MentionFinder, variant_key
from ingest.vocabulary import Term

_CAP = r"[A-Z][\w+]*(?:-[A-Z0-9]\w*)*"
_PROVIDER = re.compile(rf"(?<![\w.-])(?:Amazon|AWS|Apache|SageMaker)(?: (?:for |of )?{_CAP}){{1,4}}(?![\w])")
_ACRONYM = re.compile(r"(?P<long>[A-Za-z][\w’'/-]*(?: [\w’'/&-]+){0,6}) \((?P<short>[A-Z][A-Za-z0-9&/-]{1,9})\)")
_CODE = re.compile(r"(?<!`)`(?P<code>[A-Za-z_][\w.:]{2,60})(?:\(\))?`(?!`)")
_CALL = re.compile(
    r"^(?:[a-z]+:)?(?:Create|Delete|Describe|Get|Put|List|Update|Invoke|Start|Stop|BatchGet|Send|Run|Add)[A-Z]\w+$"
)
_NAME = re.compile(rf"(?<=[a-z,;:)] ){_CAP}(?: {_CAP}){{0,3}}(?![\w])")
_BARE_CAPITALS = re.compile(r"(?<![\w/.-])[A-Z][A-Z0-9]{1,5}(?![\w/-])")
_GLOSSARY = re.compile(r"\b(?:glossary|terms|terminology|definitions|vocabulary|key concepts)\b", re.IGNORECASE)
_FEATURES = re.compile(r"\b(?:key |main |core )?(?:features?|components?|capabilities)\W*$", re.IGNORECASE)
_GENERIC = frozenset(
    """access accuracy action actions additional advanced advantages algorithm algorithms analysis analytics and api apis
    applications approach architecture auditing automatic automation availability based basic benefits best billing build
    built-in capabilities case cases challenges cli cloud collaboration common compliance components compute concepts
    configuration configurations considerations console consistency container containers core cost cost-effective costs
    creation custom customization data dataset datasets deployment deployments description design developer development
    differences documentation durability ease efficiency efficient elasticity endpoint endpoints environment evaluation
    example examples exam experience fast features file files flexibility for framework frameworks free fully
    governance high how in inference infrastructure ingestion input insights instance instances integration integrations
    interface introduction isolation it job jobs key languages latency learning level lifecycle limitations list
    logging machine maintenance managed management method methods metadata metric metrics ml model models
    monitoring multi-language multiple name network no note notebook notebooks of offerings on operations optimization
    options orchestration output overview parallel parts performance permissions pipeline pipelines platform platforms
    policies popular pricing privacy problem processing production products projects provisioning purpose quality query
    quick real-time region regions registry reliability reporting requirements resource resources role roles runtime
    scalability scalable scaling scenario scenarios scheduling sdk search security seamless serverless service services
    serving setup simple simplicity software solution solutions sources specific speed stack steps storage strategies strengths
    structured support supported systems task tasks team technique techniques templates testing the throughput time tips
    to tool tools trade-offs training transformation type types ui unified usage use user users value versatility version
    versioning versions visual visualization weaknesses what when where why with work workflow workflows workload
    workloads certified engineer associate summary training-serving question answer""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class OpenNames:
    """A document's own terms, and the short forms it explains, as (short, long)."""

    terms: tuple[Term, ...]
    expansions: tuple[tuple[str, str], ...]


def open_names(passages: Sequence[Passage], known: MentionFinder, strict: bool) -> OpenNames:
    """Return the names that the passages themselves introduce, beyond the `known` ones."""
    found: dict[str, tuple[str, EntityKind]] = {}
    for name, kind in _candidates(passages, strict):
        if not _is_known(name, known):
            found.setdefault(variant_key(name), (name, kind))
    explained = list(_explained(passages))
    for name, _, kind in explained:
        if not _is_known(name, known):
            found.setdefault(variant_key(name), (name, kind))
    expansions = {(short, long) for long, short, _ in explained}
    terms = [Term(name, kind) for name, kind in found.values()]
    return OpenNames(tuple(sorted(terms, key=lambda term: term.name)), tuple(sorted(expansions)))


def bare_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Return where words in capitals stand that may be short forms."""
    return ((match.start(), match.end()) for match in _BARE_CAPITALS.finditer(text))


def _is_known(name: str, known: MentionFinder) -> bool:
    return any(match.start == 0 and match.end == len(name) for match in known.find(name))


def _candidates(passages: Sequence[Passage], strict: bool) -> Iterator[tuple[str, EntityKind]]:
    prose = [passage for passage in passages if passage.kind is not PassageKind.CODE]
    for passage in prose:
        for statement in passage.statements:
            yield from _provider_names(statement.text, statement.label)
            yield from _defined(passage, statement, strict)
            yield from _code_spans(statement, strict)
    if strict:
        return
    yield from _headed(prose)
    yield from _capitalised(prose)


def _provider_names(text: str, label: str) -> Iterator[tuple[str, EntityKind]]:
    for match in _PROVIDER.finditer(text):
        words = match[0].split()
        while len(words) > 1 and words[-1].lower() in _GENERIC:
            words.pop()
        generic = next((at for at, word in enumerate(words[1:], 1) if word.lower() in _GENERIC), len(words))
        words = words[:generic]
        in_title = bool(label) and match.start() < len(label) and label != match[0] and not label.startswith(match[0])
        if len(words) > 1 and not in_title:
            yield " ".join(words), EntityKind.FEATURE if words[0] == "SageMaker" else EntityKind.SERVICE


def _defined(passage: Passage, statement: Statement, strict: bool) -> Iterator[tuple[str, EntityKind]]:
    """A label with words about it: any in a glossary, a named one in a list of features, else without vocabulary."""
    label = re.sub(r"\s*\([^)]*\)", "", statement.label).strip()
    if not label or not _is_name(label) or len(statement.text) < len(statement.label) + 12:
        return
    above = (passage.title, *passage.heading_path, *statement.lead_in)
    if any(_GLOSSARY.search(text) for text in above) and len(label.split()) <= 4:
        yield label, EntityKind.CONCEPT
    elif any(_FEATURES.search(text) for text in statement.lead_in) and _is_title(label):
        yield label, EntityKind.FEATURE
    elif (not strict and statement.quotes[0].text.lstrip(" -*+•0123456789.").startswith(("*", "_"))) or (
        not strict and "**" in statement.quotes[0].text[:8]
    ):
        yield label, EntityKind.CONCEPT


def _is_name(label: str) -> bool:
    words = label.lower().split()
    return (
        0 < len(words) <= 5
        and any(word not in _GENERIC for word in words)
        and not label.endswith("?")
        and not re.search(r"[,:&/]|\b(?:with|and|vs|to|for|from|of|in|your|the)\b", label)
    )


def _is_title(label: str) -> bool:
    words = label.split()
    return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _code_spans(statement: Statement, strict: bool) -> Iterator[tuple[str, EntityKind]]:
    for quote in statement.quotes[:1]:
        if "`" not in quote.text:
            continue
        for match in _CODE.finditer(quote.text):
            if _CALL.match(match["code"]) or not strict:
                yield match["code"].rpartition(":")[2], EntityKind.API


def _explained(passages: Sequence[Passage]) -> Iterator[tuple[str, str, EntityKind]]:
    """'Random Cut Forest (RCF)' where the letters are the words' own."""
    for passage in passages:
        texts = [statement.text for statement in passage.statements if "(" in statement.text]
        for text in (*texts, *(text for text in passage.heading_path if "(" in text)):
            for match in _ACRONYM.finditer(text):
                long = _spelt_out(match["long"], match["short"])
                if long:
                    kind = EntityKind.SERVICE if long.startswith(("Amazon ", "AWS ")) else EntityKind.CONCEPT
                    yield long, match["short"], kind


def _spelt_out(long: str, short: str) -> str:
    """Return the last words of `long` whose first letters give `short`, or nothing."""
    letters = [char.lower() for char in short if char.isalnum() and not char.islower()]
    words = long.split()
    for count in range(1, len(words) + 1):
        chosen = words[-count:]
        initials = [part[0].lower() for word in chosen for part in re.split(r"[-/]", word) if part]
        strong = [
            char
            for char, word in zip(initials, chosen, strict=False)
            if word not in ("of", "in", "the", "and", "for", "on")
        ]
        if (
            len(letters) > 1
            and not all(word.lower() in _GENERIC for word in chosen)
            and letters in (initials, strong)
            and chosen[0] not in ("of", "in", "the", "and", "for")
        ):
            return (
                " ".join(words[-count - 1 :])
                if words[-count - 1 : -count] in (["Amazon"], ["AWS"], ["SageMaker"])
                else " ".join(chosen)
            )
    return ""


def _headed(passages: Iterable[Passage]) -> Iterator[tuple[str, EntityKind]]:
    for heading in dict.fromkeys(text for passage in passages for text in passage.heading_path[1:]):
        name = re.sub(r"^\s*[\w]{1,3}(?:\.\d+)*[.)]\s+|\s*\([^)]*\)|:\s*$", "", heading).strip()
        if _is_name(name):
            yield name, EntityKind.CONCEPT


def _capitalised(passages: Iterable[Passage]) -> Iterator[tuple[str, EntityKind]]:
    """Capitalised words inside a sentence that the document never writes small."""
    texts = [statement.text for passage in passages for statement in passage.statements]
    small = Counter(word for text in texts for word in re.findall(r"\b[a-z][\w-]+", text))
    for text in texts:
        for match in _NAME.finditer(text):
            words = match[0].split()
            if not all(word.lower() in _GENERIC or word.lower() in small for word in words) and len(match[0]) > 2:
                yield match[0], EntityKind.CONCEPT
