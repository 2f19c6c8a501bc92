"""Names of bodies that the model cuts at “and” or behind the country that they begin with, put together again.

“The Land and Water Court” is one court, “Orr Teaching and Referral Hospital” one hospital, “Kenya Court of Appeal” one
court.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.name_ends import is_field
from searchapp.extraction.overlaps import lies_in
from searchapp.model.facts import Mention

_BEFORE_CHARS = 90
_SCORE = 0.8  # the headword that they end in and what stands before them show a body
_FIRST_FIELDS = re.compile(
    r"(?:^|(?<=\bthe )|(?<=\bThe )|(?<='s )|(?<=[.!?] )|(?<=\n))(?!The |A |An )((?:[A-Z](?:(?!'s )[\w'-])+ ){1,4})and $"
)
_COUPLE = re.compile(r"(?<![\w'-])[A-Z][a-z]+ [A-Z]\. and [A-Z][a-z]+ [A-Z]\. $")  # before their surname
_COUNTRY_BEFORE = re.compile(r"(?<![\w'-])(?:The |THE )?((?:[A-Z][\w'-]+ ){1,3})$")
_PLACE_BEFORE = re.compile(r"(?<![\w'-])([A-Z][\w'-]+ \w+ )$")  # “Dar es ”
_PLACE_BEFORE_AND = re.compile(r"(?<![\w'-])([A-Z][\w'-]+) and $")
_PLACE_LINKS = tuple(f" {link} " for link in ("es", "de", "del", "da", "do", "la", "el", "al", "upon", "on"))
_RED = frozenset(("cross", "crescent"))  # the societies of the Red Cross are told by their countries
_SECOND_HALVES = frozenset(
    ("research", "referral", "training", "teaching", "tribunals")
)  # words that no body begins with
_CHARITIES = frozenset(("foundation", "trust", "fund", "charity", "center", "centre", "institute"))
_NAMELESS = frozenset(("company", "corporation", "corp", "co"))
_ADJECTIVES = ("ical", "ic", "ial", "ional", "ican", "ean")
_OF_TRADES = frozenset(("organisation", "organization", "union", "association", "federation", "society", "alliance"))
_RANKS = frozenset(("Federal", "National", "Royal", "Supreme", "State", "International"))


def with_joined_names(mentions: Sequence[Mention], plain: str, text: str, lexicon: Lexicon) -> list[Mention]:
    """The mentions with bodies made whole at their beginning, without those that a wider one now covers."""
    ends = {mention.end: mention for mention in mentions}
    starts = [_begin(mention, ends, plain, lexicon) for mention in mentions]
    wider = [
        replace(mention, start=start, text=text[start : mention.end], score=max(mention.score, _SCORE))
        for mention, start in zip(mentions, starts, strict=True)
        if start < mention.start
    ]
    return [mention for mention in mentions if not lies_in(mention, wider)] + wider if wider else list(mentions)


def _begin(mention: Mention, ends: dict[int, Mention], plain: str, lexicon: Lexicon) -> int:
    """Where the name of a body begins, with the words before “and” or before “Court of”."""
    if " " not in mention.text or not plain.endswith(" ", 0, mention.start):
        return mention.start
    words = mention.text.lower().split(" ")
    is_joined = plain.endswith((" and ", " & "), 0, mention.start)
    if words[-1] in _CHARITIES and (
        couple := _COUPLE.search(plain, max(0, mention.start - _BEFORE_CHARS), mention.start)
    ):
        return couple.start()
    if not is_joined:
        return _begin_of_country(mention, words, plain, lexicon)
    if not _is_body(words, lexicon) or mention.text.lower() in lexicon.names:
        return mention.start
    if before := _PLACE_BEFORE_AND.search(plain, max(0, mention.start - _BEFORE_CHARS), mention.start):
        place = f"{before[1]} and {mention.text.partition(' ')[0]}"  # “Jammu and Kashmir Bank”
        if is_place(place) or _is_known(place):
            return before.start(1)
    first = ends.get(plain.rindex(" ", 0, mention.start - 1))
    if first and _is_first_half(first.text.lower().split(" "), words, lexicon):
        return first.start
    fields = _FIRST_FIELDS.search(plain, max(0, mention.start - _BEFORE_CHARS), mention.start)
    return fields.start(1) if fields and _are_first_fields(fields[1].lower().split(), words, lexicon) else mention.start


def _begin_of_country(mention: Mention, words: Sequence[str], plain: str, lexicon: Lexicon) -> int:
    """Where a name begins, with the country before “Court of” or the first words of the town that it is called by."""
    start = max(0, mention.start - _BEFORE_CHARS)
    if plain.endswith(_PLACE_LINKS, 0, mention.start):
        before = _PLACE_BEFORE.search(plain, start, mention.start)
        is_town = before and gazetteer().get(before[1] + mention.text.partition(" ")[0])
        return before.start(1) if before and is_town else mention.start
    if words[-1] in _RED or (words[1] == "of" and (words[0] in ENGLISH["bodies"] or _is_body(words, lexicon))):
        country = _COUNTRY_BEFORE.search(plain, start, mention.start)
        return country.start(1) if country and _names_country(country[1].strip(), lexicon) else mention.start
    return mention.start


def _is_body(words: Sequence[str], lexicon: Lexicon) -> bool:
    return headword_kind(words, lexicon) == "body" or "head" in lexicon.classes.get(words[-1], ())


def _names_country(name: str, lexicon: Lexicon) -> bool:
    """Whether a name before “Court of Appeal” is that of the country or the town whose it is, or its rank."""
    if "'" in name:
        return False
    classes = lexicon.classes.get(name.lower(), ())
    return name in _RANKS or is_place(name) or "place" in classes or "people" in classes or _is_known(name)


def _is_known(name: str) -> bool:
    return gazetteer().get(name) is not None


def _is_first_half(first: Sequence[str], second: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a name found before “and” is the first half of one body: “Orr Teaching” of “and Referral Hospital”."""
    if second[0] in _SECOND_HALVES:
        return True
    if second[-1] == "services" and len(second) == 2 and first[0] in ENGLISH["bodies"] and first[1:2] == ["of"]:
        return True  # “Department of Climate and Weather Services”
    are_known = " ".join(first) in lexicon.names or " ".join(second) in lexicon.names
    if second[-1] in _NAMELESS and not are_known and all(word in lexicon.ordinary for word in second):
        return True  # “Orvik Mining and Construction Company”
    return not _is_whole(first, lexicon) and _is_field(first[-1], lexicon) and _is_field(second[0], lexicon)


def _are_first_fields(fields: Sequence[str], second: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words between “the” and “and” are fields of the body behind, or a founder beside another."""
    if _is_whole(fields, lexicon) or "title" in lexicon.classes.get(fields[-1], ()):
        return False
    is_given = "given" in lexicon.classes.get(fields[-1], ()) and "given" in lexicon.classes.get(second[0], ())
    if is_given and second[-1] in _CHARITIES:
        return True
    if len(fields) == 1 and len(second) == 2 and second[-1] in ENGLISH["departments"]:
        return not is_acronym(fields[0]) and fields[0] not in ENGLISH["bodies"]
    if fields[-1].endswith(_ADJECTIVES) and second[0].endswith(_ADJECTIVES):  # “Tectonic and Seismic Observatory”
        return True
    if fields[-1].endswith("s") and second[0].endswith("s") and second[-1] in _OF_TRADES:
        return True
    return _is_field(fields[-1], lexicon) and _is_field(second[0], lexicon)


def _is_whole(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words name a body by themselves."""
    name = " ".join(words)
    return name in lexicon.names or is_place(name) or _is_body(words, lexicon) or words[-1] in ENGLISH["bodies"]


def _is_field(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is an ordinary one, and so a field of work rather than a name."""
    classes = lexicon.classes.get(word, ())
    if word in ENGLISH["fields of work"]:
        return True
    if {"given", "people"}.intersection(classes) or is_place(word.capitalize()):
        return False
    american = word.replace("is", "iz").replace("our", "or").removesuffix("s")
    return american in lexicon.ordinary or is_field(word, lexicon)
