"""searchapp: full-text search over a news corpus, with facets that it found by itself."""

from __future__ import annotations

__version__ = "0.1.0"
