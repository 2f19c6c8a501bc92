"""Dates in the languages of press databases."""

from __future__ import annotations

import pytest

from searchapp.reading.press.press_dates import is_press_date, press_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("January 14, 2023 Saturday", "2023-01-14"),
        ("3 mars 2019", "2019-03-03"),
        ("12. Mai 2020", "2020-05-12"),
        ("1er août 2019", "2019-08-01"),
        ("5 de marzo de 2018", "2018-03-05"),
        ("7 settembre 2001", "2001-09-07"),
        ("9 maart 2011", "2011-03-09"),
        ("2019年3月3日", "2019-03-03"),
        ("20 февраля 2016", "2016-02-20"),
        ("20190303", "2019-03-03"),
        ("mars 2019", "2019-03"),
        ("31 février 2019", "2019-02"),
        ("3/5/2019", ""),
    ],
)
def test_a_date_in_any_language(text: str, value: str) -> None:
    published = press_date(text)
    assert (published.value if published else "") == value


def test_the_day_may_be_known_to_come_first() -> None:
    published = press_date("3/5/2019", day_first=True)
    assert published is not None
    assert published.value == "2019-05-03"


def test_a_sentence_with_a_date_is_no_date() -> None:
    assert is_press_date("Samstag, 14. Januar 2023")
    assert not is_press_date("The board said on January 14, 2023 that it would close the old pier.")
