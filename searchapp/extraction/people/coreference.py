"""Mentions of one article → persons: surnames, initials and longer forms of one name joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.people.person_names import given_name, name_words, surname
from searchapp.model.facts import Mention, Person
from searchapp.text.writers import without_capitals

Words = tuple[str, ...]

_SUFFIXED = re.compile(r" [JS]r\.?$")  # of a father and a son the one without
_BESIDE_KIN = (" and ", " & ")
_WORD_BEFORE = re.compile(r"\b(\w+)\s$")
_TITLE_CHARS = 16


def cluster_people(mentions: Iterable[Mention], text: str = "") -> tuple[Person, ...]:
    """The persons that the mentions of one article name, in the order of their first mention.

    Kin share their surname, if the text is given: the first of “Karl and Anna Vosk” is Karl Vosk.
    """
    ordered = [mention for mention in sorted(mentions, key=lambda mention: mention.start) if name_words(mention.text)]
    full = _full_names([name_words(mention.text) for mention in ordered])
    clusters: dict[Words, list[Mention]] = {}
    bearers = _by_word(full.values())
    mentioned: dict[Words, int] = {}  # by full name which mention was the last of it
    known_as: dict[str, Words] = {}  # by a single word the full name that it stood for before
    labels: dict[Words, str] = {}  # of those whose surname stands behind their kin's name
    for number, mention in enumerate(ordered):
        words = name_words(mention.text)
        if len(words) == 1 and words[0] not in known_as:
            known_as[words[0]] = _bearer(words[0], bearers, mentioned)
            kin = ordered[number + 1] if text[mention.end :].startswith(_BESIDE_KIN) and ordered[number + 1 :] else None
            if kin and known_as[words[0]] == words and _are_kin(mention, kin, text):
                kin_surname = surname(name_words(kin.text))
                known_as[words[0]] = name = (*words, *kin_surname)
                labels[name] = " ".join((mention.text, *kin.text.split()[-len(kin_surname) :]))
        name = full[words] if len(words) > 1 else known_as[words[0]]
        if len(name) > 1:
            mentioned[name] = number
        clusters.setdefault(name, []).append(mention)
    return tuple(_person(name, its_mentions, labels.get(name, "")) for name, its_mentions in clusters.items())


def _are_kin(mention: Mention, kin: Mention, text: str) -> bool:
    """Whether a given name that the text had not before stands before “and” and the full name of another person."""
    title = _WORD_BEFORE.search(text, max(0, mention.start - _TITLE_CHARS), mention.start)
    if title and title[1].lower() in ENGLISH["titles before given names"]:  # “Prince Karl and Anna Vosk”
        return False
    is_beside = text[mention.end : kin.start] in _BESIDE_KIN and len(name_words(kin.text)) > 1
    is_first = text.find(mention.text) == mention.start  # whom a text calls Madonna at first has no other name
    return is_beside and is_first and "given" in lexicon().classes.get(mention.text.lower(), ())


def _full_names(names: Sequence[Words]) -> dict[Words, Words]:
    """For every name of several words the longest form of it in the article."""
    distinct = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), -len(name[-1]), name))
    full: dict[Words, Words] = {}
    similar: dict[Words, set[Words]] = defaultdict(set)  # full names by what may stand for them
    for name in distinct:
        given, last = name[0], name[-1]
        keys = [name, (given, last), (given[0], last), *([(given[0], "", last)] if len(given) == 1 else ())]
        longer = {other for key in keys for other in similar.get(key, ()) if _is_form(name, other)}
        full[name] = next(iter(longer)) if len(longer) == 1 else name
        for short in _short_forms(full[name]):
            similar[short].add(full[name])
    return full


def _short_forms(name: Words) -> Iterator[Words]:
    """What may stand for a full name: its begin and its end, its first and last word, either of them as an initial.

    That of the first word has nothing behind it, as many persons of one surname may have it.
    """
    yield from (name[:count] for count in range(2, len(name) + 1))
    yield from (name[-count:] for count in range(2, len(name)))
    yield from ((name[0], name[-1]), (name[0], name[-1][0]), (name[0][0], "", name[-1]))


def _by_word(names: Iterable[Words]) -> Mapping[str, list[Words]]:
    """The full names that have a word, each once, in their order."""
    by_word: dict[str, list[Words]] = defaultdict(list)
    for name in dict.fromkeys(names):
        for word in dict.fromkeys(name):
            by_word[word].append(name)
    return by_word


def _is_form(name: Words, longer: Words) -> bool:
    """Whether a name is another form of a longer one: fewer given names, initials, or without what follows it."""
    if name == longer:
        return True
    if len(name) == len(longer):
        same = all(a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0]) for a, b in zip(name, longer, strict=True))
        is_initial = len(name[-1]) == 1 and name[0] == longer[0]  # “Ana H.”
        return same and (name[-1] == longer[-1] or is_initial)
    if name == longer[: len(name)] or name == longer[-len(name) :]:
        return True
    given, others = name[0], longer[0]
    return surname(name) == surname(longer) and (given == others or (len(given) == 1 and given == others[0]))


def _bearer(word: str, bearers: Mapping[str, list[Words]], mentioned: Mapping[Words, int]) -> Words:
    """The full name that a single word stands for: the last one mentioned with that surname, else with that word."""
    names = list(dict.fromkeys((*bearers.get(word, ()), *bearers.get(given_name(word), ()))))
    named = sorted(names, key=lambda name: -mentioned.get(name, -1))  # those not mentioned yet last, in their order
    return next((name for name in named if name[-1] == word), next(iter(named), (word,)))


def _person(name: Words, mentions: Sequence[Mention], label: str) -> Person:
    """A person under the commonest spelling of the longest form of the name, else under this label if there is one."""
    spellings = Counter(" ".join(m.text.split()) for m in mentions if len(name_words(m.text)) == len(name))
    spellings = spellings or Counter([label] if label else [" ".join(mention.text.split()) for mention in mentions])
    label = max(
        spellings, key=lambda text: (not text.isupper(), spellings[text], not _SUFFIXED.search(text), len(text), text)
    )
    label = without_capitals(label.removesuffix("'s").removesuffix("’s"))
    return Person("-".join(name), label, tuple(mentions))
