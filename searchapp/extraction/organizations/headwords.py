"""Names of several words → what their headword says: “Clean Air Act” is an act, “Board for Tea” a board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import LINK_WORDS

Headword = Literal["body", "thing", "plain", ""]

_BODIES = frozenset(
    """
    academy administration agency airlines airways alliance archdiocese army assembly association authority bank
    battalion board brigade broadcaster brotherhood bureau center centre chamber choir clinic club coalition college
    command commission commissioners committee company confederation congress consortium constabulary consulate
    cooperative corporation corps council court department diocese directorate division embassy faculty fc fm
    federation fleet force forces forum foundation front fund government group guard guards guild harriers hospital
    institute institution laboratory league militia ministry mission monastery movement museum navy network
    newspaper observatory office orchestra organisation organization parliament party philharmonic police radio
    regiment school secretariat senate service services society squadron syndicate television tribunal trust union
    university
    """.split()  # noqa: SIM905
)
_FIRMS = frozenset(  # and houses: bodies where another word of the name is no ordinary one
    """
    advisors analytics architects archive archives associates athletic ballet biologics biosciences books breweries
    brewery broadcasting capital cement consulting energy entertainment farms ferries foods gallery holdings hotels
    industries insurance labs library logistics minerals mining motors opera partners pharma pharmaceuticals
    pictures power press properties publishers publishing racing realty records resources rovers securities software
    solutions stable steel studio studios systems technologies telecom telecommunications theater theatre
    therapeutics united ventures wanderers winery zoo
    """.split()  # noqa: SIM905
)
_THINGS = frozenset(  # texts, plans, prizes, events and sites
    """
    castle cathedral cemetery districts doctrine lighthouse market mosque pact provinces regions shrine station temple
    territories villages
    accord act agreement assessment award awards bill certificate charter code constitution convention conventions
    declaration degree diploma framework index initiative law plan policy program programme project protocol
    regulations report resolution scheme statement strategy survey treaty
    census ceremony championship championships cup day election elections event exhibition expo fair festival final
    finals friendlies games goals marathon medal olympics parade prize rally referendum roundup season summit war
    album app class edition honors honours podcast trilogy
    airport amphitheater amphitheatre arena avenue ballpark basin bay beach bridge building canal cape coast coliseum
    dam desert farm forest gardens heights highlands highway hills hotel island islands line mall mountain mountains
    palace park pavilion peninsula plateau plaza port province racecourse raceway rainforest region resort river road
    speedway square stadium street territory tower valley velodrome village
    """.split()  # noqa: SIM905
)
_BEHIND_HEADWORD = frozenset(("of", "on", "for", "against"))


def headword_kind(words: Sequence[str], lexicon: Lexicon) -> Headword:
    """What the headword of a name, in lower case, is one for: a body, a thing; "plain" if all words are ordinary."""
    if len(words) == 1:
        return ""
    word = _headword(words)
    if word in _BODIES:
        return "body"
    if word in _THINGS:
        return "thing"
    is_head = "head" in lexicon.classes.get(words[-1], ())
    is_plain = all(each in lexicon.ordinary or each in LINK_WORDS for each in words)
    if word in _FIRMS and not is_plain:
        return "body"
    return "plain" if is_plain and not is_head else ""


def _headword(words: Sequence[str]) -> str:
    """The last word, or the one before “of” and the like."""
    behind = [index for index, word in enumerate(words) if index and word in _BEHIND_HEADWORD]
    return words[behind[0] - 1 if behind else -1]
