"""Searching an index: a request in, a page of its answer out."""

from searchapp.search.lookup import StoredArticle, article, explain, matches
from searchapp.search.service import SearchService
from searchapp.search.statistics import IndexStats, stats

__all__ = ["IndexStats", "SearchService", "StoredArticle", "article", "explain", "matches", "stats"]
