"""Articles from what NewsBank exports as text or HTML: below each headline `May 4, 2015 | Harbour Times (Larn, OR)`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.line_patterns import OUTLET, SECTION
from searchapp.reading.press.export_lines import export_lines, head_lines
from searchapp.reading.press.field_labels import labelled
from searchapp.reading.press.press_article import PressFields, is_copyright, is_date_line, paragraphs, press_article
from searchapp.reading.record_lines import Record, require_article_size
from searchapp.reading.source_file import SourceFile
from searchapp.text.writers import writers_of

_PAGE = re.compile(r"\s*(?:pages?|pp?\.|pg\.?)?\s*[A-Z]{0,2}-?\d{1,4}[A-Z]?\s*", re.I)
_PLACE = re.compile(r"\([^()]+\)")  # behind the name of a paper
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){0,3} [A-ZÀ-Þ][\w.'’-]+")
_DETAIL = re.compile(r"\s*(?:OpenURL Link|Full-Text Article|\d[\d,.]* words?)\s*$", re.I)
_CITATION = re.compile(r"^\W*Citation\s*\(|^\W*Citation\W*$", re.I)
_LINES_BELOW = 8  # an issue, among which its details begin
_MOST_TITLE_LINES = 3
_MOST_TITLE_WORDS = 40
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s*$")


def is_newsbank(head: str, file: SourceFile) -> bool:
    """Whether a file is such an export."""
    lines = head_lines(head, file)
    filled = [index for index, line in enumerate(lines) if line.strip()][: _MOST_TITLE_LINES + 1]
    return any(_begins_article(lines[index], lines[index + 1 : index + 1 + _LINES_BELOW]) for index in filled[1:])


def read_newsbank(file: SourceFile) -> Iterator[Article | ArticleError]:
    """Each article of the export."""
    count = 0
    for record in _records(file, export_lines(file)):
        article = press_article(file, count + 1, _fields(record.lines))
        if article:
            count += 1
            yield article
        elif record.lines:
            yield ArticleError(file.path, f"what follows article {count} has neither headline nor text", record.line)


def _begins_article(line: str, below: Iterable[str]) -> bool:
    """Whether a line names an issue, and it or the lines below it tell more of an article."""
    issue = _issue(line)
    return issue is not None and (_tells_more(issue) or any(map(_is_of_details, below)))


def _issue(line: str) -> list[str] | None:
    """The day and the paper that a line names, and what it tells more: `May 4, 2015 | Echo (Larn) | Ada Holm | A1`."""
    parts = list(map(str.strip, line.split("|")))
    return parts if len(parts) > 1 and all(parts) and is_date_line(parts[0]) else None


def _tells_more(issue: Sequence[str]) -> bool:
    """Whether the line of an issue tells the writer or the page, too."""
    return len(issue) > 2 and bool(_PAGE.fullmatch(issue[-1]) or _PLACE.search(issue[1]))


def _is_of_details(line: str) -> bool:
    parts = [part for part in line.split("|") if part.strip()]
    return bool(parts) and all(_DETAIL.match(part) or labelled(part) for part in parts)


def _records(file: SourceFile, lines: Iterable[str]) -> Iterator[Record]:
    """The lines of each article, from its headline on; what stands before the first is left out where it is blank."""
    record, size = Record(1, []), 0
    for number, (line, below) in enumerate(_with_lines_below(lines), start=1):
        if _begins_article(line, below):
            begin = title_begin(record.lines)
            title = record.lines[begin:]
            del record.lines[begin:]
            if any(map(str.strip, record.lines)):
                yield record
            record, size = Record(number - len(title), title), sum(map(len, title))
        record.lines.append(line)
        size += len(line)
        require_article_size(file, size, record.line)
    yield record


def _with_lines_below(lines: Iterable[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each line with the next ones."""
    waiting: deque[str] = deque()
    for line in lines:
        waiting.append(line)
        if len(waiting) > _LINES_BELOW:
            yield waiting.popleft(), waiting
    while waiting:
        yield waiting.popleft(), waiting


def title_begin(lines: Sequence[str]) -> int:
    """Where the headline begins with which lines end: the last paragraph, or of a text its last line alone."""
    begin = len(lines)
    while begin and not lines[begin - 1].strip():
        begin -= 1
    words = taken = 0
    while begin and taken < _MOST_TITLE_LINES:
        line = lines[begin - 1]
        words += len(line.split())
        is_of_other = is_copyright(line) or bool(_CITATION.match(line)) or (taken and _SENTENCE_END.search(line))
        if not line.strip() or is_of_other or (taken and words > _MOST_TITLE_WORDS):
            break
        begin, taken = begin - 1, taken + 1
    return begin


def _fields(lines: Sequence[str]) -> PressFields:
    """The fields of one article."""
    fields = PressFields()
    issue = next((index for index, line in enumerate(lines) if _issue(line)), None)
    if issue is None:
        fields.body = paragraphs(lines)
        return fields
    fields.title = " ".join(" ".join(lines[:issue]).split())
    fields.date, fields.source, *details = _issue(lines[issue]) or ("", "")
    body = issue + 1
    while body < len(lines) and (not lines[body].strip() or _is_of_details(lines[body])):
        _give_details(fields, lines[body].split("|"))
        body += 1
    _give_details(fields, details)  # which a labelled section or writer goes before
    end = next((index for index in range(body, len(lines)) if _ends_text(lines[index])), len(lines))
    fields.body = paragraphs(lines[body:end])
    fields.removed += paragraphs(lines[end:])
    return fields


def _ends_text(line: str) -> bool:
    return bool(_CITATION.match(line)) or is_copyright(line)


def _give_details(fields: PressFields, details: Iterable[str]) -> None:
    for detail in filter(str.strip, details):
        label = labelled(detail)
        if label and label.field in ("byline", "section"):
            fields.give(label.field, label.value)
        elif label or _DETAIL.match(detail) or _PAGE.fullmatch(detail):
            fields.removed.append(detail.strip())
        else:
            fields.give("byline" if _names_writers(detail) else "section", detail)


def _names_writers(text: str) -> bool:
    """Whether what has no label is names of several words, with none that sections, editions and outlets have."""
    names = writers_of(text)
    words = [word for name in names for word in name.split()]
    return all(map(_NAME.fullmatch, names)) and not any(SECTION.match(word) or OUTLET.match(word) for word in words)
