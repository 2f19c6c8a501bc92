"""Articles in JATS."""

from __future__ import annotations

from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles

META = """<front><journal-meta><journal-title-group><journal-title>Brae Science</journal-title></journal-title-group>
</journal-meta><article-meta><article-categories><subj-group><subject>News</subject></subj-group></article-categories>
<title-group><article-title>Weir <italic>shut</italic></article-title></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>Lund</surname><given-names>Eva</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>Holt</surname><given-names>Bo</given-names></name></contrib>
</contrib-group>
<pub-date pub-type="ppub"><month>4</month><year>2021</year></pub-date>
<pub-date pub-type="epub"><day>2</day><month>3</month><year>2021</year></pub-date>
<abstract><p>It has cracks.</p></abstract></article-meta></front>"""
BODY = """<body><sec><title>Cracks</title><p>The board voted<xref rid="r1">1</xref> again.</p>
<fig><caption><p>The weir.</p></caption></fig></sec><p>Crews stopped.</p></body>"""
BACK = "<back><ref-list><ref><mixed-citation>Holt B. On weirs. 1999.</mixed-citation></ref></ref-list></back>"


def read(text: str) -> Article:
    [article] = read_articles(SourceFile("a.xml", content=text.encode()))
    assert isinstance(article, Article)
    return article


def test_an_article_of_a_journal_is_its_abstract_and_its_text() -> None:
    article = read(f'<article xml:lang="en">{META}{BODY}{BACK}</article>')
    assert (article.title, article.byline, article.source) == ("Weir shut", "Eva Lund", "Brae Science")
    assert (article.section, article.language) == ("News", "en")
    assert article.body == "It has cracks.\nCracks\nThe board voted again.\nCrews stopped."
    assert article.published == Published("2021-03-02", "day", "metadata")


def test_an_abstract_stands_for_a_text_that_is_not_there() -> None:
    assert read(f"<article>{META}</article>").body == "It has cracks."


def test_a_set_holds_several() -> None:
    article = f"<article>{META}{BODY}</article>"
    results = read_articles(SourceFile("a.xml", content=f"<pmc-articleset>{article * 2}</pmc-articleset>".encode()))
    assert [result.title for result in results if isinstance(result, Article)] == ["Weir shut", "Weir shut"]


def test_what_only_looks_like_it_is_none() -> None:
    text = "<![CDATA[<article-meta> holds what journals tell of an article.]]>"
    feed = f"<rss><channel><item><title>On JATS</title><description>{text}</description></item></channel></rss>"
    assert read(feed).title == "On JATS"
    record = "<article-metadata/><title>Weir shut</title><content>The board voted again on Monday.</content>"
    table = f"<?xml version='1.0'?><set>{f'<record>{record}</record>' * 2}</set>"
    articles = read_articles(SourceFile("a.xml", content=table.encode()))
    assert [each.title for each in articles if isinstance(each, Article)] == ["Weir shut", "Weir shut"]
