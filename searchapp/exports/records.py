"""Results as JSON Lines, in the fields that `searchapp index` reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from searchapp.exports.citations import language_of, published_of
from searchapp.exports.heading import Heading
from searchapp.model.article import Published
from searchapp.search import StoredArticle


def record_lines(articles: Iterable[StoredArticle], heading: Heading) -> Iterator[str]:
    """A line of JSON for each article."""
    for stored in articles:
        yield orjson.dumps(_record(stored), option=orjson.OPT_APPEND_NEWLINE).decode()


def _record(stored: StoredArticle) -> dict[str, Any]:
    article, facts = stored.article, stored.facts
    members = {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "section": article.section,
        "byline": article.byline,
        "language": language_of(stored),
        "published": _date(published_of(stored)),
    }
    return {
        **{name: value for name, value in members.items() if value},
        "organizations": [organization.label for organization in facts.organizations],
        "countries": [country.id for country in facts.countries if "about" in country.roles],
        "people": [person.label for person in facts.people],
        "body": article.body,
    }


def _date(published: Published | None) -> str:
    """The instant where it falls on the day that the publisher tells, else that day, month or year."""
    if published is None:
        return ""
    instant = published.instant or ""
    return instant if instant.startswith(published.value) else published.value
