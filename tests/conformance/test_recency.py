"""Scores that fade with an article's age: the same on every backend, and only where somebody asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import Location
from searchapp.ingest import update_index
from tests.conformance.corpus import news, write_lines

TUBA = "The tuba of the valley was played at the quay, and the band of the mill listened to it all evening."
NEWS = (
    news("old", "A concert", TUBA, "2009-01-05"),
    news("month", "A concert", TUBA, "2020-05-01"),
    news("newest", "A concert", TUBA, "2020-05-31"),
    news("undated", "A concert", TUBA),
    news("tubas", "Tuba, tuba, tuba: a tuba festival", "Tubas were played. " + TUBA * 2, "2009-01-05"),
)


def test_an_article_of_the_newest_day_counts_twice_as_much_as_an_old_one(location: Location, tmp_path: Path) -> None:
    update_index(location, [str(write_lines(tmp_path / "news" / "tubas.jsonl", NEWS))])
    with ArticleIndex.open(location) as index:
        scores = {
            sort: {hit.id: hit.score for hit in index.search(SearchRequest("tuba", sort=sort)).hits}
            for sort in ("relevance", "recent")
        }
        shares = {article: score / scores["relevance"][article] for article, score in scores["recent"].items()}
        assert shares == pytest.approx({"newest": 1, "month": 0.75, "old": 0.5, "undated": 0.5, "tubas": 0.5}, abs=1e-3)
        assert [article for article in scores["recent"] if article != "tubas"][:2] == ["newest", "month"]
        assert next(iter(scores["relevance"])) == "tubas"
        pages = [index.search(SearchRequest("tuba", sort="recent", page_size=2, page=page)).hits for page in (1, 2, 3)]
        assert [hit.id for hits in pages for hit in hits] == list(scores["recent"])
