"""What a line by a headline says with labels of who wrote the article and where it is from, in many languages.

来源：城报　记者：林明　责任编辑：王芳    Автор: Анна Реева    كتب: سامي نور
Written by Ada Lunt | Edited by Piet Moor
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from searchapp.reading.bylines import without_others
from searchapp.reading.cleaning.line_kinds import is_prose, word_count
from searchapp.reading.cleaning.line_patterns import BYLINE, SMALL_WORD
from searchapp.text.calendar.english_months import MONTH
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import table_rows

_DATA = Path(__file__).parent / "data" / "head_labels.tsv"
_MAX_CHARS = 200  # of a line; longer ones are text
_MAX_VALUE_CHARS = 60
_LABEL_LINE_WORDS = 8  # of a line with its labels; longer ones may be headlines: “Source: Brae to shut its weir …”
_COLON = r"\s*[:：]\s*"
_BREAK = r"[|•·¦\u3000\t]|\s{2,}|\s[–—-]\s"  # between what stands side by side
_END = re.compile(rf"{_BREAK}|[()（）<>【】\[\]]")
_PARTS = re.compile(r"\s*[|•·¦\u3000\t]\s*")
_UNCASED = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]")
_WRITERS_OF_DATELINE = re.compile(  # 新华社伦敦3月2日电（记者林明、王芳）
    r"[^。！？\n]{0,30}?[电電讯訊]\s?[(（](?:本报|本報)?(?:记者|記者)\s*([^()（）。]{2,40})[)）]"
)
_OF_OTHERS = re.compile(r"(?:edited|reviewed|fact[ -]checked|updated|published|posted|photos?)\b", re.I)
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_SMALL_WORD = r"[A-ZÀ-Þ][a-zß-ÿ'’-]+"
_NO_NAME = r"(?!(?:First|Last|Article|Originally|Date|News)\b)"
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?"
_BESIDE_DAY = LazyPattern(  # “Ada Lunt Published March 2, 2021”, 林明2021年3月2日
    lambda: (
        rf"{_NO_NAME}({_WORD}(?: {_WORD}){{1,3}}) (?i:published|updated|posted)\b:? (?:(?i:on|at) )?(?:{_WEEKDAY},? )?"
        rf"(?:\d{{1,4}}[:./-]\d|(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?i:{MONTH})\b|\d{{1,2}} \w+ ago\b)"
        rf"|({_WORD}(?: {_WORD})? {_SMALL_WORD})(?=[A-Z])(?=(?i:{MONTH})\.? \d)"  # Ada LuntMarch 2, 2021
        rf"|(?i:(?:posted|published|submitted)\b[^.|]{{0,20}}\d[^.|]{{0,20}}? by) ({_WORD}(?: {_WORD}){{1,3}})"
        r"(?=$| in | at |\W*[|•·(])"  # Posted on March 2, 2021 by Ada Lunt in Ponds
        r"|([\u4e00-\u9fff]{2,5})(?=\d{4}年)"
    ),
    flags=0,
)
_BEFORE_OUTLET = re.compile(rf"((?i:por|par|von|di|door|af|av|oleh) {_WORD}(?: {_WORD}){{1,3}}), [\w .]{{2,30}}$")
_SPACES = 2  # in a byline beside other things: “By Ada Lunt”, but not “By Train”
_NAME = re.compile(r"(?!.*[。！？?!，…“”\"])[^\W\d_]")
_SOURCE_WORDS, _ASCII_SOURCE_WORDS = 5, 2  # of a source in small letters: сайт мэрии города, press release
_NAME_SIGNS = re.compile(r"[\s、，,]+")


class HeadLabels(Struct, frozen=True):
    """Who wrote an article and where it is from, as a line labels it; empty where it does not."""

    byline: str = ""
    source: str = ""


NO_LABELS = HeadLabels()


def head_labels(line: str) -> HeadLabels:
    """What the labels of a line say; nothing for a sentence."""
    if len(line) > _MAX_CHARS or not (":" in line or "：" in line) or is_prose(line):
        return NO_LABELS
    matches = list(_pattern().finditer(line))
    values: dict[str, str] = {}
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(line)
        value = _END.split(line[match.end() : end], maxsplit=1)[0].strip(" ,;/")
        field = _fields()[_key(match["cased"] or match["uncased"])]
        if len(value) <= _MAX_VALUE_CHARS and _NAME.match(value) and _may_name(value, field):
            values.setdefault(field, value)
    return HeadLabels(values.get("byline", ""), values.get("source", ""))


def _may_name(value: str, field: str) -> bool:
    """Whether what stands behind a label is a name by its capitals, or a source in a few words, and no sentence."""
    words = [word for word in value.partition(",")[0].split() if not SMALL_WORD.fullmatch(word)]
    if len(words) <= 1 or not any(word[0].islower() for word in words):
        return True
    most = _ASCII_SOURCE_WORDS if value.isascii() else _SOURCE_WORDS
    return field == "source" and len(words) <= most and not value.endswith(".")


def is_label_line(line: str) -> bool:
    """Whether a line begins with a label of a writer or a source, and holds nothing but such fields."""
    if not (":" in line or "：" in line) or word_count(line) > _LABEL_LINE_WORDS:
        return False
    return bool(_pattern().match(line)) and head_labels(line) != NO_LABELS and not is_prose(line)


def byline_in(line: str) -> str:
    """The byline that a line is, or holds beside other things or behind a label; else empty."""
    line = without_others(line)
    if is_prose(line):
        return ""
    if labelled := head_labels(line).byline:
        return labelled
    if beside := _BESIDE_DAY.match(line) or _BEFORE_OUTLET.match(line):
        return str(next(filter(None, beside.groups())))
    parts = _PARTS.split(line) if len(line) <= _MAX_CHARS else [line]
    if BYLINE.match(line) and not any(map(_OF_OTHERS.match, parts)):
        return line
    return next(
        (part for part in parts if BYLINE.match(part) and part.count(" ") >= _SPACES and not is_prose(part)), ""
    )


def writers_in_dateline(line: str) -> str:
    """The writers whom a Chinese agency names in brackets behind its dateline; else empty."""
    match = _WRITERS_OF_DATELINE.match(line)
    return ", ".join(filter(None, _NAME_SIGNS.split(match[1]))) if match else ""


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, str]:
    """The field of each label, in small letters."""
    rows = table_rows(_DATA)
    return {_key(label): field for field, labels in rows for label in labels.split("|")}


def _key(label: str) -> str:
    return " ".join(label.casefold().split())


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A label and its colon where a line or a part of it begins; in scripts without capitals behind any space."""
    labels = sorted(_fields(), key=len, reverse=True)
    cased = "|".join(re.escape(label) for label in labels if not _UNCASED.match(label))
    uncased = "|".join(re.escape(label) for label in labels if _UNCASED.match(label))
    before_cased, before_uncased = rf"(?:^\W*|(?:{_BREAK}|[,;/]|(?<=\d)\s)\s*)", r"(?:^\W*|[\s(（<【|•·/]\W*)"
    return re.compile(
        rf"(?i:{before_cased}(?P<cased>{cased})|{before_uncased}(?P<uncased>{uncased})){_COLON}",
    )
