"""The organizations that an article brings, and where its text names them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from searchapp.extraction.cued_patterns import Words
from searchapp.extraction.name_words.lexicon import lexicon, other_forms
from searchapp.extraction.name_words.name_keys import acronyms_of, canonical_key, slug
from searchapp.extraction.organizations.coreference import clean_label
from searchapp.extraction.overlaps import Span
from searchapp.extraction.tokens import plain_apostrophes
from searchapp.model.facts import Mention, Organization

_MEMO_NAMES = 1 << 14  # names, at some 300 bytes each
_MAX_WORD_LIKE_CHARS = 4  # a name no longer than this may be spelled like a word: who, un, ec


class _Name(Struct, frozen=True):
    """A name with the id and the label of its organization, and all that its mentions may be written like.

    `spellings` are each with what is searched in small letters, or, of short ones, "" with their capitals.
    """

    id: str
    label: str
    spellings: tuple[tuple[str, str], ...]


def given_organizations(names: Iterable[str], text: str, words: Words) -> tuple[Organization, ...]:
    """The organizations that an article brings, with their mentions in its text, which has these words."""
    plain = plain_apostrophes(text)
    lowered = _in_small_letters(plain)
    organizations: dict[str, Organization] = {}
    for name in map(_name, names):
        if name.id and name.id not in organizations:
            mentions = _mentions(name, text, words, plain, lowered)
            organizations[name.id] = Organization(name.id, name.label, mentions)
    return tuple(organizations.values())


def _mentions(name: _Name, text: str, words: Words, plain: str, lowered: str) -> tuple[Mention, ...]:
    """Where a text has a name, its acronym or another spelling of it as whole words, in text order; of those that
    overlap the first, the longest of several.

    In small letters it has to be as it is given, and a short name in capitals alone: WHO is not who.
    """
    spans: list[Span] = []
    for spelling, needle in name.spellings:
        if not spelling and needle.isalpha() and needle not in words:
            continue
        searched = lowered if spelling else plain
        start = searched.find(needle)
        while start >= 0:
            end = start + len(needle)
            is_whole = not (start and searched[start - 1].isalnum()) and not searched[end : end + 1].isalnum()
            if is_whole and (not spelling or not (written := text[start:end]).islower() or written == spelling):
                spans.append((start, -end))
            start = searched.find(needle, end)
    mentions: list[Mention] = []
    taken = 0
    for start, negative_end in sorted(spans):
        if start >= taken:
            taken = -negative_end
            mentions.append(Mention(start, taken, text[start:taken], "given"))
    return tuple(mentions)


@lru_cache(maxsize=_MEMO_NAMES)
def _name(name: str) -> _Name:
    plain = [(spelling, plain_apostrophes(spelling)) for spelling in _spellings(name)]
    spellings = [
        ("", each.upper()) if len(each) <= _MAX_WORD_LIKE_CHARS else (spelling, _in_small_letters(each))
        for spelling, each in plain
        if each
    ]
    return _Name(slug(canonical_key(name)), clean_label(name), tuple(dict.fromkeys(spellings)))


def _in_small_letters(text: str) -> str:
    """A text of the same length in small letters, of which some capitals, like İ, have longer ones."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join([char.lower()[0] for char in text])


def _spellings(name: str) -> tuple[str, ...]:
    """A name with, where the lexicon knows it, its full name and other spellings, else the acronyms that it may have.

    What is a place's name or a word, as UK and US are, is no acronym.
    """
    known = lexicon()
    full = known.full_names.get(canonical_key(name), name)
    others = {form.replace("-", " ") for form in other_forms().get(slug(canonical_key(full)), ())}
    acronyms = {
        acronym
        for acronym in (() if others else acronyms_of(full))
        if known.names.get(acronym) != "LOC" and "common" not in known.classes.get(acronym, ())
    }
    return tuple(dict.fromkeys([name, full, *sorted(others | acronyms)]))
