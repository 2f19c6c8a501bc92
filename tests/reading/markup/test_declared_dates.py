"""The dates that a page's head declares, the most trusted first."""

from __future__ import annotations

import pytest

from searchapp.reading.markup.declared_dates import declared_dates
from tests.reading.markup.pages import json_ld, page_of

DAY = "2019-05-04"


def meta(name: str, content: str = DAY, key: str = "name") -> str:
    return f"<meta {key}='{name}' content='{content}'>"


def dates(head: str = "", body: str = "", day_first: bool | None = None) -> list[tuple[str, str]]:
    """The role and the day of each date that a page declares."""
    return [(dated.role, dated.published.value) for dated in declared_dates(page_of(head, body), day_first)]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("DC.date.issued", "published"),
        ("dcterms:created", "published"),
        ("Last-Modified", "updated"),
        ("date", "published"),
        ("event_date", ""),
    ],
)
def test_a_meta_element_dates_the_page_by_its_name(name: str, role: str) -> None:
    assert dates(meta(name)) == ([(role, DAY)] if role else [])


def test_the_surest_comes_first_whatever_the_order_of_the_head() -> None:
    head = meta("lastmod", "2023-11-30") + meta("date", "2019-05-06") + meta("pubdate", "2019-05-05")
    entry = {"@type": "Article", "headline": "Harp", "datePublished": DAY, "dateModified": "2023-11-29"}
    assert [day for _, day in dates(head + json_ld(entry))] == [
        DAY, "2019-05-05", "2019-05-06", "2023-11-30", "2023-11-29",
    ]  # fmt: skip


def test_a_date_of_http_is_when_the_page_was_sent() -> None:
    assert dates(meta("date", key="http-equiv")) == []
    assert dates(meta("last-modified", key="http-equiv")) == [("updated", DAY)]


def test_microdata_of_comments_and_events_date_another_thing() -> None:
    inner = meta("datePublished", key="itemprop")
    article = f"<div itemscope itemtype='http://schema.org/NewsArticle'>{inner}</div>"
    event = f"<div itemscope itemtype='http://schema.org/Event'>{inner}</div>"
    comment = f"<div itemprop=comment itemscope itemtype='http://schema.org/Article'>{inner}</div>"
    assert (dates(body=article), dates(body=event + comment)) == ([("published", DAY)], [])


def test_a_broken_script_is_believed_where_all_its_dates_agree() -> None:
    first, two = f'{{"datePublished": "{DAY}" ', '"datePublished": "2023-11-30"'
    broken = "<script type='application/ld+json'>{}</script>"
    assert dates(broken.format(first)) == [("published", DAY)]
    assert dates(broken.format(f"{first}, {two}")) == []


@pytest.mark.parametrize(("day_first", "day"), [(True, "2021-04-03"), (False, "2021-03-04")])
def test_the_order_of_days_and_months_is_given(day_first: bool, day: str) -> None:
    assert dates(meta("pubdate", "03/04/2021"), day_first=day_first) == [("published", day)]


def test_values_in_lists_and_objects_are_read() -> None:
    entry = {"@type": "Article", "datePublished": [DAY], "dateCreated": {"@value": DAY}, "dateModified": {"x": DAY}}
    assert dates(json_ld(entry)) == [("published", DAY), ("published", DAY)]
