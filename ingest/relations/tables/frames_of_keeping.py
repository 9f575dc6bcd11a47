"""The frames on who keeps the keys, who looks at what a store holds, and what is employed in something."""

from __future__ import annotations

from graph.knowledge import EntityKind, RelationType
from ingest.relations.frames import Frame, frame
from ingest.relations.verb_patterns import MEANS, METHODS, PLACES, PRODUCTS, STORES

_SECRET = r"(?:passwords?|credentials?|secrets?|logins?|tokens?|api keys?|access keys?|connection strings?)"
_SECRETS = "password passwords credential credentials secret secrets login logins token tokens keys key string strings"
_HOLD = r"(?:holds?|keeps?|stores?|rotates?|guards?|manages?|has|carries|hands out|vaults?)"
_LOOK = r"(?:query|explore|search|analy[sz]e|read|inspect|browse|reach|look (?:at|into)|examine|study|visuali[sz]e)"
_LOOKS = "query explore search analyse analyze read inspect browse reach look examine study visualize visualise"
_BY = r"(?:with|through|via|in|using|by way of|by means of|from)"


def frames() -> tuple[Frame, ...]:
    """Return the rows."""
    return (*_secrets(), *_looking(), *_employed())


def _secrets() -> tuple[Frame, ...]:
    secures = RelationType.SECURES
    services = frozenset({EntityKind.SERVICE})
    return (
        frame(
            "holds its password",
            secures,
            _SECRETS,
            rf"<S>(?: \w+)?? {_HOLD} (?:the|all|our|your|its|their|any) <t>(?:['’]s?)? {_SECRET}",
            sources=services,
            targets=PLACES,
        ),
        frame(
            "its password is kept by",
            secures,
            _SECRETS,
            rf"{_SECRET} (?:of|for|to) <D><T><N> (?:are|is|stays?|lives?|lies?|sits?)<W> (?:by|in|inside|with) <D><S>",
            sources=services,
            targets=PLACES,
        ),
        frame(
            "encrypted there with",
            secures,
            "encrypted sealed locked protected scrambled",
            r"(?:encrypted|sealed|locked|protected|scrambled) (?:in|on|inside) <D><T><N> "
            r"(?:with|under|by|using|through|via)(?: (?!not\b)[\w'’-]+){0,7}? <D><S>",
            sources=services,
            targets=PLACES,
        ),
        frame(
            "records what happens on",
            RelationType.MONITORS,
            "what who",
            r"<S>(?: (?:\w+ly|also|just))? (?:[a-z]+s|=|is|:)(?: down)? "
            r"(?:what (?:happens|goes on|is done)|who (?:called|calls|did|does|touched|used|uses|changes|made))"
            r"(?: [\w]+){0,3}? <D><T>",
            sources=PRODUCTS,
            targets=PLACES,
        ),
    )


def _looking() -> tuple[Frame, ...]:
    return (
        frame(
            "which people query with",
            RelationType.READS_FROM,
            _LOOKS,
            r"<T><N>,? (?:(?:which|that) )?(?:they|we|you|people|users|analysts|teams|(?:the|our|your) \w+)"
            r"(?: can| may| then| also)? "
            rf"{_LOOK} {_BY} <D><S>",
            sources=PRODUCTS - {EntityKind.FRAMEWORK},
            targets=STORES,
        ),
        frame(
            "which it can query",
            RelationType.READS_FROM,
            _LOOKS,
            rf"<T><N>,? (?:which|that) <D><S>(?: can| may| then| also)? {_LOOK}",
            sources=PRODUCTS - {EntityKind.FRAMEWORK},
            targets=PLACES,
            also="which that",
        ),
    )


def _employed() -> tuple[Frame, ...]:
    return (
        frame(
            "in which it is employed",
            RelationType.USES,
            "which",
            r"<S><N>,? (?:in|for|by|with|inside) which <D><T><N> (?:is|are|gets?)(?: \w+ly)? "
            r"(?:employed|used|applied|involved|at work|built in|combined)",
            sources=PRODUCTS | METHODS,
            targets=MEANS,
        ),
        frame(
            "running it",
            RelationType.USES,
            "running using employing",
            r"<S><N>,? (?:running|using|employing) <D><T>,",
            sources=PRODUCTS | {EntityKind.RESOURCE},
            targets=MEANS | {EntityKind.FRAMEWORK},
        ),
    )
