"""The frames on guarding and watching what is not named itself: 'encrypts whatever lies in S3'."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import MEANS, METHODS, PLACES, PRODUCTS

_SERVICES = frozenset({EntityKind.SERVICE, EntityKind.FEATURE})
_LOOSE = r"[^.;:!?\ue000-\ue0ff]"


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    guard = r"(?:encrypts?|scrambles?|protects?|guards?|seals?|locks?(?: up)?|secures?|enciphers?)"
    masked = r"(?:masked|hidden|encrypted|protected|removed|redacted|blocked|filtered(?: out)?)"
    return (
        # 'KMS scrambles whatever lies in S3'
        frame(
            "guards what lies in",
            RelationType.SECURES,
            "encrypt encrypts scramble scrambles protect protects guard guards seal seals lock locks secure secures "
            "encipher enciphers",
            rf"<S>(?: can| also| then)* {guard} (?:whatever|everything|anything|what|(?:all |the |"
            rf"any )*(?:[a-z]+ )?(?:data|objects|"
            r"files|artifacts|artefacts|models|volumes))(?: that| you| we| they)?(?: is| are)?(?: lying| lies?|"
            r" sits?| rests?| "
            r"kept| keep| stored?| held| put)? (?:in|on|of) <D><M>",
            sources=_SERVICES,
            targets=PLACES,
        ),
        # 'Lake Formation decides who may read the tables in the catalog'
        frame(
            "decides who reads it",
            RelationType.SECURES,
            "decides decide controls control determines governs regulates",
            r"<S>(?: also| then)* (?:decides?|controls?|determines|governs|regulates) (?:who|what|which [a-z]+) "
            r"(?:can |may |is allowed to )*(?:sees?|reads?|access(?:es)?|opens?|touch(?:es)?|reach(?:es)?|quer(?:y|"
            r"ies)|gets?|use)"
            r"(?: (?!not\b|no\b)[a-z]+){0,8} <M>",
            sources=_SERVICES,
            targets=PLACES,
        ),
        # 'Guardrails, by which names are masked'
        frame(
            "by which it is masked",
            RelationType.SECURES,
            "which",
            rf"<S>,?{_LOOSE}{{0,60}} (?:by|with|through) which <D><T> (?:is|are|gets?) {masked}",
            sources=_SERVICES,
            targets=PLACES | {EntityKind.CONCEPT},
        ),
        # 'Clarify, by which SHAP values are computed'
        frame(
            "by which it is worked out",
            RelationType.USES,
            "which",
            r"<S>,? (?:by|with|through) which <D><T>(?: [a-z]+)? (?:is|are|gets?) (?:computed|calculated|estimated|"
            r"worked out)",
            sources=PRODUCTS,
            targets=MEANS | METHODS,
        ),
        # 'If you know Airflow, MWAA is the managed one'
        frame(
            "is the managed one",
            RelationType.USES,
            "managed hosted serverless",
            rf"<T>{_LOOSE}{{0,60}}?, (?:and |while )?<D><S> (?:is|=) (?:the|its|an?) (?:fully )?(?:managed|hosted|"
            rf"serverless) "
            r"(?:one|version|variant|edition|form|flavou?r)",
            sources=frozenset({EntityKind.SERVICE}),
            targets=frozenset({EntityKind.FRAMEWORK}),
        ),
        # 'MWAA is a managed version of Airflow'
        frame(
            "is a managed version of",
            RelationType.USES,
            "managed hosted serverless",
            r"<S>(?:,| \(|:| [–—-]| is| =) (?:the|an?|our) (?:fully )?(?:managed|hosted|serverless) "
            r"(?:[a-z]+ )?(?:version|variant|edition|form|flavou?r|offer|service) (?:of|for) <D><T>",
            sources=frozenset({EntityKind.SERVICE}),
            targets=frozenset({EntityKind.FRAMEWORK}),
        ),
    )
