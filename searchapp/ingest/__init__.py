"""How does an index follow the files? One run: find, compare, read and extract, resolve names, write."""

from __future__ import annotations

from searchapp.ingest.left_out import LeftOutCount, left_out_lines
from searchapp.ingest.move import MoveReport, move_index
from searchapp.ingest.report import IngestReport, Progress, Watcher, report_record
from searchapp.ingest.run import IngestOptions, update_index

__all__ = [
    "IngestOptions",
    "IngestReport",
    "LeftOutCount",
    "MoveReport",
    "Progress",
    "Watcher",
    "left_out_lines",
    "move_index",
    "report_record",
    "update_index",
]
