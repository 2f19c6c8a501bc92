"""When an article came out, how that is known, and which dates it names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.extraction import dateline_of, extract_facts
from searchapp.extraction.dates.mentioned_dates import mentioned_dates
from searchapp.model.article import Article, Published

MONDAY = Published("2015-09-07", "day", "metadata")


def told(**fields: str) -> tuple[str, str, str, bool] | None:
    """Value, grain, basis and reliability of an article's date."""
    found = extract_facts(Article(id="fair", **{"body": "Bread.", **fields})).published
    return found and (found.value, found.grain, found.basis, found.reliable)


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        ("SALVADOR, Feb 26 - Showers fell.", "SALVADOR", (0, 2, 26), ""),
        ("NEW YORK, March 2 -- Bread rose.", "NEW YORK", (0, 3, 2), ""),
        ("Caracas, feb 26 - bread rose.", "Caracas", (0, 2, 26), ""),
        ("VANCOUVER, British Columbia, March 2 - Bread rose.", "VANCOUVER, British Columbia", (0, 3, 2), ""),
        ("WASHINGTON (Reuter) - Bread rose.", "WASHINGTON", (0, 0, 0), "Reuter"),
        ("GAZA CITY (AP) — Bread rose.", "GAZA CITY", (0, 0, 0), "AP"),
        ("PARIS, March 3 (Xinhua) - Bread rose.", "PARIS", (0, 3, 3), "Xinhua"),
        ("OSLO, Norway (AP) _ Bread rose.", "OSLO, Norway", (0, 0, 0), "AP"),
        ("RENO, Nev. (July 4, 2016) – Bread rose.", "RENO, Nev.", (2016, 7, 4), ""),
        ("BUENOS AIRES, May 1, 1998 - Bread rose.", "BUENOS AIRES", (1998, 5, 1), ""),
        ("By Ann Baker\nLIMA — Bread rose.", "LIMA", (0, 0, 0), ""),
        ("AUSTIN, Texas A baker rose early.", "AUSTIN, Texas", (0, 0, 0), ""),
    ],
)
def test_a_dateline_tells_place_day_and_agency(head: str, place: str, day: tuple[int, int, int], agency: str) -> None:
    article = Article(id="bread", title="Bread", body=head)
    found = dateline_of(article)
    assert found
    assert article.text[found.start : found.end] == place
    assert (found.year, found.month, found.day) == day
    assert article.text[slice(*found.agency)] == agency


@pytest.mark.parametrize(
    "head", ["Bread rose on March 2 - at last.\n" * 3, "MAR8 -- 12", "US President bakes.", "A baker said.", ""]
)
def test_a_story_may_have_no_dateline(head: str) -> None:
    found = dateline_of(Article(id="bread", body=head))
    assert found is None or not found.year


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"body": "SALVADOR, Feb 26 - Rain."}, ("XXXX-02-26", "day", "dateline", False)),
        ({"body": "SALVADOR, Feb 29 - Rain."}, ("XXXX-02-29", "day", "dateline", False)),
        ({"body": "SALVADOR, Feb 30 - Rain."}, None),
        ({"body": "SALVADOR, Feb 26 - Rain.", "path": "clippings/1987/rain.txt"}, ("1987-02-26", "day", "file", False)),
        (
            {"body": "LIMA, Feb 26 - Rain.", "url": "https://news.example/1987/02/rain"},
            ("1987-02-26", "day", "url", True),
        ),
        ({"body": "RENO, July 4, 2016 - Rain."}, ("2016-07-04", "day", "dateline", True)),
        ({"url": "https://news.example/2016/09/05/bread"}, ("2016-09-05", "day", "url", True)),
        ({"url": "https://news.example/food/2016/sep/05/bread"}, ("2016-09-05", "day", "url", True)),
        ({"url": "https://news.example/2016/09/bread"}, ("2016-09", "month", "url", True)),
        ({"url": "https://news.example/bread-20991399"}, None),
        ({"body": "Published September 5, 2016\nBread rose."}, ("2016-09-05", "day", "text", True)),
        ({"body": "Updated: 6 Sept 2016\nPublished: 5 Sept 2016\nBread rose."}, ("2016-09-05", "day", "text", True)),
        ({"body": "By Ann Baker | Sept. 5, 2016 at 3:40 p.m.\nBread rose."}, ("2016-09-05", "day", "text", True)),
        ({"body": "The fair of September 5, 2016 sold bread."}, None),
        ({"path": "clippings/2016-09-05-bread.txt"}, ("2016-09-05", "day", "file", False)),
        ({}, None),
    ],
)
def test_the_date_comes_from_the_surest_place_and_is_never_invented(
    fields: dict[str, str], expected: tuple[str, str, str, bool] | None
) -> None:
    assert told(**fields) == expected


def test_the_date_that_an_article_brings_is_kept() -> None:
    article = Article(id="own", body="LIMA, Feb 26 - Rain.", published=MONDAY)
    assert extract_facts(article).published is MONDAY


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in February 2015 and on 2015-02-03", ["2015-02", "2015-02-03"]),
        ("on March 31, 1987, 5 May 2014 and the 6th of June", ["1987-03-31", "2014-05-05", "2015-06-06"]),
        ("In July it rained", ["2015-07"]),
        ("wrote in December", ["2014-12"]),
        ("will open in December", ["2015-12"]),
        ("last September, next September", ["2015-09", "2015-09"]),
        ("a fair on Monday, another on Tuesday", ["2015-09-07", "2015-09-01"]),
        ("will open on Friday", ["2015-09-11"]),
        ("last Monday", ["2015-08-31"]),
        ("yesterday, today, tomorrow", ["2015-09-06", "2015-09-07", "2015-09-08"]),
        ("three days ago, two years ago", ["2015-09-04", "2013"]),
        ("last year and next month", ["2014", "2015-10"]),
        ("since 1979", ["1979"]),
        ("sold in 2000 tonnes, 1,999 loaves and 1984 buns", []),
        ("It may march in order, said May Baker", []),
        ("on June 31, 2014", []),
    ],
)
def test_dates_are_resolved_against_the_publication(text: str, values: list[str]) -> None:
    assert [found.value for found in mentioned_dates(text, MONDAY)] == values


def test_without_a_publication_only_full_dates_stay() -> None:
    text = "In February 2015 he said that in July, on Monday and yesterday it rained, as on March 31."
    assert [found.value for found in mentioned_dates(text, None)] == ["2015-02"]
    assert [found.value for found in mentioned_dates(text, Published("XXXX-02-26", "day", "dateline", False))] == [
        "2015-02"
    ]


def test_a_publication_month_resolves_months_but_no_days() -> None:
    found = mentioned_dates("In July and last year, but on Monday too", Published("2015-09", "month", "url"))
    assert [one.value for one in found] == ["2015-07", "2014"]


def test_the_date_of_a_dateline_is_not_one_that_the_text_names() -> None:
    facts = extract_facts(Article(id="rain", body="RENO, July 4, 2016 - Rain fell on July 3."))
    assert [found.value for found in facts.dates] == ["2016-07-03"]


@given(
    text=st.text(alphabet="JulyMarch 0123456789,-agoyestrd\n", max_size=60),
    day=st.dates(date(1700, 1, 1), date(2099, 12, 31)),
)
def test_every_date_found_is_in_the_calendar(text: str, day: date) -> None:
    for found in mentioned_dates(text, Published(day.isoformat(), "day", "metadata")):
        parts = [int(part) for part in found.value.split("-")]
        assert date(*[*parts, 1, 1][:3]).year == parts[0]
        assert text[found.start : found.end] == found.text
        assert len(parts) == {"year": 1, "month": 2, "day": 3}[found.grain]
