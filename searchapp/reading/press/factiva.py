"""Articles from what Factiva exports as text or as a web page, with its codes (HD, BY, WC, PD, …) or without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.agency_lines.header_lines import LineKind, kind_of
from searchapp.reading.cleaning.line_patterns import BYLINE, SMALL_WORD
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import decode_head
from searchapp.reading.press.export_lines import export_lines, head_lines
from searchapp.reading.press.factiva_regions import factiva_countries
from searchapp.reading.press.field_labels import phrases
from searchapp.reading.press.press_article import PressFields, is_copyright, is_date_line, paragraphs, press_article
from searchapp.reading.record_lines import Record, split_records
from searchapp.reading.source_file import SourceFile
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import table_rows

_CODES = Path(__file__).parent / "data" / "factiva_codes.tsv"
_HEAD_BYTES = 1 << 14
_CODE = re.compile(r"^\s{0,4}(?P<code>[A-Z]{2,3})(?:[ \t\u00a0]+(?P<value>\S.*))?\s*$")
_NAMED_TAIL = frozenset(("CO", "IN", "NS", "RE"))
_CODED_VALUE = re.compile(r"^[\w.-]{2,12}\s*:\s|^$")  # `i7501 : Ferries`
_DOCUMENT = LazyPattern(
    lambda: rf"^\s*(?:AN\s+)?{phrases('document number')}\s+[A-Za-z]{{2,10}}\d{{6}}\w{{6,22}}\s*$", flags=0
)
_WORDS = LazyPattern(lambda: rf"^\s*\d[\d.,\u00a0\u202f ]*\s?{phrases('words')}\s*$")
_LANGUAGES = LazyPattern(lambda: rf"^{phrases('language')}\W*$")
_SOURCE_CODE = re.compile(r"^[A-Z0-9]{3,8}$")
_PAGE = re.compile(
    r"^(?:p\.?|pg\.?|page|seite|s\.|página|pagina|pag\.?)?\s*[A-Z]{0,3}-?\d{1,4}$|^\d\d?:\d\d(?: GMT)?$", re.I
)
_NAME = re.compile(
    r"^(?:(?:by|par|von|por|di|de|door)\s+)?[^\W\d_][\w.'’-]*(?:\s+[\w.'’&-]+){1,5}(?:\s*[,;/].*)?$", re.I
)
_WRITER = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"
_WRITERS_IN_PLACE = re.compile(  # `Eva Lund and Ola Berg in Oslo`
    rf"^{_WRITER}(?:(?:,| and| und| et| y| e| og| och| en) {_WRITER}){{0,4}}"
    r" (?:in|à|en|em|i|a) [A-ZÀ-Þ][\w.'’ -]{1,40}$"
)
_PUBLISHER = LazyPattern(
    lambda: rf"^(?:(?:[A-ZÀ-Þ][\w.'’-]*|&|and|und|et|y|e|of|the|de|du|des|der|la|le)[ ,]+)+{phrases('publisher')}$",
    flags=0,
)
_PUBLISHER_WORDS = 8
_LEAST_HEADLINE = 3  # words; a section has fewer


def is_factiva(head: str, file: SourceFile) -> bool:
    """Whether a file is such an export."""
    lines = head_lines(head, file)
    return _has_codes(lines) or _has_plain_heads(lines)


def read_factiva(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """Each article of the export."""
    has_codes = _has_codes(head_lines(decode_head(file.head(_HEAD_BYTES)).lstrip(), file))
    read: Callable[[Sequence[str]], PressFields | None] = _coded_fields if has_codes else _plain_fields
    count = 0
    for record in _articles(file, export_lines(file), has_codes):
        fields = read(record.lines)
        article = fields and press_article(file, count + 1, fields)
        if article:
            count += 1
            yield article
        elif sum(len(line.split()) for line in record.lines) > 40 and count:
            yield ArticleError(
                file.path, f"what follows article {count} is not laid out as one of Factiva's", record.line
            )
    if not count:
        yield ArticleError(file.path, "has no article in a layout of Factiva's that can be read")


def _articles(file: SourceFile, lines: Iterable[str], has_codes: bool) -> Iterator[Record]:
    """The lines of each article: its document number ends one, and a headline's code where there is no number."""
    ended = False
    codes: set[str] = set()

    def starts(line: str) -> bool:
        nonlocal ended
        match = _CODE.match(line) if has_codes else None
        code = match["code"] if match else ""
        begins = ended and bool(line.strip())
        begins = begins or (code in ("HD", "SE") and code in codes and bool(codes & {"TD", "LP"}))
        begins = begins or (code == "SE" and "HD" in codes and bool(codes & {"TD", "LP"}))
        if begins:
            codes.clear()
        if code in _fields():
            codes.add(code)
        ended = (bool(_DOCUMENT.match(line)) or (code == "AN" and bool(match and match["value"]))) or (
            ended and not line.strip()
        )
        return begins

    yield from split_records(file, lines, starts)


@cache
def _fields() -> Mapping[str, str]:
    """The field that each code fills; `other` is left out of an article."""
    return {code: field for code, field, _ in table_rows(_CODES)}


@cache
def _tail_codes() -> frozenset[str]:
    """The codes behind the text."""
    return frozenset(code for code, _, part in table_rows(_CODES) if part)


def _has_codes(lines: Sequence[str]) -> bool:
    """Whether the lines begin with the codes of a head, one each."""
    codes = [match["code"] for line in lines[:400] if (match := _CODE.match(line)) and match["code"] in _fields()]
    return "HD" in codes and len({"PD", "SN", "WC", "LP", "TD", "SC", "LA", "AN"} & set(codes)) >= 4


def _coded_fields(lines: Sequence[str]) -> PressFields | None:
    """The fields of an article with codes; None for a cover or the summary of the search at the end."""
    fields = PressFields(day_first=True)
    values: list[tuple[str, list[str]]] = []
    for line in lines:
        code, value = _code_of(line, values)
        if code:
            values.append((code, [value] if value else []))
        elif values:
            values[-1][1].append(line)
    if not any(code == "HD" for code, _ in values):
        return None
    for code, value_lines in values:
        _give(fields, code, value_lines)
    return fields


def _code_of(line: str, values: Sequence[tuple[str, list[str]]]) -> tuple[str, str]:
    """The code that a line begins with and what follows it; empty for words of the text."""
    match = _CODE.match(line)
    if not match or match["code"] not in _fields():
        return "", ""
    code, value = match["code"], match["value"] or ""
    in_body = bool(values) and values[-1][0] in ("LP", "TD")
    is_text = code not in _tail_codes() or (code in _NAMED_TAIL and not _CODED_VALUE.match(value))
    if in_body and code != "TD" and is_text:
        return "", ""
    if code in ("LP", "TD") and any(seen == code for seen, _ in values):
        return "", ""
    return code, value


def _give(fields: PressFields, code: str, lines: Sequence[str]) -> None:
    """Fill the field of a code."""
    name = _fields()[code]
    text = " ".join(" ".join(lines).split())
    if name == "body":
        fields.body += paragraphs(line.strip() for line in lines)
    elif name == "regions":
        fields.countries = factiva_countries(text)
        fields.removed.append(f"{code} {text}")
    elif name in ("other", "end"):
        fields.language = text if code == "LA" else fields.language
        fields.removed.append(f"{code} {text}".strip())
    else:
        fields.give(name, text)


def _has_plain_heads(lines: Sequence[str]) -> bool:
    """Whether a number of words, with a day right below, and a document number are among the lines."""
    texts = [line.strip() for line in lines if line.strip()]
    return _words_line(texts) is not None and (
        any(_DOCUMENT.match(line) for line in texts) or _source_code_below(texts, _words_line(texts) or 0)
    )


def _source_code_below(texts: Sequence[str], words: int) -> bool:
    """Whether the source's code, its language and its rights stand below the number of words."""
    below = texts[words : words + 10]
    return any(map(_SOURCE_CODE.match, below)) and any(map(_LANGUAGES.match, below)) and any(map(is_copyright, below))


def _words_line(texts: Sequence[str]) -> int | None:
    """The line that tells the number of words, right above the day."""
    for index, text in enumerate(texts[:-1]):
        if _WORDS.match(text) and is_date_line(texts[index + 1]):
            return index
    return None


def _plain_fields(lines: Sequence[str]) -> PressFields | None:
    """The fields of an article without codes; None for what has no number of words above a day."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    texts = [" ".join(lines[index].split()) for index in filled]
    words = _words_line(texts)
    if words is None or not words:
        return None
    fields = PressFields(day_first=True, date=texts[words + 1])
    _read_above(texts[:words], fields)
    below = words + 2
    while below < len(texts) and below < words + 12 and not is_copyright(texts[below]):
        below += 1
    if below < len(texts) and is_copyright(texts[below]):
        _read_below(texts[words + 2 : below], fields)
        fields.removed.append(texts[below])
        body_start = filled[below] + 1
    else:
        fields.give("source", texts[words + 2] if words + 2 < len(texts) else "")
        body_start = filled[min(words + 2, len(filled) - 1)] + 1
    body = [line for line in lines[body_start:] if not _DOCUMENT.match(line)]
    fields.removed += [line.strip() for line in lines[body_start:] if _DOCUMENT.match(line)]
    fields.removed.append(texts[words])
    fields.body = paragraphs(body)
    while len(fields.body) > 1 and _is_below_text(fields.body[-1], fields):
        fields.removed.append(fields.body.pop())
    return fields


def _is_below_text(text: str, fields: PressFields) -> bool:
    """Whether a paragraph between a text and its number is the publisher's name or an agency's signature."""
    if len(text.split()) > _PUBLISHER_WORDS:
        return False
    name = _letters(text)
    is_named = name in map(_letters, [fields.source, *fields.removed])
    return is_named or bool(_PUBLISHER.match(text)) or kind_of(text) is LineKind.SIGNATURE


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _read_above(texts: Sequence[str], fields: PressFields) -> None:
    """The section, the headline and the byline, of which only the headline is always there."""
    rest = list(texts[-3:])
    fields.removed += texts[:-3]
    if len(rest) > 1 and _is_byline(rest[-1], max(rest[:-1], key=len)):
        fields.byline = rest.pop()
    if len(rest) > 1 and len(rest[-2].split()) <= 4:
        fields.section = rest[-2]
    elif len(rest) > 1:
        fields.removed.append(rest[-2])
    fields.title = rest[-1]


def _is_byline(text: str, headline: str) -> bool:
    """Whether a line below a headline names its writers: it is shorter, or says that they wrote it, or where."""
    small = [word for word in headline.split() if word[0].islower() and not SMALL_WORD.fullmatch(word)]
    if small and BYLINE.match(text):
        return True  # `Weir shuts`, while `World News` and `Arts and Letters` are sections
    is_said = bool(BYLINE.match(text)) and len(headline.split()) >= _LEAST_HEADLINE
    if bool(_WRITERS_IN_PLACE.match(text)) and any(word[0].islower() for word in headline.split()):
        return True  # capitals alone may be a section: `World News` above `Prince Olaf in Oslo`
    return is_said or (bool(_NAME.match(text)) and len(text) < len(headline))


def _read_below(texts: Sequence[str], fields: PressFields) -> None:
    """The source among the lines of the time, the source's code, the page and the language."""
    for text in texts:
        is_code = _SOURCE_CODE.match(text) and fields.source
        if _LANGUAGES.match(text):
            fields.language = text.strip(" .,")
        if fields.source or is_code or _PAGE.match(text) or _LANGUAGES.match(text):
            fields.removed.append(text)
        else:
            fields.source = text
