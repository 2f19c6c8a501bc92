"""How does an index follow the files? One run: find, compare, read and extract, resolve names, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchapp.lazy_names import lazy_names

if TYPE_CHECKING:
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

# The page of corrections and some commands come through here too, and need nothing of reading and extraction.
__getattr__ = lazy_names(
    __name__,
    {
        "left_out": ["LeftOutCount", "left_out_lines"],
        "move": ["MoveReport", "move_index"],
        "report": ["IngestReport", "Progress", "Watcher", "report_record"],
        "run": ["IngestOptions", "update_index"],
    },
)
