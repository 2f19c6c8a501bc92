"""What an index holds, in numbers."""

from __future__ import annotations

from pathlib import Path

from searchapp import search
from searchapp.search import SearchService
from searchapp.search.statistics import newest_date, stats
from tests.search.harbour import indexed, news


def test_the_index_in_numbers(harbour: SearchService) -> None:
    numbers = search.stats(harbour.backend)
    assert (numbers.articles, numbers.dated, numbers.undated) == (7, 6, 1)
    assert numbers.values == {
        "organization": 3,
        "person": 0,
        "country": 3,
        "cited_source": 1,
        "source": 1,
        "section": 0,
        "byline": 0,
        "country_mentioned": 3,
        "language": 0,
    }


def test_the_numbers_are_printed_by_the_facets_plurals(harbour: SearchService) -> None:
    printed = stats(harbour.backend).as_json()
    assert (printed["articles"], printed["organizations"], printed["countries"], printed["people"]) == (7, 3, 3, 0)
    assert printed["generation"] == harbour.backend.state().generation


def test_articles_without_names_are_counted_by_language(tmp_path: Path) -> None:
    assert stats(indexed(tmp_path, [news(1, "Lost and found")]).backend).as_json()["without_names"] == {}


def test_the_newest_article_has_the_newest_date(harbour: SearchService, tmp_path: Path) -> None:
    assert newest_date(harbour.backend) == "2014-05-30"
    undated = indexed(tmp_path, [news(1, "Lost and found")])
    assert newest_date(undated.backend) == ""


def test_an_empty_index_has_numbers_too(tmp_path: Path) -> None:
    empty = indexed(tmp_path, [])
    assert (stats(empty.backend).articles, stats(empty.backend).undated) == (0, 0)
    assert newest_date(empty.backend) == ""
