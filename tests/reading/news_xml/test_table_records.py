"""Records of databases by the names of their elements."""

from __future__ import annotations

from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles

SAMPLES = Path(__file__).parent / "samples"


def read(content: str | bytes, path: str = "a.xml") -> list[Article | ArticleError]:
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_articles(SourceFile(path, content=data, named=True)))


def articles(name: str) -> list[Article]:
    results = read((SAMPLES / name).read_bytes())
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


def test_elements_that_repeat_are_records() -> None:
    weir, ferries = articles("database.xml")
    assert (weir.title, weir.source, weir.byline) == ("Dock to shut", "The Brae Courier", "Eva Lund")
    assert weir.body == "The board closed the weir.\nIt was old."
    assert weir.published == Published("2023-01-14", "day", "metadata")
    assert (ferries.title, ferries.body) == ("Ferries stop", "Crews left.")
    assert ferries.published == Published("2022-03-03", "day", "metadata")


def test_names_in_attributes_count_too() -> None:
    fields = '<field name="title">Cod</field><field name="text">Cod rose.</field><field name="date">2020-01-02</field>'
    [article] = read(f"<?xml version='1.0'?><add><doc>{fields}</doc></add>")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Cod", "Cod rose.")


def test_a_text_in_several_values_is_whole() -> None:
    text = "<text><value>The board voted.</value><value>Crews stopped.</value></text>"
    item = f"<item><title>Weir shut</title>{text}<date>2019-05-03</date></item>"
    [article] = read_articles(SourceFile("a.xml", content=f"<items>{item}</items>".encode()))
    assert isinstance(article, Article)
    assert article.body == "The board voted.\nCrews stopped."
