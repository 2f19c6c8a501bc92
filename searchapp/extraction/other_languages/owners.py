"""Ministries, courts and the like: those of two countries that are called alike are two organizations.

Whose a body is, the country beside or within its name tells: «МВД России», «украинское Минобороны», 中国商务部.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.other_languages.words import name_words_of
from searchapp.geo.countries import country_label

_START = attrgetter("start")
_NEAR_CHARS = 60  # more than the longest name of a country has
_KINDS = ("name", "demonym")
_NOTHING = re.compile(r"(?!)")
_LINK = r"(?: du| de la| de l['’]| des| de| d['’])"  # in French
_BEHIND = {"ru": re.compile(" "), "fr": re.compile(rf"{_LINK}? ?")}  # between a body and the country behind it
_BEFORE = {  # and between one and the country before it
    "fi": re.compile(" "),
    "ja": re.compile("の?"),
    "ru": re.compile(" "),
    "zh": re.compile("的?"),
}
_END_LINK = re.compile(rf"{_LINK}$")


def body_and_owner(text: str, start: int, end: int, countries: Sequence[Toponym], language: str) -> tuple[str, str]:
    """The name between two offsets without the country's, and the code of the country that it tells of; "" for none.

    `countries` are in text order.
    """
    near = (bisect_left(countries, offset, key=_START) for offset in (start - _NEAR_CHARS, end + _NEAR_CHARS))
    countries = countries[slice(*near)]
    behind, before = _BEHIND.get(language, _NOTHING), _BEFORE.get(language, _NOTHING)
    for toponym in countries:
        code, kind = toponym.sense.country, toponym.sense.kind
        if kind not in _KINDS:
            continue
        if start <= toponym.start and toponym.end <= end:
            outside = (text[start : toponym.start].rstrip(), text[toponym.end : end].lstrip())
            return _END_LINK.sub("", " ".join(filter(None, outside))), code
        is_owner = kind == "name" or language == "fr"
        if toponym.start > end and is_owner and behind.fullmatch(text, end, toponym.start):
            return text[start:end], code
        is_owner = kind == "demonym" or language != "ru"
        if toponym.end <= start and is_owner and before.fullmatch(text, toponym.end, start):
            return text[start:end], code
    return text[start:end], ""


def is_state_body(name: str, language: str) -> bool:
    """Whether countries have bodies of this name in a language, each its own."""
    return _state_bodies(language).fullmatch(name.casefold()) is not None


def of_country(body: str, country: str) -> str:
    """What the body of a country is called: МВД (Russia)."""
    return f"{body} ({country_label(country)})"


@cache
def _state_bodies(language: str) -> re.Pattern[str]:
    state = name_words_of(language).state
    return re.compile("|".join(state)) if state else _NOTHING
