"""Dates that lines, paths and web addresses write."""

from __future__ import annotations

import pytest

from searchapp.model.article import Published
from searchapp.text.calendar.dates import date_in_line, iso_date, read_date, wire_date


@pytest.mark.parametrize(
    ("text", "value", "grain", "instant"),
    [
        ("2016", "2016", "year", None),
        (" 2016-09 ", "2016-09", "month", None),
        ("2016-09-05", "2016-09-05", "day", None),
        ("2016-09-05T10:14Z", "2016-09-05", "day", "2016-09-05T10:14:00Z"),
        ("2016-09-05 01:14:30.5+03:00", "2016-09-05", "day", "2016-09-04T22:14:30Z"),
        ("2016-09-05T23:30-0230", "2016-09-05", "day", "2016-09-06T02:00:00Z"),
        ("2016-09-05T10:14+03", "2016-09-05", "day", "2016-09-05T07:14:00Z"),
    ],
)
def test_iso_8601_is_read_with_its_offset(text: str, value: str, grain: str, instant: str | None) -> None:
    published = iso_date(text)
    assert published is not None
    assert (published.value, published.grain, published.instant) == (value, grain, instant)
    assert published.basis == "metadata"


@pytest.mark.parametrize("text", ["", "yesterday", "2016-13", "2016-09-05T25:00", "5 September 2016"])
def test_what_is_not_iso_8601_is_no_iso_date(text: str) -> None:
    assert iso_date(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("26-FEB-1987 15:01:01.79", "1987-02-26"),
        ("03/14/1998 10:36:00", "1998-03-14"),
        ("1998-03-14", "1998-03-14"),
        ("March 14, 1998", "1998-03-14"),
        ("31-FEB-1987", None),
        ("26-XYZ-1987", None),
    ],
)
def test_wire_dates_are_read(text: str, value: str | None) -> None:
    published = wire_date(text)
    assert (published and published.value) == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Posted on 5 September 2016 at 10:14", "2016-09-05"),
        ("Sept. 5th, 2016", "2016-09-05"),
        ("Updated 2016/09/05", "2016-09-05"),
        ("19/11/2019", "2019-11-19"),
        ("11/19/68", "2068-11-19"),
        ("11/19/69", "1969-11-19"),
        ("05/05/2016", "2016-05-05"),
        ("31 September 2016", None),
        ("Room 12, 2016", None),
    ],
)
def test_a_line_names_a_full_day(line: str, value: str | None) -> None:
    published = date_in_line(line)
    assert (published and published.value) == value


@pytest.mark.parametrize(
    ("value", "day", "instant"),
    [
        ("6 March 2015", "2015-03-06", None),
        ("2015/03/06", "2015-03-06", None),
        ("2015-3-6", "2015-03-06", None),
        ("6.3.15", "2015-03-06", None),
        ("20150306", "2015-03-06", None),
        ("H27.3.6", "2015-03-06", None),
        ("15-Jan-68", "1968-01-15", None),
        ("２０１５／０３／０６", "2015-03-06", None),
        ("March 6, 15", "2015-03-06", None),
        (20150306, "2015-03-06", None),
        ("20150306T101500Z", "2015-03-06", "2015-03-06T10:15:00Z"),
        (20150306101500, "2015-03-06", "2015-03-06T10:15:00"),
        ("2015-03-06T00:00:00", "2015-03-06", None),
        ("2015-03-06T00:00:00Z", "2015-03-06", "2015-03-06T00:00:00Z"),
        ("2015-W10-5", "2015-03-06", None),
        ("2015-065", "2015-03-06", None),
        ("2015-03-06/2015-03-08", "2015-03-06", None),
        ("Thu, 25 Dec 2014 08:00:00 +0100", "2014-12-25", "2014-12-25T07:00:00Z"),
        ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10", "2018-10-10T20:19:24Z"),
        ("September 5, 2016 4:30 pm EDT", "2016-09-05", "2016-09-05T20:30:00Z"),
        ("2023-08-10T00:30:00+09:00", "2023-08-10", "2023-08-09T15:30:00Z"),
        (1425636900, "2015-03-06", "2015-03-06T10:15:00Z"),
        ("1425636900000", "2015-03-06", "2015-03-06T10:15:00Z"),
        ("/Date(1425636900000)/", "2015-03-06", "2015-03-06T10:15:00Z"),
        ({"$date": {"$numberLong": "1425636900000"}}, "2015-03-06", "2015-03-06T10:15:00Z"),
        (2015, "2015", None),
        ("March 2015", "2015-03", None),
        ("Mar-2015", "2015-03", None),
        ("mars/2015", "2015-03", None),
        ("n/a", None, None),
        (True, None, None),
        (12, None, None),
        (float("nan"), None, None),
        (1e300, None, None),
        ("2015-02-30", None, None),
    ],
)
def test_whatever_tells_a_date_in_a_record_is_read(value: object, day: str | None, instant: str | None) -> None:
    published = read_date(value)
    assert (published and published.value, published and published.instant) == (day, instant)


def test_the_order_of_numbers_is_reliable_where_something_tells_it() -> None:
    unknown, british, american = (read_date("03/04/2021", day_first=order) for order in (None, True, False))
    assert unknown
    assert not unknown.reliable
    assert british
    assert (british.value, british.reliable) == ("2021-04-03", True)
    assert american
    assert (american.value, american.reliable) == ("2021-03-04", True)


def test_the_instant_at_which_computers_begin_to_count_is_no_date() -> None:
    for value in ("1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00", "Thu, 01 Jan 1970 00:00:00 GMT"):
        assert read_date(value) is None or not read_date(value).reliable, value  # type: ignore[union-attr]
    holiday = read_date("1970-01-01")
    assert holiday is not None
    assert holiday.reliable


def test_a_numeric_date_of_another_calendar_is_none_of_the_middle_ages() -> None:
    published = read_date("1401/08/12")
    assert published is not None
    assert published.value == "2022-11-03"


def test_a_field_in_the_buddhist_calendar_is_read() -> None:
    assert read_date("2566-04-01") == Published("2023-04-01", "day", "metadata")


def test_a_year_of_an_era_is_no_day_of_a_month() -> None:
    dates = [read_date(text) for text in ("令5.1.14", "H30.4.5", "令5.13.14", "火5.1.14")]
    assert [published and published.value for published in dates] == ["2023-01-14", "2018-04-05", None, None]


def test_of_two_days_in_a_field_the_one_of_publication_is_its_date() -> None:
    assert read_date("Updated 3 April 2023, published 1 April 2023") == Published("2023-04-01", "day", "metadata")
    assert read_date("Last modified on 1 April 2023") == Published("2023-04-01", "day", "metadata", reliable=False)


def test_years_of_two_digits_in_old_mails_and_feeds() -> None:
    published = read_date("Mon, 05 Sep 16 10:14 GMT")
    assert published is not None
    assert published.value == "2016-09-05"


def test_dates_of_which_a_part_is_not_known() -> None:
    published = read_date("2016-09-00")
    assert published is not None
    assert published.value == "2016-09"


@pytest.mark.parametrize("number", [-62135596800, 253402300799, "2147483647"])
def test_the_ends_of_what_programs_can_count_are_no_dates(number: object) -> None:
    assert read_date(number) is None


@pytest.mark.parametrize(
    ("text", "day"), [("5 Nov 69", "1969-11-05"), ("5. november 21", "2021-11-05"), ("5 Nov", None)]
)
def test_years_of_two_digits_behind_the_name_of_a_month(text: str, day: str | None) -> None:
    published = read_date(text)
    assert (published.value if published else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "2021(e)ko urriaren 4a",
        "4 Dàmhair 2021",
        "4mh dhen Dàmhair 2021",
        "2021 ж. 4 қазан",
        "2021-ж., 4-октябрь",
        "2021 оны аравдугаар сарын 4",
        "4 اکتوبر، 2021",
        "2021 թ. հոկտեմբերի 4",
        "4 ta’ Ottubru 2021",
        "4 Oṣù Ọ̀wàrà 2021",
        "4-ئۆكتەبىر، 2021",
    ],
)
def test_a_date_as_its_language_writes_it_is_read(text: str) -> None:
    published = read_date(text)
    assert published
    assert (published.value, published.reliable) == ("2021-10-04", True)


def test_the_language_decides_a_month_that_languages_share() -> None:
    croatian, polish = (read_date("17. listopada 2021.", language=language) for language in ("hr", "pl"))
    assert croatian == Published("2021-10-17", "day", "metadata")
    assert polish == Published("2021-11-17", "day", "metadata")
    anywhere = read_date("17. listopada 2021.")
    assert anywhere
    assert not anywhere.reliable
