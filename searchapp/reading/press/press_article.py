"""An article out of the fields that the export of a press database prints around its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, field

from searchapp.model.article import Article, Published
from searchapp.reading.bylines import names_nobody
from searchapp.reading.ids import numbered_id
from searchapp.reading.press.field_labels import labelled, phrases
from searchapp.reading.source_file import SourceFile
from searchapp.text.calendar.date_lines import order_of_numbers
from searchapp.text.calendar.dates import date_in_line, read_date
from searchapp.text.calendar.written_dates import first_date
from searchapp.text.languages import language_code
from searchapp.text.lazy_pattern import LazyPattern

_BEFORE_DATE = re.compile(r"(?:[\s.,;:(\[-]|\b(?:vom|of|du|del|dated|le|am)\b)+$", re.I)
_NEXT_LANGUAGE = re.compile(r"\s*[;,/(]")  # “Spanish; Castilian”
_DATE_WORDS = 9
_DATE_CHARS = 120
_LONGEST_SOURCE = 1_000  # characters of a paper's name and the date of its issue
_WIDEST_WRAPPED = 160  # characters; typewriters, terminals and databases wrap at 60 to 132
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|página|pagina|pág\.?|strona|p\.)\s*\d+\s*(?:(?:of|von|de|sur|di|van|z|/)\s*\d+)\b.{0,80}$", re.I
)
_UNFINISHED = re.compile(r"[\w,;-]$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»)\]]*\s*$")
_LEAST_PARAGRAPHS = 3  # lines that all end a sentence by chance are fewer
_WRAPPED = 80  # characters, at which most databases wrap
_INDENTS = ("   ", "\t")
_BY = re.compile(
    r"^\s*(?:(?:written |reported |text |story )?by:?|von|par|por|di|door|af|av|autor(?:in)?:|texte? (?:de|von)) +",
    re.I,
)
_DATELINE_END = re.compile(r"\s*[-–—:.,]*\s*$")
_COPYRIGHT = LazyPattern(lambda: rf"^\s*(?:{phrases('rights')}\b|©|\(c\)\s)")


class PressFields(Struct):
    """What an export tells of one article; `body` holds its paragraphs, `removed` the lines that are in no field."""

    title: str = ""
    source: str = ""
    date: str = ""
    byline: str = ""
    section: str = ""
    dateline: str = ""
    deck: str = ""  # below the headline, and so a part of the text
    summary: str = ""  # by the database
    url: str = ""
    id: str = ""
    language: str = ""  # as the export names it
    body: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    countries: tuple[str, ...] | None = None
    day_first: bool | None = None  # of the numbers of dates; None: the labels do not tell

    def give(self, name: str, value: str) -> None:
        """Fill a field by its name; what is in a field already, and what has none, is kept in `removed`."""
        value = " ".join(value.split())
        if name in _SINGLE and value and not getattr(self, name):
            setattr(self, name, value)
        elif value:
            self.removed.append(value)


_SINGLE = frozenset({"title", "source", "date", "byline", "section", "dateline", "deck", "summary", "url", "id"})


def press_article(
    file: SourceFile, number: int, fields: PressFields, day_first: Callable[[], bool | None] | None = None
) -> Article | None:
    """The `number`th article of a file; None where it has neither headline nor text.

    The order in which other articles of the file write the numbers of dates is asked for where its own leave a choice.
    """
    body = without_page_breaks([paragraph for paragraph in fields.body if paragraph], fields.title)
    if fields.dateline and body and not body[0].lower().startswith(fields.dateline.lower()[:12]):
        body[0] = f"{_DATELINE_END.sub('', fields.dateline)} - {body[0]}"
    body = _with_leads(body, fields)
    if not body and not fields.title:
        return None
    source, date = _source_and_date(fields.source)
    section, _, page = fields.section.partition(";")
    if page:
        fields.removed.append(page.strip())
    return Article(
        id=numbered_id(file, number),
        title=fields.title,
        body="\n".join(body),
        path=file.display_path,
        section=section.strip(),
        byline="" if names_nobody(fields.byline) else _BY.sub("", fields.byline).strip(" ,;"),
        source=source,
        url=fields.url if fields.url.startswith("http") else "",
        published=_published(fields.date or date, fields.day_first, day_first),
        language=_language(fields),
        countries=fields.countries,
        removed=tuple(line for line in fields.removed if line),
    )


def _published(date: str, of_labels: bool | None, of_file: Callable[[], bool | None] | None) -> Published | None:
    """The day of a date, read in the order that the labels tell, or else the other articles of the file."""
    published = read_date(date, "metadata", of_labels)
    if published and not published.reliable and of_file and (order := of_file()) is not None:
        return read_date(date, "metadata", order)
    return published


def _with_leads(body: Sequence[str], fields: PressFields) -> list[str]:
    """The text behind its deck, if it lacks that; the database's summary where there is no text."""
    if body or fields.deck:
        fields.removed.append(fields.summary)
    lead = fields.deck or ("" if body else fields.summary)
    return [*([lead] if lead and not any(lead in text for text in body) else []), *body]


def without_page_breaks(body: Sequence[str], title: str) -> list[str]:
    """Paragraphs without numbers of pages and the headlines above the next pages; one that was cut there is whole."""
    kept: list[str] = []
    is_behind_break = False
    for paragraph in body:
        if _PAGE_NUMBER.match(paragraph) or (kept and paragraph == title):
            is_behind_break = True
        elif is_behind_break and kept and _UNFINISHED.search(kept[-1]) and paragraph[0].islower():
            kept[-1] += f" {paragraph}"
            is_behind_break = False
        else:
            kept.append(paragraph)
            is_behind_break = False
    return kept


def _language(fields: PressFields) -> str:
    """The code of the language that the export states; empty where it states none that has a code."""
    labels = (labelled(line) for line in fields.removed)
    stated = fields.language or next((label.value for label in labels if label and label.field == "language"), "")
    return language_code(_NEXT_LANGUAGE.split(stated, maxsplit=1)[0])


def _source_and_date(source: str) -> tuple[str, str]:
    """The name of a paper and the date of its issue, which some exports print in one: `Bote vom 03.05.2020, S. 7`."""
    issue = first_date(source) if len(source) <= _LONGEST_SOURCE else None
    name = _BEFORE_DATE.sub("", source[: issue.start]) if issue else ""
    return (name, source[issue.start : issue.end]) if issue and name else (source, "")


def paragraphs(lines: Iterable[str], indent_begins: bool = False) -> list[str]:
    """The lines as paragraphs: an empty line, or one that is indented behind one that is not, begins one.

    With `indent_begins`, any line that is indented does.
    """
    lines = list(lines)
    if any(len(line) > _WIDEST_WRAPPED for line in lines):  # not wrapped: each line is a paragraph
        return [text for line in lines if (text := " ".join(line.split()))]
    parts: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            parts.append([])
            continue
        is_behind_indented = bool(parts[-1]) and parts[-1][-1].startswith(_INDENTS)
        if line.startswith(_INDENTS) and parts[-1] and (indent_begins or not is_behind_indented):
            parts.append([])
        parts[-1].append(line)
    wrapped = (line for part in parts if part for line in ([" ".join(part)] if _is_wrapped(part) else part))
    return [" ".join(line.split()) for line in wrapped]


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines without a blank one between are those of one paragraph: few are, or not all end a sentence."""
    are_few = len(lines) < _LEAST_PARAGRAPHS and max(map(len, lines)) <= _WRAPPED
    return are_few or not all(map(_SENTENCE_END.search, lines))


def order_of_dates(articles: Iterable[PressFields]) -> bool | None:
    """Whether the articles of a file write the day before the month; None where none tells it, or they differ."""
    return order_of_numbers([(fields.date or fields.source)[:_DATE_CHARS] for fields in articles])


def is_copyright(line: str) -> bool:
    """Whether a line tells whose the rights are."""
    return bool(_COPYRIGHT.match(line))


def is_date_line(line: str) -> bool:
    """Whether a line names a day and holds little else."""
    return len(line.split()) <= _DATE_WORDS and len(line) < _DATE_CHARS and date_in_line(line) is not None
