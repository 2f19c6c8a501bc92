"""The formula of ranking as stock Whoosh takes it."""

from __future__ import annotations

from typing import Any, Final

from whoosh.scoring import BM25F

from searchapp.engine import similarity


class Weighting(BM25F):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Whoosh's BM25F with the inverse document frequency that the engine scores by."""

    def __init__(self) -> None:
        super().__init__(**similarity.WHOOSH_PARAMETERS)

    def idf(self, searcher: Any, fieldname: str, text: Any) -> float:
        """How rare a term is."""
        parent = searcher.get_parent()
        return similarity.idf(parent.doc_count_all(), parent.doc_frequency(fieldname, text))


WEIGHTING: Final = Weighting()
