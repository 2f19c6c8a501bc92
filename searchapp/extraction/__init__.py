"""What does an article say of organizations, persons, countries, sources and dates, and where?"""

from __future__ import annotations

from searchapp.extraction.countries.roles import OtherNames, find_countries
from searchapp.extraction.dateline import NO_SPAN, find_dateline
from searchapp.extraction.dates.mentioned_dates import find_mentioned_dates
from searchapp.extraction.dates.publication_date import find_publication_date
from searchapp.extraction.english import MODEL_LANGUAGE, is_english
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_reading import read_names
from searchapp.extraction.organizations.crf import trained_model
from searchapp.extraction.organizations.recognition import find_organizations
from searchapp.extraction.organizations.state_bodies import with_states
from searchapp.extraction.people.recognition import find_people
from searchapp.extraction.sources.cited_sources import cited_sources, find_sources
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.text.languages import detected_language


def extract_facts(article: Article) -> Facts:
    """The facts of an article: what it brings is kept, the rest is extracted from its text."""
    dateline = find_dateline(article, gazetteer())
    published = find_publication_date(article, dateline)
    detected = detected_language(article.text)
    language = MODEL_LANGUAGE if is_english(article, detected) else detected or article.language
    reading = read_names(article.text, trained_model()) if _needs_names(article, language) else None
    organizations = find_organizations(article, reading, dateline.location if dateline else NO_SPAN)
    people = find_people(article, reading, organizations)
    sources = find_sources(article, dateline, organizations)
    countries = find_countries(article, dateline, sources, language, OtherNames.of(people, organizations))
    if article.organizations is None:
        organizations = with_states(organizations, countries, article.text)
    return Facts(
        published=published,
        organizations=organizations,
        countries=countries,
        cited_sources=cited_sources(sources),
        dates=find_mentioned_dates(article.text, published, dateline.date if dateline else NO_SPAN),
        people=people,
        language=article.language or detected,
    )


def _needs_names(article: Article, language: str) -> bool:
    """Whether an article is in English and does not bring all its names itself."""
    return language == MODEL_LANGUAGE and (article.organizations is None or article.people is None)
