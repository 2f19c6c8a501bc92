"""The invented news of a small harbour, indexed on disk for the tests of searching."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from searchapp.model.article import Article, Published
from searchapp.model.facts import CitedSource, Country, Facts, MentionedDate, Organization
from searchapp.search import SearchService
from tests.backends.local.written import written

LABELS = {
    "harbour-board": "Harbour Board of Ribe",
    "unesco": "UNESCO",
    "rowing-club": "Élan Rowing Club",
    "DK": "Denmark",
    "DE": "Germany",
    "LT": "Lithuania",
    "herald": "The Herald",
}
GRAINS = {4: "year", 7: "month", 10: "day"}


def news(
    number: int,
    title: str,
    body: str = "",
    date: str = "",
    organizations: Iterable[str] = (),
    countries: Iterable[str] = (),
    mentioned: Iterable[str] = (),
) -> tuple[Article, Facts]:
    """One article with its facts."""
    published = Published(date, GRAINS[len(date)], "metadata") if date else None
    facts = Facts(
        published,
        tuple(Organization(each, LABELS[each]) for each in organizations),
        tuple(Country(each, LABELS[each], ("about", "mentioned")) for each in countries),
        (CitedSource("herald", LABELS["herald"]),) if "Herald" in body else (),
        tuple(MentionedDate(each, GRAINS[len(each)], 0, 0, each) for each in mentioned),
    )
    return Article(f"n{number}", body, title, source="Ribe Post", url=f"https://post.example/{number}"), facts


NEWS = (
    news(
        1,
        "Ferry to Ribe sails again",
        "The night ferry is back, the Herald said.",
        "2014-03-03",
        ["harbour-board"],
        ["DK"],
    ),
    news(
        2,
        "Old lighthouse listed",
        "UNESCO listed the lighthouse.",
        "2014-03-20",
        ["unesco", "harbour-board"],
        ["DK", "DE"],
    ),
    news(
        3,
        "Regatta won by a nose",
        "The ferry waited for the rowers.",
        "2014-05-11",
        ["rowing-club"],
        ["DE"],
        ["2013-05-12"],
    ),
    news(
        4, "Winter without ice", "No ice in the harbour this year.", "2014-05", [], ["DK"], ["2013-02-01", "2013-02-17"]
    ),
    news(5, "A year of ferries", "Ferries carried more people than ever.", "2014", ["harbour-board"], ["DK", "LT"]),
    news(6, "Lost and found", "A glove was found on the quay.", "", [], [], ["2013"]),
    news(7, "Seal in the harbour", "A seal swam by the lighthouse.", "2014-05-30", [], ["LT"]),
)


def indexed(folder: Path, articles: Iterable[tuple[Article, Facts]] = NEWS) -> SearchService:
    """A new index of the articles, or the old one with them added."""
    return SearchService(written(folder, articles))
