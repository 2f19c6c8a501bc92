"""Articles written into an index on disk for tests, and the same queries run by stock Whoosh."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from searchapp.backends.base import IndexedArticle
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.schema import whoosh_schema
from searchapp.backends.local.translation import Translator
from searchapp.backends.local.writing import LocalWriting
from searchapp.engine.execution.searcher import Searcher
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import QueryTree
from tests.engine.stock import stock_of


def written(folder: Path, articles: Iterable[tuple[Article, Facts]]) -> LocalBackend:
    """A new index of the articles, or the old one with them added."""
    with LocalWriting(folder) as writing:
        for article, facts in articles:
            writing.add(IndexedArticle(article, facts, "news.jsonl\t1"))
    return LocalBackend(folder)


class StockSearch:
    """What stock Whoosh finds in an index."""

    def __init__(self, folder: Path) -> None:
        searcher = Searcher.open(folder, whoosh_schema())
        self._translator = Translator(searcher)
        self._stock = stock = stock_of(searcher)
        terms = list(stock.reader().lexicon("id"))
        self._ids = {next(iter(stock.postings("id", term).all_ids())): term.decode() for term in terms}

    def ids(self, query: QueryTree) -> set[str]:
        """The ids of the articles that match a query."""
        hits = self._stock.search(self._translator.query(query), limit=None)
        return {self._ids[hit.docnum] for hit in hits}
