"""What does an article say of organizations, countries, sources and dates, and where?"""

from __future__ import annotations

from searchapp.extraction.countries.roles import find_countries
from searchapp.extraction.dateline import NO_SPAN, find_dateline
from searchapp.extraction.dates.mentioned_dates import find_mentioned_dates
from searchapp.extraction.dates.publication_date import find_publication_date
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.organizations.recognition import find_organizations
from searchapp.extraction.sources.cited_sources import cited_sources, find_sources
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.text.languages import detected_language


def extract_facts(article: Article) -> Facts:
    """The facts of an article: what it brings is kept, the rest is extracted from its text."""
    dateline = find_dateline(article, gazetteer())
    published = find_publication_date(article, dateline)
    organizations = find_organizations(article, dateline.location if dateline else NO_SPAN)
    sources = find_sources(article, dateline, organizations)
    return Facts(
        published=published,
        organizations=organizations,
        countries=find_countries(article, dateline, sources),
        cited_sources=cited_sources(sources),
        dates=find_mentioned_dates(article.text, published, dateline.date if dateline else NO_SPAN),
        language=article.language or detected_language(article.text),
    )
