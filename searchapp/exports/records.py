"""Results as JSON Lines, in the fields that `searchapp index` reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import orjson

from searchapp.exports.citations import language_of, published_of
from searchapp.exports.heading import Heading
from searchapp.model.article import Published
from searchapp.model.facets import FACETS
from searchapp.search import StoredArticle

_ZONES = tuple(timezone(timedelta(hours=sign * hours)) for hours in range(1, 15) for sign in (1, -1))


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
        "countries": [country.id for country in FACETS["country"].named(facts)],
        "people": [person.label for person in facts.people],
        "body": article.body,
    }


def _date(published: Published | None) -> str:
    """The instant, on the clock of the nearest zone in which it falls on the day that the publisher tells; without one
    that day, month or year."""
    if published is None:
        return ""
    instant = published.instant or ""
    if not instant or instant.startswith(published.value):
        return instant or published.value
    moment = datetime.fromisoformat(instant.replace("Z", "+00:00"))  # as Python 3.10 reads it
    there = (moment.astimezone(zone) for zone in _ZONES)
    return next((each.isoformat() for each in there if each.isoformat().startswith(published.value)), published.value)
