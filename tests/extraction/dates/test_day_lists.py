"""The days and months of lists and ranges, before and behind the one with the year."""

from __future__ import annotations

import pytest

from searchapp.extraction.dates.day_lists import days_before, days_behind, months_before


@pytest.mark.parametrize(
    ("language", "before", "days"),
    [
        ("en", "on 5, 6, and ", ["05", "06"]),
        ("en", "on 5 and ", ["05"]),
        ("en", "page 5, ", []),
        ("en", "on 8 and ", []),  # later than the day behind it
        ("de", "vom 5. bis zum ", ["05"]),
        ("de", "am 4., 5. und ", ["04", "05"]),
        ("de", "von 5 ", []),
        ("fr", "du 5 au ", ["05"]),
        ("sv", "den 5–", ["05"]),
        ("de", "Boeing 7-5-", []),
    ],
)
def test_days_are_found_before_the_last_of_a_list(language: str, before: str, days: list[str]) -> None:
    text = f"{before}7 June 2016"
    listed = days_before(text, len(before), "2016-06-07", language)
    assert [value for _, _, value in listed] == [f"2016-06-{day}" for day in days]
    assert [int(text[start:end]) for start, end, _ in listed] == [int(day) for day in days]


def test_a_day_before_may_have_its_own_month_of_the_year_before() -> None:
    text = "du 28 décembre au 3 janvier 2017"
    start = text.index("3 janvier")
    assert days_before(text, start, "2017-01-03", "fr") == [(3, 14, "2016-12-28")]
    assert days_before(text, start, "2017-01-03", "fr", with_months=False) == []
    assert days_before("28 bateaux au 3 janvier 2017", 14, "2017-01-03", "fr") == []


def test_days_are_found_behind_the_first_where_the_year_stands_first() -> None:
    for language, first, behind, days in (
        ("zh", "2016年6月3日", "至5日、7月2日和8日", ["06-05", "07-02", "07-08"]),
        ("hu", "2016. június 3", "–5.", ["06-05"]),
        ("de", "3. Juni 2016", " und 5", []),
        ("hu", "2016. június 3", ". és 2.", []),
    ):
        listed = days_behind(first + behind, 0, len(first), "2016-06-03", language)
        assert [value for _, _, value in listed] == [f"2016-{day}" for day in days]


def test_months_are_found_before_the_last_of_a_list() -> None:
    for language, text, months in (
        ("de", "von Oktober, November bis ", ["2015-10", "2015-11"]),
        ("es", "del mar y ", []),
        ("fr", "de mai à ", ["2015-05"]),
        ("fr", "de bateaux et ", []),
    ):
        listed = months_before(text, len(text), "2016-01", language)
        assert [value for _, _, value in listed] == months
