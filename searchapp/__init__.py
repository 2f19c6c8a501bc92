"""searchapp: full-text search over a news corpus, with facets that it found by itself.

from searchapp import ArticleIndex, SearchRequest

with ArticleIndex.open("index") as index:
    page = index.search(SearchRequest(text="tram strike", countries=("PT",), page_size=20))
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from searchapp.article_index import ArticleIndex
    from searchapp.model.request import SearchRequest
    from searchapp.model.result import ResultPage

__version__ = "0.1.0"
__all__ = ["ArticleIndex", "ResultPage", "SearchRequest", "__version__"]

# Imported when they are first asked for: the commands come through here too, and few of them need NumPy and Whoosh.
_MODULES: Mapping[str, str] = {
    "ArticleIndex": "searchapp.article_index",
    "ResultPage": "searchapp.model.result",
    "SearchRequest": "searchapp.model.request",
}


def __getattr__(name: str) -> Any:
    """What `searchapp` offers by this name."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
