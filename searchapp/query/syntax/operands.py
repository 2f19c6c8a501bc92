"""Words, phrases and dates: what one token of a query asks for by itself, with the ~ and ^ behind it."""

from __future__ import annotations

import re

from searchapp.errors import QueryError
from searchapp.query.syntax.letter_classes import spellings_of_classes
from searchapp.query.syntax.lexer import Token
from searchapp.query.syntax.pasted_signs import ends_sentence_inside
from searchapp.query.syntax.tree import AllOf, AnyOf, Fuzzy, Node, Not, Pattern, Quoted, Span, Word

_SLOP = 50  # a phrase loosened further is two words
DISTANCE = 2  # at three letters' difference most short words are each other
_UNDATED = frozenset({"none", "null", "undated", "unknown"})  # behind a field of dates: articles without one
_SUFFIXED = re.compile(r"(?P<word>[^~^]+)(?P<suffix>(?:[~^][0-9.]*)+)\Z")
_ANY = "*"  # of a field: any value that it may have
_OPEN = re.compile(r"(?P<since>[^.*]+)\.\.\*?\Z|\*?\.\.(?P<until>[^.*]+)\Z")  # as GitHub has it: 2015..*
_UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # what pasted text has behind its words
_QUESTION = f"?,.;:!{_UNSEEN}"  # a question's mark is no wildcard
_BEHIND_WORDS = f"{_QUESTION}'\"(){{}}[]"
_SUFFIX = re.compile(r"(?P<mark>[~^])(?P<number>[0-9]*(?:\.[0-9]+)?)")


def quoted_of(token: Token, field: str = "") -> Quoted:
    """A phrase, as near as ~ behind it says. Raises QueryError."""
    slop, boost = _suffix(token.more, token.position + len(token.text) + 2)
    return Quoted(token.text, token.position, field, boost, bounded(slop, 1, _SLOP, token))


def word_of(token: Token, field: str = "") -> Node:
    """A word, the beginning of words, a word with ~ or the alternatives of letters in brackets. Raises QueryError."""
    text = token.text
    fuzz: int | None = None
    boost = 1.0
    if ("~" in text or "^" in text) and (match := _SUFFIXED.match(text)):
        text = match["word"]
        fuzz, boost = _suffix(match["suffix"], token.position + len(text))
    core = text.rstrip(_QUESTION).replace(".*", "*")  # as regular expressions have it
    if fuzz is None and (spellings := spellings_of_classes(core, token.position)):
        return _either([word_of(token._replace(text=spelling), field) for spelling in spellings])
    core = core.rstrip(_BEHIND_WORDS)
    is_pattern = "*" in text or ("?" in core and not ends_sentence_inside(core))
    if fuzz is not None and is_pattern:
        raise QueryError("A word can have ~ or wildcards, not both.", token.position, "wildcard")
    if is_pattern:
        return Pattern(core, token.position, field, boost)
    if fuzz is None:
        return Word(text, token.position, field, boost)
    distance = bounded(fuzz, 1, DISTANCE, token) if fuzz else None
    return Fuzzy(text, token.position, field, boost, distance)


def _suffix(suffix: str, position: int) -> tuple[int | None, float]:
    """What stands behind ~ (0: nothing; None: there is no ~) and behind ^."""
    loose: int | None = None
    boost = 1.0
    done = 0
    while done < len(suffix):
        match = _SUFFIX.match(suffix, done)
        number = match["number"] if match else ""
        if match is None or (match["mark"] == "^" and not number) or (match["mark"] == "~" and "." in number):
            raise QueryError("~ takes a whole number, ^ a number, as in tea~1 or tea^2.", position + done, "suffix")
        if match["mark"] == "~":
            loose = int(number[:4] or 0)
        else:
            boost = float(number[:8])
        done = match.end()
    if not 0 < boost <= 100:
        raise QueryError("The number behind ^ is more than 0 and 100 at most.", position, "suffix")
    return loose, boost


def dates_of(token: Token, field: str) -> Node:
    """The dates that a value of a field of dates stands for. Raises QueryError."""
    if token.kind == "range":
        return _span(token, field)
    if token.kind != "compared":
        if not token.text.strip():
            message = f"{field}: needs a date behind it, as in {field}:2015-02."
            raise QueryError(message, token.position, "empty_field")
        if token.text.lower() in _UNDATED:
            return Not(Span(None, None, token.position, field))
        if token.text == _ANY:
            return Span(None, None, token.position, field)
        if open_range := _OPEN.match(token.text):
            return Span(open_range["since"], open_range["until"], token.position, field)
        return Span(token.text, token.text, token.position, field)
    sign, _, date = token.more.partition(" ")
    is_beyond = len(sign) == 1
    if sign[0] == ">":
        return Span(date, None, token.position, field, is_beyond)
    return Span(None, date, token.position, field, is_beyond)


def _span(token: Token, field: str) -> Node:
    """A range of dates; an end in a brace does not belong to it."""
    since, until = (end.strip("*") or None for end in token.more.split("\t"))
    is_after, is_before = token.text[0] == "{" and since is not None, token.text[-1] == "}" and until is not None
    if not (is_after or is_before):
        return Span(since, until, token.position, field)
    ends = [Span(since, None, token.position, field, is_after)] if since else []
    ends += [Span(None, until, token.position, field, is_before)] if until else []
    return AllOf(tuple(ends)) if len(ends) > 1 else ends[0]


def _either(parts: list[Node]) -> Node:
    """Any of some parts."""
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def bounded(number: int | None, minimum: int, maximum: int, token: Token) -> int:
    """The number behind a ~, or the smallest where there is none."""
    if number is not None and number > maximum:
        raise QueryError(f"The number behind ~ is {maximum} at most.", token.position, "suffix")
    return max(number or 0, minimum)
