"""Words for parts and for having them, shared by the tables that name a part and its whole."""

from __future__ import annotations

# Any noun that a part is called by.
PIECE = (
    r"(?:features?|components?|capabilit(?:y|ies)|(?:sub-?)?modules?|tools?|toolkits?|options?|modes?|"
    r"services?|elements?|"
    r"parts?|pieces?|bits?|building blocks?|sub-?services?|functions?|steps?|types?|offerings?|extensions?|"
    r"flavou?rs?|"
    r"helpers?|add-ons?|extras?|variants?|editions?|tiers?|members?|engines?|layers?|utilit(?:y|ies)|"
    r"facilit(?:y|ies)|"
    r"apps?|applications?|workspaces?|environments?|interfaces?|consoles?|librar(?:y|ies)|sdks?|repositor(?:y|ies)|"
    r"stores?|catalogue?s?|hubs?|registr(?:y|ies)|strategies|techniques|workflows?|jobs?|monitors?|checks?|products?|"
    r"ingredients?|pillars?|sub-?products?|sub-?features?|plugins?|compilers?|debuggers?|profilers?|siblings?|sides?|"
    r"halves|areas?|ways?|solutions?|functionalit(?:y|ies)|functions?|methods?|endpoints?|notebooks?|ides?|uis?)"
)
# The nouns that say it without a catalogue.
OWN_PIECE = (
    r"(?:features?|components?|capabilit(?:y|ies)|modules?|building blocks?|parts?|pieces?|elements?|sub-?services?|"
    r"sub-?features?|add-ons?|ingredients?|sub-?modules?|pillars?)"
)
PIECE_WORDS = (
    "feature features component components capability capabilities module modules tool tools toolkit option options "
    "mode modes service services element elements part parts piece pieces bit bits block blocks function functions "
    "step steps type types offering offerings extension extensions flavour flavours flavor flavors helper "
    "helpers ons "
    "extra extras variant variants edition editions tier tiers member members engine engines layer layers utility "
    "utilities facility facilities app apps application applications workspace workspaces environment environments "
    "interface interfaces console library libraries sdk repository repositories store stores catalog catalogue "
    "hub hubs "
    "registry strategies techniques workflow workflows job jobs monitor monitors check checks product products "
    "plugin "
    "plugins compiler debugger profiler sibling siblings side area areas way ways solution solutions functionality "
    "method methods endpoint endpoints notebook notebooks ide ui addon subservice"
)
COUNT = r"(?:one|two|three|four|five|six|seven|some|many|most|all|several|part|both|another|each|\d+)"
# What a whole does with its parts, in words that other things are seldom done in.
CONTAINS = (
    r"(?:com(?:es?|ing) (?:\w+ )?with|ship(?:s|ped|ping)?(?: \w+)? with|ships?|bundl(?:es?|ing)|contain(?:s|ing)?|"
    r"includ(?:es?|ing)|consist(?:s|ing)? of|compris(?:es?|ing)|(?:is|are) (?:made (?:up )?|composed |comprised )of|"
    r"made up of|composed of|packages?|incorporates?|encompass(?:es)?|houses?|(?:is|are) home to|(?:is|are) "
    r"equipped with|"
    r"(?:is|are)? ?(?:divided|split|broken(?: down)?)(?: up)? into|(?:splits?|breaks? down|divides?) into)"
)
CONTAINS_WORDS = (
    "come comes coming ship ships shipped shipping bundle bundles bundling contain contains containing include "
    "includes "
    "including consist consists consisting comprise comprises comprising made composed comprised package packages "
    "incorporate incorporates encompass encompasses house houses home equipped divided divide divides split splits "
    "broken break breaks"
)
# What a clause without a subject may say of its topic.
OFFERS = rf"(?:{CONTAINS}|has|have|offers?|provides?|gives(?: you)?|brings|features|combines|adds|groups|exposes)"
OFFERS_WORDS = (
    f"{CONTAINS_WORDS} has have offer offers provide provides gives brings features combines adds groups exposes"
)
# What a subject that is named may do with its parts.
HAS = (
    rf"(?:{CONTAINS}|has|have|having|got|offer(?:s|ing)?|provid(?:es?|ing)|giv(?:es?|ing)(?: you)?|bring(?:s|ing)?|"
    r"add(?:s|ed|ing)?|combin(?:es?|ing)|groups?|covers?|deliver(?:s|ing)?|features|featuring|comes? in|"
    r"suppl(?:y|ies)|"
    r"expos(?:es?|ing)|hosts?|lists?|carr(?:y|ies)|unites?|unifies|collects|spans|gained|gains|introduces|introduced|"
    r"lets (?:you|users|teams) (?:choose|pick|select|use|work)|(?:is|are) available (?:as|in)|knows?|boasts?|"
    r"(?:is|are) (?:offered|available|sold) (?:as|in)|supports?|brings together|gives access to|wraps|puts|holds|"
    r"keeps|sports|counts|ties together)"
)
HAS_WORDS = (
    f"{CONTAINS_WORDS} has have having got offer offers offering provide provides providing give gives giving "
    f"bring brings "
    "bringing add adds added adding combine combines combining group groups cover covers deliver delivers delivering "
    "features featuring supply supplies expose exposes exposing host hosts list lists carry carries unites unifies "
    "collects spans gained gains introduces introduced lets available know knows boast boasts offered sold support "
    "supports wraps ties puts holds keeps sports counts"
)
# Where models of other makers are reached.
MODEL_HOSTS = frozenset({"Amazon Bedrock", "Bedrock Marketplace", "SageMaker JumpStart"})
