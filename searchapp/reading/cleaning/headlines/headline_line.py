"""Which of the lines around a pasted article's body is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path

from searchapp.reading.cleaning.headlines.interviews import interview_lines
from searchapp.reading.cleaning.headlines.line_tests import TITLE_WORDS, headline_text, may_be_headline
from searchapp.reading.cleaning.headlines.list_headline import headline_of_list
from searchapp.reading.cleaning.headlines.story_start import story_start
from searchapp.reading.cleaning.line_kinds import CLOSING, is_apart, is_prose, is_question, word_count
from searchapp.reading.cleaning.line_patterns import (
    BYLINE,
    DATE_LINE,
    RELATED,
    RELATIVE_TIME,
    STAMP,
    WIRE_DATELINE,
    any_of,
)
from searchapp.reading.cleaning.line_words import is_unspaced, line_words, telling_words
from searchapp.reading.cleaning.lines import Line
from searchapp.text.calendar.date_cues import cue_before
from searchapp.text.calendar.date_lines import MAX_LINE_CHARS, date_of_line
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.stemming import stem
from searchapp.text.tab_separated import table_rows

_WEIGHTS = Path(__file__).parent / "data" / "headline_weights.tsv"

_REACH_ABOVE = 120  # lines; menus of the largest pages are as long
_REACH_BELOW = 4
_DATE_REACH = 5
_ENOUGH_WORDS = 6  # that the body has too say as much of a line as more would
_LEAD_LINES, _LEAD_WORDS = 3, 3  # of the body, that tell its news; in common with a headline
_FAR_LINES = 60
_HEAD_REACH = 3  # lines between a headline and its standfirst
_HEAD_OVERLAP = 0.3
_KICKER_WORDS = 2  # that the body has too: no more of a line, and it may be a series or a section over the headline
_STANDFIRST_WORDS = 15
_UNSPACED_WORDS = 0.6  # of a pair of characters, in scripts that write no words apart
_MOST_ADDED = 3  # times as long as a headline is the line that adds sections or the site's name to it
_SENTENCE = re.compile(rf"[.!?…。！？।؟]{CLOSING}")
_FULL_STOP = re.compile(rf"[.…。।]{CLOSING}")
_BREADCRUMBS = LazyPattern(  # the way to the page: “Home » News » Coast”
    lambda: (
        rf"^\W*(?:you are here\b|{any_of('home')}(?:\s?[»›>→]|\s[/|•·]\s))"
        rf"|^{any_of('home')}(?-i:(?<=[^\W\d_A-ZÀ-Þ])[A-ZÀ-ÞА-Я](?=\w))"
        r"|^(?:[\u3040-\u30ff\u3400-\u9fff][^\s、。，！？：；「」『』（）…]{0,13}(?:\s|$)){4,}$"
        r"|^[^»›>→]{1,40}(?:\s[»›>→]\s?[^»›>→]{1,40}){2,}$|^[^»›>→]{1,40}\s[»›>→]\W*$"
    )
)
_CAPTION = re.compile(  # who stands where in a picture, and whose it is
    r"[(,] ?(?:left|right|cent(?:re|er)|links|rechts)\b ?[),]"
    r"|[./] ?(?:Getty|AP|AFP|EPA|EFE|Reuters|dpa|Alamy)(?:[ /-](?:via|file|photo|pool|[A-Z]\w+)){0,5}\W*$"
    r"|\([^()/]{3,40}/ ?[A-ZÀ-Þ]{3,12}\)\W*$"  # (Ada Lunt/NORDBILD)
    r"|\b(?i:photo|foto|bild(?:quelle)?|image|imagen)\s?: ?\S|\bCredit(?:s?:|\s?\.{3}|…)"
)
_WRITER = re.compile(  # Ada Lunt in Brae
    r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,2} in [A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*)?$"
)
_EDGE = re.compile(r"\W+")
_PARTS = re.compile(r"\s*[|•·,]\s*")
_TIME_CHARS = 30  # “Publicerad 22:31”


def find_headline(lines: Sequence[Line], is_body: Sequence[bool]) -> int | None:
    """The index of the headline of a text whose body is known; None where there is none."""
    first = next((line.text for line, is_part in zip(lines, is_body, strict=True) if is_part), "")
    of_list = None if is_prose(first) else headline_of_list(lines)
    if of_list is not None and not any(is_body[: of_list + 1]):
        return of_list
    head = _Head(lines, is_body)
    scores = {index: head.score(index) for index in head.candidates}
    labelled = 0 if _is_labelled_headline(lines, is_body) else None
    return max(scores, key=lambda index: scores[index], default=labelled)


def _is_labelled_headline(lines: Sequence[Line], is_body: Sequence[bool]) -> bool:
    """Whether a text begins with what within one would lead to another: “LOOK: Ferry sinks in the harbour”."""
    first = lines[0].text if lines and not is_body[0] else ""
    return RELATED.match(first) is not None and word_count(first) > TITLE_WORDS and not is_prose(first)


def is_caption(text: str) -> bool:
    """Whether a line tells who stands where in a picture, or whose it is."""
    return _CAPTION.search(text) is not None


class _Head:
    """The lines around the beginning of a body, as far as they may hold its headline."""

    def __init__(self, lines: Sequence[Line], is_body: Sequence[bool]) -> None:
        self._lines, self._is_body = lines, is_body
        self._first, self._body_start = story_start(lines, is_body)
        self._start = max(0, self._first - _REACH_ABOVE)
        self.candidates = list(self._candidates())

    def score(self, index: int) -> float:
        """What speaks for a line as the headline."""
        weights = _weights()
        return sum(weights[name] * value for name, value in self._signs(index))

    def _candidates(self) -> Iterator[int]:
        for index in range(self._start, min(self._first + _REACH_BELOW, len(self._lines))):
            if index > self._first and is_prose(self._lines[index - 1].text):
                return
            text = headline_text(self._lines[index].text)
            if may_be_headline(text) and (not self._is_body[index] or self._heads_body(index)):
                yield index

    def _heads_body(self, index: int) -> bool:
        """Whether a line of the body is a headline that no empty line separates from it."""
        text = self._lines[index].text
        if (_SENTENCE.search(text) and not is_question(text)) or WIRE_DATELINE.match(text) or index in self._interview:
            return False
        is_far = index > self._body_start + _REACH_BELOW
        if is_far and (all(self._is_body[:index]) or not self._lines[index].gap):
            return False
        below = next((other for other in range(index + 1, len(self._lines)) if self._is_body[other]), None)
        if below is None:
            return False
        next_line = self._lines[index + 1]
        is_head = is_apart(next_line.text) or self._is_dated(index + 1)
        return next_line.gap or below > index + 1 or is_prose(next_line.text) or is_head

    def _signs(self, index: int) -> Iterator[tuple[str, float]]:
        text = headline_text(self._lines[index].text)
        count = self._words(index)
        length = count if not is_unspaced(text) else count * _UNSPACED_WORDS
        overlap, common = self._overlap(index)
        yield from (("overlap", overlap), ("common", min(common, _ENOUGH_WORDS) / _ENOUGH_WORDS))
        yield "lead", min(self._common_with_lead(index), _LEAD_WORDS) / _LEAD_WORDS
        yield from (("few words", count < 3), ("three words", count == 3))
        yield from (("long", length > 20), ("very long", length > 28))
        yield from (("sentence", bool(_FULL_STOP.search(text))), ("small letter", text[:1].islower()))
        yield "topic", ": " in text
        if count >= TITLE_WORDS:
            key = self._keys[index]
            yield "title", index > 0 and self._keys[0].startswith(key)
            yield "repeated", self._counts[key] > 1 or any(key in other for other in self._other_keys(index))
        below = range(index + 1, min(index + 1 + _DATE_REACH, len(self._lines)))
        dates = [other - index for other in below if self._is_dated(other)]
        yield from (("date below", bool(dates)), ("date near", bool(dates) and dates[0] <= 2))
        yield "byline below", any(BYLINE.match(self._lines[other].text) for other in below)
        yield "distance", min(abs(self._first - index), _FAR_LINES) / 20
        yield "in body", self._is_body[index]
        is_long = length >= _STANDFIRST_WORDS or bool(_FULL_STOP.search(text))
        least = _KICKER_WORDS if is_long else _KICKER_WORDS + 1
        above = range(max(0, index - _HEAD_REACH), index)
        standfirst = any(self._is_head_like(other) and self._overlap(other)[1] >= least for other in above)
        yield from (("standfirst", standfirst), ("long standfirst", standfirst and is_long))
        yield "holds another", self._holds_another(index)
        yield "breadcrumbs", bool(_BREADCRUMBS.search(text))
        yield "writer", bool(_WRITER.match(text)) and bool(dates) and dates[0] == 1
        yield "caption", is_caption(text)

    def _other_keys(self, index: int) -> Iterator[str]:
        """What the lines above a line, and those of the page below it, are compared by: “… on WhatsApp (opens …)”."""
        yield from self._keys[:index]
        yield from (key for other, key in enumerate(self._keys) if other > index and not self._is_body[other])

    def _holds_another(self, index: int) -> bool:
        """Whether a line is another one with the way to the page before it or the site's name behind it."""
        key = self._keys[index]
        return any(
            len(other) < len(key) < _MOST_ADDED * len(other) and (key.endswith(other) or key.startswith(other))
            for other in self._long_keys
        )

    def _is_head_like(self, index: int) -> bool:
        """Whether a line may be the headline over a standfirst."""
        text = headline_text(self._lines[index].text)
        overlap, _ = self._overlap(index)
        return (
            index in self.candidates
            and TITLE_WORDS <= self._words(index) <= 20
            and not _FULL_STOP.search(text)
            and overlap >= _HEAD_OVERLAP
            and not (_BREADCRUMBS.search(text) or _CAPTION.search(text) or self._holds_another(index))
        )

    def _words(self, index: int) -> int:
        return len(line_words(headline_text(self._lines[index].text)))

    def _overlap(self, index: int) -> tuple[float, int]:
        """Which share of a line's telling words the body has, and how many."""
        words = _telling_stems(self._lines[index].text)
        common = sum(self._body_words[word] > self._is_body[index] for word in words)
        return (common / len(words) if words else 0.0), common

    def _common_with_lead(self, index: int) -> int:
        """How many telling words a line has in common with the first lines of the body, itself left out."""
        lead = [words for other, words in self._lead if other != index][:_LEAD_LINES]
        return len(_telling_stems(self._lines[index].text) & frozenset[str]().union(*lead))

    def _is_dated(self, index: int) -> bool:
        text = self._lines[index].text
        if len(text) > MAX_LINE_CHARS or not any(char.isdecimal() for char in text):
            return False
        parts = _PARTS.split(text)
        return bool(DATE_LINE.match(text) or date_of_line(text)) or any(map(_is_time, parts))

    @cached_property
    def _interview(self) -> range:
        return interview_lines(self._lines)

    @cached_property
    def _lead(self) -> Sequence[tuple[int, frozenset[str]]]:
        """The first lines of the body, one more than are compared, and their telling words."""
        body = (index for index in range(self._first, len(self._lines)) if self._is_body[index])
        return [(index, _telling_stems(self._lines[index].text)) for index in islice(body, _LEAD_LINES + 1)]

    @cached_property
    def _body_words(self) -> Counter[str]:
        """In how many lines of the body each telling word stands."""
        counts = Counter[str]()
        for line, is_body in zip(self._lines, self._is_body, strict=True):
            if is_body:
                counts.update(_telling_stems(line.text))
        return counts

    @cached_property
    def _keys(self) -> Sequence[str]:
        """What the lines down to the body are compared by."""
        return [_EDGE.sub("", line.text.casefold()) for line in self._lines[: self._first + _REACH_BELOW]]

    @cached_property
    def _long_keys(self) -> Sequence[str]:
        """The same of the candidates that are longer than a section."""
        return [self._keys[index] for index in self.candidates if self._words(index) >= TITLE_WORDS]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(_EDGE.sub("", line.text.casefold()) for line in self._lines)


@lru_cache(maxsize=1 << 11)  # the lines of a page, most of which are asked about several times
def _telling_stems(text: str) -> frozenset[str]:
    """The stems of the words that tell what a line is about: what “closes” in a headline was closed."""
    return frozenset(map(stem, telling_words(text)))


def _is_time(text: str) -> bool:
    """Whether a part of a line tells from now on, or by the clock, when something came out: “Published 3 hours ago”."""
    if RELATIVE_TIME.match(text) or STAMP.match(text):
        return True
    return len(text) <= _TIME_CHARS and cue_before(text) == "published" and any(char.isdecimal() for char in text)


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    """What each sign of a line weighs."""
    return {sign: float(weight) for sign, weight, *_ in table_rows(_WEIGHTS)}
