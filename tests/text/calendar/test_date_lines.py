"""Lines that say when an article came out, and those that only hold a date."""

from __future__ import annotations

import pytest

from searchapp.text.calendar.date_lines import date_of_line, is_publication_line, order_of_numbers
from searchapp.text.calendar.written_dates import written_dates


@pytest.mark.parametrize(
    ("line", "day", "cue", "reliable"),
    [
        ("Published 4 May 2019", "2019-05-04", "published", True),
        ("Publié le 4 mai 2019 à 10h15", "2019-05-04", "published", True),
        ("Veröffentlicht am 4. Mai 2019", "2019-05-04", "published", True),
        ("Опубликовано: 4 мая 2019, 12:00", "2019-05-04", "published", True),
        ("发布时间：2019年5月4日 08:00", "2019-05-04", "published", True),
        ("二〇一九年五月四日", "2019-05-04", "", True),
        ("입력 2019.05.04. 오전 9:12", "2019-05-04", "published", True),
        ("By Ann Baker | May 4, 2019 at 3:40 p.m.", "2019-05-04", "", True),
        ("May 4, 20196:12 PM GMT+1Updated 3 years ago", "2019-05-04", "", True),
        ("May 4, 2019Updated 9:00 a.m. ET", "2019-05-04", "", True),
        ("4 May 2019, 10:12 (updated)", "2019-05-04", "updated", False),
        ("Updated 30 November 2023", "2023-11-30", "updated", False),
        ("Güncelleme: 30 Kasım 2023", "2023-11-30", "updated", False),
        ("First published on May 4, 2019. Last updated: March 12, 2022.", "2019-05-04", "published", True),
        ("Last updated: March 12, 2022. First published on May 4, 2019.", "2019-05-04", "published", True),
        ("Received: 4 May 2022. Accepted: 1 June 2022. Published: 2 January 2023.", "2023-01-02", "published", True),
        ("03/04/2021 09:15", "2021-04-03", "", False),
    ],
)  # fmt: skip
def test_a_line_dates_an_article(line: str, day: str, cue: str, reliable: bool) -> None:
    dated = date_of_line(line)
    assert dated is not None
    assert (dated.published.value, dated.cue, dated.published.reliable) == (day, cue, reliable)


@pytest.mark.parametrize(
    "line",
    [
        "The fair of September 5, 2016 sold bread.",
        "Copyright 2019",
        "© 1 January 2019 The Brae Courier",
        "Valid until 31 January 2031",
        "— Brae Police (@larnpolice) January 14, 2023",
        "5 May 2019 | 6 May 2019 | 7 May 2019",
        "3 days ago",
    ],
)
def test_a_line_with_another_date_dates_nothing(line: str) -> None:
    assert date_of_line(line) is None


def test_the_order_of_numbers_is_that_of_the_other_lines() -> None:
    assert order_of_numbers(["03/04/2021", "13/04/2021"]) is True
    assert order_of_numbers(["03/04/2021", "04/13/2021"]) is False
    assert order_of_numbers(["13/04/2021", "04/13/2021"]) is None
    assert order_of_numbers(["03/04/2021", "March 4, 2021"]) is False
    assert order_of_numbers(["03/04/2021", "3 April 2021"]) is True
    assert order_of_numbers(["03/04/2021", "5 May 2021"]) is None
    assert order_of_numbers(["Posted at 8:15 AM ET, 03/04/2021"]) is False
    assert order_of_numbers(["03/04/2021 8:15 am GMT"]) is None


@pytest.mark.parametrize(
    ("line", "day_first"),
    [
        ("5/3/2019 9:30:00 AM", False),
        ("10/3/2019, 9:30 PM", False),
        ("5/03/2019 9:30:00 AM", None),  # as in Australia
        ("5/10/2019 9:30:00 AM", None),
        ("5/3/2019 9:30", None),
        ("5-3-2019 9:30 AM", None),
    ],
)
def test_a_clock_with_am_tells_that_a_month_without_zero_stands_first(line: str, day_first: bool | None) -> None:
    assert order_of_numbers([line]) is day_first
    assert order_of_numbers([line, "25/2/2019 9:30 AM"]) is True  # as in New Zealand
    [written] = written_dates(line)
    assert (written.day_first, written.other is None) == (None, False)


@pytest.mark.parametrize(
    ("line", "is_publication"),
    [
        ("2022년 11월 3일 오후 2:30", True),
        ("Thursday, 3 November 2022", True),
        ("Ferries of 3 November 2022 will sail again", False),
        ("Ferries sail again", False),
        ("erstellt: 3. November 2022 in: Harbour | Comments: 0", True),
    ],
)
def test_lines_of_a_day_and_next_to_nothing_else_say_when_something_came_out(line: str, is_publication: bool) -> None:
    assert is_publication_line(line) is is_publication


@pytest.mark.parametrize("line", ["4 May 2021 – 7 May 2021", "4 May 1921 to 7 May 2021", "Survey held on 4 May 2021"])
def test_days_of_what_lasted_or_was_done_are_not_reliable(line: str) -> None:
    dated = date_of_line(line)
    assert dated is not None
    assert not dated.published.reliable
    published = date_of_line("Published 4 May 2021 – Updated 7 May 2021")
    assert published is not None
    assert published.published.reliable


@pytest.mark.parametrize(
    "line",
    [
        "Polling day: 4 May 2021",
        "Doors open 4 May 2021",
        "Enter by 4 May 2021",
        "In theatres Friday 4 May 2021",
        "Save the date: 4 May 2021",
        "Concert on 4 May 2021",
        "Anmeldeschluss: Dienstag, 4. Mai 2021",
        "Die Schau beginnt am 4. Mai 2021",
        "Au cinéma le 4 mai 2021",
        "Date limite : 4 mai 2021",
        "Fecha del concierto: 4 de mayo de 2021",
        "Iscriversi entro il 4 maggio 2021",
        "Reserve a data: 4 de maio de 2021",
    ],
)
def test_a_day_of_what_the_words_before_it_tell_is_not_reliable(line: str) -> None:
    dated = date_of_line(line)
    assert dated is not None
    assert not dated.published.reliable


@pytest.mark.parametrize(
    "line",
    [
        "Dunmore, Tuesday 4 May 2021",
        "Paris le 4 mai 2021",
        "Ines Holm on 4 May 2021",
        "News by Ines Holm, MA on 4 May 2021",
        "Autor: inesholm 4. Mai 2021",
        "von Ines Holm am 4. Mai 2021",
        "5 min read · 4 May 2021",
        "Am 4. Mai 2021",
        "Date: 4 May 2021",
        "Fecha de publicación: 4 de mayo de 2021",
        "2 minute readMay 4, 2021",
    ],
)
def test_a_byline_a_place_a_count_and_a_weekday_may_stand_before_the_day_of_publication(line: str) -> None:
    dated = date_of_line(line)
    assert dated is not None
    assert dated.published.reliable
