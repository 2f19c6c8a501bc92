"""The chart of articles by date: bars that are links, so that it works without a script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import sqrt

from msgspec import Struct, UnsetType
from msgspec.structs import replace

from searchapp.model.request import UNDATED, DateKind, Interval, SearchRequest
from searchapp.model.result import Bucket, Histogram
from searchapp.text.calendar.relative_dates import dates_meant
from searchapp.web.formatting import counted, date_text, number_text
from searchapp.web.links import Link, search_href

CHART_HEIGHT = 64  # pixels
_LOWEST_BAR = 2  # pixels: one article among ten thousand must still be seen
_DOMINATED = 8  # times as high as the middle one is a bar beside which the others are not seen
_LEAST_DOMINATED = 3  # bars
_PRESETS = ("past week", "past month", "past year")
_TICKS = 4  # as many labels as fit beside each other on a narrow screen
_FEW_BARS = 5  # would be slabs if they filled the chart
_WIDEST_BAR = 100  # pixels
_DENSE_BARS = 160  # with more there is no room for gaps between them
_DATE_KINDS: Mapping[DateKind, str] = {"published": "Published", "mentioned": "Mentioned in the text"}
_INTERVALS: Mapping[DateKind, tuple[Interval, ...]] = {
    "published": ("year", "month", "week", "day"),
    "mentioned": ("year", "month", "day"),  # no text speaks of a week by its date
}
_FINER: Mapping[Interval, Interval] = {"year": "month", "month": "day", "week": "day", "day": "day"}
_WITHOUT_MENTIONED = "-mentioned:[* TO *]"  # the articles whose text names no date
_ID_LENGTHS = {"year": 4, "month": 7}  # of the ISO date that names a bucket; weeks and days go by their days


class Bar(Struct, frozen=True):
    """One bucket; `left` and `width` are percents of the chart, `top` and `height` pixels."""

    left: str
    width: str
    top: int
    height: int
    label: str
    href: str
    since: str
    until: str
    count: int
    selected: bool
    first: bool  # the one that the tab key reaches; arrow keys lead on from it


class Tick(Struct, frozen=True):
    """A label under the chart; `anchor` keeps the outermost ones inside."""

    left: str
    anchor: str
    label: str


class Timeline(Struct, frozen=True):
    """The chart with its axis, what it leaves out, and the choices about it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    dense: bool
    summary: str
    notes: tuple[Link, ...]  # some lead nowhere
    crumbs: tuple[Link, ...]
    shows: str  # which dates by what, on what opens the choices about them
    scale: str
    rows: tuple[tuple[Link, str], ...]  # the filled bars as a table, for those who see or reach no chart
    kinds: tuple[Link, ...]
    intervals: tuple[Link, ...]
    presets: tuple[Link, ...]
    since: str
    until: str
    width: str
    height: int = CHART_HEIGHT

    @property
    def can_narrow(self) -> bool:
        """Whether there are dates to choose among, or some are chosen."""
        return bool(self.bars or self.since or self.until)


def timeline_of(histogram: Histogram, request: SearchRequest, newest: str = "", today: date | None = None) -> Timeline:
    """The chart of `histogram`, each bar leading to `request` narrowed to its dates; the index ends with `newest`."""
    buckets = histogram.buckets
    dated: SearchRequest = replace(request, date="published") if request.date == UNDATED else request
    bars = _bars(histogram, dated)
    return Timeline(
        bars=bars,
        ticks=_ticks(buckets, histogram.interval),
        dense=len(buckets) > _DENSE_BARS,
        summary=_summary(histogram, request),
        notes=tuple(_notes(histogram, request)),
        crumbs=tuple(_crumbs(dated)),
        shows=f"{_DATE_KINDS.get(dated.date, '')}, by {histogram.interval}" if buckets else "Dates",
        scale=_scale(buckets, histogram.interval),
        rows=tuple(
            (Link(_bucket_text(bucket, histogram.interval), bar.href), number_text(bucket.count))
            for bucket, bar in zip(buckets, bars, strict=True)
            if bucket.count
        ),
        kinds=_kinds(request),
        intervals=_intervals(request, histogram.interval) if buckets else (),
        presets=tuple(_presets(dated, newest, today or date.today())) if request.date != "mentioned" else (),
        since=request.since or "",
        until=request.until or "",
        width=str(_WIDEST_BAR * len(buckets)) if len(buckets) <= _FEW_BARS else "100%",
    )


def _kinds(request: SearchRequest) -> tuple[Link, ...]:
    kinds = _DATE_KINDS.items()
    return tuple(Link(label, search_href(request, date=kind), kind == request.date) for kind, label in kinds)


def _intervals(request: SearchRequest, shown: Interval) -> tuple[Link, ...]:
    offered = _INTERVALS["mentioned" if request.date == "mentioned" else "published"]
    return tuple(Link(each, search_href(request, interval=each), each == shown) for each in offered)


def _presets(request: SearchRequest, newest: str, today: date) -> Iterator[Link]:
    """Stretches up to today that may have articles or are chosen, and the last month of an archive that is older."""
    for label in _PRESETS:
        since, _ = dates_meant(label, today) or ("", "")
        is_chosen = (request.since, request.until) == (since, None)
        if newest and newest < since[: len(newest)] and not is_chosen:
            continue
        yield Link(label, search_href(request, since=since, until=None, interval=None), is_chosen)
    month_before, _ = dates_meant("past month", today) or ("", "")
    month = newest[: _ID_LENGTHS["month"]]
    if newest and newest < month_before[: len(newest)]:
        is_chosen = request.since == request.until == month
        href = search_href(request, since=month, until=month, interval=None)
        yield Link(f"{date_text(month)}, the newest", href, is_chosen)


def _bucket_text(bucket: Bucket, interval: Interval, short: bool = False) -> str:
    """A bucket as its date or, of a week, its first day: `March 2014`, `week of 3 March 2014`."""
    text = date_text(bucket.since[: _ID_LENGTHS.get(interval, 10)], short)
    return f"week of {text}" if interval == "week" and not short else text


def _bars(histogram: Histogram, request: SearchRequest) -> tuple[Bar, ...]:
    buckets = histogram.buckets
    heights = _heights([bucket.count for bucket in buckets])
    width = 100 / len(buckets) if buckets else 100.0
    chosen = [_is_within(bucket, request) for bucket in buckets]
    first = chosen.index(True) if any(chosen) else _first_filled(buckets)
    return tuple(
        _bar(
            bucket, histogram.interval, request, (index * width, width, heights[index]), (chosen[index], index == first)
        )
        for index, bucket in enumerate(buckets)
    )


def _bar(
    bucket: Bucket,
    interval: Interval,
    request: SearchRequest,
    box: tuple[float, float, int],
    state: tuple[bool, bool],
) -> Bar:
    left, width, height = box
    length = _ID_LENGTHS.get(interval, 10)
    since, until = bucket.since[:length], bucket.until[:length]
    return Bar(
        left=f"{left:.4f}%",
        width=f"{width:.4f}%",
        top=CHART_HEIGHT - height,
        height=height,
        label=f"{_bucket_text(bucket, interval)}: {counted(bucket.count, 'article')}",
        href=search_href(request, since=since, until=until, interval=_FINER[interval]) if bucket.count else "",
        since=since,
        until=until,
        count=bucket.count,
        selected=state[0],
        first=state[1],
    )


def _is_dominated(counts: Sequence[int]) -> bool:
    """Whether one bar is so high that the usual ones would hardly be seen."""
    filled = sorted(filter(None, counts))
    return len(filled) >= _LEAST_DOMINATED and filled[-1] > _DOMINATED * filled[len(filled) // 2]


def _heights(counts: Sequence[int]) -> list[int]:
    """Pixels of each bar: by its count or, where one bar dominates, by the square root of it."""
    sizes = [sqrt(count) for count in counts] if _is_dominated(counts) else counts
    most = max(sizes, default=0) or 1
    return [max(_LOWEST_BAR, round(CHART_HEIGHT * size / most)) if size else 0 for size in sizes]


def _is_within(bucket: Bucket, request: SearchRequest) -> bool:
    """Whether the chosen dates touch the bucket; ISO dates of unlike length compare by their common beginning."""
    if not (request.since or request.until):
        return False
    after = not request.since or bucket.until[: len(request.since)] >= request.since
    before = not request.until or bucket.since[: len(request.until)] <= request.until
    return after and before


def _first_filled(buckets: Sequence[Bucket]) -> int:
    return next((index for index, bucket in enumerate(buckets) if bucket.count), 0)


def _ticks(buckets: Sequence[Bucket], interval: Interval) -> tuple[Tick, ...]:
    last = len(buckets) - 1
    marks = sorted({round(last * step / (_TICKS - 1)) for step in range(_TICKS)}) if buckets else []
    return tuple(_tick(index, last, _bucket_text(buckets[index], interval, short=True)) for index in marks)


def _tick(index: int, last: int, label: str) -> Tick:
    if index == 0:
        return Tick("0%", "start", label)
    if index == last:
        return Tick("100%", "end", label)
    return Tick(f"{100 * (index + 0.5) / (last + 1):.2f}%", "middle", label)


def _summary(histogram: Histogram, request: SearchRequest) -> str:
    buckets = histogram.buckets
    if not buckets:
        return "No dated articles"
    first, last = (_bucket_text(bucket, histogram.interval) for bucket in (buckets[0], buckets[-1]))
    what = "dates in the text" if request.date == "mentioned" else "publication"
    return f"Articles by {histogram.interval} of {what}, {first} to {last}"


def _scale(buckets: Sequence[Bucket], interval: Interval) -> str:
    """The number that the highest bar stands for, and how many all of them."""
    if not buckets:
        return ""
    most = max(buckets, key=lambda bucket: bucket.count)
    whole = sum(bucket.count for bucket in buckets)
    by_root = "; heights by square root" if _is_dominated([bucket.count for bucket in buckets]) else ""
    return f"Highest: {number_text(most.count)} ({_bucket_text(most, interval)}), {number_text(whole)} in all{by_root}"


def _crumbs(request: SearchRequest) -> Iterator[Link]:
    """From all dates down to the year, month or day that was opened; none where all dates are shown."""
    since, until = request.since or "", request.until or ""
    if not (since or until):
        return
    yield Link("All dates", search_href(request, since=None, until=None, interval=None))
    shared = since if since == until else ""
    for length, interval in ((4, "month"), (7, "day")):
        part = shared[:length]
        if len(shared) > length and part[:4].isdigit():
            yield Link(date_text(part), search_href(request, since=part, until=part, interval=interval))
    yield Link(chosen_dates(request), "", current=True)


def chosen_dates(request: SearchRequest) -> str:
    """The dates that a request is narrowed to, in words."""
    since, until = (date_text(value) if value else "" for value in (request.since, request.until))
    if since and until:
        return since if request.since == request.until else f"{since} to {until}"
    return f"since {since}" if since else f"until {until}"


def _notes(histogram: Histogram, request: SearchRequest) -> Iterator[Link]:
    """What the bars leave out; dates beside those that are shown can be gone to."""
    buckets = histogram.buckets
    if before := _number_or_dates(histogram.before, histogram.earliest):
        until = _day_beside(buckets[0].since, -1)
        label = f"{before} before {_bucket_text(buckets[0], histogram.interval)}"
        yield Link(label, search_href(request, since=None, until=until, interval=None))
    if after := _number_or_dates(histogram.after, histogram.latest):
        since = _day_beside(buckets[-1].until, 1)
        label = f"{after} after {_bucket_text(buckets[-1], histogram.interval)}"
        yield Link(label, search_href(request, since=since, until=None, interval=None))
    if histogram.coarser:
        yield Link(f"{number_text(histogram.coarser)} dated less exactly than by {histogram.interval}", "")
    if histogram.missing and request.date == "mentioned":
        is_shown = request.text.endswith(_WITHOUT_MENTIONED)
        href = search_href(request, text=f"{request.text} {_WITHOUT_MENTIONED}".lstrip(), since=None, until=None)
        yield Link(f"{number_text(histogram.missing)} without any date in the text", "" if is_shown else href, is_shown)
    elif histogram.missing:
        href = search_href(request, since=None, until=None, date=UNDATED)
        is_shown = request.date == UNDATED
        yield Link(f"{number_text(histogram.missing)} undated", "" if is_shown else href, is_shown)


def _number_or_dates(number: int | UnsetType, day: str | UnsetType) -> str:
    """How many articles are dated beside the bars; of dates in texts, which an article has several of, no number."""
    return "dates" if day else number_text(number) if number else ""


def _day_beside(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
