"""Articles from what Nexis Uni, Nexis Advance and Nexis+ export: `Body` above the text, `End of Document` below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.press.export_lines import export_lines, head_lines
from searchapp.reading.press.field_labels import labelled, phrases
from searchapp.reading.press.press_article import PressFields, is_copyright, is_date_line, paragraphs, press_article
from searchapp.reading.record_lines import split_records
from searchapp.reading.source_file import SourceFile
from searchapp.text.lazy_pattern import LazyPattern

_END = LazyPattern(lambda: rf"^\s*{phrases('end of document')}\s*$")
_BODY = LazyPattern(lambda: rf"^\s*{phrases('body')}\s*:?\s*$")
_OF_PROQUEST = re.compile(r"^\s*(?:ProQuest|Publication (?:title|info))\b[^:]{0,20}:", re.I)
_PAGE = re.compile(
    r"^\s*(?:(?:Page|Seite|Página|Pagina|Sida) \d+ (?:of|von|de|sur|di|van|av) \d+"
    r"|(?:Document|Dokument|Documento) \d+ (?:of|von|de|sur|di|van|av) \d+|©.*LexisNexis.*)\s*$",
    re.I,
)
_COVER = LazyPattern(lambda: rf"^[^\S\n]*{phrases('cover')}\s*:", re.I | re.M)
_STATED = re.compile(r"^\s*(?:Documents?|Dokumente?|Documentos|Documenti|Documenten)\s*\((\d{1,6})\)\s*$", re.I)
_TAIL = LazyPattern(lambda: rf"^\s*(?:{phrases('tail')}|{phrases('tail label')}\s*:.*)\s*$")
_HEADLINE_LINES = 4  # at most
_EDITION = re.compile(r"\bedition\b|\bausgabe\b|\bédition\b|\bedición\b|\bedizione\b|\beditie\b", re.I)


def is_nexis_uni(head: str, file: SourceFile) -> bool:
    """Whether a file is such an export: a cover page, or a line `Body` below a head with labels."""
    return _is_nexis_uni_text(head_lines(head, file))


def _is_nexis_uni_text(lines: Sequence[str]) -> bool:
    """Whether these first lines of a document are those of such an export."""
    body = next((index for index, line in enumerate(lines) if _BODY.match(line)), None)
    if any(map(_OF_PROQUEST.match, lines)):  # which has “Full text” above its texts, too
        return False
    has_end = any(_END.match(line) or _TAIL.match(line) for line in lines[body or 0 :])
    if body is not None:
        head = lines[max(0, body - 15) : body]
        fields = {label.field for line in head if (label := labelled(line))}
        if fields & {"length", "section", "byline"} and (has_end or any(_PAGE.match(line) for line in head)):
            return True
        if has_end and any(is_date_line(line) for line in head) and any(is_copyright(line) for line in head):
            return True
    return len(list(_COVER.finditer("\n".join(lines[:40])))) > 1 and any(_STATED.match(line) for line in lines[:40])


def read_nexis_uni(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """Each article of the export, and how many are missing of those that its cover says to have."""
    yield from _nexis_uni_articles(file, export_lines(file))


def _nexis_uni_articles(file: SourceFile, lines: Iterable[str]) -> Iterator[Article | ArticleError]:
    """The articles in the lines of such a document, whatever the file that they were taken from."""
    stated, count, ended = 0, 0, True

    def starts(line: str) -> bool:
        nonlocal ended
        is_start, ended = ended, bool(_END.match(line))
        return is_start

    for record in split_records(file, lines, starts):
        for line in record.lines:
            if not count and (match := _STATED.match(line)):
                stated = int(match[1])
        if not any(_BODY.match(line) for line in record.lines):
            if count and sum(len(line.split()) for line in record.lines) > 30:
                yield ArticleError(file.path, f"what follows document {count} has no “Body”", record.line)
            continue
        count += 1
        article = press_article(file, count, _fields(record.lines))
        yield article or ArticleError(file.path, f"document {count} has neither headline nor text", record.line)
    if not count and stated and not file.named:  # a list beside the documents, each of which is a file
        raise LeftOut(file.path, "list of an export's documents")
    if not count or stated not in (0, count):
        yield ArticleError(file.path, f"says to hold {stated} documents, and {count} were found in it")


def _fields(lines: Sequence[str]) -> PressFields:
    """The fields of one document."""
    fields = PressFields()
    shown = [line for line in lines if not (_PAGE.match(line) or _END.match(line))]
    body = next(index for index, line in enumerate(shown) if _BODY.match(line))
    tail = next((index for index in range(body + 1, len(shown)) if _TAIL.match(shown[index])), len(shown))
    _read_head(shown[:body], fields)
    fields.body = paragraphs(shown[body + 1 : tail])
    while fields.body and _tells_loading(fields.body[-1]):
        fields.removed.append(fields.body.pop())
    for line in shown[tail:]:
        label = labelled(line)
        if label and label.field in ("byline", "section"):
            fields.give(label.field, label.value)
        elif line.strip():
            fields.removed.append(" ".join(line.split()))
    return fields


def _tells_loading(line: str) -> bool:
    """Whether a line says when the database took the document in, as `Update: 20. Juli 2021`."""
    label = labelled(line)
    return label is not None and label.field == "other" and is_date_line(label.value)


def _read_head(lines: Sequence[str], fields: PressFields) -> None:
    """The headline, the source and the date, which stand in this order right above the copyright and the labels."""
    head = _unwrapped(lines)
    date = next((index for index in range(len(head) - 1, -1, -1) if _is_day(head[index])), None)
    if date is None:
        date = next((index for index, line in enumerate(head) if is_copyright(line) or labelled(line)), len(head))
    else:
        fields.give("date", head[date])
    for line in head[date + 1 :]:
        label = labelled(line)
        fields.give(label.field if label else "other", label.value if label else line)
    above = [line for line in head[:date] if not is_copyright(line)]
    for name, line in zip(("source", "title"), reversed(above), strict=False):
        fields.give(name, line)
    fields.removed += [line for line in head[:date] if is_copyright(line)]


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines of a head that are not blank, those of a headline in several lines between blank ones as one."""
    head: list[str] = []
    parted = groupby((" ".join(line.split()) for line in lines), bool)
    blocks = [list(block) for is_text, block in parted if is_text]
    for number, block in enumerate(blocks):
        is_headline = 1 < len(block) <= _HEADLINE_LINES and len(blocks) > number + 2 and len(blocks[number + 1]) == 1
        is_wrapped = is_headline and _is_day(blocks[number + 2][0]) and not any(map(labelled, block))
        head += [" ".join(block)] if is_wrapped else block
    return head


def _is_day(line: str) -> bool:
    """Whether a line of the head is the date, maybe with an edition."""
    return not labelled(line) and not is_copyright(line) and is_date_line(_EDITION.split(line)[0])
