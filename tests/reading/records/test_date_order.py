"""Dates in numbers whose order the other records of their file tell."""

from __future__ import annotations

import json

import pytest

from searchapp.model.article import Article
from searchapp.model.field_names import FieldMap
from searchapp.reading import SourceFile, read_articles

OPEN = "03/04/2021"


@pytest.mark.parametrize(
    ("others", "value", "is_reliable"),
    [
        (["23-02-28"], "2023-03-04", True),
        (["31-12-19"], "2004-03-23", True),
        (["22-01-03"], "2004-03-23", False),
    ],
)
def test_the_rows_tell_whether_years_of_two_digits_stand_first(
    others: list[str], value: str, is_reliable: bool
) -> None:
    rows = [f"{day};The otters came back." for day in ("23-03-04", *others)]
    assert first_date("a.csv", "\n".join(["date;text", *rows])) == (value, is_reliable)


def first_date(path: str, content: str, fields: FieldMap | None = None) -> tuple[str, bool]:
    """The date of the first article of a file, and whether it is reliable."""
    article = next(iter(read_articles(SourceFile(path, content=content.encode(), fields=fields or FieldMap()))))
    assert isinstance(article, Article)
    assert article.published is not None
    return article.published.value, article.published.reliable


@pytest.mark.parametrize(
    ("others", "value", "is_reliable"),
    [
        (["25/04/2021"], "2021-04-03", True),
        (["04/25/2021"], "2021-03-04", True),
        (["05/06/2021", "", "10-31-2020 08:00"], "2021-03-04", True),
        (["06/05/2021"], "2021-04-03", False),
        (["25/04/2021", "04/25/2021"], "2021-04-03", False),
        (["2021-04-25", "14 March 2021"], "2021-04-03", False),
    ],
)
def test_the_rows_whose_dates_leave_no_choice_tell_the_order_of_the_others(
    others: list[str], value: str, is_reliable: bool
) -> None:
    rows = [f"{day};The otters came back." for day in (OPEN, *others)]
    assert first_date("a.csv", "\n".join(["date;text", *rows])) == (value, is_reliable)


def test_records_of_json_and_fields_that_the_user_names_tell_it_too() -> None:
    records = [{"shown": day, "body": "The otters came back."} for day in (OPEN, "04/25/2021")]
    lines = "\n".join(map(json.dumps, records))
    assert first_date("a.jsonl", lines, FieldMap((("published", "shown"),))) == ("2021-03-04", True)


def test_another_field_of_the_records_tells_nothing() -> None:
    rows = [f"{day},04/25/2021,It rained." for day in (OPEN, "06/05/2021")]
    assert first_date("a.csv", "\n".join(["date,read on,text", *rows])) == ("2021-04-03", False)
