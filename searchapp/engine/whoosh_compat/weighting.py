"""The formula of ranking as stock Whoosh takes it."""

from __future__ import annotations

from typing import Any, Final

from whoosh.scoring import BM25F, BaseScorer, BM25FScorer

from searchapp.engine import similarity


class Weighting(BM25F):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Whoosh's BM25F with the inverse document frequency and the norms that the engine scores by."""

    def __init__(self) -> None:
        super().__init__(B=similarity.B, K1=similarity.K1)

    def scorer(self, searcher: Any, fieldname: str, text: Any, qf: int = 1) -> BaseScorer:
        """What scores a term."""
        if not searcher.schema[fieldname].scorable:
            return super().scorer(searcher, fieldname, text, qf)
        share = similarity.length_share(searcher.get_parent().avg_field_length(fieldname))
        return BM25FScorer(searcher, fieldname, text, share, similarity.K1, qf=qf)

    def idf(self, searcher: Any, fieldname: str, text: Any) -> float:
        """How rare a term is."""
        parent = searcher.get_parent()
        return similarity.idf(parent.doc_count_all(), parent.doc_frequency(fieldname, text))


WEIGHTING: Final = Weighting()
