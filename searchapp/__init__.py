"""searchapp: full-text search over a news corpus, with facets that it found by itself.

from searchapp import ArticleIndex, SearchRequest

with ArticleIndex.open("index") as index:
    page = index.search(SearchRequest(text="ceasefire", organizations=("hamas",), page_size=10))
"""

from __future__ import annotations

from searchapp.index import ArticleIndex
from searchapp.models import ResultPage, SearchRequest

__version__ = "0.1.0"
__all__ = ["ArticleIndex", "ResultPage", "SearchRequest", "__version__"]
