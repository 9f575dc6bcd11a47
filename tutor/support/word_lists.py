"""Lists of English words that the citation gate goes by: what claims nothing, and what says nearly the same."""

from __future__ import annotations

from functools import lru_cache

from graph.words import stem

# Judged as numbers, or pronouns of a denial; none of them is a word that has to stand somewhere.
_NUMBER_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
billion dozen percent percentage second minute hour day week month year kb mb gb tb dollar nothing none nobody
anything cannot all
"""
# What explaining is done with, and claims nothing by itself.
_EXPLAINING = """
whatever whoever someone somebody anyone everyone everybody themselves itself yourself
able about according across additionally after again allow allows along already also although among another
approach around away back basically because become becomes before behind beside besides between both called
case cases certain check choose chooses chosen come comes common commonly concept consist consists could
describe described describes designed different directly down during each easily easy either enable enables
essentially even every example exist exists explain explains feature features finally find first fit fits form
forms further furthermore generally get gets give given gives go goes going good happen happens help helps
hence hold holds however idea important include includes including inside instead intended involve involves
just keep keeping keeps kept key kind kinds know known last least less let lets lie lies like live lives
living look made main mainly make makes many may mean meaning means meant mention mentions might more moreover
most mostly much must named need needed needs neither never new next no nor not note notes off offer offers
often once one ones only onto option options other others out outside over own part particular particularly
parts per pick place placed point possible provide provides purpose put puts quite rather really require
required requires said same say says second see service services set sets several shall simple simply since
sit sits solution sometimes specific specifically stand stands state states still such suit suitable suited
suits take takes than then therefore thing things though thus time times together too type types typically
under until up upon usage use used uses using usually various very via want wants way ways well whenever
whereas wherever while whole within without work working works would yet
"""
# Words that say nearly the same, one group a line.
_ALIKE = """
store stores stored storage save saved persist keep hold
receive get obtain
current present
run execute
start starts trigger triggers launch launches begin kick invoke initiate
stop stops end terminate shut halt
delete remove clean discard drop away
vanish disappear release go
create build generate produce form
send deliver emit transmit push pass
connect attach link join
watch monitor observe track
split divide partition distribute spread share
cheap cheaper inexpensive affordable low lower reduce reduction decrease save saving discount
cost costs price charge charged bill billed pay paid expense money
fast faster quick quickly rapid rapidly speed
slow slower delay late latency
big large huge great
small little tiny
many hundreds multiple several number
error failure fail failed crash
answer reply respond response result prediction output
alter change modify switch
idle inactive unused empty quiet
control govern manage restrict limit access permission grant
honour honor respect obey
find locate search
show display report reveal tell
check validate verify test
write written record log
load loaded fetch retrieve read
need require depend necessary
protect secure encrypt safe
machine node instance computer server
picture image photo
automatic automatically itself
repeat again retry
avoid prevent spare
pause idle break
hourly hour
daily day night
yearly year annual
right correct
wrong incorrect
single common shared share
confuse mix mistake
interrupt interruption reclaim
name identify specify say
"""
# What is better than something else; it has to be said as such.
WORTH = frozenset(
    """
    better cheaper cheapest costlier dearer easier easiest fastest faster simpler simplest slower slowest safer safest
    """.split()  # noqa: SIM905
)


@lru_cache(maxsize=1)
def claiming_nothing() -> frozenset[str]:
    """Return the stems of words that claim nothing."""
    return frozenset(stem(word) for word in (*_EXPLAINING.split(), *_NUMBER_WORDS.split()))


@lru_cache(maxsize=1)
def alike() -> dict[str, frozenset[str]]:
    """Return for each stem the stems that say nearly the same, itself among them."""
    found: dict[str, frozenset[str]] = {}
    for line in _ALIKE.strip().split("\n"):
        group = frozenset(stem(word) for word in line.split())
        for member in group:
            found[member] = found.get(member, frozenset()) | group
    return found
