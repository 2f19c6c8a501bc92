"""The line by a pasted article's headline that says when the article came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from searchapp.model.article import Published
from searchapp.reading.cleaning.line_kinds import is_prose, word_count
from searchapp.reading.cleaning.line_patterns import PHOTO_CREDIT
from searchapp.reading.cleaning.lines import Line
from searchapp.text.calendar.date_cues import Cue, cue_before
from searchapp.text.calendar.date_lines import MAX_LINE_CHARS, date_of_line, order_of_numbers
from searchapp.text.calendar.dates import numbers_day_first
from searchapp.text.languages import detected_language

_REACH_ABOVE = 30  # lines above the headline: menus, a ticker and the page's own head stand there
_REACH_BELOW = 24
_REACH_INTO_BODY = 3  # lines of the body above which a date line may stand
_SURE_ABOVE = 3  # lines; a day without a cue further above may be today's, or another story's
_HEAD_WORDS = 200  # of body above a day that still is the article's; one further in is of a story linked from there
_LABEL_CHARS = 40  # of a line that labels the next: “Published”
_COST_OF_BODY = 3  # a date's distance from the body counts where the headline may be a wrong one
_COST_ABOVE = 3.0  # a line above the headline counts as much as so many below
# A line that says “published” outweighs four that only hold a day; an update is taken where nothing else is.
_COST_OF_CUE = {"published": 0.0, "": 4.0, "updated": 15.0, "other": 1000.0}


class DateLine(Struct, frozen=True):
    """The index of a line and the date that it tells."""

    index: int
    published: Published


def find_date_line(lines: Sequence[Line], is_body: Sequence[bool], headline: int, first_body: int) -> DateLine | None:
    """The date line of an article whose headline is known; None where there is none.

    Where it is not reliable, the language of the body decides the name of its month and the order of its numbers.
    """
    order = order_of_numbers([line.text for line in lines])
    find = partial(_best_date_line, lines, is_body, headline, first_body)
    best = find(order, "")
    if best is None or best.published.reliable:
        return best
    body = " ".join(line.text for line, is_part in zip(lines, is_body, strict=True) if is_part)
    language = detected_language(body)
    return find(numbers_day_first(language) if order is None else order, language)


def _best_date_line(
    lines: Sequence[Line], is_body: Sequence[bool], headline: int, first_body: int, order: bool | None, language: str
) -> DateLine | None:
    """The date line that costs least, in a language and an order of numbers as far as they are known."""
    candidates = list(_date_lines(lines, is_body, headline, first_body, order, language))
    last_body = max((index for index, body in enumerate(is_body) if body), default=len(lines))
    below = [date_line for cost, date_line in candidates if date_line.index > last_body and cost >= _COST_OF_CUE[""]]
    if len(below) > 1:  # days of other stories
        candidates = [pair for pair in candidates if pair[1] not in below]
    return min(candidates, key=lambda pair: pair[0], default=(0.0, None))[1]


def _date_lines(
    lines: Sequence[Line], is_body: Sequence[bool], headline: int, first_body: int, order: bool | None, language: str
) -> Iterator[tuple[float, DateLine]]:
    """The date lines around a headline, each with its cost."""
    stop = min(
        len(lines), max(headline + _REACH_BELOW, min(first_body + _REACH_INTO_BODY, headline + 2 * _REACH_BELOW))
    )
    above = range(max(0, headline - _REACH_ABOVE), stop)
    for index in sorted(
        {*above, *range(max(0, first_body - _REACH_ABOVE), min(first_body + _REACH_INTO_BODY, len(lines)))}
    ):
        line = lines[index].text
        if len(line) > MAX_LINE_CHARS or (index == headline and is_prose(line)):
            continue
        dated = date_of_line(line, order, language)
        if not dated or (is_body[index] and index > first_body and is_prose(line) and dated.cue != "published"):
            continue
        cue = dated.cue or (_label_above(lines, index) if index - 1 != headline else "")
        if cue == "other" or (not cue and (index == headline or PHOTO_CREDIT.search(line))):
            continue
        is_further_in = _is_further_in(lines, is_body, headline, index)
        if is_further_in and cue != "published":
            continue
        distance = index - headline if index >= headline else _COST_ABOVE * (headline - index)
        if index <= first_body:
            distance = min(distance, first_body - index + _COST_OF_BODY)
        is_by_headline = headline - index <= _SURE_ABOVE and index <= first_body + _REACH_INTO_BODY
        is_sure = not is_further_in and (cue == "published" or (not cue and is_by_headline))
        published = dated.published
        if published.reliable and not is_sure:
            published = msgspec.structs.replace(published, reliable=False)
        yield distance + _COST_OF_CUE[cue], DateLine(index, published)


def _is_further_in(lines: Sequence[Line], is_body: Sequence[bool], headline: int, index: int) -> bool:
    """Whether a line stands between paragraphs of the body, a good way below its headline."""
    above = (lines[other].text for other in range(headline, index) if is_body[other])
    return any(is_body[index:]) and sum(word_count(text) for text in above if is_prose(text)) >= _HEAD_WORDS


def _label_above(lines: Sequence[Line], index: int) -> Cue:
    """What the line above makes of a day, where it is a label without a day of its own and no picture's credit."""
    label = lines[index - 1].text if index else ""
    is_whole = any(char.isdecimal() for char in label) or "©" in label or PHOTO_CREDIT.search(label)
    if len(label) > _LABEL_CHARS or is_whole:
        return ""
    return cue_before(label)
