"""The formats that results can be taken along in, in one table that every face reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from searchapp.article_index import ArticleIndex
from searchapp.errors import ParameterError
from searchapp.exports.atom import feed_elements
from searchapp.exports.bibtex import bibtex_entries
from searchapp.exports.dossier import dossier_parts
from searchapp.exports.heading import Heading
from searchapp.exports.records import record_lines
from searchapp.exports.ris import ris_records
from searchapp.exports.tables import table_lines
from searchapp.model.request import SearchRequest
from searchapp.model.sorts import LATEST_ADDED, NEWEST, RELEVANCE
from searchapp.search import StoredArticle
from searchapp.search.parameters.query_strings import to_pairs
from searchapp.search.parameters.table import OF_PAGES
from searchapp.text.analyzer import fold

CHUNK_CHARS = 1 << 16  # sent at once; single lines would each go through the server by themselves
NAME_CHARS = 40
_UNFILTERED = frozenset({"q", "match", "sort", "lenient", *OF_PAGES})  # parameters that narrow nothing
_NOT_IN_NAMES = re.compile(r"[\x00-/:-@\[-`{-\xbf\s\u2000-\u206f\u3000-\u303f\uff00-\uff0f]+")  # signs of any script


class ExportFormat(Struct, frozen=True):
    """One format: `--format NAME` in the terminal, `/api/search.SUFFIX` at the endpoint."""

    name: str
    suffix: str
    media_type: str
    title: str
    written: Callable[[Iterable[StoredArticle], Heading], Iterator[str]]
    newest_first: bool = False  # where no other order is asked for
    limit: int | None = None  # articles that one file can hold


_ROWS = (
    ExportFormat("csv", "csv", "text/csv", "CSV", table_lines),
    ExportFormat("jsonl", "jsonl", "application/x-ndjson", "JSON Lines", record_lines),
    ExportFormat("ris", "ris", "application/x-research-info-systems", "RIS", ris_records),
    ExportFormat("bibtex", "bib", "application/x-bibtex", "BibTeX", bibtex_entries),
    ExportFormat("atom", "atom", "application/atom+xml", "Atom feed", feed_elements, newest_first=True),
    ExportFormat("dossier", "html", "text/html", "Dossier", dossier_parts, limit=10_000),
)
EXPORT_FORMATS: Mapping[str, ExportFormat] = {row.name: row for row in _ROWS}
BY_SUFFIX: Mapping[str, ExportFormat] = {row.suffix: row for row in _ROWS}
CITATION_SUFFIXES = ("ris", "bib")


class Export(Struct, frozen=True):
    """A whole result in one format: the name for its file, and its chunks, each read when it is taken."""

    format: ExportFormat
    file_name: str
    chunks: Iterator[bytes]


def exported(
    index: ArticleIndex, request: SearchRequest, chosen: ExportFormat, site: str = "", first: int | None = None
) -> Export:
    """Everything that the request finds, or the `first` of it, whatever its page.

    Raises QueryError and ParameterError at once.
    """
    ordered = _ordered(request, chosen)
    articles = index.articles(ordered)
    total = articles.total if first is None else min(first, articles.total)
    if chosen.limit is not None and total > chosen.limit:
        excess = f"holds {chosen.limit:,} articles at most, and these are {total:,}; narrow the search."
        raise ParameterError("q", f"A {chosen.title.lower()} {excess}", "too_many")
    pairs = to_pairs(replace(request, page=1, cursor=None))
    address = f"?{urlencode(pairs)}" if pairs else ""
    heading = Heading(
        request.text,
        address,
        total,
        articles.updated,
        site,
        file=f"api/search.{chosen.suffix}{address}",
        filters=tuple(
            f"{name.replace('exclude.', 'not ')} {value}" for name, value in pairs if name not in _UNFILTERED
        ),
        by_addition=ordered.sort == LATEST_ADDED.name,
    )
    parts = chosen.written(islice(articles.articles, first), heading)
    return Export(chosen, _file_name(request, chosen), _chunks(parts))


def exported_articles(articles: Sequence[StoredArticle], chosen: ExportFormat, site: str = "") -> Export:
    """Some articles in one format, whatever a search finds."""
    updated = max([stored.added for stored in articles], default="")
    heading = Heading("chosen articles", total=len(articles), updated=updated, site=site)
    return Export(chosen, f"articles.{chosen.suffix}", _chunks(chosen.written(articles, heading)))


def cited(stored: StoredArticle, chosen: ExportFormat, site: str = "") -> str:
    """One article in a format."""
    return "".join(chosen.written([stored], Heading("", site=site)))


def _ordered(request: SearchRequest, chosen: ExportFormat) -> SearchRequest:
    """The request in the order that the page shows, where words rank nothing; a feed goes by date."""
    is_ranked = bool(request.text.strip()) and not chosen.newest_first
    return request if is_ranked or request.sort != RELEVANCE.name else replace(request, sort=NEWEST.name)


def _file_name(request: SearchRequest, chosen: ExportFormat) -> str:
    folded = fold(request.text)
    words = _NOT_IN_NAMES.sub("-", folded if folded.isascii() else request.text.lower())[:NAME_CHARS].strip("-")
    return f"{words or 'articles'}.{chosen.suffix}"


def _chunks(parts: Iterator[str]) -> Iterator[bytes]:
    waiting: list[str] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= CHUNK_CHARS:
            yield "".join(waiting).encode("utf-8", "replace")
            waiting, size = [], 0
    yield "".join(waiting).encode("utf-8", "replace")
