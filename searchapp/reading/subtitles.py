"""Subtitles of broadcasts (SubRip, WebVTT, TTML, Whisper's, YouTube's): what is said, without its times."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import read_text
from searchapp.reading.ids import file_id
from searchapp.reading.source_file import SourceFile
from searchapp.text.calendar.path_dates import date_in_path

SUBTITLE_SUFFIXES = (".srt", ".vtt", ".sbv", ".ttml", ".dfxp")
_ARROWED = r"\s*(?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3}"
_PAIRED = r"\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}[ \t]*\r?(?:\n|\Z)"  # as YouTube has it in its .sbv
_TIMES = re.compile(rf"{_ARROWED}|{_PAIRED}")
_BRACKETED = re.compile(rf"\[{_ARROWED}\]")  # as Whisper prints what it hears
_HEAD = re.compile(rf"WEBVTT(?=\s|\Z)|\d{{1,5}}[ \t]*\r?\n{_ARROWED}|{_BRACKETED.pattern}|{_PAIRED}")
_ABOVE_ROOT = r"(?:\s|<\?[^?]*\?>|<!--[^-]*-->)*"  # each in one way only, or a hostile head takes for ever
_TIMED_TEXT = re.compile(
    rf"{_ABOVE_ROOT}<(?:(?:\w+:)?tt\s[^>]*ns/ttml|(?:\w+:)?tt\s[^>]*/ttaf1|timedtext\b|transcript>\s*<text start=)",
    re.S,
)
_CUE = re.compile(r"<(?:\w+:)?(?P<tag>p|text)(?:\s[^>]*)?>(.*?)</(?:\w+:)?(?P=tag)>", re.S)
_LINE_BREAK = re.compile(r"<(?:\w+:)?br\s*/?>")
_SPEAKER = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>]+)>")  # <v.loud Mara Quill>
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")  # <i>, <00:00:01.500>, and {\an8} of SubStation
_SPOKEN_BY = re.compile(r"(?:>>|[-–—] ?(?=[^\W\d_])|[^\W\d_][^:.!?]{1,40}: )")  # another speaker begins
_SENTENCE_END = (".", "!", "?", "…", ".”", "!”", "?”", '."', "。", "！", "？")
_PARAGRAPH_CHARS = 400  # behind which a sentence's end ends the paragraph


def is_subtitles(head: str, file: SourceFile) -> bool:
    """Whether a file holds subtitles with their times."""
    return _HEAD.match(head) is not None or _TIMED_TEXT.match(head) is not None


def read_subtitles(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """What is said in a broadcast as one article."""
    text = read_text(file)
    lines = _in_elements(text) if _TIMED_TEXT.match(text.lstrip("\ufeff")) else _said(text.split("\n"))
    body = "\n".join(_paragraphs(lines))
    if not body:
        raise ArticleError(file.path, "has no subtitles")
    yield Article(id=file_id(file), body=body, path=file.display_path, published=date_in_path(file.path))


def _said(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are shown, each once though rolling subtitles show it again."""
    is_shown, last = False, ""
    for line in lines:
        if bracketed := _BRACKETED.match(line):
            yield " ".join(line[bracketed.end() :].split())
        elif _TIMES.match(line):
            is_shown = True
        elif not line.rstrip("\r"):
            is_shown = False
        elif is_shown:
            text = " ".join(html.unescape(_TAG.sub("", _SPEAKER.sub(r"\1: ", line))).split())
            if text and text != last:
                yield text
                last = text


def _in_elements(text: str) -> Iterator[str]:
    """What the elements of TTML or of YouTube's XML say, each once in a row."""
    last = ""
    for cue in _CUE.finditer(text):
        said = " ".join(html.unescape(html.unescape(_TAG.sub("", _LINE_BREAK.sub(" ", cue[2])))).split())
        if said and said != last:
            yield said
            last = said


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Running text, a new paragraph where somebody else speaks or a long one has come to an end."""
    paragraph = ""
    for line in lines:
        is_full = len(paragraph) >= _PARAGRAPH_CHARS and paragraph.endswith(_SENTENCE_END)
        if paragraph and (is_full or _SPOKEN_BY.match(line)):
            yield paragraph
            paragraph = ""
        paragraph = f"{paragraph} {line}".strip()
    if paragraph:
        yield paragraph
