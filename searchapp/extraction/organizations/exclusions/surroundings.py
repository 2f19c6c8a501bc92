"""Names that what stands around them makes those of something else: a stadium, a user, a player, a work, an island."""

from __future__ import annotations

import re

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.abbreviations import BRACKETED, is_body, is_common_abbreviation
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.exclusions.no_bodies import any_of
from searchapp.extraction.organizations.exclusions.products import UNSURE_RULES, is_firm
from searchapp.model.facts import Mention
from searchapp.text.lazy_pattern import LazyPattern

_INDEX_BEHIND = re.compile(r" \d{2,4}\b(?! ?(?:%|[a-z]*illion|per|News))(?![,.]\d)")  # CAC 40
_OF_WRITER = " reported from "
_NEW_WORD = re.compile(r" ([A-Z][a-z]{2,})(?![\w'’-])")
_COUNT_BEHIND = re.compile(r" \d{1,3} ([a-z]+)")
_TITLE_CHARS = 20  # before a name
_SITE_BEFORE = ("Lake ", "Mount ", "Mt ", "Mt. ", "Cape ")
_SITE_BEHIND = re.compile(
    r" (?:Island|Islands|Peninsula|Creek|Mountains?|Falls|Province|County|Road|Street|Avenue|Drive|Lane|Highway"
    r"|Center|Centre|Park|Field|Hall|Tower|Building|Plaza|Square|Bridge|Hotel|Theat(?:er|re)|Pavilion|Garden|Gardens)\b"
)
_OTHER_BEHIND = LazyPattern(  # a venue that a firm gives its name, a wood, a water, a language, a market's index, a cup
    lambda: (
        r" (?:(?:Stadium|Arena|Ballpark|Velodrome|Racecourse|Amphitheat(?:er|re)|Coliseum|Speedway|One)"
        r"|(?:rain ?forest|forest|jungle|basin|river|delta|coast|coastline|beach|beaches)"
        r"|(?:kni(?:fe|ves)|peoples?|ethnic|tribes?))\b"
        r"| (?:and [A-Z]\w+ )?languages?\b(?! service)"
        rf"| (?:{any_of('word of event')} ){{0,3}}{any_of('event')}\b"
        rf"| index {any_of('move of index')}\b"
    ),
    flags=0,
)
_BEFORE_OTHERS = (
    "@",
    "Index (",
    "Composite (",
    *(f"{work} by " for work in ("Reporting", "reporting", "Writing", "Editing", "editing", "Compiled")),
)
_ENDS_OF_SITES = (".com", ".org", ".net", ".co.uk")
_BEFORE_SITES = (" on ", " at ", " visit ", " via ", "Visit ")
_PLACE_BEFORE = re.compile(
    r"\b(?:town|city|village|district|province|island|municipality|port|county|suburb|settlement|township)"
    r" of (?:the )?$"
)
_STATE_BEHIND = LazyPattern(
    lambda: rf", (?:{'|'.join(ENGLISH['codes of states'])}|(?:{'|'.join(ENGLISH['abbreviated states'])})\.)(?!\w)",
    flags=0,
)
_TIME_BEFORE = re.compile(r"(?:\d|\d ?[ap]\.?m\.?) ?\(?$", re.I)
_MAX_ZONE_CHARS = 4
_RIC = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}\)")  # a share as agencies write it: “(ORR.L)”


def is_of_other_name(mention: Mention, text: str) -> bool:
    """Whether what stands around a name makes it that of a stadium, a person or user: “Editing by Ana Holt”, @oats."""
    if text.endswith(_BEFORE_OTHERS, 0, mention.start) or _is_of_site(mention, text):
        return True
    if mention.text.endswith(_ENDS_OF_SITES) and text.endswith(_BEFORE_SITES, 0, mention.start):
        return True
    if text[mention.start - 1 : mention.start] == "(" and _RIC.match(text, mention.start):
        return True
    if _is_of_town(mention, text) or _is_of_clock(mention, text):
        return True
    if not text.startswith(" ", mention.end):
        return False
    if " " not in mention.text and _is_before_new_word(mention, text):
        return True
    if bracketed := BRACKETED.match(text, mention.end + 1):  # “Gross Domestic Product (GDP)”
        return is_common_abbreviation(bracketed[1]) and not is_body(mention.text)
    if text[mention.end + 1 : mention.end + 2].isdigit():
        is_index = is_acronym(mention.text) and _INDEX_BEHIND.match(text, mention.end) is not None
        return is_index or _is_player(mention, text)
    if text.startswith(_OF_WRITER, mention.end):  # “Orrin reported from Oslo.”
        return mention.text.lower() not in lexicon().names and " " not in mention.text
    return _OTHER_BEHIND.match(text, mention.end) is not None


def _is_before_new_word(mention: Mention, text: str) -> bool:
    """Whether a word in no list that has a capital stands behind a known firm's name: “their Hyundai Elantra”."""
    behind = _NEW_WORD.match(text, mention.end)
    if behind is None or not is_firm(mention.text.lower()) or is_acronym(mention.text):
        return False
    word, lower = behind[1], behind[1].lower()
    is_listed = lower in lexicon().classes or lower in ENGLISH["titles"] or word in ENGLISH["no names"]
    return not (is_listed or is_place(word)) and gazetteer().get(word) is None


def _is_player(mention: Mention, text: str) -> bool:
    """Whether a name of two or three words has points or goals behind it: “Ana Holt 19 points”."""
    count = _COUNT_BEHIND.match(text, mention.end) if mention.text.count(" ") in (1, 2) else None
    return count is not None and count[1] in ENGLISH["counts of players"] and not is_body(mention.text)


def _is_of_site(mention: Mention, text: str) -> bool:
    """Whether a known name is a part of an island's, a road's or a person's: “Mafia Island”, “Inspector Sikorsky”."""
    if mention.rule != "known":
        return False
    if " " not in mention.text and text.endswith(" ", 0, mention.start):
        before = text[max(0, mention.start - _TITLE_CHARS) : mention.start].split()
        if before and before[-1].istitle() and before[-1].rstrip(".").lower() in ENGLISH["ranks"]:
            return True
    return text.endswith(_SITE_BEFORE, 0, mention.start) or _SITE_BEHIND.match(text, mention.end) is not None


def _is_of_town(mention: Mention, text: str) -> bool:
    """Whether a name that is no known body's stands before its state or behind “the town of”: “Orvik, Ohio”."""
    is_before_state = text.startswith(", ", mention.end) and _STATE_BEHIND.match(text, mention.end) is not None
    if not is_before_state and not _is_behind_kind_of_place(mention, text):
        return False
    is_known = lexicon().names.get(mention.text.lower()) == "ORG"
    return mention.rule in UNSURE_RULES and not is_known and not is_body(mention.text)


def _is_behind_kind_of_place(mention: Mention, text: str) -> bool:
    if not text.endswith((" of ", " of the "), 0, mention.start):
        return False
    return _PLACE_BEFORE.search(text, max(0, mention.start - _TITLE_CHARS), mention.start) is not None


def _is_of_clock(mention: Mention, text: str) -> bool:
    """Whether a name is a zone's behind a time of day: “8 pm ET”."""
    name = mention.text
    if len(name) > _MAX_ZONE_CHARS or name[-1] != "T" or not name.isupper():
        return False
    return _TIME_BEFORE.search(text, max(0, mention.start - _TITLE_CHARS), mention.start) is not None
