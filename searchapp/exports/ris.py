"""Results as RIS records, which every manager of references takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from searchapp.exports.citations import DateParts, authors, date_parts, keywords, language_of, one_line
from searchapp.exports.heading import Heading
from searchapp.search import StoredArticle
from searchapp.text.writers import writer_name


def ris_records(articles: Iterable[StoredArticle], heading: Heading) -> Iterator[str]:
    """A record for each article."""
    for stored in articles:
        tags = (*_tags(stored, heading), ("ER", ""))
        yield "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in tags if value or tag == "ER") + "\r\n"


def _tags(stored: StoredArticle, heading: Heading) -> Iterator[tuple[str, str]]:
    article = stored.article
    yield "TY", "NEWS"
    yield "ID", article.id
    yield "TI", article.called
    yield from (("AU", _surname_first(name)) for name in authors(article.byline))
    yield "T2", article.source
    yield from _dates(date_parts(stored))
    yield "SE", article.section
    yield "LA", language_of(stored)
    yield "UR", article.url or heading.article_address(article.id)
    yield from (("KW", keyword) for keyword in keywords(stored))


def _surname_first(name: str) -> str:
    """`Ana Lontra` as `Lontra, Ana`, where it is known which is which."""
    parts = writer_name(name)
    return ", ".join(filter(None, (parts.surname, parts.given, parts.suffix)))


def _dates(parts: DateParts | None) -> Iterator[tuple[str, str]]:
    if parts:
        yield "PY", str(parts.year)
        yield "DA", "/".join([f"{parts.year:04}", *(f"{part:02}" if part else "" for part in (parts.month, parts.day))])
