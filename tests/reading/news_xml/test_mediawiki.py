"""Articles in dumps of MediaWiki."""

from __future__ import annotations

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles

SITE = "<siteinfo><sitename>Brae News</sitename><base>https://news.example/wiki/Main_Page</base></siteinfo>"


def page(title: str, text: str, namespace: int = 0) -> str:
    revision = f"<revision><timestamp>2021-06-01T10:00:00Z</timestamp><text>{text}</text></revision>"
    return f"<page><title>{title}</title><ns>{namespace}</ns>{revision}</page>"


def read(*pages: str) -> list[Article | ArticleError]:
    return list(read_articles(SourceFile("a.xml", content=f"<mediawiki>{SITE}{''.join(pages)}</mediawiki>".encode())))


def test_a_page_is_an_article_with_the_day_that_it_gives_itself() -> None:
    [article] = read(page("Old weir shut", "{{date|May 3, 2019}}\n\nThe '''board''' voted."))
    assert isinstance(article, Article)
    assert (article.title, article.body, article.source) == ("Old weir shut", "The board voted.", "Brae News")
    assert article.url == "https://news.example/wiki/Old_weir_shut"
    assert article.published == Published("2019-05-03", "day", "metadata")


def test_the_day_of_the_last_change_is_not_reliable() -> None:
    [article] = read(page("Weir", "The board voted."))
    assert isinstance(article, Article)
    assert article.published is not None
    assert (article.published.value, article.published.reliable) == ("2021-06-01", False)


def test_what_is_no_article_is_counted() -> None:
    moved = page("Weir", "#REDIRECT [[Old weir]]").replace("</title>", '</title><redirect title="Old weir"/>')
    results = read(page("Talk:Weir", "I disagree.", namespace=1), moved)
    assert [result.reason for result in results if isinstance(result, LeftOut)] == [
        "page of a wiki that is no article",
        "redirection of a wiki",
    ]


def test_a_wiki_tells_what_it_calls_its_pictures_and_categories() -> None:
    namespaces = '<namespaces><namespace key="6">Plik</namespace><namespace key="14">Kategoria</namespace></namespaces>'
    text = "Rada głosowała.\n\n[[Plik:jaz.jpg|thumb|Jaz]]\n[[Kategoria:Jazy]]"
    file = f"<mediawiki>{SITE.replace('</siteinfo>', f'{namespaces}</siteinfo>')}{page('Jaz', text)}</mediawiki>"
    [article] = read_articles(SourceFile("a.xml", content=file.encode()))
    assert isinstance(article, Article)
    assert article.body == "Rada głosowała."
