"""One indexing run: what changed is read, its facts are found, and the index moves to its next state at once."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from searchapp.backends.local.opening import open_searcher
from searchapp.backends.local.schema import to_document, whoosh_schema
from searchapp.backends.stored_article import file_of
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.indexing.writer import Writer
from searchapp.errors import ArticleError, DocumentError, IndexMissingError, UserError
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest.batches import Batch, Found, Note
from searchapp.ingest.changed_files import FileChanges, FileState, compare, place_of
from searchapp.ingest.renewal import CorrectionsFile, EvidenceCounts, KeptArticle, Naming, evidence_counts, to_renew
from searchapp.ingest.report import IngestReport, Progress, Watcher, unwatched
from searchapp.ingest.spool import Spool
from searchapp.ingest.workers import find_all, size_of
from searchapp.reading import RepeatedLines, SourceFile, find_files
from searchapp.reading.source_file import STANDARD_INPUT
from searchapp.text.stemming import stem


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to index; `procs` of 0 is one process a core."""

    rebuild: bool = False  # build the whole index anew from the paths, beside the live one
    keep_missing: bool = False  # keep the articles of files that are gone
    procs: int = 0
    corrections: Path = Path("corrections.txt")


def update_index(
    index: Path, paths: Sequence[str], options: IngestOptions | None = None, watch: Watcher = unwatched
) -> IngestReport:
    """Bring the index in line with the files under `paths`; it is made where there is none.

    What is wrong with single files or articles is in the report. Raises UserError for a path that is not there, and
    IndexUnusableError when the index is locked, damaged or of another version; the index is then as it was.
    """
    options = options or IngestOptions()
    started = time.perf_counter()
    files = _outside(index, paths)
    corrections = CorrectionsFile.read(options.corrections)
    with Writer(index, whoosh_schema(), stem, anew=options.rebuild) as writer:
        before = _open(index, options)
        changes = compare(files, paths, _states(before), index, anew=options.rebuild)
        run = _Run(writer, before, changes, index, failed=list(changes.failed), gone=set(changes.replaced))
        if not options.keep_missing:
            run.gone |= changes.missing
            run.delete(changes.missing)
        repeated = RepeatedLines.learn(files) if changes.read else RepeatedLines()
        found = find_all([file for file, _ in changes.read], repeated, options.procs)
        with Spool(index) as spool:  # where there has to be room for it all, as need not be in /tmp
            for batch in _watched(found, changes, watch):
                run.collect(batch, spool)
            run.index_all(spool, corrections)
        unreadable = options.rebuild and run.failed and not run.owners
        if unreadable or run.is_idle:
            writer.cancel()  # servers would open a new state, and cursors warn of it, for nothing
        else:
            writer.commit(replace_all=options.rebuild)
    return run.report(time.perf_counter() - started)


def _outside(index: Path, paths: Sequence[str]) -> list[SourceFile]:
    """The files under the paths but for those of the index. Raises UserError where no others are left."""
    everything = list(find_files(paths))
    files = [file for file in everything if not _is_inside(file, index)]
    if everything and not files:
        raise UserError(f"all that is under {', '.join(paths)} lies in the index {index}; give --index another folder")
    return files


def _is_inside(file: SourceFile, index: Path) -> bool:
    """Whether a file belongs to the index itself, which may lie in a folder that is indexed."""
    return file.path != STANDARD_INPUT and not place_of(file.path, index).startswith("..")


def _open(index: Path, options: IngestOptions) -> Searcher | None:
    """The index as it is; a rebuild does not ask what it holds."""
    if options.rebuild:
        return None
    try:
        return open_searcher(index)
    except IndexMissingError:
        return None


def _states(before: Searcher | None) -> dict[str, FileState]:
    """The files that the index holds, by place."""
    words = before.vocabulary("file").with_prefix("", limit=before.document_count) if before else ()
    states = (FileState.of_term(word.text) for word in words)
    return {state.place: state for state in states}


def _watched(found: Iterable[Batch], changes: FileChanges, watch: Watcher) -> Iterator[Batch]:
    """The batches one after another, while the watcher hears how far that is."""
    done = list(accumulate(size_of(file) for file, _ in changes.read))  # bytes up to the end of each file
    articles = 0
    for batch in found:
        yield batch
        articles += len(batch.notes)
        if batch.notes:
            watch(Progress(articles, done[batch.notes[-1].file], done[-1]))


@dataclass
class _Run:
    """The articles of one run on their way into the index, and what became of them so far."""

    writer: Writer
    before: Searcher | None
    changes: FileChanges
    index: Path
    failed: list[ArticleError]
    gone: set[FileState]  # whose articles are not to stay as they are
    partly: set[int] = field(default_factory=set)  # numbers of the files of which articles were refused for their ids
    told: set[int] = field(default_factory=set)  # numbers of the files that had articles, or something wrong with them
    owners: dict[str, str] = field(default_factory=dict)  # id → path of the article of this run that has it
    evidence: EvidenceCounts = field(default_factory=Counter)
    changed: int = 0
    renewed: int = 0
    writes: int = 0

    @property
    def is_idle(self) -> bool:
        """Whether the index is there and nothing of it has to change."""
        return self.before is not None and not self.writes

    def delete(self, states: Iterable[FileState]) -> None:
        """Take out the articles of these files."""
        for state in states:
            self.writer.delete("file", state.term)
            self.writes += 1

    def collect(self, batch: Batch, spool: Spool) -> None:
        """Keep the articles of a batch that can be indexed, with what they tell about names."""
        spool.put(batch, [self._is_accepted(note) for note in batch.notes])

    def _is_accepted(self, note: Note) -> bool:
        self.told.add(note.file)
        file, _ = self.changes.read[note.file]
        if isinstance(note.article, ArticleError):
            self.failed.append(note.article)
            return False
        if owner := self._other_owner(note.article, file):
            self.partly.add(note.file)
            message = f"its article {note.article} has the id of one in {owner}, which was kept; give it another id"
            self.failed.append(ArticleError(file.path, message))
            return False
        self.owners[note.article] = file.path
        self.evidence.update(note.evidence)
        return True

    def index_all(self, spool: Spool, corrections: CorrectionsFile) -> None:
        """Index what was collected, under the names that the corpus gives, and renew what that changes elsewhere."""
        told = evidence_counts(self.before) if self.before else Counter()
        self.evidence.update(evidence_counts(self.before, without=self.gone) if self.before and self.gone else told)
        naming = Naming(Authority.from_counts(self.evidence), corrections)
        earlier = {state.place: (state,) for state in self.changes.replaced}
        for found in spool:
            self.delete(earlier.pop(self.changes.read[found.file][1].place, ()))
            self._add(found, naming)
        for number, (_, state) in enumerate(self.changes.read):
            if number not in self.told:  # a file that has no articles any more
                self.delete(earlier.pop(state.place, ()))
        if self.before:
            for kept in to_renew(self.before, Authority.from_counts(told), naming, without=self.gone):
                self._renew(kept, naming)

    def _add(self, found: Found, naming: Naming) -> None:
        file, state = self.changes.read[found.file]
        article = found.article
        if isinstance(article, ArticleError):
            return
        try:
            facts, extracted = naming.facts(article, found.facts), naming.extracted(article, found.facts)
            state = state.partly if found.file in self.partly else state
            self.writer.add(to_document(article, facts, state.term, extracted))
        except DocumentError as error:
            self.failed.append(ArticleError(file.path, f"its article {article.id} cannot be indexed: {error}"))
            del self.owners[article.id]
            return
        self.writes += 1
        self.changed += self.before is not None and self.before.global_id("id", article.id) is not None

    def _renew(self, kept: KeptArticle, naming: Naming) -> None:
        """Index an article again, out of what the index keeps of it, unless this run has brought it anew."""
        facts, extracted = naming.facts(kept.article, kept.extracted), naming.extracted(kept.article, kept.extracted)
        if kept.article.id not in self.owners:
            self.writer.add(to_document(kept.article, facts, kept.file, extracted))
            self.writes += 1
            self.renewed += facts != kept.facts

    def _other_owner(self, key: str, file: SourceFile) -> str | None:
        """The file of another article with this id that is to stay; standard input may replace what the index has."""
        if key in self.owners:
            return self.owners[key]
        global_id = self.before.global_id("id", key) if self.before else None
        if self.before is None or global_id is None or file.path == STANDARD_INPUT:
            return None
        state = FileState.of_term(file_of(self.before.stored(global_id, "article")))
        moved = state in self.changes.missing or state in self.changes.replaced  # such a file may have it no more
        moved |= not (state.is_piped or (self.index / state.place).exists())
        return None if moved or state.place == place_of(file.path, self.index) else state.shown

    def report(self, seconds: float) -> IngestReport:
        """What became of everything, once it is live."""
        with closing(open_searcher(self.index)) as now:
            documents = now.document_count
        added = len(self.owners) - self.changed
        removed = max(0, (self.before.document_count if self.before else 0) + added - documents)
        failed = tuple(self.failed)
        return IngestReport(
            added, self.changed, removed, self.renewed, self.changes.unchanged, failed, documents, seconds
        )
