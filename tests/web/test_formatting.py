"""Numbers and dates as a reader of English expects them."""

from __future__ import annotations

from typing import get_args

import pytest

from searchapp.model.article import Basis, Published
from searchapp.web.formatting import (
    BASES,
    basis_text,
    counted,
    date_text,
    instant_text,
    is_in_capitals,
    moment_text,
    number_text,
    published_moment,
    published_text,
    share_text,
    shares_text,
    shortened,
)


def test_thousands_are_parted() -> None:
    assert [number_text(number) for number in (0, 999, 1_000, 1_234_567)] == ["0", "999", "1,000", "1,234,567"]


@pytest.mark.parametrize(
    ("number", "noun", "plural", "text"),
    [
        (0, "article", "", "0 articles"),
        (1, "article", "", "1 article"),
        (1_234, "article", "", "1,234 articles"),
        (2, "country", "countries", "2 countries"),
        (1, "country", "countries", "1 country"),
    ],
)
def test_a_noun_goes_with_its_number(number: int, noun: str, plural: str, text: str) -> None:
    assert counted(number, noun, plural) == text


@pytest.mark.parametrize(
    ("value", "text", "short"),
    [
        ("2016-09-05", "5 September 2016", "5 Sep 2016"),
        ("2016-09", "September 2016", "Sep 2016"),
        ("2016", "2016", "2016"),
        ("XXXX-02-26", "26 February, year unknown", "26 Feb, year unknown"),
        ("2016-13-05", "2016-13-05", "2016-13-05"),
        ("last week", "last week", "last week"),
        ("", "", ""),
    ],
)
def test_a_date_is_written_out_and_what_is_none_stays(value: str, text: str, short: str) -> None:
    assert (date_text(value), date_text(value, short=True)) == (text, short)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"),
        (1e-9, "< 0.1 %"),
        (0.001, "0.1 %"),
        (0.0094, "0.9 %"),
        (0.0095, "1 %"),
        (0.18, "18 %"),
        (1.0, "100 %"),
    ],
)
def test_a_share_is_told_in_percents(share: float, text: str) -> None:
    assert share_text(share) == text


@pytest.mark.parametrize(
    ("title", "is_so"), [("TEA PACT 2", True), ("渡船 新聞", False), ("NATO", False), ("Tea PACT", False), ("", False)]
)
def test_a_headline_in_capitals_is_known(title: str, is_so: bool) -> None:
    assert is_in_capitals(title) is is_so


def test_a_long_text_is_cut() -> None:
    assert (shortened("tea party", 9), shortened("tea party", 5)) == ("tea party", "tea…")


def test_a_share_stands_beside_that_of_all() -> None:
    assert shares_text(0.18, 0.02) == "18 % of these, 2 % of all"


def test_a_moment_has_its_time_and_day_in_utc() -> None:
    late = Published("1987-03-15", "day", "metadata", instant="1987-03-14T23:55:00Z")
    assert moment_text(late) == instant_text("1987-03-14T23:55:00Z") == "14 Mar 1987, 23:55 UTC"
    assert instant_text("1987-03-14T23:55:00") == "14 Mar 1987, 23:55"
    assert moment_text(Published("1987-03", "month", "url")) == "Mar 1987"


def test_when_an_article_came_out_has_its_time_of_day() -> None:
    morning = Published("2015-03-02", "day", "metadata", instant="2015-03-02T04:55:00Z")
    assert published_moment(morning) == "2 March 2015, 04:55 UTC"
    late = Published("1987-03-15", "day", "metadata", instant="1987-03-14T23:55:00Z")
    assert published_moment(late) == "15 March 1987 (14 March 1987, 23:55 UTC)"
    assert published_moment(Published("1987-03", "month", "url")) == "March 1987"
    assert published_moment(None) == "Undated"


def test_when_an_article_came_out_is_told_with_how_that_is_known() -> None:
    dateline = Published("XXXX-02-26", "day", "dateline", reliable=False)
    assert (published_text(dateline), published_text(None)) == ("26 February, year unknown", "Undated")
    assert basis_text(dateline) == "read from its dateline, not reliable"
    assert basis_text(Published("2014", "year", "url")) == "read from its address"
    assert basis_text(None) == "Neither the article nor its file tells when it came out."
    assert BASES.keys() == set(get_args(Basis))
