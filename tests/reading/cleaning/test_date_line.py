"""The line that dates a pasted article is told from the page's own day and from other stories'."""

from __future__ import annotations

from searchapp.reading.cleaning.date_line import find_date_line
from searchapp.reading.cleaning.lines import Line

TITLE = "Otters return to the river Nen"
BODY = "Three otters were seen on the Nen this week, and a fourth was heard."


def told(*lines: str) -> tuple[str, bool] | None:
    """The day that the lines tell, whose headline is `TITLE` and whose body is `BODY`, and whether it is reliable."""
    body = lines.index(BODY)
    line = find_date_line([Line(text) for text in lines], [text == BODY for text in lines], lines.index(TITLE), body)
    return (line.published.value, line.published.reliable) if line else None


def test_a_day_below_the_headline_goes_before_one_of_the_story_above() -> None:
    above = ("Swans block the road", "Piet Moor", "2 March 2019", "Nature")
    assert told(*above, TITLE, "They were gone since the war", "Ada Lunt", "4 May 2019", BODY) == ("2019-05-04", True)


def test_a_day_right_above_the_headline_dates_it() -> None:
    assert told("Nature", "4 May 2019", TITLE, BODY) == ("2019-05-04", True)


def test_a_day_at_the_top_of_the_page_may_be_todays() -> None:
    assert told("Monday 2 March 2020", "Harbour", "Letters", "River", TITLE, BODY) == ("2020-03-02", False)


def test_a_day_that_is_glued_to_other_words_is_read() -> None:
    assert told(TITLE, "by Nen GazetteMay 4, 201901747", BODY) == ("2019-05-04", True)


def test_the_headline_is_no_label_of_the_day_below_it() -> None:
    title = "Otter park closes its gates"
    lines = [Line(text) for text in (title, "Source: Nen Post | 2019-05-04 10:14:00 | Editor: al", BODY)]
    date_line = find_date_line(lines, [False, False, True], 0, 2)
    assert date_line is not None
    assert (date_line.published.value, date_line.published.reliable) == ("2019-05-04", True)


def test_days_below_the_body_are_those_of_other_stories() -> None:
    others = ("More stories", "Swans block the road", "2 March 2019", "Voles", "1 March 2019")
    assert told(TITLE, BODY, *others) is None
    assert told(TITLE, BODY, "Published 4 May 2019", *others) == ("2019-05-04", True)


def test_a_day_between_paragraphs_is_of_a_story_that_is_linked_from_there() -> None:
    lines = [Line(text) for text in (TITLE, "Updated 4 May 2019", *[BODY] * 15, "Analysis 2 March 2018", "Swans", BODY)]
    date_line = find_date_line(lines, [line.text == BODY for line in lines], 0, 2)
    assert date_line is not None
    assert date_line.published.value == "2019-05-04"


def test_a_post_between_paragraphs_is_not_reliably_the_articles_day() -> None:
    lines = [Line(text) for text in (TITLE, *[BODY] * 15, "Posted by Nen Otters on 2 March 2018", BODY)]
    date_line = find_date_line(lines, [line.text == BODY for line in lines], 0, 1)
    assert date_line is not None
    assert not date_line.published.reliable


def test_the_day_of_a_picture_is_not_the_articles() -> None:
    assert told(TITLE, "Photo: Bo Lunt, 4 May 1999", BODY) is None


def test_a_pictures_credit_above_the_day_is_no_label_of_it() -> None:
    for credit in ("© Bo Lunt", "Photo: Bo Lunt"):
        assert told(TITLE, credit, "4 May 2019", BODY) == ("2019-05-04", True)


def test_the_language_of_the_body_decides_a_month_that_languages_share() -> None:
    croatian = "Gradsko vijeće odlučilo je obnoviti željezni most preko rijeke, koji je zatvoren nakon poplave."
    lines = [Line(text) for text in ("Most će se obnoviti", "17. listopada 2021.", croatian)]
    date_line = find_date_line(lines, [False, False, True], 0, 2)
    assert date_line is not None
    assert (date_line.published.value, date_line.published.reliable) == ("2021-10-17", True)
