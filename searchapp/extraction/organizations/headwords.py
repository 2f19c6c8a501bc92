"""Names of several words → what their headword says: “Clean Air Act” is an act, “Board for Tea” a board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import LINK_WORDS

Headword = Literal["body", "thing", "plain", ""]

_BODIES = frozenset(
    """
    academy agency airlines airways association authority bank bureau club college commission committee company
    confederation corporation council court department directorate faculty federation foundation hospital institute
    institution league ministry museum newspaper organisation organization party radio school secretariat society
    television union university
    alliance assembly board center centre coalition consulate embassy front fund government group movement
    network office parliament police senate tribunal trust
    """.split()  # noqa: SIM905
)
_THINGS = frozenset(  # texts, plans, prizes, events and sites
    """
    accord act agreement assessment award awards bill certificate charter code constitution convention conventions
    declaration degree diploma framework index initiative law plan policy program programme project protocol
    regulations report resolution scheme statement strategy survey treaty
    census ceremony championship championships cup day election elections event exhibition expo fair festival final
    finals friendlies games goals marathon medal olympics parade prize rally referendum roundup season summit war
    album app class edition honors honours podcast trilogy
    airport arena avenue basin bay beach bridge building canal cape coast dam desert farm forest gardens heights
    highlands highway hills hotel island islands line mall mountain mountains palace park pavilion peninsula plateau
    plaza port province rainforest region resort river road square stadium street territory tower valley village
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
    is_plain = not is_head and all(each in lexicon.ordinary or each in LINK_WORDS for each in words)
    return "plain" if is_plain else ""


def _headword(words: Sequence[str]) -> str:
    """The last word, or the one before “of” and the like."""
    behind = [index for index, word in enumerate(words) if index and word in _BEHIND_HEADWORD]
    return words[behind[0] - 1 if behind else -1]
