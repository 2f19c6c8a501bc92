"""Results as BibTeX entries."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from searchapp.exports.citations import DateParts, authors, date_parts, keywords, language_of, one_line
from searchapp.exports.heading import Heading
from searchapp.search import StoredArticle
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


def bibtex_entries(articles: Iterable[StoredArticle], heading: Heading) -> Iterator[str]:
    """An entry for each article."""
    for stored in articles:
        kind = "article" if stored.article.source else "misc"
        lines = "".join(f"  {name} = {value},\n" for name, value in _fields(stored, heading))
        yield f"@{kind}{{{_key(stored)},\n{lines}}}\n\n"


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


def _key(stored: StoredArticle) -> str:
    """`herald2014otters-1f6d21`: who, when and what; the digest keeps it apart from others and the same for ever."""
    article, when = stored.article, date_parts(stored)
    writer = next(iter(authors(article.byline)), "")
    who = _WORD.findall(fold(writer_name(writer).surname)) if writer else _WORD.findall(fold(article.source))[-1:]
    what = [word for word in _WORD.findall(fold(article.title)) if len(word) > 3][:1]
    digest = blake2b(article.id.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
    return "".join([*who, str(when.year) if when else "", *what, "-", digest])
