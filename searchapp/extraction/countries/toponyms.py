"""Text → toponyms with the locations that they mean there, by the words around them and the text's other toponyms.

The rules, in order: a name after a given name or before a surname is a person; a state or country after a comma fixes
the sense of the name before it, there and in the rest of the text; else the likeliest sense is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, repeat

from msgspec import Struct

from searchapp.extraction.countries.disambiguation import Context
from searchapp.extraction.countries.fixed_senses import WORD_BEFORE, Candidate, with_fixed_senses
from searchapp.extraction.countries.other_meanings import (
    is_language,
    is_no_state,
    is_part_of_name,
    is_small_word,
    is_water,
    language_spans,
    may_be_language,
)
from searchapp.extraction.dateline import Span
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import FAMOUS_CITY, FoundName, Gazetteer, GazetteerEntry, ToponymKind, ToponymSense
from searchapp.extraction.name_words.lexicon import lexicon

_MIN_WORD_CITY = 100_000  # inhabitants: "in Reading" may be a city, "in Crystal" hardly
_MIN_UNCASED_CITY = 300_000  # inhabitants: a headline in capitals does not show what is a name
_CHARS_BEFORE = 24  # characters before a name that its rules look at
_CURRENCY = re.compile(
    r"[ -]+(?:[Dd](?:lr|ollar)s?|[Ff]rancs?|pounds?|yen|marks?|crowns?|guilders?|pesos?|currency unit)\b|\$"
)
_WORD_AFTER = re.compile(r" ([A-Z][^\W\d_A-Z]+)")
_CLAN_AFTER = re.compile(r" (?:O'|Mc)[A-Z][a-z]")  # of a surname
_WORK_AFTER = re.compile(r" (?:sang|wrote|writes|spoke|danced|acted|starred|plays)\b")
_VERB_AFTER = re.compile(
    r" (?:[a-z]+ed|sang|wrote|said|says|won|ran|fought|spoke|left|met|made|drew|led|told|plays?)\b"
)
_HALVES = re.compile(r"\b(North|South) and (?:North|South) ([A-Z][a-z]+)")
_BOTH = re.compile(r"\b([Tt]he|[Tt]he two|[Tt]wo|[Bb]oth) (Koreas|Congos)\b")
_NAMESAKES = {"Koreas": ("North Korea", "South Korea"), "Congos": ("Republic of the Congo", "DR Congo")}
_WATERS: frozenset[ToponymKind] = frozenset(("name", "leader"))  # whose names rivers and seas have too
_PIECE_BORDERS = frozenset(("", ",", ".", "/", "-", "("))  # around the parts of a dateline


class Toponym(Struct, frozen=True, eq=False, gc=False):  # compared by identity
    """A toponym in a text, from `start` to `end`, and its sense there."""

    start: int
    end: int
    sense: ToponymSense


Spans = Sequence[Span]


def find_toponyms(
    gazetteer: Gazetteer, texts: Sequence[str], datelines: Iterable[Span], people: Iterable[Spans]
) -> list[tuple[Toponym, ...]]:
    """The toponyms of each text, in its order; each stage goes over all texts before the next one.

    `datelines` are the spans of the locations in their datelines, `people` the sorted spans of full names of persons.
    """
    plain = [*map(gazetteer.normalize, texts)]
    names = [[*gazetteer.find(text)] for text in plain]
    resolvers = [*map(_Resolver, repeat(gazetteer), texts, plain, names, datelines, people)]
    return [resolver.toponyms() for resolver in resolvers]


def is_currency(text: str, end: int) -> bool:
    """Whether the text after a name makes it part of a sum of money: "Canadian dollars", "U.S. dlrs"."""
    return _CURRENCY.match(text, end) is not None


class _Resolver:
    """Resolves the toponyms of one text, which has these names of the gazetteer."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        text: str,
        plain: str,
        names: Sequence[FoundName],
        dateline: Span,
        people: Spans,
    ) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.plain = plain
        self.dateline = dateline
        self.people: set[str] = set()
        self.person_spans = people
        degrees = {end + len(", ") for _, end in people}  # where “Ana Holt, MD” has hers
        candidates = [
            each
            for each in chain(self._candidates(names), self._first_halves())
            if each.start not in degrees or each.entry.name not in ENGLISH["degrees like states"]
        ]
        candidates.sort(key=lambda candidate: candidate.start)
        self.candidates, self.fixed = with_fixed_senses(candidates, self.plain)
        if people:
            self._learn_people()

    @cached_property
    def context(self) -> Context:
        """The votes of all toponyms; only a text with ambiguous ones needs them."""
        context = Context()
        for candidate in self.candidates:
            if candidate.fixed or candidate.entry.ambiguity not in ("word", "never"):
                context.add(candidate.entry, candidate.fixed, candidate.in_dateline)
        return context

    @cached_property
    def languages(self) -> frozenset[Span]:
        """The spans of words that are languages where they are names of peoples."""
        return language_spans(self.plain)

    def toponyms(self) -> tuple[Toponym, ...]:
        """The toponyms in text order; a name that is one once is one throughout."""
        accepted = {candidate for candidate in self.candidates if self._is_toponym(candidate)}
        names = {candidate.entry.name for candidate in accepted if not candidate.entry.ambiguity}
        people = self.people
        return tuple(
            [
                Toponym(candidate.start, candidate.end, self._sense(candidate))
                for candidate in self.candidates
                if (candidate in accepted or candidate.entry.name in names)
                and (candidate.in_dateline or candidate.entry.name not in people)
            ]
        )

    def _learn_people(self) -> None:
        """Take the names in full names of persons for theirs, but for those that a word before shows to be places."""
        inside = {candidate for candidate in self.candidates if self._is_in_person(candidate)}
        names = {candidate.entry.name for candidate in inside}
        names.update(word for start, end in self.person_spans for word in self.plain[start:end].split())
        places = {
            candidate.entry.name
            for candidate in self.candidates
            if candidate.entry.name in names
            and candidate not in inside
            and (candidate.in_dateline or self._words_around(candidate)[0] in self._before_place(candidate))
        }
        demonyms = {candidate.entry.name for candidate in inside if candidate.entry.senses[0].kind == "demonym"}
        self.people |= names - places - demonyms
        self.candidates = [candidate for candidate in self.candidates if candidate not in inside]

    def _before_place(self, candidate: Candidate) -> frozenset[str]:
        """The words before a name of a person that show a place; not “to” before a town: “a tribute to Kennedy”."""
        words = self.gazetteer.before_toponyms
        return words - ENGLISH["before persons too"] if candidate.entry.senses[0].kind == "city" else words

    def _is_in_person(self, candidate: Candidate) -> bool:
        """Whether a candidate stands in the full name of a person."""
        index = bisect_right(self.person_spans, (candidate.start, len(self.text))) - 1
        return index >= 0 and self.person_spans[index][1] >= candidate.end and not candidate.in_dateline

    def _sense(self, candidate: Candidate) -> ToponymSense:
        """The fixed, only or likeliest sense; in a dateline a capital needs no state or country."""
        fixed = candidate.fixed or self.fixed.get(candidate.entry.name)
        if fixed is None and len(candidate.entry.senses) == 1:
            return candidate.entry.senses[0]
        return fixed or self.context.best_sense(candidate.entry, candidate.in_dateline)

    def _candidates(self, names: Sequence[FoundName]) -> Iterator[Candidate]:
        first, last = self.dateline
        for start, end, entry in names:
            if entry.senses[0].country:
                all_caps = self.text[start:end].isupper() and not entry.name.isupper()
                in_dateline = first <= start < last
                if not in_dateline or self._is_whole(start, end):
                    yield Candidate(start, end, entry, all_caps, in_dateline)

    def _first_halves(self) -> Iterator[Candidate]:
        """What is named by the first half of “North and South Korea”, and both of “the two Koreas”."""
        if " and South " in self.plain or " and North " in self.plain:
            for match in _HALVES.finditer(self.plain):
                entry = self.gazetteer.get(f"{match[1]} {match[2]}")
                if entry and entry.senses[0].country:
                    yield Candidate(match.start(1), match.end(1), entry, False, False)
        if "Koreas" in self.plain or "Congos" in self.plain:
            for match in _BOTH.finditer(self.plain):
                for half, name in enumerate(_NAMESAKES[match[2]], 1):
                    if entry := self.gazetteer.get(name):
                        yield Candidate(*match.span(half), entry, False, False)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a name is a whole part of the dateline, as Toluca is not in "TOLUCA LAKE, Calif."."""
        before, after = self.plain[self.dateline[0] : start].rstrip(" "), self.plain[end : self.dateline[1]].lstrip(" ")
        return before[-1:] in _PIECE_BORDERS and after[:1] in _PIECE_BORDERS

    def _is_toponym(self, candidate: Candidate) -> bool:
        """Whether a candidate is a toponym at all, and not a person, a word, or a part of a longer name."""
        ambiguity = candidate.entry.ambiguity
        if candidate.fixed or ambiguity == "never":
            return candidate.fixed is not None
        if self._means_other(candidate) or self._is_namesake(candidate):
            return False
        if candidate.in_dateline or (candidate.entry.senses[0].kind != "city" and not ambiguity):
            return True
        if candidate.all_caps:
            in_brackets = self.plain[candidate.start - 1 : candidate.start] in ("<", "(")
            min_population = FAMOUS_CITY if ambiguity else _MIN_UNCASED_CITY
            return not in_brackets and ambiguity != "word" and candidate.population >= min_population
        return self._is_toponym_in_context(candidate)

    def _means_other(self, candidate: Candidate) -> bool:
        """Whether the name of a country or a people is that of a river, a street, a language, or a word."""
        kind, name, start, end = candidate.entry.senses[0].kind, candidate.entry.name, candidate.start, candidate.end
        if candidate.in_dateline:
            return False
        if kind == "demonym":
            is_listed = may_be_language(self.plain, start) and (start, end) in self.languages
            return is_listed or is_language(self.plain, end)
        if is_part_of_name(self.plain, kind, end) or (kind in _WATERS and is_water(self.plain, start, end)):
            return True
        return is_no_state(self.text, start, end) if name == "US" else is_small_word(self.text, name, start)

    def _is_namesake(self, candidate: Candidate) -> bool:
        """Whether a surname behind a country's name shows a person called so: “Kenya Morris”."""
        if _CLAN_AFTER.match(self.plain, candidate.end):
            return self._words_around(candidate)[0] not in self.gazetteer.before_toponyms
        if candidate.entry.name not in ENGLISH["countries as given names"]:
            return False
        before, after = self._words_around(candidate)
        if not after or before in self.gazetteer.before_toponyms or after in self.gazetteer.after_toponyms:
            return False
        classes = lexicon().classes.get(after.lower(), ())
        is_surname = "surname" in classes and not {"head", "people"}.intersection(classes)
        if candidate.entry.name in ENGLISH["countries as rare given names"]:
            is_writing = _WORK_AFTER.match(self.plain, candidate.end + 1 + len(after)) is not None
            titles = ENGLISH["titles"] - ENGLISH["titles before countries"]
            return not classes and (before.lower() in titles or is_writing)
        if not is_surname and (classes or not self._begins_clause(candidate, after)):
            return False
        self.people.add(candidate.entry.name)
        return True

    def _begins_clause(self, candidate: Candidate, after: str) -> bool:
        """Whether a candidate and the word behind it are the subject of a verb: “India Larkin danced”."""
        verb = _VERB_AFTER.match(self.plain, candidate.end + 1 + len(after))
        before = self.plain[: candidate.start].rstrip()
        return verb is not None and (not before or before[-1] in '.!?,;:\n"“') and self.gazetteer.get(after) is None

    def _words_around(self, candidate: Candidate) -> tuple[str, str]:
        """The word before a candidate and the capitalised one behind it, "" for none."""
        before = self.plain[max(0, candidate.start - _CHARS_BEFORE) : candidate.start]
        word = before[:-1].rpartition(" ")[2]
        if not (before.endswith(" ") and word.isalpha()):  # as most are
            match = WORD_BEFORE.search(before)
            word = match.group(1) if match and match.end() - match.end(1) <= 2 else ""
        match = _WORD_AFTER.match(self.plain, candidate.end)
        return word, match.group(1) if match else ""

    def _is_toponym_in_context(self, candidate: Candidate) -> bool:
        """Whether the words around a city, or around an ambiguous name, show a toponym."""
        entry, population = candidate.entry, candidate.population
        before, after = self._words_around(candidate)
        if self._is_surname(entry, before.rstrip(".")):
            if entry.senses[0].kind != "demonym":  # "Dawn French" does not make every French thing hers
                self.people.add(entry.name)
            return False
        if self._is_given_name(entry, before, after):
            return False
        if population >= FAMOUS_CITY and entry.ambiguity != "word":
            return True
        if before not in self.gazetteer.before_toponyms or (entry.ambiguity == "word" and population < _MIN_WORD_CITY):
            return False
        return not after or after in self.gazetteer.after_toponyms

    def _is_surname(self, entry: GazetteerEntry, before: str) -> bool:
        """Whether a name is a surname, there and in the rest of the text: "Denzel Washington", "Mrs. Hamilton"."""
        is_initial = len(before) == 1 and before.isupper() and before not in "AI"
        return " " not in entry.name and (is_initial or before in self.gazetteer.before_people)

    @staticmethod
    def _is_sure_surname(word: str) -> bool:
        """Whether a word is a surname and nothing else."""
        return lexicon().classes.get(word.lower()) == ("surname",)

    def _is_given_name(self, entry: GazetteerEntry, before: str, after: str) -> bool:
        """Whether a name is the given name of a person, as in "Paris Hilton"."""
        if not after or before in self.gazetteer.before_toponyms:
            return False
        if entry.name not in self.gazetteer.given_names and not self._is_sure_surname(after):
            return False
        return after not in self.gazetteer.after_toponyms and self.gazetteer.get(after) is None
