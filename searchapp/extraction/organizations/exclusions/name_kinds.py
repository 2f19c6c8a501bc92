"""Names that are no organization's whatever stands around them: waters, offices, ships, headings, peoples, products."""

from __future__ import annotations

import re
from functools import lru_cache

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.exclusions.no_bodies import any_of
from searchapp.extraction.organizations.exclusions.products import is_product
from searchapp.extraction.tokens import plain_apostrophes
from searchapp.text.lazy_pattern import LazyPattern

_MEMO_NAMES = 1 << 14  # names, at some 200 bytes each
_TOWN_OF_STATE = re.compile(r"[A-Z][\w.' -]+, ([A-Z]{2})")
_NO_BODY = LazyPattern(
    lambda: (
        r"[DRI]-[A-Z][A-Za-z.]*"  # “(D-NY)”
        r"|(?:ex|anti|pro|non|post|pre)-[A-Z]\w+"
        rf"|[A-Z][\w.]*-{any_of('compound')}"
        rf"|{any_of('ship')} [A-Z][\w'-]+(?: [A-Z][\w-]+)?"
        r"|(?:Duke|Duchess|Prince|Princess|Earl|King|Queen|Emir|Sultan)s? of [A-Z][\w-]+"
        rf"|{any_of('division')}"
        r"|(?:Secretary|Director|Governor|Attorney)-General|Vice-President"
    ),
    flags=0,
)
_CONTRACTION = LazyPattern(lambda: any_of("contraction"), flags=0)
_MARKET_INDEX = LazyPattern(lambda: any_of("market index"), flags=0)
_WATER = re.compile(r"(?:River|Lake|(?:Gulf|Strait|Sea|Delta|Bay|Coast|Valley) of) \S+|\S+ (?:River|Delta|Gulf|Strait)")
_OTHER_SCRIPTS = re.compile(r"[\u0400-\u1fff\u3040-\uffdc]")  # in a text in English, what stands there in brackets
_OFFICE = LazyPattern(lambda: rf"(?:[A-Z][\w'’-]+ )+{any_of('office')}s?", flags=0)  # at the end of a name
_OFFICE_OF = re.compile(r"(?:[A-Z][\w-]+ ){0,2}(?:Member|Undersecretary|Ambassador|Manager|Envoy)s? (?:of|for|to) .+")
_THING = LazyPattern(lambda: rf"(?:[A-Z][\w'’-]+ )+{any_of('thing')}", flags=0)  # at the end of a name
_BEFORE_COUNTRY = LazyPattern(lambda: rf"[A-Z][\w-]*{any_of('ending')} (.+)", flags=0)  # “Mountainous Norway”
_ROMAN = re.compile(r"[IVX]{2,}")
_CITY = " City"
_SPORTS_GROUP = re.compile(r"(?:Group|Pool) [A-Z]")


@lru_cache(maxsize=_MEMO_NAMES)
def is_no_name_of_body(name: str) -> bool:
    """Whether a name is no body's, whatever stands around it."""
    described = _BEFORE_COUNTRY.fullmatch(name)
    is_other = (
        is_place(described[1] if described else name)
        or _is_of_water_or_office(name)
        or _is_titled_or_people(name.lower())
    )
    return is_other or _is_heading(name) or is_product(name)


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
    patterns = (_WATER, _OFFICE, _OFFICE_OF, _THING, _ROMAN)
    is_other = any(pattern.fullmatch(name) for pattern in patterns) or _OTHER_SCRIPTS.search(name) is not None
    if is_other or (name.endswith(_CITY) and gazetteer().get(name) is not None):
        return name.lower() not in lexicon().names
    first, separator, second = name.partition("/" if "/" in name else " and ")
    return bool(separator) and is_place(second) and (is_place(first) or " " not in first)


def _is_member_of_party(name: str) -> bool:
    first, _, party = name.rpartition(" ")
    if party.removesuffix("s") not in ENGLISH["members of parties"]:
        return False
    is_some = party.endswith("s") and first in ENGLISH["before members of parties"]
    return is_some or "place" in lexicon().classes.get(first.lower(), ())


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
