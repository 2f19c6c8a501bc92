"""References in BibTeX."""

from __future__ import annotations

import bibtexparser
import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.record_files.bibtex_records import is_bibtex
from tests.hanging import no_hang

ENTRIES = r"""% Encoding: UTF-8
@string{hc = "Holm " # "Courier"}

@article{quill_ferry_2021,
	title = {Ferry of {Larnvik} sails again},
	author = {Quill, Mara and Holm, Ada and others},
	journaltitle = {Larnvik Courier},
	date = {2021-03-02},
	url = {https://larnvik.example/~ferry\_2},
	abstract = {The ferry of Larnvik sailed again on Monday, = a wonder.

It had lain at the quay for nine weeks, 100\% still.},
	langid = {english},
}

@comment{jabref-meta: databaseType:bibtex;}

@misc{harp, author = {{Larn Press}}, title = "The harp of {\"O}sterby is gone" , year = 2020, month = may, day = 4,
  journal = "Echo", abstract = "Nobody knows who {\"}took{\"} it."}
"""


def read(content: str, path: str = "clips.bib") -> list[Article | ArticleError]:
    return list(read_articles(SourceFile(path, content=content.encode())))


@pytest.mark.parametrize("path", ["clips.bib", "clips.txt"])
def test_each_entry_is_an_article(path: str) -> None:
    ferry, harp = read(ENTRIES.replace("\n", "\r\n"), path)
    assert isinstance(ferry, Article)
    assert isinstance(harp, Article)
    assert (ferry.id, ferry.title, ferry.byline) == (
        "quill_ferry_2021",
        "Ferry of Larnvik sails again",
        "Mara Quill, Ada Holm",
    )
    assert ferry.body.split("\n\n") == [
        "The ferry of Larnvik sailed again on Monday, = a wonder.",
        "It had lain at the quay for nine weeks, 100% still.",
    ]
    assert (ferry.source, ferry.url, ferry.language) == ("Larnvik Courier", "https://larnvik.example/~ferry_2", "en")
    assert (harp.title, harp.byline, harp.source) == ("The harp of Österby is gone", "Larn Press", "Echo")
    assert harp.body.startswith("Nobody knows who ")
    days = [article.published.value for article in (ferry, harp) if article.published]
    assert days == ["2021-03-02", "2020-05-04"]


def test_an_entry_without_an_end_costs_no_other() -> None:
    cut, whole = read(
        "@misc{a, title = {Fog}, abstract = {Fog lay\n\n@misc{b, title = {Oats}, abstract = {Oats fell.}}"
    )
    assert isinstance(cut, Article)
    assert isinstance(whole, Article)
    assert (cut.body, whole.body) == ("Fog lay", "Oats fell.")


def test_an_entry_without_a_text_is_told() -> None:
    [error] = read("@misc{a, title = {Fog}}")
    assert isinstance(error, ArticleError)
    assert "has no “body”" in error.message


def test_an_entry_may_have_no_key_or_one_with_blanks() -> None:
    content = """@article{, title = {Fog}, abstract = {Fog lay.}}
@article{EBSCO 123,
  title = {Oats}, abstract = {Oats fell, wrote
@holm{is her handle, she said}. They rose.}}
@article( , title = {Rye}, abstract = {Rye rose.})
@article{
  below_2020,
  title = {Hay}, abstract = {Hay lay.}}
"""
    articles = [article for article in read(content) if isinstance(article, Article)]
    assert [article.title for article in articles] == ["Fog", "Oats", "Rye", "Hay"]
    assert (articles[1].id, articles[3].id) == ("EBSCO 123", "below_2020")
    assert articles[1].body == "Oats fell, wrote\n@holmis her handle, she said. They rose."
    assert len({article.id for article in articles}) == 4


@pytest.mark.parametrize(
    ("writers", "byline"),
    [
        ("{Ministry of Oats and Rye} and Holm, Ada", "Ministry of Oats and Rye, Ada Holm"),
        ("{{Lunt and Holm}}", "Lunt and Holm"),
        ("Holm, Ada\n  and Lunt, Bo and others", "Ada Holm, Bo Lunt"),
    ],
)
def test_a_body_in_braces_is_one_writer(writers: str, byline: str) -> None:
    [article] = read(f"@misc{{a, author = {{{writers}}}, title = {{Fog}}, abstract = {{Fog lay.}}}}")
    assert isinstance(article, Article)
    assert article.byline == byline


@pytest.mark.parametrize("writers", ["Holm" + " " * 600_000, "Holm" + " \n" * 300_000 + "and Lunt"])
def test_blanks_among_writers_take_no_time(writers: str) -> None:
    with no_hang():
        read(f"@misc{{a, author = {{{writers}}}, title = {{Fog}}, abstract = {{Fog lay.}}}}")
        read(f"@misc{{{' ' * 200_000}")


def test_fields_are_read_as_another_parser_reads_them() -> None:
    entries = bibtexparser.parse_string(ENTRIES.partition("@misc")[0]).entries
    [article] = read(ENTRIES.partition("@misc")[0])
    assert isinstance(article, Article)
    assert [entry.key for entry in entries] == [article.id]
    assert entries[0]["title"].replace("{", "").replace("}", "") == article.title


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("@article{a,\n title = {B}", True),
        ("@article{,\n title = {B}", True),
        ("@article{EBSCO 123,\n title = {B}", True),
        ("@article{id=123,\n title = {B}", True),
        ("% made by JabRef\n@string{a = 'b'}\n@book {a:b1, author= {C}", True),
        ("@ada: the ferry is late, title = 1", False),
        ("Echo\n@article{a,\n title = {B}", False),
        ("@media{screen, p}", False),
    ],
)
def test_a_file_begins_with_an_entry(head: str, expected: bool) -> None:
    assert is_bibtex(head, SourceFile("a.txt", content=b"")) is expected
