"""Results as BibTeX entries."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import count

from searchapp.exports.citations import DateParts, authors, date_parts, keywords, language_of, one_line
from searchapp.exports.heading import Heading
from searchapp.model.article import Article
from searchapp.search import StoredArticle
from searchapp.text.addresses import sites_of
from searchapp.text.analyzer import fold
from searchapp.text.writers import writer_name

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_TRANSLATION = str.maketrans(_ESCAPED)
_ADDRESS_TRANSLATION = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_WORD = re.compile(r"[a-z]+")
_LEAST_LETTERS = 4  # of the word of a headline that a key has
_KEY_PART_CHARS = 20  # of who and of what: with the year, the digest and what parts it from others a key has 60


def bibtex_entries(articles: Iterable[StoredArticle], heading: Heading) -> Iterator[str]:
    """An entry for each article, under a key that no other has."""
    keys: set[str] = set()
    for stored in articles:
        kind = "article" if stored.article.source else "misc"
        lines = "".join(f"  {name} = {value},\n" for name, value in _fields(stored, heading))
        key = next(key for key in _keys(stored) if key not in keys)
        keys.add(key)
        yield f"@{kind}{{{key},\n{lines}}}\n\n"


def _fields(stored: StoredArticle, heading: Heading) -> Iterator[tuple[str, str]]:
    article, when = stored.article, date_parts(stored)
    address = (article.url or heading.article_address(article.id)).translate(_ADDRESS_TRANSLATION)
    texts = {
        "title": _escaped(article.called),
        "author": " and ".join(map(_author, authors(article.byline))),
        "journal": _escaped(article.source),
        "year": str(when.year) if when else "",
        "section": _escaped(article.section),
        "keywords": _escaped(", ".join(keywords(stored))),
        "language": language_of(stored),
    }
    yield from ((name, f"{{{text}}}") for name, text in texts.items() if text)
    if when:
        yield from _month_and_day(when)
    if address:
        yield "url", f"{{{one_line(address)}}}"


def _escaped(text: str) -> str:
    return one_line(text).translate(_TRANSLATION)


def _author(name: str) -> str:
    """A name as BibTeX reads it: an agency's in braces, and the surname first where something follows the name."""
    parts = writer_name(name)
    if parts.is_collective:
        return f"{{{_escaped(name)}}}"
    if parts.suffix or (parts.given and not name.startswith(parts.given)):
        return _escaped(", ".join(filter(None, (parts.surname, parts.suffix, parts.given))))
    return _escaped(name)


def _month_and_day(when: DateParts) -> Iterator[tuple[str, str]]:
    if when.month:
        yield "month", month_abbr[when.month].lower()
    if when.day:
        yield "day", f"{{{when.day}}}"


def _keys(stored: StoredArticle) -> Iterator[str]:
    """`herald2014otters1f6d2190`: who, when and what, in letters and digits; the digest of its id keeps it apart from
    others and the same for ever. Behind it the same with a number, where another article has its digest too.
    """
    article, when = stored.article, date_parts(stored)
    what = next((word for word in _words(article.title) if len(word) >= _LEAST_LETTERS), "")[:_KEY_PART_CHARS]
    who = _who(article)[:_KEY_PART_CHARS] or ("" if what else "article")
    year = str(when.year) if when else ""
    digest = blake2b(article.id.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    key = "".join((who, year, what, digest) if who else (what, year, digest))
    yield key
    yield from (f"{key}n{number}" for number in count(2))


def _who(article: Article) -> str:
    """The first writer's surname, else the source's last word, else its site; empty where none is in Latin letters."""
    writer = next(iter(authors(article.byline)), "")
    surname = "".join(_words(writer_name(writer).surname)) if writer else ""
    site = next(iter(sites_of(article.url)), "").partition(".")[0]
    return surname or next(reversed(_words(article.source)), "") or "".join(_words(site))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
