"""The dates that a text names, resolved against its publication date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.dates.mentioned_dates import find_mentioned_dates
from searchapp.extraction.flow import extract_facts
from searchapp.model.article import Article, Published
from searchapp.model.facts import MentionedDate

MONDAY = Published("2015-09-07", "day", "metadata")


def mentioned(
    text: str, published: Published | None, skipped: tuple[int, int] = (0, 0), language: str = ""
) -> tuple[MentionedDate, ...]:
    """The dates that a text names."""
    return find_mentioned_dates(text, distinct_words(text), published, skipped, language)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in February 2015 and on 2015-02-03", ["2015-02", "2015-02-03"]),
        ("on March 31, 1987, 5 May 2014 and the 6th of June", ["1987-03-31", "2014-05-05", "2015-06-06"]),
        ("In July it rained", ["2015-07"]),
        ("on June 3-5 and on June 8 and 9", ["2015-06-03", "2015-06-05", "2015-06-08", "2015-06-09"]),
        ("from 3 to 5 June and on 7–8 May 2014", ["2015-06-03", "2015-06-05", "2014-05-07", "2014-05-08"]),
        ("on May 3-5, 2014", ["2014-05-03", "2014-05-05"]),
        (
            "on June 3 and 5 others, on June 5 to 7 people; they won 3-1. June 7 was dry",
            ["2015-06-03", "2015-06-05", "2015-06-07"],
        ),
        ("on Monday 31, Tuesday 2 and Wednesday 2 September", ["2015-09-02"]),
        ("the first week of May in 1867", ["1867-05"]),
        ("wrote in December", ["2014-12"]),
        ("will open in December", ["2015-12"]),
        ("last September, next September", ["2015-09", "2015-09"]),
        ("a fair on Monday, another on Tuesday", ["2015-09-07", "2015-09-01"]),
        ("will open on Friday", ["2015-09-11"]),
        ("last Monday", ["2015-08-31"]),
        ("yesterday, today, tomorrow", ["2015-09-06", "2015-09-07", "2015-09-08"]),
        ("three days ago, two years ago", ["2015-09-04", "2013"]),
        ("last year and next month", ["2014", "2015-10"]),
        ("on the 12th of next month and the 31st of last month", ["2015-10-12", "2015-08-31"]),
        ("the 3 of this month, the 31st of this month, the 5th of next year", ["2015-09-03", "2016"]),
        ("since 1979", ["1979"]),
        ("on the second of April 2013 and the twenty-seventh of May", ["2013-04-02", "2015-05-27"]),
        ("the day before yesterday, the day after tomorrow, the day before", ["2015-09-05", "2015-09-09"]),
        ("ISBN 1994-2003-5, in 1994 euros, 1996 pounds", []),
        ("(first edition 1973; 3rd ed., 1996)", ["1973", "1996"]),
        ("ON AUG 3 AND MAR 4", ["2015-08-03"]),
        ("sold in 2000 tonnes, 1,999 loaves and 1984 buns", []),
        ("the 2014 election, a 2010 raid, in 2009-2010", ["2014", "2010", "2009", "2010"]),
        ("the 2000 metres and its 1984 or so buns", []),
        ("on October 5 and on November 20", ["2015-10-05", "2014-11-20"]),  # near ahead, and the last one
        ("will open on November 20", ["2015-11-20"]),
        ("would pay, as he said, on June 5", ["2015-06-05"]),  # a cue that stands too far off
        ("It may march in order, said May Baker", []),
        (
            "shut on Monday and Tuesday, not on Saturday and Sunday",
            ["2015-09-07", "2015-09-08", "2015-09-05", "2015-09-06"],
        ),
        ("The awards are on Sunday, and Orr play Hart Rovers on Friday", ["2015-09-13", "2015-09-11"]),
        ("He was held on Sunday", ["2015-09-06"]),
        ("It ran until Wednesday next week and began on Friday of last week", ["2015-09-16", "2015-09-04"]),
        ("Tea is sold every Sunday, on a Friday or a Tuesday; so a Sunday paper said", ["2015-09-06"]),
        ("It will pour, the brewer told the club on Sunday", ["2015-09-06"]),
        ("The synod meets in York on Friday and Ana Holt leaves on December 1", ["2015-09-11", "2015-12-01"]),
        ("Orr flew to Mar-a-Lago", []),
        ("Orr play Hart in Leeds on Friday, the ship sailed by in October", ["2015-09-11", "2014-10"]),
        ("A man was killed by police on Friday", ["2015-09-04"]),
        ("The stone was set on Friday, the trial is set for Friday", ["2015-09-04", "2015-09-11"]),
        ('told Orr Today and a "Today" show. Today it rains', ["2015-09-07"]),
        ("on June 31, 2014", []),
        ("It opens on Monday, September 21, and shuts on Friday 2 October", ["2015-09-21", "2015-10-02"]),
        ("the 1850–1900 mean, the 2013-14 season, between 2001 and 2003", ["1850", "1900", "2013", "2001", "2003"]),
        ("at 1700-1800 GMT, 1500-2000 people and 1990-80", []),
        ("By October it may rain", ["2015-10"]),
        ("on 5 Nov. 2014, the 5th of Nov. 2013, 6th Nov., 2012, 7-Nov-2011 and 5 Nov. It rained",
         ["2014-11-05", "2013-11-05", "2012-11-06", "2011-11-07", "2014-11-05"]),
        ("ON 05 NOV 2014 AND ON 6 DECEMBER 2013, 7 OCTOBER 2012", ["2014-11-05", "2013-12-06", "2012-10-07"]),
        ("on 13.03.1999, 13/03/1998, 1997/04/02 and 1996-11-07T09:00",
         ["1999-03-13", "1998-03-13", "1997-04-02", "1996-11-07"]),
        ("on 5, 6 and 7 May 2014, June 8/9, 2014, July 1, 2 and 4", ["2014-05-05", "2014-05-06", "2014-05-07",
         "2014-06-08",
         "2014-06-09", "2015-07-01", "2015-07-02", "2015-07-04"]),
        ("from 28 May to 3 June 2012, December 28 to January 3, 2013",
         ["2012-05-28", "2012-06-03", "2012-12-28", "2013-01-03"]),
        ("from March to June 2012, in January-February 2013, March, April and May 2014",
         ["2012-03", "2012-06", "2013-01", "2013-02", "2014-03", "2014-04", "2014-05"]),
        ("on Friday, the 13th of June 2014, on Friday 13/06/2014", ["2014-06-13", "2014-06-13"]),
        ("in May ’68, on 5 May ’14 and on 3/25/99", ["1968-05", "2014-05-05", "1999-03-25"]),
        ("at 7:30 May 5, 2014", ["2014-05-05"]),
        ("on 14 October 1066 and October 12, 1492", ["1066-10-14", "1492-10-12"]),
        ("on 5 May 1030 GMT, May 6, 1200 people, 7 May 1500 soldiers, May 8 1500",
         ["2015-05-05", "2015-05-06", "2015-05-07", "2015-05-08"]),
        ("in May 3 and 5 June", ["2015-05-03", "2015-06-05"]),
    ],
)  # fmt: skip
def test_dates_are_resolved_against_the_publication(text: str, values: list[str]) -> None:
    assert [mention.value for mention in mentioned(text, MONDAY)] == values


@pytest.mark.parametrize(
    "text",
    [
        "version 2.12.2015", "v. 3.4.2010", "release 10.12.1999", "they won 3-1-2000", "section 4.5.2010", "1.2.3.2010",
        "Tel. 01-02-1990", "phone 555-12-1999", "12/11/10/2009", "192.168.10.2001", "ISBN 3-12-1999-5",
        "paid $1.12.2010",
        "rose from 5.12 to 6.1.2", "5/10/15 minutes", "30/30/2015", "1/2/2015%", "5.11.20156", "12.10.2015,50 crowns",
        "3 or 4/5/06 parts", "6-4, 6-3, 7-6", "an F-16-18", "rooms 3, 5 and 7", "10/11/2014", "the ratio 10/10/2010",
        "31/04/2014", "on 32 May 2014", "0.5.2014",
    ],
)  # fmt: skip
def test_other_numbers_are_no_dates(text: str) -> None:
    assert mentioned(f"It was {text} there.", MONDAY) == ()


def test_the_order_of_numbers_is_that_of_the_text_or_its_language() -> None:
    assert [date.value for date in mentioned("It was 10/11/2014 and 25/12/2014.", MONDAY)] == [
        "2014-11-10",
        "2014-12-25",
    ]
    assert [date.value for date in mentioned("It was 10/11/2014 and 12/25/2014.", MONDAY)] == [
        "2014-10-11",
        "2014-12-25",
    ]
    for language, value in (("fr", "2014-11-10"), ("en-US", "2014-10-11"), ("en-GB", "2014-11-10")):
        assert [date.value for date in mentioned("A 10/11/2014 b.", MONDAY, (0, 0), language)] == [value]


def test_without_a_publication_only_full_dates_stay() -> None:
    text = "In February 2015 he said that in July, on Monday and yesterday it rained, as on March 31."
    assert [mention.value for mention in mentioned(text, None)] == ["2015-02"]
    assert [mention.value for mention in mentioned(text, Published("XXXX-02-26", "day", "dateline", False))] == [
        "2015-02"
    ]


def test_a_publication_month_resolves_months_but_no_days() -> None:
    mentions = mentioned("In July and last year, but on Monday too", Published("2015-09", "month", "url"))
    assert [mention.value for mention in mentions] == ["2015-07", "2014"]


def test_the_date_of_a_dateline_is_not_one_that_the_text_names() -> None:
    facts = extract_facts(Article(id="rain", body="RENO, July 4, 2016 - Rain fell on July 3."))
    assert [mention.value for mention in facts.dates] == ["2016-07-03"]


@given(
    text=st.text(alphabet="JulyMarch 0123456789,-agoyestrd\n", max_size=60),
    day=st.dates(date(1700, 1, 1), date(2099, 12, 31)),
)
def test_every_date_found_is_in_the_calendar(text: str, day: date) -> None:
    for mention in mentioned(text, Published(day.isoformat(), "day", "metadata")):
        parts = [int(part) for part in mention.value.split("-")]
        assert date(*[*parts, 1, 1][:3]).year == parts[0]
        assert text[mention.start : mention.end] == mention.text
        assert len(parts) == {"year": 1, "month": 2, "day": 3}[mention.grain]


def test_a_text_in_another_language_has_its_own_dates_beside_those_that_english_shares() -> None:
    text = "Der Anleger schloss am 12. Mai 2024 und öffnet im September."
    published = Published("2024-06-01", "day", "metadata")
    assert [mention.value for mention in mentioned(text, published, language="de")] == [
        "2024-05-12",
        "2024-09",
    ]
    assert mentioned(text, published, (23, 35), "de")[0].value == "2024-09"


def test_a_day_that_begins_the_text_is_no_part_of_the_title() -> None:
    text = "Tea for Orr\nYesterday it rained. Orr Today was wet."
    assert [date.value for date in mentioned(text, MONDAY)] == ["2015-09-06"]
