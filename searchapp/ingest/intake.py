"""Which of the articles that were read can be indexed, and what they tell about names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import chain, compress
from pathlib import Path

from searchapp.backends.base import Backend
from searchapp.backends.stored_article import file_of
from searchapp.errors import ArticleError, LeftOut, NoArticles
from searchapp.extraction.organizations.authority import Evidence
from searchapp.ingest.article_owners import ArticleOwners
from searchapp.ingest.changed_files import FileChanges, FileState, location_of
from searchapp.ingest.extracting.extracted_articles import Acceptance, ArticleOutline, ExtractedBatch
from searchapp.ingest.kept_signatures import KeptSignatures
from searchapp.ingest.left_out import LeftOutCount
from searchapp.model.field_names import Note
from searchapp.reading.ids import id_within, is_inner, is_running_number
from searchapp.reading.source_file import STANDARD_INPUT, SourceFile


class Intake:
    """Accepts the articles of one run, of which no two may have the same id."""

    def __init__(
        self,
        changes: FileChanges,
        before: Backend | None,
        index: Path,
        left_out: LeftOutCount,
        signatures: KeptSignatures,
    ) -> None:
        self.left_out = left_out
        self.failed: list[ArticleError] = list(changes.failed)
        self.owners = ArticleOwners()  # of the articles of this run
        self.replaced_ids: set[str] = set()  # those that the index has already
        self.moved: dict[str, FileState] = {}  # ids of those that the index has from another file, which is told
        self.partly_refused: set[int] = set()  # numbers of the files of which articles were refused for their ids
        self.reported: set[int] = set()  # numbers of the files that had articles or errors; not of those that hold none
        self.filled: set[int] = set()  # numbers of the files of which articles were accepted
        self.has_refused_late = False  # an article that was accepted first
        self.evidence: Counter[Evidence] = Counter()
        self.signatures = signatures  # of the texts of accepted articles
        self.notes: Counter[Note] = Counter()  # articles by what there is to tell of the fields of their records
        self._numbered = ArticleOwners()  # ids within files of archives that articles known by a running number leave
        self._changes = changes
        self._before = before
        self._index = index

    def accepted(self, batch: ExtractedBatch) -> list[Acceptance]:
        """Which articles of a batch can be indexed; what is wrong with the others is in `failed`."""
        ids = [outline.id for outline in batch.outlines if isinstance(outline.id, str)]
        indexed = self._indexed(ids)
        indexed |= self._indexed([*self._ids_within_files(batch.outlines, Counter(ids), indexed)])
        accepted = [self._acceptance(outline, indexed) for outline in batch.outlines]
        taken = [*compress(batch.outlines, accepted)]
        self.evidence.update(chain.from_iterable(outline.evidence for outline in taken))
        self.notes.update(chain.from_iterable(outline.notes for outline in taken))
        return accepted

    def _ids_within_files(
        self, outlines: Sequence[ArticleOutline], counts: Counter[str], indexed: Container[str]
    ) -> Iterator[str]:
        """By which ids articles may be known if others have theirs; `counts` is how often their own ones come."""
        for outline in outlines:
            own_id = outline.id
            if isinstance(own_id, str) and (counts[own_id] > 1 or own_id in indexed or own_id in self.owners):
                path = self._changes.read[outline.file][0].path
                if path != STANDARD_INPUT and is_running_number(own_id):
                    yield id_within(path, own_id, outline.path)

    def refuse(self, article_id: str, error: ArticleError) -> None:
        """Take an accepted article back."""
        self.failed.append(error)
        self.owners.remove(article_id)
        self.has_refused_late = True

    def _indexed(self, ids: list[str]) -> dict[str, FileState]:
        """The files of the articles with these ids that the index has."""
        stored = self._before.stored(ids, "article") if self._before and ids else {}
        self.replaced_ids.update(stored)
        return {article_id: FileState.of_term(file_of(content)) for article_id, content in stored.items()}

    def _acceptance(self, outline: ArticleOutline, indexed: dict[str, FileState]) -> Acceptance:
        """Whether an article is indexed; by its id within its file where its own is a running number of two files."""
        if not isinstance(outline.id, NoArticles):
            self.reported.add(outline.file)
        file, file_state = self._changes.read[outline.file]
        if isinstance(outline.id, LeftOut):
            self.left_out.add(outline.id)
            return Acceptance.REFUSED
        if isinstance(outline.id, ArticleError):
            self.failed.append(outline.id)
            return Acceptance.REFUSED
        article_id, acceptance, state_before = outline.id, Acceptance.BY_OWN_ID, indexed.get(outline.id)
        owner = self._other_owner(article_id, file, state_before)
        if owner and (id_in_file := self._id_in_file(article_id, file, outline.path, owner)):
            article_id, acceptance = id_in_file, Acceptance.BY_ID_WITHIN_FILE
            state_before = indexed.get(article_id)
            owner = self._other_owner(article_id, file, state_before)
        if owner:
            self.partly_refused.add(outline.file)
            message = f"its article {outline.id} has the id of one in {owner}, which was kept; give it another id"
            self.failed.append(ArticleError(file.path, message, outline.line))
            return Acceptance.REFUSED
        if state_before and state_before.location != file_state.location:
            self.moved[article_id] = state_before
        if acceptance == Acceptance.BY_OWN_ID and is_running_number(article_id) and is_inner(file.path, outline.path):
            self._numbered.add(id_within(file.path, article_id, outline.path), outline.file)
        self._accept(article_id, outline)
        return acceptance

    def _id_in_file(self, article_id: str, file: SourceFile, path: str, owner: str) -> str | None:
        """By which id an article may be known that has the running number of one in another file, of an archive too."""
        if file.path == STANDARD_INPUT or not is_running_number(article_id):
            return None
        id_in_file = id_within(file.path, article_id, path)
        is_same = id_in_file in self._numbered if is_inner(file.path, path) else owner == file.path
        return None if is_same else id_in_file

    def _accept(self, article_id: str, outline: ArticleOutline) -> None:
        """Keep what an article tells that is indexed by an id."""
        self.filled.add(outline.file)
        self.owners.add(article_id, outline.file)
        if outline.signature:
            self.signatures.add(article_id, outline.signature)

    def _other_owner(self, article_id: str, file: SourceFile, state: FileState | None) -> str | None:
        """The file of another article with this id that is to stay; standard input may replace what the index has."""
        if (number := self.owners.get(article_id)) is not None:
            return self._changes.read[number][0].path
        if state is None or file.path == STANDARD_INPUT:
            return None
        has_moved = state in self._changes.missing or state in self._changes.replaced  # it may have the article no more
        has_moved |= not (state.is_piped or (self._index / state.location).exists())
        return None if has_moved or state.location == location_of(file.path, self._index) else state.shown
