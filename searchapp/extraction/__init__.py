"""What does an article say of organizations, persons, countries, sources and dates, and where?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from searchapp.extraction.countries.roles import OtherNames, find_countries
from searchapp.extraction.dateline import NO_SPAN, Dateline, find_dateline
from searchapp.extraction.dates.mentioned_dates import find_mentioned_dates
from searchapp.extraction.dates.publication_date import find_publication_date
from searchapp.extraction.english import MODEL_LANGUAGE, is_english
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import NameReading, read_names
from searchapp.extraction.organizations.recognition import find_organizations
from searchapp.extraction.organizations.state_bodies import with_states
from searchapp.extraction.people.recognition import find_people
from searchapp.extraction.sources.cited_sources import cited_sources, find_sources
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts
from searchapp.text.languages import detected_language


def extract_facts(article: Article) -> Facts:
    """The facts of an article: what it brings is kept, the rest is extracted from its text."""
    return extract_all([article])[0]


def extract_all(articles: Sequence[Article]) -> list[Facts]:
    """The facts of each article; to take some dozens at once is quicker than one by one."""
    heads = [_read_head(article) for article in articles]
    chosen = [number for number, head in enumerate(heads) if _needs_names(head.article, head.language)]
    texts = [articles[number].text for number in chosen]
    readings = dict(zip(chosen, read_names(texts, trained_model()) if texts else (), strict=True))
    return [_facts(head, readings.get(number)) for number, head in enumerate(heads)]


@dataclass(frozen=True, slots=True)
class _Head:
    """What is known of an article before the names in it are read."""

    article: Article
    dateline: Dateline | None
    published: Published | None
    detected: str  # the language that a detector holds it for
    language: str  # the language that it is read in


def _read_head(article: Article) -> _Head:
    dateline = find_dateline(article, gazetteer())
    detected = detected_language(article.text)
    language = MODEL_LANGUAGE if is_english(article, detected) else detected or article.language
    return _Head(article, dateline, find_publication_date(article, dateline), detected, language)


def _facts(head: _Head, reading: NameReading | None) -> Facts:
    """The facts of an article whose names have been read, if it needs that."""
    article, dateline = head.article, head.dateline
    organizations = find_organizations(article, reading, dateline.location if dateline else NO_SPAN)
    people = find_people(article, reading, organizations)
    sources = find_sources(article, dateline, organizations)
    countries = find_countries(article, dateline, sources, head.language, OtherNames.of(people, organizations))
    if article.organizations is None:
        organizations = with_states(organizations, countries, article.text)
    return Facts(
        published=head.published,
        organizations=organizations,
        countries=countries,
        cited_sources=cited_sources(sources),
        dates=find_mentioned_dates(article.text, head.published, dateline.date if dateline else NO_SPAN, head.language),
        people=people,
        language=article.language or head.detected,
    )


def _needs_names(article: Article, language: str) -> bool:
    """Whether an article is in English and does not bring its names itself.

    One that brings both organizations and countries is catalogued: it has the persons that it brings and no others.
    """
    is_catalogued = article.organizations is not None and (article.people is not None or article.countries is not None)
    return language == MODEL_LANGUAGE and not is_catalogued
