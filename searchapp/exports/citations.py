"""What every form of citation tells of an article: its authors, its date, and a sentence of it all."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

from msgspec import Struct

from searchapp.exports.heading import Heading
from searchapp.model.article import Article, Published
from searchapp.model.facets import FACETS
from searchapp.search import StoredArticle
from searchapp.text.calendar.iso_dates import days_of
from searchapp.text.writers import writers_of

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


class DateParts(Struct, frozen=True):
    """The parts of a date that are known; 0 is a month or a day that is not."""

    year: int
    month: int
    day: int

    @property
    def text(self) -> str:
        """`5 September 2016`, as far as it is known."""
        words = [str(self.day)] if self.day else []
        return " ".join([*words, *([month_name[self.month]] if self.month else []), str(self.year)])


def date_parts(stored: StoredArticle) -> DateParts | None:
    """The parts of an article's date of publication; None where its year is not known."""
    published = published_of(stored)
    if published is None or days_of(published.value) is None:
        return None
    year, month, day = (*map(int, published.value.split("-")), 0, 0)[:3]
    return DateParts(year, month, day)


def published_of(stored: StoredArticle) -> Published | None:
    """The date that an index goes by: the one that was found, else the one that the article brought."""
    return stored.facts.published or stored.article.published


def language_of(stored: StoredArticle) -> str:
    """The language that was found, else the one that the article brought."""
    return stored.facts.language or stored.article.language


def keywords(stored: StoredArticle) -> list[str]:
    """The organizations of an article, and the countries that it is about."""
    fields = (FACETS["organization"], FACETS["country"])
    return [label for field in fields for _, label in field.values(stored.article, stored.facts)]


def authors(byline: str) -> list[str]:
    """The names in a byline."""
    return [name for writer in writers_of(byline) if (name := one_line(writer))]


def web_address(article: Article) -> str:
    """An article's own address where it is one of the web, which a link may lead to; else empty."""
    return article.url if article.url.startswith(("http://", "https://")) else ""


def one_line(text: str) -> str:
    """A text without line breaks, control characters and runs of spaces."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def plain_citation(stored: StoredArticle, accessed: date, site: str = "") -> str:
    """A citation as a sentence: who, “what”, where, when, the address, and when it was read."""
    article = stored.article
    when = date_parts(stored)
    read = DateParts(accessed.year, accessed.month, accessed.day).text
    parts = [
        ", ".join(authors(article.byline)),
        f"“{one_line(article.called)}”",
        one_line(article.source),
        when.text if when else "undated",
        article.url or Heading("", site=site).article_address(article.id),
        f"accessed {read}",
    ]
    return ", ".join(filter(None, parts)) + "."
