"""NewsML 1 and NewsML-G2."""

from __future__ import annotations

from pathlib import Path

from searchapp.errors import ArticleError, LeftOut
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


def test_newsml_1_takes_the_longest_content_of_an_item() -> None:
    weir, ferries = articles("newsml.xml")
    assert (weir.title, weir.byline, weir.source) == ("Weir shut", "Eva Lund", "Brae News Agency")
    assert (weir.body, weir.countries) == ("The board closed the weir.\nIt was old.", ("NO",))
    assert weir.published == Published("2016-02-20", "day", "metadata", instant="2016-02-20T08:30:00Z")
    assert weir.removed == ("WEIR-CLOSURE",)
    assert (ferries.title, ferries.body) == ("Ferries", "Crews stopped work.\nTalks broke down.")


def test_a_line_below_the_headline_begins_the_text() -> None:
    sample = (SAMPLES / "newsml.xml").read_text(encoding="utf-8")
    weir, _ = read(sample.replace("<ByLine>", "<SubHeadLine>Piles moved</SubHeadLine><ByLine>", 1))
    assert isinstance(weir, Article)
    assert weir.body == "Piles moved\nThe board closed the weir.\nIt was old."


def test_g2_passes_packages_over_and_tells_what_was_withdrawn() -> None:
    article, error = read((SAMPLES / "g2.xml").read_bytes())
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.source) == ("Weir shut", "Eva Lund", "Brae News Agency")
    assert (article.body, article.countries) == ("The board closed the weir.\nIt was old.", ("NO",))
    assert (article.section, article.removed) == ("Harbours", ("WEIR", "The weir"))
    assert str(error) == "a.xml: record 3 (<newsItem>) was withdrawn by its agency"


def test_a_picture_without_a_text_is_counted() -> None:
    kind = '<itemMeta><itemClass qcode="ninat:picture"/></itemMeta>'
    meta = f"{kind}<contentMeta><headline>The weir</headline></contentMeta>"
    content = f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x">{meta}</newsItem>'
    [left_out] = read_articles(SourceFile("a.xml", content=content.encode()))
    assert isinstance(left_out, LeftOut)
    assert left_out.reason == "picture, sound or film of an agency"
