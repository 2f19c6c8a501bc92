"""Whole results in a format, whichever it is: every article once, in order, and faults told before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from searchapp.article_index import ArticleIndex
from searchapp.errors import ParameterError, QueryError
from searchapp.exports import BY_SUFFIX, CITATION_SUFFIXES, EXPORT_FORMATS, cited, exported, exported_articles
from searchapp.exports.formats import CHUNK_CHARS, NAME_CHARS
from searchapp.ingest import update_index
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.search import StoredArticle
from tests.exports.budget import SITE, rows_of, text_of
from tests.town import ARTICLES, write_news


def test_every_article_found_is_exported_once_and_in_order(town_index: Path) -> None:
    with ArticleIndex.open(town_index) as index:
        rows = rows_of(text_of(index, "csv", text="ferry", sort="oldest", page_size=3, page=2))
        page = index.search(SearchRequest(text="ferry", sort="oldest", page_size=100))
        assert [row["id"] for row in rows] == [hit.id for hit in page.hits]
        assert {row["id"] for row in rows_of(text_of(index, "csv"))} == {article["id"] for article in ARTICLES}


def test_an_export_obeys_every_filter(town_index: Path) -> None:
    filters = {"countries": ("NO",), "exclude_organizations": ("fog-committee",), "since": "2014-02", "until": "2014"}
    with ArticleIndex.open(town_index) as index:
        rows = rows_of(text_of(index, "csv", text="ferry", **filters))
        assert len(rows) == index.search(SearchRequest(text="ferry", **filters)).total > 0
        assert {row["countries"] for row in rows} == {"Norway"}


def test_a_result_longer_than_what_is_read_at_once_is_whole(tmp_path: Path) -> None:
    notes = [{"id": f"n{number}", "body": f"Note {number}.", "published": "2015"} for number in range(1_203)]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", notes))])
    with ArticleIndex.open(tmp_path / "index") as index:
        ids = [stored.article.id for stored in index.articles(SearchRequest(text="note OR nothing")).articles]
    assert sorted(ids) == sorted(note["id"] for note in notes)


def test_a_dossier_that_no_browser_could_open_is_refused(budget: ArticleIndex) -> None:
    with pytest.raises(ParameterError, match="1 articles at most, and these are 2"):
        exported(budget, SearchRequest(), replace(EXPORT_FORMATS["dossier"], limit=1))


def test_a_faulty_query_is_told_before_anything_is_sent(budget: ArticleIndex) -> None:
    with pytest.raises(QueryError, match="quotation mark has no partner"):
        exported(budget, SearchRequest(text='"budget'), EXPORT_FORMATS["csv"])


def notes(*added: str) -> list[StoredArticle]:
    return [StoredArticle(Article(f"note-{number}", "Tea."), Facts(), when) for number, when in enumerate(added)]


def test_no_two_formats_have_a_name_or_a_suffix_and_citations_are_among_them() -> None:
    rows = EXPORT_FORMATS.values()
    assert len(EXPORT_FORMATS) == len(BY_SUFFIX) == len({row.title for row in rows}) == len({*map(id, rows)})
    assert set(CITATION_SUFFIXES) < BY_SUFFIX.keys()


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_articles_that_were_chosen_are_in_the_file_of_every_format(name: str) -> None:
    chosen = EXPORT_FORMATS[name]
    export = exported_articles(notes("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"), chosen, SITE)
    text = b"".join(export.chunks).decode()
    assert (export.file_name, "note-0" in text, "note-1" in text) == (f"articles.{chosen.suffix}", True, True)


@pytest.mark.parametrize("name", ["atom", "dossier"])
def test_chosen_articles_are_as_new_as_the_last_one_that_was_added(name: str) -> None:
    articles = notes("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z", "")
    head = b"".join(exported_articles(articles, EXPORT_FORMATS[name], SITE).chunks).decode().partition("note-0")[0]
    assert "2021-01-01T00:00:00Z" in head


def test_one_article_is_cited_with_its_address_on_the_server() -> None:
    (note,) = notes("")
    assert "UR  - http://desk.example/articles/note-0\r\n" in cited(note, BY_SUFFIX["ris"], SITE)


def test_a_file_is_sent_in_chunks_that_are_read_as_they_are_taken() -> None:
    read: list[int] = []

    def lines(articles: object, heading: object) -> Iterator[str]:
        for number in range(5):
            read.append(number)
            yield "x" * (CHUNK_CHARS // 2) + "\ud800"

    chunks = exported_articles([], replace(EXPORT_FORMATS["csv"], written=lines)).chunks
    assert (len(next(chunks)), read) == (CHUNK_CHARS + 2, [0, 1])
    assert b"".join(chunks).count(b"?") == 3, "half a surrogate pair has no bytes"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "articles.csv"),
        ("budget/../NOTE", "budget-note.csv"),
        ("東京", "東京.csv"),
        ("«दिल्ली»，/..", "दिल्ली.csv"),
        ("Ötters", "otters.csv"),
        ("a" * 100, "a" * NAME_CHARS + ".csv"),
    ],
)
def test_a_file_is_named_after_the_query(budget: ArticleIndex, text: str, name: str) -> None:
    assert exported(budget, SearchRequest(text), EXPORT_FORMATS["csv"]).file_name == name


def test_without_words_the_newest_stand_first(town_index: Path) -> None:
    with ArticleIndex.open(town_index) as index:
        dates = [row["published"] for row in rows_of(text_of(index, "csv", countries=("NO",)))]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 8
