"""What every form of citation tells of an article."""

from __future__ import annotations

from datetime import date

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.exports.citations import (
    DateParts,
    authors,
    date_parts,
    keywords,
    language_of,
    one_line,
    plain_citation,
)
from searchapp.model.article import Article, Published
from searchapp.model.facts import Country, Facts, Organization
from searchapp.search import StoredArticle
from tests.exports.budget import BUDGET


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


def test_what_is_not_known_is_left_out_of_a_citation() -> None:
    stored = StoredArticle(Article("a note", "", "\n"), Facts())
    assert plain_citation(stored, date(2026, 3, 1)) == "“Untitled article”, undated, accessed 1 March 2026."
    assert "undated, http://desk.example/articles/a%20note, accessed" in plain_citation(
        stored, date(2026, 3, 1), "http://desk.example/"
    )


@pytest.mark.parametrize(
    ("value", "parts", "text"),
    [
        ("2016-09-05", DateParts(2016, 9, 5), "5 September 2016"),
        ("2016-09", DateParts(2016, 9, 0), "September 2016"),
        ("2016", DateParts(2016, 0, 0), "2016"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(value: str, parts: DateParts, text: str) -> None:
    assert date_parts(StoredArticle(Article("tea", ""), Facts(Published(value, "day", "text")))) == parts
    assert parts.text == text


@pytest.mark.parametrize("published", [None, Published("XXXX-02-26", "day", "dateline", reliable=False)])
def test_without_a_year_there_is_no_date(published: Published | None) -> None:
    assert date_parts(StoredArticle(Article("tea", ""), Facts(published))) is None


def test_what_was_found_goes_before_what_the_article_brought() -> None:
    brought = Article("tea", "", language="de", published=Published("2014", "year", "metadata"))
    assert date_parts(StoredArticle(brought, Facts())) == DateParts(2014, 0, 0)
    assert language_of(StoredArticle(brought, Facts())) == "de"
    stored = StoredArticle(brought, Facts(Published("2015", "year", "text"), language="en"))
    assert (date_parts(stored), language_of(stored)) == (DateParts(2015, 0, 0), "en")


def test_keywords_are_the_organizations_and_what_the_article_is_about() -> None:
    countries = (Country("NO", "Norway", ("about",)), Country("SE", "Sweden", ("mentioned",)))
    facts = Facts(organizations=(Organization("unesco", "UNESCO"),), countries=countries)
    assert keywords(StoredArticle(Article("tea", ""), facts)) == ["UNESCO", "Norway"]


def test_a_line_has_no_breaks_controls_and_runs_of_spaces() -> None:
    assert one_line(" Tea\r\n\x00 \x7f and\u2028 oats ") == "Tea and oats"
