"""Which of a page's dates is that of its publication, and whether the page says so."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.model.article import Published
from searchapp.reading.html_blocks.blocks import page_root
from searchapp.reading.markup.page_dates import page_published
from searchapp.reading.markup.web_page import web_page
from searchapp.text.calendar.iso_dates import days_of

STORY = "<p>" + "The ferry between the islands will sail every second hour from Monday, its owners said. " * 2 + "</p>"
STRIKE = {"@type": "NewsArticle", "headline": "Strike ends", "datePublished": "2023-11-30"}


def published(
    head: str = "", top: str = "", below: str = "", language: str = "en", address: str = ""
) -> Published | None:
    """What is read of a page with something in its head, under its headline and below its story."""
    root = page_root(
        f"<html lang='{language}'><head><title>Ferry sails again</title>{head}</head><body><div class=menu>Home</div>"
        f"<article><h1>Ferry sails again</h1>{top}{STORY * 3}</article>{below}</body></html>"
    )
    assert root is not None
    return page_published(web_page(root), address)


def told(date: Published | None) -> tuple[str, bool] | None:
    """The day and whether it is reliable."""
    return (date.value, date.reliable) if date else None


def json_ld(value: object) -> str:
    """A script of JSON-LD."""
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ("<meta property='article:published_time' content='2019-05-04T08:00:00Z'>", ""),
        ("<meta name='parsely-pub-date' content='2019-05-04T08:00:00Z'>", ""),
        ("<meta name='sailthru.date' content='2019-05-04 08:00:00'>", ""),
        ("<meta name='DC.date.issued' content='2019-05-04'>", ""),
        ("<meta name='citation_publication_date' content='2019/05/04'>", ""),
        (json_ld({"@type": "NewsArticle", "datePublished": "2019-05-04T08:00:00Z"}), ""),
        (json_ld({"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2019-05-04"}]}), ""),
        ("", "<time itemprop=datePublished datetime='2019-05-04T08:00'>Saturday</time>"),
        ("", "<time pubdate datetime='2019-05-04'>4 May</time>"),
        ("", "<span class='entry-date'>May 4, 2019</span>"),
        ("", "<p>Published: 4 May 2019</p>"),
        ("", "<p>First published on May 4, 2019. Last updated: March 12, 2022.</p>"),
        ("", "<div class=updated>Updated 30 November 2023</div><div class=pub>Published 4 May 2019</div>"),
        ("", "<p class=byline>Publié le 4 mai 2019 à 10h15</p>"),
        ("<link rel=canonical href='https://news.example/2019/05/04/ferry'>", ""),
    ],
)  # fmt: skip
def test_a_day_that_the_page_says_it_was_published_is_reliable(head: str, top: str) -> None:
    assert told(published(head, top)) == ("2019-05-04", True)


@pytest.mark.parametrize(
    ("head", "top", "below"),
    [
        ("<meta property='article:modified_time' content='2023-11-30T10:00:00Z'>", "", ""),
        ("", "<p>Updated 30 November 2023</p>", ""),
        ("", "<p>Valid until 30 November 2023</p>", ""),
        ("", "<blockquote class=twitter-tweet><p>Closed.</p>Brae <a href='#'>November 30, 2023</a></blockquote>", ""),
        ("", "", "<aside><ul><li><time datetime='2023-11-30'>30 Nov</time> Ferry strike</li></ul></aside>"),
        ("", "", "<div class=comments><time datetime='2023-11-30' class=published>30 Nov 2023</time> Nice.</div>"),
        ("", "", "<footer>Copyright 30 November 2023</footer>"),
        (json_ld({"@type": "Event", "startDate": "2023-11-30", "datePublished": "2023-11-30"}), "", ""),
        (json_ld({"@type": "WebPage", "comment": {"@type": "Comment", "datePublished": "2023-11-30"}}), "", ""),
        (json_ld({"@type": "ItemList", "itemListElement": [STRIKE]}), "", ""),
    ],
)  # fmt: skip
def test_a_day_of_something_else_is_not_reliable(head: str, top: str, below: str) -> None:
    date = published(head, top, below)
    assert date is None or not date.reliable


def test_the_article_of_the_page_is_told_from_other_stories_in_its_data() -> None:
    own = {"@type": "NewsArticle", "headline": "Ferry sails again", "datePublished": "2019-05-04"}
    assert told(published(json_ld([STRIKE, own]))) == ("2019-05-04", True)


@pytest.mark.parametrize(
    ("language", "line", "date"),
    [
        ("en", "03/04/2021", ("2021-04-03", False)),
        ("en", "13/04/2021", ("2021-04-13", True)),
        ("en-US", "03/04/2021", ("2021-03-04", True)),
        ("en-GB", "03/04/2021", ("2021-04-03", True)),
        ("it", "03/04/2021", ("2021-04-03", True)),
        ("en", "03/04/2021</span><p class=note>Next sailing 25/04/2021", ("2021-04-03", True)),
        ("en", "12.07.2022", ("2022-07-12", True)),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_page(language: str, line: str, date: tuple[str, bool]) -> None:
    assert told(published(top=f"<span class=date>{line}</span>", language=language)) == date


@pytest.mark.parametrize(
    ("content", "shown", "day", "instant"),
    [
        ("2023-08-10T02:45:00+09:00", "", "2023-08-10", "2023-08-09T17:45:00Z"),
        ("2023-08-09T22:15:00-05:00", "", "2023-08-09", "2023-08-10T03:15:00Z"),
        ("2023-08-10T02:30:00Z", "<span class=date>August 9, 2023</span>", "2023-08-09", "2023-08-10T02:30:00Z"),
    ],
)
def test_the_day_is_the_publishers_and_the_instant_is_kept(content: str, shown: str, day: str, instant: str) -> None:
    date = published(f"<meta property='article:published_time' content='{content}'>", shown)
    assert date is not None
    assert (date.value, date.instant, date.reliable) == (day, instant, True)


def test_a_page_that_contradicts_itself_is_not_reliable() -> None:
    date = published("<meta name=date content='2020-03-03'>", "<span class=date>April 7, 2020</span>")
    assert told(date) == ("2020-03-03", False)


def test_a_day_to_come_yields_to_one_that_is_shown() -> None:
    assert told(published("<meta name=date content='2999-03-03'>", "<span class=date>April 7, 2020</span>")) == (
        "2020-04-07",
        True,
    )


def test_a_time_that_a_program_left_empty_yields_to_what_it_shows() -> None:
    assert told(published("", "<time datetime='0001-01-01T00:00:00'>7 April 2020</time>")) == ("2020-04-07", True)


_PIECES = st.sampled_from(
    (
        "<time datetime='2019-05-04'>", "</time>", "<div class=published>", "</div>", "4 May 2019", "<article>", "</p>",
        "\0", "&#x;", "<script type='application/ld+json'>{\"@type\":[[", "</script>", "<a>", "٣",
        "<meta name=date content='99999999999'>",
    )
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=8), max_size=40))
@settings(deadline=None)
def test_any_markup_is_read(pieces: list[str]) -> None:
    root = page_root("".join(pieces))
    date = page_published(web_page(root)) if root is not None else None
    assert date is None or days_of(date.value)


def test_declarations_far_apart_make_a_date_unreliable_unless_the_page_shows_one_of_them() -> None:
    data = json_ld({"@type": "NewsArticle", "headline": "Ferry sails again", "datePublished": "2022-11-03"})
    old = "<meta property='article:published_time' content='2019-05-05T08:00:00Z'>"
    late = "<meta property='article:published_time' content='2022-11-04T08:00:00Z'>"
    assert told(published(data + old)) == ("2022-11-03", False)
    assert told(published(data + late)) == ("2022-11-03", True)
    assert told(published(data + old, "<p>3 November 2022</p>")) == ("2022-11-03", True)


def test_an_address_of_another_day_makes_a_date_unreliable() -> None:
    data = json_ld({"@type": "NewsArticle", "headline": "Ferry sails again", "datePublished": "2022-11-03"})
    assert told(published(data, address="http://larnvik.example/2020/01/30/ferry")) == ("2022-11-03", False)
    assert told(published(data, address="http://larnvik.example/2022/11/02/ferry")) == ("2022-11-03", True)


@pytest.mark.parametrize(
    ("top", "expected"), [("", None), ("<p>By Ada Lunt</p><p>Published 4 May 2019</p>", ("2019-05-04", True))]
)
def test_the_moment_at_which_an_archive_kept_a_page_is_no_date_of_its_publication(
    top: str, expected: tuple[str, bool] | None
) -> None:
    head = (
        "<link rel=canonical href='https://archive.ph/2023.01.14-101112/https://oxmere.example/ferry'>"
        "<meta property='article:published_time' content='2023-01-14T10:11:12Z'>"
        "<meta property='article:modified_time' content='2023-01-14T10:11:12Z'>"
    )
    assert told(published(head, top)) == expected


def test_what_a_page_declares_itself_counts_in_an_archive_too() -> None:
    kept = "https://web.archive.org/web/20230114101112/https://oxmere.example/ferry"
    head = f"<link rel=canonical href='{kept}'><meta property='article:published_time' content='2019-05-04T08:00:00Z'>"
    assert told(published(head)) == ("2019-05-04", True)


NIGHT = "<meta property='article:published_time' content='2020-05-02T02:54:29Z'>"


@pytest.mark.parametrize(
    ("head", "top", "language", "address", "is_reliable"),
    [
        (NIGHT, "", "en-US", "", False),
        (NIGHT, "", "fr", "", False),
        (NIGHT, "", "en-GB", "", True),
        (NIGHT, "", "de", "", True),
        (NIGHT.replace("T02", "T12"), "", "en-US", "", True),
        (NIGHT, "<p>Published May 2, 2020</p>", "en-US", "", True),
        (NIGHT, "", "en-US", "https://oxmere.example/2020/05/02/ferry", True),
    ],
    ids=["America", "Canada", "Britain", "Germany", "noon", "shown", "in its address"],
)
def test_an_instant_in_the_night_of_utc_tells_the_day_of_america_only_beside_other_signs(
    head: str, top: str, language: str, address: str, is_reliable: bool
) -> None:
    assert told(published(head, top, language=language, address=address)) == ("2020-05-02", is_reliable)


def test_of_two_moments_on_two_days_none_is_reliable() -> None:
    data = json_ld({"@type": "NewsArticle", "headline": "Ferry sails", "datePublished": "2020-04-25T07:25:06Z"})
    meta = "<meta property='article:published_time' content='2020-04-24T21:25:06Z'>"
    date = published(data + meta)
    assert date
    assert not date.reliable
