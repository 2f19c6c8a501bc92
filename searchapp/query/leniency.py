"""What people paste or mistype: a query that cannot be read, as its plain words, and headlines with signs in them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from searchapp.backends.base import Backend
from searchapp.model.query_tree import Phrase, QueryTree, Zone
from searchapp.query.fields import ALIASES, DATE_NAMES, FIELDS
from searchapp.query.syntax.parser import MAX_CLAUSES
from searchapp.query.syntax.word_operators import BETWEEN, PATTERN
from searchapp.query.totals import totals_of
from searchapp.text import analyzer

_HEADLINE_WORDS = (4, 60)  # of fewer a title is no guess, and none has more
_BEFORE_SITE = 2  # words of a title before what looks like a site's name
_TEXT_MEMO = 1 << 11  # queries, asked again with each page and each filter

# What may mean something else in a headline than in a query: signs, operators, a colon or a wildcard in it.
_SITE_NAME = re.compile(r"\s+[|–—·»-]\s+(?:(?!\s-\s)[^|–—·»]){1,40}\Z")  # as browsers title pages
_EXACT = re.compile(r"(?<!\S)=[\"“]")  # text letter for letter, which is no headline in any letters
_SIGN = re.compile(r"(?:^|\s)[-+!=][^\s+-]|\s[–—·»-]\s|[()|\"'“”‘’*?\[\]~^:]|\b(?:AND|OR|NOT|NEAR)\b")
_OPERATOR = re.compile(rf"\b(?:AND|OR|NOT)\b|(?<!\S)(?:{PATTERN}|{BETWEEN})", re.VERBOSE)
_FIELD = re.compile(rf"(?<!\w)(?:{'|'.join((*FIELDS, *ALIASES))}):(?=\S)", re.IGNORECASE)
_DATE = re.compile(
    rf"""(?<!\w)(?:{"|".join(DATE_NAMES)}):[<>]?=?(?:["“][^"”]*["”]?|[\[{{][^\]}}]*[\]}}]?|[^\s()]+)""", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?<=[\w\"”])[~^]-?[0-9]*(?:\.[0-9]+)?(?=[\s)]|\Z)")


class Headline(NamedTuple):
    """The articles whose title has the words of a query in their order."""

    tree: QueryTree
    text: str  # which finds them


def plain_words(text: str) -> str:
    """The words of a text without any sign, operator, field or date that the query language knows.

    Of a text with too many they are the first different ones, as of a paragraph that is pasted to find its article.
    """
    if not text.isupper():
        bare = _SUFFIX.sub(" ", _OPERATOR.sub(" ", _FIELD.sub(" ", _DATE.sub(" ", text))))
        text = bare if any(map(str.isalnum, bare)) else _FIELD.sub(" ", text)
    words = analyzer.terms(text)
    return " ".join(words if len(words) <= MAX_CLAUSES else list(dict.fromkeys(words))[:MAX_CLAUSES])


def headline_of(text: str, backend: Backend) -> Headline | None:
    """The headline that a query with signs in it is, if an article has it; a site's name behind it does not matter."""
    titles = _headlines_in(text)
    if not titles:
        return None
    headlines = [Headline(Zone(Phrase(terms), "title"), f'title:"{" ".join(terms)}"') for terms in titles]
    totals = totals_of(backend, [headline.tree for headline in headlines])
    return next((headline for headline, total in zip(headlines, totals, strict=True) if total), None)


@lru_cache(maxsize=_TEXT_MEMO)
def _headlines_in(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query that may be a headline with signs in it, and without what may be a site's name behind it."""
    if not _SIGN.search(text) or _EXACT.search(text):
        return ()
    least, most = _HEADLINE_WORDS
    whole, before = tuple(analyzer.terms(text)), tuple(analyzer.terms(_SITE_NAME.sub("", text)))
    ways = [whole] if len(whole) >= least else []
    ways += [before] if len(before) >= _BEFORE_SITE and before != whole else []
    return tuple(terms for terms in ways if len(terms) <= most)
