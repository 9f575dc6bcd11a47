"""The words that tell where a verb of any sense, between names of known roles, says something."""

from __future__ import annotations

# Words in -s with a sense of their own, and nouns: they say nothing of data, alerts or guarding.
OTHER_VERBS = frozenset(
    """is was has does as its this thus less yes always perhaps across versus plus uses needs requires supports
    includes offers provides contains integrates works belongs comes replaces costs differs depends relies
    resembles beats means lets allows enables makes helps becomes remains stays sits stands competes complements
    connects links refers points relates compares prefers applies access lacks misses deletes removes
    outperforms extends joins protects cuts keeps blocks bars saves frees spares isolates separates shields
    hides prevents stops benefits suffers results jobs rules policies keys roles calls events logs metrics
    alarms models tables files buckets instances endpoints containers users rows records objects items outputs
    predictions scores features images labels artifacts artefacts messages queries requests vectors embeddings
    checkpoints documents columns partitions snapshots backups reports alerts alarms news details""".split()  # noqa: SIM905
)
YIELD = (
    r"(?:results?|outputs?|predictions?|reports?|scores?|artifacts?|artefacts?|logs?|vectors?|embeddings?|checkpoints?|"
    r"answers?|copy|copies|files?|csvs?|models?|rows?|records?|tables?|data|history|features?|labels?|images?|traces?|"
    r"metadata|state|snapshots?|backups?|statistics|findings|them|it|everything)"
)
LEAVES = (
    r"(?:leaves|drops|parks|puts|places|sets|lands|dumps|stows|tucks|lays|deposits|settles|reassembles|assembles|collects|"
    r"gathers|files|piles|writes|saves|stores|keeps|archives|records|logs|caches|materiali[sz]es|persists)"
)
