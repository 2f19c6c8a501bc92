"""Files → articles → facts → documents → index: the whole of one indexing run."""

from __future__ import annotations

from searchapp.ingest.report import IngestReport, Progress, Watcher
from searchapp.ingest.run import IngestOptions, update_index

__all__ = ["IngestOptions", "IngestReport", "Progress", "Watcher", "update_index"]
