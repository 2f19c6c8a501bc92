"""When an article was published, and how that is known."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import ModuleType

import pytest

from searchapp.extraction.dateline import find_dateline
from searchapp.extraction.dates.publication_date import find_publication_date
from searchapp.extraction.flow import extract_facts
from searchapp.extraction.gazetteer import gazetteer
from searchapp.model.article import Article, Published

REUTERS = Path(__file__).resolve().parents[4] / "shared" / "data" / "reuters21578"
MONDAY = Published("2015-09-07", "day", "metadata")


def publication(**fields: str) -> tuple[str, str, str, bool] | None:
    """Value, grain, basis and reliability of an article's date."""
    published = extract_facts(Article(id="fair", **{"body": "Bread.", **fields})).published
    return published and (published.value, published.grain, published.basis, published.reliable)


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
        ({"body": "5 September 2016\nRain.\n7 September 2016\nBread."}, ("2016-09-05", "day", "text", True)),
        (
            {"body": "5 September 2016\nRain.\n6 September 2016\nWind.\n7 September 2016\nBread."},
            ("2016-09-05", "day", "text", False),
        ),
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
def test_the_date_comes_from_the_surest_source_and_is_never_invented(
    fields: dict[str, str], expected: tuple[str, str, str, bool] | None
) -> None:
    assert publication(**fields) == expected


def test_the_date_that_an_article_brings_is_kept() -> None:
    article = Article(id="own", body="LIMA, Feb 26 - Rain.", published=MONDAY)
    assert extract_facts(article).published is MONDAY


@pytest.mark.slow
def test_the_days_of_wire_stories_are_read_from_their_datelines(gold: ModuleType) -> None:
    stories = itertools.islice(gold.reuters(REUTERS), 0, None, 5)
    pairs = [
        (find_publication_date(Article(**fields), find_dateline(Article(**fields), gazetteer())), marked["date"])
        for fields, marked in stories
    ]
    dated = [(read.value[5:], date[5:]) for read, date in pairs if read and date]
    near = [read for read, date in dated if read[:2] == date[:2] and abs(int(read[3:]) - int(date[3:])) <= 1]
    assert len(dated) > 0.98 * len(pairs)
    assert len(near) >= 0.99 * len(dated)


@pytest.mark.parametrize(
    ("own", "value", "basis", "reliable"),
    [
        ("2015-03-04", "2015-03-04", "metadata", False),  # another day than the address has
        ("2016-09-06", "2016-09-05", "url", True),  # a day's delay
        ("2016-05-09", "2016-09-05", "url", True),  # the same numbers, read the other way
    ],
)
def test_a_day_that_the_address_contradicts_is_not_reliable(own: str, value: str, basis: str, reliable: bool) -> None:
    published = Published(own, "day", "metadata", reliable=False)
    article = Article(id="own", body="Bread.", url="https://news.example/2016/09/05/bread", published=published)
    facts = extract_facts(article)
    assert facts.published is not None
    assert (facts.published.value, facts.published.basis, facts.published.reliable) == (value, basis, reliable)


def test_a_whole_day_completes_a_dateline_without_a_year() -> None:
    own = Published("2020-02-26", "day", "metadata", reliable=False)
    article = Article(id="a", body="SALVADOR, Feb 26 - Rain.", published=own)
    assert find_publication_date(article, find_dateline(article, gazetteer())) == own
