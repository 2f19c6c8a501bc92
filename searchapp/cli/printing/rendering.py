"""A page of results in lines for the terminal; Click takes the colours off where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from shutil import get_terminal_size

import click

from searchapp.model.explanation import Explanation
from searchapp.model.facets import FACETS
from searchapp.model.result import CopyGroup, Facet, FacetValue, Histogram, Hit, ResultPage, Run
from searchapp.model.sorts import SORTS
from searchapp.search.one_article.explaining import score_parts

INDENT = "     "
BAR_WIDTH = 30
SHOWN_BUCKETS = 24  # a longer histogram is cut to its last buckets, with a word on the rest


def line_width() -> int:
    """The columns of the terminal, 0 where there is none and lines stay as long as they are."""
    return get_terminal_size((0, 0)).columns


def rendered(page: ResultPage, explained: Mapping[str, Explanation]) -> Iterator[str]:
    """The answer, line by line: what to know, the results, how those that are `explained` score, the facets."""
    yield from notes(page)
    first = (page.request.page - 1) * page.request.page_size
    for number, hit in enumerate(page.hits, first + 1):
        yield from hit_lines(number, hit, page.title_runs(hit))
        if hit.id in explained:
            reasons = _scored(explained[hit.id]) + _faded(explained[hit.id], hit, page)
            yield click.style(wrapped(reasons), dim=True)
        yield ""
    for name, facet in page.facets.items() if page.total else ():
        title = FACETS[name].title if name in FACETS else name.capitalize()
        yield from _histogram(title, facet) if isinstance(facet, Histogram) else _facet(title, facet)
    yield from _few_hits(page)
    yield _closing(page)


def notes(page: ResultPage) -> Iterator[str]:
    """What to know of an answer before its results: how the query was understood, and what may have been meant."""
    for warning in page.query.warnings:
        yield click.style(_indented(f"Note: {warning}"), fg="yellow")
    if suggestion := page.suggestion:
        yield click.style(_indented(f"Did you mean: {suggestion.text} ({suggestion.total:,})"), fg="yellow")


def hit_lines(number: int, hit: Hit, title_runs: Iterable[Run] = ()) -> Iterator[str]:
    """A result with its number: title and date, where it matches, what it is about and its id.

    The words asked for are marked in the title where its runs are given.
    """
    runs = [run for run in title_runs if run.text] or [Run(hit.called)]
    title = "".join(click.style(run.text, fg="red" if run.match else None, bold=True) for run in runs)
    date = hit.published.value if hit.published else "undated"
    yield wrapped(f"{title}  {click.style(date, dim=True)}", first_margin=f"{number:>3}. ")
    if snippet := "".join(click.style(run.text, fg="red", bold=True) if run.match else run.text for run in hit.snippet):
        yield wrapped(" ".join(snippet.split()))
    if hit.copies:
        yield click.style(wrapped(copies_text(hit.copies)), dim=True)
    about = " · ".join(named.label for named in (*hit.countries, *hit.organizations[:5]))
    yield click.style(wrapped(" — ".join(filter(None, (about, hit.source, hit.id)))), dim=True)


def copies_text(copies: CopyGroup) -> str:
    """How many versions of a story there are, and when the first came out."""
    first = copies.first
    instant = (first.instant or "")[:16].replace("T", " ") if first else ""
    when = f"{instant} UTC" if instant else first.value if first else ""
    return f"{copies.count:,} versions{f', first {when}' if when else ''}"


def wrapped(text: str, margin: str = INDENT, first_margin: str = INDENT) -> str:
    """Words, perhaps in colours, in lines as wide as the terminal, behind margins."""
    width = line_width()
    lines = [first_margin]
    is_empty = True  # whether no word is in the last line yet
    for word in text.split(" "):
        if width and not is_empty and len(click.unstyle(f"{lines[-1]} {word}")) > width:
            lines.append(margin)
            is_empty = True
        lines[-1] += word if is_empty else f" {word}"
        is_empty = False
    return "\n".join(lines)


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
    return _indented(f"{click.style(title, bold=True)}: {', '.join(parts)}".rstrip())


def _indented(text: str) -> str:
    return wrapped(text, margin="  ", first_margin="")


def _histogram(title: str, histogram: Histogram) -> Iterator[str]:
    shown, hidden = histogram.buckets[-SHOWN_BUCKETS:], histogram.buckets[:-SHOWN_BUCKETS]
    undated = [f"{histogram.missing:,} undated"] if histogram.missing else []
    coarser = [f"{histogram.coarser:,} known less exactly"] if histogram.coarser else []
    earlier = [f"{sum(bucket.count for bucket in hidden):,} before {shown[0].since}"] if hidden else []
    heading = f"{title} by {histogram.interval}" if shown else title
    yield _headed(heading, [*earlier, *undated, *coarser] or ([] if shown else ["none"]))
    most = max((bucket.count for bucket in shown), default=1) or 1
    room = max(1, min(BAR_WIDTH, line_width() - len(f"  {'':<10}  {most:,}"))) if line_width() else BAR_WIDTH
    for bucket in (bucket for bucket in shown if bucket.count):
        yield f"  {bucket.id:<10} {'█' * round(room * bucket.count / most)} {bucket.count:,}"


def _few_hits(page: ResultPage) -> Iterator[str]:
    """Why nothing was found, and what would find something."""
    if page.total or page.few_hits_of is None:
        return
    few_hits = page.few_hits_of()
    if len(few_hits.clauses) > 1:
        yield _headed("Each by itself", [f"{clause.text} {clause.total:,}" for clause in few_hits.clauses])
    for way in few_hits.relaxations:
        yield wrapped(f"{way.label} ({way.total:,})", margin="    ", first_margin="  ")


def _closing(page: ResultPage) -> str:
    request, pages = page.request, -(-page.results // page.request.page_size)
    folded = f" ({page.folded:,} with near copies as one)" if page.folded not in (None, page.total) else ""
    where = f", page {request.page} of {pages}" if pages > 1 and not request.cursor else ""
    total = f"{page.total:,}"
    if page.has_some_words:
        total = f"{page.total_all_words:,} with all words, {total} with some"
    if page.total and not page.hits and request.page > pages:
        where = f", past the last page, which is {pages}"
    line = f"{total} of {page.index.documents:,} articles{folded}{where}, {page.took_ms:.1f} ms."
    return click.style(_indented(line), dim=True)
