"""Articles with their facts, on disk until the run is over, or until the next one if it is interrupted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from msgspec.structs import replace

from searchapp.errors import ArticleError, LeftOut, UserError
from searchapp.ingest.changed_files import FileState
from searchapp.ingest.extracting.extracted_articles import (
    Acceptance,
    ExtractedArticle,
    ExtractedBatch,
    FileKey,
    FilePortion,
    Record,
)
from searchapp.ingest.extracting.journal import Journal
from searchapp.reading.ids import id_within
from searchapp.reading.source_file import SourceFile

Numbers = dict[int, int]  # number of a file in the run that read it → in this run


class Spool:
    """Keeps the batches of one run, in order, and knows which of them an interrupted run has left.

    Once closed it is gone; on an exception it stays for the next run.
    """

    def __init__(
        self, folder: Path, files: Sequence[tuple[SourceFile, FileState]], version: bytes, anew: bool = False
    ) -> None:
        self._keys = [FileKey(file.path, state.digest, file.named) for file, state in files]
        self._journal = Journal(folder, version, anew)
        self._batches: list[tuple[Record, Numbers, bytes]] = []  # the bytes are an Acceptance for each article

    @property
    def restored_articles(self) -> int:
        """How many articles and errors of the files of this run were read before."""
        numbered = ((number, record) for number in range(len(self._keys)) for record in self.restored(number))
        return sum(self._portion_in(record, number).articles for number, record in numbered)

    def restored(self, number: int) -> list[Record]:
        """What was read before of the file with this number, in order from its beginning; nothing of one that failed.

        What hindered that run, as too little memory or too many open files, need not hinder this one.
        """
        records = self._journal.restored(self._keys[number])
        return [] if any(self._portion_in(record, number).has_failed for record in records) else records

    def number_in(self, record: Record, number: int) -> int:
        """Under which number a file of this run stands in a record."""
        return self._portion_in(record, number).number

    def _portion_in(self, record: Record, number: int) -> FilePortion:
        return next(portion for portion in record.portions if portion.key == self._keys[number])

    def batch(self, record: Record, numbers: Numbers) -> ExtractedBatch:
        """The outlines of what a record holds of some files, under their numbers in this run."""
        outlines = [
            replace(outline, file=numbers[outline.file])
            for outline in self._journal.outlines(record)
            if outline.file in numbers
        ]
        return ExtractedBatch(tuple(outlines), b"", restored=(record, numbers))

    def put(self, batch: ExtractedBatch, accepted: Sequence[int]) -> None:
        """Keep the articles of one more batch that are accepted."""
        record, numbers = batch.restored or (self._journal.add(batch, self._portions(batch)), {})
        if any(accepted):
            self._batches.append((record, numbers, bytes(accepted)))

    def _portions(self, batch: ExtractedBatch) -> tuple[FilePortion, ...]:
        portion, counts = batch.portion, Counter(outline.file for outline in batch.outlines)
        failed = {outline.file for outline in batch.outlines if _has_failed(outline.id)}

        def of_file(number: int) -> FilePortion:
            key = self._keys[number]
            return FilePortion(number, key, portion.index, portion.is_last, counts[number], number in failed)

        return tuple(map(of_file, portion.files))

    def __iter__(self) -> Iterator[ExtractedArticle]:
        """The accepted articles, in the order in which they came."""
        for record, numbers, accepted in self._batches:
            articles = self._journal.articles(record)
            ours = [article for article in articles if article.file in numbers] if numbers else articles
            for article, acceptance in zip(ours, accepted, strict=True):
                if acceptance:
                    here = replace(article, file=numbers[article.file]) if numbers else article
                    yield self._within_file(here) if acceptance == Acceptance.BY_ID_WITHIN_FILE else here

    def _within_file(self, extracted: ExtractedArticle) -> ExtractedArticle:
        """An article by its id within its file."""
        article = extracted.article
        if isinstance(article, ArticleError):
            return extracted
        own_id = id_within(self._keys[extracted.file].path, article.id, article.path)
        return replace(extracted, article=replace(article, id=own_id))

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._journal.close(keep=error is not None and not isinstance(error, UserError))


def _has_failed(read: str | ArticleError) -> bool:
    return isinstance(read, ArticleError) and not isinstance(read, LeftOut) and read.line is None
