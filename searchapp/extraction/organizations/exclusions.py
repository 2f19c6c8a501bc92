"""Mentions that name no organization after all: countries, abbreviations of common words, bare legal forms."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.abbreviations import (
    BRACKETED,
    acronyms_of_no_body,
    is_body,
    is_common_abbreviation,
    is_spelled_as_body,
)
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.list_entries import is_list_entry
from searchapp.extraction.person_signs import SIGN_BEHIND
from searchapp.extraction.tokens import plain_apostrophes
from searchapp.model.facts import Mention
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import alternatives


def _any_of(name: str) -> str:
    return alternatives(Path(__file__).parent / "data" / "no_bodies.tsv")[name]


_MEMO_NAMES = 1 << 14  # names, at some 200 bytes each
_MODEL = re.compile(  # but a year or a sum
    r" (?!(?:19|20)\d\d\b)(?:\d{3,4}[A-Za-z]*|[A-Z]{1,3}-?\d{1,4}[A-Za-z]*)\b"
    r"(?! (?:per|million|billion|people|employees))"
)
_SUM_BEHIND = re.compile(r"[ \u00a0]?\d| (?:francs?|million|billion)\b")
_AFTER_TOWN = re.compile(r"[A-Z][a-z]+, $")  # before "CA" in "Fresno, CA"
_TOWN_OF_STATE = re.compile(r"[A-Z][\w.' -]+, ([A-Z]{2})")
_CONTRACTION = LazyPattern(lambda: _any_of("contraction"), flags=0)
_MARKET_INDEX = LazyPattern(lambda: _any_of("market index"), flags=0)
_INDEX_BEHIND = re.compile(r" \d{2,4}\b(?! ?(?:%|[a-z]*illion|per|News))(?![,.]\d)")  # CAC 40
_UNSURE_RULES = frozenset(("model", "short form", "repeated"))
_OF_WRITER = " reported from "
_COUNT_BEHIND = re.compile(r" \d{1,3} ([a-z]+)")
_BEHIND_PRODUCT = re.compile(r" (?:([a-z]+)|\d{1,2}\b)")
_QUOTES = ("“", '"')
_QUOTED_END = re.compile(r"[,.]?[”\"]")
_WORD_CHARS = 12  # of a word before quotation marks
_TITLE_CHARS = 20  # before a name
_SITE_BEFORE = ("Lake ", "Mount ", "Mt ", "Mt. ", "Cape ")
_SITE_BEHIND = re.compile(
    r" (?:Island|Islands|Peninsula|Creek|Mountains?|Falls|Province|County|Road|Street|Avenue|Drive|Lane|Highway)\b"
)
_OTHER_BEHIND = LazyPattern(  # a venue that a firm gives its name, a wood, a water, a language, a market's index
    lambda: (
        r" (?:(?:Stadium|Arena|Ballpark|Velodrome|Racecourse|One)|(?:rain ?forest|forest|jungle|basin|river|delta))\b"
        r"| (?:and [A-Z]\w+ )?languages?\b(?! service)"
        rf"| index {_any_of('move of index')}\b"
    ),
    flags=0,
)
_NO_BODY = LazyPattern(
    lambda: (
        r"[DRI]-[A-Z][A-Za-z.]*"  # “(D-NY)”
        r"|(?:ex|anti|pro|non|post|pre)-[A-Z]\w+"
        rf"|[A-Z][\w.]*-{_any_of('compound')}"
        rf"|{_any_of('ship')} [A-Z][\w'-]+(?: [A-Z][\w-]+)?"
        r"|(?:Duke|Duchess|Prince|Princess|Earl|King|Queen|Emir|Sultan)s? of [A-Z][\w-]+"
        r"|(?:Secretary|Director|Governor|Attorney)-General|Vice-President"
    ),
    flags=0,
)
_BYLINES = ("@", *(f"{work} by " for work in ("Reporting", "reporting", "Writing", "Editing", "editing", "Compiled")))
_WATER = re.compile(r"(?:River|Lake|(?:Gulf|Strait|Sea|Delta|Bay|Coast|Valley) of) \S+|\S+ (?:River|Delta|Gulf|Strait)")
_CERTIFIED = re.compile(r"(?:(?:, |/| and | or | & )[A-Z][\w-]*(?:/[a-z\d][\w-]*)*)* (?:certifi|complian)")
_BEFORE_FIELD = tuple(  # of an office
    f"{office} {link} " for office in ("Minister", "minister", "Ministers", "Undersecretary") for link in ("of", "for")
)
_OTHER_SCRIPTS = re.compile(r"[\u0400-\u1fff\u3040-\uffdc]")  # in a text in English, what stands there in brackets
_OFFICE = LazyPattern(lambda: rf"(?:[A-Z][\w'’-]+ )+{_any_of('office')}s?", flags=0)  # at the end of a name
_OFFICE_OF = re.compile(r"(?:[A-Z][\w-]+ ){0,2}(?:Member|Undersecretary|Ambassador|Manager|Envoy)s? (?:of|for|to) .+")
_RIC = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}\)")  # a share as agencies write it: “(ORR.L)”
_SPORTS_GROUP = re.compile(r"(?:Group|Pool) [A-Z]")
_COUNTRY_BEHIND = re.compile(r", ([A-Z][A-Z .]{3,30}?)(?=$|\n| ?[-–—(])", re.M)


def named_organizations(mentions: Sequence[Mention], text: str, dateline: tuple[int, int]) -> Iterator[Mention]:
    """The mentions that name organizations, without a country's name behind an acronym's."""
    small, names = acronyms_of_no_body(text), frozenset(mention.text for mention in mentions)
    for mention in mentions:
        in_dateline = dateline[0] <= mention.start < dateline[1]
        is_other = in_dateline or _is_no_name_of_body(mention.text) or _is_of_other_name(mention, text)
        is_other = is_other or is_list_entry(mention, text) or _is_product_of(names, mention, text)
        if not (is_other or _is_common(mention, text, small)):
            yield _without_country(mention)


@lru_cache(maxsize=_MEMO_NAMES)
def _is_no_name_of_body(name: str) -> bool:
    """Whether a name is no body's, whatever stands around it."""
    is_other = is_place(name) or _is_of_water_or_office(name) or _is_titled_or_people(name.lower())
    return is_other or _is_heading(name) or _is_product(name)


def _is_of_water_or_office(name: str) -> bool:
    """Whether a name is that of a water, an index or an office, two places, or not in the letters of English."""
    state = _TOWN_OF_STATE.fullmatch(name)
    if (
        _NO_BODY.fullmatch(name)
        or (state and state[1] in ENGLISH["codes of states"])
        or _MARKET_INDEX.fullmatch(name.lower())
        or _is_member_of_party(name)
    ):
        return True
    if _WATER.fullmatch(name) or _OFFICE.fullmatch(name) or _OFFICE_OF.fullmatch(name) or _OTHER_SCRIPTS.search(name):
        return name.lower() not in lexicon().names
    first, separator, second = name.partition("/" if "/" in name else " and ")
    return bool(separator) and is_place(second) and (is_place(first) or " " not in first)


def _is_member_of_party(name: str) -> bool:
    place, _, party = name.rpartition(" ")
    return party in ENGLISH["members of parties"] and "place" in lexicon().classes.get(place.lower(), ())


def _is_of_other_name(mention: Mention, text: str) -> bool:
    """Whether what stands around a name makes it that of a stadium, a person or user: “Editing by Ana Holt”, @oats."""
    if text.endswith(_BYLINES, 0, mention.start) or _is_of_site(mention, text):
        return True
    if text.startswith(_QUOTES, mention.start - 1) and _is_quoted_work(mention, text):
        return True
    if text[mention.start - 1 : mention.start] == "(" and _RIC.match(text, mention.start):
        return True
    if not text.startswith(" ", mention.end):
        return False
    if bracketed := BRACKETED.match(text, mention.end + 1):  # “Gross Domestic Product (GDP)”
        return is_common_abbreviation(bracketed[1]) and not is_body(mention.text)
    if text[mention.end + 1 : mention.end + 2].isdigit():
        is_index = is_acronym(mention.text) and _INDEX_BEHIND.match(text, mention.end) is not None
        return is_index or _is_player(mention, text)
    if text.startswith(_OF_WRITER, mention.end):  # “Orrin reported from Oslo.”
        return mention.text.lower() not in lexicon().names and " " not in mention.text
    return _OTHER_BEHIND.match(text, mention.end) is not None


def _is_player(mention: Mention, text: str) -> bool:
    """Whether a name of two or three words has points or goals behind it: “Ana Holt 19 points”."""
    count = _COUNT_BEHIND.match(text, mention.end) if mention.text.count(" ") in (1, 2) else None
    return count is not None and count[1] in ENGLISH["counts of players"] and not is_body(mention.text)


def _is_quoted_work(mention: Mention, text: str) -> bool:
    """Whether the model took words in quotation marks for a name that is no body's and is not said to be a name."""
    if " " not in mention.text or mention.rule != "model" or not _QUOTED_END.match(text, mention.end):
        return False
    before = text[max(0, mention.start - _WORD_CHARS) : mention.start - 1].split()
    return not is_body(mention.text) and not ENGLISH["before quoted names"].intersection(before[-1:])


def _is_of_site(mention: Mention, text: str) -> bool:
    """Whether a known name is a part of an island's, a road's or a person's: “Mafia Island”, “Inspector Sikorsky”."""
    if mention.rule != "known":
        return False
    if " " not in mention.text and text.endswith(" ", 0, mention.start):
        before = text[max(0, mention.start - _TITLE_CHARS) : mention.start].split()
        if before and before[-1].istitle() and before[-1].rstrip(".").lower() in ENGLISH["ranks"]:
            return True
    return text.endswith(_SITE_BEFORE, 0, mention.start) or _SITE_BEHIND.match(text, mention.end) is not None


def _is_common(mention: Mention, text: str, small: frozenset[str]) -> bool:
    """Whether a mention is a heading, a legal form, or an abbreviation of what is no organization."""
    name = mention.text
    lower = name.lower()
    if " " not in name and _MODEL.match(text, mention.end) and _is_firm(lower):  # “Boeing 737”
        return True
    if text.startswith((",", ";"), mention.end) and SIGN_BEHIND.match(text, mention.end) and _is_of_name_words(lower):
        return True
    if text.endswith(_BEFORE_FIELD, 0, mention.start) and lower not in lexicon().names:
        return True
    if _is_dateline(mention, text):
        return True
    if " " in name:
        return (
            " & " in name
            and lower not in lexicon().names
            and all(word in lexicon().ordinary for word in lower.split(" & "))
        )
    singular = name.removesuffix("s")
    if singular in small or is_common_abbreviation(name):
        return singular in small or not is_spelled_as_body(name, text)
    if _is_sum(name, text, mention.end):
        return True
    if name in ENGLISH["codes of states"]:
        return any(_AFTER_TOWN.search(text, max(0, start - 30), start) for start in _starts_of(name, text))
    return is_acronym(name) and _CERTIFIED.match(text, mention.end) is not None


def _is_dateline(mention: Mention, text: str) -> bool:
    """Whether a line begins with a town's name in capitals and a country's: “LARNVIK, NORWAY”, no “UNICEF, NORWAY”."""
    begins_line = not mention.start or text[mention.start - 1] == "\n"
    behind = _COUNTRY_BEHIND.match(text, mention.end) if begins_line and mention.text.isupper() else None
    is_known = behind is not None and _is_firm(mention.text.lower())
    return behind is not None and not is_known and is_place(behind[1].title())


def _is_heading(name: str) -> bool:
    """Whether a name is a heading, a contraction, a group of a tournament or a mere legal form."""
    lower = plain_apostrophes(name.lower())
    return (
        lower.removeprefix("the ") in ENGLISH["headings"]
        or _SPORTS_GROUP.fullmatch(name) is not None
        or _CONTRACTION.fullmatch(lower) is not None
        or lower.replace(".", "") in ENGLISH["legal forms"]
    )


def _is_titled_or_people(lower: str) -> bool:
    """Whether a name is that of a people, or of a person behind a title: “Kazakhs”, “Justice Holt”."""
    words = lower.split(" ")
    classes = [lexicon().classes.get(word.rstrip("."), ()) for word in words]
    if lower in lexicon().names:
        return False
    singular = lexicon().classes.get(words[-1].removesuffix("s"), ())
    if all("people" in each for each in (*classes[:-1], classes[-1] or singular)):
        return True
    is_titled = len(words) > 1 and words[0].rstrip(".") in ENGLISH["short titles"]
    return is_titled and not any({"head", "legal", "common"}.intersection(each) for each in classes[1:])


def _is_product(name: str) -> bool:
    """Whether a firm's name is the first word of a product's: “Apple Watch”."""
    firm, *words = name.split(" ")
    if firm.lower() in ENGLISH["products"]:
        return not is_body(name)
    if not words or not _is_firm(firm.lower()) or is_acronym(firm):  # UN Watch
        return False
    if len(words) > 1 and is_body(name):  # Interpol Liaison Office
        return False
    return not ENGLISH["parts of products"].isdisjoint((words[0].lower(), words[-1].lower()))


def _is_product_of(names: Container[str], mention: Mention, text: str) -> bool:
    """Whether a name begins with another of the names, and a number or a word for a product stands behind it."""
    if " " not in mention.text or mention.rule not in _UNSURE_RULES:
        return False
    behind = _BEHIND_PRODUCT.match(text, mention.end)
    if behind is None or (behind[1] and behind[1] not in ENGLISH["nouns of products"]):
        return False
    words = mention.text.split(" ")
    is_longer = any(" ".join(words[:size]) in names for size in range(1, len(words)))
    is_known = mention.text.lower() in lexicon().names
    return is_longer and not is_known and not is_body(mention.text) and not is_place(words[-1])


def _is_firm(lower: str) -> bool:
    return lexicon().names.get(lower) in ("ORG", "FIRM")


def _is_sum(name: str, text: str, end: int) -> bool:
    """Whether a name is a currency's code beside a number: “CHF 3.1 million”, “30CUP”."""
    code = name.lstrip("0123456789")
    return code in ENGLISH["currencies"] and (code != name or _SUM_BEHIND.match(text, end) is not None)


@lru_cache(maxsize=_MEMO_NAMES)
def _is_of_name_words(lower: str) -> bool:
    """Whether a name of two or three words has none that is a body's, as a person's name has none."""
    words = lower.split(" ")
    heads = any({"head", "legal"}.intersection(lexicon().classes.get(word, ())) for word in words)
    return len(words) in (2, 3) and not heads and lower not in lexicon().names


def _starts_of(name: str, text: str) -> Iterator[int]:
    """Where a word stands in a text."""
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


def _without_country(mention: Mention) -> Mention:
    """A mention without the country behind an acronym: U.N. of “the U.N. Israel mission”."""
    first, _, rest = mention.text.partition(" ")
    if rest and mention.rule != "nation" and is_acronym(first) and rest[0].isupper() and is_place(rest):
        return replace(mention, end=mention.start + len(first), text=first)
    return mention
