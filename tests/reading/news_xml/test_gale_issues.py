"""Issues of newspapers as Gale recognized them."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles


def words(text: str) -> str:
    """Each word as an element with its place."""
    return "".join(f'<wd pos="1,2,3,4">{word}</wd>' for word in text.split())


BY_WORDS = f"""<issue><id>BRC-1911</id><jn>The Brae Courier</jn><da>May 3, 1911</da><pf>19110503</pf><page>
<article><id>1</id><ti>Weir shut</ti><au>Eva Lund</au><ct>News</ct><text>
<text.title><p>{words("Weir shut")}</p></text.title>
<text.cr><p>{words("The board voted again.")}</p><p>{words("Crews left.")}</p></text.cr></text></article>
<article><id>2</id><ti>Ferry late</ti><text><text.cr><p>{words("It was late.")}</p></text.cr>
</text></article></page></issue>"""
BY_PARAGRAPHS = """<GALENP><Newspaper><Metadatainfo><da><da1>19110503</da1><da2>May 3, 1911</da2></da>
<jn>The Brae Courier</jn></Metadatainfo><Page><Article><Articleinfo><Title>Weir shut</Title><Author>Eva Lund</Author>
<Category>News</Category></Articleinfo><Text><p>The board voted again.</p><p>Crews left.</p></Text></Article>
<Article><Articleinfo><Title>Ferry late</Title></Articleinfo><Text><p>It was late.</p></Text></Article></Page>
</Newspaper></GALENP>"""


@pytest.mark.parametrize("content", [BY_WORDS, BY_PARAGRAPHS])
def test_each_article_has_the_paper_and_the_day_of_its_issue(content: str) -> None:
    results = read_articles(SourceFile("a.xml", content=f"<?xml version='1.0'?>{content}".encode()))
    weir, ferry = (result for result in results if isinstance(result, Article))
    assert (weir.title, weir.byline, weir.section) == ("Weir shut", "Eva Lund", "News")
    assert weir.body == "The board voted again.\nCrews left."
    assert (ferry.title, ferry.byline, ferry.body) == ("Ferry late", "", "It was late.")
    for article in (weir, ferry):
        assert article.source == "The Brae Courier"
        assert article.published
        assert article.published.value == "1911-05-03"
