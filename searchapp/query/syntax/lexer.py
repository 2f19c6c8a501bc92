"""A query's text cut into tokens, from left to right and each character once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Literal, NamedTuple

from searchapp.errors import QueryError
from searchapp.query.fields import ALIASES, CALLED, FIELDS, SPOKEN
from searchapp.query.syntax.pasted_signs import headline_bar, is_stressed
from searchapp.query.syntax.word_operators import BETWEEN, PATTERN
from searchapp.text.analyzer import with_gershayim
from searchapp.text.calendar.typed_dates import dates_typed
from searchapp.text.lazy_pattern import LazyPattern

Kind = Literal[
    "word", "quoted", "exact", "address", "range", "compared", "field",
    "near", "(", ")", "+", "-", "AND", "OR", "NOT", "end",
]  # fmt: skip

QUOTES = '"“”„‟«»‹›＂「」『』《》'
_NAME_CHARS = 3  # of a field before an equals sign; shorter names are words of other languages, and formulas
OPERATORS: dict[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT"}
_OPERANDS = frozenset({"word", "quoted", "exact", "address", "range", "compared", ")"})

# A sign is one + or - directly before what it applies to; any other is punctuation. A name before a colon is a
# field unless // follows or, behind a capital letter, a space: "Leader: We", 12:30 and https://… are words. So is
# the name of a date before a comparison, as in published>=2015, and any name before an equals sign, as in country=KE.
_DATED = "|".join(
    [name for name, field in FIELDS.items() if field.kind == "date"]
    + [alias for alias, meant in ALIASES.items() if meant == ("published", "")]
)
_ASSIGNED = "|".join(sorted((name for name in (*FIELDS, *ALIASES) if len(name) >= _NAME_CHARS), key=len, reverse=True))
_BLANKS_BEHIND = rf"(?: {''.join(rf'(?<! {name} )' for name in sorted(SPOKEN))} \s+ )?"
_TOKEN = LazyPattern(
    lambda: (
        rf"""
    (?P<space> \s+ )
  | (?P<bracket> [()] )
  | (?P<joint> \|\|? | && )
  | (?P<sign> [+-] (?= [^\s+\-)] ) | ! (?= [^\s!)] ) )
  | (?P<near> {PATTERN} )
  | (?P<between> {BETWEEN} )
  | (?P<address> (?: https?:// | www\. | (?: [A-Za-z0-9-]+ \. )+ [A-Za-z]{{2,}} (?: :[0-9]+ )? / ) [^\s{QUOTES}]+ )
  | (?P<dated> {_DATED} ) {_BLANKS_BEHIND} (?= [<>]=? \s* [\w{QUOTES}-] )
  | (?P<assigned> {_ASSIGNED} ) (?P<equals> {_BLANKS_BEHIND} ==? \s* ) (?= [\w{QUOTES}'] )
  | (?P<field> [A-Za-z][A-Za-z_.]* (?= : (?! [:/\\] ) ) | (?i:{"|".join((*FIELDS, *ALIASES))}) (?= :/[^/\s] ) ) :
  | (?P<called> (?i: {"|".join(CALLED)} ) ) (?= \( (?! (?: s | es | ies ) \) ) )
  | = "(?P<exact> (?: \\. | [^"\\] )+ )"
  | = '(?P<exact_in_single> (?: \\. | [^'\\] )+ )'
  | = (?P<exact_word> [^\s(){QUOTES}'=][^\s(){QUOTES}]* )
  | ['‘‚] (?P<single> (?=\S) [^\n{QUOTES}]*? (?<=\S) ) ['’‘] (?P<single_suffix> (?: [~^] [0-9.]* )* ) (?= [\s)] | \Z )
  | [{QUOTES}] (?P<quoted> (?: \\" | [^{QUOTES}] )* ) [{QUOTES}] (?P<suffix> (?: [~^] [0-9.]* )* )
  | (?P<unclosed> [{QUOTES}] )
  | (?P<word> (?: (?! && ) [^\s()|{QUOTES}] )+ )
    """
    ),
    re.VERBOSE,
)
_END = r""" (?: "[^"]+" | '[^']+' | [^\s"'\[\]{}] [^"\[\]{}]*? ) """
_RANGE = re.compile(rf"([\[{{]) \s* ({_END}) \s+ (?:TO|to) \s+ ({_END}) \s* ([\]}}])", re.VERBOSE)
_PAIR = re.compile(r"([\[{])\s*([\d*][\d/.-]*)\s*[,;]\s*([\d*][\d/.-]*)\s*([\]}])")  # as mathematicians have it
_WORDS = [re.compile(r"\w[\w.,-]*" + r"[ ]\w[\w.,-]*" * more) for more in range(5)]  # one word, two and so on
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # what a terminal makes of bytes that are not UTF-8
_BLANKS = re.compile(r"\s*")
_GLUED = re.compile(rf"[^\s(){QUOTES}]")
_COMPARED = re.compile(
    rf"([<>]=?) \s* (?: [{QUOTES}] ([^{QUOTES}]+) [{QUOTES}] | ([^\s(){QUOTES}=][^\s(){QUOTES}]*) )", re.VERBOSE
)


_EXPRESSION = re.compile(r"/\S*[.*+?\[\]|^$\\]\S*/[gimsux]{0,3}\Z")
_JOINED = re.compile(r"\s*[^\s|&)]")  # what a joint has to have behind it
_AGO = re.compile(r"-[0-9]{1,4}[A-Za-z](?!\S)")  # behind a field no sign: published:-7d
_EXACT = re.compile("=[\"'\\w]")
_WIDE = str.maketrans("（），；＋－＊｜＆［］｛｝＜＞\u3000", "(),;+-*|&[]{}<> ")
_DASH = re.compile("(?<=\\s)[\u2212\u2013](?=\\w)")  # what word processors make of the sign before a word
_FIELD_AND_WIDE_COLON = LazyPattern(lambda: rf"(?<!\w)({'|'.join((*FIELDS, *ALIASES))})：")
_ESCAPED = re.compile(r"\\(.)")
_ENCLOSED: dict[str, Kind] = {
    "quoted": "quoted", "single": "quoted", "exact": "exact", "exact_in_single": "exact", "exact_word": "exact",
}  # fmt: skip
_SIGNS: dict[str, Kind] = {"(": "(", ")": ")", "+": "+", "-": "-", "!": "-", "|": "OR", "||": "OR", "&&": "AND"}


class Token(NamedTuple):
    """A piece of a query; `more` is what belongs to it: a suffix, a range's end, a colon."""

    kind: Kind
    text: str
    position: int
    more: str = ""


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of a query, with an end behind them. Raises QueryError."""
    if half := _HALF_CHARACTER.search(text):
        raise QueryError("Here stands no character but a part of one; type it again.", half.start(), "not_text")
    text = with_gershayim(text)
    if not text.isascii():
        text = _with_narrow_signs(text)
    position, before, bar = 0, "end", headline_bar(text)
    while match := _TOKEN.match(text, position):
        begin, position = position, match.end()
        kind = match.lastgroup
        if kind == "word":
            yield (token := _word(match["word"], text, begin))
        elif kind == "field":
            yield (token := _field_or_word(text, match["field"], begin))
            position = _BLANKS.match(text, begin + len(token.text) + len(token.more)).end()  # type: ignore[union-attr]
            if token.kind == "field" and text[position : position + 1] in ("[", "{", "<", ">"):
                yield (token := _ranged(text, position))
                position += len(token.text)
            elif token.kind == "field" and (day := _AGO.match(text, position) or _date_in_words(token, text, position)):
                yield (token := Token("word", day.group(), position))
                position = day.end()
        elif kind == "between":
            yield (token := Token("near" if before in _OPERANDS else "word", match["between"], begin))
        elif kind == "called":
            yield (token := Token("field", match["called"], begin))
        elif kind == "equals":
            yield (token := Token("field", match["assigned"], begin, match["equals"]))
        elif kind == "dated":
            yield Token("field", match["dated"], begin)
            yield (token := _ranged(text, position))
            position += len(token.text)
        elif kind == "space" or begin == bar or (kind == "joint" and not _is_joint(before, text, position)):
            continue  # a bar with nothing on one of its sides is a sign like any other
        else:
            yield (token := _marked(match, begin))
        before = token.kind
    yield Token("end", "", len(text))


def _is_joint(before: str, text: str, end: int) -> bool:
    """Whether a bar or two ampersands stand between parts of a query."""
    return before in _OPERANDS and _JOINED.match(text, end) is not None


def _with_narrow_signs(text: str) -> str:
    """A text as long with our signs for those of Chinese and Japanese keyboards and of word processors.

    One asked for to the letter stays.
    """
    if _EXACT.search(text):
        return text
    return _DASH.sub("-", _FIELD_AND_WIDE_COLON.sub(r"\1:", text.translate(_WIDE)))


def _word(word: str, text: str, begin: int) -> Token:
    """A word or an operator."""
    if _RANGE.match(text, begin):
        raise QueryError("A range stands behind a date, as in published:[2015 TO 2016].", begin, "range")
    if _EXPRESSION.match(word):
        message = "Expressions between slashes are not offered; a wildcard stands for letters, as in ferr* or fe?ry."
        raise QueryError(message, begin, "expression")
    is_word = word == "NOT" and is_stressed(text, begin, begin + len(word))
    return Token("word" if is_word else OPERATORS.get(word, "word"), word, begin)


def _marked(match: re.Match[str], begin: int) -> Token:
    """A token that punctuation makes."""
    for name, kind in _ENCLOSED.items():
        if match[name] is not None:
            return _enclosed(match, name, kind, begin)
    if match["unclosed"]:
        raise QueryError("This quotation mark has no partner; add one, or take it away.", begin, "unbalanced")
    sign = match.group()
    return Token(_SIGNS.get(sign) or ("near" if match["near"] else "address"), sign, begin)


def _enclosed(match: re.Match[str], name: str, kind: Kind, begin: int) -> Token:
    """Words in quotation marks, or text that is asked for letter for letter."""
    suffix = match["suffix"] or match["single_suffix"] or ""
    if suffix and _GLUED.match(match.string, match.end()):
        raise QueryError("Behind a phrase, ~ and ^ take a number, as in ~5 or ^2.", match.end(), "suffix")
    return Token(kind, _ESCAPED.sub(r"\1", match[name]) if kind == "exact" else match[name], begin, suffix)


def _field_or_word(text: str, name: str, begin: int) -> Token:
    """The field that a name before a colon means, or the word that it is part of."""
    end = begin + len(name) + 1
    is_bare = not text[end : end + 1].strip()
    if (name.lower() in FIELDS or name.lower() in ALIASES) and not (is_bare and name != name.lower()):
        return Token("field", name, begin, ":")
    if not is_bare:
        raise QueryError(_unknown(name), begin, "unknown_field")
    return Token("word", name + ":", begin)


def _unknown(name: str) -> str:
    near = get_close_matches(name.lower()[:40], FIELDS, n=1, cutoff=0.6)
    remedy = f"did you mean {near[0]}?" if near else f"there are {', '.join(FIELDS)}."
    return f"There is no field {name[:40]}: — {remedy} Put a space behind the colon to search for the words."


def _date_in_words(field: Token, text: str, begin: int) -> re.Match[str] | None:
    """The date of several words behind a field of dates: `created:this year`, `published:3 May 2015`."""
    if FIELDS[ALIASES.get(field.text.lower(), (field.text.lower(),))[0]].kind != "date":
        return None
    word = _WORDS[0].match(text, begin)
    if word is None or dates_typed(word.group(), date.today()):
        return None
    longer = (pattern.match(text, begin) for pattern in reversed(_WORDS[1:]))
    return next((each for each in longer if each and dates_typed(each.group(), date.today())), None)


def _ranged(text: str, begin: int) -> Token:
    """A range or a comparison, which only stands behind a field."""
    if match := _RANGE.match(text, begin):
        return Token("range", match.group(), begin, "\t".join(end.strip("\"'") for end in match.group(2, 3)))
    if match := _PAIR.match(text, begin):
        return Token("range", match.group(), begin, "\t".join(match.group(2, 3)))
    if match := _COMPARED.match(text, begin):
        return Token("compared", match.group(), begin, f"{match[1]} {match[2] or match[3]}")
    raise QueryError("A range is written [2015-01 TO 2016], a comparison >=2015-01.", begin, "range")
