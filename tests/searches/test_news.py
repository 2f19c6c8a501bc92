"""What kept searches have found since they were last told: every new article, and each of them once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp import ArticleIndex
from searchapp.backends.base import IndexedArticle
from searchapp.backends.local.writing import LocalWriting
from searchapp.errors import SearchesError
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts
from searchapp.searches import SavedSearch, Seen, news_of
from searchapp.text.calendar.iso_dates import instant_of

TEA = SavedSearch("tea", "tea", "searches.txt", 1)
TEA_HARVEST = SavedSearch("harvest", "tea harvest", "searches.txt", 2)
KENYA = SavedSearch("kenya", "country:KE", "searches.txt", 3)


class Reader:
    """Somebody who keeps searches over an index."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, Seen] = {}
        with LocalWriting(folder):
            pass

    def run(self, second: int, *ids: str, body: str = "Tea was picked.", country: str = "") -> None:
        """A run that adds articles in a second."""
        facts = Facts(countries=(Country(country, "Kenya", ("about",)),) if country else ())
        with LocalWriting(self._folder) as writing:
            for article_id in ids:
                article = Article(article_id, body)
                writing.add(IndexedArticle(article, facts, "tea.txt\t1", added=instant_of(second)))

    def remove(self, article_id: str) -> None:
        """Take an article out."""
        with LocalWriting(self._folder) as writing:
            writing.delete("id", article_id)

    def news(self, *searches: SavedSearch, peek: bool = False) -> dict[str, list[str]]:
        """The ids that each search has found since."""
        with ArticleIndex.open(self._folder) as index:
            fresh, known = news_of(index, searches or (TEA,), self._seen)
        self._seen = self._seen if peek else known
        assert [each.total for each in fresh.searches] == [len(each.results) for each in fresh.searches]
        return {each.name: [hit.id for hit in each.results] for each in fresh.searches}


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_the_first_time_a_search_is_told_what_the_last_run_has_added(reader: Reader) -> None:
    reader.run(10, "old")
    reader.run(20, "new")
    assert reader.news() == {"tea": ["new"]}
    assert reader.news() == {"tea": []}


def test_then_it_is_told_all_that_came_since_the_latest_first(reader: Reader) -> None:
    reader.run(10, "first")
    reader.news()
    reader.run(20, "second")
    reader.run(30, "third")
    assert reader.news() == {"tea": ["third", "second"]}


def test_what_another_run_adds_in_the_same_second_is_not_missed(reader: Reader) -> None:
    reader.run(10, "first")
    assert reader.news() == {"tea": ["first"]}
    reader.run(10, "second")
    assert reader.news() == {"tea": ["second"]}
    assert reader.news() == {"tea": []}


def test_a_search_that_began_with_an_empty_index_is_told_everything(reader: Reader) -> None:
    assert reader.news() == {"tea": []}
    reader.run(10, "first")
    reader.run(20, "second")
    assert reader.news() == {"tea": ["second", "first"]}


def test_who_peeks_is_told_again(reader: Reader) -> None:
    reader.run(10, "first")
    assert reader.news(peek=True) == reader.news() == {"tea": ["first"]}


def test_each_search_goes_its_own_way_and_a_new_query_begins_anew(reader: Reader) -> None:
    reader.run(10, "first")
    reader.news(TEA)
    reader.run(20, "kenyan", country="KE")
    assert reader.news(TEA, KENYA) == {"tea": ["kenyan"], "kenya": ["kenyan"]}
    reader.run(30, "third", country="KE")
    assert reader.news(KENYA) == {"kenya": ["third"]}
    assert reader.news(TEA, SavedSearch("kenya", "country:KE tea")) == {"tea": ["third"], "kenya": ["third"]}


def test_all_of_the_words_have_to_be_there_and_others_are_not_taken_instead(reader: Reader) -> None:
    reader.run(10, "picked")
    assert reader.news(TEA_HARVEST) == {"harvest": []}
    reader.run(20, "harvested", body="The harvest of tea began.")
    assert reader.news(TEA_HARVEST) == {"harvest": ["harvested"]}


def test_an_article_that_went_and_came_back_is_new(reader: Reader) -> None:
    reader.run(10, "first")
    reader.news()
    reader.remove("first")
    assert reader.news() == {"tea": []}
    reader.run(30, "first")
    assert reader.news() == {"tea": ["first"]}


def test_when_the_latest_article_goes_those_before_it_are_not_told_again(reader: Reader) -> None:
    reader.run(10, "first")
    reader.news()
    reader.run(20, "second")
    assert reader.news() == {"tea": ["second"]}
    reader.remove("second")
    assert reader.news() == reader.news() == {"tea": []}


def test_more_than_is_read_at_once_is_told(reader: Reader) -> None:
    ids = [f"note-{number:04}" for number in range(1_203)]
    reader.run(10, *ids)
    assert sorted(reader.news()["tea"]) == ids


def test_a_query_that_the_index_cannot_answer_is_told_with_its_line(reader: Reader) -> None:
    with pytest.raises(SearchesError, match=r"line 4: the query of “lost” cannot be answered: “Atlantis”"):
        reader.news(SavedSearch("lost", "country:Atlantis", "searches.txt", 4))


steps = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.booleans()), max_size=7)


@given(steps)
def test_every_article_is_told_once_whenever_one_asks(plan: Iterable[tuple[int, int, bool]]) -> None:
    with TemporaryDirectory() as folder:
        reader, second = Reader(Path(folder)), 0
        reported, expected = [*reader.news()["tea"]], []
        for number, (later, count, is_asked) in enumerate(plan):
            second += later
            ids = [f"{number}-{each}" for each in range(count)]
            reader.run(second, *ids)
            expected += ids
            reported += reader.news()["tea"] if is_asked else []
        reported += reader.news()["tea"]
    assert sorted(reported) == expected
