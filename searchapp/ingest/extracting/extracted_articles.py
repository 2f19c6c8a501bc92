"""What goes from process to process and onto the disk while articles are read: batches of them, as bytes."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from msgspec import Struct, field
from msgspec.msgpack import Decoder, Encoder

from searchapp.errors import ArticleError
from searchapp.extraction.organizations.authority import Evidence
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.field_names import Note
from searchapp.reading.source_file import SourceFile


class Acceptance(IntEnum):
    """Whether an article is indexed, and by which id; false for one that is not."""

    REFUSED = 0
    BY_OWN_ID = 1
    BY_ID_WITHIN_FILE = 2  # its own is a running number, which an article of another file has too


class Portion(Struct, frozen=True):
    """What a batch holds: whole files by their numbers, or a portion of one file."""

    files: tuple[int, ...] = ()
    index: int = 0
    is_last: bool = True


class ReadTask(Struct, frozen=True):
    """What one process reads: whole files, or articles of one file, each with the number of its file."""

    portion: Portion = Portion()
    files: tuple[tuple[int, SourceFile], ...] = ()
    articles: tuple[tuple[int, Article | ArticleError], ...] = ()


class ExtractedArticle(Struct, frozen=True, array_like=True):
    """An article with its facts, or what is wrong with it, and the number of the file that it stands in; `bands` is the
    part of the signature of its text by which an index finds its near copies."""

    file: int
    article: Article | ArticleError
    facts: Facts = field(default_factory=Facts)
    bands: bytes = b""


class ArticleOutline(Struct, frozen=True):
    """What must be known of an article before all are read: its id or what is wrong with it, what it tells of names,
    and what its near copies are known by."""

    file: int
    id: str | ArticleError
    evidence: frozenset[Evidence] = frozenset()
    notes: tuple[Note, ...] = ()
    signature: bytes = b""
    line: int | None = None  # of its file, where its record begins
    path: str = ""  # its own, which leads on within the file where that is an archive


class FileKey(NamedTuple):
    """What a file has to be the same in for its articles to be the same."""

    path: str
    digest: str
    named: bool


class FilePortion(Struct, frozen=True):
    """A portion of a file: the file's number in the run that read it, and how many articles or errors are in it.

    `has_failed` where the file, and not a record at a known line of it, could not be read.
    """

    number: int
    key: FileKey
    index: int  # of the portion in the file
    is_last: bool
    articles: int
    has_failed: bool = False


class Record(Struct, frozen=True):
    """Where the parts of a batch lie in the journal, and which portions of files it holds."""

    offset: int
    outlines_bytes: int
    articles_bytes: int
    portions: tuple[FilePortion, ...]


class ExtractedBatch(Struct, frozen=True):
    """Articles with their facts as bytes, and the outline of each.

    `restored` tells where the articles are instead, if an interrupted run has left them: in which record of the
    journal, and under which number each file had there.
    """

    outlines: tuple[ArticleOutline, ...]
    packed: bytes
    portion: Portion = Portion()
    restored: tuple[Record, dict[int, int]] | None = None

    def articles(self) -> list[ExtractedArticle]:
        """The articles with their facts."""
        return unpacked_articles(self.packed)


def body_of(article: Article | ArticleError) -> str:
    """The text of an article; empty where it could not be read."""
    return article.body if isinstance(article, Article) else ""


def packed_articles(extracted: Sequence[ExtractedArticle]) -> bytes:
    """The articles as MessagePack, in a quarter of the time of pickling them, which is left for what that cannot hold:
    errors, and texts with half of a character."""
    try:
        return _encoded(extracted)
    except (TypeError, UnicodeEncodeError):
        return packed(extracted)


def unpacked_articles(content: bytes) -> list[ExtractedArticle]:
    """The articles that were `packed_articles`."""
    if content.startswith(pickle.PROTO):
        return list(unpacked(content))
    return [ExtractedArticle(*members) for members in _members_in(content)]


_encoded = Encoder().encode
_members_in = Decoder(list[tuple[int, Article, Facts, bytes]]).decode


def packed(value: Any) -> bytes:
    """The value pickled."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(content: bytes) -> Any:
    """The value that was `packed`."""
    return pickle.loads(content)
