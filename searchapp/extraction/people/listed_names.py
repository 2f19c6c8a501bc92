"""Persons whom the model leaves out, as it does in short texts, and whose names or whose country show them.

“Norland's Viktor Orrin wept”, “Norland's Thasel Orrin won”: of the former 8 of 10 were right in news of others, of the
latter 7 of 8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_reading import NameReading
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.person_words import chars_of_prefix, is_full_name
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.overlaps import Span, TakenSpans
from searchapp.extraction.tokens import Tokens
from searchapp.extraction.word_kinds import CAPITALS
from searchapp.text.lazy_pattern import LazyPattern

_MAX_WORDS = 4  # of a run of capitalised words
_ARTICLES = frozenset(("the", "a", "an"))
_MIN_WORDS = 2
_BEHIND_GENITIVE = LazyPattern(
    lambda: (
        r"'s ([A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)? [A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)?)"
        rf"(?=,? (?:{'|'.join(sorted(ENGLISH['verbs of persons']))})\b|,? and [A-Z]|[,.;:)])"
    ),
    flags=0,
)
_FULL_NAME = r"[A-ZÀ-Þ][^\W\d_]+ [A-ZÀ-Þ][^\W\d_]+"
_TOWN = r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?"
_IN_TOWN_AND = re.compile(rf" in (?P<town>{_TOWN})(?:,|;|,? and) (?P<name>{_FULL_NAME}) in (?P<other>{_TOWN})")
_NAME_BEFORE = re.compile(rf"(?<![\w'-])(?<![A-Z]\w ){_FULL_NAME}$")
_OWNER = re.compile(r"(?<![\w'-])(?:[A-Z][\w.-]+ )?[A-Z][\w.-]+$")
_OWNER_CHARS = 40
_SIGNS = frozenset("-/&@#.'")


def listed_names(reading: NameReading, taken: TakenSpans) -> Iterator[Span]:
    """The spans, outside those that are taken, of runs of capitalised words that are a given name and a surname."""
    tokens, lexicon = reading.tokens, reading.lexicon
    for index in tokens.begin_persons:
        begin, end = _run(tokens.kinds, index)
        if not _MIN_WORDS <= end - begin <= _MAX_WORDS or taken.overlaps(tokens.starts[end - 1], tokens.ends[end - 1]):
            continue
        while end - begin > _MIN_WORDS and _is_before_name(tokens.lower[begin], tokens.words[begin]):
            begin += 1
        if begin != index:
            continue
        first = tokens.words[begin]
        while end - begin > _MIN_WORDS and tokens.words[end - 1].isupper() and not first.isupper():
            end -= 1  # “By Ana Holt LONDON (Reuters)”
        start = chars_of_prefix(first)
        words = [tokens.lower[begin][start:], *tokens.lower[begin + 1 : end]]
        if is_full_name(words, lexicon) and begin not in tokens.uncased and not _is_joined(tokens, begin, end):
            yield tokens.starts[begin] + start, tokens.ends[end - 1]


def _run(kinds: str, index: int) -> Span:
    """Begin and end of the run of capitalised words around one, as far as it is not too long; empty around another."""
    begin = end = index
    while end < len(kinds) and kinds[end] in CAPITALS and end - index <= _MAX_WORDS:
        end += 1
    while end > index and begin and kinds[begin - 1] in CAPITALS and index - begin <= _MAX_WORDS:
        begin -= 1
    return begin, end


def single_names(tokens: Tokens) -> Iterator[Span]:
    """The spans of persons who are known by a single name: “Madonna sang”, no “the Madonna” and no “Madonna Tallis”."""
    if tokens.distinct.isdisjoint(_single_names()):
        return
    for index, word in enumerate(tokens.words):
        if word in ENGLISH["single names"] and index not in tokens.uncased:
            beside = tokens.words[max(index - 1, 0) : index + 2]
            others = [each for each in beside if each != word and each[0].isupper() and each not in ENGLISH["no names"]]
            if not others and tokens.lower[max(index - 1, 0)] not in _ARTICLES:
                yield tokens.starts[index], tokens.ends[index]


@lru_cache(maxsize=1)
def _single_names() -> frozenset[str]:
    return frozenset(map(str.lower, ENGLISH["single names"]))


def names_behind_countries(plain: str, lexicon: Lexicon) -> Iterator[Span]:
    """The spans of two words in no list behind a country's genitive, before what a person does."""
    for match in _BEHIND_GENITIVE.finditer(plain):
        owner = _OWNER.search(plain, max(0, match.start() - _OWNER_CHARS), match.start())
        words = match[1].lower().split(" ")
        is_new = all({"given", "surname"}.issuperset(lexicon.classes.get(word, ())) for word in words)
        is_other = match[1].lower() in lexicon.names or match[1].rpartition(" ")[2] in ENGLISH["no names"]
        if owner and is_new and not is_other and is_place(owner[0]):
            yield match.span(1)


def names_in_credits(plain: str) -> Iterator[Span]:
    """The spans of those whom agencies name with their towns: “Vela Orrin in Leeds and Ana Holt in Oslo”."""
    for match in _IN_TOWN_AND.finditer(plain):
        first = _NAME_BEFORE.search(plain, max(0, match.start() - _OWNER_CHARS), match.start())
        if first and gazetteer().get(match["town"]) and gazetteer().get(match["other"]):
            yield first.span()
            yield match.span("name")


def _is_before_name(lower: str, word: str) -> bool:
    return word in ENGLISH["no names"] or lower in ENGLISH["titles"]


def _is_joined(tokens: Tokens, begin: int, end: int) -> bool:
    """Whether a sign joins more to a name: “Ana Holt & Co”, “Karl-Ana Holt”."""
    start, behind = tokens.starts[begin], tokens.ends[end - 1]
    is_joined_before = tokens.text[start - 1 : start] in _SIGNS or tokens.text.endswith("& ", 0, start)
    return is_joined_before or tokens.text.startswith(" &", behind)
