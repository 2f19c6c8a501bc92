"""The flow of extraction: the date, the names, the countries and the sources of an article become its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from searchapp.extraction.countries.given_countries import given_countries
from searchapp.extraction.countries.roles import OtherNames, ReadText, find_countries
from searchapp.extraction.cued_patterns import Words, distinct_words
from searchapp.extraction.dateline import NO_DATELINE, Dateline, find_dateline
from searchapp.extraction.dates.mentioned_dates import find_mentioned_dates
from searchapp.extraction.dates.publication_date import find_publication_date
from searchapp.extraction.english import MODEL_LANGUAGE, has_english_words, is_english, is_plainly_english
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import NameReading, read_names
from searchapp.extraction.organizations.given_organizations import given_organizations
from searchapp.extraction.organizations.recognition import find_organizations
from searchapp.extraction.organizations.state_bodies import with_states
from searchapp.extraction.other_languages.joining import Names, names_of
from searchapp.extraction.other_languages.models import installed_model, read_by, reader_of
from searchapp.extraction.people.recognition import find_people, given_people
from searchapp.extraction.sources.cited_sources import SourceMentions, cited_sources, find_sources
from searchapp.model.article import Article, Published
from searchapp.model.facts import Country, Facts, MentionedDate, Organization, Person
from searchapp.text.languages import detected_language


def extract_facts(article: Article) -> Facts:
    """The facts of an article: what it brings is kept, the rest is extracted from its text."""
    return extract_all([article])[0]


def extract_all(articles: Sequence[Article]) -> list[Facts]:
    """The facts of each article; to take some dozens at once is quicker than one by one.

    Each stage goes over all articles before the next one, for its code and tables are then at hand in the processor: of
    articles that bring their names extraction takes an eighth less time.
    """
    heads = _read_heads(articles)
    named = _read_names(heads)
    sources = [
        find_sources(head.article, head.words, head.dateline, names.organizations, head.language == MODEL_LANGUAGE)
        for head, names in zip(heads, named, strict=True)
    ]
    countries = _countries(heads, named, sources)
    dates = [
        find_mentioned_dates(head.text, head.words, head.published, head.spans.date, head.language) for head in heads
    ]
    return [*map(_facts, heads, named, sources, countries, dates)]


class _Head(Struct, frozen=True, gc=False):
    """What is known of an article before the names in it are read."""

    article: Article
    text: str
    words: Words
    dateline: Dateline | None
    published: Published | None
    detected: str  # the language that a detector holds it for
    language: str  # the language that it is read in

    @property
    def spans(self) -> Dateline:
        """The dateline, or one without any span."""
        return self.dateline or NO_DATELINE

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


class _Named(Struct, frozen=True, gc=False):
    """The organizations and persons of an article; `own_model` has read them, or would, in no other language."""

    organizations: tuple[Organization, ...]
    people: tuple[Person, ...]
    own_model: bool = True


def _read_heads(articles: Sequence[Article]) -> list[_Head]:
    texts = [article.text for article in articles]
    words = [*map(distinct_words, texts)]
    detected = [*map(_detected, texts, words)]
    languages = [*map(_language, articles, detected)]
    datelines = [find_dateline(article, gazetteer()) for article in articles]
    published = [*map(find_publication_date, articles, datelines)]
    return [*map(_Head, articles, texts, words, datelines, published, detected, languages)]


def _detected(text: str, words: Words) -> str:
    """The language that a text is mostly written in, names apart; empty where it does not tell."""
    if is_plainly_english(text, words):
        return MODEL_LANGUAGE
    detected = detected_language(text)
    return MODEL_LANGUAGE if detected not in (MODEL_LANGUAGE, "") and has_english_words(text) else detected


def _language(article: Article, detected: str) -> str:
    return MODEL_LANGUAGE if is_english(article, detected) else detected or article.language


def _read_names(heads: Sequence[_Head]) -> list[_Named]:
    """The organizations and persons of each article, read by the one model or the other, if it needs that."""
    readings = _readings(heads)
    others = dict(_names_in_other_languages(heads))
    organizations = _organizations(heads, readings, others)
    people = _people(heads, readings, others, organizations)
    own_model = [number not in others for number in range(len(heads))]
    return list(map(_Named, organizations, people, own_model))


def _readings(heads: Sequence[_Head]) -> dict[int, NameReading]:
    """What searchapp's own model reads in the articles in its language that need it, by their numbers."""
    chosen = {number: head for number, head in enumerate(heads) if head.needs_names and head.language == MODEL_LANGUAGE}
    if not chosen:
        return {}
    texts, datelines = zip(*((head.text, head.spans) for head in chosen.values()), strict=True)
    return dict(zip(chosen, read_names(texts, trained_model(), datelines), strict=True))


def _organizations(
    heads: Sequence[_Head], readings: Mapping[int, NameReading], others: Mapping[int, Names]
) -> list[tuple[Organization, ...]]:
    """The organizations of each article: those that it brings, else those that are read in it."""
    unread = [number for number in readings if heads[number].article.organizations is None]
    by_number = {number: names.organizations for number, names in others.items()}
    by_number.update(zip(unread, find_organizations([readings[number] for number in unread]), strict=True))
    return [
        by_number.get(number, ())
        if head.article.organizations is None
        else given_organizations(head.article.organizations, head.text, head.words)
        for number, head in enumerate(heads)
    ]


def _people(
    heads: Sequence[_Head],
    readings: Mapping[int, NameReading],
    others: Mapping[int, Names],
    organizations: Sequence[tuple[Organization, ...]],
) -> list[tuple[Person, ...]]:
    """The persons of each article: those that it brings, else those that are read in it."""
    unread = [number for number in readings if heads[number].article.people is None]
    by_number = {number: names.people for number, names in others.items()}
    people = find_people([readings[number] for number in unread], [organizations[number] for number in unread])
    by_number.update(zip(unread, people, strict=True))
    brought = [head.article.people for head in heads]
    return [
        by_number.get(number, ()) if names is None else tuple(given_people(names, heads[number].text))
        for number, names in enumerate(brought)
    ]


def _names_in_other_languages(heads: Sequence[_Head]) -> Iterator[tuple[int, Names]]:
    """The names of those articles whose language has a model that is installed, by their numbers."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for number, head in enumerate(heads):
        if head.needs_names:
            by_language[head.language].append(number)
    for language, numbers in by_language.items():
        model = installed_model(language)
        if model:
            reader, texts = reader_of(model), [heads[number].text for number in numbers]
            for number, text, spans in zip(numbers, texts, reader.read(texts), strict=True):
                yield number, names_of(text, spans, model, reader, heads[number].spans.location)


def _countries(
    heads: Sequence[_Head], named: Sequence[_Named], sources: Sequence[Mapping[str, SourceMentions]]
) -> list[tuple[Country, ...]]:
    """The countries of each article: those that it brings, else those that its text names."""
    unread = [number for number, head in enumerate(heads) if head.article.countries is None]
    read = [_read_text(heads[number], named[number], sources[number]) for number in unread]
    by_number = dict(zip(unread, find_countries(read), strict=True))
    return [
        by_number[number]
        if head.article.countries is None
        else given_countries(head.article.countries, head.text, head.words, head.language)
        for number, head in enumerate(heads)
    ]


def _read_text(head: _Head, named: _Named, sources: Mapping[str, SourceMentions]) -> ReadText:
    others = OtherNames.of(named.people, named.organizations)
    return ReadText(head.text, len(head.article.title) + 1, head.language, head.spans.location, others, sources)


def _facts(
    head: _Head,
    named: _Named,
    sources: Mapping[str, SourceMentions],
    countries: tuple[Country, ...],
    dates: tuple[MentionedDate, ...],
) -> Facts:
    is_read = head.article.organizations is None and named.own_model
    return Facts(
        published=head.published,
        organizations=with_states(named.organizations, countries, head.text) if is_read else named.organizations,
        countries=countries,
        cited_sources=cited_sources(sources),
        dates=dates,
        people=named.people,
        language=head.article.language or head.detected,
        read_by=head.read_by,
    )
