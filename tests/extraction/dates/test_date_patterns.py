"""Patterns of dates in running text, each with an example, and what finds them quickly."""

from __future__ import annotations

import re

import pytest

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.dates.date_anchors import anchors_in
from searchapp.extraction.dates.date_patterns import (
    DAY_NUMBER,
    LOOKS_AHEAD,
    MONTH_CUE,
    NOUN_AFTER_YEAR,
    PATTERNS,
    SHARED_YEAR,
    YEAR_CUE,
    YEAR_OF,
    any_of,
    date_around,
    small_lettered,
)

# By the name of its pattern, dates that it finds.
EXAMPLES = {
    "iso": ["2015-02-03", "2015/02/03", "2015-2-3"],
    "numbers": ["13.03.1999", "13/03/1999", "3-25-1999", "3/25/99"],
    "signed": ["7-Nov-2019", "7-Nov-19", "7/Nov/2019", "7Nov2019", "07.Nov.2019"],
    "day_month": [
        "3 February",
        "3rd of February 2015",
        "3 February, 2015",
        "31 May",
        "5 Nov. 2019",
        "5 Nov., 2019",
        "5 May ’16",
    ],
    "word_month": ["third of May", "twenty-first of July 2019", "first day of June, 2020"],
    "month_day": [
        "February 3",
        "Feb. 3, 2015",
        "March 31st",
        "May the 4th",
        "May 5th of 2019",
        "June 3, 4 and 5, 2016",
    ],
    "month_day_year": ["May 5,2014"],
    "month_year": ["February 2015", "February, 2015", "May of 2014", "May ’16"],
    "month": ["September", "last September", "July next year"],
    "year": ["2015", "1648"],
    "weekday": ["Monday", "next Friday"],
    "adverb": ["today", "Tonight"],
    "ago": ["two weeks ago", "A year ago", "10 days ago"],
    "period": ["last month", "This year"],
}
DATE = any_of(*EXAMPLES)


def named(match: re.Match[str]) -> str:
    """The name of the pattern that has matched."""
    return next(name for name in EXAMPLES if match[name])


def test_every_pattern_has_a_name_and_no_two_share_one() -> None:
    names = [re.match(r"\(\?P<(\w+)>", pattern) for pattern in PATTERNS]
    assert [name and name[1] for name in names] == [*EXAMPLES]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in EXAMPLES.items() for text in texts])
def test_a_date_is_found_whole_by_its_pattern_and_from_its_anchor(kind: str, text: str) -> None:
    sentence = f"It rained on {text} and stopped."
    (match,) = DATE.finditer(sentence)
    assert (match[0], named(match)) == (text, kind)
    found = date_around(sentence, anchors_in(sentence, distinct_words(sentence))[0], begin=0)
    assert found is not None
    assert found.span() == match.span()


@pytest.mark.parametrize(("begin", "date"), [(0, "5 June"), (8, "June")])
def test_a_date_around_an_anchor_begins_where_the_one_before_has_ended(begin: int, date: str) -> None:
    text = "Bo ate 5 June pears."
    (anchor,) = anchors_in(text, distinct_words(text))
    found = date_around(text, anchor, begin)
    assert found is not None
    assert found[0] == date


@pytest.mark.parametrize(
    "text",
    [
        "2000 people",
        "1987 pct",
        "1650.5",
        "1,750",
        "may",
        "march",
        "12015",
        "20155",
        "Mondays",
        "the sunday",
        "15-02-03",
        "1.2.3.2010",
        "192.168.10.2001",
        "12/11/10/2009",
        "5 Mayors",
        "a 5 Marchers",
        "12/10/201",
        "12.10.20155",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert DATE.search(f"It had {text} there.") is None


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (LOOKS_AHEAD, ["The bridge will open in ", "expected to arrive on "], ["The bridge opened in ", "will. In "]),
        (YEAR_CUE, ["in ", "since ", "1987 and ", "(", "late-"], ["worth ", "room "]),
        (YEAR_OF, ["the ", "its ", "Norway's "], ["in ", "than "]),
        (MONTH_CUE, ["in ", "until ", "mid-"], ["you ", "it "]),
    ],
)
def test_words_before_a_date_tell_of_it(pattern: re.Pattern[str], yes: list[str], no: list[str]) -> None:
    assert [pattern.search(f" {text}") is not None for text in (*yes, *no)] == [True] * len(yes) + [False] * len(no)


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("ON 05 NOV 2019, 6 DECEMBER", "ON 05 Nov 2019, 6 December"),
        ("THE 5TH OF MAY 2019", "THE 5th of May 2019"),
        ("07NOV2019, NOV. 5, 2019", "07Nov2019, Nov. 5, 2019"),
        ("CROWDS MARCH 5 MILES, 5 MAY ENTER, SEP DEC", "CROWDS MARCH 5 MILES, 5 MAY ENTER, SEP DEC"),
    ],
)
def test_dates_in_capitals_are_put_in_small_letters(text: str, small: str) -> None:
    assert small_lettered(text, anchors_in(text, distinct_words(text))) == small


@pytest.mark.parametrize(
    ("text", "year"),
    [(" to 3 June 2016", "2016"), ("-February 2017", "2017"), (", April and May 5, 2016", "2016"), (" to June", ""),
     (" and June 1986/87", ""), (", he said in June 2016", "")],
)  # fmt: skip
def test_the_year_of_the_last_of_several_dates_is_that_of_all(text: str, year: str) -> None:
    match = SHARED_YEAR.match(text)
    assert (match["year"] if match else "") == year


def test_the_numbers_of_a_list_are_found() -> None:
    assert DAY_NUMBER.findall(", 4th and 5") == ["4", "5"]


def test_a_noun_may_follow_on_a_year() -> None:
    assert NOUN_AFTER_YEAR.match(" election")
    for text in (" and", " to", " metres", " Election", ", it"):
        assert not NOUN_AFTER_YEAR.match(text)
