"""A text that is being typed: the word that goes on, what stands before it, and what is no word of the articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from searchapp.query.fields import ALIASES, FIELDS
from searchapp.query.syntax.parser import is_readable
from searchapp.text.analyzer import tokens
from searchapp.text.lazy_pattern import LazyPattern

_NAME_WORDS = 4  # the last words that may be the beginning of a name

_NAMES = "|".join((*FIELDS, *ALIASES))
_OR = re.compile(r"(?<!\S)OR(?!\S)")
_VALUE = r"""(?:"[^"]*"|\S+)"""
_NOT_ASKED_FOR = LazyPattern(
    lambda: (
        rf"""
    (?<!\S) (?:AND|NOT) (?!\S)
  | (?<!\S) [-!]? (?i:{_NAMES}) : \s? {_VALUE}
  | (?<!\S) [-!] {_VALUE}
    """
    ),
    re.VERBOSE,
)
_ZONES = (name for name in (*FIELDS, *ALIASES) if FIELDS[ALIASES.get(name, (name,))[0]].kind == "text")
_IN_ZONE = re.compile(rf"(?i:{'|'.join(_ZONES)}):")
_JOINED = re.compile(r"(?:\A|\s+)AND\Z")
_UNFINISHED = re.compile(r"(?<!\S)[-+!|]\Z")  # signs that by themselves are none of a query


class TypedText(NamedTuple):
    """A text, its terms, and the last of them where it may go on; `before` is the text in front of that.

    A sign joins the last term to so many of the others as are `joined`: one in `anne-mar`.
    """

    text: str
    whole: tuple[str, ...]
    last: str
    before: str
    joined: int = 0


def typed_text(text: str) -> TypedText | None:
    """None for a text without a word."""
    asked_for = _asked_for(text)
    typed_tokens = tokens(asked_for)
    if not typed_tokens:
        return None
    term, start, end = typed_tokens[-1]
    whole = tuple(term for term, _, _ in typed_tokens)
    if end < len(text):  # a space or a sign ends the last word
        return TypedText(text, whole, "", text)
    return TypedText(text, whole[:-1], term, text[:start], len(tokens(asked_for[:start].split(" ")[-1])))


def open_quotation(text: str) -> tuple[str, str] | None:
    """What stands before a quotation that is not closed yet, and within it; None where there is none."""
    before, sign, quoted = text.rpartition('"')
    return (before, quoted) if sign and before.count('"') % 2 == 0 else None


def _asked_for(text: str) -> str:
    """The text with blanks for operators, for fields with their values and for words that articles need not have."""
    end = len(text) - len(re.split(r"[\s(]", text)[-1])
    begin = max((match.end() for match in _OR.finditer(text, 0, end)), default=0)
    return " " * begin + _NOT_ASKED_FOR.sub(_blank, text[begin:end]) + _IN_ZONE.sub(_blank, text[end:])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def is_counted_otherwise(text: str) -> bool:
    """Whether the articles with the words of a text are not those that would be found, as it asks for more or less."""
    return is_excluded(text) or _asked_for(text).split() != [word for word in text.split() if word != "AND"]


def is_excluded(text: str) -> bool:
    """Whether the last word of a text is one that articles are not to have."""
    *before, last = text.split()
    return last[0] in "-!" or before[-1:] == ["NOT"]


def last_words(text: str) -> Iterator[tuple[str, str]]:
    """The last words of a text with what stands before them, the most words first, where that is a query by itself."""
    words = text.split()
    for count in range(min(_NAME_WORDS, len(words)), 0, -1):
        before = _JOINED.sub("", " ".join(words[:-count]))
        if not _UNFINISHED.search(before) and is_readable(before):
            yield before, " ".join(words[-count:])
