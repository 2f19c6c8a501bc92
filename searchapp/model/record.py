"""An article and its facts as JSON: what `extract` prints and the endpoint answers with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from searchapp.model.article import Article
from searchapp.model.facts import CitedSource, Country, Facts, Mention, MentionedDate, Organization


def record_of(article: Article, facts: Facts) -> dict[str, Any]:
    """The object that `extract` prints; mentions' `start` and `end` count characters of title, line feed and body."""
    return article_record(article) | facts_record(facts)


def article_record(article: Article) -> dict[str, Any]:
    """The article as it was read, and the lines that were taken out of it as boilerplate."""
    names = ("id", "path", "title", "section", "byline", "source", "url", "body")
    return {name: getattr(article, name) for name in names} | {"removed": list(article.removed)}


def facts_record(facts: Facts) -> dict[str, Any]:
    """Everything found in the article, each value with its evidence."""
    return {
        "published": facts.published.as_json() if facts.published else None,
        "organizations": [_organization(found) for found in facts.organizations],
        "countries": [_country(found) for found in facts.countries],
        "cited_sources": [_cited_source(found) for found in facts.cited_sources],
        "dates": [_date(found) for found in facts.dates],
    }


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
