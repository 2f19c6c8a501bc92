"""What all segments that one writer makes have in common."""

from __future__ import annotations

from collections.abc import Mapping

from searchapp.engine.format.stems import Stemming
from searchapp.engine.format.stored_fields import Compressor
from searchapp.engine.indexing.limits import IndexingLimits


class SegmentOptions:
    """The stemming of the text fields, the compressor of each stored field, and the limits of a piece of work."""

    def __init__(self, stemming: Stemming | None, dictionaries: Mapping[str, bytes], limits: IndexingLimits) -> None:
        self.stemming = stemming
        self.limits = limits
        self._compressors = {field: Compressor(dictionary) for field, dictionary in dictionaries.items()}

    def compressor(self, field: str) -> Compressor:
        """The compressor of a stored field."""
        return self._compressors.setdefault(field, Compressor())
