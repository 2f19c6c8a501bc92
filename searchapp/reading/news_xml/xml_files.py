"""Articles from XML files, each kind of record by its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import decode_head, tidy
from searchapp.reading.ids import file_id, numbered_id
from searchapp.reading.news_xml.docbook import DOCBOOK_ARTICLES, DOCBOOK_SIGN, docbook_article
from searchapp.reading.news_xml.feeds import feed_article, is_post
from searchapp.reading.news_xml.gale_issues import GALE_ARTICLES, GALE_SIGN, gale_article
from searchapp.reading.news_xml.jats import META_TAG, jats_article
from searchapp.reading.news_xml.mediawiki import wiki_article
from searchapp.reading.news_xml.newsml import g2_article, is_picture, is_withdrawn, newsml_article
from searchapp.reading.news_xml.nitf import nitf_article, rcv1_article
from searchapp.reading.news_xml.prolog import root_name
from searchapp.reading.news_xml.stream import XmlStream, local_name
from searchapp.reading.news_xml.table_records import database_records, record_name, repeated_name
from searchapp.reading.news_xml.tei import tei_article
from searchapp.reading.record_files.reading import Record, reader_of_records
from searchapp.reading.source_file import SourceFile

XML_SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml", ".newsml2", ".g2")
_HEAD_BYTES = 1 << 18
_FEED_ROOTS = {"rss": "item", "RDF": "item", "channel": "item", "feed": "entry", "entry": "entry"}
_NO_ARTICLES = {
    "urlset": "is a sitemap, a list of addresses without articles; read the pages instead",
    "sitemapindex": "is a list of sitemaps without articles; read the pages instead",
    "opml": "is a list of feeds (OPML) without articles; read the feeds instead",
}
_FOREIGN_ROOTS = "html svg plist project kml gpx xsl stylesheet schema manifest resources mets math"
_NOT_XML = re.compile(r"<(?:!DOCTYPE\s+html|html\b|REUTERS\b|DOC\b|!DOCTYPE\s+lewis)", re.I)
_Reading = Callable[[etree._Element, XmlStream, int], "Article | ArticleError | None"]
_ABOVE = re.compile(r"\s*(?:<!--.*?-->|<\?.*?\?>)\s*", re.S)  # comments and the XML declaration
_XML_START = re.compile(
    r"<(?:\?xml\b|!DOCTYPE\s+\w|!--|(?:[\w.-]+:)?(?:nitf|newsml|newsitem|newsmessage|rss|rdf|feed)\b)", re.I
)


_RECORDS: Mapping[str, Callable[[etree._Element, str, str], Article]] = {
    "nitf": nitf_article,
    "newsitem": rcv1_article,
    "NewsItem": newsml_article,
    "newsItem": g2_article,
    "TEI": tei_article,
    "TEI.2": tei_article,
}
_WIKI_ROOT, _WIKI_PAGE = "mediawiki", "page"
_SKIPPED = frozenset(("packageItem", "conceptItem", "knowledgeItem", "catalogItem", "planningItem"))


def is_news_xml(head: str, file: SourceFile) -> bool:
    """Whether a file is XML, and neither a web page nor the SGML of a wire."""
    root = root_name(head)
    if not root or root.lower() == "html" or _NOT_XML.match(_ABOVE.sub("", head, count=3)):
        return False
    is_known = (
        root in _FEED_ROOTS
        or root in _NO_ARTICLES
        or root in _RECORDS
        or root.lower() in ("newsml", "newsmessage", "teicorpus", _WIKI_ROOT)
        or META_TAG.search(head) is not None
    )
    return is_known or (bool(_XML_START.match(head)) and root not in _FOREIGN_ROOTS.split())


def read_news_xml(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The article of each record; a fault of the file comes last, behind what could be read."""
    head = _head(file)
    if layout := _layout_of_news(file, head):
        names, read = layout
        yield from _articles(file, XmlStream(file, names.__contains__), read)
    elif name := record_name(head, file.fields):
        yield from reader_of_records(lambda file: database_records(file, name))(file, repeated_lines)
    else:
        raise _no_articles(file, root_name(head))


def xml_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The records of a database. Raises ArticleError for XML that is no such."""
    head = _head(file)
    if _layout_of_news(file, head):
        raise ArticleError(file.path, "is in a format of news, whose fields are known by themselves")
    name = record_name(head, file.fields) or repeated_name(head)
    if not name:
        raise _no_articles(file, root_name(head))
    yield from database_records(file, name)


def _head(file: SourceFile) -> str:
    return tidy(decode_head(file.head(_HEAD_BYTES))).lstrip("\ufeff \t\r\n")


def _layout_of_news(file: SourceFile, head: str) -> tuple[frozenset[str], _Reading] | None:
    """The names of a news format's records and what reads them; None for the XML of a database.

    Raises ArticleError for lists of addresses.
    """
    root = root_name(head)
    if root in _NO_ARTICLES:
        raise ArticleError(file.path, _NO_ARTICLES[root])
    if entry := _FEED_ROOTS.get(root):
        return frozenset({entry}), _feed_reader
    if root == _WIKI_ROOT:
        return frozenset({_WIKI_PAGE}), _wiki_reader
    if META_TAG.search(head):
        return frozenset({"article"}), _jats_reader
    if GALE_SIGN.search(head):
        return GALE_ARTICLES, _gale_reader
    if DOCBOOK_SIGN.search(head):
        return DOCBOOK_ARTICLES, _docbook_reader
    names = frozenset(_RECORDS) | _SKIPPED
    has_news = any(re.search(rf"<(?:[\w.-]+:)?{name}[\s>/]", head) for name in names)
    return (names, _news_reader) if has_news else None


def _articles(file: SourceFile, stream: XmlStream, read: _Reading) -> Iterator[Article | ArticleError]:
    """The article of each record of a stream, or what is wrong with it."""
    number, is_silent = 0, True
    try:
        for number, record in enumerate(stream.records(), start=1):
            article = read(record, stream, number)
            if isinstance(article, ArticleError) or (article and (article.body or article.title)):
                is_silent = False
                yield article
            elif local_name(record) not in _SKIPPED and not _is_no_post(record):
                fault = "was withdrawn by its agency" if is_withdrawn(record) else "has neither headline nor text"
                is_silent = False
                yield ArticleError(file.path, f"record {number} (<{local_name(record)}>) {fault}")
    except ArticleError as error:
        yield error
    else:
        if is_silent:
            which = f": none of its {number} records is one" if number else ""
            yield ArticleError(file.path, f"is XML without articles{which}")


def _no_articles(file: SourceFile, root: str) -> ArticleError:
    """What is said of XML that holds something else: an error where the user named the file."""
    if not file.named:
        return LeftOut(file.path, f"XML without articles, its root is <{root}>" if root else "XML without articles")
    remedy = "; --field body=NAME says which element has the text" if root else ""
    return ArticleError(file.path, f"is XML without articles that are known here; its root is <{root}>{remedy}")


def _feed_reader(record: etree._Element, stream: XmlStream, number: int) -> Article | None:
    return feed_article(record, stream.about, numbered_id(stream.file, number), stream.file.display_path)


def _wiki_reader(record: etree._Element, stream: XmlStream, number: int) -> Article | ArticleError:
    return wiki_article(record, stream.about, numbered_id(stream.file, number), stream.file.display_path)


def _jats_reader(record: etree._Element, stream: XmlStream, number: int) -> Article:
    article_id = file_id(stream.file) if number == 1 else numbered_id(stream.file, number)
    return jats_article(record, article_id, stream.file.display_path)


def _gale_reader(record: etree._Element, stream: XmlStream, number: int) -> Article:
    return gale_article(record, stream.about, numbered_id(stream.file, number), stream.file.display_path)


def _docbook_reader(record: etree._Element, stream: XmlStream, number: int) -> Article:
    article_id = file_id(stream.file) if number == 1 else numbered_id(stream.file, number)
    return docbook_article(record, article_id, stream.file.display_path)


def _news_reader(record: etree._Element, stream: XmlStream, number: int) -> Article | ArticleError | None:
    name = local_name(record)
    if name in _SKIPPED or is_withdrawn(record):
        return None
    article_id = file_id(stream.file) if number == 1 else numbered_id(stream.file, number)
    article = _RECORDS[name](record, article_id, stream.file.display_path)
    if not article.body and is_picture(record):
        return LeftOut(stream.file.path, "picture, sound or film of an agency")
    return article


def _is_no_post(record: etree._Element) -> bool:
    """Whether a record of a blog's archive is a picture, a menu or a comment."""
    return not is_post(record) or any(local_name(child) == "post_type" and child.text != "post" for child in record)
