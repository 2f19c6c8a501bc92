"""BibTeX as a program that sets bibliographies reads it."""

from __future__ import annotations

import re

import bibtexparser
import pytest

from searchapp.article_index import ArticleIndex
from searchapp.exports.bibtex import bibtex_entries
from searchapp.exports.heading import Heading
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts
from searchapp.search import StoredArticle
from tests.exports.budget import text_of


def test_bibtex_is_read_and_its_signs_are_escaped(budget: ArticleIndex) -> None:
    library = bibtexparser.parse_string(text_of(budget, "bibtex"))
    assert library.failed_blocks == []
    entries = {entry["title"]: entry for entry in library.entries}
    assert entries.keys() == {
        r'=WEBSERVICE("http://trap.example","Budget \& \textbraceleft{}taxes\textbraceright{} at 5\% of C\_1 \#2")',
        "A note about a budget.",
    }
    entry = next(entry for entry in library.entries if entry.entry_type == "article")
    assert entry["author"] == "Ida Brandt and Jon Aas and {Courier staff}"
    assert (entry["year"], entry["month"], entry["day"]) == ("2019", "may", "4")
    assert entry["url"] == "https://courier.example/budget?a=%7B1%7D&b=2"
    assert len({entry.key for entry in library.entries}) == 2


def bibtex_of(article: Article, published: Published | None = None) -> str:
    (entry,) = bibtex_entries([StoredArticle(article, Facts(published))], Heading("", site="http://desk.example/"))
    return entry


def key_of(entry: str) -> str:
    return entry.partition("{")[2].partition(",")[0]


def test_an_article_that_tells_nothing_is_an_entry_with_an_address() -> None:
    entry = bibtex_of(Article("a note", ""))
    key = key_of(entry)
    assert key.startswith("article")
    assert entry == (
        f"@misc{{{key},\n  title = {{Untitled article}},\n  url = {{http://desk.example/articles/a%20note}},\n}}\n\n"
    )


def test_only_the_parts_of_a_date_that_are_known_stand_there() -> None:
    entry = bibtex_of(Article("tea", ""), Published("2014-03", "month", "text"))
    assert "  year = {2014},\n  month = mar,\n" in entry
    assert "day" not in entry


def test_a_key_tells_who_when_and_what_without_accents_and_stays_the_same() -> None:
    article = Article("tea", "", "The Ötters Return", source="Coast Herald")
    keys = {bibtex_of(each, Published("2014", "year", "text")).split(",")[0] for each in (article, article)}
    (key,) = keys
    assert key.startswith("@article{herald2014otters")
    assert bibtex_of(Article("oats", "", "The Ötters Return", source="Coast Herald")).split(",")[0] not in keys


@pytest.mark.parametrize(
    ("byline", "author", "key"),
    [
        ("By Ida van der Aa, Staff Writer", "Ida van der Aa", "vanderaa"),
        ("Jon Aas, Jr.", "Aas, Jr, Jon", "aas"),
        ("Aas J", "Aas, J", "aas"),
        ("Associated Press", "{Associated Press}", "associatedpress"),
        ("Ida Brandt and Jon Aas", "Ida Brandt and Jon Aas", "brandt"),
    ],
)
def test_authors_are_told_as_bibtex_reads_them_and_the_first_is_in_the_key(byline: str, author: str, key: str) -> None:
    entry = bibtex_of(Article("tea", "", byline=byline))
    assert f"  author = {{{author}}},\n" in entry
    assert entry.startswith(f"@misc{{{key}")


@pytest.mark.parametrize(
    ("article", "begins"),
    [
        (Article("tea", "", "Otters Return", byline="Aas" * 200), "aasaasaasaasaasaasaa2014otters"),
        (Article("tea", "", "x" * 398), "xxxxxxxxxxxxxxxxxxxx2014"),
        (Article("tea", "", "Otters Return"), "otters2014"),
        (Article("tea", "", "عودة القضاعة", source="الأهرام"), "article2014"),
        (Article("tea", "", "水獺歸來", url="https://www.coast-herald.example/tea"), "coastherald2014"),
        (Article("tea", "", "Łódź", source="Ünion 24"), "union2014lodz"),
        (Article("tea", "", "Выдры вернулись", source="The Herald", byline="Иван Петров"), "herald2014"),
    ],
)
def test_a_key_is_of_letters_and_digits_and_short_whatever_the_script(article: Article, begins: str) -> None:
    key = key_of(bibtex_of(article, Published("2014", "year", "text")))
    assert re.fullmatch(rf"{begins}[0-9a-f]{{8}}", key)
    assert len(key) <= 60


def test_no_two_entries_of_a_file_have_one_key() -> None:
    article = StoredArticle(Article("tea", "", "Otters"), Facts())
    keys = [key_of(entry) for entry in bibtex_entries([article] * 3, Heading(""))]
    assert keys == [keys[0], f"{keys[0]}n2", f"{keys[0]}n3"]


def test_no_text_ends_its_field() -> None:
    entry = bibtex_of(Article("tea", "", 'Tea}\n@book{x, "~^\\', url="http://a.example/} {\\"))
    library = bibtexparser.parse_string(entry)
    (read,) = library.entries
    assert library.failed_blocks == []
    assert read["title"] == (
        r'Tea\textbraceright{} @book\textbraceleft{}x, "\textasciitilde{}\textasciicircum{}\textbackslash{}'
    )
    assert read["url"] == "http://a.example/%7D%20%7B%5C"
