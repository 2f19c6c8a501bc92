"""The seam between searching and an engine: what every backend is asked and what it answers, as plain values.

Each commit gives an index its next generation. Ids are those of the articles; a cursor is opaque to all but the backend
that wrote it. An answer is complete, or there is a `BackendError` instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType, TracebackType
from typing import Any, Final, Literal, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.errors import DocumentError, ParameterError
from searchapp.model.article import Article
from searchapp.model.explanation import Explanation
from searchapp.model.facts import Facts
from searchapp.model.query_tree import QueryTree
from searchapp.model.result import IndexState
from searchapp.model.sorts import RELEVANCE, SortOrder

FacetOrder = Literal["count", "typical"]
StoredField = Literal["summary", "article"]  # what a result list shows of an article; all of it, with its facts

SPELLINGS: Final = 50  # other terms that a `Spelled` stands for, the nearest
PUBLISHED: Final = "published"  # the filter by days of publication, which counts by day leave out
ADDED: Final = "added"  # the number field of when an article was added to the index, in seconds since 1970
WORDS: Final = "text"  # the field of the terms of titles and bodies
READ_BY: Final = "read_by"  # the field of `Facts.read_by`
NAMES: Final = "names"  # the field of what people may call the values of facets
COPIES: Final = "copies"  # the field of the groups of near copies
BANDS: Final = "bands"  # the field of what near copies are found by
NO_CORRECTIONS: Final = "none"
SCORE_SIGN: Final = "@"  # between the digest of the corrections and how sure a value has to be, in the term of both
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def strange_cursor() -> ParameterError:
    """What is told of a cursor that belongs to no page here."""
    return ParameterError("cursor", "This cursor does not belong to this search; start again at its first page.")


# ---- searching -----------------------------------------------------------------------------------


class FacetPlan(Struct, frozen=True, gc=False):
    """Count the values of a field: the `size` commonest (None: all of them), and those of `always` even at 0.

    In the order `typical` come first those that articles which are counted have more often than the whole index, by
    `signed_likelihood_ratios`.
    """

    field: str
    size: int | None = 10
    always: tuple[str, ...] = ()
    order: FacetOrder = "count"


class Plan(Struct, frozen=True, gc=False):
    """One search.

    `filters` narrow without scoring, all of them together; each facet is counted without the filter of its own name.
    """

    query: QueryTree
    filters: Mapping[str, QueryTree] = NOTHING
    facets: Mapping[str, FacetPlan] = NOTHING
    count_days: bool = False
    sort: SortOrder = RELEVANCE
    offset: int = 0
    limit: int = 10
    after: bytes | None = None  # a cursor, instead of the offset
    stored: tuple[StoredField, ...] = ()
    subset: QueryTree | None = None  # those of the matches that match this too are counted


class ValueCounts(Struct, frozen=True, gc=False):
    """Values of a field with the number of articles that have them, commonest first, then by value.

    In the order `typical` each comes with the number of articles of the `whole` index that have it.
    """

    values: tuple[tuple[str, int], ...]
    distinct: int  # values with at least one article
    other: int  # articles' values beyond those in `values`, summed
    missing: int  # articles without a value
    whole: tuple[int, ...] = ()
    total: int = 0  # articles that were counted; told only in the order `typical`


class DayCounts(Struct, frozen=True, gc=False):
    """`counts[i]` (int64, 1 or more) articles were published on `days[i]` (int64, since 1970-01-01, ascending).

    `coarse` (int64, shape (n, 3)) holds first day, last day and number of articles of dates longer than a day.
    """

    days: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    coarse: npt.NDArray[np.int64]
    missing: int


class Outcome(Struct, frozen=True):
    """The answer to a plan: its page of articles, best first, and the counts over all `total` that match."""

    state: IndexState
    total: int
    ids: Sequence[str]
    scores: Sequence[float]
    cursor: bytes | None = None  # leads on from the last article; None where no others follow
    facets: Mapping[str, ValueCounts] = NOTHING
    days: DayCounts | None = None
    stored: Mapping[str, Sequence[bytes]] = NOTHING  # of each article, by field
    subset_total: int = 0  # of the `total`, as many match the plan's subset


class Backend(Protocol):
    """An index that is searched; threads may share it. Methods raise BackendError where they cannot answer."""

    def state(self) -> IndexState:
        """The state that answers now."""

    def refreshed(self) -> Backend:
        """This backend if nothing was committed since it was opened, else one that answers from the newest state."""

    def run(self, plans: Sequence[Plan]) -> Sequence[Outcome]:
        """The outcome of each plan, all from one state of the index and in one round trip."""

    def stored(self, ids: Sequence[str], field: StoredField) -> Mapping[str, bytes]:
        """What a field stores of the articles, by id, without those that are not in the index."""

    def first(self, field: str, values: Sequence[str]) -> Mapping[str, bytes]:
        """For each value that any article has in a field, the summary of one such article."""

    def values(self, field: str, prefix: str = "", limit: int | None = None) -> Sequence[tuple[str, int]]:
        """The commonest values of a field that begin with `prefix`, with about how many articles have them."""

    def completions(self, field: str, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Common values of a field that begin with `prefix`, with about how many articles have them; quick, not exact.

        Besides facets there are the fields WORDS and NAMES.
        """

    def spellings(self, term: str, distance: int, limit: int) -> Sequence[str]:
        """Other terms at most `distance` letters from this one, the nearest first, of those the commonest."""

    def explain(self, query: QueryTree, article_id: str) -> Explanation:
        """How an article comes to its score; 0 and no terms where it does not match. Raises NotFoundError."""

    def close(self) -> None:
        """Close files and connections."""


# ---- writing -------------------------------------------------------------------------------------


class IndexedArticle(NamedTuple):
    """An article with all that an index keeps of it.

    `extracted` are the facts before names were joined and corrections applied; with `evidence`, what the article tells
    about names, a later run renews its facts without reading it again.
    """

    article: Article
    facts: Facts
    file: str  # "path\tdigest" of the file that it came from
    extracted: Facts | None = None  # None: the same as `facts`
    evidence: Sequence[str] = ()
    corrections: str = ""  # by which it was written, as `applied_corrections.written_by` says it
    copies: str = ""  # the group of near copies that it is in; empty where it has none
    bands: Sequence[str] = ()  # of its text's signature: near copies have some of them in common
    added: str = ""  # when the index got it first: ISO 8601, UTC, in seconds
    vectors: str = ""  # of its passages, packed; empty where none have been made


class Writing(Protocol):
    """Changes to an index that become visible all at once, by `commit`.

    As a context manager it commits at the end, or cancels on an exception. Methods raise BackendError.
    """

    def begin(self) -> None:
        """Wait for those who write at this moment; from here on the index is as it was then but for these changes.

        Where writers wait for each other only now, the index may have changed since these changes were opened.
        """

    def add(self, article: IndexedArticle) -> None:
        """Add an article instead of the one with its id, if there is one. DocumentError if it cannot be indexed."""

    def add_all(self, articles: Iterable[IndexedArticle]) -> list[DocumentError]:
        """Add articles as `add` does, in less time for many; what is wrong with those that cannot be indexed.

        Where the articles themselves end in an error only `cancel` is left.
        """

    def delete(self, field: str, value: str) -> None:
        """Delete the articles that have a value in a field."""

    def commit(self, replace_all: bool = False) -> None:
        """Make everything visible. `replace_all`: only what was added here is left."""

    def cancel(self) -> None:
        """Leave the index as it was."""

    def __enter__(self) -> Writing: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def added_one_by_one(writing: Writing, articles: Iterable[IndexedArticle]) -> Iterator[DocumentError]:
    """Add each article by itself; what is wrong with those that cannot be indexed."""
    for article in articles:
        try:
            writing.add(article)
        except DocumentError as error:
            yield error
