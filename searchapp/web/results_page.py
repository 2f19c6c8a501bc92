"""An answer as the page shows it: everything decided here, so that the templates only lay it out."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

from msgspec import Struct
from msgspec.structs import replace

from searchapp.exports import EXPORT_FORMATS
from searchapp.model.facets import FACET_NAMES, FACETS, FacetField
from searchapp.model.request import UNDATED, SearchRequest, for_readers
from searchapp.model.result import Facet, FacetValue, Histogram, OtherSpelling, ResultPage
from searchapp.model.sorts import NEWEST, RELEVANCE
from searchapp.search.parameters.query_strings import parse
from searchapp.search.reranking import offered_orders
from searchapp.web.addition_links import Additions, additions_of, chosen_additions
from searchapp.web.error_page import FaultView, fault_view_of
from searchapp.web.facet_panels import FacetView, facet_orders, facet_view_of, toggled
from searchapp.web.formatting import counted, number_text, shortened
from searchapp.web.hit_views import HitView, hit_view_of
from searchapp.web.links import (
    SEARCH_PATH,
    Link,
    date_pairs,
    export_href,
    feed_href,
    form_pairs,
    search_href,
    shown_as,
)
from searchapp.web.pager import Pager, pager_of, past_the_end
from searchapp.web.request_labels import Labels
from searchapp.web.timeline import Timeline, chosen_dates, timeline_of

_HEADLINES = 50  # on a page that shows nothing else of its results
COUNTED_CHARS = 60  # of a query are shown beside the number of its articles


class Chip(Struct, frozen=True):
    """A part of the search that one click takes away."""

    kind: str
    label: str
    href: str
    excluded: bool = False


class ResultsView(Struct, frozen=True):
    """The search page."""

    title: str
    text: str
    address: str
    heading: str
    counted: str
    counted_text: str  # the query beside the heading, which itself has it for those who do not see that
    counted_what: str  # which articles the heading counts, for those who do not see the box and the chips
    detail: str
    fault: FaultView | None
    warnings: tuple[str, ...]
    suggestion: Link | None
    chips: tuple[Chip, ...]
    clear: str
    sorts: tuple[Link, ...]
    lengths: tuple[Link, ...]
    is_compact: bool  # headlines only, a line each
    hits: tuple[HitView, ...]
    pager: Pager
    last_page: Link | None
    ways_out: tuple[Link, ...]
    clauses: str
    facets: tuple[FacetView, ...]
    facet_orders: tuple[Link, ...]
    timeline: Timeline | None
    hidden: tuple[tuple[str, str], ...]
    date_hidden: tuple[tuple[str, str], ...]
    exports: tuple[Link, ...]
    feed: str
    copies: Link | None
    additions: Additions | None  # None where the index has no articles


def page_request(request: SearchRequest) -> SearchRequest:
    """What the page asks the index for: all its facets, and the newest articles where no words rank them."""
    sort = NEWEST.name if request.sort == RELEVANCE.name and not request.text.strip() else request.sort
    return replace(for_readers(request), facets=FACET_NAMES, sort=sort)


def results_view_of(
    request: SearchRequest, page: ResultPage, labels: Labels, latest: str = "", newest: str = ""
) -> ResultsView:
    """The search page for `request`, which `page` answers; `labels` are those of the ids in the request.

    The `latest` article of the index was added at this instant, and the `newest` is of this date.
    """
    chips = tuple(_chips(request, labels))
    taken = replace(request, lenient=True) if page.query.fault else request  # the endpoint refuses what is misread
    return ResultsView(
        title=_title(request),
        text=request.text,
        address=search_href(request, page=request.page, cursor=request.cursor),
        heading=_heading(request, page),
        counted=counted(page.total, "article"),
        counted_text=shortened(request.text.strip(), COUNTED_CHARS),
        counted_what=_counted_what(request, chips),
        detail=_detail(page),
        fault=fault_view_of(page.query.fault, request.text),
        warnings=_warnings(page),
        suggestion=_suggestion(request, page.suggestion),
        chips=chips,
        clear=search_href(SearchRequest(text=request.text)) if len(chips) > 1 else "",
        sorts=_sorts(request, page.request.sort),
        lengths=_lengths(request),
        is_compact=not request.snippets,
        hits=tuple(hit_view_of(hit, page.title_runs(hit), request) for hit in page.hits),
        pager=pager_of(request, page),
        last_page=past_the_end(request, page),
        ways_out=_ways_out(request, page),
        clauses=_clauses(page),
        facets=_facets(page, request, labels),
        facet_orders=facet_orders(request),
        timeline=_timeline(page, request, newest),
        hidden=form_pairs(request, "q"),
        date_hidden=date_pairs(request),
        exports=_exports(taken, page.total),
        feed=feed_href(taken),
        copies=_copies(request, page),
        additions=additions_of(request, latest) if latest else None,
    )


def _title(request: SearchRequest) -> str:
    """What the browser calls the page: the query and which page of its results."""
    page = f"page {request.page}" if request.page > 1 else ""
    return " – ".join(filter(None, (request.text.strip(), page, "searchapp")))


def _heading(request: SearchRequest, page: ResultPage) -> str:
    total = page.total
    if total == 0:
        return "No articles found"
    if page.has_some_words:
        return f"{counted(page.total_all_words or 0, 'article')} with all words, {number_text(total)} with some"
    return counted(total, "article") if request != SearchRequest() else f"All {counted(total, 'article')}"


def _counted_what(request: SearchRequest, chips: Iterable[Chip]) -> str:
    """`for “ferry”, narrowed to country Norway, not organization Fog Committee`."""
    text = request.text.strip()
    narrowed = ", ".join(f"{'not ' if chip.excluded else ''}{chip.kind} {chip.label}" for chip in chips)
    return ", ".join(filter(None, (text and f"for “{text}”", narrowed and f"narrowed to {narrowed}")))


def _warnings(page: ResultPage) -> tuple[str, ...]:
    warnings = page.query.warnings[bool(page.query.fault) :]  # the fault is shown where it is
    return (*warnings, *page.query.left_out)


def _detail(page: ResultPage) -> str:
    took = f"{page.took_ms:.1f} ms" if page.took_ms >= 0.1 else "under 0.1 ms"
    whole = page.index.documents
    is_folded = page.folded is not None and page.folded != page.total
    parts = (
        f"in {counted(page.folded or 0, 'result')}" if is_folded else "",
        f"of {counted(whole, 'article')}" if page.total != whole else "",
        f"in {took}",
    )
    counts = "; pages and counts are of those with some" if page.has_some_words else ""
    return ", ".join(filter(None, parts)) + counts


def _suggestion(request: SearchRequest, other: OtherSpelling | None) -> Link | None:
    if other is None:
        return None
    return Link(f"{other.text} ({counted(other.total, 'article')})", search_href(request, text=other.text))


def _sorts(request: SearchRequest, current: str) -> tuple[Link, ...]:
    offered = [order for order in offered_orders() if request.text.strip() or not order.by_score]
    return tuple(Link(order.label, search_href(request, sort=order.name), order.name == current) for order in offered)


def _lengths(request: SearchRequest) -> tuple[Link, ...]:
    """Results with their text and tags, or more of them by a line each."""
    whole = search_href(request, snippets=True, page_size=SearchRequest().page_size)
    return (
        Link("text and tags", whole, request.snippets),
        Link("headlines only", search_href(request, snippets=False, page_size=_HEADLINES), not request.snippets),
    )


def _copies(request: SearchRequest, page: ResultPage) -> Link | None:
    """The way from near copies as one result to each of them, and back; None where there are none."""
    if request.copies == "all" and page.total:
        return Link("Show near copies as one result", search_href(request, copies=None))
    if page.folded is None or page.folded == page.total:
        return None
    return Link(f"{counted(page.folded, 'result')}: near copies are one. Show each", search_href(request, copies="all"))


def _exports(request: SearchRequest, total: int) -> tuple[Link, ...]:
    """The whole result in each format that can hold it."""
    rows = [row for row in EXPORT_FORMATS.values() if total and (row.limit is None or total <= row.limit)]
    return tuple(Link(row.title, export_href(request, row.suffix)) for row in rows)


def _facets(page: ResultPage, request: SearchRequest, labels: Labels) -> tuple[FacetView, ...]:
    facets = []
    for field in FACETS.values():
        facet = page.facets.get(field.name)
        if isinstance(facet, Facet):
            facet = _with_excluded(field, facet, request, labels)
            facets += [facet_view_of(field, facet, request)] if facet.values else []
    return tuple(facets)


def _with_excluded(field: FacetField, facet: Facet, request: SearchRequest, labels: Labels) -> Facet:
    """The facet with the values that are excluded, which no article found has, behind those that are selected."""
    listed = {value.id for value in facet.values}
    excluded = [
        FacetValue(value, labels[field.name, value], 0) for value in field.excluded(request) if value not in listed
    ]
    selected = sum(value.selected for value in facet.values)
    return replace(facet, values=(*facet.values[:selected], *excluded, *facet.values[selected:])) if excluded else facet


def _timeline(page: ResultPage, request: SearchRequest, newest: str) -> Timeline | None:
    """The chart; none where nothing is found whatever the dates."""
    histogram = page.facets.get("date")
    is_dated = request.since or request.until or request.date != "published"
    if not isinstance(histogram, Histogram) or not (page.total or is_dated):
        return None
    return timeline_of(histogram, request, newest)


def _chips(request: SearchRequest, labels: Labels) -> Iterable[Chip]:
    for facet in FACETS.values():
        for value in facet.selected(request):
            yield Chip(facet.noun, labels[facet.name, value], toggled(request, facet.request_field, value))
        for value in facet.excluded(request):
            href = toggled(request, facet.exclude_field, value)
            yield Chip(facet.noun, labels[facet.name, value], href, excluded=True)
    if request.since or request.until:
        yield Chip("date", chosen_dates(request), search_href(request, since=None, until=None))
    if request.date == UNDATED:
        yield Chip("date", "undated", search_href(request, date="published"))
    if request.added_since or request.added_until:
        yield Chip("added", chosen_additions(request), search_href(request, added_since=None, added_until=None))
    if request.match != "best":
        words = "all of them" if request.match == "all" else "any of them"
        yield Chip("words", words, search_href(request, match="best"))


def _ways_out(request: SearchRequest, page: ResultPage) -> tuple[Link, ...]:
    """What to try when little or nothing was found, each with the number of articles that it finds."""
    if page.few_hits_of is None:
        return ()
    ways = page.few_hits_of().relaxations
    links = [
        Link(f"{way.label} ({counted(way.total, 'article')})", shown_as(request, parse(parse_qsl(way.parameters))))
        for way in ways
    ]
    return (*links, Link("See all articles", SEARCH_PATH)) if links or not page.total else ()


def _clauses(page: ResultPage) -> str:
    """What each part of a query finds by itself, where together they find little."""
    clauses = page.few_hits_of().clauses if page.few_hits_of else ()
    return ", ".join(f"{clause.text}: {clause.total:,}" for clause in clauses) if len(clauses) > 1 else ""
