"""One indexing run: what changed is read, its facts are extracted, and the index moves to its next state at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import accumulate
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from searchapp.backends.applied_corrections import applied_in
from searchapp.backends.base import Backend
from searchapp.backends.locations import Location, folder_of
from searchapp.backends.registry import open_backend, open_writing
from searchapp.backends.unread_names import articles_without_model
from searchapp.errors import BackendError, IndexMissingError
from searchapp.ingest.changed_files import FileChanges, FileState, article_files, compare, location_of
from searchapp.ingest.corrections.corrections_file import CorrectionsFile
from searchapp.ingest.corrections.kept_corrections import (
    corrections_without_file,
    forget_other_corrections,
    instead_of_applied,
    keep_corrections,
)
from searchapp.ingest.extracting.extracted_articles import ExtractedBatch
from searchapp.ingest.extracting.read_tasks import size_of
from searchapp.ingest.extracting.reading_version import reading_version
from searchapp.ingest.extracting.spool import Spool
from searchapp.ingest.first_added import Clock, FirstAdded
from searchapp.ingest.index_memory import IndexMemory
from searchapp.ingest.intake import Intake
from searchapp.ingest.kept_signatures import KeptSignatures
from searchapp.ingest.left_out import LeftOutCount
from searchapp.ingest.names_read import files_read_otherwise
from searchapp.ingest.report import IngestReport, Progress, Watcher, unwatched
from searchapp.ingest.update import IndexUpdate
from searchapp.model.field_names import NO_FIELDS, FieldMap
from searchapp.reading import RepeatedLines, SourceFile, survey_files
from searchapp.reading.records.usual_names import require_fields


class IngestOptions(Struct, frozen=True):
    """How to index; `procs` of 0 is one process a core."""

    rebuild: bool = False  # build the whole index anew from the paths, beside the live one
    read_anew: bool = False  # do not go on from what an interrupted run has read
    keep_missing: bool = False  # keep the articles of files that are gone
    procs: int = 0
    corrections: Path = Path("corrections.txt")
    min_score: float | None = None  # values that are less sure are left out; None: as of the index till now
    own_files: tuple[Path, ...] = ()  # files of searchapp beside the corrections that are no articles
    fields: FieldMap = NO_FIELDS  # which fields of records hold what
    clock: Clock = time.time  # tells when the new articles of a run are added

    @property
    def all_own_files(self) -> tuple[Path, ...]:
        """The files of searchapp that are no articles."""
        return (self.corrections, *self.own_files)


class Scope(Struct, frozen=True):
    """What a run looks at: files that were found, the paths of which no others are there, and what was left out."""

    files: Sequence[SourceFile]
    paths: Sequence[str]
    left_out: LeftOutCount
    repeated: Callable[[], RepeatedLines]  # the lines that the files and those around them share
    anew: frozenset[str] = frozenset()  # paths of files that are read again though their bytes are the same
    is_whole: bool = True  # whether nothing else lies under the paths that the user gave

    @classmethod
    def everything(cls, index: Location, paths: Sequence[str], options: IngestOptions) -> Scope:
        """All that lies under the paths. Raises UserError for a path that is not there."""
        left_out = LeftOutCount()
        survey = survey_files(paths, options.fields)
        files = article_files(survey, folder_of(index), options.all_own_files, left_out)
        return cls(files, paths, left_out, partial(RepeatedLines.learn, files))


def update_index(
    index: Location, paths: Sequence[str], options: IngestOptions | None = None, watch: Watcher = unwatched
) -> IngestReport:
    """Bring the index in line with the files under `paths`; it is made where there is none.

    What is wrong with single files or articles is in the report. Raises UserError for a path that is not there, and
    BackendError when the index is locked, damaged or of another version; the index is then as it was.
    """
    options = options or IngestOptions()
    report, memory = update_within(index, Scope.everything(index, paths, options), options, watch)
    memory.close()
    return report


def update_within(
    index: Location, scope: Scope, options: IngestOptions, watch: Watcher = unwatched, memory: IndexMemory | None = None
) -> tuple[IngestReport, IndexMemory]:
    """Bring the index in line with what a run looks at; the report, and what is known of the index from then on.

    What is known from the run before need not be asked again. Raises UserError and BackendError; what was known is of
    no use then.
    """
    started = time.perf_counter()
    folder = folder_of(index)
    given = CorrectionsFile.read(options.corrections) if options.corrections.exists() else None
    with ExitStack() as closing_all:
        writing = closing_all.enter_context(open_writing(index, anew=options.rebuild))
        folder.mkdir(parents=True, exist_ok=True)
        if not (memory and memory.is_current()):
            memory = IndexMemory(_open(index, options))
        corrections = given or corrections_without_file(options.corrections, folder, memory.backend)
        corrections = replace(corrections, min_score=_min_score(index, options, memory.backend))
        changes = compare(
            scope.files, scope.paths, memory.files, folder, _has_to_be_read(scope, options, folder, memory.backend)
        )
        spool = closing_all.enter_context(Spool(folder, changes.read, reading_version(), options.read_anew))
        signatures = closing_all.enter_context(KeptSignatures(folder))
        intake = Intake(changes, memory.backend, folder, scope.left_out, signatures)
        _take_in(scope, options, changes, spool, intake, watch)
        writing.begin()
        memory = memory.newest()
        corrections = instead_of_applied(corrections, folder, memory.backend)
        update = IndexUpdate(writing, memory.backend, changes, intake, options.keep_missing)
        update.watch = watch
        before = closing_all.enter_context(_replaced(index)) if options.rebuild else memory.backend
        known = None if options.rebuild else intake.replaced_ids
        update.write(spool, memory.authority, corrections, FirstAdded(before, options.clock, known))
        keep_corrections(folder, corrections)
        unreadable = options.rebuild and (intake.failed or scope.left_out.kinds()) and not intake.owners
        if unreadable or update.is_idle:
            writing.cancel()  # servers would open a new state, and cursors warn of it, for nothing
        else:
            writing.commit(replace_all=options.rebuild)
            forget_other_corrections(folder, corrections.digest)
    report, memory = _moved_on(index, memory, update, started)
    return replace(report, kept_corrections=corrections.origin if corrections.is_kept else ""), memory


def _take_in(
    scope: Scope, options: IngestOptions, changes: FileChanges, spool: Spool, intake: Intake, watch: Watcher
) -> None:
    """Read what has to be read, and put what is taken of it onto the disk."""
    if not changes.read:
        return
    # Not at the top: a run that reads nothing does without, an eighth of its time.
    from searchapp.ingest.extracting.extraction_pool import read_and_extract

    batches = read_and_extract([file for file, _ in changes.read], scope.repeated(), options.procs, spool=spool)
    for batch in _watched(batches, changes, spool.restored_articles, watch):
        spool.put(batch, intake.accepted(batch))
    if scope.is_whole:
        require_fields(options.fields, intake.notes)


def _open(index: Location, options: IngestOptions) -> Backend | None:
    """The index as it is; a rebuild does not ask what it holds."""
    if options.rebuild:
        return None
    try:
        return open_backend(index)
    except IndexMissingError:
        return None


def _has_to_be_read(
    scope: Scope, options: IngestOptions, folder: Path, before: Backend | None
) -> Callable[[SourceFile], bool]:
    """Which files are read although their bytes are as they were."""
    otherwise = {FileState.of_term(term).location for term in (files_read_otherwise(before) if before else ())}
    return lambda file: (
        options.rebuild
        or file.path in scope.anew
        or (bool(otherwise) and not file.is_piped and location_of(file.path, folder) in otherwise)
    )


def _min_score(index: Location, options: IngestOptions, before: Backend | None) -> float:
    """How sure a value has to be: as the options say, or else as for the index till now."""
    if options.min_score is not None:
        return options.min_score
    if before is not None:
        return applied_in(before).min_score
    with _replaced(index) as replaced:
        return applied_in(replaced).min_score if replaced else 0.0


@contextmanager
def _replaced(index: Location) -> Iterator[Backend | None]:
    """The index that a rebuild replaces, where it can be opened: of it only the instants of its articles are kept."""
    try:
        backend = open_backend(index)
    except BackendError:
        yield None
        return
    with closing(backend):
        yield backend


def _watched(
    batches: Iterable[ExtractedBatch], changes: FileChanges, restored_articles: int, watch: Watcher
) -> Iterator[ExtractedBatch]:
    """The batches one after another, while the watcher hears how far that is."""
    done = list(accumulate(size_of(file) for file, _ in changes.read))  # bytes up to the end of each file
    articles = 0
    if restored_articles:
        watch(Progress(0, 0, done[-1], restored_articles))
    for batch in batches:
        yield batch
        articles += len(batch.outlines)
        if batch.outlines:
            watch(Progress(articles, done[batch.outlines[-1].file], done[-1]))


def _moved_on(
    index: Location, memory: IndexMemory, update: IndexUpdate, started: float
) -> tuple[IngestReport, IndexMemory]:
    """What became of everything, once it is live, and what is known of that state."""
    documents_before = memory.backend.state().documents if memory.backend else 0
    now = memory.backend.refreshed() if memory.backend else open_backend(index)
    documents = now.state().documents
    intake = update.intake
    added = len(intake.owners) - update.changed
    report = IngestReport(
        added,
        update.changed,
        max(0, documents_before + added - documents),
        update.renewed,
        update.changes.unchanged,
        tuple(intake.failed),
        intake.left_out.kinds(),
        documents,
        time.perf_counter() - started,
        dict(intake.notes),
        without_names=articles_without_model(now),
    )
    return report, memory.after(update, now)
