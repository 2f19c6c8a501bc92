"""Articles from exports that print a label before each field: ProQuest, NewsBank, Gale, WISO and their like.

NewsBank prints some fields without a label, too, which `newsbank.py` reads, Wisers all of them: `wisers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.bylines import byline_of, given_names_first
from searchapp.reading.cleaning.line_kinds import is_prose
from searchapp.reading.cleaning.line_patterns import BYLINE
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import decode_head
from searchapp.reading.press.export_lines import export_lines, head_lines
from searchapp.reading.press.field_labels import Label, is_issue, labelled, phrases, tells_day_first
from searchapp.reading.press.newsbank import is_newsbank, read_newsbank, title_begin
from searchapp.reading.press.press_article import PressFields, is_copyright, order_of_dates, paragraphs, press_article
from searchapp.reading.press.wisers import is_wisers, read_wisers
from searchapp.reading.record_lines import Record, split_records
from searchapp.reading.source_file import SourceFile
from searchapp.text.calendar.dates import date_in_line
from searchapp.text.lazy_pattern import LazyPattern

_HEAD_PARTS = 5  # paragraphs without a label, among which an issue and a byline stand
_SOURCE_END = re.compile(r" vom |;|,| \d")
_IN_SENTENCE = re.compile(r"['’]|\s+(?!(?:vom|du|del|van|of|on)\b)[a-zà-ÿ]")  # behind the name of a source
_RULE = re.compile(r"^\s*(?:_{10,}|={10,}|-{20,}|\*{10,}|(?:- ){10,}-?)\s*$")
_NUMBERED = re.compile(
    r"^\s*(?:Document|Dokument|Documento|Record|Article|Artikel) (?P<number>\d+) (?:of|von|de|sur|di|van"
    r"|z) (?P<total>\d+)\s*:?\s*$",
    re.I,
)
_ISSUE = re.compile(r"^\s*(?![^:]{0,30}:)\S.{1,60} vom (?P<day>\d\d?\.\d\d?\.\d{4})(?:,.{0,60})?$")  # of GBI-Genios
_TURNED_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+)?, [^\W\d_][\w.'’-]*(?: [\w.'’-]+)?")  # Lund, Eva
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,2}")  # below a headline
_HEAD_CHARS = 1 << 14
_SIGNS_OF_DATABASES = LazyPattern(lambda: rf"^[^\S\n]*{phrases('database')}\s*:", re.I | re.M)
_FOOT = LazyPattern(lambda: rf"^\s*{phrases('foot')}\b")
_PROQUEST = re.compile("proquest", re.I)
_TEXT_HEADING = LazyPattern(lambda: rf"^{phrases('text heading')}$", flags=0)
_OTHER_HEADING = LazyPattern(lambda: rf"^{phrases('other heading')}$", flags=0)
_SOURCE_AND_PLACE = re.compile(r"\A([^;\d]+?) ?; ?[^;\d]{2,60}\Z")  # New York Times; New York, N.Y.
_CITATION = LazyPattern(lambda: rf"^\s*{phrases('citation heading')}\s*$")
_MOST_WORDS_ABOVE = 40  # the labels: a headline, a deck; more are a text whose labels stand below it
_SHORT_LABEL = 4  # letters: of `Note:` and `Box:`, which are words of a text
_SHORT = 12  # words in a line without a label that can be a headline's


def is_labelled_export(head: str, file: SourceFile) -> bool:
    """Whether a file is such an export: fields of a title, a date and a source, and what only databases print."""
    if is_newsbank(head, file) or is_wisers(head, file):
        return True
    lines = head_lines(head, file)
    is_of_database = bool(_SIGNS_OF_DATABASES.search("\n".join(lines)))
    return _has_head_of_labels(lines) or (is_of_database and _is_labelled(lines))


def _has_head_of_labels(lines: Sequence[str]) -> bool:
    """Whether all lines down to the first blank one are labels, of a headline and a day among others."""
    filled = next((index for index, line in enumerate(lines) if line.strip()), 0)
    head = list(takewhile(str.strip, lines[filled:]))
    names = [label.field for line in head if (label := labelled(line))]
    if "body" in names:
        head, names = head[: names.index("body")], names[: names.index("body")]
    is_alone = len(names) == len(head) and names.count("title") == 1
    return is_alone and {"title", "date"} < set(names) and len(lines) > filled + len(head) + 1


def read_labelled_export(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """Each article of the export, and how many are missing of those that it says to have."""
    first_chars = decode_head(file.head(_HEAD_CHARS)).lstrip()
    if is_newsbank(first_chars, file):
        yield from read_newsbank(file)
        return
    if is_wisers(first_chars, file):
        yield from read_wisers(file)
        return
    head = head_lines(first_chars, file)
    day_first = cache(lambda: order_of_dates(_fields(record.lines) for record in _records(file, head)))
    count, stated = 0, 0
    for record in _records(file, head):
        if record.lines and (match := _NUMBERED.match(record.lines[0])):
            stated = max(stated, int(match["total"][:9]))
        if not _is_labelled(record.lines, least=2):
            if _is_lost(record.lines):
                yield ArticleError(file.path, "has text that no label tells to be an article's", record.line)
            continue
        article = press_article(file, count + 1, _fields(record.lines), day_first)
        if article:
            count += 1
            yield article
        else:
            yield ArticleError(file.path, f"what follows article {count} has neither headline nor text", record.line)
    if not count or stated not in (0, count):
        yield ArticleError(file.path, f"says to hold {stated} documents, and {count} were found in it")


def _records(file: SourceFile, head: Sequence[str]) -> Iterator[Record]:
    """The lines of each article."""
    records = split_records(file, export_lines(file), _separator(head))
    return _with_headlines(records) if _has_headlines_above(head) else records


def _is_lost(lines: Sequence[str]) -> bool:
    """Whether lines that are no article's may have been one: they are not the foot of the whole export."""
    words = sum(len(line.split()) for line in lines)
    return words > 60 and not any(_FOOT.match(line) for line in lines)


def _is_labelled(lines: Sequence[str], least: int = 3) -> bool:
    """Whether the lines label at least so many of the fields that an article of a database has."""
    names = {label.field for line in lines if (label := labelled(line))}
    return len(names & {"title", "source", "date", "byline", "section", "body", "id"}) >= least and bool(
        names & {"date", "source"}
    )


def _separator(head: Sequence[str]) -> Callable[[str], bool]:
    """What starts an article: a rule or a number where the head has one, or else the label that comes first.

    Where the labels stand below a text, what follows them does.
    """
    if any(_NUMBERED.match(line) for line in head):
        return lambda line: bool(_NUMBERED.match(line))
    if any(_RULE.match(line) for line in head):
        return lambda line: bool(_RULE.match(line))
    if _ISSUE.match(next(filter(str.strip, head), "")):
        return lambda line: bool(_ISSUE.match(line))
    above = list(takewhile(lambda line: not labelled(line), head))
    if sum(len(line.split()) for line in above) > _MOST_WORDS_ABOVE:
        return _Tails()
    first = next((label.text.upper() for line in head if (label := labelled(line))), "")

    def starts(line: str) -> bool:
        label = labelled(line)
        return label is not None and label.text.upper() == first

    return starts


def _has_headlines_above(head: Sequence[str]) -> bool:
    """Whether the first article has its headline above its labels, none of which is that of a headline, and no rule."""
    if any(_RULE.match(line) or _NUMBERED.match(line) or _ISSUE.match(line) for line in head):
        return False
    above = "\n".join(takewhile(lambda line: not labelled(line), head))
    names = {label.field for line in head if (label := labelled(line))}
    return 0 < len(above.split()) <= _MOST_WORDS_ABOVE and "title" not in names


def _with_headlines(records: Iterable[Record]) -> Iterator[Record]:
    """Each record with the lines above its first label that are its headline, at the end of the record before."""
    lines, number = list[str](), 1
    for record in records:
        begin = title_begin(lines)
        yield Record(number, lines[:begin])
        number = record.line - len(lines[begin:])
        lines = lines[begin:] + record.lines
    yield Record(number, lines)


class _Tails:
    """Tells what starts an article where the labels stand below each text: the first line behind them that has none."""

    def __init__(self) -> None:
        self._is_behind_label = False

    def __call__(self, line: str) -> bool:
        if labelled(line):
            self._is_behind_label = True
        elif self._is_behind_label and line.strip() and not is_copyright(line):
            self._is_behind_label = False
            return True
        return False


def _fields(lines: Sequence[str]) -> PressFields:
    """The fields of one article; a line without a label above the first one is its headline."""
    fields = PressFields(day_first=tells_day_first(lines))
    is_of_proquest = any(map(_PROQUEST.search, lines))
    name, label, values = "", "", [""]
    heading: list[str] = []
    for line in lines:
        if _RULE.match(line) or _NUMBERED.match(line):
            continue
        next_label = labelled(line) or (_heading(line) if is_of_proquest else _citation(line))
        if next_label and _may_end(name, next_label):
            if not name and is_issue(line):
                _take_writer(fields, values)
            _give(fields, name, label, values, heading)
            name, label, values = next_label.field, next_label.text, [next_label.value]
        else:
            values.append(line)
    _give(fields, name, label, values, heading)
    fields.byline = given_names_first(fields.byline)
    fields.source = _SOURCE_AND_PLACE.sub(r"\1", fields.source)
    if fields.byline and fields.body and given_names_first(fields.body[-1]) == fields.byline:
        fields.removed.append(fields.body.pop())
    while fields.body and is_copyright(fields.body[-1]):
        fields.removed.append(fields.body.pop())
    heading = _without_head(heading, fields)
    if not fields.title and heading:
        fields.title = heading.pop(0)
    if not fields.body:
        if heading and not fields.byline and _TURNED_NAME.fullmatch(heading[-1]):
            fields.byline = given_names_first(heading.pop())
        fields.body, heading = [part for part in heading if not is_copyright(part)], []
    fields.removed += heading
    return fields


def _take_writer(fields: PressFields, above: list[str]) -> None:
    """Take the writer's name, which Gale prints on the line between a headline and its issue, out of these lines."""
    filled = [index for index, line in enumerate(above) if line.strip()]
    if len(filled) > 1 and _NAME.fullmatch(above[filled[-1]].strip()):
        fields.byline = above.pop(filled[-1]).strip()


def _heading(line: str) -> Label | None:
    """The heading that ProQuest prints on a line of its own, as a label without a value."""
    text = line.strip()
    if _TEXT_HEADING.match(text):
        return Label("body", text, "")
    return Label("other", text, "") if _OTHER_HEADING.match(text) else None


def _citation(line: str) -> Label | None:
    """The heading above how to cite an article, as Gale prints it."""
    return Label("other", line.strip(), "") if _CITATION.match(line) else None


def _without_head(heading: Sequence[str], fields: PressFields) -> list[str]:
    """The paragraphs without labels that say nothing again that labels do; a byline among them is the article's."""
    kept: list[str] = []
    for index, part in enumerate(heading):
        is_head = index < _HEAD_PARTS and len(part.split()) <= _SHORT * 2
        if is_head and part == fields.title:
            continue
        if is_head and _names_issue(part, fields.source):
            fields.date = fields.date or part
        elif is_head and not fields.byline and BYLINE.match(part) and not is_prose(part):
            fields.byline = byline_of(part)
        else:
            kept.append(part)
    return kept


def _names_issue(part: str, source: str) -> bool:
    """Whether a paragraph is a source with the day of its issue, and no sentence about that source."""
    name = _SOURCE_END.split(source)[0]
    before, _, behind = part.partition(name) if name else (part, "", "")
    is_first = len(before.split()) <= 1 and before != part
    return is_first and not _IN_SENTENCE.match(behind) and date_in_line(part) is not None


def _may_end(name: str, label: Label) -> bool:
    """Whether a label ends the field before it; within the text a word such as `Note:` begins a sentence."""
    if name != "body":
        return True
    return label.field not in ("other", "byline") or (
        len(label.value.split()) < _SHORT * 3 and (len(label.text) > _SHORT_LABEL or label.text.isupper())
    )


def _give(fields: PressFields, name: str, label: str, values: Sequence[str], heading: list[str]) -> None:
    """Fill the field of a label with the lines that stand behind it."""
    if not name:
        heading += paragraphs(values)
    elif name == "body":
        fields.body += [part for part in paragraphs(values) if not _unavailable(part)]
    elif name in ("other", "length", "language", "kicker", "id"):
        first, rest = _first_paragraph(values)
        fields.removed.append(f"{label}: {first}".rstrip(" :"))
        heading += rest
    else:
        first, rest = _first_paragraph(values)
        fields.give(name, first)
        heading += rest


def _first_paragraph(values: Sequence[str]) -> tuple[str, list[str]]:
    """The paragraph that a field holds, and those behind it."""
    parts = paragraphs(values)
    if not values[0].strip() and len(parts) > 1:
        return parts[0], parts[1:]
    return (parts[0] if parts else ""), parts[1:]


def _unavailable(text: str) -> bool:
    """Whether it says that the database has no text."""
    return text.lower().rstrip(". ") in ("not available", "full text not available", "none", "nicht verfügbar")
