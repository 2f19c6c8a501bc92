"""Searching an index: a request in, a page of its answer out."""

from searchapp.search.facet_search import facet_values
from searchapp.search.lookup import StoredArticle, article, explain, matches
from searchapp.search.service import run
from searchapp.search.statistics import IndexStats, stats

__all__ = ["IndexStats", "StoredArticle", "article", "explain", "facet_values", "matches", "run", "stats"]
