"""NITF, and the XML of RCV1."""

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


def test_an_nitf_document_with_what_its_editors_gave() -> None:
    assert articles("nitf.xml") == [
        Article(
            id="a.xml",
            title="Weir closes — café stays",
            body="Board votes\nTARNFIELD, Dec. 25 - The harvest board closed the old weir.\nAT&T sent a cable.\nCod 12",
            path="a.xml",
            section="Harbour",
            byline="Eva Lund",
            source="The Brae Courier",
            url="http://brae.example/weir",
            published=Published("2014-12-25", "day", "metadata", instant="2014-12-25T10:15:00Z"),
            countries=("NO",),
            removed=("The weir in snow", "Jo Lund contributed."),
        )
    ]


def test_the_codes_of_rcv1_are_countries_and_a_section() -> None:
    [article] = articles("rcv1.xml")
    assert (article.title, article.source, article.byline) == ("Weir shut.", "Reuters", "Eva Lund")
    assert article.body == "TARNFIELD - The harvest board closed the weir.\nIt was old."
    assert (article.countries, article.section) == (("NO", "DE"), "Government/Social")
    assert article.published == Published("1996-08-20", "day", "metadata")


def test_many_documents_in_one_file() -> None:
    document = "<nitf><hedline><hl1>{0}</hl1></hedline><body.content><p>{0}.</p></body.content></nitf>"
    results = read(f"<nitfs>{document.format('Cod')}{document.format('Ling')}</nitfs>")
    assert [(result.id, result.title, result.body) for result in results if isinstance(result, Article)] == [
        ("a.xml", "Cod", "Cod."),
        ("a.xml~2", "Ling", "Ling."),
    ]


def test_the_writer_goes_before_what_the_writer_is() -> None:
    byline = "<byline>By <person>Eva Lund</person><byttl>Staff writer</byttl></byline>"
    [article] = read(
        f"<nitf><body><body.head>{byline}</body.head><body.content><p>Cod.</p></body.content></body></nitf>"
    )
    assert isinstance(article, Article)
    assert article.byline == "Eva Lund"


def test_the_first_day_of_a_document_and_of_its_paper_counts() -> None:
    dates = '<docdata><date.issue norm="20190506T000000Z"/><date.release norm="20190504T151200-0400"/></docdata>'
    document = "<nitf><head>{}{}</head><body><body.content><p>Cod.</p></body.content></body></nitf>"
    for paper, day in (("", "2019-05-04"), ('<pubdata date.publication="20190503"/>', "2019-05-03")):
        [article] = read(document.format(dates, paper))
        assert isinstance(article, Article)
        assert article.published is not None
        assert article.published.value == day


def test_an_abstract_that_the_text_lacks_begins_it() -> None:
    head = "<body.head><hedline><hl1>Cod</hl1></hedline><abstract><p>Two years of work</p></abstract></body.head>"
    for text, body in (("Cod swim.", "Two years of work\nCod swim."), ("Two years of work", "Two years of work")):
        [article] = read(f"<nitf><body>{head}<body.content><p>{text}</p></body.content></body></nitf>")
        assert isinstance(article, Article)
        assert (article.title, article.body) == ("Cod", body)


def test_a_document_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    document = (SAMPLES / "nitf.xml").read_bytes()
    article, error = read(document[: document.index(b"sent a cable")])
    assert isinstance(article, Article)
    assert article.title == "Weir closes — café stays"
    assert article.body.endswith("The harvest board closed the old weir.\nAT&T")
    assert isinstance(error, ArticleError)
    [article, error] = read(document[: document.index(b"<body.content")])
    assert isinstance(article, Article)
    assert article.body == "Board votes"
