"""The flow of extraction: the date, the names, the countries and the sources of an article become its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from searchapp.extraction.countries.roles import NO_OTHER_NAMES, OtherNames, find_countries
from searchapp.extraction.cued_patterns import Words, distinct_words
from searchapp.extraction.dateline import NO_SPAN, Dateline, find_dateline
from searchapp.extraction.dates.mentioned_dates import find_mentioned_dates
from searchapp.extraction.dates.publication_date import find_publication_date
from searchapp.extraction.english import MODEL_LANGUAGE, has_english_words, is_english, is_plainly_english
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import NameReading, read_names
from searchapp.extraction.organizations.recognition import find_organizations
from searchapp.extraction.organizations.state_bodies import with_states
from searchapp.extraction.other_languages.joining import Names, names_of
from searchapp.extraction.other_languages.models import installed_model, read_by, reader_of
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
    chosen = [number for number, head in enumerate(heads) if head.needs_names and head.language == MODEL_LANGUAGE]
    texts = [articles[number].text for number in chosen]
    readings = dict(zip(chosen, read_names(texts, trained_model()) if texts else (), strict=True))
    names = dict(_names_in_other_languages(heads))
    return [_facts(head, readings.get(number), names.get(number)) for number, head in enumerate(heads)]


class _Head(Struct, frozen=True):
    """What is known of an article before the names in it are read."""

    article: Article
    words: Words  # of its text
    dateline: Dateline | None
    published: Published | None
    detected: str  # the language that a detector holds it for
    language: str  # the language that it is read in

    @property
    def needs_names(self) -> bool:
        """Whether the article does not bring its names itself.

        One that brings both organizations and countries is catalogued: it has the persons that it brings and no others.
        """
        brings = self.article
        return brings.organizations is None or (brings.people is None and brings.countries is None)

    @property
    def read_by(self) -> str:
        """By which model the names are read, as `read_by` tells it; empty where searchapp's own does, or none is."""
        return read_by(self.language) if self.needs_names and self.language not in (MODEL_LANGUAGE, "") else ""


def _read_head(article: Article) -> _Head:
    dateline = find_dateline(article, gazetteer())
    text = article.text
    words = distinct_words(text)
    detected = MODEL_LANGUAGE if is_plainly_english(text, words) else detected_language(text)
    if detected not in (MODEL_LANGUAGE, "") and has_english_words(text):
        detected = MODEL_LANGUAGE
    language = MODEL_LANGUAGE if is_english(article, detected) else detected or article.language
    return _Head(article, words, dateline, find_publication_date(article, dateline), detected, language)


def _names_in_other_languages(heads: Sequence[_Head]) -> Iterator[tuple[int, Names]]:
    """The names of those articles whose language has a model that is installed, by their numbers."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for number, head in enumerate(heads):
        if head.needs_names:
            by_language[head.language].append(number)
    for language, numbers in by_language.items():
        model = installed_model(language)
        if model:
            reader, texts = reader_of(model), [heads[number].article.text for number in numbers]
            for number, text, spans in zip(numbers, texts, reader.read(texts), strict=True):
                dateline = heads[number].dateline
                yield number, names_of(text, spans, model, reader, dateline.location if dateline else NO_SPAN)


def _facts(head: _Head, reading: NameReading | None, names: Names | None) -> Facts:
    """The facts of an article whose names have been read, if it needs that, by the one model or the other."""
    article, dateline = head.article, head.dateline
    location, agency = (dateline.location, dateline.agency) if dateline else (NO_SPAN, NO_SPAN)
    organizations = find_organizations(article, reading, location, agency)
    people = find_people(article, reading, organizations, location)
    if names:
        organizations = names.organizations if article.organizations is None else organizations
        people = names.people if article.people is None else people
    sources = find_sources(article, head.words, dateline, organizations, head.language == MODEL_LANGUAGE)
    others = OtherNames.of(people, organizations) if article.countries is None else NO_OTHER_NAMES
    countries = find_countries(article, head.words, dateline, sources, head.language, others)
    if article.organizations is None and not names:
        organizations = with_states(organizations, countries, article.text)
    return Facts(
        published=head.published,
        organizations=organizations,
        countries=countries,
        cited_sources=cited_sources(sources),
        dates=find_mentioned_dates(article.text, head.published, dateline.date if dateline else NO_SPAN, head.language),
        people=people,
        language=article.language or head.detected,
        read_by=head.read_by,
    )
