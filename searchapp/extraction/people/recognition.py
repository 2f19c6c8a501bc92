"""Article → the persons whom it names, each with the mentions: found by the model of names, without titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from searchapp.extraction.cued_patterns import CuePatterns
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_model.spans import PersonSpan
from searchapp.extraction.name_reading import NameReading
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.overlaps import Span, TakenSpans, apart_from, overlaps_sorted
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
from searchapp.extraction.person_signs import sign_behind
from searchapp.extraction.ships_and_storms import ShipsAndStorms, ships_and_storms
from searchapp.model.facts import Mention, Organization, Person
from searchapp.text.lazy_pattern import LazyPattern

_MIN_LONE = 0.8  # the probability of a single word that no full name of the article has
_VERB_SCORE = 0.5
_SINGLE_SCORE = 0.85
_VERBS = "said|says|told|met|wrote|added|argued|joked|smiled|laughed|married|tweeted|posted"
_REST_OF_NAME = r"[^\W\d_]+(?:-[A-Z][^\W\d_]+)? (?:[A-Z][^\W\d_]+ )?[A-Z][^\W\d_]+"
# Patterns that begin with a capital are tried at capitals alone: what may not stand before it is looked up from there,
# and only where another capital stands behind the word, which nobody writes with more letters than these.
_SUBJECT = LazyPattern(
    lambda: (
        r"([A-Z](?=[^\W\d_]{1,40}[ -][A-Z])"
        rf"(?<![\w-][A-Z])(?<![A-Z][a-z] [A-Z])(?<!\bin [A-Z])(?<!\bof [A-Z])(?<!\bthe [A-Z]){_REST_OF_NAME})"
        rf"(?=,? (?:{_VERBS})\b|{sign_behind()})"
    ),
    flags=0,
)
_OBJECT = CuePatterns(("met", "told", "married", "interviewed", "thanked"), rf" ([A-Z]{_REST_OF_NAME})\b(?! [A-Z])")
# Initials before a surname, and names of Ireland and Scotland behind another: no body and no place is called so.
_INITIALS = re.compile(
    r"([A-Z]\.(?<![\w.][A-Z]\.)(?!(?<=U\.)[SNK]\.|(?<=E\.)U\.|(?<=D\.)C\.|(?<=L\.)A\.|(?<=N\.)Y\.)"
    r" ?[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z][^\W\d_]{2,})\b(?! (?:&|[A-Z]))"
)
_CLAN = re.compile(
    r"(?<![A-Z][a-z] )\b([A-Z][a-z]+ (?:Mc|Mac|O')[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    r"|[NM]'[A-Z][a-z]+ [A-Z][^\W\d_]+)\b(?! (?:&|[A-Z]))"
)
_CLAN_SIGNS = (" Mc", " Mac", " O'", "N'", "M'")
_DAUGHTER = re.compile(r"\b((?:[A-ZÀ-Þ][^\W\d_]+ ){1,2}[A-ZÀ-Þ][^\W\d_]+d[óo]ttir)\b")  # of Iceland
_TITLED_NAME = r"[A-Z][^\W\d_]+(?:-[^\W\d_]+)?(?: [A-Z]\.)?(?: [A-Z][^\W\d_]+(?:-[^\W\d_]+)?){1,3}"
_BEHIND_OFFICE = rf"\.? ({_TITLED_NAME})(?![\w-])"
_TITLED = (
    CuePatterns(
        lambda: ENGLISH["offices of persons"] | ENGLISH["relatives and trades"] | ENGLISH["works of reporters"],
        _BEHIND_OFFICE,
    ),
    CuePatterns(
        lambda: (
            *map(str.capitalize, ENGLISH["offices of persons"] | ENGLISH["works of reporters"]),
            *("General", "Sheikh", "CEO"),
        ),
        _BEHIND_OFFICE,
    ),
    CuePatterns(
        ("Photo", "Photograph", "Picture", "Image", "Credit"), rf"(?: by)?: ({_TITLED_NAME})(?= ?/)", plural=True
    ),
)
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


class _Surroundings(Struct, frozen=True):
    """A text that may name persons, and where it names none."""

    reading: NameReading
    taken: Sequence[Span]  # by organizations and by the dateline's location, sorted
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
    taken = [(mention.start, mention.end) for organization in organizations for mention in organization.mentions]
    location = reading.dateline.location
    others = ships_and_storms(reading.tokens.text, reading.tokens.distinct, reading.lexicon)
    return _Surroundings(reading, sorted([*taken, location] if any(location) else taken), others)


def _with_speaking(mentions: list[Mention], around: _Surroundings) -> list[Mention]:
    """The mentions of the model and, in their place where they overlap, those that verbs or their form show."""
    longer = {(m.start, m.end) for m in mentions if " " in m.text}
    reading = around.reading
    speaking = around.others.without(_speaking(reading, reading.text, [*around.taken, *longer]))
    return apart_from(mentions, speaking) + speaking if speaking else mentions


def _named(mentions: Sequence[Mention], around: _Surroundings) -> list[Mention]:
    """The mentions that name somebody for sure, and those of persons who are known by a single name."""
    text, tokens = around.reading.text, around.reading.tokens
    named = list(_without_lone_words(mentions, text, around.reading.lexicon))
    single = [Mention(*span, text[slice(*span)], "single name", _SINGLE_SCORE) for span in single_names(tokens)]
    return named + apart_from([m for m in single if not overlaps_sorted(m.start, m.end, around.taken)], named)


def _clustered(named: Sequence[Mention], around: _Surroundings) -> tuple[Person, ...]:
    text = around.reading.text
    repeated = repeated_names(named, around.taken, text, around.reading.lexicon)
    return cluster_people([*named, *repeated], text) if named else ()


def _mentions(reading: NameReading, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The mentions of persons by the model, outside the sorted spans that are taken."""
    last_end = 0
    references: list[tuple[int, int]] | None = None
    for span in reading.people:
        for start, end in _spans(span, reading, text):
            is_free = start >= last_end and not overlaps_sorted(start, end, taken)
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
    before = _WORD_BEFORE.search(text, max(0, start - _BEFORE_CHARS), start - is_quoted)
    if before is None:
        return False
    return before[1] in ENGLISH["works"] or (is_quoted and before[1].lower() in _BEFORE_WORKS)


def _is_locality(text: str, start: int, end: int) -> bool:
    """Whether a name is that of an area, a site, or what a saint gave its name: “Ein Al-Marda area”, “St Aldous's”."""
    is_of_saint = text.startswith(("St ", "St. "), start) and text.startswith(("'s", "’s", "-in-", "-on-"), end)
    return is_of_saint or any(pattern.match(text, end) for pattern in (_AREA_BEHIND, _SITE_BEHIND))


def _speaking(reading: NameReading, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The names of words that no list knows, beside a verb that takes persons or by their form: “Mirko Tallis met”."""
    plain, lexicon = reading.tokens.text, reading.lexicon
    taken_spans = TakenSpans(len(plain), taken)
    objects = _OBJECT.matches(plain, reading.tokens.distinct)
    clans = _CLAN.finditer(plain) if any(sign in plain for sign in _CLAN_SIGNS) else ()
    daughters = _DAUGHTER.finditer(plain) if "ttir" in plain else ()
    titled = chain.from_iterable(pattern.matches(plain, reading.tokens.distinct) for pattern in _TITLED)
    shown = chain(_SUBJECT.finditer(plain), objects, _INITIALS.finditer(plain), clans, daughters, titled)
    spans = chain(
        (match.span(1) for match in shown),
        listed_names(reading, taken_spans),
        names_behind_countries(plain, lexicon),
        names_in_credits(plain),
    )
    for begin, end in spans:
        start = begin + without_titles(plain[begin:end])
        is_free = not taken_spans.overlaps(start, end) and not _is_street(plain, start, end)
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
    before = _WORD_BEFORE.search(text, max(0, mention.start - _BEFORE_CHARS), mention.start)
    if before and before[1].lower() in ENGLISH["titles"]:
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
