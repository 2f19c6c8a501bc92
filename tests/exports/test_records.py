"""JSON Lines that can be indexed again, to the same facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.exports.heading import Heading
from searchapp.exports.records import record_lines
from searchapp.ingest import update_index
from searchapp.model.article import Article, Published
from searchapp.model.facts import Country, Facts, Organization, Person
from searchapp.search import StoredArticle
from tests.exports.budget import text_of


def test_json_lines_can_be_indexed_again(budget: ArticleIndex, tmp_path: Path) -> None:
    (tmp_path / "again.jsonl").write_text(text_of(budget, "jsonl"), encoding="utf-8")
    update_index(tmp_path / "index", [str(tmp_path / "again.jsonl")])
    with ArticleIndex.open(tmp_path / "index") as again:
        before, after = budget.article("budget"), again.article("budget")
    assert after.article.title == before.article.title
    assert after.facts.published == before.facts.published
    assert [each.label for each in after.facts.organizations] == [each.label for each in before.facts.organizations]


def test_a_record_holds_what_was_found_and_leaves_out_what_is_not_there() -> None:
    facts = Facts(
        Published("2014-03", "month", "text"),
        (Organization("unesco", "UNESCO"),),
        (Country("NO", "Norway", ("about",)), Country("SE", "Sweden", ("mentioned",))),
        people=(Person("ana-lontra", "Ana Lontra"),),
        language="en",
    )
    (line,) = record_lines([StoredArticle(Article("tea", "Tea.\n“Ō”"), facts)], Heading(""))
    assert line.endswith("}\n")
    assert json.loads(line) == {
        "id": "tea",
        "language": "en",
        "published": "2014-03",
        "organizations": ["UNESCO"],
        "countries": ["NO"],
        "people": ["Ana Lontra"],
        "body": "Tea.\n“Ō”",
    }


@pytest.mark.parametrize(
    ("instant", "date"),
    [
        ("2019-05-04T20:15:00Z", "2019-05-04T20:15:00Z"),
        ("2019-05-03T22:15:00Z", "2019-05-04T00:15:00+02:00"),
        ("2019-05-05T04:30:00Z", "2019-05-04T23:30:00-05:00"),
        ("2019-06-05T04:30:00Z", "2019-05-04"),
        (None, "2019-05-04"),
    ],
)
def test_an_instant_is_told_so_that_it_falls_on_the_day_of_the_publisher(instant: str | None, date: str) -> None:
    published = Published("2019-05-04", "day", "metadata", instant=instant)
    (line,) = record_lines([StoredArticle(Article("tea", "", published=published), Facts())], Heading(""))
    assert json.loads(line)["published"] == date
