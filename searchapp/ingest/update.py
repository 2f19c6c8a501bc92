"""The next state of an index: new articles in, those of files that are gone out, and the facts of others renewed."""

from __future__ import annotations

from collections.abc import Iterable

from searchapp.backends.base import Backend, IndexedArticle, Writing
from searchapp.errors import ArticleError, DocumentError
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest.changed_files import FileChanges, FileState
from searchapp.ingest.corrections_file import CorrectionsFile
from searchapp.ingest.extracted_articles import ExtractedArticle
from searchapp.ingest.intake import Intake
from searchapp.ingest.renewal import Naming, evidence_counts, to_renew


class IndexUpdate:
    """Writes the accepted articles of one run and what follows from them."""

    def __init__(
        self, writing: Writing, before: Backend | None, changes: FileChanges, intake: Intake, keep_missing: bool
    ) -> None:
        self.changes = changes
        self.intake = intake
        self.changed = 0  # articles that the index had already
        self.renewed = 0  # articles that have not changed, but whose facts have other names now
        self._writing = writing
        self._before = before
        self._missing = frozenset[FileState]() if keep_missing else changes.missing
        self._writes = 0

    @property
    def is_idle(self) -> bool:
        """Whether the index is there and nothing of it has to change."""
        return self._before is not None and not self._writes

    def write(self, extracted: Iterable[ExtractedArticle], corrections: CorrectionsFile) -> None:
        """Write the articles under the names that the corpus gives, and renew what those change elsewhere."""
        gone = self._missing | self.changes.replaced
        counts_before = evidence_counts(self._before) if self._before else {}
        evidence = self.intake.evidence
        evidence.update(evidence_counts(self._before, without=gone) if self._before and gone else counts_before)
        naming = Naming(Authority.from_counts(evidence), corrections)
        self._delete(self._missing)
        self._write_extracted(extracted, naming)
        if self._before:
            authority_before = Authority.from_counts(counts_before)
            for indexed in to_renew(self._before, authority_before, naming, without=gone):
                self._renew(indexed, naming)

    def _write_extracted(self, extracted: Iterable[ExtractedArticle], naming: Naming) -> None:
        """Add the articles of each file instead of those that it had before."""
        replaced = {state.location: (state,) for state in self.changes.replaced}
        for article in extracted:
            self._delete(replaced.pop(self.changes.read[article.file][1].location, ()))
            self._add(article, naming)
        for number, (_, state) in enumerate(self.changes.read):
            if number not in self.intake.reported:  # a file that has no articles any more
                self._delete(replaced.pop(state.location, ()))

    def _delete(self, states: Iterable[FileState]) -> None:
        for state in states:
            self._writing.delete("file", state.term)
            self._writes += 1

    def _add(self, extracted: ExtractedArticle, naming: Naming) -> None:
        file, state = self.changes.read[extracted.file]
        article = extracted.article
        if isinstance(article, ArticleError):
            return
        if extracted.file in self.intake.partly_refused:
            state = state.partly
        try:
            self._writing.add(naming.indexed(article, extracted.facts, state.term))
        except DocumentError as error:
            message = f"its article {article.id} cannot be indexed: {error}"
            self.intake.refuse(article.id, ArticleError(file.path, message))
            return
        self._writes += 1
        self.changed += article.id in self.intake.replaced_ids

    def _renew(self, indexed: IndexedArticle, naming: Naming) -> None:
        """Index an article again, out of what the index keeps of it, unless this run has brought it anew."""
        if indexed.article.id not in self.intake.owners:
            renewed = naming.indexed(indexed.article, indexed.extracted or indexed.facts, indexed.file)
            self._writing.add(renewed)
            self._writes += 1
            self.renewed += renewed.facts != indexed.facts
