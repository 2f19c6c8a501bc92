"""The stories that all engines index: Reuters-21578 where it is at hand, else the corpus of this repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts, Organization
from searchapp.reading import find_files, read_articles

ROOT = Path(__file__).resolve().parents[2]
REUTERS = ROOT.parent / "shared" / "data" / "reuters21578"


class Story(Struct, frozen=True):
    """An article with the facets that it brings, as plain names and as extraction would give them.

    `day` is its ISO date, empty when there is none.
    """

    id: str
    title: str
    body: str
    organizations: tuple[str, ...]
    countries: tuple[str, ...]
    day: str
    article: Article
    facts: Facts

    @property
    def text(self) -> str:
        """Title and body."""
        return f"{self.title}\n{self.body}"


def load() -> list[Story]:
    """All stories, in the order of their files."""
    folder = REUTERS if REUTERS.is_dir() else ROOT / "corpus"
    articles = (result for file in find_files([str(folder)]) for result in read_articles(file))
    return [_story(article) for article in articles if isinstance(article, Article)]


def times(stories: list[Story], count: int) -> Iterator[Story]:
    """So many stories: the same ones over and over, each under an id of its own."""
    yield from stories[:count]
    for number in range(len(stories), count):
        round_number, index = divmod(number, len(stories))
        key = f"{stories[index].id}-{round_number}"
        yield replace(stories[index], id=key, article=replace(stories[index].article, id=key))


def _story(article: Article) -> Story:
    published = article.published
    day = published.value if published and published.grain == "day" and published.reliable else ""
    names, codes = article.organizations or (), article.countries or ()
    organizations = tuple(Organization(_slug(name), name) for name in names)
    facts = Facts(published, organizations, tuple(Country(code, code, ("about",)) for code in codes))
    return Story(article.id, article.title, article.body, names, codes, day, article, facts)


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower()).strip("-")
