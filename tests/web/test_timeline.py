"""The chart of dates: heights that can be compared, and the ways to other dates."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlsplit

from msgspec.structs import replace

from searchapp.model.request import SearchRequest
from searchapp.model.result import Bucket, Histogram
from searchapp.search.parameters.query_strings import parse
from searchapp.web.timeline import CHART_HEIGHT, Timeline, timeline_of

TODAY = date(2026, 3, 31)


def chart(*counts: int, missing: int = 0) -> Histogram:
    """Years with so many articles each."""
    years = [str(2000 + number) for number in range(len(counts))]
    buckets = [Bucket(year, f"{year}-01-01", f"{year}-12-31", count) for year, count in zip(years, counts, strict=True)]
    return Histogram("year", tuple(buckets), missing)


def heights(timeline: Timeline) -> list[int]:
    return [bar.height for bar in timeline.bars]


def requested(href: str) -> SearchRequest:
    return parse(parse_qsl(urlsplit(href).query))


def test_bars_are_as_high_as_their_counts() -> None:
    timeline = timeline_of(chart(10, 20, 40, 0, 80), SearchRequest())
    assert heights(timeline) == [8, 16, 32, 0, 64]
    assert timeline.scale == "Highest: 80 (2004), 150 in all"


def test_beside_one_dominating_bar_all_go_by_the_square_root() -> None:
    timeline = timeline_of(chart(4, 16, 9, 6_400), SearchRequest())
    assert heights(timeline) == [2, 3, 2, CHART_HEIGHT]
    assert timeline.scale.endswith("; heights by square root")
    assert "square root" not in timeline_of(chart(1, 6_400), SearchRequest()).scale, "two are no comparison"


def test_presets_lead_to_the_latest_week_month_and_year() -> None:
    timeline = timeline_of(chart(1), SearchRequest("tea", since="2001", until="2002"), "2026-03-30", TODAY)
    links = {link.label: requested(link.href) for link in timeline.presets}
    assert links == {
        "past week": SearchRequest("tea", since="2026-03-24"),
        "past month": SearchRequest("tea", since="2026-02-28"),
        "past year": SearchRequest("tea", since="2025-03-31"),
    }
    chosen = timeline_of(chart(1), SearchRequest(since="2026-03-24"), "", TODAY).presets
    assert [link.label for link in chosen if link.current] == ["past week"]


def test_an_archive_that_ended_long_ago_has_its_last_month_too() -> None:
    timeline = timeline_of(chart(1), SearchRequest(), "1987-10-19", TODAY)
    assert [link.label for link in timeline.presets] == ["October 1987, the newest"]
    assert requested(timeline.presets[-1].href) == SearchRequest(since="1987-10", until="1987-10")
    by_year = timeline_of(chart(1), SearchRequest(), "1987", TODAY)
    assert (by_year.presets[-1].label, requested(by_year.presets[-1].href).since) == ("1987, the newest", "1987")
    this_year = timeline_of(chart(1), SearchRequest(), "2026", TODAY)
    assert [link.label for link in this_year.presets] == ["past week", "past month", "past year"]


def test_the_undated_can_be_gone_to_and_come_back_from() -> None:
    timeline = timeline_of(chart(3, missing=2), SearchRequest("tea", since="2000"))
    (undated,) = timeline.notes
    assert (undated.label, requested(undated.href)) == ("2 undated", SearchRequest("tea", date="none"))
    shown = timeline_of(chart(3, missing=2), requested(undated.href))
    assert shown.notes[0].href == ""
    assert requested(shown.bars[0].href).date == "published"
    assert requested(shown.kinds[0].href) == SearchRequest("tea")


def test_articles_whose_text_names_no_date_can_be_gone_to() -> None:
    (note,) = timeline_of(chart(3, missing=2), SearchRequest("tea", date="mentioned", since="2000")).notes
    assert note.label == "2 without any date in the text"
    assert requested(note.href) == SearchRequest("tea -mentioned:[* TO *]", date="mentioned")
    assert timeline_of(chart(3, missing=2), requested(note.href)).notes[0].href == ""


def test_dates_in_texts_that_are_not_drawn_can_be_gone_to() -> None:
    histogram = replace(chart(3), earliest="1620-01-01", latest="2050-12-31")
    before, after = timeline_of(histogram, SearchRequest(date="mentioned")).notes
    assert (before.label, after.label) == ("dates before 2000", "dates after 2000")
    assert requested(before.href).since is None
    assert requested(after.href).until is None


def test_where_nothing_is_dated_there_are_no_intervals_to_choose() -> None:
    undated = timeline_of(Histogram("day", (), 3), SearchRequest())
    assert (undated.intervals, undated.can_narrow) == ((), False)
    assert timeline_of(Histogram("day", (), 3), SearchRequest(since="2015")).can_narrow, "to take them back"
