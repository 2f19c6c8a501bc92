"""Article → Facts: organizations, countries, dates and cited sources, each with the mentions that show it."""

from __future__ import annotations

from searchapp.extraction.countries.roles import find_countries
from searchapp.extraction.dateline import Dateline, find_dateline
from searchapp.extraction.dates.mentioned_dates import mentioned_dates
from searchapp.extraction.dates.publication_date import published
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.organizations.recognition import find_organizations
from searchapp.extraction.sources.cited_sources import cited_sources, find_sources
from searchapp.model.article import Article
from searchapp.model.facts import Facts


def extract_facts(article: Article) -> Facts:
    """Everything that an article tells: what it brings is kept, the rest is read from its text."""
    dateline = dateline_of(article)
    when = published(article, dateline)
    organizations = find_organizations(article, (dateline.start, dateline.end) if dateline else (0, 0))
    sources = find_sources(article, dateline, organizations)
    return Facts(
        published=when,
        organizations=organizations,
        countries=find_countries(article, dateline, sources),
        cited_sources=cited_sources(sources),
        dates=mentioned_dates(article.text, when, (dateline.date_start, dateline.date_end) if dateline else (0, 0)),
    )


def dateline_of(article: Article) -> Dateline | None:
    """The dateline at the head of an article's body, if it has one."""
    return find_dateline(article, gazetteer().__contains__)
