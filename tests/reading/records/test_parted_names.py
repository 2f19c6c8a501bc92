"""Writers whose given and family names have a field each."""

from __future__ import annotations

import pytest

from searchapp.reading.records.articles import article_of_record

STORY = {"title": "Ducks return", "body": "The ducks of Oxmere came back on Monday."}


@pytest.mark.parametrize(
    ("fields", "byline"),
    [
        ({"author_first": "Ada", "author_last": "Lunt"}, "Ada Lunt"),
        ({"last_name": "Lunt", "first_name": "Ada"}, "Ada Lunt"),
        ({"authorFirstName": "Ada", "authorLastName": "Lunt"}, "Ada Lunt"),
        ({"author_first": "", "author_last": "Lunt"}, "Lunt"),
        ({"author_last": "Lunt"}, "Lunt"),
        ({"author": "Jon Reed", "author_first": "Ada", "author_last": "Lunt"}, "Jon Reed"),
        ({"nom": "Oxmere"}, ""),  # of a place
    ],
)
def test_a_name_in_two_fields_is_one_byline(fields: dict[str, str], byline: str) -> None:
    assert article_of_record({**STORY, **fields}, "a.csv", "1").byline == byline


def test_both_fields_count_as_used() -> None:
    article = article_of_record({**STORY, "author_first": "Ada", "author_last": "Lunt"}, "a.csv", "1")
    assert article.notes == ()
