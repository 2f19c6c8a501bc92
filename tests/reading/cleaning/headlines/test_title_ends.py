"""Names of papers, addresses, days and numbers of pages behind a headline, and parts of headlines like them."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.headlines.title_ends import is_of_page


@pytest.mark.parametrize(
    "part",
    [
        "The Oxmere Echo",
        "Oxmere Times",
        "Echo of Oxmere",
        "El Diario de Oxmere",
        "Oxmerer Kurier",
        "Oxmerer Tageszeitung",
        "新城晚报",
        "echo.example",
        "January 14, 2023",
        "Page 2 of 3",
        "News",
    ],
)
def test_what_a_page_adds(part: str) -> None:
    assert is_of_page(part)


@pytest.mark.parametrize(
    "part", ["The Post Office Scandal", "how ferries sail in bad times", "Ada Lunt", "Why Ducks Fly", "鸭子进城"]
)
def test_what_may_be_of_the_headline(part: str) -> None:
    assert not is_of_page(part)
