"""An article and its facts as JSON: what `extract` prints and the endpoint answers with."""

from __future__ import annotations

from types import GenericAlias
from typing import Annotated, Any, get_type_hints

from msgspec import Meta, Struct, convert, defstruct, structs

from searchapp.model.article import Article, Published
from searchapp.model.facts import CitedSource, Country, Facts, MentionedDate, Organization, Person

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


def _shape(kind: type[Any], description: str, name: str = "") -> Any:
    """The record of a kind of fact: its members, with how often and how surely the article names it, where it tells."""
    hints = get_type_hints(kind) | {"mentions": tuple[MentionRecord, ...]}
    members = {member: hints[member] for member in kind.__struct_fields__}
    if hasattr(kind, "count"):
        members = {"id": str, "label": str, "count": int} | members
    if hasattr(kind, "score"):
        members["score"] = Score
    return defstruct(name or f"{kind.__name__}Record", members.items(), namespace={"__doc__": description}, frozen=True)


_LISTS = {
    "organizations": _shape(Organization, "An organization with its evidence."),
    "people": _shape(Person, "A person with the evidence."),
    "countries": _shape(Country, "A country (ISO 3166-1 alpha-2) with the parts it plays in the article."),
    "cited_sources": _shape(
        CitedSource, "An agency or outlet that the article quotes, in its text or in a photo credit."
    ),
    "dates": _shape(MentionedDate, "A date that the text names.", "DateRecord"),
}
FactsRecord = defstruct(
    "FactsRecord",
    [
        ("published", Published | None),
        *((member, GenericAlias(tuple, (record, ...))) for member, record in _LISTS.items()),
        ("language", Annotated[str, Meta(description="ISO 639-1; empty where the text does not tell")]),
    ],
    namespace={"__doc__": "Everything found in the article, each value with its evidence."},
    frozen=True,
)

# An article's own members, one by one as they are, and its facts.
_MEMBERS = tuple(member for member in Article.__struct_fields__ if member not in _NOT_SHOWN)
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


def _facts(facts: Facts) -> Struct:
    record: Struct = convert(facts, FactsRecord, from_attributes=True)
    return record
