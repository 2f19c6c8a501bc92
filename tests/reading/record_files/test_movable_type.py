"""Archives of blogs in the format of Movable Type."""

from __future__ import annotations

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.record_files.movable_type import is_movable_type

ARCHIVE = """AUTHOR: quill
TITLE: Ferry sails again
STATUS: Publish
PRIMARY CATEGORY: Harbour
CATEGORY: Harbour
DATE: 03/02/2021 09:15:00 PM
-----
BODY:
<p>The ferry sailed again on Monday.</p>
-----
EXTENDED BODY:
<p>It had lain at the quay for nine weeks.</p>
-----
COMMENT:
AUTHOR: Bo
Hurrah!
-----
--------
AUTHOR: quill
TITLE: The harp is gone
STATUS: Draft
DATE: 03/04/2021 09:15:00
-----
BODY:
Nobody knows who took it.
-----
--------
"""


def test_each_entry_is_an_article_without_its_comments() -> None:
    ferry, harp = read_articles(SourceFile("blog.txt", content=ARCHIVE.encode()))
    assert isinstance(ferry, Article)
    assert isinstance(harp, Article)
    assert (ferry.title, ferry.byline, ferry.section) == ("Ferry sails again", "quill", "Harbour")
    assert ferry.body == "The ferry sailed again on Monday.\nIt had lain at the quay for nine weeks."
    dates = [article.published for article in (ferry, harp) if article.published]
    assert [(date.value, date.reliable) for date in dates] == [("2021-03-02", True), ("2021-03-04", False)]


def test_blank_lines_may_stand_among_the_fields() -> None:
    [ferry, _] = read_articles(SourceFile("blog.txt", content=ARCHIVE.replace("DATE:", "\nDATE:").encode()))
    assert isinstance(ferry, Article)
    assert (ferry.title, ferry.section) == ("Ferry sails again", "Harbour")
    assert ferry.published
    assert ferry.published.value == "2021-03-02"


def test_other_heads_of_labels_are_none() -> None:
    head = "TITLE: Ferry sails again\nDATE: 2 March 2021\n\nThe ferry sailed.\n"
    assert not is_movable_type(head, SourceFile("a.txt"))
