"""Searching an index: a request in, a page of its answer out."""

from searchapp.backends.stored_article import StoredArticle
from searchapp.search.lookup import (
    FoundArticles,
    additions,
    article,
    article_at,
    articles,
    articles_with,
    explain,
    matches,
    warnings_of,
)
from searchapp.search.service import SearchService
from searchapp.search.statistics import IndexStats, stats

__all__ = [
    "FoundArticles",
    "IndexStats",
    "SearchService",
    "StoredArticle",
    "additions",
    "article",
    "article_at",
    "articles",
    "articles_with",
    "explain",
    "matches",
    "stats",
    "warnings_of",
]
