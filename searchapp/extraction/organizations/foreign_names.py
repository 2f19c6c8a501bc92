"""Names of bodies that begin with their headword: “Fundación Orr”, “Banque de l'Orne”, “Diocese of Orr”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from searchapp.extraction.cued_patterns import CuePatterns, Words
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.overlaps import apart_from, lies_in
from searchapp.model.facts import Mention

_LINKS = (
    r"(?:of(?: the)?|de(?: la| las| los)?|del|da|das|do|dos|des|du|di|della|e|et|y|en|la|le|les"
    r"|nacional|nationale?|générale?)"
)
_NAME = rf"(?: {_LINKS})*(?: | [ld]')[A-ZÀ-Þ][\w'-]+"
_NAMES = CuePatterns(lambda: ENGLISH["foreign bodies"], rf"((?:{_NAME}){{1,5}}(?:(?<=N[º°]) \d+)?)(?![\w'])")
_SCORE = 0.85


def with_foreign_names(mentions: Iterable[Mention], plain: str, text: str, words: Words) -> list[Mention]:
    """The mentions and the names that begin with a foreign word for a body, without those within one of these."""
    names = list(_foreign_names(plain, text, words))
    if not names:
        return list(mentions)
    kept = [mention for mention in mentions if not lies_in(mention, names)]
    return kept + apart_from(names, kept)


def _foreign_names(plain: str, text: str, words: Words) -> Iterator[Mention]:
    for match in _NAMES.matches(plain, words):
        start, end = match.span()
        own = match[1].strip()
        is_english = all(word in lexicon().ordinary for word in own.lower().split(" "))  # “Hospital Staff”
        if own.rpartition(" ")[2] not in ENGLISH["no names"] and not is_english and not is_place(own):
            yield Mention(start, end, text[start:end], "foreign", _SCORE)
