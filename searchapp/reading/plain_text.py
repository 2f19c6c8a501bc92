"""An article from plain text as people paste it: headline, section, byline, date and credits apart from the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.reading.agency_lines.agencies import lead_agency
from searchapp.reading.agency_lines.header_lines import without_end_sign
from searchapp.reading.bylines import byline_of
from searchapp.reading.chats import chat_day, chat_lines
from searchapp.reading.cleaning.boilerplate import body_lines
from searchapp.reading.cleaning.head_labels import byline_in, head_labels, is_label_line, writers_in_dateline
from searchapp.reading.cleaning.headlines.line_tests import address_of, headline_text
from searchapp.reading.cleaning.lines import Line, join_lines, split_lines
from searchapp.reading.cleaning.long_texts import MAX_TEXT_CHARS, cut_text, cut_to_length
from searchapp.reading.cleaning.page_head import PageHead, find_page_head, photo_credit
from searchapp.reading.cleaning.page_notices import archive_head_lines, print_marks
from searchapp.reading.cleaning.repeated_lines import RepeatedLines, line_key
from searchapp.reading.encodings.decoding import read_text
from searchapp.reading.encodings.repairs import (
    ENCODING,
    HYPHENATION,
    has_cut_words,
    mended_encoding,
    without_transfer_marks,
)
from searchapp.reading.ids import file_id
from searchapp.reading.source_file import SourceFile
from searchapp.text.addresses import archived_original
from searchapp.text.calendar.path_dates import date_in_address, date_in_path

_ADDRESS = re.compile(r"https?://\S+")
_LEADS = 3  # lines of the body, one of which an agency's dateline begins: a summary may stand above it
_SOURCE_REACH = 4  # lines around the headline


def read_plain_text(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The one article of a plain-text file, or why there is none; every line ends up in it or in its `removed`."""
    broken_text = cut_to_length(whole_text := read_text(file, max_chars=MAX_TEXT_CHARS))
    if broken_text is not whole_text:
        yield cut_text(file.path)
    text = mended_encoding(without_transfer_marks(broken_text))
    repairs = (ENCODING,) * (text != broken_text) + (HYPHENATION,) * has_cut_words(text)
    lines = split_lines(text)
    lines, of_copy = _without_marks_of_copies(lines)
    if chat := chat_lines([line.text for line in lines]):
        yield Article(file_id(file), "\n".join(chat), path=file.display_path, published=chat_day(chat), repairs=repairs)
        return
    shared = file.shared_lines
    is_repeated = [line.text in repeated_lines or bool(shared and line_key(line.text) in shared) for line in lines]
    is_body = body_lines(lines, is_repeated)
    head = find_page_head(lines, is_body)
    is_body = [part and index >= (head.headline or 0) for index, part in enumerate(is_body)]  # teasers stand above
    labels = _label_lines(lines, head)
    not_in_body = {head.headline, head.section, head.byline, head.date, *labels}
    body = [line for index, line in enumerate(lines) if is_body[index] and index not in not_in_body]
    if not body:
        yield ArticleError(file.path, "has no article text")
        return
    names_nobody = not _byline(_text(lines, head.byline), "")
    unused = {head.date, *labels, *([head.byline] if names_nobody else [])}
    removed = [line.text for line in of_copy] + [
        line.text
        for index, line in enumerate(lines)
        if not (is_body[index] or index in (head.headline, head.section, head.byline)) or index in unused
    ]
    url = address_of(_text(lines, head.address)) or _address_in(of_copy)
    yield replace(_article(file, lines, head, body, removed, url), repairs=repairs)


def _without_marks_of_copies(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and those that an archive of the web put above it or a browser around its printed pages."""
    texts = [line.text for line in lines]
    marks = {*range(archive_head_lines(texts))} | print_marks(texts)
    return (
        [line for index, line in enumerate(lines) if index not in marks],
        [line for index, line in enumerate(lines) if index in marks],
    )


def _address_in(marks: Sequence[Line]) -> str:
    """The address of a page that was kept or printed, as the lines around it tell; empty where they do not."""
    addresses = filter(None, (_ADDRESS.search(line.text) for line in marks))
    return next((archived_original(match[0].rstrip(".,;)")) for match in addresses), "")


def _article(
    file: SourceFile, lines: Sequence[Line], head: PageHead, body: Sequence[Line], removed: Sequence[str], url: str
) -> Article:
    """The article of a text whose lines have been assigned to its parts."""
    return Article(
        id=file_id(file),
        body=without_end_sign(join_lines(body)),
        title=headline_text(_text(lines, head.headline)),
        path=file.display_path,
        section=_text(lines, head.section),
        byline=_byline(_text(lines, head.byline), body[0].text),
        source=_source(lines, head) or next(filter(None, (lead_agency(line.text) for line in body[:_LEADS])), ""),
        url=url,
        published=_published(head.published, url, file.path),
        credits=tuple(credit for line in removed if (credit := photo_credit(line))),
        removed=tuple(removed),
    )


def _byline(line: str, first_of_body: str) -> str:
    """The writers on the byline's line, or behind the dateline of the body."""
    return byline_of(byline_in(line) or line) or writers_in_dateline(first_of_body)


def _label_lines(lines: Sequence[Line], head: PageHead) -> list[int]:
    """The lines around the headline that begin with the label of the article's source or writer."""
    if head.headline is None:
        return []
    around = range(max(0, head.headline - _SOURCE_REACH), min(head.headline + 1 + _SOURCE_REACH, len(lines)))
    not_labels = (head.headline, head.byline, head.section)
    return [index for index in around if index not in not_labels and is_label_line(lines[index].text)]


def _source(lines: Sequence[Line], head: PageHead) -> str:
    """Where the article is from, as a label around its headline says; empty where none does."""
    if head.headline is None:
        return ""
    above = lines[max(0, head.headline - _SOURCE_REACH) : head.headline]
    around = (*above, *lines[head.headline + 1 : head.headline + 1 + _SOURCE_REACH])
    return next(filter(None, (head_labels(line.text).source for line in around)), "")


def _published(shown: Published | None, url: str, path: str) -> Published | None:
    """The day by the headline, or in the page's address or the file's name where that is not reliable."""
    if shown and shown.reliable:
        return shown
    return date_in_address(url) or date_in_path(path) or shown


def _text(lines: Sequence[Line], index: int | None) -> str:
    """The text of a line; empty where there is none."""
    return "" if index is None else lines[index].text
