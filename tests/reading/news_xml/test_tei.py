"""Articles in TEI."""

from __future__ import annotations

from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles

HEADER = """<teiHeader><fileDesc><titleStmt><title>Weir shut</title></titleStmt>
<publicationStmt><publisher>Brae Library</publisher><date when="2012-01-01"/></publicationStmt>
<sourceDesc><biblStruct><analytic><author><persName><forename>Eva</forename><surname>Lund</surname></persName></author>
</analytic>
<monogr><title level="j">The Brae Courier</title><imprint><date type="published" when="1902-05-03"/></imprint>
</monogr></biblStruct></sourceDesc></fileDesc></teiHeader>"""
TEXT = """<text xml:lang="en-GB"><body><pb n="1"/><fw type="header">The Brae Courier 7</fw><head>Weir shut</head>
<p>The board<lb/>voted <hi rend="bold">again</hi>.</p><div><head>Costs</head><p>Crews stopped.</p></div></body>
</text>"""


def test_an_edition_has_the_day_and_the_name_of_what_it_edits() -> None:
    content = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{TEXT}</TEI>'
    [article] = read_articles(SourceFile("a.xml", content=content.encode()))
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.source) == ("Weir shut", "Eva Lund", "The Brae Courier")
    assert article.body == "The board voted again.\nCosts\nCrews stopped."
    assert article.published == Published("1902-05-03", "day", "metadata")
    assert article.language == "en"


def test_a_corpus_holds_several() -> None:
    document = f"<TEI>{HEADER}{TEXT}</TEI>"
    results = list(
        read_articles(SourceFile("a.xml", content=f"<teiCorpus>{HEADER}{document * 2}</teiCorpus>".encode()))
    )
    assert [result.title for result in results if isinstance(result, Article)] == ["Weir shut", "Weir shut"]


def test_an_edition_of_a_page_has_its_address() -> None:
    header = HEADER.replace("<biblStruct>", '<ptr type="URL" target="https://brae.example/weir"/><biblStruct>')
    [article] = read_articles(SourceFile("a.xml", content=f"<TEI>{header}{TEXT}</TEI>".encode()))
    assert isinstance(article, Article)
    assert article.url == "https://brae.example/weir"
