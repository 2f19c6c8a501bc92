"""A file of articles, read in this process, and the run over it interrupted."""

from __future__ import annotations

from pathlib import Path

from searchapp.ingest.changed_files import FileState
from searchapp.ingest.extracting.extracted_articles import ExtractedArticle, ExtractedBatch
from searchapp.ingest.extracting.extraction_pool import read_and_extract
from searchapp.ingest.extracting.spool import Spool
from searchapp.model.article import Article
from searchapp.reading import RepeatedLines, SourceFile

NEWS = b"""\
{"id": "otters", "title": "Otters Return", "body": "OSLO, May 3 - Otters are back, Atlas Tea Company said."}
{"id": "torn", "body":
{"id": "herons", "body": "Herons have left, the Harbour Times reported.", "published": "2015", "countries": ["KE"]}
"""


def read(content: bytes) -> ExtractedBatch:
    """The batch of the articles in the bytes of a file."""
    (batch,) = read_and_extract([SourceFile("news.jsonl", content=content)], RepeatedLines(), procs=1)
    return batch


def id_of(extracted: ExtractedArticle) -> str:
    """The id of an article that was read."""
    assert isinstance(extracted.article, Article)
    return extracted.article.id


def spool_in(folder: Path, version: bytes = b"1" * 16) -> Spool:
    """A spool for the file of NEWS."""
    return Spool(folder, [(SourceFile("news.jsonl", content=NEWS), FileState("../news.jsonl", "digest"))], version)


def interrupted(folder: Path) -> Path:
    """The journal of a run that was interrupted when it had read NEWS."""
    spool = spool_in(folder)
    spool.put(read(NEWS), [True, False, True])
    spool.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    (journal,) = folder.iterdir()
    return journal
