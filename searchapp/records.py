"""An article with its facts as the one JSON object that `extract` prints and the endpoint answers with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from searchapp.models import Article, CitedSource, Country, Facts, Mention, MentionedDate, Organization, Published


def record_of(article: Article, facts: Facts) -> dict[str, Any]:
    """The object; `start` and `end` of every mention count characters of title, line feed and body."""
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "section": article.section,
        "byline": article.byline,
        "source": article.source,
        "url": article.url,
        "body": article.body,
        "removed": list(article.removed),
        "published": published_record(facts.published),
        "organizations": [_organization(found) for found in facts.organizations],
        "countries": [_country(found) for found in facts.countries],
        "cited_sources": [_cited_source(found) for found in facts.cited_sources],
        "dates": [_date(found) for found in facts.dates],
    }


def published_record(published: Published | None) -> dict[str, Any] | None:
    """A publication date with its grain and basis; None where none is known."""
    if published is None:
        return None
    members: dict[str, Any] = {
        "value": published.value,
        "grain": published.grain,
        "basis": published.basis,
        "reliable": published.reliable,
    }
    return members | ({"instant": published.instant} if published.instant else {})


def _organization(found: Organization) -> dict[str, Any]:
    return {"id": found.id, "label": found.label, "count": len(found.mentions), "mentions": _mentions(found.mentions)}


def _country(found: Country) -> dict[str, Any]:
    mentions = _mentions(found.mentions)
    roles = list(found.roles)
    return {"id": found.id, "label": found.label, "count": len(mentions), "roles": roles, "mentions": mentions}


def _cited_source(found: CitedSource) -> dict[str, Any]:
    credits = list(found.credits)
    return {"id": found.id, "label": found.label, "mentions": _mentions(found.mentions), "credits": credits}


def _mentions(mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    return [
        {"start": one.start, "end": one.end, "text": one.text, "rule": one.rule, "score": round(one.score, 3)}
        for one in mentions
    ]


def _date(found: MentionedDate) -> dict[str, Any]:
    return {
        "value": found.value,
        "grain": found.grain,
        "start": found.start,
        "end": found.end,
        "text": found.text,
    }
