"""The dates around a page's headline, each with what it is a date of and how far off it stands."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.markup.shown_dates import shown_dates
from tests.reading.markup.pages import root_of

TITLE = "Ferry sails again after nine weeks"
STORY = "<p>" + "The ferry between the islands will sail every second hour from Monday, its owners said. " * 2 + "</p>"


def shown(above: str = "", top: str = "", below: str = "", day_first: bool | None = None) -> list[tuple[str, str]]:
    """The day and the role of each date on a page: above its headline, under it and below its story."""
    body = f"{above}<h1>{TITLE}</h1>{top}{STORY * 4}{below}"
    dates = shown_dates(root_of(f"<html><body>{body}</body></html>"), f"{TITLE} | Courier", "en", day_first)
    return [(date.dated.published.value, date.dated.role) for date in dates]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("<p>Published 4 May 2021</p>", "published"),
        ("<p>4 May 2021, Larnvik</p>", "published"),
        ("<p>Updated: 4 May 2021</p>", "updated"),
        ("<p>4 May 2021 (updated)</p>", "updated"),
        ("<p class=updated>4 May 2021</p>", "updated"),
        ("<time datetime='2021-05-04'></time>", "published"),
        ("<time itemprop=dateModified datetime='2021-05-04'></time>", "updated"),
    ],
)
def test_a_date_by_the_headline_is_one_of_the_page_by_its_words_and_marks(line: str, role: str) -> None:
    assert shown(top=line) == [("2021-05-04", role)]


def test_a_date_of_something_else_or_in_a_link_is_none_of_the_page() -> None:
    assert shown(top="<p>Valid until 4 May 2021</p>") == []
    assert shown(top="<p><a href=x>Goat found on 4 May 2021</a></p>") == []


def test_the_nearest_of_like_dates_below_the_headline_comes_first() -> None:
    dates = shown(above="<p>3 May 2021</p>", top="<p>4 May 2021</p><p>5 May 2021</p>")
    assert [day for day, _ in dates] == ["2021-05-04", "2021-05-05", "2021-05-03"]


def test_a_date_below_the_story_says_nothing_of_the_page() -> None:
    assert shown(top="<p>4 May 2021</p>", below="<p>5 May 2021</p>") == [
        ("2021-05-04", "published"),
        ("2021-05-05", ""),
    ]


def test_margins_are_passed_over_unless_the_headline_stands_in_them() -> None:
    assert shown(above="<aside><p>Published 4 May 2021</p></aside>") == []
    inside = shown(above="<div class=related-page>", top="<p>Published 4 May 2021</p>", below="</div>")
    assert inside == [("2021-05-04", "published")]


@pytest.mark.parametrize(
    ("day_first", "other", "day"),
    [(True, "", "2021-04-03"), (False, "", "2021-03-04"), (None, "<p>Next sailing 04/25/2021</p>", "2021-03-04")],
)
def test_days_and_months_in_numbers_have_the_order_that_is_given_or_shown(
    day_first: bool | None, other: str, day: str
) -> None:
    assert shown(top=f"<p>Published 03/04/2021</p>{other}", day_first=day_first)[0][0] == day


def test_a_page_without_lines_shows_none() -> None:
    assert shown_dates(root_of("<html><body></body></html>"), TITLE, "en", None) == []


def test_a_day_in_the_header_of_the_site_is_todays_but_not_one_in_the_articles() -> None:
    head = "<header><div class=date>Saturday, 4 May 2024</div></header>"
    assert shown(above=head) == [("2024-05-04", "")]
    assert shown(above="<header>", top="<p>4 May 2024</p></header>") == [("2024-05-04", "published")]
    assert shown(above="<header><p>Published 4 May 2024</p></header>") == [("2024-05-04", "published")]


def test_the_words_of_a_time_element_tell_an_update() -> None:
    assert shown(top="<time datetime='2021-05-04'>Last updated 4 May</time>")[0] == ("2021-05-04", "updated")


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("<p>Updated <time datetime='2021-05-04'>4 May 2021</time></p>", {("2021-05-04", "updated")}),
        (
            "<p>Published <time datetime='2021-05-04'>4 May 2021</time> · Updated <time datetime='2021-06-05'>5 June"
            " 2021</time></p>",
            {("2021-05-04", "published"), ("2021-06-05", "updated")},
        ),
        (
            "<p>Updated <time datetime='2021-06-05'>5 June 2021</time> · First published"
            " <time datetime='2021-05-04'>4 May 2021</time></p>",
            {("2021-05-04", "published"), ("2021-06-05", "updated")},
        ),
    ],
)
def test_words_before_a_time_element_hold_for_its_text_too(line: str, dates: set[tuple[str, str]]) -> None:
    assert set(shown(top=line)) == dates


def test_a_sentence_about_a_day_dates_nothing() -> None:
    assert shown(top="<p>The fair is on the quay on 4 May 2021.</p>") == []
    assert shown(top="<p>The fair is on the quay on <time datetime='2021-05-04'>4 May 2021</time>.</p>") == []


def test_a_day_below_a_short_story_is_not_near_the_headline() -> None:
    story = "".join(
        f"<p>The ferry will sail every second hour from pier {number}, its owners said.</p>" for number in "1234"
    )
    page = root_of(f"<html><body><h1>{TITLE}</h1>{story}<div>4 May 2021</div></body></html>")
    [date] = shown_dates(page, TITLE, "en", None)
    assert date.dated.rank > 8


def test_words_of_the_headline_say_nothing_of_the_day_below_it() -> None:
    for title in ("Weir closes for repairs", "Keeper of the weir died at ninety"):
        body = f"<h1>{title}</h1><time datetime='2021-05-04'>2 days ago</time><p>The board voted.</p>"
        dates = shown_dates(root_of(f"<html><body><article>{body}</article></body></html>"), title, "en", None)
        assert [date.dated.role for date in dates] == ["published"]


@pytest.mark.parametrize(
    "markup",
    [
        "<time data-timestamp='1620122400'>3 years ago</time>",
        "<span class='js-date' data-datetime='2021-05-04T10:00:00Z'>3 years ago</span>",
        "<abbr class=timeago title='2021-05-04T10:00:00Z'>3 years ago</abbr>",
        "<span class=date title='Tuesday, 4 May 2021'>3 years ago</span>",
    ],
)
def test_a_day_that_is_kept_for_scripts_or_the_pointer_is_shown_too(markup: str) -> None:
    assert shown(top=f"<p>{markup}</p>") == [("2021-05-04", "published")]


def test_numbers_for_scripts_that_are_no_day_date_nothing() -> None:
    assert shown(top="<div class=time data-time='300' data-date='2021'>5 min read</div>") == []


def test_a_footer_above_the_text_of_a_story_dates_it() -> None:
    footer = "<footer>Submitted by Ada Holm on Wed, 11/03/2021 - 10:00</footer>"
    root = root_of(f"<html><body><article><h1>{TITLE}</h1>{footer}{STORY * 3}</article></body></html>")
    dates = shown_dates(root, TITLE, "en", None)
    assert [(date.dated.published.value, date.dated.role) for date in dates] == [("2021-11-03", "published")]


@pytest.mark.parametrize(
    "link", ["<a href=/ada>Ada Holm</a> |", "by <a href=/ada>Ada Holm</a>,", "<a href=/n>News</a> ·"]
)
def test_a_day_may_stand_behind_a_link_to_the_writer_or_the_section(link: str) -> None:
    assert shown(top=f"<p>{link} 4 May 2021</p>") == [("2021-05-04", "published")]


def test_a_day_behind_a_link_to_another_story_is_that_storys() -> None:
    assert shown(top="<ul><li><a href=/g>Geese win</a> 4 May 2021</li></ul>") == []
    assert shown(top="<p><a href=/g>Geese win the town's singing prize</a> 4 May 2021</p>") == []


@pytest.mark.parametrize(
    "line",
    [
        "<figure><figcaption>The pier on 4 May 1999</figcaption></figure>",
        "<p class=wp-caption-text>The pier, 4 May 1999</p>",
        "<span>Photo: Bo Lunt, 4 May 1999</span>",
    ],
)
def test_the_day_of_a_picture_dates_no_page(line: str) -> None:
    assert shown(top=line) == []


@pytest.mark.parametrize(
    "line",
    ["4 May 2021 – 7 May 2021", "4 May 1921 - 7 May 2021", "Survey held on 4 May 2021", "Judgment of 4 May 2021"],
)
def test_days_of_what_lasted_or_was_done_are_not_those_of_the_page_for_sure(line: str) -> None:
    assert {role for _, role in shown(top=f"<p>{line}</p>")} == {""}
    assert shown(top="<p>By Ada Holm on 4 May 2021</p>") == [("2021-05-04", "published")]


def test_a_day_that_is_told_where_one_points_at_how_long_ago_it_was() -> None:
    ago = "<span class=when title='Saturday, May 4, 2019 8:00 AM'>2 years ago</span>"
    assert shown(top=ago) == [("2019-05-04", "published")]
    assert shown(top=ago.replace("2 years ago", "Open day")) == []


def test_the_day_on_which_a_page_was_built_is_not_that_of_its_story() -> None:
    assert shown(below="<p>Page built <time datetime=2019-05-04>4 May 2019</time></p>") == []


def test_a_day_in_chinese_numerals_is_one() -> None:
    [article] = read_articles(
        SourceFile(
            "a.html", content=f"<h1>大坝关闭</h1><p>二〇一九年五月四日</p><p>{'港务局关闭大坝。' * 20}</p>".encode()
        )
    )
    assert isinstance(article, Article)
    assert article.published
    assert article.published.value == "2019-05-04"


@pytest.mark.parametrize(("name", "day"), [("dt-published", "2019-05-04"), ("counter", "")])
def test_a_day_of_publication_may_stand_at_the_foot_of_its_article(name: str, day: str) -> None:
    text = "The board closed the weir on Friday, and the mill will stand still. " * 9
    foot = f'<footer><p>By Ada Lunt on <time class="{name}" datetime="2019-05-04T10:00:00Z">4 May</time>.</p></footer>'
    page = f"<article><header><h1>Weir shut</h1></header><p>{text}</p>{foot}</article><footer>© 2024 Echo</footer>"
    [article] = read_articles(SourceFile("a.html", content=page.encode()))
    assert isinstance(article, Article)
    assert (article.published.value if article.published else "") == day
