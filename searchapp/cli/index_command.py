"""`index`: read articles, find their facts and index them."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, BinaryIO

import click
import msgspec

from searchapp.backends.locations import Location, location_of
from searchapp.cli.group import FAILED
from searchapp.cli.options import fields_option, index_option, paths_argument, procs_option
from searchapp.cli.printing.output import byte_output, remark
from searchapp.cli.printing.wrapping import line_width
from searchapp.config import Settings, load_settings, own_files
from searchapp.errors import ExtraError
from searchapp.extraction.other_languages.models import model_of
from searchapp.ingest import IngestOptions, IngestReport, Progress, left_out_lines, report_record, update_index
from searchapp.ingest.names_read import unread_languages
from searchapp.ingest.passage_vectors import add_vectors
from searchapp.model.field_names import Note
from searchapp.reading import FORMATS
from searchapp.reading.records.usual_names import field_map
from searchapp.semantic.sentence_model import is_installed

SHOWN_FAILURES = 20  # more would push the summary off the screen
SHOWN_FIELDS = 15
_BAR_WIDTH = 36  # columns
_ROOM_FOR_BAR = 110  # columns of a terminal, in which it stands beside the longest label and rate
_ROOM_FOR_RATE = 70  # and in which these stand beside a shorter one
_NOTE_BEGINNINGS = {  # kind → how the summary begins what it tells of it
    "not used": "not used",
    "unreadable date": "Left undated, for their dates could not be read",
    "cut short": "Cut short by where they come from",
    "too long": "Cut, for no name is as long",
}


@click.command(
    epilog=f"Formats: {', '.join(reader.name for reader in FORMATS)}, and .gz, .bz2, .xz and .zst of each.",
)
@index_option
@procs_option
@fields_option
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Leave out values less sure than P.  [default: as the index has it; 0]",
)
@click.option(
    "--semantic/--no-semantic",
    default=None,
    help="Then make vectors of what the articles mean, for `--sort meaning`: some 15 passages a second.",
)
@click.option("--rebuild", is_flag=True, help="Build the whole index anew from PATH, beside the live one, then swap.")
@click.option("--read-anew", is_flag=True, help="Do not go on from what an interrupted run has read.")
@click.option("--keep-missing", is_flag=True, help="Keep the articles of files that are gone.")
@click.option("--watch", is_flag=True, help="Then go on: whatever changes under PATH is in the index a moment later.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of everything as one JSON object.")
@paths_argument
def index(
    index_settings: dict[str, Any],
    procs: int | None,
    fields: tuple[str, ...],
    min_score: float | None,
    semantic: bool | None,
    rebuild: bool,
    read_anew: bool,
    keep_missing: bool,
    watch: bool,
    as_json: bool,
    paths: tuple[str, ...],
) -> None:
    """Read articles under PATH (folders, files, or - for standard input), find their facts and index them.

    Files that have not changed are skipped, those that are gone from a PATH are taken out. Whatever stops it, the index
    is left whole, and the same command goes on from what was read. What lies under PATH and is no article is counted at
    the end. PATH is corpus by default.
    """
    settings = load_settings(**index_settings, procs=procs, min_score=min_score, semantic=semantic)
    options = IngestOptions(
        rebuild=rebuild,
        read_anew=read_anew,
        keep_missing=keep_missing,
        procs=settings.procs,
        corrections=settings.corrections,
        min_score=settings.min_score,
        own_files=own_files(settings),
        fields=field_map(fields),
    )
    paths = paths or (str(settings.corpus),)
    output = byte_output() if as_json else None
    if settings.semantic and not is_installed():
        raise ExtraError("To make vectors", "semantic")
    if watch:
        if semantic:
            raise click.UsageError("--watch makes no vectors; run `searchapp index --semantic` from time to time.")
        from searchapp.cli.watching import watch_and_tell  # not at the top: watchfiles takes 0.1 s, and few watch

        watch_and_tell(location_of(settings), paths, options, summary, output)
        return
    report = _updated(settings, paths, options)
    _print_report(report, settings, output)
    if not (report.added or report.changed or report.removed or report.unchanged_files):
        remark(f"Error: nothing under {', '.join(paths)} could be read as an article")
        sys.exit(FAILED)


def _updated(settings: Settings, paths: Sequence[str], options: IngestOptions) -> IngestReport:
    """Bring the index in line with the paths, while a bar tells how far that is."""
    try:
        with ProgressBar() as bar:
            return update_index(location_of(settings), paths, options, bar.show)
    except OSError as error:  # a full disk does not tell which
        raise OSError(error.errno, error.strerror, error.filename or str(settings.index)) from error
    except KeyboardInterrupt:
        remark("Stopped; the index is as it was. The same command goes on from what was read.")
        raise


def _print_report(report: IngestReport, settings: Settings, output: BinaryIO | None) -> None:
    """Tell what became of the articles, and make vectors of them where that is asked for."""
    for line in summary(report):
        remark(line)
    vectors = _vectors(location_of(settings)) if settings.semantic and report.documents else {}
    if output:
        output.write(msgspec.json.encode({**report_record(report), **vectors}) + b"\n")
        output.flush()


def _vectors(location: Location) -> dict[str, int]:
    """Make the vectors that are missing, and tell how many articles have got some."""
    try:
        with ProgressBar() as bar:
            made, present = add_vectors(location, bar.show_vectors)
    except KeyboardInterrupt:
        remark("Stopped; the articles are indexed. The same command goes on with the vectors.")
        raise
    remark(f"Vectors of {made:,} articles made; {present:,} articles had some.")
    return {"vectors_made": made}


class ProgressBar:
    """A bar on standard error, on a terminal only: articles, their rate, the time left."""

    def __init__(self) -> None:
        self._bar: Any = None  # Click keeps the type of its progress bar to itself
        self._started = time.monotonic()

    def __enter__(self) -> ProgressBar:
        return self

    def show(self, progress: Progress) -> None:
        """Move the bar."""
        if progress.restored_articles:
            remark(f"Going on with {progress.restored_articles:,} articles read before.")
            return
        if progress.renewed_articles:
            self._bar_of("Renewing names", progress.documents)
            self._move(progress.renewed_articles, f"{progress.renewed_articles:,} articles")
            return
        self._bar_of("Indexing", progress.total)
        rate = progress.articles / max(time.monotonic() - self._started, 0.001)
        self._move(progress.done, f"{progress.articles:,} articles, {rate:,.0f}/s")

    def show_vectors(self, done: int, total: int) -> None:
        """Move the bar of the articles that are read for their vectors."""
        self._bar_of("Reading for meaning", total)
        self._move(done, f"{done:,} articles")

    def _bar_of(self, label: str, length: int) -> None:
        """Begin the bar of this label, after the one before."""
        if self._bar is None or self._bar.label != label:
            self.__exit__(None, None, None)
            columns = line_width(of_errors=True)
            self._bar = click.progressbar(
                length=length,
                file=sys.stderr,
                item_show_func=str if columns >= _ROOM_FOR_RATE else None,
                label=label,
                width=_BAR_WIDTH if columns >= _ROOM_FOR_BAR else 0,  # 0: what is left of the line
            )
            self._bar.__enter__()

    def _move(self, done: int, item: str) -> None:
        self._bar.current_item = item
        self._bar.update(done - self._bar.pos, item)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)


def summary(report: IngestReport) -> list[str]:
    """What became of everything, in lines for a person."""
    lines = [f"  {error}" for error in report.failed[:SHOWN_FAILURES]]
    if len(report.failed) > SHOWN_FAILURES:
        paths = Counter(error.path for error in report.failed[SHOWN_FAILURES:])
        lines += [f"  {path}: {count} more" for path, count in paths.most_common(SHOWN_FAILURES)]
    if lines:
        lines.insert(0, "Could not be read, and were left out:")
    lines += left_out_lines(report.left_out)
    lines += note_lines(report.notes)
    rate = (report.added + report.changed) / max(report.seconds, 0.001)
    counts = {"added": report.added, "changed": report.changed, "removed": report.removed, "failed": len(report.failed)}
    counted = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    if report.kept_corrections:
        lines.append(
            f"Kept the corrections of {report.kept_corrections}, which is not here; an empty file removes them."
        )
    if report.renewed:
        lines.append(f"The facts of {report.renewed:,} other articles were renewed.")
    remediable = {language: count for language, count in report.without_names.items() if model_of(language)}
    if remediable:
        lines.append(f"Articles without organizations and persons: {', '.join(unread_languages(remediable))}.")
    lines.append(f"{counted}; {report.unchanged_files:,} files unchanged.")
    lines.append(f"{report.documents:,} articles in the index; {report.seconds:.1f} s, {rate:,.0f} articles/s.")
    return lines


def note_lines(notes: Mapping[Note, int]) -> list[str]:
    """What there is to tell of the fields of records, a line for each kind."""
    lines = []
    for kind, beginning in _NOTE_BEGINNINGS.items():
        counts = Counter({note.field: count for note, count in notes.items() if note.kind == kind})
        fields = ", ".join(f"{field} {count:,}×" for field, count in counts.most_common(SHOWN_FIELDS))
        more = f" and {len(counts) - SHOWN_FIELDS} more fields" if len(counts) > SHOWN_FIELDS else ""
        lines += [f"{beginning}: {fields}{more}."] if counts else []
    return lines
