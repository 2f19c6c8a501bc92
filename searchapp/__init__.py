"""searchapp: full-text search over a news corpus, with facets that it found by itself.

from searchapp import ArticleIndex, SearchRequest

with ArticleIndex.open("index") as index:
    page = index.search(SearchRequest(text="tram strike", countries=("PT",), page_size=20))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchapp.lazy_names import lazy_names

if TYPE_CHECKING:
    from searchapp.article_index import ArticleIndex
    from searchapp.model.request import SearchRequest
    from searchapp.model.result import ResultPage

__version__ = "0.1.0"
__all__ = ["ArticleIndex", "ResultPage", "SearchRequest", "__version__"]

# The commands come through here too, and few of them need NumPy and Whoosh.
__getattr__ = lazy_names(
    __name__, {"article_index": ["ArticleIndex"], "model.request": ["SearchRequest"], "model.result": ["ResultPage"]}
)
