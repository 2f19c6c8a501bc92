"""RIS as a manager of references reads it."""

from __future__ import annotations

import pytest
import rispy

from searchapp.article_index import ArticleIndex
from searchapp.exports.heading import Heading
from searchapp.exports.ris import ris_records
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts
from searchapp.search import StoredArticle
from tests.exports.budget import BUDGET, text_of


def test_a_manager_of_references_reads_ris(budget: ArticleIndex) -> None:
    records = {record["id"]: record for record in rispy.loads(text_of(budget, "ris"))}
    record = records["budget"]
    assert record["type_of_reference"] == "NEWS"
    assert record["title"] == BUDGET["title"]
    assert record["authors"] == ["Brandt, Ida", "Aas, Jon", "Courier staff"]
    assert (record["secondary_title"], record["date"], record["year"]) == (BUDGET["source"], "2019/05/04", "2019")
    assert record["keywords"] == ["+Plus Party", "Otterburg Council", "Norway"]
    assert records["undated"]["title"] == "A note about a budget."
    assert records["undated"]["urls"] == ["http://desk.example/articles/undated"]


def ris_of(article: Article, facts: Facts | None = None) -> list[str]:
    (record,) = ris_records([StoredArticle(article, facts or Facts())], Heading(""))
    return record.split("\r\n")


def test_a_record_of_an_article_that_tells_nothing_has_a_title_and_an_end() -> None:
    assert ris_of(Article("note", "")) == ["TY  - NEWS", "ID  - note", "TI  - Untitled article", "ER  - ", "", ""]


def test_no_text_begins_a_field_of_its_own() -> None:
    lines = ris_of(Article("note", "", "Otters\r\nER  - \u2028TY  - BOOK"))
    assert lines[2] == "TI  - Otters ER - TY - BOOK"
    assert lines.count("ER  - ") == 1


@pytest.mark.parametrize(
    ("value", "date"), [("2019-05-04", "2019/05/04"), ("2019-05", "2019/05/"), ("2019", "2019//"), ("0987", "0987//")]
)
def test_what_is_not_known_of_a_date_is_empty(value: str, date: str) -> None:
    lines = ris_of(Article("note", ""), Facts(Published(value, "day", "text")))
    assert f"DA  - {date}" in lines


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Ana Lontra", "Lontra, Ana"),
        ("Lontra, Ana", "Lontra, Ana"),
        ("Courier staff", "Courier staff"),
        ("Associated Press", "Associated Press"),
        ("Ana van der Lontra", "van der Lontra, Ana"),
        ("ANA LONTRA, Staff Writer", "Lontra, Ana"),
        ("Ana M. Lontra", "Lontra, Ana M."),
        ("Lontra A", "Lontra, A"),
        ("Ana Lontra, Jr.", "Lontra, Ana, Jr"),
        ("Ana De Lontra", "Ana De Lontra"),
    ],
)
def test_a_family_name_comes_first_where_it_is_known(byline: str, author: str) -> None:
    assert f"AU  - {author}" in ris_of(Article("note", "", byline=byline))
