"""What every backend indexes of an article beside its text."""

from __future__ import annotations

import pytest

from searchapp.backends.article_fields import added_seconds, keywords_of, publication_span
from searchapp.backends.base import BANDS, COPIES, NAMES, NO_CORRECTIONS, IndexedArticle
from searchapp.backends.facet_terms import facet_terms
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts, Mention, MentionedDate, Organization

DAY = 86_400


def keywords(article: Article, facts: Facts | None = None, **members: object) -> dict[str, list[str]]:
    facts = facts or Facts()
    indexed = IndexedArticle(article, facts, "a.txt\t1")._replace(**members)
    return {name: [*values] for name, values in keywords_of(indexed, facet_terms(article, facts)).items()}


def test_an_article_that_tells_nothing_has_its_file_and_no_corrections() -> None:
    assert keywords(Article("tea", "Tea.")) == {"file": ["a.txt\t1"], "corrections": [NO_CORRECTIONS]}


def test_everything_that_is_known_has_a_field() -> None:
    mention = Mention(0, 3, "UNO", "lexicon")
    facts = Facts(
        organizations=(Organization("united-nations", "United Nations", (mention,)),),
        dates=(MentionedDate("2015-02-03", "day", 0, 1, ""), MentionedDate("2015-02", "month", 0, 1, "")),
    )
    article = Article("tea", "Tea.", source="The Herald", url="https://www.a.news.example/tea/?utm_source=x#top")
    fields = keywords(article, facts, copies="g1", bands=("b1", "b2"), evidence=("un\tUN\t",), corrections="c1")
    assert fields["organization"] == ["united-nations"]
    assert fields["source"] == ["the herald"]
    assert set(fields[NAMES]) == {
        "nations\torganization\tunited-nations",
        "uno\torganization\tunited-nations",
        "herald\tsource\tthe herald",
    }
    assert fields["mentioned"] == ["2015-02-03", "2015-02", "2015"]
    assert fields["address"] == ["a.news.example/tea", "a.news.example", "news.example"]
    assert (fields[COPIES], fields[BANDS], fields["evidence"]) == (["g1"], ["b1", "b2"], ["un\tUN\t"])
    assert fields["corrections"] == ["c1"]


@pytest.mark.parametrize("url", ["", "no address", "http://"])
def test_what_is_no_address_is_not_indexed_as_one(url: str) -> None:
    assert keywords(Article("tea", "Tea.", url=url)).get("address", []) == []


@pytest.mark.parametrize(
    ("value", "instant", "span"),
    [
        ("1970-01-02", None, (DAY, 2 * DAY - 1)),
        ("1970-01", None, (0, 31 * DAY - 1)),
        ("1970-01-02", "1970-01-02T00:00:09Z", (DAY + 9, 2 * DAY - 1)),
        ("1970-01-02", "1970-01-01T23:00:00Z", (DAY, 2 * DAY - 1)),
        ("1970-01-02", "1970-01-03T01:00:00Z", (2 * DAY - 1, 2 * DAY - 1)),
        ("1970-01-02", "noon", (DAY, 2 * DAY - 1)),
        ("XXXX-01-02", None, None),
        ("1970-02-30", None, None),
        ("", None, None),
    ],
)
def test_a_date_spans_its_seconds_and_an_instant_stays_on_its_own_day(
    value: str, instant: str | None, span: tuple[int, int] | None
) -> None:
    assert publication_span(Published(value, "day", "text", instant=instant)) == span


def test_what_is_not_known_has_no_number() -> None:
    assert publication_span(None) is None
    assert added_seconds("") is None
    assert added_seconds("1970-01-02T00:00:05Z") == DAY + 5
