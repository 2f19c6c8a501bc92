"""A recipe has its headline above what goes into it."""

from __future__ import annotations

from searchapp.reading.cleaning.headlines.list_headline import headline_of_list
from searchapp.reading.cleaning.lines import Line

ITEMS = ("2 onions", "500 g of leeks", "1 l of water", "Salt")
STEPS = "Cut the onions and the leeks and let them boil for an hour."


def test_the_line_above_a_list_is_the_headline() -> None:
    lines = [Line("Soup of the quay"), Line("Serves four:", gap=True), *map(Line, ITEMS), Line(STEPS, gap=True)]
    assert headline_of_list(lines) == 0


def test_a_text_without_a_list_has_no_such_headline() -> None:
    assert headline_of_list([Line("Soup of the quay"), Line(STEPS, gap=True)]) is None
