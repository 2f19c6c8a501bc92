"""RSS, RDF, Atom and the archives of WordPress."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_rss_has_signs_for_entities_and_the_full_content_before_the_description() -> None:
    weir, ferries = articles("rss.xml")
    assert (weir.title, weir.byline) == ("Tom & Anna’s weir", "Eva Lund")
    assert weir.body == "The board of the café voted.\nMore."
    assert (weir.source, weir.section, weir.url) == ("The Brae & North Courier", "Harbour", "http://brae.example/weir")
    assert weir.published == Published("2016-02-20", "day", "metadata", instant="2016-02-21T04:30:00Z")
    assert (ferries.title, ferries.body, ferries.byline) == ("Ferries", "Crews stopped.", "Jo Lund")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/2020/weir", "http://brae.example/2020/weir"),
        ("weir.html?page=2", "http://brae.example/news/weir.html?page=2"),
        ("weir of Tarnfield", ""),
        ("mailto:ann@brae.example", ""),
    ],
)
def test_a_link_that_is_told_from_the_feeds_site_is_made_whole(link: str, address: str) -> None:
    item = f"<item><title>Weir</title><link>{link}</link><guid>{link}</guid></item>"
    [rss] = read(f"<rss><channel><link>http://brae.example/news/</link>{item}</channel></rss>")
    entry = f'<entry><title>Weir</title><link href="{link}"/></entry>'
    [atom] = read(f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://brae.example/news/">{entry}</feed>')
    assert isinstance(rss, Article)
    assert isinstance(atom, Article)
    assert (rss.url, atom.url) == (address, address)


def test_a_feeds_site_that_is_no_address_makes_no_link_whole() -> None:
    [article] = read(
        "<rss><channel><link>http://[brae</link><item><title>a</title><link>/b</link></item></channel></rss>"
    )
    assert isinstance(article, Article)
    assert article.url == ""


def test_atom() -> None:
    [article] = articles("atom.xml")
    assert article.title == "Weir <new>"
    assert (article.source, article.section, article.url) == ("Southern Post", "Harbour", "http://n.example/weir")
    assert (article.body, article.byline) == ("The board voted.\nMore.", "Eva Lund, Jo Lund")
    assert article.published == Published("2016-02-20", "day", "metadata", instant="2016-02-20T10:00:00Z")


def test_rdf() -> None:
    [article] = articles("rdf.xml")
    assert (article.title, article.source, article.body) == ("Hafen zu", "Kai-Zeitung", "Der Hafen ist zu.")


def test_the_pictures_of_a_blog_are_no_articles() -> None:
    [article] = articles("wordpress.xml")
    assert (article.title, article.body) == ("Weir", "The board voted.\nIt was late.")


def test_an_archive_of_nothing_but_pictures_is_named() -> None:
    item = "<item><title>Gull</title><wp:post_type>attachment</wp:post_type></item>"
    archive = f'<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>{item}{item}</channel></rss>'
    [error] = read(archive)
    assert str(error) == "a.xml: is XML without articles: none of its 2 records is one"


def test_a_feed_that_is_cut_off_gives_what_is_whole_and_says_so() -> None:
    content = (SAMPLES / "rss.xml").read_bytes()
    article, error = read(content[: content.index(b"Crews")])
    assert isinstance(article, Article)
    assert str(error) == "a.xml: is not well-formed XML: it is cut off; what could be read of it was"


BLOG = (
    '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><wp:author><wp:author_login>elund</wp:author_login>'
    "<wp:author_display_name>Eva Lund</wp:author_display_name></wp:author>%s</channel></rss>"
)


def post(content: str, more: str = "") -> str:
    text = f"<content:encoded><![CDATA[{content}]]></content:encoded>"
    return f"<item><title>Weir</title>{text}<wp:post_type>post</wp:post_type>{more}</item>"


def test_a_post_of_wordpress_has_paragraphs_for_blank_lines_and_no_shortcodes() -> None:
    content = 'The board\nvoted.\n\n[caption id="a"]<img src="g.png"/> The weir[/caption]\n\nIt was late [sic].'
    [article] = read(BLOG % post(content, "<dc:creator>elund</dc:creator>"))
    assert isinstance(article, Article)
    assert article.body == "The board voted.\nThe weir\nIt was late [sic]."
    assert article.byline == "Eva Lund"


def test_a_post_without_a_day_in_its_feed_has_that_of_the_blog() -> None:
    dates = (
        "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
    )
    [article] = read(BLOG % post("The board voted.", f"{dates}<wp:post_date>2021-05-04 10:00:00</wp:post_date>"))
    assert isinstance(article, Article)
    assert article.published is not None
    assert (article.published.value, article.published.reliable) == ("2021-05-04", True)


def test_posts_that_were_thrown_away_are_none() -> None:
    results = read(BLOG % (post("The board voted.") + post("It did not.", "<wp:status>trash</wp:status>")))
    assert [result.body for result in results if isinstance(result, Article)] == ["The board voted."]


def test_what_a_blog_adds_to_its_feed_is_left_out() -> None:
    text = "<p>The board voted.</p><p>The post <a href='w'>Weir</a> appeared first on <a href='b'>My Blog</a>.</p>"
    [article] = read(f"<rss><channel><item><title>Weir</title><description>{text}</description></item></channel></rss>")
    assert isinstance(article, Article)
    assert article.body == "The board voted."


def test_the_day_of_a_change_is_not_that_of_publication() -> None:
    changed = "<updated>2023-05-05T08:00:00Z</updated>"
    entry = f"<entry><title>Weir</title>{changed}<summary>The board voted.</summary></entry>"
    [article] = read(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>')
    assert isinstance(article, Article)
    assert article.published is not None
    assert (article.published.value, article.published.reliable) == ("2023-05-05", False)


def test_the_summary_of_a_podcast_is_its_text_where_it_has_no_other() -> None:
    itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd"
    item = "<item><title>Weir</title><itunes:summary>The board voted.</itunes:summary>%s</item>"
    feed = f'<rss xmlns:itunes="{itunes}"><channel>{item}</channel></rss>'
    results = [result for text in ("", "<description>All of it.</description>") for result in read(feed % text)]
    bodies = [result.body for result in results if isinstance(result, Article)]
    assert bodies == ["The board voted.", "All of it."]
    [article] = read(
        feed.replace("voted.", "voted, and the weir was shut at noon.") % "<description>Why?</description>"
    )
    assert isinstance(article, Article)
    assert article.body == "The board voted, and the weir was shut at noon."


def test_the_day_of_a_blogs_draft_is_not_reliable() -> None:
    item = (
        "<item><title>Weir</title><description>It is shut.</description><pubDate>Tue, 02 Mar 2021</pubDate>"
        '<wp:status xmlns:wp="http://wordpress.org/export/1.2/">%s</wp:status></item>'
    )
    articles = [read(f"<rss><channel>{item % status}</channel></rss>")[0] for status in ("publish", "draft")]
    dates = [article.published for article in articles if isinstance(article, Article)]
    assert [date.reliable for date in dates if date] == [True, False]


def test_a_title_does_not_end_with_its_source_as_in_feeds_of_a_search() -> None:
    item = '<item><title>Weir shut - Brae Courier</title><source url="http://brae.example">Brae Courier</source></item>'
    [article] = read(f"<rss><channel><title>Search</title>{item}</channel></rss>")
    assert isinstance(article, Article)
    assert (article.title, article.source) == ("Weir shut", "Brae Courier")


def test_of_a_blogs_archive_the_posts_are_articles_and_not_its_comments_and_settings() -> None:
    scheme, term = "http://schemas.google.com/g/2005#kind", "http://schemas.google.com/blogger/2008/kind#{}"
    kind = f"<category scheme='{scheme}' term='{term}'/>"
    entry = "<entry>{}<title>The {}</title><content>It was {}.</content></entry>"
    entries = "".join(entry.format(kind.format(name), name, name) for name in ("settings", "post", "comment"))
    [article] = read(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Weirs</title>{entries}</feed>")
    assert isinstance(article, Article)
    assert (article.title, article.section) == ("The post", "")


def test_comments_in_the_archives_of_blogger_are_no_posts() -> None:
    kinds = ("POST", "COMMENT")
    entries = "".join(
        f"<entry><b:type>{kind}</b:type><title>{kind}</title><content>Cod.</content></entry>" for kind in kinds
    )
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:b="http://schemas.google.com/blogger/2018">{entries}</feed>'
    )
    [article] = read(feed)
    assert isinstance(article, Article)
    assert article.title == "POST"


def test_what_a_feed_says_of_a_film_is_the_text_of_its_entry() -> None:
    group = "<media:group><media:description>The weir closes.</media:description></media:group>"
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    [article] = read(
        f'<feed xmlns="http://www.w3.org/2005/Atom" {media}><entry><title>Weir</title>{group}</entry></feed>'
    )
    assert isinstance(article, Article)
    assert article.body == "The weir closes."


def test_a_link_to_the_rest_is_no_end_of_a_text() -> None:
    text = "&lt;p&gt;The weir closes.&lt;/p&gt;&lt;p&gt;&lt;a href=x&gt;Continue reading...&lt;/a&gt;&lt;/p&gt;"
    [article] = read(f"<rss><channel><item><title>Weir</title><description>{text}</description></item></channel></rss>")
    assert isinstance(article, Article)
    assert article.body == "The weir closes."


def test_the_author_of_an_atom_feed_is_that_of_entries_without_one() -> None:
    sample = (SAMPLES / "atom.xml").read_text(encoding="utf-8")
    authors = "<author><name>Eva Lund</name><email>a@n.example</email></author><author><name>Jo Lund</name></author>"
    for name, byline in (("Ada Moor", "Ada Moor"), ("Southern Post", "")):
        of_feed = f"</title><author><name>{name}</name></author><entry>"
        [article] = read(sample.replace(authors, "").replace("</title>\n<entry>", of_feed, 1))
        assert isinstance(article, Article)
        assert article.byline == byline


def test_a_feed_that_declares_none_of_its_prefixes_is_read_by_them() -> None:
    [article] = read(
        "<rss><channel><title>Echo</title><item><title>Weir</title><dc:creator>Ada Holm</dc:creator>"
        "<dc:date>2019-05-04</dc:date><media:description>A photo of the mill</media:description>"
        "<content:encoded><![CDATA[<p>The weir is shut.</p>]]></content:encoded></item></channel></rss>"
    )
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.body) == ("Weir", "Ada Holm", "The weir is shut.")
    assert article.published
    assert article.published.value == "2019-05-04"
