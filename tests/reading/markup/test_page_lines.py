"""The lines of a page, and what the names of the elements around them say of a date in them."""

from __future__ import annotations

import pytest

from searchapp.reading.markup.page_lines import PageLine, page_lines
from tests.reading.markup.pages import root_of


def lines(body: str) -> list[PageLine]:
    return page_lines(root_of(f"<html><head><title>Harp</title></head><body>{body}</body></html>"))


def test_text_between_the_edges_of_blocks_is_a_line() -> None:
    markup = "<div>The <b>harp</b><p>of  Larnvik</p>sank<br>twice</div><script>x</script><select><option>y</select>"
    assert [line.text for line in lines(markup)] == ["The harp", "of Larnvik", "sank", "twice"]


def test_spans_without_a_space_between_them_are_words_apart() -> None:
    assert [line.text for line in lines("<p><span>4 May</span><span>2021</span></p>")] == ["4 May 2021"]


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ("<span class=entry-date>4 May</span>", "published"),
        ("<span itemprop=datePublished>4 May</span>", "published"),
        ("<p class=publishDate><b>4 May</b></p>", "published"),
        ("<p id=last-modified>4 May</p>", "updated"),
        ("<div class=updated><time>4 May</time></div>", "updated"),
        ("<time>4 May</time>", "date"),
        ("<p class=meta>4 May</p>", "date"),
        ("<p class=update-your-status-published>4 May</p>", "updated"),
        ("<article class=published><p>4 May</p></article>", ""),
        ("<p class=lifetime-guide>4 May</p>", ""),
        ("<p>4 May</p>", ""),
    ],
)
def test_names_around_a_line_mark_the_date_in_it(markup: str, mark: str) -> None:
    assert [line.mark for line in lines(markup)] == [mark]


def test_a_date_in_an_attribute_is_a_line_of_its_own() -> None:
    dated, shown = lines("<time datetime='2021-05-04T10:00'>Tuesday</time>")
    assert (dated.attribute, dated.text, shown.text) == ("2021-05-04T10:00", "", "Tuesday")
    titled, _ = lines("<abbr class=published title='2021-05-04'>Tuesday</abbr>")
    assert titled.attribute == "2021-05-04"
    assert [line.attribute for line in lines("<abbr title='2021-05-04'>Tuesday</abbr>")] == [""]


def test_margins_and_articles_stand_around_their_lines() -> None:
    markup = "<article><h1>Harp</h1><div class=related-stories><p>Kite</p></div></article><aside>Tram</aside>"
    around = {line.text: [element.tag for element in line.around] for line in lines(markup)}
    assert around == {"Harp": ["article"], "Kite": ["article", "div"], "Tram": ["aside"]}


def test_a_link_leads_elsewhere_but_for_a_bookmark() -> None:
    marks = {line.text: line.in_link for line in lines("<p><a href=x>Kite</a></p><p><a rel=bookmark>Harp</a></p><p>y")}
    assert marks == {"Kite": True, "Harp": False, "y": False}
