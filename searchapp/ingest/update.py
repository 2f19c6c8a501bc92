"""The next state of an index: new articles in, those of files that are gone out, and the facts of others renewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from searchapp.backends.applied_corrections import FIELD, NOTHING_APPLIED, Mark, applied_in
from searchapp.backends.base import Backend, IndexedArticle, Writing
from searchapp.backends.stored_article import indexed_article_of
from searchapp.batches import batches
from searchapp.errors import ArticleError
from searchapp.extraction.near_copies import band_terms, band_terms_of, signature_of
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest.changed_files import FileChanges, FileState
from searchapp.ingest.copies import CopyGroups, copy_groups
from searchapp.ingest.corrections.corrections_file import CorrectionsFile
from searchapp.ingest.extracting.extracted_articles import ExtractedArticle, body_of
from searchapp.ingest.first_added import FirstAdded
from searchapp.ingest.intake import Intake
from searchapp.ingest.renewal import (
    Naming,
    articles_without,
    evidence_counts,
    evidence_of_articles,
    to_renew,
)
from searchapp.ingest.report import Progress, Watcher, unwatched
from searchapp.model.article import Article
from searchapp.model.query_tree import Every, Value
from searchapp.model.result import Named

_ADDED_AT_ONCE = 256  # articles that get their names and their bands before any of them is written: a tenth less time
_ADDED_AT_ONCE_CHARS = 1 << 20  # fewer articles where they are long
_RENEWALS_A_REPORT = 200  # articles between two that the watcher hears of, about a tenth of a second


class IndexUpdate:
    """Writes the accepted articles of one run and what follows from them."""

    def __init__(
        self, writing: Writing, before: Backend | None, changes: FileChanges, intake: Intake, keep_missing: bool
    ) -> None:
        self.changes = changes
        self.intake = intake
        self.gone = frozenset[FileState]()  # the states of files whose articles the index has no more
        self.changed = 0  # articles that the index had already
        self.renewed = 0  # articles that have not changed, but whose facts have other names now
        self.watch: Watcher = unwatched  # hears how many articles were looked at for other names
        self.is_accounted_for = True  # whether `gone`, the new states and the authority are those of the index now
        self._writing = writing
        self._before = before
        self._missing = frozenset[FileState]() if keep_missing else changes.missing
        self._writes = 0
        self._copies = CopyGroups()
        self._written = 0  # articles, which carry the mark of the corrections
        self._looked_at: set[str] = set()  # ids of those that the index had, whose facts may be others now

    @property
    def is_idle(self) -> bool:
        """Whether the index is there and nothing of it has to change."""
        return self._before is not None and not self._writes

    def new_states(self) -> Iterator[FileState]:
        """The states of the files whose articles were written."""
        return (self._state(number) for number in self.intake.filled)

    def write(
        self,
        extracted: Iterable[ExtractedArticle],
        authority: Authority,
        corrections: CorrectionsFile,
        first_added: FirstAdded,
    ) -> None:
        """Write the articles under the names that the corpus gives, and renew what those change elsewhere.

        `authority` is that of the index before, and becomes that of the index after.
        """
        self.gone = self._gone()
        renamed = self._renamed(authority)
        applied = applied_in(self._before) if self._before else NOTHING_APPLIED
        naming = Naming(authority, corrections, applied)
        self._copies = copy_groups(self.intake.signatures, self.intake.owners.__contains__, self._before, self.gone)
        for state in self.gone:
            self._writing.delete("file", state.term)
            self._writes += 1
        dated = first_added.dated(extracted)
        for batch in batches(dated, lambda item: len(body_of(item[0].article)), _ADDED_AT_ONCE, _ADDED_AT_ONCE_CHARS):
            self._add(self._indexed(batch, naming))
        if self._before:
            renewable = to_renew(self._before, renamed, naming, without=self.gone)
            joined = self._before.stored([*self._copies.joined], "article") if self._copies.joined else {}
            again = chain(renewable, map(indexed_article_of, joined.values()))
            self._write_again(self._renewed(again, naming), naming)
            if naming.mark and not self._written:
                self._keep_mark(self._before, naming.mark, naming)
        self.is_accounted_for &= not self.intake.has_refused_late

    def _gone(self) -> frozenset[FileState]:
        """What is missing, and what was replaced but for files that cannot be read now, which keep their articles."""
        unreadable = self.intake.reported - self.intake.filled
        kept = {self.changes.read[number][1].location for number in unreadable}
        return self._missing | {state for state in self.changes.replaced if state.location not in kept}

    def _renamed(self, authority: Authority) -> Mapping[str, Named]:
        """The raw ids that go by another name once the authority has learned of this update, with the former one."""
        changes = self.intake.evidence
        if not self._before:
            authority.add(changes)
            return {}
        if self.gone:
            changes.subtract(evidence_counts(self._before, self.gone))
        moved = [article_id for article_id, state in self.intake.moved.items() if state not in self.gone]
        if moved:
            changes.subtract(evidence_of_articles(self._before, moved))
            self.is_accounted_for = False  # the files that they were in may have none left
        return authority.change(changes)

    def _state(self, number: int) -> FileState:
        """The state of a file that was read, as the index keeps it."""
        state = self.changes.read[number][1]
        return state.partly if number in self.intake.partly_refused else state

    def _indexed(
        self, batch: Sequence[tuple[ExtractedArticle, str]], naming: Naming
    ) -> list[tuple[int, IndexedArticle]]:
        """The articles of a batch, given with when they were added, as the index keeps them, and of which files."""
        bands = band_terms_of([extracted.bands for extracted, _ in batch])
        indexed: list[tuple[int, IndexedArticle]] = []
        for (extracted, added), terms in zip(batch, bands, strict=True):
            if isinstance(article := extracted.article, Article):
                named = naming.indexed(article, extracted.facts, self._state(extracted.file).term)
                group = self._copies.new.get(article.id, "")
                indexed.append((extracted.file, named._replace(copies=group, bands=terms, added=added)))
        return indexed

    def _add(self, batch: Sequence[tuple[int, IndexedArticle]]) -> None:
        """Write articles, given with the numbers of their files."""
        files = {indexed.article.id: file for file, indexed in batch}
        for error in self._writing.add_all(indexed for _, indexed in batch):
            message = f"its article {error.key} cannot be indexed: {error}"
            self.intake.refuse(error.key, ArticleError(self.changes.read[files.pop(error.key)][0].path, message))
        self._writes += len(files)
        self._written += len(files)
        self.changed += len(files.keys() & self.intake.replaced_ids)

    def _renewed(self, indexed_articles: Iterable[IndexedArticle], naming: Naming) -> Iterator[IndexedArticle]:
        """The articles that have other facts or copies now, but for those that this run has brought anew."""
        for indexed in indexed_articles:
            article = indexed.article
            if article.id not in self.intake.owners and article.id not in self._looked_at:
                self._look_at(article.id)
                group = self._copies.joined.get(article.id, indexed.copies)
                facts = naming.facts(article, indexed.extracted or indexed.facts)
                if (facts, group) != (indexed.facts, indexed.copies):
                    self.renewed += facts != indexed.facts
                    yield indexed._replace(copies=group)

    def _look_at(self, article_id: str) -> None:
        """Keep that an article was looked at, and tell the watcher now and then."""
        self._looked_at.add(article_id)
        if len(self._looked_at) % _RENEWALS_A_REPORT == 0 and self._before:
            documents = self._before.state().documents
            self.watch(Progress(0, 0, 0, renewed_articles=len(self._looked_at), documents=documents))

    def _write_again(self, indexed_articles: Iterable[IndexedArticle], naming: Naming) -> None:
        """Index articles out of what the index keeps of them."""
        for error in self._writing.add_all(self._named_again(indexed_articles, naming)):
            raise error

    def _named_again(self, indexed_articles: Iterable[IndexedArticle], naming: Naming) -> Iterator[IndexedArticle]:
        for indexed in indexed_articles:
            article = indexed.article
            named = naming.indexed(article, indexed.extracted or indexed.facts, indexed.file)
            bands = band_terms(signature_of(article.body))
            self._writes += 1
            self._written += 1
            yield named._replace(bands=bands, copies=indexed.copies, added=indexed.added, vectors=indexed.vectors)

    def _keep_mark(self, before: Backend, mark: Mark, naming: Naming) -> None:
        """Have one of the articles that stay say what all go by, unless one does; where none stays, none needs to."""
        if next(articles_without(before, Value(FIELD, (mark.text(),)), self.gone), None) is None:
            self._write_again(islice(articles_without(before, Every(), self.gone), 1), naming)
