"""The chart of articles by date: bars that are links, so that it works without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.model.request import DateKind, Interval, SearchRequest
from searchapp.model.result import Bucket, Histogram
from searchapp.web.formatting import counted, date_text, number_text
from searchapp.web.links import Link, search_href

CHART_HEIGHT = 64  # pixels
LOWEST_BAR = 2  # pixels: one article among ten thousand must still be seen
TICKS = 4  # as many labels as fit beside each other on a narrow screen
DENSE_BARS = 160  # with more there is no room for gaps between them
DATE_KINDS: Mapping[DateKind, str] = {"published": "Published", "mentioned": "Mentioned in the text"}
INTERVALS: Mapping[DateKind, tuple[Interval, ...]] = {
    "published": ("year", "month", "week", "day"),
    "mentioned": ("year", "month", "day"),  # no text speaks of a week by its date
}
ID_LENGTHS = {"year": 4, "month": 7}  # of the ISO date that names a bucket; weeks and days go by their days


@dataclass(frozen=True, slots=True)
class Bar:
    """One bucket; `left` and `width` are percents of the chart, `top` and `height` pixels."""

    left: str
    width: str
    top: int
    height: int
    label: str
    href: str
    since: str
    until: str
    selected: bool
    first: bool  # the one that the tab key reaches; arrow keys lead on from it


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the chart; `anchor` keeps the outermost ones inside."""

    left: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart with its axis, what it leaves out, and the choices about it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    dense: bool
    summary: str
    notes: tuple[str, ...]
    kinds: tuple[Link, ...]
    intervals: tuple[Link, ...]
    since: str
    until: str
    clear: str
    height: int = CHART_HEIGHT


def timeline_of(histogram: Histogram, request: SearchRequest) -> Timeline:
    """The chart of `histogram`, each bar leading to `request` narrowed to its dates."""
    buckets = histogram.buckets
    narrowed = request.since or request.until
    return Timeline(
        bars=_bars(histogram, request),
        ticks=_ticks(buckets, histogram.interval),
        dense=len(buckets) > DENSE_BARS,
        summary=_summary(histogram, request),
        notes=_notes(histogram, request),
        kinds=_kinds(request),
        intervals=_intervals(request, histogram.interval),
        since=request.since or "",
        until=request.until or "",
        clear=search_href(request, since=None, until=None) if narrowed else "",
    )


def _kinds(request: SearchRequest) -> tuple[Link, ...]:
    kinds = DATE_KINDS.items()
    return tuple(Link(label, search_href(request, date=kind), kind == request.date) for kind, label in kinds)


def _intervals(request: SearchRequest, shown: Interval) -> tuple[Link, ...]:
    offered = INTERVALS[request.date]
    return tuple(Link(each, search_href(request, interval=each), each == shown) for each in offered)


def bucket_text(bucket: Bucket, interval: Interval, short: bool = False) -> str:
    """A bucket as its date or, of a week, its first day: `March 2014`, `week of 3 March 2014`."""
    text = date_text(bucket.since[: ID_LENGTHS.get(interval, 10)], short)
    return f"week of {text}" if interval == "week" and not short else text


def _bars(histogram: Histogram, request: SearchRequest) -> tuple[Bar, ...]:
    buckets = histogram.buckets
    most = max((bucket.count for bucket in buckets), default=0)
    width = 100 / len(buckets) if buckets else 100.0
    chosen = [_is_within(bucket, request) for bucket in buckets]
    first = chosen.index(True) if any(chosen) else _first_filled(buckets)
    return tuple(
        _bar(bucket, histogram.interval, request, (index * width, width, most), (chosen[index], index == first))
        for index, bucket in enumerate(buckets)
    )


def _bar(
    bucket: Bucket,
    interval: Interval,
    request: SearchRequest,
    scale: tuple[float, float, int],
    state: tuple[bool, bool],
) -> Bar:
    left, width, most = scale
    height = max(LOWEST_BAR, round(CHART_HEIGHT * bucket.count / most)) if bucket.count else 0
    length = ID_LENGTHS.get(interval, 10)
    since, until = bucket.since[:length], bucket.until[:length]
    return Bar(
        left=f"{left:.4f}%",
        width=f"{width:.4f}%",
        top=CHART_HEIGHT - height,
        height=height,
        label=f"{bucket_text(bucket, interval)}: {counted(bucket.count, 'article')}",
        href=search_href(request, since=since, until=until) if bucket.count else "",
        since=since,
        until=until,
        selected=state[0],
        first=state[1],
    )


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
    marks = sorted({round(last * step / (TICKS - 1)) for step in range(TICKS)}) if buckets else []
    return tuple(_tick(index, last, bucket_text(buckets[index], interval, short=True)) for index in marks)


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
    first, last = (bucket_text(bucket, histogram.interval) for bucket in (buckets[0], buckets[-1]))
    what = "publication" if request.date == "published" else "dates in the text"
    return f"Articles by {histogram.interval} of {what}, {first} to {last}"


def _notes(histogram: Histogram, request: SearchRequest) -> tuple[str, ...]:
    notes = []
    if histogram.coarser:
        notes.append(f"{number_text(histogram.coarser)} dated less exactly than by {histogram.interval}")
    if histogram.missing:
        without = "undated" if request.date == "published" else "without any date in the text"
        notes.append(f"{number_text(histogram.missing)} {without}")
    return tuple(notes)
