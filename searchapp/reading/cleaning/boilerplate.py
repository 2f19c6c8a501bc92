"""Which lines of a text are the article's body, and which the boilerplate of the page that it was pasted from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from searchapp.reading.cleaning.headlines.headline_line import find_headline
from searchapp.reading.cleaning.headlines.interviews import interview_lines
from searchapp.reading.cleaning.headlines.line_tests import TITLE_WORDS, address_of, may_be_headline
from searchapp.reading.cleaning.headlines.list_headline import headline_of_list
from searchapp.reading.cleaning.headlines.standfirst import with_standfirst
from searchapp.reading.cleaning.line_features import line_features, line_shape
from searchapp.reading.cleaning.line_kinds import (
    is_apart,
    is_boilerplate,
    is_prose,
    is_question,
    is_sentence,
    is_weak_button,
    word_count,
)
from searchapp.reading.cleaning.line_model import LineModel, shipped_model
from searchapp.reading.cleaning.line_patterns import BUTTON, BYLINE, COMMENTS, END, RELATED_LABEL, WIRE_DATELINE
from searchapp.reading.cleaning.line_words import telling_words
from searchapp.reading.cleaning.lines import Line
from searchapp.reading.cleaning.page_notices import first_comment, is_page_notice
from searchapp.text.calendar.date_lines import date_of_line

# The model and the run fail on different pages: over seven folds of 91 the model alone scored 0.902 and the run 0.900,
# both together 0.911, by trial of bonuses from 0 to 0.4 and probabilities from 0.3 to 0.6.
_RUN_BONUS = 0.35
_MIN_BODY_PROBABILITY = 0.55
_HEAD_LINES = 8  # unmarked lines above a pasted article's first sentence; more of them are a menu, a list or verse
_PAGE_MARKS = 8  # buttons and notices; a pasted article has up to half a dozen, a whole page dozens
_PAGE_LINES = 40  # the shortest of the 91 pages has 60; a list or a poem so long seldom has lines so short
_MAX_PAGE_LINES = 5000  # more is a book or a log; the longest of the 91 pages has 900
_MENU_WORDS = 3
_MENU_LINES = 30  # of one that was pasted with the article
_MENU_CHARS = 24
_MENU_SHARE = 0.35
_STORY_WORDS = (
    250  # above a list of other stories; of 411 pages eleven lost one by this and a share of 0.15, one its end
)
_OTHER_SHARE = 0.15
_TELLING_WORDS = 60  # of a body that tells which line above it is its headline
_TEASER_WORDS = 16
_TOP_LINES = 3  # of a pasted article, among which its headline stands
_ROW = re.compile(r"[^:.!?\d]{2,40}:\s?(?=\S{0,4}\d)[^.!?:]{1,25}(?:\.\d[^.!?:]{0,20})?")  # “Print only: £2.50 a week”
_ROWS = 3  # of such a list, beside one
_NUMBER = re.compile(r"\d+")
_ROW_NUMBERS = 2
_HEAD_MENU_LINES = 3  # above the first paragraph; none of 1,200 articles without a page around them has as many


def body_lines(lines: Sequence[Line], repeated: Sequence[bool], model: LineModel | None = None) -> list[bool]:
    """For each line whether it is body; `repeated` tells which lines the corpus repeats.

    A whole page is left to the line model (`shipped_model` if none is given). A text that somebody pasted loses only
    the lines that are boilerplate by themselves; a menu above its first paragraph is left to the model.
    """
    marked = _marked_lines(lines, repeated)
    is_page = sum(marked) >= _PAGE_MARKS or _is_menu_heavy(lines)
    first, comments = _first_paragraph(lines), first_comment([line.text for line in lines])
    if is_page and len(lines) <= _MAX_PAGE_LINES:
        is_body = _body_of_page(lines, marked, model or shipped_model())
    else:
        of_list, stays = headline_of_list(lines), _without_links(lines, marked)
        if of_list is None and _is_menu(lines[:first], marked) and len(lines) <= _MAX_PAGE_LINES:
            of_head = _body_of_page(lines, marked, model or shipped_model())[:first]
            is_body = with_standfirst(lines, [*of_head, *stays[first:]])
        else:
            is_body = _without_head(lines, stays, of_list)
    is_body = is_body[:comments] + [False] * (len(lines) - comments)
    return is_body if any(is_body) else [not mark for mark in marked]


def _body_of_page(lines: Sequence[Line], marked: Sequence[bool], model: LineModel) -> list[bool]:
    """For each line of a whole page whether it is body: by the model, with a bonus in the run of most prose."""
    features = line_features(lines)
    probabilities = model.body_probabilities(features)
    is_body = [
        not mark and probability + _RUN_BONUS * line.in_run >= _MIN_BODY_PROBABILITY
        for line, probability, mark in zip(features, probabilities, marked, strict=True)
    ]
    if len(lines) < _PAGE_LINES and any(is_body):
        is_body = _with_paragraphs(lines, marked, is_body)
    return _without_other_stories(lines, is_body)


def _without_other_stories(lines: Sequence[Line], is_body: Sequence[bool]) -> list[bool]:
    """The same up to a line such as “Related articles”, where what stands below shares next to no words with the story.

    What an article goes on with below such a line has its names again.
    """
    story_words: set[str] = set()
    words = 0
    for index, line in enumerate(lines):
        if is_body[index] and is_prose(line.text):
            story_words.update(telling_words(line.text))
            words += word_count(line.text)
        elif words >= _STORY_WORDS and END.match(line.text) and _is_other_story(lines, is_body, index, story_words):
            return [body and other < index for other, body in enumerate(is_body)]
    return list(is_body)


def _is_other_story(lines: Sequence[Line], is_body: Sequence[bool], start: int, story_words: Set[str]) -> bool:
    """Whether the body from a line on has few of the words that the story above has."""
    below = [telling_words(lines[index].text) for index in range(start, len(lines)) if is_body[index]]
    return sum(len(words & story_words) for words in below) <= _OTHER_SHARE * sum(map(len, below))


def _with_paragraphs(lines: Sequence[Line], marked: Sequence[bool], is_body: Sequence[bool]) -> list[bool]:
    """The same with the paragraphs within the body and right beside it: in a short text few stand out to the model."""
    first, last = is_body.index(True), len(lines) - 1 - is_body[::-1].index(True)
    within = (index for index in range(first, last) if not marked[index] and is_prose(lines[index].text))
    above, below = (
        _paragraphs(lines, marked, side) for side in (range(first - 1, -1, -1), range(last + 1, len(lines)))
    )
    kept = {*within, *above, *below}
    return [body or index in kept for index, body in enumerate(is_body)]


def _paragraphs(lines: Sequence[Line], marked: Sequence[bool], indexes: Iterable[int]) -> Iterator[int]:
    """The paragraphs among lines, up to the first that is neither one nor boilerplate, or to the page's end."""
    for index in indexes:
        text = lines[index].text
        if END.match(text) or not (marked[index] or is_prose(text)):
            return
        if not marked[index]:
            yield index


def _is_menu_heavy(lines: Sequence[Line]) -> bool:
    """Whether a text holds so many lines of a word or three that it must be a whole page, in whatever language."""
    short = sum(_is_short(line.text) for line in lines)
    return len(lines) >= _PAGE_LINES and short >= _MENU_SHARE * len(lines)


def _first_paragraph(lines: Sequence[Line]) -> int:
    """The index of the first paragraph; 0 where there is none."""
    return next((index for index, line in enumerate(lines) if line_shape(line.text, with_marks=False).prose_words), 0)


def _is_menu(above: Sequence[Line], marked: Sequence[bool]) -> bool:
    """Whether entries of a menu, buttons or notices stand above the first paragraph, as in part of a page."""
    entries = [mark or _is_entry(line.text) for line, mark in zip(above, marked, strict=False)]
    return sum(entries[: interview_lines(above).start or None]) >= _HEAD_MENU_LINES


def _is_entry(text: str) -> bool:
    """Whether a line may be a menu's entry, and no row of a table."""
    return _is_short(text) and (is_apart(text) or not any(char.isdecimal() for char in text))


def _is_short(text: str) -> bool:
    """Whether a line is as short as a menu's entry."""
    return word_count(text) <= _MENU_WORDS and len(text) <= _MENU_CHARS


def _marked_lines(lines: Sequence[Line], repeated: Sequence[bool]) -> list[bool]:
    """For each line whether it is boilerplate by itself; a word such as “More” is so only beside another such line."""
    marked = [
        recurs or is_link or is_boilerplate(line.text) or is_page_notice(line.text)
        for line, recurs, is_link in zip(lines, repeated, _links_below_labels(lines), strict=True)
    ]
    marked = [mark and not _is_of_article(lines, index) for index, mark in enumerate(marked)]
    is_weak = [
        mark and not recurs and is_weak_button(line.text)
        for mark, recurs, line in zip(marked, repeated, lines, strict=True)
    ]
    is_sure = [mark and not weak for mark, weak in zip(marked, is_weak, strict=True)]
    return [
        mark and (not is_weak[index] or any(is_sure[max(0, index - 1) : index + 2]) or _stands_alone(lines, index))
        for index, mark in enumerate(marked)
    ]


def _is_of_article(lines: Sequence[Line], index: int) -> bool:
    """Whether a line only has words of notices: a headline above a byline or a day, or a row of a list of prices."""
    text = lines[index].text
    if word_count(text) >= TITLE_WORDS and index < _TOP_LINES and index + 1 < len(lines):
        return _dates(lines[index + 1].text) and not BUTTON.match(text)
    around = (lines[other].text for other in range(max(0, index - _ROWS), min(len(lines), index + 1 + _ROWS)))
    return _ROW.fullmatch(text) is not None and sum(1 for line in around if _ROW.fullmatch(line)) > _ROWS


def _links_below_labels(lines: Sequence[Line]) -> Iterator[bool]:
    """For each line whether it is a label such as “Read also:”, or the headline of the other story below one."""
    is_below = False
    for line in lines:
        is_label = bool(RELATED_LABEL.match(line.text))
        yield is_label or (is_below and not is_sentence(line.text))
        is_below = is_label


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands between empty ones."""
    return lines[index].gap and (index + 1 == len(lines) or lines[index + 1].gap)


def _without_links(lines: Sequence[Line], marked: Sequence[bool]) -> list[bool]:
    """For each line whether it stays: not marked, not among readers' comments, no link in a list of other articles."""
    stays: list[bool] = []
    seen_prose = below_end = below_comments = False
    for line, mark in zip(lines, marked, strict=True):
        prose = is_prose(line.text) and not mark
        below_comments = below_comments or (seen_prose and bool(COMMENTS.match(line.text)))
        below_end = (below_end and not prose) or (seen_prose and mark and bool(END.match(line.text)))
        stays.append(not mark and not below_end and not below_comments)
        seen_prose = seen_prose or prose
    return stays


def _dated_headline(lines: Sequence[Line], above: Sequence[int]) -> int | None:
    """The headline below a menu: it and a date or a byline stand between the menu and the first sentence."""
    first_sentence = above[-1] + 1
    if len(above) > _MENU_LINES or any(is_prose(lines[index].text) for index in above):
        return None
    headline = find_headline(lines, [index >= first_sentence for index in range(len(lines))])
    is_dated = headline is not None and any(_dates(lines[index].text) for index in range(headline + 1, first_sentence))
    return headline if is_dated else None


def _headline_above(lines: Sequence[Line], above: Sequence[int]) -> int | None:
    """The headline of a few lines: the one that the body bears out, where it is long enough to tell."""
    body = lines[above[-1] + 1 :]
    if sum(word_count(line.text) for line in body if is_prose(line.text)) < _TELLING_WORDS:
        return _choose_headline(lines, above)
    headline = find_headline(lines, [index > above[-1] for index in range(len(lines))])
    if headline is None or headline not in above:
        return _choose_headline(lines, above)
    is_plain = all(_is_teaser(lines[index].text) for index in above if index <= headline)
    return headline if is_plain else _choose_headline(lines, above)


def _choose_headline(lines: Sequence[Line], above: Sequence[int]) -> int | None:
    """The headline among the few lines above a short text: the first long one of a few, else the last."""
    likely = [index for index in above if may_be_headline(lines[index].text)]
    long_enough = [index for index in likely if word_count(lines[index].text) >= TITLE_WORDS]
    if long_enough:
        return long_enough[0] if len(likely) <= _HEAD_LINES else long_enough[-1]
    headed = (index for index in likely if index + 1 < len(lines) and _dates(lines[index + 1].text))
    return next(headed, likely[-1]) if likely else None


def _is_teaser(text: str) -> bool:
    """Whether a line is as long as a headline at most, no dateline and no row of figures."""
    is_plain = len(_NUMBER.findall(text)) < _ROW_NUMBERS and not WIRE_DATELINE.match(text)
    return is_plain and word_count(text) <= _TEASER_WORDS


def _dates(text: str) -> bool:
    return bool(BYLINE.match(text) or date_of_line(text))


def _is_statement(text: str) -> bool:
    """Whether a line is a sentence that is no question, as headlines are."""
    return is_sentence(text) and not is_question(text)


def _without_head(lines: Sequence[Line], stays: Sequence[bool], headline: int | None) -> list[bool]:
    """The same without the headline, the lines above it, and bylines and dates between it and the first sentence.

    The headline is looked for where it is not given.
    """
    first_sentence = next((i for i, line in enumerate(lines) if stays[i] and _is_statement(line.text)), 0)
    if interview := interview_lines(lines):
        first_sentence = min(first_sentence, interview.start)
    stays = [stay and not (i < first_sentence and address_of(lines[i].text)) for i, stay in enumerate(stays)]
    above = [index for index in range(first_sentence) if stays[index]]
    if not above:
        return list(stays)
    if headline is None:
        headline = _headline_above(lines, above) if len(above) <= _HEAD_LINES else _dated_headline(lines, above)
    if headline is None:
        return list(stays)
    return [
        stays[index] and index > headline and not (index < first_sentence and is_apart(line.text))
        for index, line in enumerate(lines)
    ]
