"""A page of results in lines for the terminal; Click takes the colours off where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from searchapp.cli.printing.wrapping import line_width, wrapped
from searchapp.model.explanation import Explanation
from searchapp.model.facets import FACETS
from searchapp.model.result import Bucket, CopyGroup, Facet, FacetValue, Histogram, Hit, ResultPage, Run
from searchapp.model.sorts import SORTS
from searchapp.search.one_article.explaining import score_parts

INDENT = "     "
_BAR_WIDTH = 30
SHOWN_BUCKETS = 24  # of those that have articles; the last ones, with a word on the rest


def rendered(page: ResultPage, explained: Mapping[str, Explanation]) -> Iterator[str]:
    """The answer, line by line: what to know, the results, how those that are `explained` score, the facets."""
    yield from notes(page)
    first = (page.request.page - 1) * page.request.page_size
    for number, hit in enumerate(page.hits, first + 1):
        yield from hit_lines(number, hit, page.title_runs(hit))
        if hit.id in explained:
            reasons = _scored(explained[hit.id]) + _faded(explained[hit.id], hit, page)
            yield click.style(_inside(reasons), dim=True)
        yield ""
    for name, facet in page.facets.items() if page.total else ():
        title = FACETS[name].title if name in FACETS else name.capitalize()
        is_whole = page.request.span == "all"
        yield from _histogram(title, facet, is_whole) if isinstance(facet, Histogram) else _facet(title, facet)
    yield from _few_hits(page)
    yield _closing(page)


def notes(page: ResultPage) -> Iterator[str]:
    """What to know of an answer before its results: how the query was understood, and what may have been meant."""
    for warning in (*page.query.warnings, *page.query.left_out):
        yield click.style(wrapped(f"Note: {warning}"), fg="yellow")
    if suggestion := page.suggestion:
        yield click.style(wrapped(f"Did you mean: {suggestion.text} ({suggestion.total:,})"), fg="yellow")


def hit_lines(number: int, hit: Hit, title_runs: Iterable[Run] = ()) -> Iterator[str]:
    """A result with its number: title and date, where it matches, what it is about and its id.

    The words asked for are marked in the title where its runs are given.
    """
    runs = [run for run in title_runs if run.text] or [Run(hit.called)]
    title = "".join(click.style(run.text, fg="red" if run.match else None, bold=True) for run in runs)
    date = hit.published.value if hit.published else "undated"
    yield wrapped(f"{title}  {click.style(date, dim=True)}", INDENT, f"{number:>3}. ")
    if snippet := "".join(click.style(run.text, fg="red", bold=True) if run.match else run.text for run in hit.snippet):
        yield _inside(" ".join(snippet.split()))
    if hit.copies:
        yield click.style(_inside(_copies_text(hit.copies)), dim=True)
    about = " · ".join(named.label for named in (*hit.countries, *hit.organizations[:5]))
    yield click.style(_inside(" — ".join(filter(None, (about, hit.source, hit.id)))), dim=True)


def _copies_text(copies: CopyGroup) -> str:
    """How many versions of a story there are, and when the first came out."""
    first = copies.first
    instant = (first.instant or "") if first else ""
    clock = f"{instant[:16].replace('T', ' ')}{' UTC' * instant.endswith('Z')}"
    when = clock if instant else first.value if first else ""
    return f"{copies.count:,} versions{f', first {when}' if when else ''}"


def _inside(text: str) -> str:
    """A part of a result, below its title."""
    return wrapped(text, INDENT, INDENT)


def _scored(explanation: Explanation) -> str:
    """The parts that add up to a score, each with what the formula knows of it."""
    parts = [
        f"{part.name} {part.score:.2f}" + (f" ({', '.join(part.reasons)})" if part.reasons else "")
        for part in score_parts(explanation)
    ]
    return f"score {explanation.score:.2f} = {' + '.join(parts)}"


def _faded(explanation: Explanation, hit: Hit, page: ResultPage) -> str:
    """What the article's age leaves of its score, where the order takes account of that."""
    if not SORTS[page.request.sort].fades or not explanation.score:
        return ""
    return f"; × {hit.score / explanation.score:.2f} for its age: {hit.score:.2f}"


def _facet(title: str, facet: Facet) -> Iterator[str]:
    values = [f"{value.label} {click.style(f'{value.count:,}{_shares(value)}', dim=True)}" for value in facet.values]
    others = [f"{facet.distinct - len(values):,} more"] if facet.distinct > len(values) else []
    missing = [f"none {click.style(f'{facet.missing:,}', dim=True)}"] if facet.missing else []
    yield _headed(title, [*values, *others, *missing] or ["none"])


def _shares(value: FacetValue) -> str:
    """How common a value is among the articles found and among all, where it is listed for that."""
    return f" ({value.share:.1%} of these, {value.share_of_all:.1%} of all)" if value.share else ""


def _headed(title: str, parts: Iterable[str]) -> str:
    return wrapped(f"{click.style(title, bold=True)}: {', '.join(parts)}".rstrip())


def filled(histogram: Histogram) -> list[Bucket]:
    """The buckets that have articles."""
    return [bucket for bucket in histogram.buckets if bucket.count]


def _histogram(title: str, histogram: Histogram, is_whole: bool) -> Iterator[str]:
    """A bar for each bucket that has articles, or for the last of them, below a line on what the bars leave out."""
    buckets = filled(histogram)
    shown = buckets if is_whole else buckets[-SHOWN_BUCKETS:]
    heading = f"{title} by {histogram.interval}" if shown else title
    yield _headed(heading, [*_left_out(histogram, shown)] or ([] if shown else ["none"]))
    most = max((bucket.count for bucket in shown), default=1)
    room = max(1, min(_BAR_WIDTH, line_width() - len(f"  {'':<10}  {most:,}"))) if line_width() else _BAR_WIDTH
    for bucket in shown:
        yield f"  {bucket.id:<10} {'█' * round(room * bucket.count / most)} {bucket.count:,}"


def _left_out(histogram: Histogram, shown: Sequence[Bucket]) -> Iterator[str]:
    """How many articles have no bar, and of which dates they are."""
    hidden = filled(histogram)[: -len(shown) or None]
    if earlier := (histogram.before or 0) + sum(bucket.count for bucket in hidden):
        yield f"{earlier:,} before {shown[0].since}" if shown else f"{earlier:,} earlier"
    if histogram.after:
        yield f"{histogram.after:,} after {shown[-1].until}" if shown else f"{histogram.after:,} later"
    if histogram.earliest:
        yield f"others from {histogram.earliest}"
    if histogram.latest:
        yield f"others up to {histogram.latest}"
    if earlier or histogram.after or histogram.earliest or histogram.latest:
        yield "--span all shows them"
    if histogram.missing:
        yield f"{histogram.missing:,} undated"
    if histogram.coarser:
        yield f"{histogram.coarser:,} known less exactly"


def _few_hits(page: ResultPage) -> Iterator[str]:
    """Why nothing was found, and what would find something."""
    if page.total or page.few_hits_of is None:
        return
    few_hits = page.few_hits_of()
    if len(few_hits.clauses) > 1:
        yield _headed("Each by itself", [f"{clause.text} {clause.total:,}" for clause in few_hits.clauses])
    for way in few_hits.relaxations:
        yield wrapped(f"{way.label} ({way.total:,})", "    ", "  ")


def _closing(page: ResultPage) -> str:
    request, pages = page.request, -(-page.results // page.request.page_size)
    folded = f" ({page.folded:,} with near copies as one)" if page.folded not in (None, page.total) else ""
    where = f", page {request.page:,} of {pages:,}" if pages > 1 and not request.cursor else ""
    total = f"{page.total:,}"
    if page.has_some_words:
        total = f"{page.total_all_words:,} with all words, {total} with some"
    if page.total and not page.hits and request.page > pages:
        where = f", past the last page, which is {pages:,}"
    line = f"{total} of {page.index.documents:,} articles{folded}{where}, {page.took_ms:.1f} ms."
    return click.style(wrapped(line), dim=True)
