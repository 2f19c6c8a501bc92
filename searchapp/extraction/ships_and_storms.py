"""Names of ships and storms, which are neither bodies nor persons: “the tanker Amber Tide”, “Hurricane Ian”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from searchapp.extraction.cued_patterns import CuePatterns, Words
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.overlaps import Span
from searchapp.model.facts import Mention

_SHIP = r" (?P<name>[A-Z][\w'-]*(?: (?:(?:of|of the|de) )?(?:[A-Z][\w'-]*|\d{1,3}\b)){0,3})(?!&)"
_SHIPS = CuePatterns(lambda: ENGLISH["kinds of ships"], _SHIP)
_KIND = re.compile(  # what a ship, a boat or a carrier has to be: no “they ship Orr kettles”, no airline
    r"(?:\b(?:cargo|container|cruise|rescue|hospital|research|supply|sailing|passenger|ocean|patrol|fishing|naval"
    r"|[Tt]he|[Aa]) (?:ship|vessel|boat|liner)|\b(?:bulk|gas|ore|car|aircraft) carrier"
    r"|\b(?!ship|vessel|boat|liner|carrier)[A-Za-z]+)$"
)
_KIND_CHARS = 24
_STORMS = CuePatterns(lambda: ENGLISH["kinds of storms"], r" (?P<name>[A-Z][a-z]+)\b")


class ShipsAndStorms(Struct, frozen=True):
    """Where a text names ships and storms, and how they are called."""

    spans: tuple[Span, ...]
    names: frozenset[str]

    def without(self, mentions: Iterable[Mention]) -> list[Mention]:
        """The mentions but those of ships and storms; a word that a longer name begins with stays: “Ian Holt … Ian”."""
        given = list(mentions)
        if not self.spans:
            return given
        others = [mention for mention in given if not self._is_within(mention)]
        first_words = {mention.text.partition(" ")[0] for mention in others if " " in mention.text}
        names = self.names - first_words
        return [mention for mention in others if mention.text not in names]

    def _is_within(self, mention: Mention) -> bool:
        return any(start <= mention.start and mention.end <= end for start, end in self.spans)


_NONE = ShipsAndStorms((), frozenset())


def ships_and_storms(plain: str, words: Words, lexicon: Lexicon) -> ShipsAndStorms:
    """The ships and storms of a text that has these words in small letters."""
    if words.isdisjoint(_cues()):  # as in most texts
        return _NONE
    named = [*_ships(plain, words, lexicon), *_storms(plain, words, lexicon)]
    return ShipsAndStorms(tuple(span for span, _ in named), frozenset(name for _, name in named))


@lru_cache(maxsize=1)
def _cues() -> Words:
    """The words in small letters of which a text that names a ship or a storm has one."""
    return frozenset(map(str.lower, ENGLISH["kinds of storms"] | ENGLISH["kinds of ships"]))


def _ships(plain: str, words: Words, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """The spans and names of what stands behind a kind of ship, and is no officer or known body: “tanker Shell”.

    Letters before a ship's name are part of it: “HMS Amber”.
    """
    for match in _SHIPS.matches(plain, words):
        name, end_of_kind = match["name"], match.start("name") - 1
        if not _KIND.search(plain, max(0, end_of_kind - _KIND_CHARS), end_of_kind):
            continue
        name_words = name.lower().split(" ")
        is_officer = name_words[0] in ENGLISH["officers of ships"]
        is_body = name.lower() in lexicon.names or headword_kind(name_words, lexicon) == "body"
        if not is_officer and not is_body:
            is_prefix = plain[match.start() : end_of_kind].isupper()
            yield (match.start() if is_prefix else end_of_kind + 1, match.end("name")), name


def _storms(plain: str, words: Words, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """The spans and names of storms, but for “Hurricane Center” and the like."""
    for match in _STORMS.matches(plain, words):
        word = match["name"].lower()
        if "given" in lexicon.classes.get(word, ()) or word not in lexicon.ordinary:
            yield match.span(), match["name"]
