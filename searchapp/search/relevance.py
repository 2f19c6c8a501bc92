"""How well an index ranks, by people's own judgments: queries with the articles that answer them.

A file of judgments has a query a line, a tab and the ids of the articles that answer it, with spaces between, or with
tabs where ids have spaces in them; lines that begin with # are comments.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from math import log2
from pathlib import Path
from statistics import fmean

from msgspec import Struct

from searchapp.errors import UserError

DEPTH = 100  # results that count for the average precision
_NDCG_DEPTH = 10

Rank = Callable[[str], Sequence[str]]  # a query's text → ids, best first


class JudgedQuery(Struct, frozen=True):
    """A query and the ids of the articles that answer it."""

    text: str
    relevant: frozenset[str]


class QueryQuality(Struct, frozen=True):
    """How well one query was answered: average precision and nDCG, 0 to 1, and where the first right article stands."""

    query: JudgedQuery
    average_precision: float
    ndcg: float
    first: int | None  # from 1; None: not among the first DEPTH


class Quality(Struct, frozen=True):
    """The means over some queries, 0 to 1."""

    average_precision: float
    ndcg: float


def read_queries(path: Path) -> list[JudgedQuery]:
    """The judgments in a file. UserError that names the line where one cannot be read, or where there are none."""
    queries = [_judged(path, number, line) for number, line in enumerate(_lines(path), 1) if _is_judgment(line)]
    if not queries:
        raise UserError(f"{path} has no queries: it takes a query a line, a tab, and the ids of the articles")
    return queries


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is no text in UTF-8") from error


def _is_judgment(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _judged(path: Path, number: int, line: str) -> JudgedQuery:
    text, _, rest = line.partition("\t")
    ids = [each.strip() for each in (rest.strip().split("\t") if "\t" in rest.strip() else rest.split())]
    if not text.strip() or not any(ids):
        raise UserError(f"{path}, line {number}: it takes a query, a tab, and the ids of the articles that answer it")
    return JudgedQuery(text.strip(), frozenset(filter(None, ids)))


def qualities(queries: Iterable[JudgedQuery], rank: Rank) -> list[QueryQuality]:
    """How well each query is answered."""
    return [_quality(query, rank(query.text)[:DEPTH]) for query in queries]


def _quality(query: JudgedQuery, ids: Sequence[str]) -> QueryQuality:
    first = next((rank for rank, key in enumerate(ids, 1) if key in query.relevant), None)
    return QueryQuality(query, average_precision(ids, query.relevant), ndcg(ids, query.relevant), first)


def mean_quality(each: Sequence[QueryQuality]) -> Quality:
    """The means over the queries."""
    return Quality(fmean(quality.average_precision for quality in each), fmean(quality.ndcg for quality in each))


def moves(before: Sequence[QueryQuality], after: Sequence[QueryQuality]) -> Iterator[str]:
    """A line for each query whose first right article stands elsewhere now."""
    for earlier, later in zip(before, after, strict=True):
        if earlier.first != later.first:
            ranks = f"{earlier.first or 'none'} → {later.first or 'none'}"
            yield f"{earlier.query.text}: the first right article stands at {ranks}"


def average_precision(ids: Sequence[str], relevant: Collection[str]) -> float:
    """The mean, over all relevant documents, of the precision where each stands; 0 for those that are not ranked."""
    ranks = [rank for rank, key in enumerate(ids, 1) if key in relevant]
    return sum(number / rank for number, rank in enumerate(ranks, 1)) / len(relevant)


def ndcg(ids: Sequence[str], relevant: Collection[str]) -> float:
    """Normalized discounted cumulative gain with gains of 0 and 1 (Järvelin and Kekäläinen)."""
    gain = sum(1 / log2(rank + 1) for rank, key in enumerate(ids[:_NDCG_DEPTH], 1) if key in relevant)
    return gain / sum(1 / log2(rank + 1) for rank in range(1, min(_NDCG_DEPTH, len(relevant)) + 1))
