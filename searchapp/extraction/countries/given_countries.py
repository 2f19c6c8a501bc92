"""The countries that an article brings, and where its text names them, their people or their capitals.

Nothing has to be told apart here: that the article is about Georgia is known, so its “Georgia” needs no resolving.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from searchapp.extraction.countries.local_names import find_local_toponyms
from searchapp.extraction.gazetteer import country_forms, plain_text
from searchapp.geo.countries import all_countries, country_label
from searchapp.model.facts import Country, Mention

Span = tuple[int, int]

_OPEN_ENDS = (".", "-")  # of names behind which another may begin: “Sino-”


def given_countries(codes: Iterable[str], text: str, is_english: bool, language: str) -> tuple[Country, ...]:
    """The countries with these codes, in any case, and their mentions in a text; unknown codes are left out."""
    known = [code for code in dict.fromkeys(map(str.upper, codes)) if code in all_countries()]
    spans = _english_spans(known, text) if is_english else _local_spans(known, text, language)
    return tuple(
        Country(code, country_label(code), ("about",), tuple([_mention(span, text) for span in spans[code]]))
        for code in known
    )


def _mention(span: Span, text: str) -> Mention:
    return Mention(*span, text[slice(*span)], "given")


def _english_spans(codes: Iterable[str], text: str) -> dict[str, list[Span]]:
    plain = plain_text(text)
    return {code: _without_overlaps(_spans(code, plain)) for code in codes}


def _local_spans(codes: Iterable[str], text: str, language: str) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {code: [] for code in codes}
    for toponym in find_local_toponyms(text, language) if spans else ():
        if toponym.sense.country in spans:
            spans[toponym.sense.country].append((toponym.start, toponym.end))
    return spans


def _spans(code: str, text: str) -> Iterator[Span]:
    """Where a text has a name of a country as a whole word, written as it is or in capitals."""
    for name, longer_names in _spellings(code).items():
        if name in text:
            for spelling in (name, *longer_names):
                yield from _whole_words(spelling, text)


def _whole_words(name: str, text: str) -> Iterator[Span]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        is_open = name.endswith(_OPEN_ENDS) or not text[end : end + 1].isalnum()
        if is_open and not (start and text[start - 1].isalnum()):
            yield start, end
        start = text.find(name, end)


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order, of those that overlap the first, the longest of several."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


@cache
def _spellings(code: str) -> dict[str, list[str]]:
    """The names of a country, its people and its capital, as they are written and in capitals, by a part of them that
    is a name too: where a text does not have “America”, it has no “Americans”."""
    spellings: dict[str, list[str]] = {}
    names = {spelling for name in country_forms(code) for spelling in (name, name.upper())}
    for name in sorted(names, key=lambda name: (len(name), name)):
        part = next((shorter for shorter in spellings if shorter in name), "")
        spellings.setdefault(part or name, []).extend([name] if part else [])
    return spellings
