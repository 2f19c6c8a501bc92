"""An index that follows its folders: whatever changes in them is in the next state of the index a moment later.

Each change is a run over the changed paths alone, with what the run before knew of the index. All that lies under the
paths is looked through at the beginning, when somebody else has changed the index, and where that is simpler than to
tell what a change means: links that may lead to one file, thousands of changes at once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from threading import Event

from msgspec.structs import replace

from searchapp.backends.locations import Location, folder_of
from searchapp.errors import CorrectionError, IndexLockedError, LeftOut, SearchappError, UserError
from searchapp.ingest.changed_files import article_files, location_of
from searchapp.ingest.index_memory import IndexMemory
from searchapp.ingest.left_out import LeftOutCount
from searchapp.ingest.report import IngestReport
from searchapp.ingest.run import IngestOptions, Scope, update_within
from searchapp.ingest.watch.changed_paths import ChangedPaths
from searchapp.ingest.watch.watched_folders import WatchedFolders
from searchapp.reading import LineCounts, SourceFile
from searchapp.reading.source_file import STANDARD_INPUT

LOCK_NAME = "watching.lock"
_MANY_PATHS = 5_000  # so many changes at once, and the system may have dropped some
LOOK_SECONDS = 1.0  # between two looks whether another run has changed the index, or a folder is gone
RETRY_SECONDS = 0.5  # until what hindered a run is tried again,
_RETRY_SHARE = 9  # or nine times as long as it took: a tenth of the time goes into it


def watch_index(
    index: Location, paths: Sequence[str], options: IngestOptions, stop: Event | None = None
) -> Iterator[IngestReport | SearchappError]:
    """Keep an index in line with the files under `paths`: a report for the first run and for each that changed
    something, and what hinders a run that will be tried again.

    Raises UserError for a path that is not there or goes away, IndexLockedError where another process watches for the
    same index, and BackendError when the index is damaged or of another version.
    """
    if STANDARD_INPUT in paths:
        raise UserError("standard input cannot be watched; give folders and files")
    with _watching_alone(folder_of(index)):
        yield from follow_changes(index, paths, options, ChangedPaths(paths, options.corrections, stop))


def follow_changes(
    index: Location, paths: Sequence[str], options: IngestOptions, changes: Iterable[frozenset[str]]
) -> Iterator[IngestReport | SearchappError]:
    """The same, as told by others which absolute paths have changed: each set of them, though empty, may be a run."""
    yield from _IndexWatch(index, paths, options).reports(changes)


@contextmanager
def _watching_alone(folder: Path) -> Iterator[None]:
    """Hold the place of the one process that watches for an index; it is free when that ends, whatever ends it."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / LOCK_NAME, "w", encoding="ascii") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except OSError as error:
            raise IndexLockedError(f"another process watches for the index of {folder} already") from error
        yield


class _IndexWatch:
    """The runs of a process that watches."""

    def __init__(self, index: Location, paths: Sequence[str], options: IngestOptions) -> None:
        self._index = index
        self._folder = folder_of(index)
        self._paths = paths
        self._options = options
        self._folders = WatchedFolders(paths, self._folder, options.all_own_files)
        self._has_links = False
        self._lines = LineCounts()
        self._memory: IndexMemory | None = None  # None: everything has to be looked through
        self._changed: set[str] = set()  # paths of which no run has taken account
        self._reported: dict[str, str] = {}  # what is wrong with files, with the path of each
        self._anew: set[str] = set()  # paths of files in which other lines are boilerplate since

    def reports(self, changes: Iterable[frozenset[str]]) -> Iterator[IngestReport | SearchappError]:
        """The report of each run that changed something, and what hinders one."""
        corrections = os.path.abspath(self._options.corrections)
        hindrance, next_try, next_look = "", 0.0, 0.0
        is_first = True
        for changed in changes:
            self._changed |= {path for path in changed if path == corrections or self._folders.named(path)}
            started = time.monotonic()
            if self._changed or started > next_look:
                self._folders.check()
                self._memory = self._memory if self._memory and self._memory.is_current() else None
                next_look = started + LOOK_SECONDS
            if (started < next_try and corrections not in changed) or (self._memory and not self._changed):
                continue
            self._folders.check()
            try:
                report = self._run()
            except (IndexLockedError, CorrectionError) as error:
                if is_first and isinstance(error, CorrectionError):
                    raise
                if str(error) != hindrance:
                    yield error
                now = time.monotonic()
                hindrance, next_try = str(error), now + max(RETRY_SECONDS, _RETRY_SHARE * (now - started))
                continue
            hindrance = ""
            if is_first or _has_news(report):
                yield report
            is_first = False

    def _run(self) -> IngestReport:
        """Take account of what has changed since the last run."""
        memory = self._memory
        scope = self._changed_scope(memory) if memory else None
        scope = scope or self._whole_scope()
        report, self._memory = update_within(self._index, scope, self._options, memory=memory)
        self._options = replace(self._options, rebuild=False, read_anew=False)
        changed = set(map(self._folders.named, self._changed))
        self._changed.clear()
        self._anew.clear()
        return self._news_of(report, changed)

    def _news_of(self, report: IngestReport, changed: Collection[str | None]) -> IngestReport:
        """The report without what was told before of files that have not changed."""
        self._reported = {error: path for error, path in self._reported.items() if path not in changed}
        failed = tuple([error for error in report.failed if str(error) not in self._reported])
        left_out = tuple([kind for kind in report.left_out if f"{kind}" not in self._reported])
        self._reported |= {str(error): error.path for error in failed} | {
            f"{kind}": kind.examples[0] for kind in left_out
        }
        return replace(report, failed=failed, left_out=left_out)

    def _whole_scope(self) -> Scope:
        scope = Scope.everything(self._index, self._paths, self._options)
        self._lines = LineCounts()
        for file in scope.files:
            self._lines.put(file)
        self._has_links = self._folders.are_linked(scope.files)
        return replace(scope, repeated=self._lines.repeated)

    def _changed_scope(self, memory: IndexMemory) -> Scope | None:
        """What a run has to look at for the changes; None where it has to look at everything."""
        if self._has_links or len(self._changed) > _MANY_PATHS:
            return None
        named = map(self._folders.named, self._changed)
        refused = map(self._folders.named_location, memory.partly_read())
        paths = {path for path in (*named, *refused) if path is not None}
        surveyed = list(self._surveyed(paths))
        if any(map(os.path.islink, paths)) or self._folders.are_linked(surveyed):
            return None
        left_out = LeftOutCount()
        files = article_files(surveyed, self._folder, self._options.all_own_files, left_out)
        self._count_lines(paths, files)
        files += article_files(self._surveyed(self._anew - paths), self._folder, (), left_out)
        gone = [path for path in paths if not os.path.isfile(path) or location_of(path, self._folder) in memory.files]
        return Scope(files, gone, left_out, self._lines.repeated, frozenset(self._anew), is_whole=False)

    def _surveyed(self, paths: Iterable[str]) -> Iterator[SourceFile | LeftOut]:
        """What lies under the paths, each file once though a folder and a file in it may both have changed."""
        files = (file for path in sorted(paths) for file in self._folders.survey(path, self._options.fields))
        yield from {file.path: file for file in files}.values()

    def _count_lines(self, paths: Collection[str], files: Iterable[SourceFile]) -> None:
        """Count the lines of what has changed, and note the files in which other lines are boilerplate since."""
        before = self._lines.repeated()
        self._lines.drop(paths)
        for file in files:
            self._lines.put(file)
        self._anew.update(self._lines.paths_with(before.keys ^ self._lines.repeated().keys))


def _has_news(report: IngestReport) -> bool:
    """Whether there is anything to tell of a run."""
    counts = (report.added, report.changed, report.removed, report.renewed)
    return any(counts) or bool(report.failed or report.left_out)
