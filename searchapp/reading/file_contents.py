"""What a file consists of: the articles in it, and in the files that it holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import suppress

from msgspec.structs import replace

from searchapp.errors import ArticleError, LeftOut, faults_named
from searchapp.model.article import Article
from searchapp.reading.bylines import names_nobody
from searchapp.reading.cleaning.long_texts import cut_text, cut_to_length
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES, RepeatedLines, lines_shared_by
from searchapp.reading.cleaning.stand_in_pages import stand_in_kind
from searchapp.reading.encodings.repairs import with_encoding_mended, with_long_names_cut, with_typesetting_undone
from searchapp.reading.file_formats import PLAIN_TEXT, Reader
from searchapp.reading.readers import holds_files, reader_of
from searchapp.reading.source_file import NO_METADATA, FileMetadata, SourceFile
from searchapp.text.calendar.dates import implausibility

MAX_DEPTH = 4  # files around a file: a page in an archive in an archive in a mail; deeper is a trap


def read_articles(
    file: SourceFile, repeated_lines: RepeatedLines = NO_REPEATED_LINES
) -> Iterator[Article | ArticleError]:
    """The file's articles, and an ArticleError as a value for each that cannot be read: nothing is raised for content.

    Plain text loses the repeated lines.
    """
    for part in read_parts(file, repeated_lines):
        if isinstance(part, SourceFile):
            yield from read_articles(part, repeated_lines)
        else:
            yield part


def read_parts(
    file: SourceFile, repeated_lines: RepeatedLines = NO_REPEATED_LINES
) -> Iterator[Article | ArticleError | SourceFile]:
    """What a file consists of: its articles, or where it is an archive the files in it, as far as they are none."""
    is_empty = True
    try:
        reader = reader_of(file)
        about = _known_around(file, reader)
        for part in _damage_told_once(file, reader.read(_with_shared_lines(file, reader), repeated_lines)):
            is_empty = False
            if isinstance(part, SourceFile):
                yield from _inner_file(part, repeated_lines)
            elif isinstance(part, Article):
                article = with_typesetting_undone(with_encoding_mended(part))
                article = article if about is NO_METADATA else _completed(article, about)
                yield from _checked(with_long_names_cut(article))
            else:
                yield part
        if is_empty and reader.holds_files:
            yield LeftOut(file.path, "empty archive")
    except ArticleError as error:
        yield error


def _damage_told_once(
    file: SourceFile, parts: Iterator[Article | ArticleError | SourceFile]
) -> Iterator[Article | ArticleError | SourceFile]:
    """What a reader yields, and at the end how the file is damaged, which goes before what is wrong with the last."""
    last: ArticleError | None = None
    for part in parts:
        if last:
            yield last
        last = part if isinstance(part, ArticleError) and file.damages else None
        if last is None:
            yield part
    if last and (isinstance(last, LeftOut) or not file.damages):
        yield last
    yield from file.damages


def _with_shared_lines(file: SourceFile, reader: Reader) -> SourceFile:
    """An archive with the lines that the pages in it share."""
    if reader.texts is None:
        return file
    return dataclasses.replace(
        file, shared_lines=file.shared_lines | lines_shared_by(_up_to_a_fault(file, reader.texts))
    )


def _up_to_a_fault(file: SourceFile, texts: Callable[[SourceFile], Iterator[bytes]]) -> Iterator[bytes]:
    """The texts in an archive as far as they can be read; why not, is told when the archive is."""
    with suppress(ArticleError), faults_named(file.path, str):
        yield from texts(file)


def _known_around(file: SourceFile, reader: Reader) -> FileMetadata:
    """What is known of a file's articles from around it.

    A document's title, writer and day are those of the text in it, but not of the articles in an export that somebody
    saved as a document.
    """
    is_export = file.read_as in PLAIN_TEXT.suffixes and reader is not PLAIN_TEXT
    return NO_METADATA if is_export else file.about


def _checked(article: Article) -> Iterator[Article | LeftOut]:
    """The article, or why it is none; without its date, which is told, where that lies in the future or long ago."""
    if kind := stand_in_kind(article.title, article.body):
        yield LeftOut(article.path, kind)
        return
    body = cut_to_length(article.body)
    if body is not article.body:
        yield cut_text(article.path)
        article = replace(article, body=body)
    reason = implausibility(article.published) if article.published else ""
    if reason:
        yield LeftOut(article.path, reason)
    yield replace(article, published=None) if reason else article


def _inner_file(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError | SourceFile]:
    """A file within another one, or what it consists of where it is an archive."""
    if file.depth > MAX_DEPTH:
        yield LeftOut(file.path, f"file that lies in more than {MAX_DEPTH} others")
    elif holds_files(file):
        yield from read_parts(file, repeated_lines)
    else:
        yield file


def _completed(article: Article, about: FileMetadata) -> Article:
    """The article with what is known of it from around its file."""
    return replace(
        article,
        id=about.id or article.id,
        title=article.title or about.title,
        byline=article.byline or ("" if names_nobody(about.byline) else about.byline),
        source=article.source or about.source,
        url=about.url or article.url,
        published=article.published or about.published,
    )
