"""Days of Chinese, Japanese and Korean newspapers, in the years of any era and in numerals."""

from __future__ import annotations

import pytest

from searchapp.text.calendar.east_asian_days import (
    EAST_ASIAN_MONTH,
    FURTHER_DAY,
    YEARLESS_DAY,
    era_numbers,
    further_day,
    has_era_mark,
    has_month_sign,
    month_numbers,
    yearless_numbers,
)
from searchapp.text.calendar.written_dates import written_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("平成31年4月30日", "2019-04-30"),
        ("昭和20年8月15日", "1945-08-15"),
        ("昭和64年1月7日", "1989-01-07"),
        ("大正12年9月1日", "1923-09-01"),
        ("平成元年1月8日", "1989-01-08"),
        ("令和五年四月一日", "2023-04-01"),
        ("昭和六十三年十二月三十一日", "1988-12-31"),
        ("民國99年10月10日", "2010-10-10"),
        ("中華民國一一二年四月一日", "2023-04-01"),
        ("二〇二三年四月一日 星期六", "2023-04-01"),
        ("2023年十一月二十三日", "2023-11-23"),
        ("23年4月1日", "2023-04-01"),
        ("2023년 4월 1일", "2023-04-01"),
    ],
)
def test_a_day_counts_from_its_era_whatever_its_numerals(text: str, day: str) -> None:
    assert [written.day.isoformat() for written in written_dates(text)] == [day]


@pytest.mark.parametrize("text", ["今年四月一日", "二十年四月一日", "令和五年十三月一日", "平成31年"])
def test_what_lacks_a_year_or_a_month_is_no_day(text: str) -> None:
    assert written_dates(text) == []


def test_the_sign_for_a_day_may_stand_behind_the_last_of_several_alone() -> None:
    assert [written.day.isoformat() for written in written_dates("2023年4月1-3日")] == ["2023-04-01"]
    assert written_dates("2023年4月1-3回") == []


@pytest.mark.parametrize(
    ("text", "month"), [("平成28年6月に", (2016, 6)), ("二〇二三年四月", (2023, 4)), ("2023년 4월", (2023, 4))]
)
def test_a_month_counts_from_its_era(text: str, month: tuple[int, int]) -> None:
    match = EAST_ASIAN_MONTH.search(text)
    assert match is not None
    assert month_numbers(match) == month


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("至5日", (4, 5)),
        ("から五日", (4, 5)),
        ("、6月2日", (6, 2)),
        ("~5일", (4, 5)),
        ("(土)～5日", (4, 5)),
        ("至5回", None),
    ],
)
def test_a_further_day_is_of_the_same_month_or_of_its_own(text: str, day: tuple[int, int] | None) -> None:
    match = FURTHER_DAY.match(text)
    assert (further_day(match, 4) if match else None) == day


def test_a_day_may_stand_without_its_year() -> None:
    days = [yearless_numbers(match) for match in YEARLESS_DAY.finditer("6月3日、十二月五日、2015年7月1日、8月2回")]
    assert days == [(6, 3), (12, 5)]
    assert [has_month_sign(text) for text in ("6月3日", "6월", "6. 3.")] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("R5.1.14", (2023, 1, 14)),
        ("令5.1.14", (2023, 1, 14)),
        ("令和5/1/14（土）", (2023, 1, 14)),
        ("㋿5.1.14", (2023, 1, 14)),
        ("R元.5.1", (2019, 5, 1)),
        ("平30-4-5", (2018, 4, 5)),
        ("昭63年12月24日", (1988, 12, 24)),
        ("民國112.1.14", (2023, 1, 14)),
        ("5.1.14", None),
    ],
)
def test_an_era_may_be_marked_by_its_first_sign_or_letter(text: str, day: tuple[int, int, int] | None) -> None:
    assert era_numbers(text) == day


def test_numbers_behind_any_mark_begin_with_a_year() -> None:
    marks = [has_era_mark(text) for text in ("令5.1.14", "火5.1.14", "Q5.1.14", "on 5.1.14", "5.1.14", "西暦2023.1.14")]
    assert marks == [True, True, True, False, False, False]
