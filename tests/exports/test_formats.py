"""A whole result in each format, read back by what people read such files with."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import bibtexparser
import feedparser
import pytest
import rispy

from searchapp.article_index import ArticleIndex
from searchapp.errors import ParameterError, QueryError
from searchapp.exports import EXPORT_FORMATS, exported, plain_citation
from searchapp.exports.citations import authors
from searchapp.exports.tables import defused
from searchapp.ingest import IngestOptions, update_index
from searchapp.model.request import SearchRequest
from tests.town import ARTICLES, write_news

SITE = "http://desk.example/"
BUDGET: dict[str, Any] = {
    "id": "budget",
    "title": '=HYPERLINK("http://trap.example","Budget & {taxes} at 5% of C_1 #2")',
    "body": "The council of Otterburg passed a budget.\nNobody\x0b spoke; </script><b>the clerk</b> slept.",
    "source": "Otterburg Courier & Post",
    "section": "Town Hall",
    "byline": "By Ida Brandt and Jon Aas, Courier staff",
    "url": "https://courier.example/budget?a={1}&b=2",
    "published": "2019-05-04T22:15:00+02:00",
    "organizations": ["+Plus Party", "Otterburg Council"],
    "countries": ["NO"],
}


@pytest.fixture(scope="module")
def budget(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    folder = tmp_path_factory.mktemp("budget")
    undated = {"id": "undated", "title": "", "body": "A note about a budget.", "countries": [], "organizations": []}
    update_index(folder / "index", [str(write_news(folder / "news", [BUDGET, undated]))])
    return ArticleIndex.open(folder / "index")


def text_of(index: ArticleIndex, name: str, **request: Any) -> str:
    return b"".join(exported(index, SearchRequest(**request), EXPORT_FORMATS[name], SITE).chunks).decode()


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


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


def test_a_spreadsheet_reads_the_table_and_computes_nothing(budget: ArticleIndex) -> None:
    row = next(row for row in rows_of(text_of(budget, "csv")) if row["id"] == "budget")
    assert row["title"] == "'" + BUDGET["title"]
    assert row["organizations"] == "'+Plus Party; Otterburg Council"
    assert (row["published"], row["instant"]) == ("2019-05-04", "2019-05-04T20:15:00Z")
    assert (row["source"], row["section"], row["countries"]) == ("Otterburg Courier & Post", "Town Hall", "Norway")
    assert row["url"] == BUDGET["url"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "＝1"])
def test_cells_that_a_spreadsheet_computes_become_text(cell: str) -> None:
    assert defused(cell) == "'" + cell
    assert defused("a" + cell) == "a" + cell


def test_in_a_feed_by_addition_an_entry_was_updated_when_it_was_added(tmp_path: Path) -> None:
    articles = [{"id": name, "body": "Tea.", "published": "2014-05-04"} for name in ("early", "late")]
    for number, clock in enumerate((1_000_000_000, 1_000_010_000), 1):
        options = IngestOptions(clock=lambda clock=clock: clock)
        update_index(tmp_path / "index", [str(write_news(tmp_path / "news", articles[:number]))], options)
    with ArticleIndex.open(tmp_path / "index") as index:
        by_addition = feedparser.parse(text_of(index, "atom", sort="added")).entries
        by_date = feedparser.parse(text_of(index, "atom")).entries
        added = {row["id"]: row["added"] for row in rows_of(text_of(index, "csv"))}
    expected = ["2001-09-09T04:33:20Z", "2001-09-09T01:46:40Z"]
    assert [entry.updated for entry in by_addition] == expected == [added["late"], added["early"]]
    assert (
        {entry.updated for entry in by_date} == {entry.published for entry in by_addition} == {"2014-05-04T00:00:00Z"}
    )


def test_json_lines_can_be_indexed_again(budget: ArticleIndex, tmp_path: Path) -> None:
    (tmp_path / "again.jsonl").write_text(text_of(budget, "jsonl"), encoding="utf-8")
    update_index(tmp_path / "index", [str(tmp_path / "again.jsonl")])
    with ArticleIndex.open(tmp_path / "index") as again:
        before, after = budget.article("budget"), again.article("budget")
    assert after.article.title == before.article.title
    assert after.facts.published == before.facts.published
    assert [each.label for each in after.facts.organizations] == [each.label for each in before.facts.organizations]


def test_a_manager_of_references_reads_ris(budget: ArticleIndex) -> None:
    records = {record["id"]: record for record in rispy.loads(text_of(budget, "ris"))}
    record = records["budget"]
    assert record["type_of_reference"] == "NEWS"
    assert record["title"] == BUDGET["title"]
    assert record["authors"] == ["Brandt, Ida", "Aas, Jon", "Courier staff"]
    assert (record["secondary_title"], record["date"], record["year"]) == (BUDGET["source"], "2019/05/04", "2019")
    assert record["keywords"] == ["+Plus Party", "Otterburg Council", "Norway"]
    assert records["undated"]["title"] == "Untitled article"
    assert records["undated"]["urls"] == ["http://desk.example/articles/undated"]


def test_bibtex_is_read_and_its_signs_are_escaped(budget: ArticleIndex) -> None:
    library = bibtexparser.parse_string(text_of(budget, "bibtex"))
    assert library.failed_blocks == []
    entries = {entry["title"]: entry for entry in library.entries}
    assert entries.keys() == {
        r'=HYPERLINK("http://trap.example","Budget \& \textbraceleft{}taxes\textbraceright{} at 5\% of C\_1 \#2")',
        "Untitled article",
    }
    entry = next(entry for entry in library.entries if entry.entry_type == "article")
    assert entry["author"] == "Ida Brandt and Jon Aas and Courier staff"
    assert (entry["year"], entry["month"], entry["day"]) == ("2019", "may", "4")
    assert entry["url"] == "https://courier.example/budget?a=%7B1%7D&b=2"
    assert len({entry.key for entry in library.entries}) == 2


def test_an_entry_without_a_date_was_updated_when_it_was_added_however_often_the_index_changes(tmp_path: Path) -> None:
    undated = {"id": "undated", "body": "A note about a budget."}
    news = tmp_path / "news"
    update_index(tmp_path / "index", [str(write_news(news, [undated]))])
    seen = []
    for articles in ([undated], [undated, BUDGET]):
        update_index(tmp_path / "index", [str(write_news(news, articles))])
        with ArticleIndex.open(tmp_path / "index") as index:
            (entry,) = feedparser.parse(text_of(index, "atom", text="note")).entries
            seen.append(entry.updated)
            assert entry.updated == index.article("undated").added
    assert seen[0] == seen[1]


def test_a_feed_reader_reads_the_feed_newest_first(budget: ArticleIndex, town_index: Path) -> None:
    feed = feedparser.parse(text_of(budget, "atom", text="budget"))
    assert not feed.bozo
    assert feed.feed.title == "searchapp: budget"
    entry = next(entry for entry in feed.entries if entry.title == BUDGET["title"])
    assert entry.link == "http://desk.example/articles/budget"
    assert entry.published == "2019-05-04T20:15:00Z"
    assert "</script><b>the clerk</b> slept" in entry.summary
    with ArticleIndex.open(town_index) as index:
        dates = [entry.get("published", "") for entry in feedparser.parse(text_of(index, "atom", text="ferry")).entries]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 24


def test_a_dossier_holds_its_articles_and_none_of_them_ends_its_data(budget: ArticleIndex) -> None:
    page = text_of(budget, "dossier", text="budget")
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    articles = {article["id"]: article for article in json.loads(data[1])["articles"]}
    assert articles["budget"]["body"] == budget.article("budget").article.body
    assert articles["budget"]["facets"]["country"] == ["Norway"]
    assert "https://" not in page.replace("https://courier.example", "")


def test_a_dossier_that_no_browser_could_open_is_refused(budget: ArticleIndex) -> None:
    with pytest.raises(ParameterError, match="1 articles at most, and these are 2"):
        exported(budget, SearchRequest(), replace(EXPORT_FORMATS["dossier"], limit=1))


def test_a_faulty_query_is_told_before_anything_is_sent(budget: ArticleIndex) -> None:
    with pytest.raises(QueryError):
        exported(budget, SearchRequest(text='"budget'), EXPORT_FORMATS["csv"])


def test_a_citation_tells_who_what_where_when_and_when_it_was_read(budget: ArticleIndex) -> None:
    assert plain_citation(budget.article("budget"), date(2026, 3, 1)) == (
        f"Ida Brandt, Jon Aas, Courier staff, “{BUDGET['title']}”, Otterburg Courier & Post, 4 May 2019, "
        f"{BUDGET['url']}, accessed 1 March 2026."
    )


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ida Brandt", ["Ida Brandt"]),
        ("Ida Brandt & Jon Aas; Eva Lunde", ["Ida Brandt", "Jon Aas", "Eva Lunde"]),
        ("Brandt, Ida", ["Brandt, Ida"]),
        ("Ida Brandt, Jon Aas and Eva Lunde", ["Ida Brandt", "Jon Aas", "Eva Lunde"]),
        ("", []),
    ],
)
def test_a_byline_names_its_authors(byline: str, names: list[str]) -> None:
    assert authors(byline) == names
