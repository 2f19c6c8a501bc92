"""Name → the key that all its spellings share, without case, accents and legal forms; ids; acronyms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from searchapp.extraction.english_words import ENGLISH

SPELLINGS = (  # British → American, as a corpus has both
    (re.compile(r"(?<=\w{4})is(e|ed|ing|ation|ations)\b"), r"iz\1"),
    (re.compile(r"\blabour\b"), "labor"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"centre\b"), "center"),
    (re.compile(r"theatre\b"), "theater"),
    (re.compile(r"programme\b"), "program"),
    (re.compile(r"harbour\b"), "harbor"),
)
_SPELLING = re.compile(r"is(?:e|ing|ation)|labour|defence|centre|theatre|programme|harbour")  # what any of them holds
WORD = re.compile(r"[^\W_]+")


_VOICING = "\u3099\u309a"  # the marks by which Japanese bank is no hank
_SHORT_I = re.compile("(?<=и)\u0306")  # what makes й of и: two letters


def fold(text: str) -> str:
    """Lower case without accents; marks that make another letter stay."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = {match.start() for match in _SHORT_I.finditer(decomposed)}
    letters = (
        char
        for offset, char in enumerate(decomposed)
        if not unicodedata.combining(char) or char in _VOICING or offset in kept
    )
    return unicodedata.normalize("NFC", "".join(letters))


@lru_cache(maxsize=65536)
def canonical_key(name: str) -> str:
    """The key that spellings of a name share: no case, accents, article, legal form or possessive."""
    folded = fold(name).replace("’", "'").replace(".", "")
    folded = folded.replace("&amp;", "&").replace("&", " and ")
    if _SPELLING.search(folded):
        for pattern, replacement in SPELLINGS:
            folded = pattern.sub(replacement, folded)
    words = WORD.findall(folded.replace("'", ""))
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        words.pop(0)
    while len(words) > 1 and (words[-1] in ENGLISH["legal forms"] or words[-1] == "and"):  # "X & Co" is X
        words.pop()
    return " ".join(words)


def slug(key: str) -> str:
    """The id of a canonical key."""
    return key.replace(" ", "-")


@lru_cache(maxsize=1 << 14)
def has_legal_form(name: str) -> bool:
    """Whether a name ends in Inc, Ltd, SA and the like."""
    words = WORD.findall(fold(name).replace(".", ""))
    return len(words) > 1 and words[-1] in ENGLISH["legal forms"]


@lru_cache(maxsize=1 << 14)
def is_acronym(name: str) -> bool:
    """Whether a name is a single word in capitals, like IMF, U.N. or AT&T."""
    if not name.isupper() or " " in name:
        return False
    letters = [char for char in name if char.isalpha()]
    return 2 <= len(letters) <= 8 and all(map(str.isupper, letters))


@lru_cache(maxsize=65536)
def acronyms_of(name: str) -> frozenset[str]:
    """The acronyms, in lower case, that a name of several words may have."""
    words = WORD.findall(fold(name).replace("'s", ""))
    if len(words) < 2:
        return frozenset()
    links = ENGLISH["link words"]
    acronyms = set()
    for used in (words, [word for word in words if word not in ENGLISH["legal forms"]]):
        acronyms.add("".join([word[0] for word in used]))
        if not links.isdisjoint(used):
            acronyms.add("".join([word[0] for word in used if word not in links]))
            acronyms.add("".join([word[0] for word in used if word not in links or word in ("of", "for")]))
    return frozenset([acronym for acronym in acronyms if len(acronym) >= 2])
