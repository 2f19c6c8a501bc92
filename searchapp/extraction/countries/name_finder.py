"""Finding the names of countries of one language in its texts, with their endings and whatever is joined to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

import ahocorasick

from searchapp.extraction.countries.name_phrases import (
    MAX_ENDING_CHARS,
    Phrase,
    Stem,
    add_phrase,
    follow_phrase,
    has_stem,
    is_small,
    may_end_so,
)
from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.gazetteer import DATA, FAMOUS_CITY, ToponymKind, ToponymSense, gazetteer
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.geo.countries import is_misleading
from searchapp.text.attached_words import attached_words
from searchapp.text.tab_separated import word_lists

_OF_INDIA = frozenset("bn mr gu ta te ml kn ne si".split())  # noqa: SIM905 - they add what others put beside a word
_INFLECTED = _OF_INDIA | frozenset(  # languages whose names of countries change their endings
    "ru uk be bg mk sr hr bs sl pl cs sk lt lv et fi hu tr az kk ky uz el ro sq hy ka is ga".split()  # noqa: SIM905
)
_COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no", "fi"))  # languages that join a name to any noun
_GENITIVES = frozenset(("de", "sv", "no", "nb", "nn", "da", "nl"))  # languages that add -s
_PREFIXING, _SUFFIXING = {"ar": "Arabic", "he": "Hebrew"}, {"ko": "Korean"}  # what is written in one with a name
_BEHIND_COUNTRIES = {"ko": ("측", "산")}  # “of that side” and “made in”, behind names of countries alone
_EACH_SIGN = "|"  # in the table: between the countries that the signs of a word name, as in 中美
WITHOUT_COUNTRY = "-"  # in the table: names that a country's stands within, as in “Nuevo México”
_LONG_ENDINGS = frozenset(("ru", "pl"))  # languages whose words for peoples end in up to five letters more
_MIN_STEM_CHARS = 4
# Languages in which endings stand behind a name's own vowel,
_KEEPING_VOWELS = frozenset(("fi", "hu", "et", "tr", "az", "kk", "ky", "uz"))
_LENGTHENED = {"a": "aá", "e": "eé", "i": "ie", "ä": "ä"}  # or what becomes of it
# What stands behind the i of names as Германия and Dania: no Герман, Даниил or Daniel is one.
_BEHIND_I = {"ия": r"[яю].*|и|е[йю]?", "ія": r"[яю].*|і|ї|яй|є[юй]?", "ia": r"[aięąo]"}
_LANGUAGES_WITH_O = frozenset(("ru", "uk", "be", "bg"))  # whose short names in o and u do not change
_LANGUAGES_WITH_I = frozenset(("ru", "uk", "be", "bg", "pl", "kk", "ky"))
_LONG_CASES = _OF_INDIA | {"fi", "hu", "et", "az", "kk", "ky", "uz", "ka", "hy"}  # languages whose endings are longer
_OF_ANY_ENDING = _OF_INDIA | {"ka"}  # whatever letter it begins with
_MAX_LONG_ENDING_CHARS = 6
_MAX_ACRONYM_CHARS = 4
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
_MAX_SHORT_KATAKANA_CHARS = 3  # longer names are seldom within words, but beside others in compounds
_MAX_SYLLABLE_CHARS = 4  # of Vietnamese names of countries that are persons' names too: Anh, Đức
_VOWELS = frozenset("aeiouyáéíóúýàèìòùâêîôûäöüãõåæøąęăаеёиоуыэюяійьїєαεηιουωάέήίόύώςაეიოუ")
# Behind a stem from which a vowel was left off: Kongo, Konga, but no Kongres; and Kanada, Kanadzie.
_VOWEL_FIRST = f"[{''.join(sorted(_VOWELS))}āēīūėįųěůőűș].*|zie|зе"
# Signs of vowels and the like, which are no letters to `re`, with the letters of their scripts, and joiners in words.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0971-\u09e5"
    "\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u0c70-\u0ce5\u0cf0-\u0d65\u0d70-\u0de5\u0df2-\u0df3"
    "\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_LETTERS = rf"[^\W\d_][\w{_MARKS}]*"
_WORD = re.compile(rf"{_LETTERS}(?:[-.]{_LETTERS})*\.?")
_STREET_BEFORE = re.compile(  # directly before the name that it has, as Spanish and its neighbours put it
    r"\b(?:calle|avenida|avda\.|barrio|plaza|rue|avenue|viale|piazza|rua|praça|carrer|avinguda) $", re.IGNORECASE
)
_STREET_CHARS = 10
_SENTENCE_BEGIN = re.compile(r"(?:^|[.!?:\n])[\s\"“”„«»'(–—-]*$")
_BEFORE_CHARS = 6
_BEFORE_COUNTRIES = DATA / "before_countries.tsv"


@dataclass
class LocalNames:
    """The names of countries in one language, by their words in small letters."""

    language: str
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)  # by first word
    stem_phrases: dict[str, list[Phrase]] = field(default_factory=dict)  # by the stem of the first of several
    stems: dict[str, Stem] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)  # by the beginning of the word
    combining: dict[str, str] = field(default_factory=dict)  # by what stands in a compound: the sino of “sino-russe”
    acronyms: set[str] = field(default_factory=set)  # names in capitals, which in small letters are words
    written: dict[str, tuple[str, ToponymKind]] = field(default_factory=dict)  # names as they are written
    automaton: ahocorasick.Automaton | None = None

    def add(self, name: str, code: str, kind: ToponymKind) -> None:
        """Add a name of a country."""
        written = [match[0] for match in _WORD.finditer(name)]
        if not written:
            return
        self.written.setdefault(name, (code, kind))
        if not name.isupper():
            self.acronyms.discard(name.casefold())  # “gli Usa”
        elif len(name) <= _MAX_ACRONYM_CHARS and name.casefold() not in self.phrases:
            self.acronyms.add(name.casefold())
        words = tuple(word.casefold() for word in written)
        phrase = Phrase(words, tuple(not is_small(word) for word in written), code, kind)
        if not add_phrase(self.phrases.setdefault(words[0], []), phrase) or self.language not in _INFLECTED:
            return
        stems = tuple(map(self._stem, words))
        if len(words) > 1 and min(map(len, (stems[0], stems[-1]))) >= _MIN_STEM_CHARS - 1:
            add_phrase(self.stem_phrases.setdefault(stems[0].lstrip("="), []), phrase._replace(words=stems))
        elif len(words) == 1 and len(stem := stems[0].lstrip("=")) >= _MIN_STEM_CHARS - (self.language in _OF_INDIA):
            has_ending = stem == words[0][:-1] and stem[-1] in _VOWELS
            if not self._keeps_form(words[0], stem):
                self.stems.setdefault(stem, Stem(code, kind, self._endings(words[0], stem), has_ending))

    def _keeps_form(self, word: str, stem: str) -> bool:
        """Whether a short name never changes: Конго, Палау, Самоа."""
        is_short = len(stem) <= _MIN_STEM_CHARS
        return is_short and self.language in _LANGUAGES_WITH_O and (word[-1] in "оу" or stem[-1] in "оу")

    def _endings(self, word: str, stem: str) -> str:
        """A pattern of the endings that a name may have behind its stem."""
        if self.language in _LANGUAGES_WITH_I and word[-2:] in _BEHIND_I:
            return _BEHIND_I[word[-2:]]
        vowel = word[len(stem) : len(stem) + 1] if self.language in _KEEPING_VOWELS else ""
        if vowel:
            return f"[{_LENGTHENED.get(vowel, vowel)}].*|"
        return _VOWEL_FIRST if len(stem) < len(word) and self.language not in _OF_ANY_ENDING else ".*"

    def _stem(self, word: str) -> str:
        """What of a word does not change; a short word, which does not at all, behind a =."""
        if self.language in _OF_INDIA:
            while len(word) > 1 and unicodedata.category(word[-1])[0] == "M":
                word = word[:-1]
            return word
        if len(word) < _MIN_STEM_CHARS:
            return f"={word}"
        if self.language in _LANGUAGES_WITH_I and word[-2:] in _BEHIND_I:
            return word[:-1]
        stem = word.rstrip("".join(_VOWELS)) if word[-1] in _VOWELS else word
        return stem if len(word) - len(stem) <= 2 and len(stem) >= min(len(word) - 1, _MIN_STEM_CHARS) else word[:-1]

    def find(self, text: str) -> Iterator[Toponym]:
        """The toponyms of a text, in its order."""
        if self.automaton is not None:
            for last, (name, code, kind) in self.automaton.iter_long(text):
                start = last + 1 - len(name)
                if code != WITHOUT_COUNTRY and not _is_within_katakana(text, start, last + 1):
                    yield from _toponyms(start, last + 1, code, kind)
            return
        words = list(_WORD.finditer(text))
        lowered = [match[0].casefold() for match in words]
        index = 0
        while index < len(words):
            size, code, kind = self._match(words, lowered, index)
            if size and code != WITHOUT_COUNTRY and not self._is_other(text, words, index, size, code):
                start, end = words[index].start(), words[index + size - 1].end()
                is_stopped = text[start:end].find(".") == end - start - 1  # and no abbreviation, as EE. UU. is
                yield from _toponyms(start, end - is_stopped, code, kind)
            elif not size and "-" in lowered[index]:
                yield from self._peoples_of(words[index]) or self._named_first(words[index])
            index += size or 1

    def _peoples_of(self, compound: re.Match[str]) -> list[Toponym]:
        """The peoples whose names are joined with hyphens, “israélo-palestinien”; none where a part is no people's."""
        parts = compound[0].rstrip(".").split("-")
        *first, last = [part.casefold() for part in parts]
        codes = [*(self.combining.get(part) or self._people(part) for part in first), self._people(last)]
        if not all(codes):
            return []
        starts = accumulate((len(part) + 1 for part in parts), initial=compound.start())
        return [
            Toponym(start, start + len(part), ToponymSense(code, "", "demonym"))
            for start, part, code in zip(starts, parts, codes, strict=False)
        ]

    def _named_first(self, compound: re.Match[str]) -> list[Toponym]:
        """The country that a compound begins with in a language that makes such: “US-Präsident”, “Ukraine-Krieg”."""
        first = compound[0].partition("-")[0]
        names = [phrase for phrase in self.phrases.get(first.casefold(), ()) if len(phrase.words) == 1]
        is_one = self.language in _COMPOUNDING and not is_small(first) and names and names[0].kind == "name"
        if not is_one or (first.casefold() in self.acronyms and not first.isupper()):
            return []
        sense = ToponymSense(names[0].code, "", "name")
        return [Toponym(compound.start(), compound.start() + len(first), sense)]

    def _people(self, word: str) -> str:
        """The country of a people whose name begins a word, with one of its endings; empty where there is none."""
        most = MAX_ENDING_CHARS + 2 * (self.language in _LONG_ENDINGS)
        stems = (word[: len(word) - ending] for ending in range(min(most, len(word)) + 1))
        return next((self.demonyms[stem] for stem in stems if stem in self.demonyms), "")

    def _is_other(self, text: str, words: Sequence[re.Match[str]], index: int, size: int, code: str) -> bool:
        """Whether what looks like a country's name is a word at the beginning of a sentence, or a person's name."""
        word = words[index]
        if is_misleading("first word", self.language, code) and _begins_sentence(text, word):
            return True
        if _STREET_BEFORE.search(text, max(0, word.start() - _STREET_CHARS), word.start()):
            return True
        if self.language == "vi" and size == 1 and index and len(word[0].rstrip(".")) <= _MAX_SYLLABLE_CHARS:
            previous = words[index - 1]
            is_beside = text[previous.end() : word.start()] == " " and previous[0][-1] != "."
            return is_beside and previous[0][0].isupper() and not _begins_sentence(text, previous)
        if size > 1 or index + 1 == len(words) or self.language == "de":  # which has capitals for all nouns
            return False
        following = words[index + 1]
        is_beside = text[word.end() : following.start()] == " " and following[0][0].isupper()
        if not is_beside or "given" not in lexicon().classes.get(word[0].lower(), ()):
            return False
        before = words[index - 1][0].casefold() if index else ""
        return before not in word_lists(_BEFORE_COUNTRIES).get(self.language, ())

    def _match(self, words: Sequence[re.Match[str]], lowered: list[str], index: int) -> tuple[int, str, ToponymKind]:
        """Number of words, code and kind of the name that begins at a word; 0 for none."""
        word = words[index][0]
        forms = [lowered[index], lowered[index].rstrip(".")]
        if self.language in _GENITIVES and forms[-1].endswith("s"):
            forms.append(forms[-1][:-1])
        before, behind = _attached(self.language)
        forms += [forms[1][len(each) :] for each in before if forms[1].startswith(each)]
        forms += [forms[1][: -len(each)] for each in behind if forms[1].endswith(each)]
        for form in forms:
            if form in self.acronyms and not word.isupper():
                continue
            for phrase in self.phrases.get(form, ()):
                if follow_phrase(phrase, words, lowered, index, lambda text, word: word in (text, text.rstrip("."))):
                    return len(phrase.words), phrase.code, phrase.kind
        is_name = not is_small(word)
        most = _MAX_LONG_ENDING_CHARS if self.language in _LONG_CASES else MAX_ENDING_CHARS
        for ending in range(max(most, MAX_ENDING_CHARS + 2 * (self.language in _LONG_ENDINGS)) + 1):
            stem = forms[1][: len(forms[1]) - ending]
            if len(stem) < _MIN_STEM_CHARS - 1:
                break
            for phrase in self.stem_phrases.get(stem, ()):
                if has_stem(forms[1], phrase.words[0]) and follow_phrase(phrase, words, lowered, index, has_stem):
                    return len(phrase.words), phrase.code, phrase.kind
            known = self.stems.get(stem) if is_name and ending <= most else None
            if known and may_end_so(known, forms[1][len(stem) :]):
                return 1, known.code, known.kind
            if stem in self.demonyms:
                return 1, self.demonyms[stem], "demonym"
        if people := next(filter(None, map(self._people, forms[2:])), ""):
            return 1, people, "demonym"
        if is_name and self.language not in _INFLECTED:
            return self._famous_city(word)
        return 0, "", "name"

    def _famous_city(self, word: str) -> tuple[int, str, ToponymKind]:
        """The match of a large city whose name is the same in English."""
        entry = gazetteer().get(word.rstrip("."))
        if entry and not entry.ambiguity and max(sense.population for sense in entry.senses) >= FAMOUS_CITY:
            largest = max(entry.senses, key=lambda sense: sense.population)
            return 1, largest.country, "capital" if largest.kind == "capital" else "city"
        return 0, "", "name"


@cache
def _attached(language: str) -> tuple[Sequence[str], Sequence[str]]:
    """What a language writes in one with a name, before and behind it."""
    before = attached_words(_PREFIXING[language]) if language in _PREFIXING else ()
    behind = attached_words(_SUFFIXING[language]) if language in _SUFFIXING else ()
    return before, (*behind, *_BEHIND_COUNTRIES.get(language, ()))


def _toponyms(start: int, end: int, code: str, kind: ToponymKind) -> Iterator[Toponym]:
    """The toponym of a name, or those of its signs: 中美 is China and the United States."""
    codes = code.split(_EACH_SIGN)
    ends = [*range(start + 1, start + len(codes)), end]
    for begin, stop, each in zip((start, *ends), ends, codes, strict=False):
        yield Toponym(begin, stop, ToponymSense(each, "", kind, FAMOUS_CITY if kind == "city" else 0))


def _begins_sentence(text: str, word: re.Match[str]) -> bool:
    return _SENTENCE_BEGIN.search(text, max(0, word.start() - _BEFORE_CHARS), word.start()) is not None


def _is_within_katakana(text: str, start: int, end: int) -> bool:
    """Whether a short name in katakana is a part of a longer word: タイ of タイトル."""
    if end - start > _MAX_SHORT_KATAKANA_CHARS or not _KATAKANA.match(text, start):
        return False
    return _KATAKANA.match(text, end) is not None or (start > 0 and _KATAKANA.match(text, start - 1) is not None)
