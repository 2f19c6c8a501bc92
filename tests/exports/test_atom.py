"""An Atom feed as a feed reader reads it."""

from __future__ import annotations

from pathlib import Path

import feedparser

from searchapp.article_index import ArticleIndex
from searchapp.exports.atom import SUMMARY_CHARS, feed_elements
from searchapp.exports.heading import Heading
from searchapp.ingest import IngestOptions, update_index
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts, Organization
from searchapp.search import StoredArticle
from tests.exports.budget import BUDGET, rows_of, text_of
from tests.town import write_news


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


def test_feeds_of_other_filters_have_other_titles_and_addresses(budget: ArticleIndex) -> None:
    feed = feedparser.parse(
        text_of(budget, "atom", countries=("NO",), exclude_sources=("x",), match="all", sort="added")
    )
    assert feed.feed.title == "searchapp: all articles, country NO, not source x"
    assert feed.feed.links[-1].href.endswith("atom?country=NO&exclude.source=x&match=all&sort=added")


def test_a_feed_reader_reads_the_feed_newest_first(budget: ArticleIndex, town_index: Path) -> None:
    feed = feedparser.parse(text_of(budget, "atom", text="budget"))
    assert not feed.bozo
    assert feed.feed.title == "searchapp: budget"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "alternate": "http://desk.example/?q=budget",
        "self": "http://desk.example/api/search.atom?q=budget",
    }
    entry = next(entry for entry in feed.entries if entry.title == BUDGET["title"])
    assert entry.link == "http://desk.example/articles/budget"
    assert entry.published == "2019-05-04T20:15:00Z"
    assert "Nobody spoke; the clerk slept." in entry.summary
    with ArticleIndex.open(town_index) as index:
        dates = [entry.get("published", "") for entry in feedparser.parse(text_of(index, "atom", text="ferry")).entries]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 24


def feed_of(stored: StoredArticle, site: str = "") -> feedparser.FeedParserDict:
    feed = feedparser.parse("".join(feed_elements([stored], Heading("", updated="2020-01-01T00:00:00Z", site=site))))
    assert not feed.bozo
    return feed


def test_a_date_without_its_day_is_the_beginning_of_its_month_or_year() -> None:
    for value, grain, instant in (("2014-05", "month", "2014-05-01"), ("2014", "year", "2014-01-01")):
        (entry,) = feed_of(StoredArticle(Article("tea", ""), Facts(Published(value, grain, "text")))).entries
        assert entry.published == entry.updated == f"{instant}T00:00:00Z"


def test_a_time_without_a_zone_is_taken_for_utc() -> None:
    published = Published("2014-05-03", "day", "metadata", instant="2014-05-03T18:12:33")
    (entry,) = feed_of(StoredArticle(Article("tea", ""), Facts(published))).entries
    assert entry.published == "2014-05-03T18:12:33Z"


def test_an_entry_that_has_no_address_has_the_whole_text() -> None:
    body = "Tea.\n" * SUMMARY_CHARS
    for article, site, has_text in (
        (Article("tea", body), "", True),
        (Article("tea", body, url="javascript:x"), "", True),
        (Article("tea", body, url="https://tea.example"), "", False),
        (Article("tea", body), "http://desk.example/", False),
    ):
        (entry,) = feed_of(StoredArticle(article, Facts()), site).entries
        assert [content.value for content in entry.get("content", ())] == [body.strip()] * has_text
        assert bool(entry.get("links")) != has_text
        assert entry.summary.endswith(" …")


def test_hostile_text_stays_text_and_signs_that_xml_has_none_for_are_blanks() -> None:
    article = Article("a/b ?", "\x01<b>&amp;\ufffe", '</title>"', byline="By <i>", url="javascript:x")
    organization = Organization("o", '"/><x>')
    feed = feed_of(StoredArticle(article, Facts(organizations=(organization,))), site="http://desk.example/")
    (entry,) = feed.entries
    assert (entry.title, entry.author) == ('</title>"', "<i>")
    assert (entry.id, entry.link) == (
        "tag:searchapp,2026:articles/a%2Fb%20%3F",
        "http://desk.example/articles/a%2Fb%20%3F",
    )
    assert entry.tags[0].label == '"/><x>'


def test_a_summary_ends_between_words_and_says_that_it_goes_on() -> None:
    for body in ("otter " * 100, "otter" + " " * 900 + "heron"):
        (entry,) = feed_of(StoredArticle(Article("tea", body), Facts())).entries
        assert len(entry.summary) <= SUMMARY_CHARS + 2
        assert set(entry.summary.split()) == {"otter", "…"}
    (entry,) = feed_of(StoredArticle(Article("tea", "Otters,\nherons."), Facts())).entries
    assert entry.summary == "Otters, herons."


def test_a_feed_that_nothing_dates_is_older_than_all_others() -> None:
    feed = feedparser.parse("".join(feed_elements([], Heading("chosen articles"))))
    assert feed.feed.updated == "1970-01-01T00:00:00Z"
