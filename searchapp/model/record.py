"""An article and its facts as JSON: what `extract` prints and the endpoint answers with."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, get_type_hints

from msgspec import Meta, Struct, convert, defstruct, structs

from searchapp.model.article import Article, Grain, Published
from searchapp.model.facts import Facts, Role

# What an article brings of these is in its facts; credits are evidence of the sources that it cites.
# Notes and the line are told by the run that reads the article.
_NOT_SHOWN = frozenset({"published", "organizations", "countries", "people", "credits", "language", "notes", "line"})
_SCORE_DIGITS = 3

Score = Annotated[float, Meta(description="How sure that is, from 0 to 1")]


class MentionRecord(Struct, frozen=True, gc=False):
    """Where `title + "\\n" + body` names something, and which rule or model saw it."""

    start: int
    end: int
    text: str
    rule: str
    score: Score

    def __post_init__(self) -> None:
        """Keep the digits of the score that mean something."""
        structs.force_setattr(self, "score", round(self.score, _SCORE_DIGITS))


class OrganizationRecord(Struct, frozen=True):
    """An organization with its evidence."""

    id: str
    label: str
    count: int
    mentions: tuple[MentionRecord, ...]
    score: Score


class PersonRecord(Struct, frozen=True):
    """A person with the evidence."""

    id: str
    label: str
    count: int
    mentions: tuple[MentionRecord, ...]
    score: Score


class CountryRecord(Struct, frozen=True):
    """A country (ISO 3166-1 alpha-2) with the parts it plays in the article."""

    id: str
    label: str
    count: int
    roles: tuple[Role, ...]
    mentions: tuple[MentionRecord, ...]
    score: Score


class CitedSourceRecord(Struct, frozen=True):
    """An agency or outlet that the article quotes, in its text or in a photo credit."""

    id: str
    label: str
    mentions: tuple[MentionRecord, ...]
    credits: tuple[str, ...]
    score: Score


class DateRecord(Struct, frozen=True):
    """A date that the text names."""

    value: str
    grain: Grain
    start: int
    end: int
    text: str


class FactsRecord(Struct, frozen=True):
    """Everything found in the article, each value with its evidence."""

    published: Published | None
    organizations: tuple[OrganizationRecord, ...]
    people: tuple[PersonRecord, ...]
    countries: tuple[CountryRecord, ...]
    cited_sources: tuple[CitedSourceRecord, ...]
    dates: tuple[DateRecord, ...]
    language: Annotated[str, Meta(description="ISO 639-1; empty where the text does not tell")]


# An article's own members, one by one as they are, and its facts.
_MEMBERS = tuple(member.name for member in fields(Article) if member.name not in _NOT_SHOWN)
_TYPES = get_type_hints(Article)
_Added = Annotated[str, Meta(description="When it was added to the index: ISO 8601, UTC")]
ArticleRecord = defstruct(
    "ArticleRecord",
    [*((name, _TYPES[name]) for name in _MEMBERS), ("added", _Added), ("facts", FactsRecord)],
    namespace={"__doc__": "An article with its facts; `removed` holds the lines taken out of it as boilerplate."},
    frozen=True,
)


def article_record(article: Article, facts: Facts, added: str) -> Struct:
    """The article with its facts, as the endpoint answers with it."""
    return ArticleRecord(**_own(article), added=added, facts=_facts(facts))


def extract_record(article: Article, facts: Facts) -> dict[str, Any]:
    """The members of the article and of its facts side by side, as `extract` prints them."""
    return _own(article) | structs.asdict(_facts(facts))


def _own(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in _MEMBERS}


def _facts(facts: Facts) -> FactsRecord:
    return convert(facts, FactsRecord, from_attributes=True)
