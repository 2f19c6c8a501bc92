"""Names that the model takes for organizations', and that are persons': “Orrin” where the text has “Vela Orrin” too.

Of 16 such names in news of others 14 were persons'.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_reading import NameReading
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.person_words import is_full_name
from searchapp.model.facts import Mention

_MAX_SCORE = 0.8  # of a name that is a person's: firms are called after their founders
_MAX_SPACES = 2
_MEMO_NAMES = 1 << 14  # at some 200 bytes each
_TITLE_CHARS = 20  # before a name
_RULES = frozenset(("model", "short form", "repeated"))
_RULES_OF_LISTS = frozenset(("known", "repeated"))
_OF_BODIES = frozenset(("head", "legal"))


def without_persons(mentions: Sequence[Mention], reading: NameReading) -> list[Mention]:
    """The mentions without full names of persons, and without the parts of those that the model has found."""
    unsure = [mention for mention in mentions if mention.score < _MAX_SCORE and mention.rule in _RULES]
    doubted = {mention.text for mention in unsure if _is_doubtful(mention.text, reading.lexicon)}
    parts = frozenset(_parts_of_persons(reading)) if doubted else frozenset()
    persons = {name for name in doubted if _is_of_person(" ".join(name.lower().split()), parts, reading.lexicon)}
    others = {each for each in unsure if each.text in persons or _is_behind_title(each, reading)}
    return [mention for mention in mentions if mention not in others] if others else list(mentions)


def _is_of_person(name: str, parts: Container[str], lexicon: Lexicon) -> bool:
    return name in parts or is_full_name(name.split(" "), lexicon)


def _is_behind_title(mention: Mention, reading: NameReading) -> bool:
    """Whether a given name and one word more stand behind a title in small letters: “journalist Ana Press”."""
    if mention.text.count(" ") != 1:
        return False
    given, _, last = mention.text.lower().partition(" ")
    if "given" not in reading.lexicon.classes.get(given, ()):
        return False
    before = reading.tokens.text[max(0, mention.start - _TITLE_CHARS) : mention.start].split()
    return before[-1:] != [] and before[-1] in ENGLISH["titles"] and f"{given} {last}" not in reading.lexicon.names


@lru_cache(maxsize=_MEMO_NAMES)
def _is_doubtful(text: str, lexicon: Lexicon) -> bool:
    """Whether a name of a few words may be a person's: in no list, no acronym, and without a word for a body."""
    name = " ".join(text.lower().split())
    if name.count(" ") > _MAX_SPACES or (text.isupper() and " " not in text):
        return False
    is_of_body = any(not _OF_BODIES.isdisjoint(lexicon.classes.get(word, ())) for word in name.split(" "))
    return not is_of_body and name not in lexicon.names


def _parts_of_persons(reading: NameReading) -> Iterator[str]:
    """What the full names of persons begin with and end in, in small letters."""
    for span in reading.people:
        words = [word for word in reading.tokens.lower[span.begin : span.end] if word != "'s"]
        while words and words[-1].rstrip(".") in ENGLISH["behind persons"]:
            words.pop()
        for index in range(1, len(words)):
            yield " ".join(words[:index])
            yield " ".join(words[index:])


def without_surnames(mentions: Sequence[Mention], reading: NameReading) -> list[Mention]:
    """The mentions without the single words of the lists of bodies that end the full name of a person of the text."""
    if not any(map(_may_be_surname, mentions)):
        return list(mentions)
    sure = {mention.text for mention in mentions if mention.rule == "model" and mention.score >= _MAX_SCORE}
    surnames = set(_surnames(reading)) - sure
    return [each for each in mentions if not (_may_be_surname(each) and _are_of_persons(each.text, surnames))]


def _may_be_surname(mention: Mention) -> bool:
    return (mention.rule in _RULES_OF_LISTS or "-" in mention.text) and " " not in mention.text


def _are_of_persons(name: str, surnames: Container[str]) -> bool:
    """Whether a word is somebody's surname, in the genitive too, or those of two: “Orrin's”, “Orrin-Tallis”."""
    bare = name.removesuffix("'s").removesuffix("’s")
    return bare in surnames or ("-" in bare and all(part in surnames for part in bare.split("-")))


def _surnames(reading: NameReading) -> Iterator[str]:
    """The last words of the full names of persons whose first is a given name."""
    words, lexicon = reading.tokens.words, reading.lexicon
    for span in reading.people:
        if span.end - span.begin > 1 and "given" in lexicon.classes.get(words[span.begin].lower(), ()):
            yield words[span.end - 1]
