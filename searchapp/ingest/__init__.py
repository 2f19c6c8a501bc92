"""How does an index follow the files? One run: find, compare, read and extract, resolve names, write."""

from __future__ import annotations

from searchapp.ingest.report import IngestReport, Progress, Watcher
from searchapp.ingest.run import IngestOptions, update_index

__all__ = ["IngestOptions", "IngestReport", "Progress", "Watcher", "update_index"]
