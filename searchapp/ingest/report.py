"""What indexing tells its caller: how far it is, and what became of every article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from searchapp.errors import ArticleError
from searchapp.ingest.left_out import LeftOutKind
from searchapp.model.field_names import Note
from searchapp.reading.source_file import printable_path


class Progress(Struct, frozen=True):
    """How far indexing is; `done` and `total` count bytes of files."""

    articles: int
    done: int
    total: int
    restored_articles: int = 0  # that an interrupted run has read
    renewed_articles: int = 0  # of the index, that were looked at for other names, when all files are read
    documents: int = 0  # in the index


Watcher = Callable[[Progress], None]


def unwatched(progress: Progress) -> None:
    """Tell nobody."""


class IngestReport(Struct, frozen=True):
    """What became of the articles; `unchanged_files` were not read again."""

    added: int
    changed: int
    removed: int
    renewed: int  # articles that have not changed, but whose organizations or countries go by other names now
    unchanged_files: int
    failed: tuple[ArticleError, ...]
    left_out: tuple[LeftOutKind, ...]
    documents: int  # in the index now
    seconds: float
    notes: Mapping[Note, int]  # of the fields of records: what they are, and in how many of the articles
    kept_corrections: str = ""  # the file of the corrections that stay in force although it is not there
    without_names: Mapping[str, int] = field(default_factory=dict)  # articles in the index of languages without a model


def report_record(report: IngestReport) -> dict[str, Any]:
    """The report as one JSON object."""
    failed = [
        {"path": printable_path(error.path), "line": error.line, "message": error.message} for error in report.failed
    ]
    left_out = [
        {"reason": kind.reason, "count": kind.count, "path": kind.examples[0], "examples": kind.examples}
        for kind in report.left_out
    ]
    return {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "renewed": report.renewed,
        "unchanged": report.unchanged_files,
        "failed": failed,
        "left_out": left_out,
        "fields": [{"note": note.kind, "field": note.field, "count": count} for note, count in report.notes.items()],
        "without_names": dict(report.without_names),
        "kept_corrections": report.kept_corrections,
        "documents": report.documents,
        "seconds": round(report.seconds, 3),
    }
