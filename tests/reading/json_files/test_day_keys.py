"""Articles that an object keeps under their days."""

from __future__ import annotations

import json
from typing import Any

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.readers import reader_of

DUCKS = {"title": "Ducks return", "body": "The ducks of Oxmere came back on Monday."}
OTTERS = {"title": "Otters leave", "body": "The otters of Brae left the mill pond."}


def days(value: Any) -> list[tuple[str, str, bool] | None]:
    """Title, day and whether that is reliable of each article in a file of such a value."""
    file = SourceFile("ducks.json", content=json.dumps(value).encode())
    articles = [article for article in reader_of(file).read(file, NO_REPEATED_LINES) if isinstance(article, Article)]
    dates = [(article.title, article.published) for article in articles]
    return [(title, date.value, date.reliable) if date else None for title, date in dates]


@pytest.mark.parametrize(
    "value",
    [
        {"2024-05-01": [DUCKS], "2024-05-13": [OTTERS]},
        {"2024-05-01": DUCKS, "2024-05-13": OTTERS},
        {"20240501": [DUCKS], "20240513": [OTTERS]},
        {"01/05/2024": [DUCKS], "13/05/2024": [OTTERS]},
        {"May 1, 2024": [DUCKS], "May 13, 2024": [OTTERS]},
        {"articles": {"2024-05-01": [DUCKS], "2024-05-13": [OTTERS]}},
        {"Oxmere Echo": {"2024-05-01": [DUCKS]}, "Brae Courier": {"2024-05-13": [OTTERS]}},
    ],
)
def test_the_day_of_the_key_is_the_articles(value: Any) -> None:
    assert days(value) == [("Ducks return", "2024-05-01", False), ("Otters leave", "2024-05-13", False)]


def test_an_article_keeps_the_day_that_it_tells_itself() -> None:
    assert days({"2024-05-01": [{**DUCKS, "date": "2024-04-30"}]}) == [("Ducks return", "2024-04-30", True)]
    assert days({"2024-05-01": [{**DUCKS, "updated": "2024-06-30"}]}) == [("Ducks return", "2024-06-30", False)]


def test_texts_under_days_are_articles() -> None:
    assert days({"2024-05-01": DUCKS["body"], "2024-05-02": OTTERS["body"]}) == [
        ("", "2024-05-01", False),
        ("", "2024-05-02", False),
    ]
