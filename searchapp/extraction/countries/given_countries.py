"""The countries that an article brings, and where its text names them, their people or their capitals.

Nothing has to be told apart here: that the article is about Georgia is known, so its “Georgia” needs no resolving.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from searchapp.extraction.countries.local_names import find_local_toponyms
from searchapp.extraction.cued_patterns import Words
from searchapp.extraction.english import READ_AS_ENGLISH
from searchapp.extraction.gazetteer import country_forms, plain_text
from searchapp.extraction.name_words.known_names import KnownNames
from searchapp.extraction.overlaps import Span
from searchapp.geo.countries import all_countries, country_label
from searchapp.model.facts import Country, Mention


def given_countries(codes: Iterable[str], text: str, words: Words, language: str) -> tuple[Country, ...]:
    """The countries with these codes, in any case, and their mentions in a text with these words; unknown codes are
    left out."""
    known = [code for code in dict.fromkeys(map(str.upper, codes)) if code in all_countries()]
    spans = _english_spans(known, text, words) if language in READ_AS_ENGLISH else _local_spans(known, text, language)
    return tuple(
        [
            Country(code, country_label(code), ("about",), tuple([_mention(span, text) for span in spans[code]]))
            for code in known
        ]
    )


def _mention(span: Span, text: str) -> Mention:
    return Mention(*span, text[slice(*span)], "given")


def _english_spans(codes: Iterable[str], text: str, words: Words) -> dict[str, list[Span]]:
    plain = plain_text(text)
    return {code: _names(code).find(plain, words) for code in codes}


def _local_spans(codes: Iterable[str], text: str, language: str) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {code: [] for code in codes}
    for toponym in find_local_toponyms(text, language) if spans else ():
        if toponym.sense.country in spans:
            spans[toponym.sense.country].append((toponym.start, toponym.end))
    return spans


@cache
def _names(code: str) -> KnownNames:
    """The names of a country, its people and its capital, as they are written and in capitals."""
    return KnownNames({spelling: None for name in country_forms(code) for spelling in (name, name.upper())})
