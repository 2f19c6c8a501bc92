"""Article → the persons whom it names, each with the mentions: found by the model of names, without titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_model.spans import PersonSpan
from searchapp.extraction.name_reading import NameReading
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.overlaps import TakenSpans, apart_from, overlaps_sorted
from searchapp.extraction.people.coreference import cluster_people
from searchapp.extraction.people.listed_names import (
    listed_names,
    names_behind_countries,
    names_in_credits,
    single_names,
)
from searchapp.extraction.people.name_edges import names_no_person, person_spans
from searchapp.extraction.people.person_names import given_name, name_words, person_id, without_titles
from searchapp.extraction.people.repeated_names import repeated_names
from searchapp.extraction.people.shown_names import shown_names
from searchapp.extraction.ships_and_storms import ShipsAndStorms, ships_and_storms
from searchapp.model.facts import Mention, Organization, Person

_MIN_LONE = 0.8  # the probability of a single word that no full name of the article has
_VERB_SCORE = 0.5
_SINGLE_SCORE = 0.85
_NO_PERSON = frozenset(("head", "legal", "people", "place", "title"))
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+$")
_OF_TITLES = frozenset(("prime", "extraordinary", "plenipotentiary", "elect"))  # words of titles, that stand behind one
_ASSISTANTS = frozenset(("alexa", "siri", "cortana", "bixby"))  # that devices answer as
# As lists of references name authors: “Holt AB, Reyes C”.
_REFERENCE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,} [A-Z]{1,3}")
_REFERENCES = re.compile(rf"(?:{_REFERENCE.pattern}[,;] ){{2,}}{_REFERENCE.pattern}\b")
_AREA_BEHIND = re.compile(
    r" (?:area|neighbou?rhood|suburb|village|province|region|district(?! (?:attorney|judge|court|nurse)))s?\b"
)
_SITE_BEHIND = re.compile(  # that is called after a person
    r" (?:(?:Inter)?[Nn]ational |Regional |Memorial |Municipal |Public )?(?:[Aa]irport|Bridge|Boulevard|Stadium|Arena"
    r"|Hospital|Library|School|University|College|Center|Centre|Foundation|Institute|Prize|Award|Highway|Expressway"
    r"|Avenue|Museum|Theat(?:er|re)|Airfield|Tunnel|Building|Gallery)\b"
)
_BEFORE_CHARS = 24
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_BEFORE_WORKS = frozenset(
    ("in", "and", "of", "from", "read", "wrote", "watched", "saw", "his", "her", "titled", "entitled")
)
_BEFORE_STREETS = (
    *(f"{number} " for number in range(10)),
    " on ",
    " in ",
    " along ",
    " down ",
    " off ",
    " crossed ",
    " passed ",
)


class _Surroundings(Struct, frozen=True, gc=False):
    """A text that may name persons, and where it names none."""

    reading: NameReading
    taken: TakenSpans  # by organizations and by the dateline's location
    others: ShipsAndStorms


def find_people(
    readings: Sequence[NameReading], organizations: Sequence[Iterable[Organization]]
) -> list[tuple[Person, ...]]:
    """The persons that each text of a batch names outside its organizations' names.

    Each stage goes over all texts before the next one, as with organizations.
    """
    around = list(map(_surroundings, readings, organizations))
    by_model = [each.others.without(_mentions(each.reading, each.reading.text, each.taken)) for each in around]
    mentions = list(map(_with_speaking, by_model, around))
    named = list(map(_named, mentions, around))
    return list(map(_clustered, named, around))


def _surroundings(reading: NameReading, organizations: Iterable[Organization]) -> _Surroundings:
    taken = TakenSpans(len(reading.text), [reading.dateline.location])
    for organization in organizations:
        for mention in organization.mentions:
            taken.take(mention.start, mention.end)
    others = ships_and_storms(reading.tokens.text, reading.tokens.distinct, reading.lexicon)
    return _Surroundings(reading, taken, others)


def _with_speaking(mentions: list[Mention], around: _Surroundings) -> list[Mention]:
    """The mentions of the model and, in their place where they overlap, those that verbs or their form show."""
    reading, taken = around.reading, around.taken.copy()
    for mention in mentions:
        if " " in mention.text:
            taken.take(mention.start, mention.end)
    speaking = around.others.without(_speaking(reading, reading.text, taken))
    return apart_from(mentions, speaking) + speaking if speaking else mentions


def _named(mentions: Sequence[Mention], around: _Surroundings) -> list[Mention]:
    """The mentions that name somebody for sure, and those of persons who are known by a single name."""
    text, tokens = around.reading.text, around.reading.tokens
    named = list(_without_lone_words(mentions, text, around.reading.lexicon))
    single = [Mention(*span, text[slice(*span)], "single name", _SINGLE_SCORE) for span in single_names(tokens)]
    return named + apart_from([m for m in single if not around.taken.overlaps(m.start, m.end)], named)


def _clustered(named: Sequence[Mention], around: _Surroundings) -> tuple[Person, ...]:
    text = around.reading.text
    repeated = repeated_names(named, around.taken, text, around.reading.lexicon)
    return cluster_people([*named, *repeated], text) if named else ()


def _mentions(reading: NameReading, text: str, taken: TakenSpans) -> Iterator[Mention]:
    """The mentions of persons by the model, outside the spans that are taken."""
    last_end = 0
    references: list[tuple[int, int]] | None = None
    for span in reading.people:
        for start, end in _spans(span, reading, text):
            is_free = start >= last_end and not taken.overlaps(start, end)
            name = text[start:end]
            is_free = is_free and not _is_street(text, start, end) and not _is_locality(text, start, end)
            is_free = is_free and not _is_work(text, start, end)
            if is_free and _REFERENCE.fullmatch(name):
                references = _references(text) if references is None else references
                is_free = not overlaps_sorted(start, end, references)
            if start < end and is_free and not is_place(name) and not names_no_person(name, reading.lexicon):
                yield Mention(start, end, name, "model", round(span.probability, 3))
                last_end = end


def _references(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _REFERENCES.finditer(text)]


def _is_street(text: str, start: int, end: int) -> bool:
    """Whether a name that may be a person's is that of a street there: “on Thames Street”."""
    return text.endswith((" Street", " Lane", " Square"), start, end) and text.endswith(_BEFORE_STREETS, 0, start)


def _is_work(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a book or a film: “the film Ana Tallis”, “in ‘Ana Tallis’”, no “named ‘Ana Tallis’”."""
    quote = text[start - 1 : start]
    is_quoted = quote in _QUOTES and text.startswith(_QUOTES[quote], end) and " " in text[start:end]
    word = _word_before(text, start - is_quoted)
    return word in ENGLISH["works"] or (is_quoted and word.lower() in _BEFORE_WORKS)


def _word_before(text: str, start: int) -> str:
    """The word before an offset, between them white space and a full stop at most; empty for none."""
    if not text[start - 1 : start].isspace():
        return ""
    begin = max(0, start - _BEFORE_CHARS)
    last = "".join(text[begin:start].split()[-1:]).removesuffix(".")
    if last.isalpha():  # as mostly, and in a third of the time
        return last
    before = _WORD_BEFORE.search(text, begin, start)
    return before[1] if before else ""


def _is_locality(text: str, start: int, end: int) -> bool:
    """Whether a name is that of an area, a site, or what a saint gave its name: “Ein Al-Marda area”, “St Aldous's”."""
    is_of_saint = text.startswith(("St ", "St. "), start) and text.startswith(("'s", "’s", "-in-", "-on-"), end)
    return is_of_saint or (_AREA_BEHIND.match(text, end) or _SITE_BEHIND.match(text, end)) is not None


def _speaking(reading: NameReading, text: str, taken: TakenSpans) -> Iterator[Mention]:
    """The names of words that no list knows, beside a verb that takes persons or by their form: “Mirko Tallis met”."""
    plain, lexicon = reading.tokens.text, reading.lexicon
    spans = chain(
        shown_names(reading.tokens),
        listed_names(reading, taken),
        names_behind_countries(plain, lexicon),
        names_in_credits(plain),
    )
    for begin, end in spans:
        start = begin + without_titles(plain[begin:end])
        is_free = not taken.overlaps(start, end) and not _is_street(plain, start, end)
        is_free = is_free and not _is_work(text, start, end)
        name = text[start:end]
        if not is_free or is_place(name) or names_no_person(name, lexicon, is_acting=True):
            continue
        if _may_be_person(name, lexicon):
            yield Mention(start, end, name, "verb", _VERB_SCORE)


def _may_be_person(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is none that is known, not of ordinary words alone, and has none of a body's, people or place."""
    first, _, _ = name.partition(" ")
    if first in ENGLISH["no names"] or name.lower() in lexicon.names:
        return False
    classes = [lexicon.classes.get(word, ()) for word in name.lower().split(" ")]
    if all("common" in each for each in classes):
        return False
    behind = classes[1:] if "given" in classes[0] else classes  # Nancy is a town too
    return not any(_NO_PERSON.intersection(each) for each in behind)


def _spans(span: PersonSpan, reading: NameReading, text: str) -> Iterable[tuple[int, int]]:
    """The offsets of the persons' names in a span, without titles and genitive, with all their parts."""
    tokens = reading.tokens
    start, end = tokens.starts[span.begin], tokens.ends[span.end - 1]
    if tokens.words[span.end - 1] == "'s":
        end = tokens.ends[span.end - 2] if span.end - 1 > span.begin else start
    return person_spans(text, start, end, reading.lexicon)


def _without_lone_words(mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions without single words that are no surname for sure, nor part of a full name of the article."""
    in_full = {word for mention in mentions for word in _words_of_full(mention)}
    for mention in mentions:
        words = name_words(mention.text)
        if (
            len(words) != 1
            or not in_full.isdisjoint((words[0], given_name(words[0])))
            or _is_sure(mention, words[0], text, lexicon)
        ):
            yield mention


def _words_of_full(mention: Mention) -> tuple[str, ...]:
    words = name_words(mention.text)
    return words if len(words) > 1 else ()


def _is_sure(mention: Mention, word: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a single word names a person by itself: behind a title, or likely and no ordinary word."""
    if word in _ASSISTANTS or word in ENGLISH["behind persons"]:
        return False
    if (word in ENGLISH["titles"] or word in _OF_TITLES) and "surname" not in lexicon.classes.get(word, ()):
        return False
    if _word_before(text, mention.start).lower() in ENGLISH["titles"]:
        return True
    return mention.score >= _MIN_LONE and word not in lexicon.ordinary and word not in ENGLISH["titles"]


def given_people(names: Sequence[str], text: str) -> Iterator[Person]:
    """The persons that an article brings, with their mentions in its text, each id once."""
    seen = set()
    for name in names:
        label = " ".join(name.split())
        identity = person_id(label)
        if identity and identity not in seen:
            seen.add(identity)
            matches = re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text)
            yield Person(identity, label, tuple(Mention(m.start(), m.end(), m.group(), "given") for m in matches))
