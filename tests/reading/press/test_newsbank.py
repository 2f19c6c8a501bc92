"""NewsBank's export whose articles begin with a headline, the day and the paper, and lines of details."""

from __future__ import annotations

import pytest

from searchapp.reading import SourceFile
from searchapp.reading.press.newsbank import is_newsbank
from tests.hanging import no_hang
from tests.reading.press.exports import articles, day, sample


def test_each_headline_above_a_day_and_a_paper_begins_an_article() -> None:
    ferry, weir, oats = articles(sample("newsbank-lines.txt"))
    assert (ferry.title, day(ferry)) == ("Ferry returns to Larn after four months", "2015-05-04")
    assert (ferry.source, ferry.byline, ferry.section) == ("Harbour Times (Larn, OR)", "Ada Holm", "Local News")
    assert ferry.body == "The ferry sailed on Monday.\nOn June 2, 2014 | the day it broke | nobody knew why."
    assert "1,412 Words" in ferry.removed
    assert any(line.startswith("© Copyright 2015") for line in ferry.removed)
    assert (weir.title, day(weir)) == ("Weir shut for the winter, and the mill with it", "2015-05-05")
    assert (weir.source, weir.section) == ("Brae Courier (Norway)", "Home")
    assert weir.body == "The board closed the weir. Nobody came."
    assert (oats.title, oats.body, day(oats)) == ("Oats fall again", "Oats fell.", "2015-05-06")


@pytest.mark.parametrize(
    "text",
    [
        "Ferry returns\nMay 4, 2015 | Harbour Times\n\nThe ferry sailed on Monday.",
        "Ferry returns\nHarbour Times | Local News\n88 Words\n\nThe ferry sailed.",
        "May 4, 2015 | Harbour Times\n88 Words\n\nThe ferry sailed.",
        "A log\n\n\nOne.\nTwo.\nThree.\nFour.\nMay 4, 2015 | Harbour Times\n88 Words\n",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert not is_newsbank(text, SourceFile("a.txt", content=text.encode()))


@pytest.mark.parametrize(
    ("details", "byline", "section"),
    [
        ("Sports | Final | Ada Holm | A1", "Ada Holm", "Sports"),
        ("Metro | B2", "", "Metro"),
        ("By ADA HOLM and Bo van Lund | Final Edition | 3", "ADA HOLM and Bo van Lund", "Final Edition"),
        ("Local News | 3", "", "Local News"),
        ("Business Day | 3", "", "Business Day"),
        ("Arts & Leisure | 3", "", "Arts & Leisure"),
        ("Metro\nAuthor: Ada Holm | Section: Local News", "Ada Holm", "Local News"),
    ],
)
def test_only_a_name_of_several_words_is_a_writer_without_a_label(details: str, byline: str, section: str) -> None:
    [article] = articles(f"Ferry returns\nMay 4, 2015 | Echo (Larn) | {details}\n\nThe ferry sailed on Monday.\n")
    assert (article.byline, article.section, article.body) == (byline, section, "The ferry sailed on Monday.")


@pytest.mark.parametrize(("issue", "is_issue"), [("Echo (Larn) | Ada Holm", True), ("Echo | Ada Holm", False)])
def test_an_issue_is_told_by_its_page_or_the_place_of_its_paper(issue: str, is_issue: bool) -> None:
    text = f"Ferry returns\nMay 4, 2015 | {issue}\n\nThe ferry sailed on Monday."
    assert is_newsbank(text, SourceFile("a.txt", content=text.encode())) is is_issue


def test_no_name_of_a_paper_takes_long() -> None:
    text = f"Ferry returns\nMay 4, 2015 | {'(' * 1_000_000} | Ada Holm\n"
    with no_hang():
        assert not is_newsbank(text, SourceFile("a.txt", content=text.encode()))


def test_the_line_of_an_issue_may_tell_the_writer_and_the_page() -> None:
    ferry, weir = articles(
        "Ferry returns\nMay 4, 2015 | Harbour Times (Larn, OR) | Ada Holm | Page A1\n\nThe ferry sailed on Monday.\n\n"
        "Weir shut\nMay 5, 2015 | Brae Courier | 3B\n\nThe board closed the weir.\n"
    )
    assert (ferry.title, day(ferry), ferry.source) == ("Ferry returns", "2015-05-04", "Harbour Times (Larn, OR)")
    assert (ferry.byline, ferry.body, ferry.removed) == ("Ada Holm", "The ferry sailed on Monday.", ("Page A1",))
    assert (weir.title, day(weir), weir.source, weir.byline) == ("Weir shut", "2015-05-05", "Brae Courier", "")
    assert (weir.body, weir.removed) == ("The board closed the weir.", ("3B",))
