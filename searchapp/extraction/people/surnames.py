"""Organizations that are the surname of a person whom the article names in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.model.facts import Organization, Person

_RULES = ("model", "short form")  # by which a surname may be taken for an organization


def without_surnames(organizations: tuple[Organization, ...], people: Iterable[Person]) -> tuple[Organization, ...]:
    """The organizations but those that an article only calls as it may call a person: Sadr beside Moqtada al Sadr.

    Those that the lexicon knows stay: Ford beside Henry Ford.
    """
    surnames = set(_surnames(people)) if organizations else set()
    return tuple(each for each in organizations if not _is_surname(each, surnames))


def _is_surname(organization: Organization, surnames: set[str]) -> bool:
    names = {mention.text.lower() for mention in organization.mentions}
    rules = {mention.rule for mention in organization.mentions}
    return bool(names) and names <= surnames and rules.issubset(_RULES) and not any(map(_is_known, names))


def _is_known(name: str) -> bool:
    return lexicon().names.get(name) in ("ORG", "FIRM")


def _surnames(people: Iterable[Person]) -> Iterator[str]:
    """What the full names of persons end with, in small letters."""
    for person in people:
        for name in {mention.text.lower() for mention in person.mentions}:
            words = name.split()
            yield from (" ".join(words[start:]) for start in range(1, len(words)))
