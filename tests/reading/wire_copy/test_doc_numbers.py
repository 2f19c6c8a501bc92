"""The day and the agency in the numbers of stories."""

from __future__ import annotations

import pytest

from searchapp.reading.wire_copy.doc_numbers import agency_of_number, day_of_number


@pytest.mark.parametrize(
    ("number", "day", "agency"),
    [
        ("AP880212-0001", "1988-02-12", "Associated Press"),
        ("APW_ENG_19941101.0001", "1994-11-01", "Associated Press"),
        ("XIE19960101.0001", "1996-01-01", "Xinhua"),
        ("LA010189-0001", "1989-01-01", ""),
        ("WSJ870324-0001", "1987-03-24", ""),
        ("910514", "1991-05-14", ""),
        ("FT911-3", "", ""),
        ("AP889912-0001", "", "Associated Press"),
        ("12345678", "", ""),
    ],
)
def test_day_and_agency(number: str, day: str, agency: str) -> None:
    published = day_of_number(number)
    assert (published.value if published else "", agency_of_number(number)) == (day, agency)
